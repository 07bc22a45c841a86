// The language of the page: `t` gives the sentences of the one that is chosen.
import type { Language } from '../api/types';
import { catalogues } from './catalogues';
import type { Catalogue } from './keys';
import { LANGUAGES } from './texts';

export { catalogues, type Catalogue };

/** The language that the system asks for: one that there are words in by name, any other Scandinavian reads bokmål. */
export function systemLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    const own = LANGUAGES.find((language) => language === primary);
    if (own) return own;
    if (primary === 'no' || primary === 'da' || primary === 'sv') return 'nb';
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
