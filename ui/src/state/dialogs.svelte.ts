// The dialogs that any screen may open.
import { searchedFrom, type SearchGroup, type SectionKey } from '../sections';

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
    this.group = section ? searchedFrom(section) : 'all';
    this.search = true;
  }

  /** Whether a modal dialog stands open, whoever opened it. */
  get anyOpen(): boolean {
    return document.querySelector('dialog[open]') !== null;
  }
}

/** The one set of dialogs. */
export const dialogs = new Dialogs();
