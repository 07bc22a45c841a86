// What is filled in on a page: values of form fields and text that was typed upon it. pdf.js draws them, and its text has
// them not; they are added, so that they are found, copied and read aloud.
import type { PDFPageProxy } from './open';

/** A filled value and where it stands, in the page's own coordinates. */
export interface Value {
  text: string;
  rect: [number, number, number, number];
}

interface Annotation {
  subtype?: string;
  fieldType?: string;
  fieldValue?: unknown;
  options?: { exportValue?: string; displayValue?: string }[];
  contentsObj?: { str?: string };
  annotationFlags?: number;
  password?: boolean;
  rect?: unknown;
}

/** Flags of annotations that are not seen: hidden, and not for the screen. */
const UNSEEN = 0x02 | 0x20;
/** Most values of a page. */
const VALUES_MAX = 2_000;

/** What is filled in, from the top down. */
export async function valuesOf(page: PDFPageProxy): Promise<Value[]> {
  const all = (await page.getAnnotations({ intent: 'display' })) as Annotation[];
  const values: Value[] = [];
  for (const one of all) {
    if (((one.annotationFlags ?? 0) & UNSEEN) !== 0 || values.length >= VALUES_MAX) continue;
    const text = textOf(one).trim();
    if (text !== '' && Array.isArray(one.rect) && one.rect.length === 4) values.push({ text, rect: one.rect as Value['rect'] });
  }
  return values.sort((a, b) => b.rect[3] - a.rect[3] || a.rect[0] - b.rect[0]);
}

function textOf(one: Annotation): string {
  if (one.subtype === 'FreeText') return one.contentsObj?.str ?? '';
  if (one.subtype !== 'Widget' || one.password) return '';
  if (one.fieldType === 'Tx') return typeof one.fieldValue === 'string' ? one.fieldValue : '';
  if (one.fieldType !== 'Ch') return '';
  const chosen = Array.isArray(one.fieldValue) ? one.fieldValue : [one.fieldValue];
  const shown = chosen.filter((value): value is string => typeof value === 'string');
  return shown.map((value) => one.options?.find((option) => option.exportValue === value)?.displayValue ?? value).join(', ');
}

/** Puts values into the text layer, each where it stands. `place` gives the upper left corner and the height in parts of the page. */
export function addValues(layer: HTMLElement, values: Value[], place: (rect: Value['rect']) => { left: number; top: number; height: number }): void {
  for (const { text, rect } of values) {
    const { left, top, height } = place(rect);
    const span = document.createElement('span');
    span.dataset['filled'] = '';
    span.textContent = text;
    span.style.left = `${(left * 100).toFixed(2)}%`;
    span.style.top = `${(top * 100).toFixed(2)}%`;
    span.style.setProperty('--font-height', `${Math.min(12, height).toFixed(2)}px`);
    layer.append(document.createElement('br'), span);
  }
}
