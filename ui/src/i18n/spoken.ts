// A row as it is read out: its parts as one sentence, with pauses where the eye has room between them.

/** The parts as a sentence; what is empty is left out. */
export function spoken(...parts: readonly (string | null | undefined | false)[]): string {
  const said = parts.flatMap((part) => (part ? [part.trim()] : [])).filter((part) => part !== '');
  const joined = said.reduce((sentence, part) => (sentence === '' ? part : `${sentence}${ends(sentence) ? '' : ','} ${part}`), '');
  return joined === '' || ends(joined) ? joined : `${joined}.`;
}

const ends = (text: string): boolean => /[.?!:…]$/.test(text);
