// Text in pieces, with what was searched for marked.

/** A piece of text. */
export interface Part {
  text: string;
  hit: boolean;
}

/** Splits `text` around each place where `needle` stands, whatever the letters' size. */
export function parts(text: string, needle: string): Part[] {
  const wanted = needle.trim().toLocaleLowerCase('nb');
  const small = text.toLocaleLowerCase('nb');
  if (!wanted || small.length !== text.length) return [{ text, hit: false }];
  const found: Part[] = [];
  let from = 0;
  for (let at = small.indexOf(wanted); at >= 0; at = small.indexOf(wanted, from)) {
    if (at > from) found.push({ text: text.slice(from, at), hit: false });
    from = at + wanted.length;
    found.push({ text: text.slice(at, from), hit: true });
  }
  if (from < text.length) found.push({ text: text.slice(from), hit: false });
  return found;
}
