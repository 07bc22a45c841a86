### Search over everything.

search-title = Søk i alt
search-label = Søk i meldinger, dokumenter, fakturaer, kurs og annet
search-kinds-message = Melding
search-kinds-document = Dokument
search-kinds-invoice = Faktura
search-kinds-course = Kurs
search-kinds-course_offer = Kurs du kan søke på
search-kinds-kursbevis = Kursbevis
search-kinds-employment = Arbeidsforhold
search-kinds-representative = Tillitsvalgt
search-kinds-office = Verv
search-kinds-list_member = Medlemsliste
search-kinds-recipient = Mottaker
search-filterKind = Type
search-filterPeriod = Periode
search-filterWith = Med eller fra
search-anyone = Hvem som helst
# $name (String)
search-inFile = I vedlegget { $name }:
search-periods-any = Når som helst
search-periods-month = Siste måned
search-periods-year = Siste år
search-groups-all = Alt
search-groups-messages = Meldinger
search-groups-papers = Dokumenter og fakturaer
search-groups-courses = Kurs og kursbevis
search-groups-people = Arbeid og personer
search-hint = Skriv noe du husker: et ord, et navn, et nummer. "Hele uttrykket" i anførselstegn, -ord for å utelate, OR mellom to ord for begge.
search-didYouMean = Mente du:
# $signs (String)
search-ignored = Uten betydning i dette søket: { $signs }
# $text (String)
search-none = Ingen treff på «{ $text }»
search-noneText = Prøv et annet ord eller færre ord.
# $count (Number), $more (Flag)
search-hits = { $more ->
        [yes] Viser { $count } treff, de nyeste først. Det finnes flere.
       *[no] { $count ->
            [one] { $count } treff
           *[other] { $count } treff
        }
    }
search-results = Treff
search-help = Hjelp
# $count (Number)
search-inHelp = { $count ->
        [one] { $count } emne i hjelpen
       *[other] { $count } emner i hjelpen
    }
search-notCovered-title = Ikke med i søket:
# $count (Number), $size (String)
search-notCovered-notDownloaded = { $count ->
        [one] { $count } fil som ikke er på maskinen ({ $size })
       *[other] { $count } filer som ikke er på maskinen ({ $size })
    }
# $count (Number)
search-notCovered-withoutText = { $count ->
        [one] { $count } fil uten tekst
       *[other] { $count } filer uten tekst
    }
# $count (Number)
search-notCovered-unreadable = { $count ->
        [one] { $count } fil som ikke kan leses
       *[other] { $count } filer som ikke kan leses
    }
# $count (Number)
search-notCovered-indexing = { $count ->
        [one] { $count } som ikke er gjort klar for søk ennå
       *[other] { $count } som ikke er gjort klare for søk ennå
    }
search-notCovered-syncing = det som ikke er hentet ennå
# $count (Number)
search-notCovered-fetch = { $count ->
        [one] Hent filen
       *[other] Hent alle { $count }
    }
# $count (Number)
search-notCovered-fetching = { $count ->
        [one] { $count } fil hentes
       *[other] { $count } filer hentes
    }
search-notCovered-fetchOffline = De kan hentes når du er på nett igjen.
search-notCovered-choose = Velg hva som skal være på maskinen
