import type { nb } from '../nb';

export const settings: typeof nb.settings = {
  title: 'Settings',
  language: 'Language',
  languageSystem: 'As on the machine',
  theme: 'Colours',
  themes: { system: 'As on the machine', light: 'Light', dark: 'Dark' },
  offline: 'Documents on this machine',
  offlineHelp: 'Messages are always on this machine. Here you choose for files.',
  keep: { everything: 'All', months: 'The last months', on_request: 'Only those I fetch myself' },
  keepTexts: {
    everything: 'Everything can be read offline.',
    months: 'Newer files are fetched by themselves; older ones when you ask.',
    on_request: 'Takes the least room.',
  },
  months: 'Number of months',
  kept: (here, all) => `${here} of ${all} are on this machine now.`,
  notifications: 'Notifications',
  notify: 'Show notifications when something new arrives',
  notifyHelp: 'The notification only says that something has arrived, not what or from whom.',
  notifyContent: 'Show sender and subject in the notification',
  notifyContentHelp: 'Notifications may show on a locked screen. Then others can see that you are a member.',
  saved: 'The setting has been saved',
  signOut: 'Sign out',
  signOutText: 'When you sign out, everything is deleted from the machine: what has been fetched, drafts, settings and the key.',
  signOutTitle: 'Sign out and delete everything?',
  signOutLoses: 'This is deleted from the machine:',
  signOutLost: ['all messages, documents and other details that have been fetched', 'drafts that have not been sent', 'the settings and the key'],
  signOutAgain: 'What the union has is still there. If you sign in again, it is fetched anew.',
  signOutUnsentTitle: 'Something has not been sent',
  signOutUnsent: (count) =>
    count === '1'
      ? 'One thing you have done has not been sent yet. If you sign out now, it is lost for good:'
      : `${count} things you have done have not been sent yet. If you sign out now, they are lost for good:`,
  signOutLoseUnsent: 'Sign out and lose what is unsent',
  signOutGo: 'Sign out and delete',
  stay: 'Stay signed in',
  signedOut: 'You are signed out, and everything has been deleted from the machine',
  storedEncrypted: 'Everything on this machine is encrypted. The key is in the operating system’s key store.',
  storedMemory: 'Nothing is kept on this machine.',
};
