// Long texts in pieces, and what was searched for marked in them.
import { fold, hitRanges } from './pdf/text';

/** Letters of a block of text. */
const BLOCK = 4_000;
/** Most hits that are marked. */
const HITS_MAX = 5_000;

/** Splits a text where lines end into blocks of some thousand letters, so that no block is long to lay out. */
export function blocks(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  while (text.length - from > BLOCK) {
    const line = text.lastIndexOf('\n', from + BLOCK);
    const to = line > from ? line + 1 : from + BLOCK;
    // The line break itself is made by the next block.
    found.push(text.slice(from, line > from ? line : to));
    from = to;
  }
  found.push(text.slice(from));
  return found;
}

/**
 * Marks where a word stands in an element, child by child with pauses between, without touching the text. Goes to the
 * first hit. Returns what takes the marks away.
 */
export function markHits(element: HTMLElement, find: string): () => void {
  const registry = globalThis.CSS?.highlights;
  const needle = fold(find.trim());
  let over = false;
  if (registry && needle) {
    void (async () => {
      const marks = new Highlight();
      registry.set('pdf-hits', marks);
      let until = performance.now() + 10;
      for (const child of element.children) {
        for (const range of hitRanges(child as HTMLElement, needle)) {
          if (marks.size === 0) range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
          marks.add(range);
        }
        if (marks.size >= HITS_MAX) return;
        if (performance.now() > until) {
          await new Promise((resume) => setTimeout(resume));
          if (over) return;
          until = performance.now() + 10;
        }
      }
    })();
  }
  return () => {
    over = true;
    registry?.delete('pdf-hits');
  };
}
