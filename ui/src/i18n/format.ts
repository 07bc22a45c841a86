// Dates, times, amounts, phones and sizes as they are written in Norway (Språkrådet, «Tall, tid og dato»).
import type { Language } from '../api/types';
import { catalogues, i18n } from './i18n.svelte';

const ZONE = 'Europe/Oslo';
const NBSP = '\u00a0';
const MINUS = '\u2212';

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: string;
  minute: string;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function partsOf(date: Date): Parts {
  const found: Record<string, string> = {};
  for (const part of clock.formatToParts(date)) found[part.type] = part.value;
  return {
    year: Number(found['year']),
    month: Number(found['month']),
    day: Number(found['day']),
    hour: found['hour'] ?? '00',
    minute: found['minute'] ?? '00',
  };
}

/** Days since 1970 of a calendar day. */
function dayNumber(parts: { year: number; month: number; day: number }): number {
  return Math.round(Date.UTC(parts.year, parts.month - 1, parts.day) / 86_400_000);
}

function isPlainDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** A plain date's parts, or an instant's as the clock in Oslo shows them. */
function read(value: string): Parts | undefined {
  if (isPlainDate(value)) {
    const [year, month, day] = value.split('-').map(Number);
    return { year: year ?? 0, month: month ?? 1, day: day ?? 1, hour: '00', minute: '00' };
  }
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : partsOf(date);
}

function dayAndMonth(parts: Parts, language: Language): string {
  const { dates } = catalogues[language];
  return dates.dayMonth(String(parts.day), dates.months[parts.month - 1] ?? '');
}

/** `5. juni 2024`. Takes a plain date or an instant (then the day in Oslo). */
export function date(value: string | null | undefined, language: Language = i18n.language): string {
  const parts = value ? read(value) : undefined;
  return parts ? `${dayAndMonth(parts, language)} ${parts.year}` : '';
}

/** `13.–15. mars 2024`, `30. april–2. mai 2024`, one date when both days are the same. */
export function dateRange(from: string, to: string, language: Language = i18n.language): string {
  const first = read(from);
  const last = read(to);
  if (!first || !last) return '';
  if (dayNumber(first) === dayNumber(last)) return date(from, language);
  if (first.year !== last.year) return `${date(from, language)} – ${date(to, language)}`;
  if (first.month !== last.month) return `${dayAndMonth(first, language)} – ${date(to, language)}`;
  return `${catalogues[language].dates.firstDay(String(first.day))}–${date(to, language)}`;
}

/** `14:02`, by the clock in Oslo. */
export function time(value: string): string {
  const parts = read(value);
  return parts ? `${parts.hour}:${parts.minute}` : '';
}

/** `i dag 14:02`, `i går 15:30`, `5. juni 15:30` this year, else `5. juni 2024`; for lists. */
export function when(value: string, now: Date, language: Language = i18n.language): string {
  const parts = read(value);
  if (!parts) return '';
  const today = partsOf(now);
  const words = catalogues[language].dates;
  const days = dayNumber(today) - dayNumber(parts);
  const clockTime = isPlainDate(value) ? '' : ` ${parts.hour}:${parts.minute}`;
  if (days === 0) return `${words.today}${clockTime}`;
  if (days === 1) return `${words.yesterday}${clockTime}`;
  if (days === -1) return `${words.tomorrow}${clockTime}`;
  if (parts.year === today.year) return `${dayAndMonth(parts, language)}${clockTime}`;
  return `${dayAndMonth(parts, language)} ${parts.year}`;
}

/** `5. juni 2024 kl. 15:30`, with `i dag` and `i går`; for one thing that is read. */
export function moment(value: string, now: Date, language: Language = i18n.language): string {
  const parts = read(value);
  if (!parts) return '';
  const words = catalogues[language].dates;
  const days = dayNumber(partsOf(now)) - dayNumber(parts);
  const day = days === 0 ? words.today : days === 1 ? words.yesterday : days === -1 ? words.tomorrow : date(value, language);
  return words.moment(day, `${parts.hour}:${parts.minute}`);
}

/** Whole days from now in Oslo to a plain date; negative when it has passed. */
export function daysUntil(value: string, now: Date): number {
  const parts = read(value);
  return parts ? dayNumber(parts) - dayNumber(partsOf(now)) : 0;
}

/** Digits in groups of three, parted as the language does. */
function inGroups(digits: string, language: Language): string {
  const { thousands } = catalogues[language].numbers;
  return digits.split(/\B(?=(?:\d{3})+(?!\d))/).reduce((left, right) => thousands(left, right));
}

/** A whole number with a hard space between thousands: `10 000`; four digits stand together. */
export function number(value: number, language: Language = i18n.language): string {
  const digits = Math.abs(Math.trunc(value)).toString();
  const grouped = digits.length > 4 ? inGroups(digits, language) : digits;
  return value < 0 ? `${MINUS}${grouped}` : grouped;
}

/** An amount in øre: `1 234,50 kr`; in English `NOK 1,234.50`. */
export function amount(ore: number, language: Language = i18n.language): string {
  const total = Math.abs(Math.round(ore));
  const { decimal, amount: sumOf } = catalogues[language].numbers;
  const crowns = inGroups(Math.floor(total / 100).toString(), language);
  const cents = (total % 100).toString().padStart(2, '0');
  const sign = ore < 0 ? MINUS : '';
  return sumOf(sign, `${crowns}${decimal}${cents}`);
}

/** A number in E.164 as it is written in Norway: `22 22 22 22`, `800 22 222`, others `+46 …`. */
export function phone(value: string): string {
  const norwegian = /^\+47(\d{8})$/.exec(value)?.[1];
  if (norwegian?.startsWith('8')) return norwegian.replace(/^(\d{3})(\d{2})(\d{3})$/, `$1${NBSP}$2${NBSP}$3`);
  if (norwegian) return norwegian.replace(/(\d{2})(?=\d)/g, `$1${NBSP}`);
  return value;
}

/** A size in bytes: `340 kB`, `1,2 MB`. */
export function size(bytes: number, language: Language = i18n.language): string {
  const comma = (value: number) => {
    const text = value < 10 ? value.toFixed(1) : Math.round(value).toString();
    return text.replace('.', catalogues[language].numbers.decimal);
  };
  if (bytes < 1000) return `${bytes}${NBSP}B`;
  if (bytes < 999_500) return `${Math.max(1, Math.round(bytes / 1000))}${NBSP}kB`;
  if (bytes < 999_500_000) return `${comma(bytes / 1_000_000)}${NBSP}MB`;
  return `${comma(bytes / 1_000_000_000)}${NBSP}GB`;
}

/** An organisation number or a member number in threes: `974 760 673`. */
export function inThrees(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, NBSP);
}

/** The year of the clock in Oslo. */
export function yearOf(value: string): number {
  return read(value)?.year ?? 0;
}

/** Compares names as in Norway: æøå last, aa as å. */
export function collate(a: string, b: string): number {
  return collator.compare(a, b);
}

const collator = new Intl.Collator('nb', { sensitivity: 'variant' });
