// The guide of the help: the same topics in every language, of every screen, in the words that stand on the screens.
import { describe, expect, it } from 'vitest';
import { excerptOf, findTopics, guideIn, marked, PLACES, sentencesOf, topicOf, wordsOf } from '../../src/i18n/guide';
import { catalogues } from '../../src/i18n/i18n.svelte';
import { sections } from '../../src/sections';

const LANGUAGES = ['nb', 'nn', 'en'] as const;
const nb = await guideIn('nb');

/** Every text of a catalogue that takes no value: the names of buttons, fields and headings. */
const labels = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(labels) : [];

describe('r_12_11 the guide', () => {
  it.each(LANGUAGES)('%s has every topic, with as much in it', async (language) => {
    const shape = (topics: typeof nb) => topics.map((topic) => [topic.id, topic.text.length, topic.steps?.length, topic.more?.length]);
    const guide = await guideIn(language);
    expect(shape(guide)).toEqual(shape(nb));
    expect(guide.flatMap(sentencesOf).filter((text) => text.trim() === '' || text !== text.trim())).toEqual([]);
    expect(new Set(guide.map((topic) => topic.title)).size).toBe(guide.length);
  });

  it('has a topic for every section, and a place for every topic', () => {
    const ids = nb.map((topic) => topic.id);
    expect(Object.keys(PLACES)).toEqual(ids);
    const screens = sections.flatMap((section) => [section.path, ...section.also]).filter((path) => path !== 'hjelp');
    for (const screen of screens) expect(ids, screen).toContain(topicOf(screen));
    expect(topicOf('hjelp')).toBe('');
    expect(topicOf('something new')).toBe('oversikt');
    for (const [section, path] of Object.values(PLACES)) expect(sections.some((one) => one.key === section && (one.path === path || one.also.includes(path)))).toBe(true);
  });

  // The statements of the union's own guide, by a word that each must have.
  it.each([
    ['personopplysninger', /blyanten øverst til høyre/], ['personopplysninger', /«E-post sendes til»/], ['personopplysninger', /«Foretrukket mobil»/],
    ['medlemsopplysninger', /NTL-magasinet/], ['meldinger', /sikre måten/], ['meldinger', /e-post om at noe venter/], ['meldinger', /organisasjonsleddet du hører til/],
    ['arbeidsforhold', /velg blant forslagene/], ['arbeidsforhold', /Feltet åpnes når virksomheten er valgt/], ['arbeidsforhold', /streik/], ['arbeidsforhold', /Start- og sluttdato/],
    ['verv', /lederen i organisasjonsleddet/], ['verv', /medlemsliste/], ['kurs', /trekke søknaden til søknadsfristen/], ['kursbevis', /forbundet har avsluttet det/],
    ['verving', /før februar 2018/], ['verveshop', /poengene trekkes/], ['dokumenter', /sparer penger og miljøet/],
  ])('%s says %s', (id, said) => {
    expect(sentencesOf(nb.find((topic) => topic.id === id)!).join('\n')).toMatch(said);
  });

  it.each(LANGUAGES)('%s names what stands on the screen by the name that it has there', async (language) => {
    const known = new Set(labels(catalogues[language]));
    const named = (await guideIn(language)).flatMap((topic) => sentencesOf(topic).flatMap((text) => [...text.matchAll(/[«“]([^»”]+)[»”]/g)].map((found) => `${topic.id}: ${found[1]}`)));
    expect(named.length).toBeGreaterThan(25);
    expect(named.filter((name) => !known.has(name.slice(name.indexOf(': ') + 2)))).toEqual([]);
  });
});

describe('r_12_11 searching the guide', () => {
  const ids = (question: string) => findTopics(nb, question).map((topic) => topic.id);

  it('finds a topic by any form of a word, what has it in the title first', () => {
    expect(ids('kursbevis')[0]).toBe('kursbevis');
    expect(ids('MELDING')[0]).toBe('meldinger');
    expect(ids('meldingene')[0]).toBe('meldinger');
    expect(ids('trekke søknaden')).toContain('kurs');
    expect(ids('kontingent lønn')).toContain('arbeidsforhold');
    expect(ids('zzz')).toEqual([]);
  });

  it('shows everything where nothing is asked', () => {
    expect(ids('  ')).toHaveLength(nb.length);
  });

  it('excerpts the sentence that answers, and marks whole words from where the asked one begins', () => {
    const topic = nb.find((one) => one.id === 'arbeidsforhold')!;
    expect(excerptOf(topic, 'sluttdato')).toMatch(/^Start- og sluttdato/);
    expect(marked('Meldinger er sikre', 'melding')).toEqual([{ text: 'Meldinger', hit: true }, { text: ' er sikre', hit: false }]);
    expect(marked('a (b) [c', '( b')).toEqual([{ text: 'a (', hit: false }, { text: 'b', hit: true }, { text: ') [c', hit: false }]);
    expect(marked('a (b) [c', '.*')).toEqual([{ text: 'a (b) [c', hit: false }]);
    expect(wordsOf('Å, og æ!')).toEqual(['å', 'og', 'æ']);
  });
});
