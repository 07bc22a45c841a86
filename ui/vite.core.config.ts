// The same page over the real core, which answers at 127.0.0.1:5176 (`cargo xtask page`). Never shipped: its own folder.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [svelte()],
  // pdf.js' own fonts and decoders are taken in as scripts (see screens/viewer/pdf/open.ts).
  assetsInclude: ['**/*.bcmap', '**/*.pfb', '**/*.wasm'],
  resolve: { alias: { '#host': here('./tests/core/host.ts') } },
  build: { target: 'safari17', assetsInlineLimit: 0, outDir: 'node_modules/.core', emptyOutDir: true },
  server: {
    host: '127.0.0.1',
    port: 5175,
    strictPort: true,
    fs: { allow: [here('.'), here('../words')] },
    proxy: { '/host': 'http://127.0.0.1:5176' },
  },
});
