// The small tools: UUIDs, marks, hits in a text, what leaves no trace in the browser.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDeclaration } from '../../src/screens/offices/declaration';
import { blocks } from '../../src/screens/viewer/marks';
import { fineness, fitScale, fitted, GAP, openScale, pageAt, placed } from '../../src/screens/viewer/pdf/layout';
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

describe('long texts', () => {
  it('are split where lines end, and nothing is lost', () => {
    const text = Array.from({ length: 5_000 }, (_, at) => `Linje ${at} om lønn`).join('\n');
    const found = blocks(text);
    expect(found.length).toBeGreaterThan(10);
    expect(Math.max(...found.map((block) => block.length))).toBeLessThanOrEqual(4_000);
    expect(found.join('\n')).toBe(text);
    expect(blocks('kort')).toEqual(['kort']);
  });

  it('without a line break are split all the same', () => {
    const found = blocks('å'.repeat(1_000_000));
    expect(found.join('')).toBe('å'.repeat(1_000_000));
    expect(Math.max(...found.map((block) => block.length))).toBeLessThanOrEqual(4_000);
  });
});

describe('r_10_2 the pages of a PDF', () => {
  const a4 = { width: 595, height: 842 };

  it('are found by where they stand, however many there are', () => {
    const tops = placed(5_000, (number) => (number === 2 ? { width: 842, height: 595 } : a4), 1);
    expect(tops[2]).toBe(842 + 595 + 2 * GAP);
    expect([pageAt(tops, -50), pageAt(tops, 0), pageAt(tops, 842 + GAP), pageAt(tops, 1e9)]).toEqual([1, 1, 2, 5_000]);
    for (let number = 1; number <= 5_000; number += 371) expect(pageAt(tops, tops[number - 1]! + 1)).toBe(number);
  });

  it('have a size within bounds, whatever they say', () => {
    expect(fitted(595, 842)).toEqual({ ...a4, shrink: 1 });
    expect(fitted(1_000_000, 500_000)).toMatchObject({ width: 14_400, height: 7_200 });
    for (const wrong of [0, -5, Number.NaN, Number.POSITIVE_INFINITY]) expect(fitted(wrong, 842)).toEqual({ ...a4, shrink: 1 });
  });

  it('open as wide as their room, and never smaller than a letter in its natural size', () => {
    expect(openScale(714, 595)).toBeCloseTo(1.2);
    expect(openScale(2000, 595)).toBe(1.5);
    expect(openScale(360, 595)).toBe(1);
    expect(fitScale(360, 595) * 595).toBeCloseTo(360);
    // A sheet on its side is as wide as a letter at least.
    expect(openScale(758, 842)).toBeCloseTo(0.9);
    expect(openScale(360, 1190) * 1190).toBeCloseTo(595);
  });
  it('are drawn as fine as the screen is, also where the page is zoomed', () => {
    const fine = (devicePixelRatio: number, outerWidth: number, innerWidth: number) => fineness({ devicePixelRatio, outerWidth, innerWidth });
    expect(fine(1, 1400, 1400)).toBe(1);
    expect(fine(1, 1452, 1400)).toBe(1);
    expect(fine(1, 1400, 700)).toBe(2);
    expect(fine(2, 1400, 1400)).toBe(2);
    expect(fine(3, 1400, 700)).toBe(3);
    expect(fine(1, 0, 0)).toBe(1);
  });
});

describe('hits', () => {
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

describe('r_06_3 the declaration as the union writes it', () => {
  it.each(['nb', 'nn', 'en'])('has its heading once, and its points as a list, in %s', (language) => {
    const text = readFileSync(join(src, `../../crates/server/src/seed/texts/declaration_${language}.txt`), 'utf8');
    const { heading, parts } = readDeclaration(text);
    expect(heading).toBe(text.split('\n')[0]);
    expect(parts.map((part) => ('points' in part ? part.points.length : 'text'))).toEqual(['text', 'text', 4, 'text']);
    const said = [heading, ...parts.flatMap((part) => ('points' in part ? part.points.map((point) => `– ${point}`) : [part.text]))];
    expect(said).toEqual(text.split('\n').filter((line) => line.trim() !== ''));
  });

  it('may be without either', () => {
    expect(readDeclaration('Jeg skal tie.\n\nAlltid,\nog overalt.')).toEqual({ heading: '', parts: [{ text: 'Jeg skal tie.' }, { text: 'Alltid,\nog overalt.' }] });
    expect(readDeclaration('')).toEqual({ heading: '', parts: [] });
  });
});
