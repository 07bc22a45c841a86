import type { nb } from '../nb';

export const overview: typeof nb.overview = {
  hello: (name) => (name ? `Hei, ${name}` : 'Hei'),
  firstSync: 'Hentar opplysningane dine',
  firstSyncWaits: 'Ikkje alt er henta enno',
  firstSyncText: 'Du kan byrje å bruke appen medan resten kjem.',
  firstSyncOffline: 'Det er ikkje noko nett no. Hentinga held fram når nettet er tilbake, og det du gjer i mellomtida, blir teke vare på.',
};
