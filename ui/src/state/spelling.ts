// The spelling checker of the shell: over a misspelt word it shows a menu of its own, with what may be meant.
import { call } from '../api/call';
import { host } from '#host';

/** How long the shell is waited for, ms. */
const PATIENCE = 150;

let heard: (isShown: boolean) => void = () => undefined;

/** What the shell's entries are called. */
export interface MenuWords {
  cut: string;
  copy: string;
  paste: string;
  selectAll: string;
}

class Spelling {
  /** Whether the shell has such a menu. */
  readonly isThere = host.spells;

  /** Begins to listen, until the returned function is called. */
  follow(): (() => void) | undefined {
    if (!this.isThere) return undefined;
    const listening = host.onSpelling((isShown) => heard(isShown));
    return () => void listening.then((stop) => stop());
  }

  /** Tells the shell what its entries are called. */
  say({ cut, copy, paste, selectAll }: MenuWords): void {
    if (this.isThere) void call('menu_words', { cut, copy, paste, select_all: selectAll }).catch(() => undefined);
  }

  /** Whether the shell shows its menu where the page has just left that to it; not where it says nothing. */
  isShown(): Promise<boolean> {
    return new Promise((done) => {
      heard = done;
      setTimeout(() => done(false), PATIENCE);
    });
  }
}

/** The one checker. */
export const spelling = new Spelling();
