import type { nb } from '../nb';

export const overview: typeof nb.overview = {
  hello: (name) => (name ? `Hei, ${name}` : 'Hei'),
  firstSync: 'Hentar opplysningane dine for første gong',
  firstSyncText: 'Du kan begynne å bruke appen medan resten kjem.',
  firstSyncOffline: 'Den første hentinga er ikkje ferdig. Ho held fram når nettet er tilbake.',
};
