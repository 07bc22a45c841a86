### Search over everything.

search-title = Søk i alt
search-label = Søk i meldingar, dokument, fakturaer, kurs og anna
search-kinds-message = Melding
search-kinds-document = Dokument
search-kinds-invoice = Faktura
search-kinds-course = Kurs
search-kinds-course_offer = Kurs du kan søkje på
search-kinds-kursbevis = Kursbevis
search-kinds-employment = Arbeidsforhold
search-kinds-representative = Tillitsvald
search-kinds-office = Verv
search-kinds-list_member = Medlemsliste
search-kinds-recipient = Mottakar
search-filterKind = Type
search-filterPeriod = Periode
search-filterWith = Med eller frå
search-anyone = Kven som helst
search-inFile = I vedlegget { $name }:
search-periods-any = Når som helst
search-periods-month = Siste månad
search-periods-year = Siste år
search-groups-all = Alt
search-groups-messages = Meldingar
search-groups-papers = Dokument og fakturaer
search-groups-courses = Kurs og kursbevis
search-groups-people = Arbeid og personar
search-hint = Skriv noko du hugsar: eit ord, eit namn, eit nummer. "Heile uttrykket" i hermeteikn, -ord for å utelate, OR mellom to ord for begge.
search-didYouMean = Meinte du:
search-ignored = Utan tyding i dette søket: { $signs }
search-none = Ingen treff på «{ $text }»
search-noneText = Prøv eit anna ord eller færre ord.
search-hits = { $more ->
        [yes] Viser { $count } treff, dei nyaste først. Det finst fleire.
       *[no] { $count } treff
    }
search-results = Treff
search-help = Hjelp
search-inHelp = { $count ->
        [one] { $count } emne i hjelpa
       *[other] { $count } emne i hjelpa
    }
search-notCovered-title = Ikkje med i søket:
search-notCovered-notDownloaded = { $count ->
        [one] { $count } fil som ikkje er på maskina ({ $size })
       *[other] { $count } filer som ikkje er på maskina ({ $size })
    }
search-notCovered-withoutText = { $count ->
        [one] { $count } fil utan tekst
       *[other] { $count } filer utan tekst
    }
search-notCovered-unreadable = { $count ->
        [one] { $count } fil som ikkje kan lesast
       *[other] { $count } filer som ikkje kan lesast
    }
search-notCovered-indexing = { $count ->
        [one] { $count } som ikkje er gjord klar for søk enno
       *[other] { $count } som ikkje er gjorde klare for søk enno
    }
search-notCovered-syncing = det som ikkje er henta enno
search-notCovered-fetch = { $count ->
        [one] Hent fila
       *[other] Hent alle { $count }
    }
search-notCovered-fetching = { $count ->
        [one] { $count } fil blir henta
       *[other] { $count } filer blir henta
    }
search-notCovered-fetchOffline = Dei kan hentast når du er på nett igjen.
search-notCovered-choose = Vel kva som skal vere på maskina
