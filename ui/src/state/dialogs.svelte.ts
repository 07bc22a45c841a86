// The dialogs that any screen may open.

class Dialogs {
  /** The search over everything. */
  search = $state(false);
  /** The keyboard map. */
  keyboard = $state(false);
  /** What waits and what needs the member. */
  outbox = $state(false);

  /** Whether a modal dialog stands open, whoever opened it. */
  get anyOpen(): boolean {
    return document.querySelector('dialog[open]') !== null;
  }
}

/** The one set of dialogs. */
export const dialogs = new Dialogs();
