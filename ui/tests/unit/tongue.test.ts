// The language that a text is written in, where it can be told.
import { expect, it } from 'vitest';
import { tongueOf } from '../../src/i18n/tongue';

it.each([
  ['Hei!\n\nVi har gått gjennom saken, og legger ved utkast til protokoll. Si fra hvis noe ikke stemmer.', 'nb'],
  ['Hei!\n\nVi har gått gjennom saka, og legg ved utkast til protokoll. Sei frå dersom noko ikkje stemmer.', 'nn'],
  ['Hello!\n\nWe have been through the case and enclose a draft of the minutes. Tell us if something is not right.', 'en'],
] as const)('r_12_5 %s is %s', (text, language) => {
  expect(tongueOf(text)).toBe(language);
});

it.each(['', '974 760 673', 'Kari Nordmann-Østgård', 'OK', 'Referat 2026'])('r_12_5 «%s» is in no language that can be told', (text) => {
  expect(tongueOf(text)).toBeUndefined();
});
