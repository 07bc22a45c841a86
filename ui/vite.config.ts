// The build that the shell ships: ui/dist, own origin only, nothing inlined that the CSP would refuse.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [svelte()],
  // pdf.js' own fonts and decoders are taken in as scripts (see screens/viewer/pdf/open.ts).
  assetsInclude: ['**/*.pfb', '**/*.wasm'],
  resolve: { alias: { '#host': here('./src/host/tauri.ts') } },
  build: {
    target: 'safari17',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
});
