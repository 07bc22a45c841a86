// The language that a text is written in, so that a screen reader reads it as that: what the union and the member write is
// not translated when the page's language is another.
import type { Language } from '../api/types';

/** Small words that a text of any length has, and that the other languages do not. */
const SIGNS: Record<Language, ReadonlySet<string>> = {
  nb: new Set('ikke jeg hva hvordan noe noen fra bare dere deres hvis også etter vil være ble blir har det som og på av til med om vi'.split(' ')),
  nn: new Set('ikkje eg kva korleis noko nokon frå berre dykk dykkar dersom òg etter vil vere vart blir har det som og på av til med om vi'.split(' ')),
  en: new Set('the and not you your what how something from only if also after will be was is has that which to of with about we are this for'.split(' ')),
};

/** Most letters that are looked at. */
const ENOUGH = 2_000;

/** The language of a text; nothing of one that does not say: a name, a number, a few words. */
export function tongueOf(text: string): Language | undefined {
  const words = text.slice(0, ENOUGH).toLocaleLowerCase('nb').match(/\p{L}+/gu) ?? [];
  const count = (language: Language) => words.filter((word) => SIGNS[language].has(word)).length;
  const [first, second] = (['nb', 'nn', 'en'] as const).map((language) => ({ language, count: count(language) })).sort((a, b) => b.count - a.count);
  if (!first || !second || first.count < 3) return undefined;
  // Bokmål and nynorsk share most of their small words: one more is enough between them.
  return first.count > second.count ? first.language : undefined;
}
