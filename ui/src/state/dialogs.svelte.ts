// The dialogs that any screen may open.
import type { t } from '../i18n/i18n.svelte';
import type { SectionKey } from './sections';

/** A part of what can be searched. */
export type SearchGroup = keyof typeof t.search.groups;

/** What is searched first from a section whose list has no search of its own. */
const GROUPS: Partial<Record<SectionKey, SearchGroup>> = {
  messages: 'messages', papers: 'papers', courses: 'courses', work: 'people', representatives: 'people', offices: 'people',
};

class Dialogs {
  /** The search over everything. */
  search = $state(false);
  /** What it begins with. */
  group = $state.raw<SearchGroup>('all');
  /** The keyboard map. */
  keyboard = $state(false);
  /** What waits and what needs the member. */
  outbox = $state(false);

  /** Opens the search; from a section, over what that shows. */
  find(section?: SectionKey): void {
    this.group = (section && GROUPS[section]) ?? 'all';
    this.search = true;
  }

  /** Whether a modal dialog stands open, whoever opened it. */
  get anyOpen(): boolean {
    return document.querySelector('dialog[open]') !== null;
  }
}

/** The one set of dialogs. */
export const dialogs = new Dialogs();
