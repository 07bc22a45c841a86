import type { nb } from '../nb';

export const overview: typeof nb.overview = {
  hello: (name) => (name ? `Hello, ${name}` : 'Hello'),
  firstSync: 'Fetching your details',
  firstSyncWaits: 'Not everything has been fetched yet',
  firstSyncText: 'You can begin to use the app while the rest comes.',
  firstSyncOffline: 'There is no network now. Fetching goes on when it is back, and what you do meanwhile is kept.',
};
