// The declaration of confidentiality as the union writes it: plain text with a heading, paragraphs and dashes.

/** A paragraph, or the points of a list. */
export type Part = { text: string } | { points: string[] };

/** Longest first line that is taken for a heading, letters. */
const HEADING_MAX = 100;

/** Reads it: a short first line without a full stop is its heading, and lines with a dash are the points of a list. */
export function readDeclaration(text: string): { heading: string; parts: Part[] } {
  const lines = text.trim().split(/\r?\n/).map((line) => line.trim());
  const [first = ''] = lines;
  const headed = first.length <= HEADING_MAX && !/[.:–-]$|^[–-]/.test(first) && lines[1] === '';
  const parts: Part[] = [];
  let begun = true;
  for (const line of headed ? lines.slice(1) : lines) {
    const point = /^[–-]\s+(.*)/.exec(line)?.[1];
    const last = parts.at(-1);
    if (line === '') begun = true;
    else if (point !== undefined) {
      if (last && 'points' in last) last.points.push(point);
      else parts.push({ points: [point] });
      begun = true;
    } else if (!begun && last && 'text' in last) last.text += `\n${line}`;
    else {
      parts.push({ text: line });
      begun = false;
    }
  }
  return { heading: headed ? first : '', parts };
}
