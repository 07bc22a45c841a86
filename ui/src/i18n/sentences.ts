// From codes to sentences: errors, refused fields, what was refused in an outbox row.
import type { ErrorView, FieldError } from '../api/types';
import { date, moment } from './format';
import { t } from './i18n.svelte';

/** The sentence for an error: what happened, what was kept, what to do. */
export function sentence(error: ErrorView): string {
  const made = t.errors.codes[error.code as keyof typeof t.errors.codes];
  const text = made ? made({ ...readable(error.params), ...waitOf(error.params['seconds']) }) : t.errors.unknown(error.code);
  if (error.code !== 'invalid' || error.fields.length === 0) return text;
  return [...new Set(error.fields.map((field) => codeSentence(field, error.params['name'])))].join(' ');
}

/** The sentence for a field's code; with the file's name where it is a file that was refused. */
function codeSentence(field: FieldError, file: string | undefined): string {
  const text = t.fields.codes[field.code];
  if (!file || !field.field.startsWith('attachments')) return text;
  return t.fields.ofFile(file, field.code === 'required' ? t.fields.emptyFile : text);
}

/** How long to wait: seconds up to a minute and a half, minutes above; rounded up, so that nobody comes too early. */
function waitOf(given: string | undefined): { seconds?: number; minutes?: number } {
  const seconds = Number(given ?? '30');
  return seconds <= 90 ? { seconds } : { minutes: Math.ceil(seconds / 60) };
}

/** Values for a sentence, with dates and times as they are written in Norway. */
function readable(params: ErrorView['params']): Record<string, string> {
  const made: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) made[name] = date(value);
    else if (/^\d{4}-\d{2}-\d{2}T/.test(value)) made[name] = moment(value, new Date());
    else made[name] = value;
  }
  return made;
}

/** The sentence for a refused field; empty when it was not refused. */
export function fieldSentence(errors: readonly FieldError[], field: string): string {
  const found = errors.find((error) => error.field === field || error.field.endsWith(`.${field}`));
  return found ? (t.fields.codes[found.code] ?? '') : '';
}
