// The catalogues: the same keys in every language, a sentence for every code of the Rust sources.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { APP_CODES, PROBLEM_CODES } from '../../src/i18n/codes';
import { catalogues } from '../../src/i18n/i18n.svelte';
import { systemLanguage } from '../../src/i18n/i18n.svelte';
import { fieldSentence, sentence } from '../../src/i18n/sentences';

const root = join(import.meta.dirname, '../../..');

/** Every leaf of a catalogue with its path: `shell.nav.overview`, and how many values a sentence takes. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'function') return [[path, `takes ${value.length}`]];
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
  }
  return [[path, typeof value]];
}

const snake = (name: string) => name.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase();

function variants(file: string, name: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  const body = new RegExp(`pub enum ${name} \\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? '';
  return [...body.matchAll(/^ {4}([A-Z]\w*),/gm)].map((found) => snake(found[1] ?? ''));
}

function rustFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.rs') && !entry.name.includes('test'))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('r_12_5 the catalogues', () => {
  it.each(['nn', 'en'] as const)('%s has the keys of bokmål, and sentences that take as many values', (language) => {
    const source = new Map(leaves(catalogues.nb));
    expect(leaves(catalogues[language]).map(([path]) => path)).toEqual([...source.keys()]);
    for (const [path, kind] of leaves(catalogues[language])) {
      const given = source.get(path) ?? '';
      if (kind.startsWith('takes') !== given.startsWith('takes')) throw new Error(`${language}: ${path} is ${kind}, not ${given}`);
    }
  });

  it.each(['nb', 'nn', 'en'] as const)('%s has no empty sentence', (language) => {
    const empty = (value: unknown, path: string): string[] =>
      typeof value === 'string'
        ? value.trim() === '' ? [path] : []
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([key, inner]) => empty(inner, `${path}.${key}`))
          : [];
    expect(empty(catalogues[language], language)).toEqual([]);
  });

  it('nynorsk and English are their own', () => {
    const same = (a: unknown, b: unknown): number =>
      typeof a === 'object' && a !== null
        ? Object.keys(a).reduce((sum, key) => sum + same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]), 0)
        : Number(typeof a === 'string' && a.length > 12 && a === b);
    expect(same(catalogues.nb, catalogues.en)).toBeLessThan(5);
    expect(same(catalogues.nb, catalogues.nn)).toBeLessThan(90);
  });

  it('follows the system: nynorsk, bokmål and English by name, another language reads bokmål', () => {
    expect(systemLanguage(['nn-NO', 'nb'])).toBe('nn');
    expect(systemLanguage(['no'])).toBe('nb');
    expect(systemLanguage(['en-GB', 'nb'])).toBe('en');
    expect(systemLanguage(['fi', 'se'])).toBe('nb');
  });
});

describe('r_12_9 every code has its sentence', () => {
  it('knows every problem of the wire', () => {
    const codes = variants('crates/wire/src/problem.rs', 'ProblemCode');
    expect(codes.length).toBeGreaterThan(10);
    expect([...PROBLEM_CODES].sort()).toEqual(codes.sort());
  });

  it('knows every reason for refusing a field', () => {
    const codes = variants('crates/domain/src/field.rs', 'FieldCode');
    expect(codes.length).toBeGreaterThan(10);
    for (const language of ['nb', 'nn', 'en'] as const) {
      expect(Object.keys(catalogues[language].fields.codes).sort()).toEqual([...codes].sort());
    }
  });

  it('knows every code that the core and the shell make', () => {
    const known = new Set<string>([...APP_CODES, ...PROBLEM_CODES]);
    const made = new Set<string>();
    for (const file of [...rustFiles('crates/core/src'), ...rustFiles('src-tauri/src')]) {
      const source = readFileSync(file, 'utf8').split('#[cfg(test)]')[0] ?? '';
      for (const found of source.matchAll(/(?:refused\(\s*|simple\()"([a-z_]+)"/g)) made.add(found[1] ?? '');
    }
    for (const file of ['crates/core/src/error.rs', 'crates/core/src/key/mod.rs']) {
      const source = readFileSync(join(root, file), 'utf8').split('#[cfg(test)]')[0] ?? '';
      for (const found of source.matchAll(/=> "([a-z_]+)",/g)) made.add(found[1] ?? '');
    }
    expect(made.size).toBeGreaterThan(20);
    expect([...made].filter((code) => !known.has(code))).toEqual([]);
  });

  it('says something of a code that it does not know, and names it', () => {
    expect(sentence({ code: 'from_the_future', params: {}, fields: [] })).toContain('from_the_future');
  });

  it('R-10.6 the number of months is in the choice itself, one of them too', () => {
    expect([catalogues.nb, catalogues.nn, catalogues.en].map((texts) => texts.settings.keepMonths(24))).toEqual(['De siste 24 månedene', 'Dei siste 24 månadene', 'The last 24 months']);
    expect([catalogues.nb, catalogues.nn, catalogues.en].map((texts) => texts.settings.keepMonths(1))).toEqual(['Den siste måneden', 'Den siste månaden', 'The last month']);
  });

  it('fills values in, dates as in Norway', () => {
    expect(sentence({ code: 'deadline_passed', params: { deadline: '2026-02-01' }, fields: [] })).toContain('1.\u00a0februar 2026');
    expect(sentence({ code: 'not_enough_points', params: { balance: '120' }, fields: [] })).toContain('120');
  });

  it('names a nested field by its last part', () => {
    const errors = [{ field: 'address.postal_code', code: 'bad_postal_code' as const }];
    expect(fieldSentence(errors, 'postal_code')).toBe('Et postnummer har fire sifre.');
    expect(fieldSentence(errors, 'place')).toBe('');
  });
});
