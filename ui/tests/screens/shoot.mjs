// Pictures of a screen for people to look at: node tests/screens/shoot.mjs OUT 'hash?…' [scenario] [width] [theme] [zoom]
import { chromium } from 'playwright-core';

const [out, hash = '#/', scenario = '', width = '1400', theme = 'light', zoom = '1', lang = 'nb'] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const scale = Number(zoom);
const page = await browser.newPage({ viewport: { width: Math.round(Number(width) / scale), height: Math.round(900 / scale) }, deviceScaleFactor: scale });
page.on('console', (message) => ['error', 'warning'].includes(message.type()) && console.log('console:', message.text()));
page.on('pageerror', (error) => console.log('error:', error.message));
await page.goto(`http://127.0.0.1:5174/?scenario=${scenario}&theme=${theme}&lang=${lang}${hash}`);
await page.waitForTimeout(700);
for (const step of process.env.STEPS ? JSON.parse(process.env.STEPS) : []) {
  if (step.click) await page.click(step.click);
  if (step.press) await page.keyboard.press(step.press);
  if (step.fill) await page.fill(step.fill[0], step.fill[1]);
  await page.waitForTimeout(step.wait ?? 350);
}
const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
if (overflow > 0) console.log('sideways scroll:', overflow);
await page.screenshot({ path: out, fullPage: process.env.FULL !== '0' });
await browser.close();
