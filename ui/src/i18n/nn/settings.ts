import type { nb } from '../nb';

export const settings: typeof nb.settings = {
  title: 'Innstillingar',
  language: 'Språk',
  languageSystem: 'Som på maskina',
  theme: 'Fargar',
  themes: { system: 'Som på maskina', light: 'Lyst', dark: 'Mørkt' },
  offline: 'Dokument på maskina',
  offlineHelp: 'Meldingar er alltid på maskina. Her vel du for filer.',
  keep: { everything: 'Alle', months: 'Dei siste månadene', on_request: 'Berre dei eg hentar sjølv' },
  keepTexts: {
    everything: 'Alt kan lesast utan nett.',
    months: 'Nyare filer blir henta av seg sjølve; eldre når du ber om det.',
    on_request: 'Tek minst plass.',
  },
  months: 'Talet på månader',
  kept: (here, all) => `No er ${here} av ${all} på maskina.`,
  notifications: 'Varsel',
  notify: 'Vis varsel på skjermen når det kjem noko nytt',
  notifyHelp: 'Varselet seier berre at noko er kome, ikkje kva eller frå kven.',
  notifyContent: 'Vis avsendar og emne i varselet',
  notifyContentHelp: 'Varsel kan visast på låst skjerm. Då kan andre sjå at du er medlem.',
  saved: 'Innstillinga er lagra',
  signOut: 'Logg ut',
  signOutText: 'Når du loggar ut, blir alt sletta frå maskina: det som er henta, utkast, innstillingar og nøkkelen.',
  signOutTitle: 'Logge ut og slette alt?',
  signOutLoses: 'Dette blir sletta frå maskina:',
  signOutLost: ['alle meldingar, dokument og andre opplysningar som er henta', 'utkast som ikkje er sende', 'innstillingane og nøkkelen'],
  signOutAgain: 'Det som ligg hos forbundet, er der framleis. Loggar du inn igjen, blir det henta på nytt.',
  signOutUnsentTitle: 'Noko er ikkje sendt',
  signOutUnsent: (count) =>
    count === '1'
      ? 'Éin ting du har gjort, er ikkje send enno. Loggar du ut no, er han tapt for alltid:'
      : `${count} ting du har gjort, er ikkje sende enno. Loggar du ut no, er dei tapte for alltid:`,
  signOutLoseUnsent: 'Logg ut og mist det som ikkje er sendt',
  signOutGo: 'Logg ut og slett',
  stay: 'Bli verande innlogga',
  signedOut: 'Du er logga ut, og alt er sletta frå maskina',
  storedEncrypted: 'Alt på denne maskina er kryptert. Nøkkelen ligg i nøkkellageret til operativsystemet.',
  storedMemory: 'Ingenting blir lagra på denne maskina.',
};
