// What the member has begun and not saved. While there is any, neither the window nor the screen goes without a
// question; what can save itself is saved instead.
import { tick } from 'svelte';
import { call } from '../api/call';

/** Saves; answers whether nothing would be lost now. */
type Save = () => Promise<boolean>;

class Unsaved {
  /** What waits for the answer. */
  asking = $state.raw<(() => void) | undefined>(undefined);
  #held = new Set<Save | symbol>();

  /** Holds the window until the returned function is called: a form, or with `save` something that saves itself. */
  hold(save?: Save): () => void {
    const held = save ?? Symbol('form');
    this.#held.add(held);
    this.#tell();
    return () => {
      this.#held.delete(held);
      this.#tell();
    };
  }

  /** Begins to stand in the way of a page that is loaded again or left, whatever asked for it. */
  guard(): void {
    window.addEventListener('beforeunload', (event) => {
      if (this.#held.size > 0) event.preventDefault();
    });
  }

  /** Whether there is a form that only the member can save or let go. */
  get mustAsk(): boolean {
    return [...this.#held].some((held) => typeof held === 'symbol');
  }

  /** Asks whether what is not saved may go; `then` follows when it may. */
  ask(then: () => void): void {
    this.asking = then;
  }

  /** The member has answered. */
  async answer(mayGo: boolean): Promise<void> {
    const then = this.asking;
    this.asking = undefined;
    // The question goes first: over what it was asked about, it would keep the focus from where it came from.
    await tick();
    if (mayGo) then?.();
  }

  /** The member wants to close the window. */
  async closeWindow(): Promise<void> {
    // Heard: the shell waits for the answer, and asks again the next time.
    this.#tell();
    const close = () => void call('close_window', {}).catch(() => undefined);
    for (const held of [...this.#held]) {
      if (typeof held === 'symbol' || !(await held())) return this.ask(close);
    }
    close();
  }

  /** Saves what saves itself and lets the rest go: the app is being locked, and asks nobody. */
  async letGo(): Promise<void> {
    for (const held of [...this.#held]) if (typeof held !== 'symbol') await held().catch(() => false);
    this.#held.clear();
    this.#tell();
  }

  #tell(): void {
    void call('hold_window', { unsaved: this.#held.size > 0 }).catch(() => undefined);
  }
}

/** The one keeper. */
export const unsaved = new Unsaved();
