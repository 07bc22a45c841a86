// What was wrong in the window and shall not be again: forms that have been made right, keys, menus, names that are read
// out, and what is said when something comes.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, said, violations, walked, type Setting, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const journey = (hash: string, setting: Setting, walk: (page: Page) => Promise<void>) => walked(stage, hash, setting, walk);
const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');
/** Waits until so many fields are wrong. */
const wrong = (page: Page, count: number) => page.waitForFunction((wanted) => document.querySelectorAll('[aria-invalid=true]').length === wanted, count);

it('r_04_2 a field of a message that has been made right is not called wrong any more, and again when it is not', () =>
  journey('#/meldinger/ny', {}, async (page) => {
    await page.getByRole('button', { name: 'Send meldingen' }).click();
    await wrong(page, 3);
    await page.getByLabel('Til', { exact: true }).selectOption('ntl');
    await wrong(page, 2);
    await page.getByLabel('Emne').fill('Ferie');
    await wrong(page, 1);
    await page.getByLabel('Melding', { exact: true }).fill('Hei');
    await wrong(page, 0);
    expect(await page.getByText('Feltet må fylles ut.').count()).toBe(0);
    await page.getByLabel('Emne').fill('');
    await wrong(page, 1);
    expect(await violations(page)).toEqual([]);
  }));

it('r_04_2 how long a message may be is said with its number while it is written', () =>
  journey('#/meldinger/ny', {}, async (page) => {
    const field = page.getByLabel('Melding', { exact: true });
    await page.getByText('0 av 100 000 tegn').waitFor();
    await field.fill('Hei 👋');
    await page.getByText('5 av 100 000 tegn').waitFor();
    expect(await field.evaluate((one) => one.getAttribute('aria-describedby')?.split(' ').map((id) => document.getElementById(id)?.textContent).join(' ').replaceAll('\u00a0', ' '))).toContain('5 av 100 000 tegn');
    await field.fill('x'.repeat(100_003));
    // Said at once, before anything has been sent.
    await page.getByText('Teksten er 3 tegn for lang. Den kan ha høyst 100 000 tegn.').first().waitFor();
    await said(page, 'Teksten er 3 tegn for lang.');
    await wrong(page, 1);
    await page.getByRole('button', { name: 'Send meldingen' }).click();
    await wrong(page, 3);
    await field.fill('x'.repeat(100_000));
    await wrong(page, 2);
  }));

it('r_05_2 a field of Endring that has been made right is not called wrong any more', () =>
  journey('#/arbeid', {}, async (page) => {
    await page.getByRole('button', { name: 'Nytt arbeidsforhold' }).click();
    await page.getByLabel('Stillingsprosent').fill('150');
    await page.getByRole('button', { name: 'Lagre' }).click();
    await wrong(page, 2);
    await page.getByLabel('Stillingsprosent').fill('80 %');
    await wrong(page, 1);
    await page.getByLabel('Stillingsprosent').fill('åtti');
    await wrong(page, 2);
    await page.getByLabel('Stillingsprosent').fill('80');
    await wrong(page, 1);
    await page.locator('ds-suggestion input').first().click();
    await page.keyboard.type('vegv');
    await page.getByRole('option', { name: /STATENS VEGVESEN/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('#arbeidssted').waitFor();
    await wrong(page, 0);
  }));

it('r_01_5 a personal detail that has been made right is not called wrong any more while it is still being typed', () =>
  journey('#/', {}, async (page) => {
    await page.getByRole('button', { name: 'Rediger personopplysninger' }).click();
    await page.getByLabel('Mobil jobb').fill('123');
    await page.getByLabel('Fornavn og mellomnavn').fill('');
    await page.getByLabel('Etternavn').fill('');
    await page.keyboard.press('Control+Enter');
    await wrong(page, 2);
    await page.getByLabel('Fornavn og mellomnavn').fill('Kari');
    await wrong(page, 1);
    await page.getByLabel('Mobil jobb').fill('41234567');
    await wrong(page, 0);
    expect(await page.getByText('Dette er ikke et telefonnummer.').count()).toBe(0);
  }));

it('r_12_1 a passphrase that has been made right is not called wrong any more', () =>
  journey('#/', { scenario: 'nostore' }, async (page) => {
    await page.getByRole('button', { name: /passord/i }).first().click();
    const first = page.locator('#passphrase');
    await first.fill('for kort');
    await first.press('Enter');
    await wrong(page, 1);
    await first.fill('langt nok til å være et passord');
    // Now it is the other field that differs.
    await page.locator('#passphrase-again[aria-invalid=true]').waitFor();
    expect(await first.getAttribute('aria-invalid')).toBeNull();
    await page.locator('#passphrase-again').fill('noe annet');
    await first.press('Enter');
    await page.locator('#passphrase-again[aria-invalid=true]').waitFor();
    await page.locator('#passphrase-again').fill('langt nok til å være et passord');
    await wrong(page, 0);
  }));

it('r_06_3 the purpose of an export that has been filled in is not called missing any more', () =>
  journey('#/medlemsliste/u12', {}, async (page) => {
    await page.getByRole('button', { name: /^Lagre eller skriv ut/ }).click();
    await page.locator('#purpose').press('Control+Enter');
    await wrong(page, 1);
    await page.locator('#purpose').fill('Årsmøte');
    await wrong(page, 0);
  }));

it('r_01_6 that a choice is missing is not said any more when all have been made', () =>
  journey('#/', { scenario: 'conflict' }, async (page) => {
    await page.getByRole('button', { name: /Velg hva som skal gjelde/ }).click();
    await page.getByRole('button', { name: 'Lagre valgene' }).click();
    await page.getByText('Velg for hver opplysning.').waitFor();
    for (const group of ['Mobil privat', 'E-post privat']) await page.getByRole('group', { name: group }).getByRole('radio').first().check();
    expect(await page.getByText('Velg for hver opplysning.').count()).toBe(0);
  }));

it('r_01_3 «Fyll ut» leads to the field that is empty', () =>
  journey('#/', {}, async (page) => {
    await page.getByRole('button', { name: 'Rediger personopplysninger' }).click();
    for (const [empty, first] of [['E-post', 'email_work'], ['Mobil', 'mobile_work']] as const) {
      await page.getByLabel(`${empty} jobb`).fill('');
      await page.getByLabel(`${empty} privat`).fill('');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('alertdialog').waitFor();
      await page.getByRole('button', { name: 'Fyll ut' }).press('Enter');
      await page.waitForFunction((id) => document.activeElement?.id === id, first);
      if (empty === 'E-post') await page.keyboard.type('kari@example.no');
    }
  }));

it('r_07_2 a withdrawal that came too late has the way to the office beside its sentence', () =>
  journey('#/', { scenario: 'latewithdrawal' }, async (page) => {
    await page.getByRole('button', { name: '1 ting må du se på' }).click();
    await page.getByRole('dialog').getByText('Skriv til forbundskontoret hvis du likevel ikke kan delta.').waitFor();
    await page.getByRole('link', { name: /^Skriv til forbundskontoret: .*Grunnkurs/ }).first().press('Enter');
    await page.waitForFunction(() => location.hash.startsWith('#/meldinger/ny'));
    await page.getByLabel('Emne').waitFor();
    expect(await page.getByLabel('Emne').inputValue()).toContain('Grunnkurs');
    expect(await page.getByLabel('Til', { exact: true }).inputValue()).toBe('ntl');
    expect(await page.locator('dialog').count()).toBe(0);
  }));

it('r_12_6 Ctrl+F goes to the search of the list, else to the search over what the page shows', () =>
  journey('#/dokumenter', {}, async (page) => {
    for (const [place, id] of [['#/dokumenter', 'paper-text'], ['#/kurs', 'course-text'], ['#/medlemsliste/u12', 'list-text']] as const) {
      await page.evaluate((to) => (location.hash = to), place);
      const field = page.locator(`#${id}`);
      await field.waitFor();
      await field.fill('lønn');
      await page.locator('h1').first().click();
      await page.keyboard.press('Control+f');
      await page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
      expect(await field.evaluate((one) => (one as HTMLInputElement).selectionEnd)).toBe(4);
    }
    for (const [place, group] of [['#/meldinger', 'messages'], ['#/arbeid', 'people'], ['#/verv', 'people'], ['#/', 'all'], ['#/innstillinger', 'all'], ['#/verving', 'all']] as const) {
      await page.evaluate((to) => (location.hash = to), place);
      await page.waitForFunction((to) => location.hash === to, place);
      await page.locator('main h1').first().waitFor();
      await page.keyboard.press('Control+f');
      await page.waitForFunction(() => document.activeElement?.id === 'search-text');
      expect(await page.locator('#search-kind').inputValue()).toBe(group);
      // Within the search it goes to its field.
      await page.locator('#search-kind').focus();
      await page.keyboard.press('Control+f');
      expect(await focusedId(page)).toBe('search-text');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.querySelector('dialog') === null);
    }
    await page.keyboard.press('Control+k');
    expect(await page.locator('#search-kind').inputValue()).toBe('all');
  }));

it('r_12_6 keys that open something do nothing before the data is open', () =>
  journey('#/', { scenario: 'signedout' }, async (page) => {
    for (const key of ['k', 'f', 'n', '/']) await page.keyboard.press(`Control+${key}`);
    expect(await page.locator('dialog').count()).toBe(0);
    expect(await page.evaluate(() => location.hash)).toBe('#/');
  }));

it('r_12_6 the size is changed by keys and wheel, remembered with the settings, and stands among the shortcuts', () =>
  journey('#/', {}, async (page) => {
    const size = () => page.evaluate(() => document.documentElement.dataset['zoom'] ?? '1');
    await page.keyboard.press('Control++');
    await said(page, 'Størrelse: 110 %');
    expect(await size()).toBe('1.1');
    await page.keyboard.press('Control++');
    await page.waitForFunction(() => document.documentElement.dataset['zoom'] === '1.25');
    await page.keyboard.press('Control+-');
    await page.waitForFunction(() => document.documentElement.dataset['zoom'] === '1.1');
    await page.keyboard.down('Control');
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await page.waitForFunction(() => document.documentElement.dataset['zoom'] === '1.25');
    await page.evaluate(() => (location.hash = '#/innstillinger'));
    await page.locator('#zoom').waitFor();
    expect(await page.locator('#zoom').inputValue()).toBe('125');
    await page.locator('#zoom').selectOption('200');
    await page.waitForFunction(() => document.documentElement.dataset['zoom'] === '2');
    // Over a dialog, too.
    await page.keyboard.press('Control+/');
    await page.getByRole('row', { name: /Større, mindre og vanlig størrelse/ }).waitFor();
    await page.getByRole('row', { name: /Lukk vinduet/ }).waitFor();
    await page.keyboard.press('Control+0');
    await page.waitForFunction(() => document.documentElement.dataset['zoom'] === '1');
    expect(await violations(page)).toEqual([]);
  }));

it('r_01_2 Ctrl+Q and Ctrl+W close the window, and ask about a form that has been edited', () =>
  journey('#/', {}, async (page) => {
    const closed = () => page.evaluate(() => document.documentElement.dataset['closed'] === 'true');
    await page.getByRole('button', { name: 'Rediger personopplysninger' }).click();
    await page.getByLabel('Fornavn og mellomnavn').fill('Kari Anne');
    for (const key of ['q', 'w']) {
      await page.evaluate((one) => window.dispatchEvent(new KeyboardEvent('keydown', { key: one, ctrlKey: true, cancelable: true })), key);
      await page.getByRole('alertdialog', { name: 'Vil du forkaste endringene?' }).waitFor();
      await page.getByRole('button', { name: 'Fortsett å redigere' }).click();
      expect(await closed()).toBe(false);
      expect(await page.getByLabel('Fornavn og mellomnavn').inputValue()).toBe('Kari Anne');
    }
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Forkast endringene' }).click();
    await page.waitForFunction(() => document.querySelector('dialog') === null);
    await page.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'w', ctrlKey: true, cancelable: true })));
    await page.waitForFunction(() => document.documentElement.dataset['closed'] === 'true');
  }));

it('r_12_6 rows are read out as sentences, the state of an invoice with them', () =>
  journey('#/dokumenter', {}, async (page) => {
    const names = async () => [...(await page.locator('main').ariaSnapshot()).matchAll(/^ *- '?link "(.+)"/gm)].map((found) => (found[1] ?? '').replaceAll("''", "'"));
    const papers = (await names()).filter((name) => /, (Brev|E-post|Faktura|Dokument), /.test(name));
    expect(papers.length).toBeGreaterThan(4);
    const invoices = papers.filter((name) => name.includes(', Faktura, '));
    expect(invoices.length).toBeGreaterThan(1);
    for (const name of invoices) expect(name).toMatch(/ kr, (Betalt|Ubetalt, forfall .+|Forfalt, forfall .+), /u);
    expect(invoices.some((name) => name.includes(', Ubetalt, forfall '))).toBe(true);
    expect(papers.every((name) => name.endsWith('.') && !name.includes(' ,'))).toBe(true);
    // What is seen of it stands within the link.
    expect(await page.locator('main a[data-row] .ds-tag', { hasText: 'Ubetalt' }).count()).toBeGreaterThan(0);
    await page.evaluate(() => (location.hash = '#/meldinger'));
    await page.locator('a[data-row][href^="#/meldinger/t"]').first().waitFor();
    const rows = (await names()).filter((name) => /ulest|: /.test(name));
    expect(rows[1]).toMatch(/^2 uleste\. Spørsmål om pensjon ved delvis permisjon, [^,]+, [^:]+: .+ i går 09:12\.$/);
    expect(rows.every((name) => name.endsWith('.'))).toBe(true);
    expect(await violations(page)).toEqual([]);
  }));

it('r_04_1 messages that come while the app is open are said once, and not what was there before', () =>
  journey('#/', {}, async (page) => {
    const status = () => page.locator('[role=status][aria-live]').textContent();
    const come = (...messages: [string, number, string][]) => page.evaluate((detail) => window.dispatchEvent(new CustomEvent('fixture-message', { detail })), messages);
    await page.waitForTimeout(200);
    expect(await status()).toBe('');
    await come(['t5', 1, 'NTL']);
    await said(page, '1 ny melding fra NTL');
    // The same news is not told again.
    await page.waitForFunction(() => document.querySelector('[role=status][aria-live]')?.textContent === '', undefined, { timeout: 12_000 });
    await come();
    await page.waitForTimeout(300);
    expect(await status()).toBe('');
  }));

it('r_04_1 several messages at once are said with their number', () =>
  journey('#/meldinger', {}, async (page) => {
    await page.waitForTimeout(200);
    await page.evaluate(() => window.dispatchEvent(new CustomEvent('fixture-message', { detail: [['t5', 1, 'NTL'], ['t6', 1, 'NTL Skatt']] })));
    await said(page, '2 nye meldinger');
  }));

it('r_12_7 a misspelt word offers the nearest, which one press asks for, and a sign without meaning is said', () =>
  journey('#/', {}, async (page) => {
    await page.keyboard.press('Control+k');
    await page.locator('#search-text').fill('kontigent');
    await page.getByText('Mente du').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'kontingent', exact: true }).press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.search-hits [data-row]').length > 0);
    expect(await focusedId(page)).toBe('search-text');
    expect(await page.locator('#search-text').inputValue()).toBe('kontingent');
    await page.locator('#search-text').fill('perm*');
    await page.getByText('Uten betydning i dette søket: *').waitFor();
  }));

it('r_12_6 the edit menu opens and saves what a row leads to, and leaves a misspelt word to the spelling checker', () =>
  journey('#/dokumenter', { scenario: 'spelling' }, async (page) => {
    const names = () => page.locator('[role=menuitem]').allTextContents().then((all) => all.map((one) => one.trim()));
    await page.locator('main a[data-row][href^="#/vis/"]').first().click({ button: 'right' });
    expect(await names()).toEqual(['Åpne filen', 'Lagre filen', 'Kopier', 'Merk alt']);
    await page.getByRole('menuitem', { name: 'Lagre filen' }).click();
    await page.getByRole('alertdialog').locator('footer button').first().click();
    await said(page, 'Lagret som');
    await page.evaluate(() => (location.hash = '#/meldinger/ny'));
    const field = page.getByLabel('Melding', { exact: true });
    await field.fill('Hei, jeg lurer på kontigenten min.');
    const open = async (isShown: boolean | undefined) => {
      if (isShown !== undefined) await page.evaluate((detail) => window.addEventListener('contextmenu', () => setTimeout(() => window.dispatchEvent(new CustomEvent('fixture-spelling', { detail })), 30), { once: true }), isShown);
      return field.evaluate((one) => one.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 600, clientY: 500 })));
    };
    // Over a misspelt word the shell's menu is shown, and the page's is not.
    expect(await open(true)).toBe(true);
    await page.waitForTimeout(300);
    expect(await names()).toEqual([]);
    // Over any other, and where the shell says nothing, the page's.
    for (const isShown of [false, undefined]) {
      await open(isShown);
      await page.getByRole('menuitem', { name: 'Lim inn' }).waitFor();
      expect(await names()).toEqual(['Klipp ut', 'Kopier', 'Lim inn', 'Merk alt']);
      await page.keyboard.press('Escape');
    }
    expect(await field.getAttribute('spellcheck')).toBe('true');
  }));
