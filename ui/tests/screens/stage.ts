// The stage for screen tests: the page built over the synthetic member, served with the shell's own CSP, in chromium.
import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { expect } from 'vitest';

const ui = join(import.meta.dirname, '../..');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml',
};

/** The CSP that tauri.conf.json gives the window. */
function csp(): string {
  const conf = JSON.parse(readFileSync(join(ui, '../tauri.conf.json'), 'utf8')) as { app: { security: { csp: Record<string, string> | string } } };
  const given = conf.app.security.csp;
  return typeof given === 'string' ? given : Object.entries(given).map(([name, value]) => `${name} ${value}`).join('; ');
}

/** A stage with its server and browser. */
export interface Stage {
  browser: Browser;
  url: string;
  close(): Promise<void>;
}

/** Hands a call of the page over to the core, which answers at a port of its own. */
function handOver(core: string, request: IncomingMessage, response: ServerResponse) {
  const asked = ask(new URL(request.url ?? '/', core), { method: request.method ?? 'GET', headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    // Events may be long in coming.
    response.flushHeaders();
    answer.pipe(response);
  });
  asked.on('error', () => response.destroy());
  response.on('close', () => asked.destroy());
  request.pipe(asked);
}

/** Builds, serves and opens a browser: over the synthetic member, or over the real core where it says at which address. */
export async function openStage(core?: string): Promise<Stage> {
  const dist = await mkdtemp(join(tmpdir(), 'min-side-screens-'));
  await build({ configFile: join(ui, core ? 'vite.core.config.ts' : 'vite.fixture.config.ts'), root: ui, logLevel: 'error', build: { outDir: dist, emptyOutDir: true } });
  // The window's calls go by a way of the shell's own; those to the core are requests to where the page comes from.
  const policy = core ? csp().replace('connect-src', "connect-src 'self'") : csp();
  const server = createServer((request, response) => {
    if (core && request.url?.startsWith('/host/')) return handOver(core, request, response);
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    const file = join(dist, path === '/' ? 'index.html' : path);
    readFile(file).then(
      (bytes) => {
        response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy });
        response.end(bytes);
      },
      () => {
        response.writeHead(path === '/favicon.ico' ? 204 : 404);
        response.end();
      },
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  return {
    browser,
    url: `http://127.0.0.1:${port}`,
    async close() {
      await browser.close();
      server.close();
      await rm(dist, { recursive: true, force: true });
    },
  };
}

/** What a screen shall be shown as. */
export interface Setting {
  scenario?: string;
  theme?: 'light' | 'dark';
  language?: 'nb' | 'nn' | 'en';
  width?: number;
  height?: number;
  /** CSS pixels are this many times larger, as after Ctrl and plus. */
  zoom?: number;
  forcedColors?: boolean;
  /** Collections, with commas between, of each of which one row is for a newer version of the app. */
  unreadable?: string;
  /** What app and server can do together. */
  contract?: 'app_too_old' | 'server_too_old';
}

/** A page with what went wrong on it. */
export interface Shown {
  page: Page;
  problems: string[];
}

/** Opens a place in the app and waits until it stands. */
export async function show(stage: Stage, hash: string, setting: Setting = {}): Promise<Shown> {
  const { scenario = '', theme = 'light', language = 'nb', width = 1400, height = 900, zoom = 1, forcedColors = false, unreadable = '', contract = '' } = setting;
  const page = await stage.browser.newPage({
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
    deviceScaleFactor: zoom,
    colorScheme: theme,
    forcedColors: forcedColors ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  await page.goto(`${stage.url}/?scenario=${scenario}&theme=${theme}&lang=${language}&unreadable=${unreadable}&contract=${contract}${hash}`);
  await page.waitForSelector('h1');
  await page.waitForFunction(() => document.querySelector('.waiting') === null || document.querySelector('[aria-busy=true]') !== null);
  await page.evaluate(() => document.fonts.ready);
  return { page, problems };
}

/** Shows a screen, walks through it, and sees that nothing went wrong in the page meanwhile. */
export async function walked(stage: Stage, hash: string, setting: Setting, walk: (page: Page) => Promise<void>): Promise<void> {
  const { page, problems } = await show(stage, hash, setting);
  try {
    await walk(page);
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
}

/** Waits until something is announced. */
export const said = (page: Page, text: string) => page.waitForFunction((wanted) => document.querySelector('[role=status][aria-live]')?.textContent?.includes(wanted), text);

/** What axe finds, one line a violation. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const found = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    // <ds-suggestion> says role=combobox on an input that has it already by its list; that it says so is its design.
    const known = (rule: string, target: string) => rule === 'aria-allowed-role' && document.querySelector(target)?.closest('ds-suggestion') !== null;
    return found.violations.flatMap((one) => one.nodes.filter((node) => !known(one.id, node.target.join(' '))).map((node) => `${one.id}: ${node.target.join(' ')} – ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`));
  });
}

/** How far the page can be scrolled sideways, and which elements make it so. */
export async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > room + 1)
      .slice(-4)
      .map((element) => `${element.tagName}.${element.className} ends at ${Math.round(element.getBoundingClientRect().right)} of ${room}`);
  });
}
