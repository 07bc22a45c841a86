// Saving, printing and opening a file, each with a sentence about how it ended.
import { asErrorView, call } from '../api/call';
import type { FileDone } from '../api/types';
import { t } from '../i18n/i18n.svelte';
import { sentence } from '../i18n/sentences';
import { announcer } from './announce.svelte';

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

/** Sends a file to the printer. */
export const printFile = (file: string) => tell(call('print_file', { file }), t.papers.printed);

/** Opens a file in another program. */
export const openOutside = (file: string) => tell(call('open_outside', { file }), t.papers.openedOutside);

/** Puts a file in the folder for downloads. */
export const saveToDownloads = (file: string) => tell(call('save_to_downloads', { file }), '');
