// The certificate that is being checked: dropped on the window, pasted, opened or typed. It is kept while the member
// looks around, and forgotten with the window.
import { asErrorView, call, onDragged } from '../api/call';
import type { CheckedFile, ErrorView, Verdict } from '../api/types';
import { router } from './router.svelte';

/** More than any certificate, and any photograph of one: what is longer is told by its beginning. */
const LONGEST = 40 * 1024 * 1024;

class Check {
  /** The answer. */
  verdict = $state.raw<Verdict | null>(null);
  /** What was checked: a file's name, or nothing for a text. */
  name = $state('');
  /** Whether a check is under way. */
  busy = $state(false);
  /** Why there is no answer. */
  error = $state.raw<ErrorView | null>(null);

  /** Checks a file that was pasted. */
  file(file: File): Promise<void> {
    return this.#run(file.name, async () => {
      const bytes = new Uint8Array(await file.slice(0, LONGEST).arrayBuffer());
      return call('kursbevis_check_bytes', { bytes });
    });
  }

  /** Checks the text of a code. */
  text(text: string): Promise<void> {
    return this.#run('', () => call('kursbevis_check_text', { text }));
  }

  /** Lets the member choose a file; nothing happens when they choose none. */
  choose(): Promise<void> {
    return this.#checked(() => call('kursbevis_check_file', {}));
  }

  /** Checks the file that was let go over the window. */
  dropped(): Promise<void> {
    return this.#checked(() => call('kursbevis_check_dropped', {}));
  }

  /** Forgets the answer. */
  clear(): void {
    this.verdict = null;
    this.error = null;
    this.name = '';
  }

  #checked(work: () => Promise<CheckedFile | null>): Promise<void> {
    return this.#run('', async () => {
      const checked = await work();
      if (checked) this.name = checked.name;
      return checked ? checked.verdict : this.verdict;
    });
  }

  async #run(name: string, work: () => Promise<Verdict | null>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    const before = this.name;
    this.name = name;
    try {
      const verdict = await work();
      if (verdict === this.verdict) this.name = before;
      this.verdict = verdict;
    } catch (reason) {
      this.verdict = null;
      this.error = asErrorView(reason);
    } finally {
      this.busy = false;
    }
  }
}

/** The one check. */
export const check = new Check();

/** Sends a file that is dropped on the window to the check; returns how to stop. */
export function takeDrops(hovering: (over: boolean) => void): () => void {
  return onDragged((what) => {
    hovering(what === 'over');
    if (what !== 'dropped') return;
    router.go(['kontroll']);
    void check.dropped();
  });
}
