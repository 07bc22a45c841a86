// The page over the real core and the real server: what the synthetic member only repeats is seen to be so.
import { spawn, type ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, type Stage } from './stage';

let core: ChildProcess;
let address: string;
let stage: Stage;
let page: Page;
const problems: string[] = [];

/** Starts server and core; they end when this process does. */
async function startCore(): Promise<string> {
  const program = process.env['MIN_SIDE_STAGE'] ?? join(import.meta.dirname, '../../../target/debug/min-side-stage');
  core = spawn(program, ['page', '127.0.0.1:0'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const failed = new Promise<never>((_, reject) => {
    core.on('error', reject);
    core.on('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
  });
  const answers = (async () => {
    for await (const line of createInterface({ input: core.stdout! })) {
      const found = /The core answers at (\S+)/.exec(line);
      if (found) return found[1]!;
    }
    return failed;
  })();
  return Promise.race([answers, failed]);
}

beforeAll(async () => {
  address = await startCore();
  stage = await openStage(address);
  page = await stage.browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'nb-NO', reducedMotion: 'reduce' });
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  await page.goto(stage.url);
  await page.getByRole('button', { name: 'Logg inn', exact: true }).click();
  await page.getByText('Synkronisert').first().waitFor({ timeout: 60_000 });
});
afterAll(async () => {
  await stage?.close();
  core?.stdin?.end();
});

const go = async (hash: string) => {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.waitForFunction(() => document.querySelector('main h1') !== null && document.querySelector('.waiting, [aria-busy=true]') === null);
};

it.each([
  ['#/', 'Hei, Kari', 'Kari Solbakken Nordli'],
  ['#/meldinger', 'Meldinger', 'NTL (forbundskontoret)'],
  ['#/dokumenter', 'E-poster, fakturaer og dokumenter', 'Reiseforsikring, halvår'],
  ['#/kurs', 'Kurs', 'Søknaden kan trekkes'],
  ['#/arbeid', 'Arbeidsforhold', 'Statens registerdirektorat'],
  ['#/tillitsvalgte', 'Tillitsvalgte', 'NTL Registerdirektoratet'],
  ['#/verv', 'Verv', 'NTL Registerdirektoratet'],
  ['#/verving', 'Verving', 'Godkjent'],
  ['#/innstillinger', 'Innstillinger', 'MB på maskinen'],
])('every section shows what the server holds: %s', async (hash, heading, text) => {
  await go(hash);
  const stands = ([heading, text]: string[]) => {
    const main = document.querySelector('main');
    return main !== null && main.querySelector('h1')?.innerText.trim() === heading && main.innerText.includes(text!);
  };
  await page.waitForFunction(stands, [heading, text]);
  expect(await page.getByRole('alert').allTextContents()).toEqual([]);
  expect(problems).toEqual([]);
});

it('what is saved goes to the server and comes back', async () => {
  await go('#/');
  await page.getByRole('button', { name: 'Rediger personopplysninger' }).click();
  await page.getByLabel('Mobil privat').fill('412 34 567');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await page.getByText('41 23 45 67').first().waitFor();
  await page.waitForFunction(() => !document.body.textContent?.includes('venter på å bli sendt'));
  await page.reload();
  await page.getByText('41 23 45 67').first().waitFor();
  expect(problems).toEqual([]);
});

const ask = (name: string, headers: Record<string, string>) => fetch(`${address}/host/${name}`, { method: 'POST', body: '{}', headers });

it('a kursbevis that the core makes is drawn from its bytes', async () => {
  const rows = async () => (await (await ask('kursbevis', { 'min-side-host': '1' })).json()) as { id: string }[];
  const first = await vi.waitUntil(async () => (await rows())[0], { timeout: 60_000, interval: 200 });
  await go(`#/vis/kursbevis/${first.id}`);
  await page.locator('canvas').first().waitFor();
  await page.getByText('DEMONSTRASJON').first().waitFor({ state: 'attached' });
  expect(problems).toEqual([]);
});

it('nothing but this page, and nothing that goes by another name, is answered', async () => {
  expect((await ask('profile', { 'min-side-host': '1' })).status).toBe(200);
  expect((await ask('profile', {})).status).toBe(403);
  const status = await new Promise((resolve, reject) => {
    const asked = request(`${address}/host/changes`, { headers: { host: 'example.org' } }, (answer) => resolve(answer.statusCode));
    asked.on('error', reject);
    asked.end();
  });
  expect(status).toBe(403);
});
