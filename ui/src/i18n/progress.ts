// How far something has come, in words: rows are counted, files are measured.
import type { Progress } from '../api/types';
import { number, size } from './format';
import { t } from './i18n.svelte';

/** `Henter meldinger: 400 av 1 200`. */
export function progressText(progress: Progress): string {
  const shown = progress.step === 'downloads' ? size : number;
  const done = shown(progress.done);
  const total = progress.total ? shown(progress.total) : '';
  if (progress.step === 'indexing') return total ? t.shell.indexing(done, total) : t.shell.syncing;
  return t.shell.syncStep(t.shell.steps[progress.step] ?? t.shell.anything, done, total);
}
