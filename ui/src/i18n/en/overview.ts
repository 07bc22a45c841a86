import type { nb } from '../nb';

export const overview: typeof nb.overview = {
  hello: (name) => (name ? `Hello, ${name}` : 'Hello'),
  firstSync: 'Fetching your details for the first time',
  firstSyncText: 'You can begin to use the app while the rest comes.',
  firstSyncOffline: 'The first fetch is not complete. It goes on when the network is back.',
};
