// Svelte: runes everywhere; no style element is ever injected at run time, the CSP has no room for it.
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true, css: 'external' },
};
