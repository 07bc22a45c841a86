// What the compiler does not see, and who may import whom.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Only `api` and `state` know the host. */
const noHost = { regex: '(^#host$|/host(/|$))', message: 'Only src/api and src/state import the host: call it through api/call.' };

/** Forbids the way from these files to another screen's. */
const screens = (files, regex) => ({
  files: [files],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [noHost, { regex, message: 'Screens never import screens: what two of them need is a component or a state.' }] },
    ],
  },
});

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'theme/', 'src/api/types.ts', 'src/api/commands.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      // The compiler says it better.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      // A command without arguments takes {}.
      '@typescript-eslint/no-empty-object-type': 'off',
      // Maps and dates that live within one function need not be reactive.
      'svelte/prefer-svelte-reactivity': 'off',
      // A snippet that takes what the list holds is no useless one, and `{' '}` is a space that stays.
      'svelte/no-useless-children-snippet': 'off',
      'svelte/no-useless-mustaches': 'off',
      // It is svelte-check that they speak to.
      'svelte/no-unused-svelte-ignore': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    files: ['src/{components,i18n,screens,styles}/**', 'src/App.svelte'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noHost] }] },
  },
  // A screen may use the parts in its own folder and below it, and nothing of another's.
  screens('src/screens/*/*', '^\\.\\./[^.]'),
  screens('src/screens/*/*/**', '^\\.\\./\\.\\./[^.]'),
  // What pdf.js draws into is filled and emptied by it alone.
  { files: ['src/screens/viewer/pdf/**'], rules: { 'svelte/no-dom-manipulating': 'off' } },
);
