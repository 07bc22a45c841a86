import type { nb } from '../nb';

export const suggestion: typeof nb.suggestion = {
  added: 'Lagt til',
  clear: 'Tøm feltet',
  empty: 'Ingenting er valt',
  found: 'Gå til venstre for å finne %d valde',
  invalid: 'Ugyldig val',
  items: 'Valt',
  of: 'av',
  plural: '%d forslag',
  singular: '%d forslag',
  remove: 'Trykk for å fjerne',
  removed: 'Fjerna',
  toggle: 'Forslag',
  firstOnes: (count) => `Dette er dei ${count} første. Skriv meir for å finne fleire.`,
};
