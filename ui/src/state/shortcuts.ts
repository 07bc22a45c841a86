// The keyboard map. Only with Ctrl, or Cmd on macOS, and F1: no single characters (WCAG 2.1.4).
import { call } from '../api/call';
import { topicOf } from '../i18n/guide';
import { app } from './app.svelte';
import { dialogs } from './dialogs.svelte';
import { locker } from './lock.svelte';
import { router } from './router.svelte';
import { sectionOf, sections } from '../sections';
import { signIn } from './sign-in.svelte';
import { unsaved } from './unsaved.svelte';
import { zoomKey } from './zoom';

/** Whether this is a Mac: Cmd instead of Ctrl. */
export const isMac = /mac/i.test(globalThis.navigator?.platform ?? '');

/** How a shortcut is written here: `Ctrl+K` or `⌘K`. */
export function shortcut(key: string): string {
  return isMac ? `⌘${key}` : `Ctrl+${key}`;
}

let print: (() => void) | undefined;

/** What Ctrl+P prints, while something printable is open. */
export function onPrint(handler: () => void): () => void {
  print = handler;
  return () => {
    if (print === handler) print = undefined;
  };
}

let find: (() => void) | undefined;

/** Where Ctrl+F goes, while something that can be searched is open. */
export function onFind(handler: () => void): () => void {
  find = handler;
  return () => {
    if (find === handler) find = undefined;
  };
}

/** Begins to listen. */
export function listenToKeys(): void {
  window.addEventListener('keydown', (event) => {
    // What would load the page again in a browser: a form that is being edited would go with it, unasked.
    if (isReload(event)) event.preventDefault();
    if (event.key === 'F1') return help(event);
    if (!(isMac ? event.metaKey : event.ctrlKey) || event.altKey) return;
    // Also over an open dialog: whoever leaves in a hurry is not asked to close it first.
    if (event.shiftKey && event.key.toLowerCase() === 'l' && locker.possible) {
      event.preventDefault();
      return void locker.lock();
    }
    const always = alwaysOf(event);
    const act = always ?? actionOf(event);
    if (!act) return;
    event.preventDefault();
    if (always || (isOpen() && !dialogs.anyOpen)) act();
  });
}

/** What goes before the data is open, and over a dialog, too. */
function alwaysOf(event: KeyboardEvent): (() => void) | undefined {
  const key = event.key.toLowerCase();
  const zoom = zoomKey(key);
  if (zoom) return zoom;
  if (event.shiftKey) return undefined;
  // What is being edited is asked about.
  if (key === 'q' || key === 'w') return () => void unsaved.closeWindow();
  return key === 'f' && dialogs.anyOpen ? () => toSearchField([...document.querySelectorAll('dialog[open]')].at(-1)) : undefined;
}

/** Goes to the search field in a part of the page, with what is in it marked; answers whether there is one. */
function toSearchField(within: Element | null | undefined): boolean {
  const field = within?.querySelector<HTMLInputElement>('input[type=search]:enabled');
  field?.focus();
  field?.select();
  return field !== null && field !== undefined;
}

/** Where Ctrl+F goes: to the document's own search, to the list's, or to the search over what the section shows. */
function findHere(): void {
  if (find) find();
  else if (!toSearchField(document.querySelector('main'))) dialogs.find(sectionOf(router.place.parts[0] ?? ''));
}

/** Whether a browser would load the page again for it. */
export function isReload(event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  return key === 'f5' || key === 'browserrefresh' || ((event.ctrlKey || event.metaKey) && key === 'r');
}

/** Whether the screens are there. Before anybody is signed in, a shortcut would take effect when somebody is. */
function isOpen(): boolean {
  return app.state?.phase === 'ready' && !signIn.again;
}

/** Opens the topic of the help for the screen that is open. */
function help(event: KeyboardEvent): void {
  event.preventDefault();
  if (!isOpen() || dialogs.anyOpen) return;
  const topic = topicOf(router.place.parts[0] ?? '');
  if (topic) router.go(['hjelp', topic]);
}

function actionOf(event: KeyboardEvent): (() => void) | undefined {
  const key = event.key.toLowerCase();
  if (key === '/') return () => (dialogs.keyboard = true);
  if (event.shiftKey) return undefined;
  if (key === 'k') return () => dialogs.find();
  if (key === 'n') return () => router.go(['meldinger', 'ny']);
  if (key === 'r') return () => void call('sync_now', {}).catch(() => undefined);
  if (key === 'f') return findHere;
  if (key === 'p') return () => print?.();
  const section = sections.find((one) => one.digit !== null && key === `${one.digit}`);
  return section ? () => router.go(section.path ? [section.path] : []) : undefined;
}
