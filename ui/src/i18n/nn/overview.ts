import type { nb } from '../nb';

export const overview: typeof nb.overview = {
  hello: (name) => (name ? `Hei, ${name}` : 'Hei'),
  waiting: 'Dette ventar på deg',
  nothingWaits: 'Ingenting ventar på deg akkurat no.',
  attention: {
    refused: (count) => (count === 1 ? 'Noko du sende, må du sjå på' : `${count} ting du sende, må du sjå på`),
    unsent: (count) => (count === 1 ? 'Noko du har gjort, er ikkje sendt enno' : `${count} ting du har gjort, er ikkje sende enno`),
    unreadIn: (subject) => `Ulesen melding: ${subject}`,
    overdue: (title, amount, day) => `${title}: ${amount} forfall ${day}`,
    due: (title, amount, day) => `${title}: ${amount} forfell ${day}`,
    deadline: (course, day) => `${course}: siste dag for å trekkje søknaden er ${day}`,
    listExpires: (unit, day) => `Medlemslista for ${unit} blir sletta frå maskina etter ${day} om appen ikkje er på nett før det`,
    approved: (workplace) => `Endringa i arbeidsforholdet hos ${workplace} er godkjend`,
    notApproved: (workplace) => `Endringa i arbeidsforholdet hos ${workplace} er ikkje godkjend`,
    certificate: (course) => `Kursbeviset for ${course} er klart`,
    left: (days) => (days <= 0 ? 'i dag' : days === 1 ? 'i morgon' : `om ${days} dagar`),
  },
  firstSync: 'Hentar opplysningane dine',
  firstSyncWaits: 'Ikkje alt er henta enno',
  firstSyncText: 'Du kan byrje å bruke appen medan resten kjem.',
  firstSyncOffline: 'Det er ikkje noko nett no. Hentinga held fram når nettet er tilbake, og det du gjer i mellomtida, blir teke vare på.',
};
