import type { nb } from '../nb';

export const overview: typeof nb.overview = {
  hello: (name) => (name ? `Hello, ${name}` : 'Hello'),
  firstSync: 'Fetching your details',
  firstSyncWaits: 'Not everything has been fetched yet',
  firstSyncText: 'You can start using the app while the rest arrives.',
  firstSyncOffline: 'You are offline now. Fetching continues when you are online again, and what you do in the meantime is kept.',
};
