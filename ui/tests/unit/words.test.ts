// The words of each language: one term for one thing on every screen, and no word of another language or of none.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/api/types';
import { guideIn, sentencesOf } from '../../src/i18n/guide';
import { catalogues } from '../../src/i18n/i18n.svelte';
import { textsOf } from '../../src/i18n/words';

const root = join(import.meta.dirname, '../../..');
const LANGUAGES = ['nb', 'nn', 'en'] as const;
/** Those whose words are looked through here. */
type Known = (typeof LANGUAGES)[number];

/** What a sentence is filled with: one of a thing, several, and a name. */
const VALUES = [1, 2, 'Ås'];

/** Every sentence of a catalogue, filled, with its path. */
function sentences(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    return VALUES.flatMap((given) => {
      try {
        return [[path, String(value(...Array.from({ length: value.length }, () => given)))] as [string, string]];
      } catch {
        return []; // Letters where it wants a number, or the other way round.
      }
    });
  }
  return Object.entries(value as object).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

/** The words that the Rust side says by itself: in exports, printouts, calendars, lists and mails. */
function printed(language: Language): [string, string][] {
  return ['calendar', 'export', 'letters', 'lists', 'notice'].flatMap((file) => textsOf(language, readFileSync(join(root, `words/${language}/${file}.ftl`), 'utf8')));
}

const guides = await Promise.all(LANGUAGES.map(guideIn));

const said = Object.fromEntries(
  LANGUAGES.map((language, at) => [
    language,
    [...sentences(catalogues[language], language), ...guides[at]!.flatMap((topic) => sentencesOf(topic).map((text): [string, string] => [`guide.${topic.id}`, text])), ...printed(language)],
  ]),
) as Record<Known, [string, string][]>;

const places = (language: Known, wanted: RegExp) => said[language].filter(([, text]) => wanted.test(text)).map(([path, text]) => `${path}: ${text}`);

/** A whole word or phrase, in any case; `…` stands for the rest of a word. (`\\b` of a RegExp knows no æ, ø and å.) */
const word = (text: string) => new RegExp(`(?<!\\p{L})(?:${text.replaceAll('…', '\\p{L}*')})(?!\\p{L})`, 'iu');

/** Two words for one thing: the first is ours. */
const PAIRS: Record<Known, [ours: string, other: string][]> = {
  nb: [
    ['versjon…', 'utgave…'],
    ['gått tapt', 'mistet'],
    ['si fra', 'melde fra'],
    ['har gått ut', 'er gått ut'],
    ['samtale…', 'tråd…'],
    ['kopi…', 'uttrekk…'],
    ['passord…', 'passfrase…|passsetning…'],
    ['der maskinen tar vare på passord', 'nøkkellager…|nøkkelring…'],
    ['må du se på', '…trenger deg'],
  ],
  nn: [
    ['byrj…', 'begynn…'],
    ['òg', 'også'],
    ['gått tapt', 'er mist'],
    ['versjon…', 'utgåve…'],
    ['se[ie]+ frå', 'melde? frå'],
    ['kopi…', 'uttrekk…'],
    ['samtale…|samtalar', 'tråd…'],
    ['allereie', 'alt (sendt?|laga)'],
    ['vart', 'blei|ble'],
    ['talet på|kor mange', 'antall?'],
    ['gjer', 'gjør'],
    ['gir|gi|gav', 'gjev|gje|gjevast'],
    ['tillitsvalde?', 'tillitsvalte?|tillitsvalgte?'],
    ['verksemd…', 'virksomhet…'],
    ['føremål…', 'formål…'],
    ['tilsett…', 'ansatt…'],
    ['løn…', 'lønn…'],
  ],
  en: [
    ['passwords?', 'passphrases?'],
    ['password store|keeps passwords', 'key ?store'],
    ['computer', 'machine'],
    ['again', 'anew'],
    ['start again', 'begin again'],
    ['conversations?', 'threads?'],
    ['results?|match(es)?', 'hits?'],
    ['match(es)?', 'fits?(?! the width)'],
    ['roles?', 'offices|office held'],
    ['registered', 'on record'],
    ['withdraw…', 'take(n)? back'],
    ['copy', 'export…'],
    ['expired', 'run out'],
    ['licence', 'license…'],
    ['colours?', 'color…'],
    ['organis…', 'organiz…'],
    ['will', 'shall'],
    ['genuine', 'is real'],
    ['local branch', 'organisasjonsledd…'],
  ],
};

/** Words of a neighbour, and phrases that nobody says. */
const NEVER: Record<Known, string[]> = {
  nb: [
    'ikkje|eit|ein|frå|berre|noko|korleis|kva|kven|nokre|opplysningar|meldingar|òg', 'løper nå', 'ta ut|tatt ut', 'det blir \\d.*', '^Deg$', 'noe ulest',
    'hjelp og om$',
  ],
  nn: [
    'ikke|fra|noe|noen|bare|hvordan|hva|hvem|hvilke[nt]?|hvor|jeg|deres|meldinger|opplysninger|siden av|uten|filen|maskinen|medlemskapet|spørre', 'treng deg',
    'ta ut|teken? ut', 'det blir \\d.*', '^Deg$', 'noko ulese', 'hjelp og om$',
  ],
  en: [
    'matters? needs? you|needing you', 'running now', 'take (everything |the list )?out', 'goes on|go on', 'such a one', 'by (itself|themselves)', 'help and about$',
    'meanwhile',
  ],
};

describe('r_12_5 the words', () => {
  it('are looked for where they are', () => {
    for (const language of LANGUAGES) expect(said[language].length).toBeGreaterThan(900);
    expect(places('nb', /Kopien ble kontrollert mot den da den var ferdig/).length).toBe(1);
  });

  it.each(LANGUAGES)('%s has one word for one thing', (language) => {
    const mixed = PAIRS[language].flatMap(([ours, other]) => {
      expect(places(language, word(ours)).length, `«${ours}» is the word that is used`).toBeGreaterThan(0);
      return places(language, word(other));
    });
    expect(mixed).toEqual([]);
  });

  it.each(LANGUAGES)('%s has no word of a neighbour and no phrase that nobody says', (language) => {
    expect(NEVER[language].flatMap((phrase) => places(language, word(phrase)))).toEqual([]);
  });

  it('what is said of an e-mail on paper is what the window says', () => {
    const source = readFileSync(join(root, 'crates/core/src/email/notes.rs'), 'utf8');
    const said = [...source.matchAll(/words\.email_notes_(\w+)/g)].map((found) => found[1]);
    expect(said.sort()).toEqual(Object.keys(catalogues.nb.papers.email.notes).sort());
  });
});
