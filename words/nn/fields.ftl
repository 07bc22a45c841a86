### One sentence for each reason a field may be refused for.

fields-codes-required = Feltet må fyllast ut.
fields-codes-too_long = Teksten er for lang.
fields-codes-too_short = Dette er for kort.
fields-codes-bad_characters = Her er det teikn som ikkje kan brukast. Skriv teksten på nytt.
fields-codes-bad_email = Dette er ikkje ei e-postadresse. Skriv henne som namn@eksempel.no.
fields-codes-bad_phone = Dette er ikkje eit telefonnummer. Skriv åtte siffer, eller byrj med + og landkode.
fields-codes-bad_postal_code = Eit postnummer har fire siffer.
fields-codes-bad_check_digit = Nummeret er skrive feil: Kontrollsifferet stemmer ikkje.
fields-codes-bad_number = Skriv eit heilt tal.
fields-codes-out_of_range = Talet er for lite eller for stort.
fields-codes-choice_of_empty = Du har valt eit felt som er tomt. Vel det som er fylt ut.
fields-codes-choice_missing = Begge felta er fylte ut. Vel kva for eit som skal brukast.
fields-codes-choice_forced = Berre eitt av felta er fylt ut, så du må velje det.
fields-codes-not_permitted = Dette kan ikkje veljast her.
fields-codes-unknown = Dette finst ikkje. Vel frå forslaga.
fields-codes-closed = Dette er nedlagt og kan ikkje veljast.
fields-codes-not_of_virksomhet = Arbeidsstaden høyrer ikkje til verksemda du har valt.
fields-codes-file_too_large = Fila er for stor.
fields-codes-file_type = Filer av denne typen kan ikkje sendast.
fields-codes-too_many_files = Det er for mange filer.
fields-codes-deadline_passed = Fristen har gått ut.
fields-codes-not_enough_points = Du har ikkje nok poeng til dette.
fields-codes-read_only = Dette kan ikkje endrast her.
fields-codes-other = Dette vart ikkje godteke.
fields-emptyFile = Fila er tom.
fields-ofFile = «{ $name }»: { $sentence }
fields-summary = { $count ->
        [one] Eitt felt må rettast før det kan lagrast.
       *[other] { $count } felt må rettast før det kan lagrast.
    }
