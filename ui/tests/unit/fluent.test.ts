// Fluent as the page's plain objects: what is filled in, what is chosen by it, and that nothing stands around it.
import { describe, expect, it } from 'vitest';
import { catalogues } from '../../src/i18n/catalogues';
import { sentence } from '../../src/i18n/sentences';
import { read, textsOf } from '../../src/i18n/words';

const { nb, nn, en } = catalogues;

describe('r_12_5 the words from Fluent', () => {
  it('choose the plural by the language', () => {
    expect([0, 1, 2, 21].map((count) => nb.messages.unread(count))).toEqual(['0 uleste', '1 ulest', '2 uleste', '21 uleste']);
    expect([nn, en].map((words) => words.messages.countMessages(1))).toEqual(['1 melding', '1 message']);
  });

  it('show a number as it is, and no marks around what is filled in', () => {
    expect(nb.common.shown(50, 12345)).toBe('Viser 50 av 12345');
    const said = [nb.messages.replyTo('محمد'), nb.courses.withdraw('{ $x } «y»'), en.common.copied('IBAN')];
    expect(said).toEqual(['Svar til محمد', 'Trekk søknad på { $x } «y»', 'IBAN copied']);
  });

  it('leave out what is not given, and follow a flag', () => {
    expect([nb.overview.hello('Kari'), nb.overview.hello('')]).toEqual(['Hei, Kari', 'Hei']);
    expect([nb.search.hits(50, true), nb.search.hits(1, false)]).toEqual(['Viser 50 treff, de nyeste først. Det finnes flere.', '1 treff']);
  });

  it('keep lines, and spaces at their ends', () => {
    expect(nb.offices.missingBody).toContain('registrert:\n\nVerv: \nOrganisasjonsledd: \nFra dato: \n\nVennlig hilsen\n');
    expect(nb.start.holds).toHaveLength(3);
  });

  it('R-12.9 say how long to wait, one second and one minute too', () => {
    const wait = (seconds: string) => sentence({ code: 'wait', params: { seconds }, fields: [] });
    expect(['1', '30', '90', '91'].map((seconds) => /Vent (.*) og prøv/.exec(wait(seconds))?.[1])).toEqual(['1 sekund', '30 sekunder', '90 sekunder', '2 minutter']);
  });

  it('are their key where there is no text, and never nothing', () => {
    expect(read('nb', 'x-a = Hei { $nobody }')).toEqual({ a: 'Hei {$nobody}' });
    expect(textsOf('nb', 'x-a = Én\nx-b = To')).toEqual([['x-a', 'Én'], ['x-b', 'To']]);
  });
});
