// What the polite live region says. One sentence at a time; it also stands on the screen for a while.

/** How long before a move a sentence is said that tells what the move was for, ms. */
const SAME_BREATH = 1_000;

class Announcer {
  /** The sentence that stands there now. */
  text = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said = 0;

  /** Says a sentence. The same one twice is said twice. */
  say(text: string): void {
    clearTimeout(this.#timer);
    this.text = '';
    this.#said = Date.now();
    // The region must be seen empty first, or a repeated sentence is not read out.
    setTimeout(() => (this.text = text), 50);
    this.#timer = setTimeout(() => (this.text = ''), 9_000);
  }

  /** The member has gone to another page: what was said of the one before ends, unless it led here. */
  moved(): void {
    if (Date.now() - this.#said > SAME_BREATH) this.clear();
  }

  /** Takes the sentence away. */
  clear(): void {
    clearTimeout(this.#timer);
    this.text = '';
  }
}

/** The one announcer. */
export const announcer = new Announcer();
