// The text of a page, read by hand: WebKitGTK's ReadableStream has no async iterator.
import type { PDFPageProxy } from './open';
import { valuesOf } from './values';

interface Item {
  str?: string;
  hasEOL?: boolean;
}

/** Most pieces of text of a page: a page of print has some thousands. */
const PIECES_MAX = 20_000;

interface Content {
  items: Item[];
}

/** The page's text for its layer, as far as a page of print goes. */
export function textStream(page: PDFPageProxy): ReadableStream {
  const reader = page.streamTextContent({ includeMarkedContent: true, disableNormalization: false }).getReader() as ReadableStreamDefaultReader<Content>;
  let pieces = 0;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) return controller.close();
      pieces += value.items.length;
      controller.enqueue(value);
      if (pieces > PIECES_MAX) {
        void reader.cancel().catch(() => undefined);
        controller.close();
      }
    },
    cancel: (reason) => reader.cancel(reason).catch(() => undefined),
  });
}

/** The page's text on one line, with what is filled in. */
export async function pageText(page: PDFPageProxy): Promise<string> {
  const [text, values] = await Promise.all([ownText(page), valuesOf(page).catch(() => [])]);
  return fold([text, ...values.map((value) => value.text)].join(' '));
}

async function ownText(page: PDFPageProxy): Promise<string> {
  const reader = page.streamTextContent().getReader() as ReadableStreamDefaultReader<Content>;
  const parts: string[] = [];
  let pieces = 0;
  while (pieces <= PIECES_MAX) {
    const { done, value } = await reader.read();
    if (done) return parts.join('');
    pieces += value.items.length;
    for (const item of value.items) {
      if (item.str) parts.push(item.str);
      if (item.hasEOL) parts.push(' ');
    }
  }
  void reader.cancel().catch(() => undefined);
  return parts.join('');
}

/** For comparing: small letters, one kind of space, the same length as the original. */
export function fold(text: string): string {
  let out = '';
  for (const letter of text) {
    const small = letter.toLowerCase();
    out += small.length === letter.length ? small : letter;
  }
  return out.replace(/\s/g, ' ');
}

/** How many times `needle` stands in `text`. */
export function countHits(text: string, needle: string): number {
  if (!needle) return 0;
  let count = 0;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) count += 1;
  return count;
}

/** Where `needle` stands inside an element, as ranges of its text. */
export function hitRanges(layer: HTMLElement, needle: string): Range[] {
  if (!needle) return [];
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      nodes.push({ node, start: text.length });
      text += node.data;
    } else if (node.nodeName === 'BR') text += ' ';
  }
  const folded = fold(text);
  const place = (offset: number) => {
    const found = nodes.findLast((one) => one.start <= offset);
    return found ? { node: found.node, offset: Math.min(offset - found.start, found.node.length) } : undefined;
  };
  const ranges: Range[] = [];
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
    const from = place(at);
    const last = place(at + needle.length - 1);
    if (!from || !last) continue;
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(last.node, Math.min(last.offset + 1, last.node.length));
    ranges.push(range);
  }
  return ranges;
}
