// Opens every PDF of a folder with pdf.js, as the window does: node open.mjs FOLDER. Prints one line of JSON a file:
// its pages, its title, its language, whether it is tagged, and its text.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// pdf.js asks for what Node has from 22 on, as every browser does.
Promise.withResolvers ??= () => {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};
const modules = new URL("../../ui/node_modules/", import.meta.url);
const { getDocument, VerbosityLevel } = await import(new URL("pdfjs-dist/legacy/build/pdf.mjs", modules));
const folder = process.argv[2];
for (const file of readdirSync(folder).filter(name => name.endsWith(".pdf")).sort()) {
  const data = new Uint8Array(readFileSync(join(folder, file)));
  const loading = getDocument({ data, useSystemFonts: false, verbosity: VerbosityLevel.ERRORS });
  const document = await loading.promise;
  const { info, metadata } = await document.getMetadata();
  let text = "";
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    text += content.items.map(item => item.str + (item.hasEOL ? "\n" : "")).join("");
  }
  const marked = (await document.getMarkInfo())?.get("Marked") === true;
  console.log(JSON.stringify({ file, pages: document.numPages, title: metadata?.get("dc:title"), language: info.Language, marked, text }));
  await loading.destroy();
}
