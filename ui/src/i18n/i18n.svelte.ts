// The language of the page: `t` gives the sentences of the one that is chosen.
import type { Language } from '../api/types';
import { en } from './en';
import { nb } from './nb';
import { nn } from './nn';

/** Every sentence of the page. bokmål is the source: a key that another language lacks does not compile. */
export type Catalogue = typeof nb;

/** The catalogues by language. */
export const catalogues: Record<Language, Catalogue> = { nb, nn, en };

/** The language that the system asks for: nynorsk and bokmål by name, any other Scandinavian reads bokmål. */
export function systemLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'nn') return 'nn';
    if (primary === 'nb' || primary === 'no' || primary === 'da' || primary === 'sv') return 'nb';
    if (primary === 'en') return 'en';
  }
  return 'nb';
}

class I18n {
  /** The language. */
  language = $state<Language>(systemLanguage(globalThis.navigator?.languages ?? []));

  /** Follows the member's choice, or the system's without one. */
  follow(choice: Language | null): void {
    this.language = choice ?? systemLanguage(globalThis.navigator?.languages ?? []);
    if (typeof document !== 'undefined') document.documentElement.lang = this.language;
  }
}

/** The one choice of language. */
export const i18n = new I18n();

/** The sentences of the chosen language: `t.messages.title`, `t.messages.unread(3)`. */
export const t: Catalogue = new Proxy({} as Catalogue, {
  get: (_, domain: string) => catalogues[i18n.language][domain as keyof Catalogue],
});
