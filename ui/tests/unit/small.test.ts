// The small tools: UUIDs, marks, hits in a text, what leaves no trace in the browser.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parts } from '../../src/screens/viewer/marks';
import { countHits, fold } from '../../src/screens/viewer/pdf/text';
import { uuid7 } from '../../src/state/uuid';

const src = join(import.meta.dirname, '../../src');
const sources = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

describe('uuid7', () => {
  it('has the form of version 7, sorts by time and does not repeat', () => {
    const ids = Array.from({ length: 200 }, (_, at) => uuid7(1_700_000_000_000 + at));
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(200);
  });
});

describe('marks', () => {
  it('marks every place, whatever the size of the letters, and loses nothing', () => {
    const found = parts('Årsmøte og årsmøtesak', 'ÅRSMØTE');
    expect(found.filter((part) => part.hit).map((part) => part.text)).toEqual(['Årsmøte', 'årsmøte']);
    expect(found.map((part) => part.text).join('')).toBe('Årsmøte og årsmøtesak');
    expect(parts('tekst', ' ')).toEqual([{ text: 'tekst', hit: false }]);
  });

  it('counts hits across the end of a line', () => {
    expect(countHits(fold('Lokale\nforhandlinger om LOKALE forhandlinger'), fold('lokale forhandlinger'))).toBe(2);
    expect(countHits('tekst', '')).toBe(0);
  });
});

describe('the rooms', () => {
  it('only src/host knows the shell', () => {
    const knowing = sources.filter((file) => readFileSync(file, 'utf8').includes('@tauri-apps'));
    expect(knowing.map((file) => file.slice(src.length + 1))).toEqual(['host/tauri.ts']);
  });

  it('r_12_2 nothing is kept in the browser’s own storage', () => {
    for (const file of sources) {
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open/);
    }
  });

  it('nothing is fetched over the network by the page', () => {
    for (const file of sources) expect(readFileSync(file, 'utf8'), file).not.toMatch(/(?<!async )(?<![.\w])fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/);
  });

  it('a screen or component does not reach for the shell or for another domain’s screen', () => {
    for (const file of sources) {
      const here = file.slice(src.length + 1);
      const text = readFileSync(file, 'utf8');
      if (/^(screens|components)\//.test(here)) expect(text, here).not.toMatch(/from '#host'|\/host\//);
      const domain = /^screens\/([^/]+)\//.exec(here)?.[1];
      for (const found of text.matchAll(/from '(\.\.\/[^']*)'/g)) {
        if (domain) expect(found[1], here).not.toMatch(/^\.\.\/(?!\.\.\/)[a-z]+\/.*\.svelte$/);
      }
      if (here.startsWith('components/')) expect(text, here).not.toMatch(/from '[^']*\/screens\//);
    }
  });
});
