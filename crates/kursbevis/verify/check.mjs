// Runs the page's own check outside a browser: node check.mjs PAGE.html FILE...
// Prints one line of JSON a file. `--pure` leaves the runtime's Ed25519 aside, as an old browser would.
import { readFileSync } from "node:fs";

const files = process.argv.slice(2).filter(argument => argument !== "--pure");
const page = readFileSync(files.shift(), "utf8");
const script = /<script id="check">([\s\S]*?)<\/script>/.exec(page)[1];
const keys = JSON.parse(/<script type="application\/json" id="keys">([\s\S]*?)<\/script>/.exec(page)[1]);
const check = new Function(`${script}\nreturn check;`)();
if (process.argv.includes("--pure")) {
  crypto.subtle.importKey = () => Promise.reject(new Error("not here"));
}
for (const file of files) {
  console.log(JSON.stringify(await check(new Uint8Array(readFileSync(file)), keys)));
}
