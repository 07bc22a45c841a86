### Elected offices and member lists.

offices-title = Verv
offices-mine = Mine verv
offices-all = Alle verv
offices-empty = Ingen verv er registrerte
offices-active = Aktivt
offices-ended = Avslutta
offices-period = { $toGiven ->
        [yes] { $from } – { $to }
       *[no] frå { $from }
    }
offices-missing = Manglar eit verv?
offices-missingText = Sei frå til leiaren i organisasjonsleddet ditt eller til forbundskontoret. Gir vervet tilgang til ei medlemsliste, får du henne når vervet er registrert.
offices-missingUnit = Skriv til organisasjonsleddet
offices-missingOffice = Skriv til forbundskontoret
offices-missingSubject = Verv som manglar i registeret
offices-missingBody =
    Hei!

    Eg har eit verv som ikkje er registrert:

    Verv:{ " " }
    Organisasjonsledd:{ " " }
    Frå dato:{ " " }

    Venleg helsing{ "\u000A" }
offices-memberList = Medlemsliste
offices-openList = Medlemsliste for { $unit }
offices-members = { $count ->
        [one] { $count } medlem
       *[other] { $count } medlemmer
    }
offices-listExpires = Medlemslista blir sletta frå maskina { $date } om appen ikkje har synkronisert før det.
offices-listConfirmed = Sist stadfesta { $when }.
offices-noList = Du har ikkje lenger tilgang til denne lista.
offices-noListText = Vervet som gav tilgang, er avslutta, og lista er sletta frå maskina.
offices-declarationTitle = Fråsegn om teieplikt
offices-declarationLead = Du må godta fråsegna før lista blir opna.
offices-declarationAccept = Eg godtek fråsegna
offices-declarationVersion = Versjon { $version }
offices-search = Søk i lista
offices-workplace = Arbeidsstad
offices-place = Stad
offices-allWorkplaces = Alle arbeidsstader
offices-allPlaces = Alle stader
offices-found = { $count ->
        [0] Ingen passar
        [one] { $count } medlem passar
       *[other] { $count } medlemmer passar
    }
offices-noMembers = Ingen medlemmer
offices-columns-name = Namn
offices-columns-member_number = Medlemsnummer
offices-columns-position = Stilling
offices-columns-workplace = Arbeidsstad
offices-columns-place = Stad
offices-columns-since = Medlem sidan
offices-contact = Kontakt
offices-sortBy = Sorter etter { $column }
offices-sorted =
    Sortert etter { $column }, { $descending ->
        [yes] søkkande
       *[no] stigande
    }
offices-caption = Medlemmer i { $unit }
offices-export = Lagre eller skriv ut
offices-exportTitle = Lagre eller skriv ut medlemslista
offices-exportText = Kopien inneheld { $count } medlemmer. Føremålet, namnet ditt og tidspunktet blir skrivne nedst i han, og forbundet får vite at du har teke ein kopi.
offices-format = Format
offices-formats-xlsx = Rekneark (XLSX)
offices-formats-csv = Tekstfil (CSV)
offices-formats-print = Utskrift
offices-purpose = Føremål
offices-purposeHelp = Til dømes «Innkalling til årsmøte».
offices-purposeMissing = Skriv kva lista skal brukast til.
offices-exportGo-xlsx = Lagre lista
offices-exportGo-csv = Lagre lista
offices-exportGo-print = Skriv ut lista
offices-exported = Lista er send til skrivaren
offices-plainWarning = Fila er ikkje kryptert. Slett henne når du er ferdig med henne.
