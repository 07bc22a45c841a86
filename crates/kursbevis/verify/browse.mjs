// Lets Chromium, without network, check files and texts on the page: node browse.mjs PAGE.html FILE...
// Prints one line of JSON a file: the heading and all of the answer's words. A `.txt` file is typed into the text field.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(new URL("../../../ui/package.json", import.meta.url))("playwright-core");
const [page, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({ offline: true, locale: "nb-NO" });
const window = await context.newPage();
const asked = [];
window.on("request", request => asked.push(request.url()));
const failed = [];
window.on("pageerror", error => failed.push(error.message));
for (const file of files) {
  await window.goto(pathToFileURL(resolve(page)).href);
  if (file.endsWith(".txt")) {
    await window.fill("#text", readFileSync(file, "utf8"));
    await window.click("#form button");
  } else {
    await window.setInputFiles("#file", resolve(file));
  }
  await window.waitForSelector("#answer:not([hidden]) > *");
  const headings = await window.locator("#answer h2").allInnerTexts();
  console.log(JSON.stringify({ file, headings, text: await window.locator("#answer").innerText() }));
}
const other = asked.filter(url => !url.startsWith("file:") && !url.startsWith("blob:"));
await browser.close();
if (other.length || failed.length) {
  console.error(JSON.stringify({ other, failed }));
  process.exit(1);
}
