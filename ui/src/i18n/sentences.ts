// From codes to sentences: errors, refused fields, what was refused in an outbox row.
import type { ErrorView, FieldError } from '../api/types';
import { t } from './i18n.svelte';

/** The sentence for an error: what happened, what was kept, what to do. */
export function sentence(error: ErrorView): string {
  const made = t.errors.codes[error.code as keyof typeof t.errors.codes];
  const text = made ? made(error.params) : t.errors.unknown(error.code);
  if (error.code !== 'invalid' || error.fields.length === 0) return text;
  return [...new Set(error.fields.map((field) => t.fields.codes[field.code]))].join(' ');
}

/** The sentence for a refused field; empty when it was not refused. */
export function fieldSentence(errors: readonly FieldError[], field: string): string {
  const found = errors.find((error) => error.field === field || error.field.endsWith(`.${field}`));
  return found ? (t.fields.codes[found.code] ?? '') : '';
}
