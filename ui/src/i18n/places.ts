// Place and kommune on one line, each once: `Oslo`, `GOL · Gol` is `Gol`.

/** Joins names of places and drops those that only repeat one before, whatever the letters' size. */
export function placeLine(...names: string[]): string {
  const seen = new Set<string>();
  const kept: string[] = [];
  for (const name of names) {
    const folded = name.trim().toLocaleLowerCase('nb');
    if (!folded || seen.has(folded)) continue;
    seen.add(folded);
    kept.push(name.trim());
  }
  return kept.join(' · ');
}
