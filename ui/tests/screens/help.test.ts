// The help that is the guide: reached from everywhere, searched, read by keyboard and screen reader, without network.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, show, sideways, violations, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const pictures = process.env['SCREENSHOTS'];
if (pictures) mkdirSync(pictures, { recursive: true });

const focused = 'document.activeElement?.textContent?.trim()';

it.each([
  ['#/', 'Oversikten'], ['#/meldinger', 'Meldinger'], ['#/dokumenter', 'E-poster, fakturaer og dokumenter'], ['#/kurs', 'Kurs'], ['#/kontroll', 'Kursbevis'],
  ['#/arbeid', 'Arbeidsforhold'], ['#/tillitsvalgte', 'Tillitsvalgte'], ['#/verv', 'Verv og medlemslister'], ['#/verving', 'Verving'], ['#/verveshop', 'Verveshopen'],
  ['#/innstillinger', 'Innstillinger'],
])('r_12_11 F1 and the link beside the heading of %s open the help at «%s»', async (hash, title) => {
  const { page, problems } = await show(stage, hash, { scenario: 'offline' });
  try {
    await page.keyboard.press('F1');
    await expect.poll(() => page.evaluate(focused)).toBe(title);
    const heading = await page.getByRole('heading', { level: 2, name: title, exact: true }).boundingBox();
    expect(heading!.y).toBeGreaterThanOrEqual(0);
    expect(heading!.y).toBeLessThan(400);
    await page.goBack();
    await page.getByRole('link', { name: 'Hjelp om dette' }).click();
    await expect.poll(() => page.evaluate(focused)).toBe(title);
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});

it('r_12_11 F1 keeps what is being written, waits for a dialog, and does nothing before anybody is signed in', async () => {
  const writing = await show(stage, '#/meldinger/ny?til=ntl');
  try {
    await writing.page.getByLabel('Emne').fill('Om fleksitid');
    await writing.page.keyboard.press('F1');
    await expect.poll(() => writing.page.evaluate(focused)).toBe('Meldinger');
    await writing.page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: /^Meldinger/ }).click();
    await writing.page.getByRole('link', { name: /Om fleksitid/ }).waitFor();
  } finally {
    await writing.page.close();
  }

  const { page } = await show(stage, '#/kurs');
  try {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Søk i alt' }).waitFor();
    await page.keyboard.press('F1');
    expect(new URL(page.url()).hash).toBe('#/kurs');
  } finally {
    await page.close();
  }
  const start = await show(stage, '#/', { scenario: 'signedout' });
  try {
    for (const keys of ['F1', 'Control+3', 'Control+n', 'Control+k', 'Control+/']) await start.page.keyboard.press(keys);
    expect(new URL(start.page.url()).hash).toBe('#/');
    await start.page.getByRole('button', { name: 'Logg inn', exact: true }).waitFor();
    expect(await start.page.locator('dialog').count()).toBe(0);
  } finally {
    await start.page.close();
  }
});

it('r_12_11 the guide is searched by keyboard, what was asked for is marked, and how many were found is said', async () => {
  const { page, problems } = await show(stage, '#/hjelp');
  try {
    const topics = page.locator('section.topic');
    const all = await topics.count();
    expect(all).toBeGreaterThan(12);
    await page.keyboard.press('Control+f');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('help-search');
    await page.keyboard.type('februar');
    await expect.poll(() => page.getByRole('status').filter({ hasText: 'emne' }).textContent()).toBe('1 emne');
    expect(await topics.count()).toBe(1);
    expect(await page.locator('section.topic mark').allTextContents()).toEqual(['februar']);
    expect(await page.getByRole('navigation', { name: 'Emner' }).getByRole('link').allTextContents()).toEqual(['Verving']);
    expect(await violations(page)).toEqual([]);
    await page.locator('#help-search').fill('zzzz');
    await page.getByText('Ingen emner om «zzzz».').waitFor();
    await page.getByRole('link', { name: 'Skriv til forbundskontoret' }).waitFor();
    await page.locator('#help-search').fill('');
    await expect.poll(() => topics.count()).toBe(all);
    await page.getByRole('navigation', { name: 'Emner' }).getByRole('link', { name: 'Uten nett' }).press('Enter');
    await expect.poll(() => page.evaluate(focused)).toBe('Uten nett');
    // The same once more, after the page was scrolled away.
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.getByRole('navigation', { name: 'Emner' }).getByRole('link', { name: 'Uten nett' }).press('Enter');
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(400);
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});

it.each([['nb', 'kontingent', 'Hjelp', 'Arbeidsforhold'], ['nn', 'kontingent', 'Hjelp', 'Arbeidsforhold'], ['en', 'dues', 'Help', 'Employment']] as const)(
  'r_12_11 r_12_7 Ctrl+K finds the topics of the guide too: %s',
  async (language, word, help, title) => {
    const { page, problems } = await show(stage, '#/', { language });
    try {
      await page.keyboard.press('Control+k');
      await page.locator('#search-text').fill(word);
      const hits = page.getByRole('list', { name: help });
      await hits.getByText(title, { exact: true }).waitFor();
      expect(await hits.locator('mark').count()).toBeGreaterThan(0);
      expect(await violations(page)).toEqual([]);
      // Arrows go on from what was found in the cache to what was found in the guide.
      const rows = await page.locator('dialog [data-row]').count();
      for (let at = 0; at < rows; at += 1) await page.keyboard.press('ArrowDown');
      await hits.locator('a', { hasText: title }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.evaluate(focused)).toBe(title);
      expect(await page.locator('section.topic mark').first().textContent()).toMatch(new RegExp(`^${word}`, 'i'));
      expect(problems).toEqual([]);
    } finally {
      await page.close();
    }
  },
);

it('r_12_11 it says whom to ask: by message, by phone and by e-mail', async () => {
  const { page, problems } = await show(stage, '#/hjelp');
  try {
    const contact = page.getByRole('region', { name: 'Noen å spørre' });
    expect(await contact.textContent()).toContain('23\u00a006\u00a030\u00a000');
    expect(await contact.textContent()).toContain('post@ntl.example');
    await contact.getByRole('link', { name: 'Skriv til forbundskontoret' }).click();
    await page.getByLabel('Emne').waitFor();
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});

describe.each(['nb', 'nn', 'en'] as const)('r_12_11 the help in %s', (language) => {
  it('has one outline, is clean in light and dark, and is cut at no width', async () => {
    const { page, problems } = await show(stage, '#/hjelp/arbeidsforhold', { language });
    try {
      const levels = await page.locator('main :is(h1, h2, h3, h4)').evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
      expect(levels[0]).toBe(1);
      expect(levels.every((level, at) => at === 0 || level - levels[at - 1]! <= 1)).toBe(true);
      for (const theme of ['light', 'dark']) {
        await page.evaluate((to) => (document.documentElement.dataset['colorScheme'] = to), theme);
        expect(await violations(page), theme).toEqual([]);
        if (pictures) await page.screenshot({ path: join(pictures, `help-${language}-${theme}.png`), fullPage: true });
      }
      for (const width of [800, 700, 400, 320]) {
        await page.setViewportSize({ width, height: 700 });
        expect(await sideways(page), `${width} px`).toEqual([]);
        if (pictures && (width === 800 || width === 400)) await page.screenshot({ path: join(pictures, `help-${language}-${width}.png`) });
      }
      expect(problems).toEqual([]);
    } finally {
      await page.close();
    }
  });
});
