// What a member does, by keyboard where that is the point, against the synthetic member.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, said, violations, walked, type Setting, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const journey = (hash: string, setting: Setting, walk: (page: Page) => Promise<void>) => walked(stage, hash, setting, walk);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim() ?? '');

it('r_01_3 the only filled e-mail becomes the choice by itself, and that is announced', () =>
  journey('#/', {}, async (page) => {
    await page.getByRole('button', { name: 'Rediger personopplysninger' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('first_name');
    // Which field a choice means is said by what stands in it.
    const described = (id: string) => page.locator(id).evaluate((one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent);
    for (const of of ['work', 'private']) expect(await described(`#email_choice-${of}`)).toBe(await page.locator(`#email_${of}`).inputValue());
    await page.getByLabel('E-post privat').fill('');
    await page.keyboard.press('Tab');
    await said(page, '«E-post sendes til» er satt til Arbeid');
    expect(await page.locator('#email_choice-work').isChecked()).toBe(true);
    expect(await page.locator('#email_choice-private').isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
  }));

it('r_01_3 both e-mails empty: a warning before it is saved', () =>
  journey('#/', {}, async (page) => {
    await page.getByRole('button', { name: 'Rediger personopplysninger' }).click();
    await page.getByLabel('E-post privat').fill('');
    await page.getByLabel('E-post jobb').fill('');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alertdialog', { name: 'Lagre uten e-postadresse?' }).waitFor();
    await page.getByRole('button', { name: 'Lagre likevel' }).click();
    await said(page, 'Endringen er lagt i kø');
  }));

it('r_01_5 a bad value is refused at its field, in words, and the focus goes there', () =>
  journey('#/', {}, async (page) => {
    await page.getByRole('button', { name: 'Rediger personopplysninger' }).click();
    await page.getByLabel('Mobil jobb').fill('123');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Dette er ikke et telefonnummer.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('mobile_work');
    await page.getByLabel('Postnummer').fill('5003');
    await page.getByText('Poststedet er satt til BERGEN.').waitFor();
    expect(await page.getByLabel('Poststed').inputValue()).toBe('BERGEN');
  }));

it('r_01_2 Esc asks before it throws work away, and the focus goes back to the pencil', () =>
  journey('#/', {}, async (page) => {
    await page.getByRole('button', { name: 'Rediger personopplysninger' }).press('Enter');
    await page.getByLabel('Fornavn og mellomnavn').fill('Kari Anne');
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog', { name: 'Vil du forkaste endringene?' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByLabel('Fornavn og mellomnavn').inputValue()).toBe('Kari Anne');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Forkast endringene' }).press('Enter');
    await page.waitForFunction(() => document.querySelector('dialog') === null);
    expect(await focused(page)).toBe('Rediger personopplysninger');
  }));

it('r_01_6 a clash is settled field by field, and only when all are chosen', () =>
  journey('#/', { scenario: 'conflict' }, async (page) => {
    await page.getByRole('button', { name: /Velg hva som skal gjelde/ }).click();
    await page.getByRole('button', { name: 'Lagre valgene' }).click();
    await page.getByText('Velg for hver opplysning.').waitFor();
    expect(await violations(page)).toEqual([]);
    for (const group of ['Mobil privat', 'E-post privat']) await page.getByRole('group', { name: group }).getByRole('radio').first().check();
    await page.getByRole('button', { name: 'Lagre valgene' }).click();
    await said(page, 'Valgene er lagret');
  }));

it('r_04_2 a message is written and sent by keyboard alone', () =>
  journey('#/', {}, async (page) => {
    await page.keyboard.press('Control+n');
    await page.getByRole('heading', { name: 'Skriv ny melding' }).waitFor();
    await page.getByLabel('Til', { exact: true }).selectOption('ntl');
    await page.getByLabel('Emne').fill('Spørsmål om ferie');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Hvor mange dager har jeg igjen?');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await said(page, 'Meldingen er lagt i kø');
    await page.waitForFunction(() => location.hash === '#/meldinger');
  }));

it('r_04_6 a draft saves itself and is there again', () =>
  journey('#/meldinger/ny', {}, async (page) => {
    await page.getByLabel('Emne').fill('Halvferdig');
    await page.waitForFunction(() => document.querySelector('[data-testid=draft-state]')?.textContent?.startsWith('Utkastet er lagret'));
    await page.getByRole('link', { name: /^Utkast|Halvferdig/ }).first().click();
    await page.waitForFunction(() => location.hash.startsWith('#/meldinger/utkast/'));
    await page.waitForFunction(() => (document.querySelector('#compose-subject') as HTMLInputElement | null)?.value === 'Halvferdig');
  }));

it('r_04_2 an empty message names what is missing', () =>
  journey('#/meldinger/ny', {}, async (page) => {
    await page.getByRole('button', { name: 'Send meldingen' }).click();
    expect(await page.getByText('Feltet må fylles ut.').count()).toBe(3);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('compose-recipient');
  }));

it('r_04_1 arrows move through the inbox, Enter opens, and the thread is read', () =>
  journey('#/meldinger', {}, async (page) => {
    const rows = page.locator('a[data-row][href^="#/meldinger/t"]');
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await rows.nth(1).evaluate((row) => row === document.activeElement)).toBe(true);
    expect(await rows.nth(1).textContent()).toContain('2 uleste');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Spørsmål om pensjon ved delvis permisjon' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
    await page.waitForFunction(() => !document.querySelectorAll('a[data-row][href^="#/meldinger/t"]')[1]?.textContent?.includes('ulest'));
  }));

it('r_04_1 many threads are marked as read at once', () =>
  journey('#/meldinger', {}, async (page) => {
    await page.getByRole('button', { name: 'Velg flere' }).click();
    await page.getByLabel('Velg alle som vises').check();
    await page.getByRole('button', { name: 'Merk 50 som lest' }).click();
    await said(page, '50 samtaler er merket som lest');
  }));

it('r_05_2 the workplace opens only after the virksomhet', () =>
  journey('#/arbeid', {}, async (page) => {
    await page.getByRole('button', { name: 'Nytt arbeidsforhold' }).click();
    expect(await page.locator('#arbeidssted').count()).toBe(0);
    await page.locator('ds-suggestion input').click();
    await page.keyboard.type('vegv');
    await page.getByRole('option', { name: /STATENS VEGVESEN/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('#arbeidssted').waitFor();
    await said(page, 'STATENS VEGVESEN er valgt');
    await page.locator('#arbeidssted').click();
    await page.keyboard.type('tro');
    await page.getByRole('option', { name: /TROMSØ/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Stillingsprosent').fill('150');
    await page.getByRole('button', { name: 'Lagre' }).click();
    await page.getByText('Tallet er for lite eller for stort.').waitFor();
    await page.getByLabel('Stillingsprosent').fill('80');
    await page.getByLabel('Stilling', { exact: true }).fill('Ingeniør');
    await page.getByRole('button', { name: 'Lagre' }).click();
    await said(page, 'Endringen er lagt i kø');
  }));

it('r_07_2 the cross withdraws after a question, and a kursbevis is two clicks away', () =>
  journey('#/', {}, async (page) => {
    await page.getByRole('button', { name: 'Trekk søknad på Arbeidsrett for tillitsvalgte' }).click();
    await page.getByRole('alertdialog', { name: 'Trekke søknaden?' }).getByRole('button', { name: 'Trekk søknaden' }).click();
    await said(page, 'Søknaden er trukket');
    await page.getByRole('button', { name: 'Kursbevis for Hovedavtalen i praksis' }).click();
    await page.getByRole('button', { name: 'Lagre som PDF' }).click();
    await said(page, 'Lagret som NTL-');
  }));

it('r_07_1 a refused application leads to a letter to the union about it', () =>
  journey('#/kurs', {}, async (page) => {
    const row = page.getByRole('listitem').filter({ hasText: 'Presentasjonsteknikk' }).filter({ hasText: 'Avslag' }).first();
    await row.getByRole('link', { name: 'Skriv om avslaget på søknaden til «Presentasjonsteknikk»' }).press('Enter');
    await expect.poll(() => page.getByLabel('Emne').inputValue()).toBe('Avslag på søknad på kurset «Presentasjonsteknikk»');
    expect(await page.locator('#compose-recipient').inputValue()).toBe('ntl');
  }));

it('r_09_2 each press is one order; the address comes first; too dear says so', () =>
  journey('#/verveshop', {}, async (page) => {
    const order = page.getByRole('button', { name: 'Bestill Ullpledd' });
    await order.click();
    await said(page, 'Bekreft leveringsadressen');
    await page.getByLabel('Adressen er riktig').check();
    await page.getByLabel('Antall: Ullpledd').fill('2');
    await order.click();
    await said(page, 'Bestilt: 2 × Ullpledd. 1050 poeng igjen.');
    await page.getByLabel('Antall: Ullpledd').fill('9');
    await page.locator('#cost-w0', { hasText: 'Dette koster mer enn du har igjen (1050 poeng).' }).waitFor();
    await page.getByLabel('Antall: Ullpledd').fill('-1');
    await page.getByText('Skriv et helt tall fra 1 og oppover.').waitFor();
  }));

it('r_06_3 the declaration comes before the list; an export wants a purpose', () =>
  journey('#/medlemsliste/u12', { scenario: 'declaration' }, async (page) => {
    expect(await page.locator('table').count()).toBe(0);
    await page.getByRole('button', { name: 'Jeg godtar erklæringen' }).click();
    await page.getByRole('table').waitFor();
    await page.getByRole('button', { name: 'Navn', exact: true }).click();
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('button', { name: 'Lagre eller skriv ut' }).click();
    await page.getByRole('button', { name: 'Lagre listen', exact: true }).click();
    await page.getByText('Skriv hva listen skal brukes til.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Formål').fill('Innkalling til årsmøte');
    await page.keyboard.press('Control+Enter');
    await said(page, 'Lagret som medlemsliste.xlsx');
  }));

it('r_12_7 Ctrl+K searches as one types, marks the hits and says what was not covered', () =>
  journey('#/kurs', {}, async (page) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('fleksitid');
    await page.locator('mark').first().waitFor();
    await page.getByText('12 filer som ikke er på maskinen').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.startsWith('#/meldinger/'));
    await page.waitForFunction(() => document.querySelector('dialog') === null);
  }));

it('r_12_1 signing out names what is lost, and asks again for what is unsent', () =>
  journey('#/innstillinger', { scenario: 'offline' }, async (page) => {
    await page.getByRole('button', { name: 'Logg ut' }).click();
    await page.getByText('utkast som ikke er sendt').waitFor();
    await page.getByRole('button', { name: 'Logg ut og slett' }).click();
    await page.getByText('2 ting du har gjort, er ikke sendt ennå.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Logg ut og mist det som ikke er sendt' }).click();
    await page.getByRole('heading', { name: 'Velkommen til Min side' }).waitFor();
  }));

it('r_12_6 the keyboard map, the skip link and the menu of the narrow window', () =>
  journey('#/', { width: 800 }, async (page) => {
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Hopp til innholdet');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('innhold');
    await page.getByRole('button', { name: 'Meny' }).click();
    await page.getByRole('link', { name: 'Kurs', exact: true }).click();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1' && document.activeElement.textContent === 'Kurs');
    await page.keyboard.press('Control+/');
    await page.getByRole('dialog', { name: 'Tastatursnarveier' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+2');
    await page.waitForFunction(() => location.hash === '#/meldinger');
  }));

it('r_12_6 high contrast: what is current is still told from the rest', () =>
  journey('#/meldinger/t0', { forcedColors: true }, async (page) => {
    expect(await violations(page)).toEqual([]);
    expect(await page.locator('nav a[aria-current=page]').count()).toBe(1);
  }));

it('r_10_2 a link in an e-mail shows where it goes before it is opened', () =>
  journey('#/vis/email/p1', {}, async (page) => {
    await page.getByRole('link', { name: 'Påmelding' }).click();
    await page.getByText('https://ntl.example/konferanse?id=4711').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Skriv ut' }).click();
    await page.getByRole('alertdialog', { name: 'Filen forlater det krypterte lageret' }).getByRole('button', { name: 'Fortsett' }).click();
    await said(page, 'Sendt til skriveren');
  }));

it('r_12_1 the first start: without a key store nothing is kept until the member has chosen', () =>
  journey('#/', { scenario: 'nostore' }, async (page) => {
    await page.getByRole('button', { name: 'Bruk et passord' }).click();
    await page.getByLabel('Passord', { exact: true }).fill('kort');
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.getByText('Passordet må ha minst 15 tegn.').waitFor();
    await page.getByLabel('Passord', { exact: true }).fill('en lang setning jeg husker');
    await page.getByLabel('Gjenta passordet').fill('en annen setning jeg husker');
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.getByText('De to passordene er ikke like.').waitFor();
    await page.getByLabel('Gjenta passordet').fill('en lang setning jeg husker');
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.getByRole('button', { name: 'Logg inn', exact: true }).waitFor();
  }));

it('r_12_7 a search is narrowed by kind, period and counterpart, and what it did not cover is fetched', () =>
  journey('#/', {}, async (page) => {
    await page.keyboard.press('Control+k');
    await page.locator('#search-text').fill('fleksitid');
    await page.locator('.search-hits mark').first().waitFor();
    await page.getByText('I vedlegget Utkast til protokoll.pdf:').waitFor();
    await page.getByLabel('Type').selectOption('papers');
    await page.getByLabel('Periode').selectOption('year');
    await page.getByLabel('Med eller fra').selectOption('NTL Skatt');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hent alle 12' }).click();
    await page.getByText('12 filer hentes').waitFor();
    // A hit in an attachment opens the attachment, searched for the word as it stands there, and leads back.
    await page.locator('.search-hits [data-row]').nth(3).click();
    await page.waitForFunction(() => location.hash.startsWith('#/vis/vedlegg/a1?finn=fleksitid'));
    await page.getByRole('link', { name: 'Meldinger' }).first().waitFor();
  }));

it('r_12_7 what was searched for is marked in the opened thread', () =>
  journey('#/meldinger/t3?finn=fleksitid', {}, async (page) => {
    await page.locator('.messages mark').first().waitFor();
    await page.getByText('«fleksitid» er merket i samtalen.').waitFor();
    expect(await violations(page)).toEqual([]);
  }));

it('r_04_3 a thread is saved and printed as PDF, and that is said', () =>
  journey('#/meldinger/t3', {}, async (page) => {
    await page.getByRole('button', { name: 'Lagre som PDF' }).click();
    await said(page, 'Lagret som Fleksitid.pdf');
    await page.keyboard.press('Control+p');
    await said(page, 'Sendt til skriveren');
  }));

it('r_12_8 everything is taken out with progress, and can be cancelled', () =>
  journey('#/innstillinger', { scenario: 'exporting' }, async (page) => {
    await page.getByRole('button', { name: 'Lagre som mappe' }).click();
    await page.getByText('Skriver meldinger: 41 av 128').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('export').getByRole('button', { name: 'Avbryt' }).click();
    await said(page, 'Ingenting ble lagret');
    await page.getByRole('button', { name: 'Lagre som zip-fil' }).waitFor();
  }));

it('r_12_8 an export that is done says what it holds', () =>
  journey('#/innstillinger', {}, async (page) => {
    await page.getByRole('button', { name: 'Lagre som zip-fil' }).click();
    await page.getByText(/1.?240 meldinger i 128 samtaler/).waitFor();
    await said(page, '«Min side 2026-11-23» er lagret og kontrollert');
    expect(await violations(page)).toEqual([]);
  }));

it('r_12_4 a newer version is told wherever the member is, shown with its notes, and installed on consent', () =>
  journey('#/', { scenario: 'update' }, async (page) => {
    await page.getByText('Versjon 0.2.0 av appen er klar.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Se hva som er nytt' }).click();
    await page.getByText('Kursbevis på nynorsk').waitFor();
    await page.getByText('Ingenting installeres før du sier ja').waitFor();
    expect(await page.getByText('Versjon 0.2.0 av appen er klar.').count()).toBe(0);
    await page.getByRole('button', { name: 'Last ned og installer' }).click();
    await said(page, 'Versjon 0.2.0 er installert.');
    await page.getByRole('button', { name: 'Start på nytt nå' }).waitFor();
    expect(await violations(page)).toEqual([]);
  }));

it('r_12_7 the search index is made again from settings', () =>
  journey('#/innstillinger', {}, async (page) => {
    await page.getByRole('button', { name: 'Gjør alt klart for søk på nytt' }).click();
    await said(page, 'Alt gjøres klart for søk på nytt');
    await page.getByText('til blir gjort klare for søk nå').waitFor();
  }));

it('r_07_4 all certificates of a year in one file, in a form and a language of the member’s choice, with progress', () =>
  journey('#/kurs', {}, async (page) => {
    await page.getByRole('button', { name: 'Lagre alle kursbevis fra 2026' }).click();
    await page.getByRole('dialog', { name: 'Alle kursbevis fra 2026' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Én PDF med alle').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Lagre', exact: true }).click();
    await said(page, 'Kursbevis 2026.pdf');
    await page.waitForFunction(() => document.querySelector('dialog') === null);
  }));

it('r_07_6 the text of a code is checked, and what the page says otherwise is named', () =>
  journey('#/kurs', {}, async (page) => {
    await page.getByRole('link', { name: 'Kontroller et kursbevis' }).click();
    await page.getByLabel('Tekst fra QR-koden').fill('NTL1:altered');
    await page.getByRole('button', { name: 'Kontroller', exact: true }).click();
    const answer = page.getByRole('region', { name: 'Resultat' });
    await answer.getByText('Endret', { exact: true }).waitFor();
    const words = await answer.innerText();
    for (const wanted of ['Siden sier noe annet enn det som er signert: Navn', 'Ødegårb', 'Innhold 2', 'Ågot Bárđi Ødegård', 'Status per 23. november 2026: gjelder', 'Norsk Tjenestemannslag']) {
      expect(words.replaceAll('\u00a0', ' ')).toContain(wanted);
    }
    expect(await answer.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await violations(page)).toEqual([]);
  }));

it('r_07_6 a file dropped anywhere is checked, and so is a picture that is pasted', () =>
  journey('#/meldinger', {}, async (page) => {
    await page.evaluate(() => {
      for (const detail of ['over', 'dropped']) window.dispatchEvent(new CustomEvent('fixture-drag', { detail }));
    });
    const answer = page.getByRole('region', { name: 'Resultat' });
    await answer.getByText('Trukket tilbake', { exact: true }).waitFor();
    expect(await answer.innerText()).toContain('bevis.pdf');
    await page.evaluate(() => {
      const files = new DataTransfer();
      files.items.add(new File(['replaced'], 'bilde.png', { type: 'image/png' }));
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: files, bubbles: true, cancelable: true }));
    });
    await answer.getByText('Erstattet', { exact: true }).waitFor();
    expect((await answer.innerText()).replaceAll('\u00a0', ' ')).toContain('erstattet 3. februar 2025 av nr. NTL-2025-000018');
  }));

it('r_07_6 every outcome is said in words, and a demonstration says so', () =>
  journey('#/kontroll', {}, async (page) => {
    const outcomes = { valid: 'DEMONSTRASJON – ikke et gyldig kursbevis', expired_key: 'Signert utenfor nøkkelens tid', unknown_key: 'Ukjent utsteder', forged: 'Falsk', unsigned: 'Uten signatur', damaged: 'Kan ikke leses', no_code: 'Fant ingen lesbar QR-kode', not_a_certificate: 'Ikke et kursbevis' };
    for (const [code, words] of Object.entries(outcomes)) {
      await page.getByLabel('Tekst fra QR-koden').fill(`NTL1:demo ${code}`);
      await page.getByRole('button', { name: 'Kontroller', exact: true }).click();
      await page.getByRole('region', { name: 'Resultat' }).getByText(words, { exact: true }).waitFor();
      await page.getByText('DEMONSTRASJON – ikke et gyldig kursbevis').waitFor();
    }
    await page.getByLabel('Tekst fra QR-koden').fill('NTL1:');
    await page.getByRole('button', { name: 'Kontroller', exact: true }).click();
    await page.getByText('Gyldig', { exact: true }).waitFor();
  }));
