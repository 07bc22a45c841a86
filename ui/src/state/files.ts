// Saving, printing and opening a file, each with a sentence about how it ended.
import { asErrorView, call } from '../api/call';
import type { FileDone, FileView, PaperKind } from '../api/types';
import { i18n, t } from '../i18n/i18n.svelte';
import { sentence } from '../i18n/sentences';
import { announcer } from './announce.svelte';
import { app } from './app.svelte';

/** Does something with a file and says how it ended. */
export async function tell(work: Promise<FileDone>, done: string): Promise<FileDone | undefined> {
  try {
    const ended = await work;
    if (ended.kind === 'saved') announcer.say(t.papers.saved(ended.name));
    else if (ended.kind === 'done') announcer.say(done);
    else announcer.say(t.papers.cancelled);
    return ended;
  } catch (reason) {
    announcer.say(sentence(asErrorView(reason)));
    return undefined;
  }
}

/** Saves a file where the member says. */
export const saveFile = (file: string) => tell(call('save_file', { file }), '');

/** The file that a place in the viewer shows: its kind, its id, and which of those within it. */
export function openLinked([kind = '', id = '', index = '']: readonly string[]): Promise<FileView> {
  if (kind === 'kursbevis') return call('kursbevis_open', { id, language: i18n.language });
  if (kind === 'vedlegg') return call('open_attachment', { sha256: id });
  if (kind === 'innhold') return call('open_within', { file: id, index: Number(index) });
  return call('open_paper', { kind: kind as PaperKind, id });
}

/** Saves what a place in the viewer shows, where the member says. */
export async function saveLinked(place: readonly string[]): Promise<FileDone | undefined> {
  if (place[0] === 'kursbevis') return tell(call('kursbevis_save', { id: place[1] ?? '', language: i18n.language }), '');
  try {
    const view = await openLinked(place);
    if (view.state === 'here') return await saveFile(view.file);
    announcer.say(app.offline ? t.papers.notHereOffline : t.papers.notHereText);
  } catch (reason) {
    announcer.say(sentence(asErrorView(reason)));
  }
  return undefined;
}

/** Sends a file to the printer. */
export const printFile = (file: string) => tell(call('print_file', { file }), t.papers.printed);

/** Opens a file in another program. */
export const openOutside = (file: string) => tell(call('open_outside', { file }), t.papers.openedOutside);

/** Puts a file in the folder for downloads. */
export const saveToDownloads = (file: string) => tell(call('save_to_downloads', { file }), '');
