// What the polite live region says. One sentence at a time; it also stands on the screen for a while.

class Announcer {
  /** The sentence that stands there now. */
  text = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Says a sentence. The same one twice is said twice. */
  say(text: string): void {
    clearTimeout(this.#timer);
    this.text = '';
    // The region must be seen empty first, or a repeated sentence is not read out.
    setTimeout(() => (this.text = text), 50);
    this.#timer = setTimeout(() => (this.text = ''), 9_000);
  }

  /** Takes the sentence away. */
  clear(): void {
    clearTimeout(this.#timer);
    this.text = '';
  }
}

/** The one announcer. */
export const announcer = new Announcer();
