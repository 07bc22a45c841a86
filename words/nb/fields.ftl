### One sentence for each reason a field may be refused for.

fields-codes-required = Feltet må fylles ut.
fields-codes-too_long = Teksten er for lang.
fields-codes-too_short = Dette er for kort.
fields-codes-bad_characters = Her er det tegn som ikke kan brukes. Skriv teksten på nytt.
fields-codes-bad_email = Dette er ikke en e-postadresse. Skriv den som navn@eksempel.no.
fields-codes-bad_phone = Dette er ikke et telefonnummer. Skriv åtte sifre, eller begynn med + og landkode.
fields-codes-bad_postal_code = Et postnummer har fire sifre.
fields-codes-bad_check_digit = Nummeret er skrevet feil: Kontrollsifferet stemmer ikke.
fields-codes-bad_number = Skriv et helt tall.
fields-codes-out_of_range = Tallet er for lite eller for stort.
fields-codes-choice_of_empty = Du har valgt et felt som er tomt. Velg det som er fylt ut.
fields-codes-choice_missing = Begge feltene er fylt ut. Velg hvilket som skal brukes.
fields-codes-choice_forced = Bare ett av feltene er fylt ut, så du må velge det.
fields-codes-not_permitted = Dette kan ikke velges her.
fields-codes-unknown = Dette finnes ikke. Velg fra forslagene.
fields-codes-closed = Dette er nedlagt og kan ikke velges.
fields-codes-not_of_virksomhet = Arbeidsstedet hører ikke til virksomheten du har valgt.
fields-codes-file_too_large = Filen er for stor.
fields-codes-file_type = Filer av denne typen kan ikke sendes.
fields-codes-too_many_files = Det er for mange filer.
fields-codes-deadline_passed = Fristen har gått ut.
fields-codes-not_enough_points = Du har ikke nok poeng til dette.
fields-codes-read_only = Dette kan ikke endres her.
fields-codes-other = Dette ble ikke godtatt.
fields-emptyFile = Filen er tom.
# $name (String), $sentence (String)
fields-ofFile = «{ $name }»: { $sentence }
# $count (Number)
fields-summary = { $count ->
        [one] Ett felt må rettes før det kan lagres.
       *[other] { $count } felt må rettes før det kan lagres.
    }
