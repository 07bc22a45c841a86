// The table of bad input (tests/fixtures/bad-input.tsv): what stands at each field in each language. That the app and
// the server refuse what the table says is a test in Rust over the same table.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { FieldCode } from '../../src/api/types';
import { i18n } from '../../src/i18n/i18n.svelte';
import { fieldSentence } from '../../src/i18n/sentences';

const table = readFileSync(join(import.meta.dirname, '../../../tests/fixtures/bad-input.tsv'), 'utf8');
const rows = table.trimEnd().split('\n').filter((line) => !line.startsWith('#')).map((line) => line.split('\t') as [string, string, string, string, string, string, string, string]);

afterAll(() => i18n.follow(null));

it('R-01.5 R-04.2 R-05.2 every refused field has its sentence in three languages', () => {
  expect(rows.length).toBeGreaterThan(60);
  for (const [form, field, , app, server, ...sentences] of rows) {
    const code = (app === '-' ? server : app) as FieldCode;
    for (const [at, language] of (['nb', 'nn', 'en'] as const).entries()) {
      i18n.follow(language);
      expect(fieldSentence([{ field, code }], field), `${form} ${field} ${code} ${language}`).toBe(sentences[at]);
    }
    expect(sentences[2], `${form} ${field}`).not.toBe(sentences[0]);
  }
});
