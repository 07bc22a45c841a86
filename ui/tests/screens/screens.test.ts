// Every screen and state, light and dark: no axe violation, nothing refused by the CSP, nothing cut at 200 % zoom.
// With SCREENSHOTS=DIR it also leaves a picture of each, to be looked at.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, show, sideways, violations, type Setting, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const pictures = process.env['SCREENSHOTS'];
if (pictures) mkdirSync(pictures, { recursive: true });

const SCREENS: [name: string, hash: string, setting: Setting][] = [
  ['start-signed-out', '#/', { scenario: 'signedout' }],
  ['start-signing-in', '#/', { scenario: 'signingin' }],
  ['start-key-store-locked', '#/', { scenario: 'locked' }],
  ['start-no-key-store', '#/', { scenario: 'nostore' }],
  ['start-passphrase', '#/', { scenario: 'passphrase' }],
  ['start-key-lost', '#/', { scenario: 'keylost' }],
  ['start-damaged', '#/', { scenario: 'damaged' }],
  ['start-newer-data', '#/', { scenario: 'newer' }],
  ['start-no-server', '#/', { scenario: 'noserver' }],
  ['start-own-server', '#/', { scenario: 'ownserver' }],
  ['start-bad-setup', '#/', { scenario: 'badsetup' }],
  ['settings-managed', '#/innstillinger', { scenario: 'managed' }],
  ['start-locked-app', '#/', { scenario: 'applock' }],
  ['settings-locked-app', '#/innstillinger', { scenario: 'pin' }],
  ['start-disk-full', '#/', { scenario: 'diskfull' }],
  ['overview', '#/', {}],
  ['overview-first-sync', '#/', { scenario: 'firstsync' }],
  ['overview-empty', '#/', { scenario: 'empty' }],
  ['overview-offline', '#/', { scenario: 'offline' }],
  ['overview-conflict', '#/', { scenario: 'conflict' }],
  ['overview-error', '#/', { scenario: 'error' }],
  ['overview-expired', '#/', { scenario: 'expired' }],
  ['overview-notices', '#/', { scenario: 'notices' }],
  ['overview-memory', '#/', { scenario: 'memory' }],
  ['inbox', '#/meldinger', {}],
  ['inbox-empty', '#/meldinger', { scenario: 'empty' }],
  ['inbox-first-sync', '#/meldinger', { scenario: 'firstsync' }],
  ['thread', '#/meldinger/t3', {}],
  ['thread-pending', '#/meldinger/t0', { scenario: 'offline' }],
  ['overview-held-up', '#/', { scenario: 'heldup' }],
  ['thread-refused', '#/meldinger/t0', { scenario: 'refused' }],
  ['thread-gone', '#/meldinger/none', {}],
  ['compose', '#/meldinger/ny?til=ntl', {}],
  ['draft', '#/meldinger/utkast/d1', {}],
  ['papers', '#/dokumenter', {}],
  ['papers-error', '#/dokumenter', { scenario: 'error' }],
  ['papers-empty', '#/dokumenter', { scenario: 'empty' }],
  ['invoice', '#/faktura/p2', {}],
  ['invoice-wrong-kid', '#/faktura/p8', {}],
  ['viewer-pdf', '#/vis/letter/p0?finn=fleksitid', {}],
  ['viewer-email', '#/vis/email/p1', {}],
  ['viewer-text', '#/vis/document/p7', {}],
  ['viewer-image', '#/vis/document/p4', {}],
  ['viewer-ehf', '#/vis/invoice/ehf', {}],
  ['viewer-remote', '#/vis/document/p3', {}],
  ['viewer-remote-offline', '#/vis/document/p3', { scenario: 'offline' }],
  ['viewer-cannot', '#/vis/document/odt', {}],
  ['courses', '#/kurs', {}],
  ['check', '#/kontroll', {}],
  ['work', '#/arbeid', {}],
  ['representatives', '#/tillitsvalgte', {}],
  ['offices', '#/verv', {}],
  ['member-list', '#/medlemsliste/u12', {}],
  ['member-list-declaration', '#/medlemsliste/u12', { scenario: 'declaration' }],
  ['member-list-forbidden', '#/medlemsliste/u99', {}],
  ['recruiting', '#/verving', {}],
  ['shop', '#/verveshop', {}],
  ['shop-offline', '#/verveshop', { scenario: 'offline' }],
  ['settings', '#/innstillinger', {}],
  ['settings-update', '#/innstillinger', { scenario: 'update' }],
  ['overview-update', '#/', { scenario: 'update' }],
  ['help', '#/hjelp', {}],
  ['help-topic', '#/hjelp/meldinger?finn=sikker', {}],
];

/** The widths that nothing may be cut at: 800 px, 1400 px at 200 %, 800 px at 200 %, and WCAG's own 320 px. */
const WIDTHS = [800, 700, 400, 320];

it.each(SCREENS)('r_12_6 %s', async (name, hash, setting) => {
  const { page, problems } = await show(stage, hash, setting);
  try {
    if (name === 'viewer-pdf') await page.waitForSelector('.textLayer span');
    expect(await page.locator('h1').count()).toBe(1);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((to) => (document.documentElement.dataset['colorScheme'] = to), theme);
      expect(await violations(page), theme).toEqual([]);
      if (pictures) await page.screenshot({ path: join(pictures, `${name}-1400-${theme}.png`), fullPage: true });
    }
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 700 });
      expect(await sideways(page), `${width} px`).toEqual([]);
      if (pictures && (width === 800 || width === 400)) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
    }
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
});

describe.each(['nn', 'en'] as const)('r_12_5 in %s', (language) => {
  it.each(['#/', '#/meldinger/t3', '#/kurs', '#/innstillinger', '#/hjelp'])('%s is clean', async (hash) => {
    const { page, problems } = await show(stage, hash, { language });
    try {
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      expect(await violations(page)).toEqual([]);
      expect(problems).toEqual([]);
      if (pictures) await page.screenshot({ path: join(pictures, `${language}-${hash.replaceAll(/\W+/g, '_')}.png`), fullPage: true });
    } finally {
      await page.close();
    }
  });
});

describe('r_12_6 in forced colours', () => {
  it.each([
    ['overview', '#/'],
    ['thread', '#/meldinger/t3'],
    ['courses', '#/kurs'],
    ['shop', '#/verveshop'],
  ])('%s has borders where there were surfaces', async (name, hash) => {
    const { page, problems } = await show(stage, hash, { forcedColors: true });
    try {
      expect(await violations(page)).toEqual([]);
      const bare = await page.locator('main :is(.sheet, .ds-button)').evaluateAll((all) => all.filter((one) => getComputedStyle(one).borderTopStyle === 'none').map((one) => one.textContent?.trim()));
      expect(bare).toEqual([]);
      expect(problems).toEqual([]);
      if (pictures) await page.screenshot({ path: join(pictures, `${name}-forced-colours.png`), fullPage: true });
    } finally {
      await page.close();
    }
  });
});
