// The sections of the app, once: addresses and their screens, the navigation, the shortcuts, the search, the help, and what
// the front page shows of each. The compiler refuses one with a part missing.
import type { Component } from 'svelte';
import type { IconName } from './components/Icon.svelte';
import type { t } from './i18n/i18n.svelte';

/** What a section is called in the catalogues. */
export type SectionKey = keyof typeof t.shell.nav;

/** A part of what can be searched. */
export type SearchGroup = keyof typeof t.search.groups;

/** A screen at an address. */
interface Place {
  /** The first part of its address; empty for the front page. */
  path: string;
  /** Fetches it when it is first asked for; the front page comes with the first script. */
  screen: (() => Promise<{ default: Component }>) | 'front page';
  /** The topic of the help that tells of it; empty for the help itself. */
  topic: string;
}

interface Entry {
  icon: IconName;
  /** It opens with Ctrl and this digit. */
  digit: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | null;
  /** What is searched first from here, where the list has no search of its own. */
  search: SearchGroup;
  /** What the front page shows of it, by the topics that it is read again at. */
  overview: readonly string[];
  /** Its screens, its own first. */
  places: readonly [Place, ...Place[]];
}

/** All of them, in the order of the rail. */
const table: Record<SectionKey, Entry> = {
  overview: {
    icon: 'home', digit: 1, search: 'all', overview: ['profile', 'membership', 'outbox', 'session'],
    places: [{ path: '', screen: 'front page', topic: 'oversikt' }],
  },
  messages: {
    icon: 'mail', digit: 2, search: 'messages', overview: ['threads', 'messages'],
    places: [{ path: 'meldinger', screen: () => import('./screens/messages/Messages.svelte'), topic: 'meldinger' }],
  },
  papers: {
    icon: 'file', digit: 3, search: 'papers', overview: ['documents', 'invoices', 'downloads'],
    places: [
      { path: 'dokumenter', screen: () => import('./screens/papers/Papers.svelte'), topic: 'dokumenter' },
      { path: 'faktura', screen: () => import('./screens/papers/Invoice.svelte'), topic: 'dokumenter' },
      { path: 'vis', screen: () => import('./screens/viewer/Viewer.svelte'), topic: 'dokumenter' },
    ],
  },
  courses: {
    icon: 'course', digit: 4, search: 'courses', overview: ['enrolments', 'kursbevis'],
    places: [
      { path: 'kurs', screen: () => import('./screens/courses/Courses.svelte'), topic: 'kurs' },
      { path: 'kontroll', screen: () => import('./screens/courses/Check.svelte'), topic: 'kursbevis' },
    ],
  },
  work: {
    icon: 'work', digit: 5, search: 'people', overview: ['employments'],
    places: [{ path: 'arbeid', screen: () => import('./screens/work/Work.svelte'), topic: 'arbeidsforhold' }],
  },
  representatives: {
    icon: 'people', digit: 6, search: 'people', overview: ['representatives'],
    places: [{ path: 'tillitsvalgte', screen: () => import('./screens/offices/Representatives.svelte'), topic: 'tillitsvalgte' }],
  },
  offices: {
    icon: 'office', digit: 7, search: 'people', overview: ['offices', 'list_members'],
    places: [
      { path: 'verv', screen: () => import('./screens/offices/Offices.svelte'), topic: 'verv' },
      { path: 'medlemsliste', screen: () => import('./screens/offices/MemberList.svelte'), topic: 'verv' },
    ],
  },
  recruiting: {
    icon: 'recruit', digit: 8, search: 'all', overview: ['recruitments', 'points', 'orders'],
    places: [
      { path: 'verving', screen: () => import('./screens/recruiting/Recruiting.svelte'), topic: 'verving' },
      { path: 'verveshop', screen: () => import('./screens/recruiting/Shop.svelte'), topic: 'verveshop' },
    ],
  },
  settings: {
    icon: 'settings', digit: 9, search: 'all', overview: [],
    places: [{ path: 'innstillinger', screen: () => import('./screens/settings/Settings.svelte'), topic: 'innstillinger' }],
  },
  help: {
    icon: 'help', digit: null, search: 'all', overview: [],
    places: [{ path: 'hjelp', screen: () => import('./screens/help/Help.svelte'), topic: '' }],
  },
};

/** A section of the app. */
export interface Section extends Entry {
  key: SectionKey;
  /** The first part of its address; empty for the front page. */
  path: string;
  /** The first parts of other addresses that belong to it. */
  also: readonly string[];
}

/** All of them, in the order of the rail. */
export const sections: readonly Section[] = (Object.entries(table) as [SectionKey, Entry][]).map(([key, entry]) => {
  const [own, ...others] = entry.places;
  return { ...entry, key, path: own.path, also: others.map((place) => place.path) };
});

/** Every screen of the app with its address. */
export const places: readonly Place[] = sections.flatMap((section) => section.places);

/** Whether an address whose first part is `name` belongs to a section. */
export const belongs = (section: Section, name: string): boolean => section.path === name || section.also.includes(name);

/** The section that an address whose first part is `name` belongs to; what is unknown is the front page. */
export const sectionOf = (name: string): SectionKey =>
  sections.find((section) => belongs(section, name))?.key ?? 'overview';

/** What is searched first from a section. */
export const searchedFrom = (section: SectionKey): SearchGroup => table[section].search;
