// The words of every language. Bokmål is the source: the types come from it, and a test holds the others against it.
import type { EnrolmentStatus, FieldCode, FindingKind, Language, ListColumn, Outcome } from '../api/types';
import type { ErrorCode } from './codes';
import type { Catalogue } from './keys';
import { LANGUAGES, TEXTS } from './texts';
import { read } from './words';

/** A language's words: each file of them is read when the first of it is said. */
function catalogueOf(language: Language): Catalogue {
  const catalogue = {} as Catalogue;
  for (const section of Object.keys(TEXTS[language]) as (keyof Catalogue)[]) {
    const later = () => {
      const value = read(language, TEXTS[language][section]);
      Object.defineProperty(catalogue, section, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(catalogue, section, { get: later, enumerable: true, configurable: true });
  }
  return catalogue;
}

/** The catalogues by language. */
export const catalogues = Object.fromEntries(LANGUAGES.map((language) => [language, catalogueOf(language)])) as Record<Language, Catalogue>;

/** One word for each of these, neither more nor fewer; `never` names what is too many. */
type Each<Code extends string, Words extends Record<Code, unknown>> = Exclude<keyof Words, Code> extends never ? true : Exclude<keyof Words, Code>;

/** What comes from the core has its word: one that is missing, or too many, does not compile. */
export const EACH: [
  Each<ErrorCode, Catalogue['errors']['codes']>,
  Each<FieldCode, Catalogue['fields']['codes']>,
  Each<FindingKind, Catalogue['check']['findings']>,
  Each<Outcome, Catalogue['check']['outcomes']>,
  Each<EnrolmentStatus, Catalogue['courses']['statuses']>,
  Each<ListColumn, Catalogue['offices']['columns']>,
] = [true, true, true, true, true, true];
