// Where reading begins, and in what size.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, show, violations, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Whether a message's first line is to be seen. */
const begins = (page: Page, number: number) =>
  page.locator('.messages > li').nth(number).locator('.sender').evaluate((line) => {
    const at = line.getBoundingClientRect();
    const over = document.elementFromPoint(at.left + 2, at.top + at.height / 2);
    return over !== null && line.contains(over);
  });
const inView = (page: Page, number: number) => expect.poll(() => begins(page, number)).toBe(true);
const heading = (page: Page) => page.evaluate(() => document.activeElement?.matches('[data-screen-heading]') ?? false);

it.each([1400, 800])('r_04_1 a long thread opens at the newest message, and there is a way to the oldest and back, at %i px', async (width) => {
  const { page, problems } = await show(stage, '#/meldinger', { width });
  try {
    await page.locator('a[data-row][href="#/meldinger/t7"]').click();
    await inView(page, 4);
    expect(await begins(page, 0)).toBe(false);
    // Whoever listens begins at the heading, and can go on to where the others are.
    await expect.poll(() => heading(page)).toBe(true);
    await inView(page, 4);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Til den eldste meldingen' }).press('Enter');
    await inView(page, 0);
    const article = (number: number) => page.locator('.messages > li article').nth(number).evaluate((one) => one === document.activeElement);
    expect(await article(0)).toBe(true);
    await page.getByRole('button', { name: 'Til den nyeste meldingen' }).press('Enter');
    await inView(page, 4);
    expect(await article(4)).toBe(true);
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});

it('r_04_1 a thread opens at the first message that has not been read', async () => {
  const { page } = await show(stage, '#/meldinger/t1', { width: 800, height: 600 });
  try {
    await inView(page, 2);
    expect(await begins(page, 0)).toBe(false);
    await page.getByRole('button', { name: 'Til den første uleste meldingen' }).waitFor();
  } finally {
    await page.close();
  }
});

it.each([
  ['800 px', { width: 800 }],
  ['1000 px', { width: 1000 }],
  ['800 px at 200 %', { width: 800, zoom: 2 }],
])('r_04_1 r_12_6 a long thread says its subject at its newest message, and nothing that has the focus is under it, at %s', async (_, setting) => {
  const { page, problems } = await show(stage, '#/meldinger/t7', setting);
  try {
    await inView(page, 4);
    const title = await page.locator('h1').textContent();
    /** What stands at the top of what is read, as it is seen. */
    const overhead = page.locator('.overhead p');
    const seen = () => overhead.evaluate((one) => {
      const at = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2)) && getComputedStyle(one).visibility === 'visible';
    });
    await expect.poll(seen).toBe(true);
    expect(await overhead.textContent()).toBe(title);
    expect(await violations(page)).toEqual([]);

    // Backwards through everything that can be reached, from the last button of the answer to the heading's.
    await page.locator('form button').last().focus({ timeout: 5_000 });
    const passed = new Set<string>();
    for (let turn = 0; turn < 14; turn += 1) {
      await page.keyboard.press('Shift+Tab');
      const here = await page.evaluate(() => {
        const one = document.activeElement!;
        const bar = document.querySelector('.overhead p')!;
        const [at, over] = [one.getBoundingClientRect(), bar.getBoundingClientRect()];
        const covered = getComputedStyle(bar).visibility === 'visible' && at.top < over.bottom && at.bottom > over.top && !document.querySelector('.strip')!.contains(one);
        return { name: one.getAttribute('aria-label') ?? one.textContent!.trim().slice(0, 40), covered };
      });
      expect(here.covered, here.name).toBe(false);
      passed.add(here.name);
    }
    expect(passed).toContain('↑ Til den eldste meldingen');
    expect(passed).toContain('Lagre som PDF');
    await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
    await expect.poll(() => overhead.isVisible()).toBe(false);
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});

it('r_04_1 a thread that is in view from its top is not scrolled', async () => {
  const { page } = await show(stage, '#/meldinger/t4', { width: 1400, height: 1400 });
  try {
    await inView(page, 0);
    expect(await page.getByRole('button', { name: 'Til den eldste meldingen' }).count()).toBe(0);
    expect(await begins(page, 1)).toBe(true);
  } finally {
    await page.close();
  }
});

it('r_04_5 whoever zooms to 200 % gets larger letters in a PDF, and reaches the right edge by keyboard', async () => {
  const letter = async (zoom: number) => {
    const { page } = await show(stage, '#/vis/letter/p0', { width: 800, zoom });
    const text = page.locator('.textLayer span').first();
    await text.waitFor();
    const height = (await text.evaluate((one) => one.getBoundingClientRect().height)) * zoom;
    return { page, height };
  };
  const plain = await letter(1);
  const zoomed = await letter(2);
  try {
    expect(zoomed.height / plain.height).toBeGreaterThan(1.5);
    expect(await plain.page.locator('.pages').getAttribute('tabindex')).toBeNull();
    const pages = zoomed.page.locator('.pages');
    await pages.focus();
    await zoomed.page.keyboard.press('ArrowRight');
    await expect.poll(() => pages.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
    expect(await violations(zoomed.page)).toEqual([]);
    const whole = zoomed.page.getByRole('button', { name: 'Tilpass bredden' });
    expect(await whole.getAttribute('aria-pressed')).toBe('false');
    await whole.click();
    await expect.poll(() => pages.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    expect(await whole.getAttribute('aria-pressed')).toBe('true');
  } finally {
    await plain.page.close();
    await zoomed.page.close();
  }
});

it('r_10_4 the headings of a tagged PDF are there for a screen reader, and what is filled in is found and copied', async () => {
  const { page, problems } = await show(stage, '#/vis/letter/p0', { width: 1100, height: 1600 });
  try {
    const heading = page.locator('#pdf-page-2 [data-testid="pdf-structure"] [role="heading"][aria-level="1"]');
    await heading.waitFor({ state: 'attached' });
    const owned = await heading.evaluate((one) => {
      const ids = [...one.querySelectorAll('[aria-owns]')].map((piece) => piece.getAttribute('aria-owns') ?? '');
      return ids.map((id) => document.getElementById(id)?.textContent).join('');
    });
    expect(owned).toBe('Side to');
    expect(await page.locator('#pdf-page-2 [data-testid="pdf-structure"] [role="paragraph"]').count()).toBe(2);
    await page.getByLabel('Søk i dokumentet').fill('silje tillitsvalgt');
    await expect.poll(() => page.getByTestId('pdf-hits').innerText()).toContain('1');
    const third = page.locator('#pdf-page-3 .textLayer');
    await expect.poll(() => third.evaluate((one) => (getSelection()!.selectAllChildren(one), getSelection()!.toString()))).toContain('Silje Tillitsvalgt');
    await expect.poll(() => page.evaluate(() => [...CSS.highlights.get('pdf-hit')!].map(String).join())).toBe('Silje Tillitsvalgt');
    expect(await violations(page)).toEqual([]);
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});

it('r_10_4 a page that could not be read is not called a picture without text', async () => {
  const { page } = await show(stage, '#/vis/letter/p20', { width: 1100, height: 900 });
  try {
    const first = page.locator('#pdf-page-1');
    await first.getByText('Denne siden er tom, eller innholdet kunne ikke leses.').waitFor({ state: 'attached' });
    expect(await first.getByText('Denne siden er et bilde').count()).toBe(0);
  } finally {
    await page.close();
  }
});
