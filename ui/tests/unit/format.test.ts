// Dates, amounts and numbers as they are written in Norway.
import { describe, expect, it } from 'vitest';
import { amount, collate, date, dateRange, daysUntil, inThrees, moment, number, phone, size, time, when } from '../../src/i18n/format';
import { placeLine } from '../../src/i18n/places';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const now = new Date('2026-11-23T13:02:00Z');

describe('r_12_5 dates', () => {
  it('reads a plain date as that day, whatever the time zone', () => {
    expect(plain(date('2024-06-05', 'nb'))).toBe('5. juni 2024');
    expect(plain(date('2024-06-05', 'en'))).toBe('5 June 2024');
    expect(date('', 'nb')).toBe('');
    expect(date(null, 'nb')).toBe('');
  });

  it('reads an instant by the clock in Oslo, in summer and in winter', () => {
    expect(time('2026-07-01T22:30:00Z')).toBe('00:30');
    expect(time('2026-12-01T22:30:00Z')).toBe('23:30');
    expect(plain(date('2026-07-01T22:30:00Z', 'nb'))).toBe('2. juli 2026');
  });

  it('says today, yesterday and tomorrow by the days of Oslo', () => {
    expect(when('2026-11-23T08:00:00Z', now, 'nb')).toBe('i dag 09:00');
    expect(when('2026-11-22T14:30:00Z', now, 'nb')).toBe('i går 15:30');
    expect(when('2026-11-22T23:30:00Z', now, 'nb')).toBe('i dag 00:30');
    expect(when('2026-11-24', now, 'nn')).toBe('i morgon');
    expect(plain(when('2026-06-05T13:30:00Z', now, 'nb'))).toBe('5. juni 15:30');
    expect(plain(when('2024-06-05T13:30:00Z', now, 'nb'))).toBe('5. juni 2024');
  });

  it('writes a moment out', () => {
    expect(plain(moment('2026-11-22T14:30:00Z', now, 'nb'))).toBe('i går kl. 15:30');
    expect(plain(moment('2024-06-05T13:30:00Z', now, 'nb'))).toBe('5. juni 2024 kl. 15:30');
  });

  it('joins the days of a course with an en dash', () => {
    expect(plain(dateRange('2026-03-13', '2026-03-15', 'nb'))).toBe('13.–15. mars 2026');
    expect(plain(dateRange('2026-04-30', '2026-05-02', 'nb'))).toBe('30. april – 2. mai 2026');
    expect(plain(dateRange('2026-03-13', '2026-03-13', 'nb'))).toBe('13. mars 2026');
    expect(plain(dateRange('2025-12-30', '2026-01-02', 'nb'))).toBe('30. desember 2025 – 2. januar 2026');
  });

  it('counts whole days by the calendar of Oslo', () => {
    expect(daysUntil('2026-11-23', now)).toBe(0);
    expect(daysUntil('2026-11-24', new Date('2026-11-23T23:30:00Z'))).toBe(0);
    expect(daysUntil('2026-11-10', now)).toBe(-13);
  });

  it('answers nonsense with nothing', () => {
    expect(when('nonsense', now, 'nb')).toBe('');
    expect(time('nonsense')).toBe('');
  });
});

describe('r_12_5 numbers', () => {
  it('writes amounts with a decimal comma and kr', () => {
    expect(plain(amount(123_450, 'nb'))).toBe('1 234,50 kr');
    expect(plain(amount(5, 'nb'))).toBe('0,05 kr');
    expect(plain(amount(-123_450, 'nb'))).toBe('−1 234,50 kr');
    expect(plain(amount(123_450_000, 'nb'))).toBe('1 234 500,00 kr');
    expect(plain(amount(123_450, 'en'))).toBe('NOK 1,234.50');
  });

  it('leaves four digits together and groups five', () => {
    expect(number(1240, 'nb')).toBe('1240');
    expect(plain(number(12_400, 'nb'))).toBe('12 400');
    expect(number(-450, 'nb')).toBe('−450');
  });

  it('writes phones in pairs, 8xx in three and others as they are', () => {
    expect(plain(phone('+4722222222'))).toBe('22 22 22 22');
    expect(plain(phone('+4780022222'))).toBe('800 22 222');
    expect(phone('+46701234567')).toBe('+46701234567');
    expect(phone('')).toBe('');
  });

  it('writes sizes short', () => {
    expect(plain(size(340, 'nb'))).toBe('340 B');
    expect(plain(size(340_000, 'nb'))).toBe('340 kB');
    expect(plain(size(999_900, 'nb'))).toBe('1,0 MB');
    expect(plain(size(1_240_000, 'nb'))).toBe('1,2 MB');
    expect(plain(size(26_214_400, 'nb'))).toBe('26 MB');
  });

  it('writes an organisation number in threes', () => {
    expect(plain(inThrees('974760673'))).toBe('974 760 673');
  });

  it('sorts æøå last and aa as å', () => {
    expect(['Ærø', 'Zakariassen', 'Åsen', 'Aasen', 'Ødegård', 'Hansen'].sort(collate)).toEqual(['Hansen', 'Zakariassen', 'Ærø', 'Ødegård', 'Åsen', 'Aasen']);
  });

  it('says a place once', () => {
    expect(placeLine('OSLO', 'Oslo')).toBe('OSLO');
    expect(placeLine('GOL', 'Hemsedal')).toBe('GOL · Hemsedal');
    expect(placeLine('', 'Gol')).toBe('Gol');
  });
});
