// The same page over a synthetic member, for development and for the screen tests. Never shipped: its own folder.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [svelte()],
  // pdf.js' own fonts and decoders are taken in as scripts (see screens/viewer/pdf/open.ts).
  assetsInclude: ['**/*.bcmap', '**/*.pfb', '**/*.wasm'],
  resolve: { alias: { '#host': here('./tests/fixture/host.ts') } },
  build: { target: 'safari17', assetsInlineLimit: 0, outDir: 'node_modules/.fixture', emptyOutDir: true },
  server: { host: '127.0.0.1', port: 5174, strictPort: true, fs: { allow: [here('.'), here('../words')] } },
  preview: { host: '127.0.0.1', port: 5174, strictPort: true },
});
