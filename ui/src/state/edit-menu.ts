// What the edit menu offers for the place that was pointed at, and what each entry does.

/** What an entry is called in the catalogues. */
export type EntryName = 'openLink' | 'copyLink' | 'cut' | 'copy' | 'paste' | 'selectAll';

/** An entry of the menu. */
export interface Entry {
  name: EntryName;
  /** There is nothing to do it with now. */
  disabled: boolean;
  act: () => void;
}

type TextControl = HTMLInputElement | HTMLTextAreaElement;

const TYPED = ['text', 'search', 'email', 'tel', 'url', 'password', 'number'];

/** The entries for an element. */
export function entriesFor(target: Element): Entry[] {
  const control = target.closest('input, textarea') as TextControl | null;
  const isTyped = control !== null && (control instanceof HTMLTextAreaElement || TYPED.includes(control.type));
  return isTyped ? ofControl(control) : ofPage(target);
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
  if (link) {
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

/** Marks what the member reads: the dialog's or the screen's words, without the menu beside them. */
function selectAll(target: Element): void {
  document.getSelection()?.selectAllChildren(target.closest('dialog .body, main') ?? document.querySelector('main') ?? document.body);
}

/** Pastes as the keyboard does, so that it can be undone; where the webview does not let the page, by hand. */
function paste(): void {
  if (document.execCommand('paste')) return;
  void navigator.clipboard.readText().then((text) => document.execCommand('insertText', false, text), () => undefined);
}
