// What was refused in a form. A sentence stands at its field only as long as it is true: it goes when the field has been
// made right, and comes again while it is wrong in the same way.
import type { FieldError } from '../api/types';
import { fieldSentence } from '../i18n/sentences';

/** The refusals of one form. */
export class Refusals {
  #refused = $state.raw<{ error: FieldError; value: string; isOurs: boolean }[]>([]);
  #valueOf: (field: string) => unknown;
  #check: () => FieldError[];

  /** `valueOf` gives a field's value now; `check` finds what the form itself can see of what is wrong. */
  constructor(valueOf: (field: string) => unknown, check: () => FieldError[] = () => []) {
    this.#valueOf = valueOf;
    this.#check = check;
  }

  /** These fields have been refused, by the form or by whoever was to take it. */
  refuse(fields: readonly FieldError[]): void {
    const ours = this.#check();
    this.#refused = fields.map((error) => ({
      error,
      value: this.#shown(error.field),
      isOurs: ours.some((one) => one.field === error.field && one.code === error.code),
    }));
  }

  /** Nothing is refused any more. */
  clear(): void {
    this.#refused = [];
  }

  /** What is refused and still wrong. What only others can see counts until the value is another. */
  get standing(): FieldError[] {
    if (this.#refused.length === 0) return [];
    const now = this.#check();
    return this.#refused.flatMap(({ error, value, isOurs }) => {
      const found = now.find((one) => one.field === error.field);
      if (found) return [found];
      return !isOurs && this.#shown(error.field) === value ? [error] : [];
    });
  }

  /** The sentence for a field; empty when it is not wrong. */
  of(field: string): string {
    return fieldSentence(this.standing, field);
  }

  #shown(field: string): string {
    return JSON.stringify(this.#valueOf(field)) ?? '';
  }
}
