// The front page.
export const overview = {
  hello: (name: string) => (name ? `Hei, ${name}` : 'Hei'),
  firstSync: 'Henter opplysningene dine for første gang',
  firstSyncText: 'Du kan begynne å bruke appen mens resten kommer.',
  firstSyncOffline: 'Den første hentingen er ikke ferdig. Den fortsetter når nettet er tilbake.',
};
