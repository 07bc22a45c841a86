// Where the app stands: phase, settings, sync. Every screen may read it; it follows the shell.
import { asErrorView, call } from '../api/call';
import type { AppState, ContractFit, ErrorView, Settings, SyncView } from '../api/types';
import { i18n } from '../i18n/i18n.svelte';
import { onChange } from './changes';
import { draw } from './zoom';

class App {
  /** The state; undefined until the shell has answered for the first time. */
  state = $state.raw<AppState | undefined>(undefined);
  /** The sync state. */
  sync = $state.raw<SyncView | undefined>(undefined);
  /** Why the shell could not be asked. */
  error = $state.raw<ErrorView | undefined>(undefined);
  /** The time that relative dates are seen from; moves when the window comes to the front and when something changes. */
  now = $state.raw(new Date());

  /** Moves at the beginning and at the end of each saving of settings: what was read across one may be older. */
  #saves = 0;
  #saving: Promise<void> = Promise.resolve();

  /** Whether the server can be reached; unknown counts as online, so that nothing is refused on a guess. */
  get offline(): boolean {
    return this.sync?.connection === 'offline' || this.portal;
  }

  /** Whether the network answers in the server's place. */
  get portal(): boolean {
    return this.sync?.connection === 'portal';
  }

  /** What keeps app and server from doing all that they otherwise do together, if anything. */
  get contract(): Exclude<ContractFit, 'fits'> | null {
    const fit = this.sync?.contract ?? 'fits';
    return fit === 'fits' ? null : fit;
  }

  /** How many rows of these collections only a newer version of the app can show. */
  unreadable(collections: string[]): number {
    const rows = this.sync?.unreadable ?? {};
    return collections.reduce((sum, collection) => sum + (rows[collection] ?? 0), 0);
  }

  /** Reads the state and follows it. */
  async start(): Promise<void> {
    onChange(['session', 'settings', 'profile', 'union'], () => void this.readState());
    onChange(['sync', 'outbox', 'session'], () => void this.readSync());
    window.addEventListener('focus', () => this.tick());
    document.addEventListener('visibilitychange', () => this.tick());
    await this.readState();
    await this.readSync();
  }

  /** Reads the state again. */
  async readState(): Promise<void> {
    try {
      let saves: number;
      let state: AppState;
      do {
        saves = this.#saves;
        state = await call('app_state', {});
      } while (saves !== this.#saves);
      this.take(state);
    } catch (reason) {
      this.error = asErrorView(reason);
    }
  }

  /** Reads the sync state again. */
  async readSync(): Promise<void> {
    if (this.state?.phase !== 'ready') return;
    try {
      this.sync = await call('sync_state', {});
      this.tick();
    } catch {
      // The line keeps what it last knew; the next change asks again.
    }
  }

  /** Takes a state that a command has answered with. */
  take(state: AppState): void {
    this.state = state;
    this.error = undefined;
    this.applySettings(state.settings);
    if (state.phase === 'ready' && !this.sync) void this.readSync();
    if (state.phase !== 'ready') this.sync = undefined;
  }

  /** Changes settings and applies them. Each change begins from what the one before it has left, however quickly they come. */
  changeSettings(change: (settings: Settings) => Partial<Settings>): Promise<void> {
    const saved = this.#saving.then(() => this.#save(change));
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  async #save(change: (settings: Settings) => Partial<Settings>): Promise<void> {
    if (!this.state) return;
    const before = this.state.settings;
    const settings = { ...before, ...change(before) };
    if (Object.keys(settings).every((key) => settings[key as keyof Settings] === before[key as keyof Settings])) return;
    this.#saves += 1;
    try {
      const saved = await call('save_settings', { settings });
      this.state = { ...this.state, settings: saved };
      this.applySettings(saved);
    } finally {
      this.#saves += 1;
    }
  }

  /** Moves the time that relative dates are seen from. */
  tick(): void {
    this.now = new Date();
  }

  private applySettings(settings: Settings): void {
    i18n.follow(settings.language);
    draw(settings.zoom);
    document.documentElement.dataset['colorScheme'] = settings.theme === 'system' ? 'auto' : settings.theme;
  }
}

/** The one app. */
export const app = new App();
