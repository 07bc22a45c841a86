import type { nb } from '../nb';

export const overview: typeof nb.overview = {
  hello: (name) => (name ? `Hello, ${name}` : 'Hello'),
  waiting: 'Waiting for you',
  nothingWaits: 'Nothing is waiting for you right now.',
  attention: {
    refused: (count) => (count === 1 ? 'Something you sent needs a look' : `${count} things you sent need a look`),
    unsent: (count) => (count === 1 ? 'Something you did has not been sent yet' : `${count} things you did have not been sent yet`),
    unreadIn: (subject) => `Unread message: ${subject}`,
    overdue: (title, amount, day) => `${title}: ${amount} was due on ${day}`,
    due: (title, amount, day) => `${title}: ${amount} is due on ${day}`,
    deadline: (course, day) => `${course}: the last day to withdraw is ${day}`,
    listExpires: (unit, day) => `The member list of ${unit} will be deleted from this computer after ${day} unless the app is online before then`,
    approved: (workplace) => `The change to your employment at ${workplace} has been approved`,
    notApproved: (workplace) => `The change to your employment at ${workplace} was not approved`,
    certificate: (course) => `Your certificate for ${course} is ready`,
    left: (days) => (days <= 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`),
  },
  firstSync: 'Fetching your details',
  firstSyncWaits: 'Not everything has been fetched yet',
  firstSyncText: 'You can start using the app while the rest arrives.',
  firstSyncOffline: 'You are offline now. Fetching continues when you are online again, and what you do in the meantime is kept.',
};
