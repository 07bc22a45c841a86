// The sections of the app: where each begins, and which other places belong to it.
import type { IconName } from '../components/Icon.svelte';
import type { t } from '../i18n/i18n.svelte';

/** What a section is called in the catalogues. */
export type SectionKey = keyof typeof t.shell.nav;

/** A section of the app. */
export interface Section {
  key: SectionKey;
  /** The first part of its address; empty for the front page. */
  path: string;
  icon: IconName;
  /** The first parts of other addresses that belong to it. */
  also?: readonly string[];
}

/** All of them, in the order of the rail. */
export const sections: readonly Section[] = [
  { key: 'overview', path: '', icon: 'home' },
  { key: 'messages', path: 'meldinger', icon: 'mail' },
  { key: 'papers', path: 'dokumenter', icon: 'file', also: ['faktura', 'vis'] },
  { key: 'courses', path: 'kurs', icon: 'course', also: ['kontroll'] },
  { key: 'work', path: 'arbeid', icon: 'work' },
  { key: 'representatives', path: 'tillitsvalgte', icon: 'people' },
  { key: 'offices', path: 'verv', icon: 'office', also: ['medlemsliste'] },
  { key: 'recruiting', path: 'verving', icon: 'recruit', also: ['verveshop'] },
  { key: 'settings', path: 'innstillinger', icon: 'settings' },
  { key: 'help', path: 'hjelp', icon: 'help' },
];

/** Whether an address whose first part is `name` belongs to a section. */
export const belongs = (section: Section, name: string): boolean =>
  section.path === name || (section.also?.includes(name) ?? false);

/** The section that an address whose first part is `name` belongs to; what is unknown is the front page. */
export const sectionOf = (name: string): SectionKey =>
  sections.find((section) => belongs(section, name))?.key ?? 'overview';
