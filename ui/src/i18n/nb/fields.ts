// One sentence for each reason a field may be refused for.
import type { FieldCode } from '../../api/types';

export const fields = {
  codes: {
    required: 'Feltet må fylles ut.',
    too_long: 'Teksten er for lang.',
    too_short: 'Dette er for kort.',
    bad_characters: 'Her er det tegn som ikke kan brukes. Skriv teksten på nytt.',
    bad_email: 'Dette er ikke en e-postadresse. Skriv den som navn@eksempel.no.',
    bad_phone: 'Dette er ikke et telefonnummer. Skriv åtte sifre, eller begynn med + og landkode.',
    bad_postal_code: 'Et postnummer har fire sifre.',
    bad_check_digit: 'Nummeret er skrevet feil: Kontrollsifferet stemmer ikke.',
    bad_number: 'Skriv et helt tall.',
    out_of_range: 'Tallet er for lite eller for stort.',
    choice_of_empty: 'Du har valgt et felt som er tomt. Velg det som er fylt ut.',
    choice_missing: 'Begge feltene er fylt ut. Velg hvilket som skal brukes.',
    choice_forced: 'Bare ett av feltene er fylt ut, så du må velge det.',
    not_permitted: 'Dette kan ikke velges her.',
    unknown: 'Dette finnes ikke. Velg fra forslagene.',
    closed: 'Dette er nedlagt og kan ikke velges.',
    not_of_virksomhet: 'Arbeidsstedet hører ikke til virksomheten du har valgt.',
    file_too_large: 'Filen er for stor.',
    file_type: 'Filer av denne typen kan ikke sendes.',
    too_many_files: 'Det er for mange filer.',
    deadline_passed: 'Fristen har gått ut.',
    not_enough_points: 'Du har ikke nok poeng til dette.',
    read_only: 'Dette kan ikke endres her.',
    other: 'Dette ble ikke godtatt.',
  } satisfies Record<FieldCode, string> as Record<FieldCode, string>,
  emptyFile: 'Filen er tom.',
  ofFile: (name: string, sentence: string) => `«${name}»: ${sentence}`,
  summary: (count: number) => (count === 1 ? 'Ett felt må rettes før det kan lagres.' : `${count} felt må rettes før det kan lagres.`),
};
