// What <ds-suggestion> says to a screen reader.
export const suggestion = {
  added: 'Lagt til',
  clear: 'Tøm feltet',
  empty: 'Ingenting er valgt',
  found: 'Gå til venstre for å finne %d valgte',
  invalid: 'Ugyldig valg',
  items: 'Valgt',
  of: 'av',
  plural: '%d forslag',
  singular: '%d forslag',
  remove: 'Trykk for å fjerne',
  removed: 'Fjernet',
  toggle: 'Forslag',
  firstOnes: (count: number) => `Dette er de ${count} første. Skriv mer for å finne flere.`,
};
