// Unit tests of the page's logic, without a browser.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  resolve: {
    alias: { '#host': fileURLToPath(new URL('./tests/fixture/host.ts', import.meta.url)) },
    conditions: ['browser'],
  },
  test: { include: ['tests/unit/**/*.test.ts'] },
});
