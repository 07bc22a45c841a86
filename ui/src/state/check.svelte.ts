// The certificate that is being checked: dropped on the window, pasted, opened or typed. It is kept while the member
// looks around, and forgotten with the window.
import { asErrorView, call } from '../api/call';
import type { ErrorView, Verdict } from '../api/types';
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

  /** Checks a file that was dropped or pasted. */
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
  async choose(): Promise<void> {
    await this.#run('', async () => {
      const chosen = await call('kursbevis_check_file', {});
      if (chosen) this.name = chosen.name;
      return chosen ? chosen.verdict : this.verdict;
    });
  }

  /** Forgets the answer. */
  clear(): void {
    this.verdict = null;
    this.error = null;
    this.name = '';
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

/** Takes files that are dropped on the window where nothing else takes them; returns how to stop. */
export function takeDrops(hovering: (over: boolean) => void): () => void {
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  const over = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    // Without this the window would go to the file.
    event.preventDefault();
    hovering(true);
  };
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) hovering(false);
  };
  const drop = (event: DragEvent) => {
    hovering(false);
    if (event.defaultPrevented || !holdsFiles(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    router.go(['kontroll']);
    void check.file(file);
  };
  window.addEventListener('dragover', over);
  window.addEventListener('dragleave', leave);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('dragleave', leave);
    window.removeEventListener('drop', drop);
  };
}
