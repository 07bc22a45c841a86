// What leaves the encrypted store: said once, before the first time since the app was opened.

class Leaving {
  #told = false;
  /** What waits for the answer. */
  asking = $state.raw<(() => void) | undefined>(undefined);

  /** Does something that leaves an unencrypted copy, once the member knows. */
  ask(work: () => void): void {
    if (this.#told) work();
    else this.asking = work;
  }

  /** The member has answered. */
  answer(goOn: boolean): void {
    const work = this.asking;
    this.asking = undefined;
    if (!goOn) return;
    this.#told = true;
    work?.();
  }
}

/** The one question. */
export const leaving = new Leaving();
