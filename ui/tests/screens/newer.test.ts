// What only a newer version of the app can show is said where it would have stood, once, in every language.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogues } from '../../src/i18n/catalogues';
import { openStage, show, violations, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Where a member looks for the rows of each collection. */
const PLACES: Record<string, string[]> = {
  '#/': ['profile', 'membership', 'union'],
  '#/meldinger': ['threads', 'messages', 'recipients'],
  '#/dokumenter': ['documents', 'invoices'],
  '#/kurs': ['enrolments', 'kursbevis', 'courses', 'issuer_keys'],
  '#/arbeid': ['employments', 'virksomheter', 'arbeidssteder'],
  '#/tillitsvalgte': ['representatives'],
  '#/verv': ['offices', 'list_members'],
  '#/verving': ['recruitments', 'points'],
  '#/verveshop': ['rewards', 'orders'],
};

/** The registry's own names: a collection that is new there and has no place here fails. */
const collections = [
  ...readFileSync(join(import.meta.dirname, '../../../crates/domain/src/collection.rs'), 'utf8').matchAll(/^ {4}\w+ = "(\w+)" => \w+ \{$/gm),
].map((found) => found[1] ?? '');

describe('a row that this version cannot read', () => {
  it('has a place for each collection', () => {
    expect(collections.length).toBeGreaterThan(20);
    expect(Object.values(PLACES).flat().sort()).toEqual([...collections].sort());
  });

  it.each(Object.entries(PLACES))('is told once where it would have stood: %s', async (hash, here) => {
    const { page, problems } = await show(stage, hash, { unreadable: here.join() });
    try {
      const told = page.getByText(/^\d+ opplysning(er)? kan vises når appen er oppdatert$/);
      const sum = async () => (await told.allTextContents()).reduce((rows, text) => rows + Number.parseInt(text, 10), 0);
      await expect.poll(sum, { timeout: 5_000 }).toBe(here.length);
      expect(problems).toEqual([]);
    } finally {
      await page.close();
    }
  });

  it.each(['nb', 'nn', 'en'] as const)('is told in plain words in %s, also where the list has nothing else', async (language) => {
    const { page } = await show(stage, '#/arbeid', { unreadable: 'employments', scenario: 'empty', language });
    try {
      await page.getByText(catalogues[language].shell.unreadable(1), { exact: true }).waitFor();
      expect(await page.getByText(catalogues[language].work.empty).count()).toBe(0);
      if (language === 'nb') expect(await violations(page)).toEqual([]);
    } finally {
      await page.close();
    }
  });
});

it.each([
  ['app_too_old', 'nb'], ['server_too_old', 'nn'], ['app_too_old', 'en'],
] as const)('app and server of different ages are told in one sentence, and the page goes on: %s in %s', async (contract, language) => {
  const { page, problems } = await show(stage, '#/meldinger', { contract, language });
  try {
    expect(await page.getByTestId('contract').textContent()).toBe(catalogues[language].shell.contract[contract]);
    expect(await page.locator('main a').count()).toBeGreaterThan(1);
    if (language === 'nb') expect(await violations(page)).toEqual([]);
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});
