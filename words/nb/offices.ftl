### Elected offices and member lists.

offices-title = Verv
offices-mine = Mine verv
offices-all = Alle verv
offices-empty = Ingen verv er registrert
offices-active = Aktivt
offices-ended = Avsluttet
# $from (String), $to (Optional)
offices-period = { $toGiven ->
        [yes] { $from } – { $to }
       *[no] fra { $from }
    }
offices-missing = Mangler et verv?
offices-missingText = Si fra til lederen i organisasjonsleddet ditt eller til forbundskontoret. Gir vervet tilgang til en medlemsliste, får du den når vervet er registrert.
offices-missingUnit = Skriv til organisasjonsleddet
offices-missingOffice = Skriv til forbundskontoret
offices-missingSubject = Verv som mangler i registeret
offices-missingBody =
    Hei!

    Jeg har et verv som ikke er registrert:

    Verv:{ " " }
    Organisasjonsledd:{ " " }
    Fra dato:{ " " }

    Vennlig hilsen{ "\u000A" }
offices-memberList = Medlemsliste
# $unit (String)
offices-openList = Medlemsliste for { $unit }
# $count (Number)
offices-members = { $count ->
        [one] { $count } medlem
       *[other] { $count } medlemmer
    }
# $date (String)
offices-listExpires = Medlemslisten slettes fra maskinen { $date } hvis appen ikke har synkronisert før det.
# $when (String)
offices-listConfirmed = Sist bekreftet { $when }.
offices-noList = Du har ikke lenger tilgang til denne listen.
offices-noListText = Vervet som ga tilgang, er avsluttet, og listen er slettet fra maskinen.
offices-declarationTitle = Taushetserklæring
offices-declarationLead = Du må godta erklæringen før listen åpnes.
offices-declarationAccept = Jeg godtar erklæringen
# $version (String)
offices-declarationVersion = Versjon { $version }
offices-search = Søk i listen
offices-workplace = Arbeidssted
offices-place = Sted
offices-allWorkplaces = Alle arbeidssteder
offices-allPlaces = Alle steder
# $count (Number)
offices-found = { $count ->
        [0] Ingen passer
        [one] { $count } medlem passer
       *[other] { $count } medlemmer passer
    }
offices-noMembers = Ingen medlemmer
offices-columns-name = Navn
offices-columns-member_number = Medlemsnummer
offices-columns-position = Stilling
offices-columns-workplace = Arbeidssted
offices-columns-place = Sted
offices-columns-since = Medlem siden
offices-contact = Kontakt
# $column (String)
offices-sortBy = Sorter etter { $column }
# $column (String), $descending (Flag)
offices-sorted =
    Sortert etter { $column }, { $descending ->
        [yes] synkende
       *[no] stigende
    }
# $unit (String)
offices-caption = Medlemmer i { $unit }
offices-export = Lagre eller skriv ut
offices-exportTitle = Lagre eller skriv ut medlemslisten
# $count (Number)
offices-exportText = Kopien inneholder { $count } medlemmer. Formålet, navnet ditt og tidspunktet blir skrevet nederst i den, og forbundet får vite at du har tatt en kopi.
offices-format = Format
offices-formats-xlsx = Regneark (XLSX)
offices-formats-csv = Tekstfil (CSV)
offices-formats-print = Utskrift
offices-purpose = Formål
offices-purposeHelp = For eksempel «Innkalling til årsmøte».
offices-purposeMissing = Skriv hva listen skal brukes til.
offices-exportGo-xlsx = Lagre listen
offices-exportGo-csv = Lagre listen
offices-exportGo-print = Skriv ut listen
offices-exported = Listen er sendt til skriveren
offices-plainWarning = Filen er ikke kryptert. Slett den når du er ferdig med den.
