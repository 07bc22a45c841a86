// What the edit menu offers for the place that was pointed at, and what each entry does.

import { saveLinked } from './files';
import { leaving } from './leaving.svelte';
import { parseHash } from './router.svelte';

/** What an entry is called in the catalogues. */
export type EntryName = 'openFile' | 'saveFile' | 'openLink' | 'copyLink' | 'cut' | 'copy' | 'paste' | 'selectAll';

/** An entry of the menu. */
export interface Entry {
  name: EntryName;
  /** There is nothing to do it with now. */
  disabled: boolean;
  act: () => void;
}

/** A field that text is typed in. */
type TextControl = HTMLInputElement | HTMLTextAreaElement;

const TYPED = ['text', 'search', 'email', 'tel', 'url', 'password', 'number'];

/** The entries for an element. */
export function entriesFor(target: Element): Entry[] {
  const control = typedAt(target);
  return control ? ofControl(control) : ofPage(target);
}

/** The field that is typed in at a place. */
function typedAt(target: Element): TextControl | null {
  const control = target.closest('input, textarea') as TextControl | null;
  const isTyped = control !== null && (control instanceof HTMLTextAreaElement || TYPED.includes(control.type));
  return isTyped ? control : null;
}

/** Whether the spelling is checked of what is typed at a place. */
export function isChecked(target: Element): boolean {
  const control = typedAt(target);
  return control !== null && control.spellcheck && !control.readOnly && !control.disabled;
}

function ofControl(control: TextControl): Entry[] {
  const isFixed = control.disabled || control.readOnly;
  // E-mail fields do not say what is marked in them: what the document says of them does.
  const isMarked = control.selectionStart === null ? (document.getSelection()?.toString() ?? '') !== '' : control.selectionStart !== control.selectionEnd;
  const isSecret = control.type === 'password';
  const within = (work: () => void) => () => {
    control.focus({ preventScroll: true });
    work();
  };
  return [
    { name: 'cut', disabled: isFixed || !isMarked || isSecret, act: within(() => document.execCommand('cut')) },
    { name: 'copy', disabled: !isMarked || isSecret, act: within(() => document.execCommand('copy')) },
    { name: 'paste', disabled: isFixed, act: within(paste) },
    { name: 'selectAll', disabled: control.value === '', act: within(() => control.select()) },
  ];
}

function ofPage(target: Element): Entry[] {
  const entries: Entry[] = [];
  const link = target.closest<HTMLAnchorElement>('a[href]');
  const file = link ? fileOf(link.getAttribute('href') ?? '') : undefined;
  if (link && file) {
    entries.push({ name: 'openFile', disabled: false, act: () => link.click() });
    entries.push({ name: 'saveFile', disabled: false, act: () => leaving.ask(() => void saveLinked(file)) });
  } else if (link) {
    entries.push({ name: 'openLink', disabled: false, act: () => link.click() });
    // An address within the app is none that anybody could open.
    if (/^(https?|mailto):/i.test(link.getAttribute('href') ?? '')) {
      entries.push({ name: 'copyLink', disabled: false, act: () => void navigator.clipboard.writeText(link.href).catch(() => undefined) });
    }
  }
  const marked = document.getSelection()?.toString() ?? '';
  entries.push({ name: 'copy', disabled: marked === '', act: () => void navigator.clipboard.writeText(marked).catch(() => undefined) });
  entries.push({ name: 'selectAll', disabled: false, act: () => selectAll(target) });
  return entries;
}

/** The file that a link within the app leads to: what is shown in the viewer. */
function fileOf(href: string): string[] | undefined {
  if (!href.startsWith('#/vis/')) return undefined;
  return parseHash(href).parts.slice(1);
}

/** Marks what the member reads: the dialog's or the screen's words, without the menu beside them. */
function selectAll(target: Element): void {
  document.getSelection()?.selectAllChildren(target.closest('dialog .body, main') ?? document.querySelector('main') ?? document.body);
}

/** Pastes as the keyboard does, so that it can be undone; where the webview does not let the page, by hand. */
function paste(): void {
  if (document.execCommand('paste')) return;
  void navigator.clipboard.readText().then((text) => document.execCommand('insertText', false, text), () => undefined);
}
