// The build that the shell ships: ui/dist, own origin only, nothing inlined that the CSP would refuse.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Writes which npm packages are in the page, for the notices and the bill of materials of a package. */
function embedded(): Plugin {
  const found = new Set<string>();
  const note = (path: string) => {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/?]+)/.exec(path)?.[1];
    // Vite's own helpers leave its name on what they make up.
    if (name && !name.startsWith('.') && name !== 'vite') found.add(name);
  };
  return {
    name: 'embedded',
    enforce: 'pre',
    transform(code, id) {
      // What a style sheet takes in is no module of its own.
      if (!id.endsWith('.css')) return;
      for (const [, from] of code.matchAll(/@import\s+['"]([^'".][^'"]*)/g)) note(`node_modules/${from}`);
    },
    generateBundle(_, bundle) {
      for (const id of this.getModuleIds()) note(id);
      for (const file of Object.values(bundle)) if (file.type === 'asset') file.originalFileNames.forEach(note);
      writeFileSync(here('./node_modules/.embedded.json'), JSON.stringify([...found].sort()));
    },
  };
}

export default defineConfig({
  plugins: [svelte(), embedded()],
  // pdf.js' own fonts, character maps and decoders are taken in as scripts (see screens/viewer/pdf/open.ts).
  assetsInclude: ['**/*.bcmap', '**/*.pfb', '**/*.wasm'],
  resolve: { alias: { '#host': here('./src/host/tauri.ts') } },
  build: {
    target: 'safari17',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, fs: { allow: [here('.'), here('../words')] } },
});
