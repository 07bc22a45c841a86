// Says that messages have come while the app is open, once for each.
import { call } from '../api/call';
import type { ThreadRow } from '../api/types';
import { t } from '../i18n/i18n.svelte';
import { announcer } from './announce.svelte';
import { onChange } from './changes';

/** Threads that are looked at for what is new; the newest come first. */
const LOOKED_AT = 100;

class News {
  /** What was unread by thread; undefined until everything has been fetched for the first time. */
  #unread: Map<string, number> | undefined;
  /** When the newest message came that has been seen or told of. */
  #newest = '';
  #looking: Promise<void> = Promise.resolve();

  /** Follows what comes once all has been fetched for the first time, until the returned function is called. */
  follow(): () => void {
    this.#unread = undefined;
    this.#newest = '';
    const look = () => void (this.#looking = this.#looking.then(() => this.#look()).catch(() => undefined));
    look();
    return onChange(['messages', 'threads'], look);
  }

  /** Messages have come to the thread that is being read: they are no longer unread when the list is looked at. */
  came(messages: readonly { at: string; sender_name: string }[]): void {
    const fresh = messages.filter((message) => message.at > this.#newest);
    const last = fresh.at(-1);
    if (this.#unread === undefined || !last) return;
    this.#newest = last.at;
    this.#say(fresh.length, last.sender_name);
  }

  async #look(): Promise<void> {
    const { rows } = await call('threads', { filter: { unread: true, recipient_id: null, year: null, offset: 0, limit: LOOKED_AT } });
    const before = this.#unread;
    const seen = this.#newest;
    this.#unread = new Map(rows.map((row) => [row.id, row.unread]));
    for (const row of rows) if (row.last_at > this.#newest) this.#newest = row.last_at;
    if (!before) return;
    // One that has been read elsewhere, or stands further up now, is not new.
    const more = (row: ThreadRow) => (row.last_at > seen ? Math.max(0, row.unread - (before.get(row.id) ?? 0)) : 0);
    const count = rows.reduce((sum, row) => sum + more(row), 0);
    const from = rows.find((row) => more(row) > 0);
    if (from) this.#say(count, from.last_sender);
  }

  #say(count: number, sender: string): void {
    announcer.say(t.messages.news(count, sender));
  }
}

/** The one teller. */
export const news = new News();
