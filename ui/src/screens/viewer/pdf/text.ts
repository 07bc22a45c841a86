// The text of a page, read by hand: WebKitGTK's ReadableStream has no async iterator.
import type { PDFPageProxy } from './open';

interface Item {
  str?: string;
  hasEOL?: boolean;
}

/** The page's text on one line. */
export async function pageText(page: PDFPageProxy): Promise<string> {
  const reader = page.streamTextContent().getReader() as ReadableStreamDefaultReader<{ items: Item[] }>;
  const parts: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    for (const item of value.items) {
      if (item.str) parts.push(item.str);
      if (item.hasEOL) parts.push(' ');
    }
  }
  return fold(parts.join(''));
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
