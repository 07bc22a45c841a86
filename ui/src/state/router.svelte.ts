// Where the member is: a small hash router. Paths are plain, arguments are a query.
import { unsaved } from './unsaved.svelte';

/** A place in the app, as `meldinger/t1?ny=1`. */
export interface Place {
  /** The path's parts, as `['meldinger', 't1']`; empty for the overview. */
  parts: string[];
  /** The query. */
  query: URLSearchParams;
}

/** Reads a hash. */
export function parseHash(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const parts = path.split('/').filter(Boolean).map(decode);
  return { parts, query: new URLSearchParams(query) };
}

/** The hash of a place. */
export function hashOf(parts: readonly string[], query: Record<string, string> = {}): string {
  const path = parts.map(encodeURIComponent).join('/');
  const search = new URLSearchParams(query).toString();
  return `#/${path}${search ? `?${search}` : ''}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

class Router {
  /** Where the member is. */
  place = $state.raw<Place>(parseHash(globalThis.location?.hash ?? ''));
  /** The hash as it stands, for links that want to know whether they are the current one. */
  hash = $state(globalThis.location?.hash ?? '');
  /** Where the member may go though a form on this screen is lost. */
  #granted = '';

  /** Begins to follow the address. */
  start(): void {
    window.addEventListener('hashchange', () => this.#follow());
  }

  /** Goes to a place. */
  go(parts: readonly string[], query: Record<string, string> = {}): void {
    location.hash = hashOf(parts, query);
  }

  /** Goes to a place without leaving a step behind. */
  replace(parts: readonly string[], query: Record<string, string> = {}): void {
    history.replaceState(null, '', hashOf(parts, query));
    this.#take();
  }

  /** Follows the address, unless a form on this screen would be lost: then the member is asked first. */
  #follow(): void {
    const wanted = location.hash;
    if (!unsaved.mustAsk || wanted === this.hash || wanted === this.#granted) return this.#take();
    history.replaceState(null, '', this.hash || '#/');
    unsaved.ask(() => {
      this.#granted = wanted;
      location.hash = wanted;
    });
  }

  #take(): void {
    this.#granted = '';
    this.hash = location.hash;
    this.place = parseHash(location.hash);
  }
}

/** The one router. */
export const router = new Router();
