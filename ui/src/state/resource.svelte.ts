// Something that a screen shows: read from the cache, and read again when its topics change. What is shown stays
// while it is read again, so that nothing jumps.
import { untrack } from 'svelte';
import { asErrorView } from '../api/call';
import type { ErrorView } from '../api/types';
import { onChange } from './changes';
import { steadily } from './steady';

/** A value that keeps itself current. */
export class Resource<T> {
  /** The newest value; undefined until it has been read for the first time. */
  data = $state.raw<T | undefined>(undefined);
  /** Why the last reading failed, if it did. */
  error = $state.raw<ErrorView | undefined>(undefined);

  #read: () => Promise<T>;
  #newest = 0;
  #running = false;
  #again = false;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  /** Reads it again; what comes while a reading is under way is one more reading after it. */
  async refresh(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return;
    }
    await this.take(this.#read(), this.data === undefined ? undefined : steadily);
  }

  /** Takes the result of a reading that has begun. Only the newest one counts. `show` makes it what is shown. */
  async take(reading: Promise<T>, show = (change: () => void) => change()): Promise<void> {
    const number = ++this.#newest;
    this.#running = true;
    try {
      const data = await reading;
      if (number !== this.#newest) return;
      show(() => {
        this.data = data;
        this.error = undefined;
      });
    } catch (reason) {
      if (number !== this.#newest) return;
      this.error = asErrorView(reason);
    }
    this.#running = false;
    if (this.#again) {
      this.#again = false;
      await this.refresh();
    }
  }
}

/**
 * A resource for a component: read now, and again when one of `topics` changes or something that `read` looked at
 * before its first await. Call it while the component is set up.
 */
export function resource<T>(topics: readonly string[], read: () => Promise<T>): Resource<T> {
  const made = new Resource(read);
  $effect(() => {
    const reading = read();
    untrack(() => void made.take(reading));
  });
  $effect(() => onChange(topics, () => void made.refresh()));
  return made;
}
