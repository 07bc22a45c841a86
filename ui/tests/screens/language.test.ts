// The language is switched while the page stands: words, dates, numbers, the page's own language and that of its parts.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, show, violations, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const goTo = (page: Page, hash: string) => page.evaluate((to) => void (location.hash = to), hash);

it('r_12_5 another language is there at once, without the page being loaded again or the focus being moved', async () => {
  const { page, problems } = await show(stage, '#/innstillinger');
  try {
    await page.evaluate(() => Object.assign(globalThis, { stays: true }));
    const status = page.locator('[data-testid=sync-state]');
    expect(await status.textContent()).toContain('i dag 14:02');
    for (const [name, language, heading, title, synced] of [
      ['English', 'en', 'Settings', 'Settings – Min side', 'today 14:02'],
      ['Nynorsk', 'nn', 'Innstillingar', 'Innstillingar – Min side', 'i dag 14:02'],
      ['English', 'en', 'Settings', 'Settings – Min side', 'today 14:02'],
    ] as const) {
      await page.getByRole('radio', { name }).check();
      await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      await expect.poll(() => page.title()).toBe(title);
      expect(await status.textContent()).toContain(synced);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(`language-${language}`);
    }
    // The names of the languages, and of the app, are in their own.
    const names = await page.locator('label[for^=language-]').evaluateAll((all) => all.map((one) => [one.textContent, one.getAttribute('lang')]));
    expect(names.slice(1)).toEqual([['Bokmål', 'nb'], ['Nynorsk', 'nn'], ['English', 'en']]);
    expect(await page.locator('nav .name').getAttribute('lang')).toBe('nb');
    expect(await violations(page)).toEqual([]);

    // Numbers, dates and amounts follow, and so does the guide, which comes when it is asked for.
    await goTo(page, '#/dokumenter');
    await page.getByText('NOK\u00a01,236.50').first().waitFor();
    await page.getByText('64\u00a0MB of 118\u00a0MB').waitFor();
    await goTo(page, '#/kurs');
    await page.getByText(/\d\u00a0(January|February|March|April) 2027/).first().waitFor();
    await goTo(page, '#/hjelp');
    await page.getByRole('heading', { name: 'Employment' }).waitFor();
    expect(await page.evaluate(() => 'stays' in globalThis)).toBe(true);
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});

it('r_12_5 what the union has written keeps its own language in a page of another', async () => {
  const { page, problems } = await show(stage, '#/meldinger/t3', { language: 'en' });
  try {
    const bodies = await page.locator('article .body').evaluateAll((all) => all.map((one) => one.getAttribute('lang')));
    expect(bodies.length).toBeGreaterThan(1);
    expect(new Set(bodies)).toEqual(new Set(['nb']));
    expect(await page.locator('main').evaluate((one) => one.closest('[lang]')?.getAttribute('lang'))).toBe('en');
    expect(await violations(page)).toEqual([]);
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});
