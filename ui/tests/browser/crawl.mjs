// Opens an export in Chromium from the disk, follows its links, and runs axe on its pages:
// node crawl.mjs FOLDER [PAGES_OF_A_KIND_THAT_AXE_SEES]. Prints one JSON object.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [folder, most = '1000000'] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const found = { pages: 0, links: 0, seen_by_axe: 0, broken: [], violations: [], requests: [], errors: [] };
const page = await browser.newPage();
page.on('request', (request) => {
  if (!request.url().startsWith('file:')) found.requests.push(request.url());
});
page.on('pageerror', (error) => found.errors.push(error.message));
page.on('console', (message) => {
  if (message.type() === 'error') found.errors.push(message.text());
});

/** Pages of one kind are alike: axe sees the first of each. */
const seenIn = new Map();
function isSeen(path) {
  const kind = path.replace(/[^/]+$/, '').replace(/\d{4}/, 'Y') + path.endsWith('index.html');
  const count = (seenIn.get(kind) ?? 0) + 1;
  seenIn.set(kind, count);
  return count <= Number(most);
}

const queue = [pathToFileURL(join(folder, 'index.html')).href];
const known = new Set(queue);
while (queue.length > 0) {
  const url = queue.shift();
  const path = fileURLToPath(url);
  await page.goto(url);
  found.pages += 1;
  for (const href of await page.$$eval('a[href]', (links) => links.map((link) => link.href))) {
    found.links += 1;
    if (known.has(href)) continue;
    known.add(href);
    if (!href.startsWith('file:') || !existsSync(fileURLToPath(href))) found.broken.push(`${path}: ${href}`);
    else if (href.endsWith('.html')) queue.push(href);
  }
  if (!isSeen(path)) continue;
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe);
    const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'], preload: false }));
    for (const one of result.violations) found.violations.push(`${path} (${colorScheme}): ${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`);
  }
  found.seen_by_axe += 1;
  if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, `export-${found.pages}.png`), fullPage: true });
}
await browser.close();
console.log(JSON.stringify(found));
