// The guide of the help: a topic for each part of the app. It is fetched when it is asked for, in the language that is chosen.
import type { Language } from '../api/types';
import { places, type SectionKey } from '../sections';
import { GUIDES } from './texts';
import { textsOf } from './words';

/** A topic of the guide. The id is the same in every language and stands in the address. */
export interface Topic {
  id: string;
  title: string;
  /** What it is. */
  text: string[];
  /** What one does, step by step. */
  steps?: string[];
  /** What else is good to know. */
  more?: string[];
}

/** Where what a topic tells of is found: the part of the app, and its address. */
export const PLACES: Record<string, [section: SectionKey, path: string]> = {
  oversikt: ['overview', ''],
  personopplysninger: ['overview', ''],
  medlemsopplysninger: ['overview', ''],
  tillitsvalgte: ['representatives', 'tillitsvalgte'],
  meldinger: ['messages', 'meldinger'],
  arbeidsforhold: ['work', 'arbeid'],
  verv: ['offices', 'verv'],
  kurs: ['courses', 'kurs'],
  kursbevis: ['courses', 'kurs'],
  verving: ['recruiting', 'verving'],
  verveshop: ['recruiting', 'verveshop'],
  dokumenter: ['papers', 'dokumenter'],
  sok: ['overview', ''],
  'uten-nett': ['overview', ''],
  sikkerhet: ['settings', 'innstillinger'],
  innstillinger: ['settings', 'innstillinger'],
};

/** The topic for a screen; nothing where the help itself stands. */
export const topicOf = (screen: string): string => places.find((place) => place.path === screen)?.topic ?? 'oversikt';

/** The guide in a language. Its ids say the topic, the part of it and the number: `guide-kurs-steps-2`. */
export async function guideIn(language: Language): Promise<Topic[]> {
  const { default: text } = await GUIDES[language]();
  const topics = new Map<string, Topic>();
  for (const [id, said] of textsOf(language, text)) {
    const [, topic = '', part] = /^guide-(.+)-(title|text|steps|more)(?:-\d+)?$/.exec(id) ?? [];
    const made: Topic = topics.get(topic) ?? { id: topic, title: '', text: [] };
    topics.set(topic, made);
    if (part === 'title') made.title = said;
    else if (part === 'text' || part === 'steps' || part === 'more') (made[part] ??= []).push(said);
  }
  return [...topics.values()];
}

const fold = (text: string) => text.toLocaleLowerCase('nb').replaceAll('\u00ad', '');

/** A word without its ending: «meldingene» is found where «melding» stands, and the other way round. */
const stem = (word: string) => word.replace(/(?<=\p{L}{3})(ingane|ingene|ingar|inger|inga|ingen|ing|ane|ene|ar|er|en|et|a|e|s)$/u, '');

/** The words of a question, folded and without endings. */
export function wordsOf(question: string): string[] {
  return [...new Set(fold(question).split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(stem))];
}

/** Every sentence of a topic. */
export const sentencesOf = (topic: Topic): string[] => [topic.title, ...topic.text, ...(topic.steps ?? []), ...(topic.more ?? [])];

/** The topics in which every word of the question stands, those that have it in their title first. */
export function findTopics(topics: readonly Topic[], question: string): Topic[] {
  const words = wordsOf(question);
  if (words.length === 0) return [...topics];
  const has = (text: string) => words.every((word) => fold(text).includes(word));
  const found = topics.filter((topic) => has(sentencesOf(topic).join('\n')));
  return [...found.filter((topic) => has(topic.title)), ...found.filter((topic) => !has(topic.title))];
}

/** The sentence that answers a question best, for a list of what was found. */
export function excerptOf(topic: Topic, question: string): string {
  const words = wordsOf(question);
  const count = (text: string) => words.filter((word) => fold(text).includes(word)).length;
  const body = sentencesOf(topic).slice(1);
  return body.reduce((best, text) => (count(text) > count(best) ? text : best), body[0] ?? '');
}

/** A text in pieces, those that were asked for marked; whole words from where the asked word begins. */
export function marked(text: string, question: string): { text: string; hit: boolean }[] {
  const words = wordsOf(question);
  if (words.length === 0) return [{ text, hit: false }];
  const pieces = text.split(new RegExp(`((?:${words.join('|')})\\p{L}*)`, 'giu'));
  return pieces.map((piece, at) => ({ text: piece, hit: at % 2 === 1 })).filter((piece) => piece.text !== '');
}
