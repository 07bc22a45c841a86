// The front page.
export const overview = {
  hello: (name: string) => (name ? `Hei, ${name}` : 'Hei'),
  waiting: 'Dette venter på deg',
  nothingWaits: 'Ingenting venter på deg akkurat nå.',
  attention: {
    refused: (count: number) => (count === 1 ? 'Noe du sendte, må du se på' : `${count} ting du sendte, må du se på`),
    unsent: (count: number) => (count === 1 ? 'Noe du har gjort, er ikke sendt ennå' : `${count} ting du har gjort, er ikke sendt ennå`),
    unreadIn: (subject: string) => `Ulest melding: ${subject}`,
    overdue: (title: string, amount: string, day: string) => `${title}: ${amount} forfalt ${day}`,
    due: (title: string, amount: string, day: string) => `${title}: ${amount} forfaller ${day}`,
    deadline: (course: string, day: string) => `${course}: siste dag for å trekke søknaden er ${day}`,
    listExpires: (unit: string, day: string) => `Medlemslisten for ${unit} blir slettet fra maskinen etter ${day} hvis appen ikke er på nett før det`,
    approved: (workplace: string) => `Endringen i arbeidsforholdet hos ${workplace} er godkjent`,
    notApproved: (workplace: string) => `Endringen i arbeidsforholdet hos ${workplace} er ikke godkjent`,
    certificate: (course: string) => `Kursbeviset for ${course} er klart`,
    left: (days: number) => (days <= 0 ? 'i dag' : days === 1 ? 'i morgen' : `om ${days} dager`),
  },
  firstSync: 'Henter opplysningene dine',
  firstSyncWaits: 'Ikke alt er hentet ennå',
  firstSyncText: 'Du kan begynne å bruke appen mens resten kommer.',
  firstSyncOffline: 'Det er ikke noe nett nå. Hentingen fortsetter når nettet er tilbake, og det du gjør imens, er tatt vare på.',
};
