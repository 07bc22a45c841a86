// Signing in through the member's own browser: begun, given up, and begun again while it is under way.
import { call } from '../api/call';
import { app } from './app.svelte';

class SignIn {
  /** Whether the sign-in under way is one that was begun again: the page stays as it is while the new one takes over. */
  again = $state(false);
  #running: Promise<void> | undefined;
  #replacing = false;
  #turn = 0;

  /** Signs in; ends when the member has done so in the browser, or has given it up. */
  begin(): Promise<void> {
    this.#running = call('sign_in', {}).then(
      () => undefined,
      (reason) => {
        // How the one that is given up for another ended, is nothing to tell.
        if (!this.#replacing) throw reason;
      },
    );
    return this.#running;
  }

  /** Gives up the sign-in that is under way, also one that is about to be begun again. */
  async cancel(): Promise<void> {
    this.#turn += 1;
    this.again = false;
    await call('cancel_sign_in', {});
    await app.readState();
  }

  /** Opens the browser anew: gives up the sign-in that is under way, and begins another once it has ended. */
  async reopen(): Promise<void> {
    if (this.#replacing) return;
    const turn = ++this.#turn;
    this.#replacing = true;
    this.again = true;
    try {
      try {
        await call('cancel_sign_in', {});
        // That it had failed by itself is no reason not to begin again.
        await this.#running?.catch(() => undefined);
        await app.readState();
      } finally {
        this.#replacing = false;
      }
      // It may have been given up for good meanwhile, or been done in the browser just as it was given up.
      if (turn !== this.#turn || (app.state?.phase === 'ready' && !app.state.sign_in_expired)) return;
      await this.begin();
    } finally {
      if (turn === this.#turn) this.again = false;
    }
  }
}

/** The one sign-in. */
export const signIn = new SignIn();
