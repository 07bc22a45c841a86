// The language that a text is written in, so that a screen reader reads it as that: what the union and the member write is
// not translated when the page's language is another.
import type { Language } from '../api/types';
import { catalogues } from './catalogues';
import { LANGUAGES } from './texts';

/** Small words that a text of any length has, and that the other languages do not. */
const signsOf = (language: Language): ReadonlySet<string> => new Set(catalogues[language].tongue.signs.split(' '));

/** Most letters that are looked at. */
const ENOUGH = 2_000;

/** The language of a text; nothing of one that does not say: a name, a number, a few words. */
export function tongueOf(text: string): Language | undefined {
  const words = text.slice(0, ENOUGH).toLocaleLowerCase('nb').match(/\p{L}+/gu) ?? [];
  const count = (language: Language) => {
    const signs = signsOf(language);
    return words.filter((word) => signs.has(word)).length;
  };
  const [first, second] = LANGUAGES.map((language) => ({ language, count: count(language) })).sort((a, b) => b.count - a.count);
  if (!first || !second || first.count < 3) return undefined;
  // Bokmål and nynorsk share most of their small words: one more is enough between them.
  return first.count > second.count ? first.language : undefined;
}
