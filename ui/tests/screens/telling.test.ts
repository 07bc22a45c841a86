// What the app says in passing, and that it says a thing once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, show, violations, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('r_07_2 what was said of a course covers nothing beside the menu, and does not follow to another page', async () => {
  const { page, problems } = await show(stage, '#/kurs', { scenario: 'offline' });
  try {
    await page.getByRole('button', { name: /^Trekk søknad på/ }).first().click();
    await page.getByRole('button', { name: 'Trekk søknaden' }).click();
    const said = page.locator('[role=status][aria-live]');
    await expect.poll(() => said.textContent()).toContain('trekkes når du er på nett');
    const [foot, content] = [await said.boundingBox(), await page.locator('main').boundingBox()];
    expect(foot!.x + foot!.width).toBeLessThanOrEqual(content!.x);
    // Some seconds later.
    await page.evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 2_000;
    });
    await page.getByRole('link', { name: 'Arbeid' }).click();
    await expect.poll(() => said.textContent(), { timeout: 3_000 }).toBe('');
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});

it('r_06_4 that a list is gone is said once where it was, with a way on', async () => {
  const { page } = await show(stage, '#/medlemsliste/u99', { scenario: 'notices' });
  try {
    await page.getByText('Du har ikke lenger tilgang til denne listen.').waitFor();
    const purged = page.getByText('En medlemsliste er slettet fra maskinen fordi du ikke lenger');
    expect(await purged.count()).toBe(0);
    await page.getByRole('link', { name: 'Alle verv' }).click();
    await purged.waitFor();
  } finally {
    await page.close();
  }
});

it.each([
  ['#/dokumenter', /^Hent «/],
  ['#/meldinger/t3', /^Hent Særavtale/],
])('r_12_6 a file that cannot be fetched without network says why, where it is come to and where it is pressed: %s', async (hash, name) => {
  const { page, problems } = await show(stage, hash, { scenario: 'offline' });
  try {
    const why = 'Filen er ikke hentet, og det er ikke noe nett nå. Den kan hentes når du er på nett igjen.';
    const fetch = page.getByRole('button', { name, disabled: true }).first();
    await fetch.focus();
    expect(await fetch.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await fetch.getAttribute('title')).toBe(why);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[role=status][aria-live]').textContent()).toBe(why);
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});

it.each([['nb', 'Du: '], ['nn', 'Du: '], ['en', 'You: ']] as const)('r_04_1 what the member wrote last is shown as theirs and not under their own full name: %s', async (language, own) => {
  const { page, problems } = await show(stage, '#/meldinger', { language });
  try {
    const row = page.locator('main a[data-row][href="#/meldinger/t2"]');
    await expect.poll(() => row.locator('.preview').textContent()).toMatch(new RegExp(`^${own}`));
    expect(await page.locator('main').textContent()).not.toContain('Kari Nordmann-Østgård');
    expect(await page.locator('main a[data-row][href="#/meldinger/t1"] .preview').textContent()).toMatch(/^Siv Bratberg: /);
    await page.locator('main a[data-row][href="#/meldinger/t3"]').click();
    await expect.poll(() => page.locator('article.mine').first().textContent()).toContain(own.slice(0, -2));
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});
