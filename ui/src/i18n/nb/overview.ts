// The front page.
export const overview = {
  hello: (name: string) => (name ? `Hei, ${name}` : 'Hei'),
  firstSync: 'Henter opplysningene dine',
  firstSyncWaits: 'Ikke alt er hentet ennå',
  firstSyncText: 'Du kan begynne å bruke appen mens resten kommer.',
  firstSyncOffline: 'Det er ikke noe nett nå. Hentingen fortsetter når nettet er tilbake, og det du gjør imens, er tatt vare på.',
};
