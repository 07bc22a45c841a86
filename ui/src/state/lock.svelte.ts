// The app lock, from the page's side: when nobody has touched anything for a while, or when the member says so, the core
// closes what is open and the page is loaded again, so that nothing of what it has shown stays in its memory.
import { call } from '../api/call';
import { app } from './app.svelte';
import { unsaved } from './unsaved.svelte';

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/** How often it is looked whether it is time, milliseconds. */
const LOOK = 5_000;

class Locker {
  #seen = Date.now();
  #locking = false;

  /** Whether there is something that locks. */
  get possible(): boolean {
    const state = app.state;
    return state?.phase === 'ready' && (state.lock === 'pin' || state.lock === 'passphrase');
  }

  /** Begins to watch. */
  start(): void {
    // The one who comes back to a machine that has slept moves the pointer first: that is too late to have been here.
    for (const sign of SIGNS) {
      window.addEventListener(sign, () => void (this.look() || (this.#seen = Date.now())), { capture: true, passive: true });
    }
    window.addEventListener('focus', () => this.look());
    document.addEventListener('visibilitychange', () => this.look());
    setInterval(() => this.look(), LOOK);
  }

  /** Locks if nobody has been here for as long as the member has set; answers whether it does. */
  look(): boolean {
    const minutes = app.state?.settings.lock_minutes ?? 0;
    if (!this.possible || minutes === 0 || Date.now() - this.#seen < minutes * 60_000) return false;
    void this.lock();
    return true;
  }

  /** Locks now. */
  async lock(): Promise<void> {
    if (!this.possible || this.#locking) return;
    this.#locking = true;
    try {
      await unsaved.letGo();
      await call('lock', {});
      location.reload();
    } catch {
      // What could not be locked is as it was.
      this.#locking = false;
      await app.readState();
    }
  }
}

/** The one locker. */
export const locker = new Locker();
