// What holds for every dialog and for the window around them, read from the sources.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isReload } from '../../src/state/shortcuts';
import { belongs, places, sectionOf, sections } from '../../src/sections';

const src = join(import.meta.dirname, '../../src');
const components = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.svelte'))
  .map((entry) => join(entry.parentPath, entry.name));

describe('a dialog', () => {
  it('asks to be closed last of all: what it was given goes with it', () => {
    const after = /\bonclose\(\);[ \t]*(?:\/\/[^\n]*)?\s*(?!\}|else\b)(\S[^\n]*)/g;
    const found = components.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(after)].map((match) => `${path}: ${match[1]}`));
    expect(found).toEqual([]);
  });
});

describe('the window title', () => {
  it('is made in one place, so that nothing personal comes into it', () => {
    const titled = components.filter((path) => /<title\b|document\.title/.test(readFileSync(path, 'utf8')));
    expect(titled).toEqual([join(src, 'App.svelte')]);
  });

  it('has a name for every address of the app', () => {
    const names = places.map((place) => place.path);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(sections.filter((section) => belongs(section, name)), name).toHaveLength(1);
    expect(sectionOf('')).toBe('overview');
    expect(sectionOf('faktura')).toBe('papers');
    expect(sectionOf('Kari')).toBe('overview');
  });
});

describe('a section', () => {
  it('has a digit that no other has, in the order of the rail', () => {
    const digits = sections.flatMap((section) => section.digit ?? []);
    expect(digits).toEqual(digits.map((_, at) => at + 1));
  });

  it('is fetched when it is first asked for, all but the front page', () => {
    expect(places.filter((place) => place.screen === 'front page').map((place) => place.path)).toEqual(['']);
  });
});

describe('a key that loads a page again in a browser', () => {
  it('does not here', () => {
    const pressed = (key: string, held: Partial<KeyboardEvent> = {}) => isReload({ key, ctrlKey: false, metaKey: false, ...held } as KeyboardEvent);
    for (const [key, held] of [['F5', {}], ['F5', { ctrlKey: true }], ['r', { ctrlKey: true }], ['R', { ctrlKey: true, shiftKey: true }], ['r', { metaKey: true }], ['BrowserRefresh', {}]] as const) {
      expect(pressed(key, held), key).toBe(true);
    }
    expect(pressed('r')).toBe(false);
    expect(pressed('F6')).toBe(false);
  });
});
