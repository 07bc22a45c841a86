### Courses, applications, certificates.

courses-title = Kurs
courses-enrolments = Mine kurspåmeldinger
courses-all = Alle kurs
courses-empty = Ingen kurs ennå
courses-emptyText = Kurs du har søkt på eller deltatt på, står her.
courses-emptyFilter = Ingen kurs passer med det du har valgt
courses-filters = Utvalg
courses-text = Kurs, sted eller arrangør
courses-allStatuses = Alle
courses-statuses-applied = Søkt
courses-statuses-admitted = Fått plass
courses-statuses-waiting_list = Venteliste
courses-statuses-rejected = Avslag
courses-statuses-withdrawn = Trukket
courses-statuses-attended = Gjennomført
courses-statuses-no_show = Møtte ikke
courses-statuses-cancelled = Avlyst
# $hours (Number)
courses-hours = { $hours ->
        [one] { $hours } time
       *[other] { $hours }{ "\u00A0" }timer
    }
# $date (String)
courses-deadline = Søknadsfrist { $date }
# $date (String)
courses-withdrawUntil = Søknaden kan trekkes til og med { $date }
# $title (String)
courses-withdraw = Trekk søknad på { $title }
courses-withdrawShort = Trekk søknad
courses-withdrawTitle = Trekke søknaden?
# $title (String), $until (String)
courses-withdrawText = Søknaden på «{ $title }» blir trukket. Du kan trekke den til og med { $until }.
courses-withdrawKeep = Behold søknaden
courses-withdrawGo = Trekk søknaden
courses-withdrawn = Søknaden er trukket
courses-withdrawing = Skal trekkes
courses-withdrawnOffline = Søknaden trekkes når du er på nett igjen. Gå på nett før fristen er ute.
courses-rejectedWriteShort = Skriv om avslaget
# $title (String)
courses-rejectedWrite = Skriv om avslaget på søknaden til «{ $title }»
# $title (String)
courses-rejectedSubject = Avslag på søknad på kurset «{ $title }»
# $title (String)
courses-kursbevis = Kursbevis for { $title }
courses-kursbevisShort = Kursbevis
courses-kursbevisText = Velg språk og hva du vil gjøre.
courses-language = Språk
courses-show = Vis
courses-save = Lagre som PDF
courses-print = Skriv ut
# $year (Number)
courses-saveYear = Lagre alle kursbevis fra { $year }
# $year (Number)
courses-yearTitle = Alle kursbevis fra { $year }
courses-yearForm = Hvordan vil du lagre dem?
courses-yearZip = Én zip-fil med hvert kursbevis for seg
courses-yearPdf = Én PDF med alle
courses-yearSave = Lagre
# $done (Number), $of (Number)
courses-making = Lager kursbevis: { $done } av { $of }
courses-check = Kontroller et kursbevis
courses-checkText = Har noen vist deg et kursbevis? Kontroller at det er ekte, også uten nett.
# $number (String)
courses-replaced = Erstattet av { $number }
courses-revoked = Trukket tilbake
courses-certificates = Mine kursbevis
courses-certificatesText = Kursbevis lages på maskinen, også uten nett.
courses-noCertificates = Ingen kursbevis ennå
courses-noCertificatesText = Når du har deltatt på et kurs og forbundet har avsluttet det, finner du kursbeviset her.
courses-catalogue = Kurs du kan søke på
courses-catalogueText = Vil du søke, skriv en melding til forbundskontoret.
courses-catalogueWrite = Skriv om kurset
# $title (String)
courses-catalogueSubject = Søknad på kurset «{ $title }»
courses-noCatalogue = Ingen kurs er åpne for søknad nå
# $date (String)
courses-issued = Utstedt { $date }
