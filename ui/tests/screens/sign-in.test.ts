// Signing in through the browser, and opening the browser anew while it is under way.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, show, violations, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const REOPEN = 'Åpne nettleseren på nytt';

interface Opened {
  browser: number;
  hold: boolean;
  release(): void;
}

const opened = (page: Page) => page.evaluate(() => (globalThis as unknown as { opened: Opened }).opened.browser);
/** From now on a sign-in that is cancelled ends when `release` says so, however long the keys take meanwhile. */
const hold = (page: Page) => page.evaluate(() => void ((globalThis as unknown as { opened: Opened }).opened.hold = true));
const release = (page: Page) =>
  page.evaluate(() => {
    const { opened } = globalThis as unknown as { opened: Opened };
    opened.hold = false;
    opened.release();
  });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());

/** Follows every heading and alert that is shown from now on, however short a while. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    const look = () => document.querySelectorAll('h1, h2, [role=alert]').forEach((one) => seen.add(one.textContent?.trim() ?? ''));
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
    Object.assign(globalThis, { seen });
  });
  return () => page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen]);
}

it.each([
  ['the first time', 'signedout', 'Logg inn'],
  ['when the sign-in has run out', 'expired', 'Logg inn igjen'],
])('r_12_1 %s, the browser is opened anew without anything else being shown in between', async (_, scenario, button) => {
  const { page, problems } = await show(stage, '#/', { scenario });
  try {
    await page.getByRole('button', { name: button, exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'Fullfør innloggingen i nettleseren' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Fullfør innloggingen i nettleseren');
    const seen = await watch(page);
    const before = await seen();
    await page.getByRole('button', { name: REOPEN }).press('Enter');
    await expect.poll(() => page.locator('[role=status][aria-live]').textContent()).toBe('Åpner nettleseren på nytt');
    await expect.poll(() => opened(page)).toBe(2);
    expect(await focused(page)).toBe(REOPEN);
    await page.getByRole('button', { name: REOPEN }).press('Enter');
    await expect.poll(() => opened(page)).toBe(3);
    expect(await focused(page)).toBe(REOPEN);
    expect(await seen()).toEqual(before);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Avbryt innloggingen' }).press('Enter');
    await page.getByRole('button', { name: button, exact: true }).waitFor();
    if (scenario === 'signedout') await expect.poll(() => focused(page)).toBe(button);
    expect(await page.getByRole('alert').count()).toBe(0);

    // So is one that is just being begun again: no browser opens behind the member's back.
    await page.getByRole('button', { name: button, exact: true }).press('Enter');
    await hold(page);
    await page.getByRole('button', { name: REOPEN }).press('Enter');
    await page.getByRole('button', { name: 'Avbryt innloggingen' }).press('Enter');
    await release(page);
    await page.getByRole('button', { name: button, exact: true }).waitFor();
    expect(await opened(page)).toBe(4);

    // And one that was never begun again is given up as well.
    await page.getByRole('button', { name: button, exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Avbryt innloggingen' }).press('Enter');
    await page.getByRole('button', { name: button, exact: true }).waitFor();
    expect(await opened(page)).toBe(5);
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});

it('r_12_2 each button of the question before another person is signed out does what it says', async () => {
  const { page, problems } = await show(stage, '#/', { scenario: 'othermember' });
  try {
    const heading = page.getByRole('heading', { name: 'En annen har innholdet sitt på denne maskinen' });
    await heading.waitFor();
    expect(await page.locator('main').textContent()).not.toContain('Kari');
    expect(await violations(page)).toEqual([]);
    const dialog = page.locator('dialog[open]');
    const open = async () => {
      await page.locator('main').getByRole('button', { name: 'Logg ut den andre' }).click();
      await dialog.waitFor();
      expect(await dialog.textContent()).toContain('Det som ikke er sendt (2), er tapt.');
      return dialog.getByRole('button').allTextContents();
    };
    expect(await violations(page)).toEqual([]);
    for (const stay of ['Lukk', 'Avbryt']) {
      expect((await open()).length).toBe(3);
      await dialog.getByRole('button', { name: stay }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await heading.isVisible()).toBe(true);
    }
    await open();
    await dialog.getByRole('button', { name: 'Logg ut den andre' }).click();
    await page.getByRole('heading', { name: 'Velkommen til Min side' }).waitFor();
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});
