### Settings and sign-out.

settings-title = Innstillinger
settings-language = Språk
settings-languageSystem = Som på maskinen
settings-theme = Farger
settings-themes-system = Som på maskinen
settings-themes-light = Lyst
settings-themes-dark = Mørkt
settings-zoom = Størrelse
settings-zoomLabel = Tekst og alt annet i vinduet
# $larger (String), $smaller (String), $usual (String)
settings-zoomHelp = Kan også endres med { $larger }, { $smaller } og { $usual }, og med rullehjulet mens Ctrl holdes nede.
# $size (String)
settings-zoomIs = Størrelse: { $size } %
settings-offline = Dokumenter på maskinen
settings-offlineHelp = Meldinger er alltid på maskinen. Her velger du for filer.
settings-keep-everything = Alle
settings-keep-on_request = Bare de jeg henter selv
# $count (Number)
settings-keepMonths = { $count ->
        [one] Den siste måneden
       *[other] De siste { $count } månedene
    }
settings-keepTexts-everything = Alt kan leses uten nett.
settings-keepTexts-months = Nyere filer hentes av seg selv; eldre når du ber om det.
settings-keepTexts-on_request = Tar minst plass.
settings-months = Antall måneder
# $here (String), $all (String)
settings-kept = Nå er { $here } av { $all } på maskinen.
# $size (String)
settings-taken = Tar { $size } på maskinen.
settings-search = Søk
# $rows (String)
settings-searchReady = { $rows } meldinger, dokumenter og andre opplysninger kan finnes i søket.
# $rows (String)
settings-searchIndexing = { $rows } til blir gjort klare for søk nå.
settings-searchHelp = Appen kontrollerer søket hver gang den starter. Finner du ikke noe som burde være der, kan appen gå gjennom alt på nytt. Ingenting annet endres.
settings-searchRebuild = Gjør alt klart for søk på nytt
settings-searchRebuilding = Alt gjøres klart for søk på nytt
settings-everything = Lagre en kopi av alt
settings-everythingText = Kopien har alt appen vet om deg: meldinger, dokumenter, fakturaer, kursbevis og opplysninger. Du kan åpne den i en nettleser, og filene i den er uendret.
settings-everythingPlain = Kopien er ikke kryptert. Legg den et sted der bare du kommer til.
# $count (Number), $size (String)
settings-everythingMissing = { $count ->
        [one] { $count } fil ({ $size }) er ikke på maskinen og kommer ikke med.
       *[other] { $count } filer ({ $size }) er ikke på maskinen og kommer ikke med.
    }
settings-everythingFetch = Hent dem først
settings-everythingFolder = Lagre som mappe
settings-everythingZip = Lagre som zip-fil
settings-everythingSteps-records = Skriver opplysninger
settings-everythingSteps-files = Skriver dokumenter og vedlegg
settings-everythingSteps-threads = Skriver meldinger
settings-everythingSteps-checking = Kontrollerer det som er skrevet
# $step (String), $done (String), $total (String)
settings-everythingProgress = { $step }: { $done } av { $total }
settings-everythingCancel = Avbryt
settings-everythingCancelled = Ingenting ble lagret
# $name (String)
settings-everythingDone = «{ $name }» er lagret og kontrollert
# $messages (String), $threads (String), $files (String), $size (String)
settings-everythingCounts = { $messages } meldinger i { $threads } samtaler, { $files } filer, { $size } i alt.
# $count (Number)
settings-everythingLeft = { $count ->
        [one] { $count } fil som ikke er på maskinen, er bare nevnt ved navn.
       *[other] { $count } filer som ikke er på maskinen, er bare nevnt ved navn.
    }
settings-updates = Oppdateringer
# $version (String)
settings-updatesYours = Du har versjon { $version }.
settings-updatesOff = Appen ser ikke etter nye versjoner selv. De kommer fra den som har lagt inn appen, for eksempel IT-avdelingen.
settings-updatesLook = Se etter ny versjon
# $version (String)
settings-updatesNewest = Du har den nyeste versjonen ({ $version }).
# $version (String)
settings-updatesFound = Versjon { $version } er klar
# $date (String), $mine (String)
settings-updatesFrom = Den kom { $date }. Du har versjon { $mine }.
settings-updatesNotes = Nytt i denne versjonen
settings-updatesConsent = Ingenting installeres før du sier ja. Først kontrolleres det at oppdateringen er signert av dem som lager appen.
settings-updatesInstall = Last ned og installer
settings-updatesFetching = Oppdateringen lastes ned
# $done (String), $of (String)
settings-updatesComing = { $done } av { $of } er lastet ned
# $version (String)
settings-updatesInstalled = Versjon { $version } er installert.
settings-updatesNextStart = Den tas i bruk neste gang appen starter.
settings-updatesRestart = Start på nytt nå
settings-lock = Applås
settings-lockOff = Med en PIN-kode kan ingen andre åpne appen på denne maskinen, heller ikke når maskinen er ulåst. PIN-koden skrives når appen åpnes og etter en pause.
settings-lockOn = Appen åpnes med PIN-koden og denne maskinen sammen.
settings-lockPassphrase = Appen åpnes med passordet ditt, og kan låses når du går fra maskinen.
settings-lockImpossible = Ingenting lagres på denne maskinen, så det er ingenting å låse. Lukk appen når du går.
settings-lockForms = Meldinger du skriver på, lagres som utkast før appen låses. Andre skjemaer som ikke er lagret, blir borte.
settings-lockSet = Slå på applås
settings-lockChange = Bytt PIN-kode
settings-lockRemove = Slå av applås
settings-lockNow = Lås nå
settings-lockAfter = Lås når appen ikke er brukt på
settings-lockNever = Aldri
# $count (Number)
settings-lockMinutes = { $count ->
        [one] { $count } minutt
       *[other] { $count } minutter
    }
settings-lockIsOn = Applåsen er på
settings-lockIsOff = Applåsen er av
settings-pinCurrent = PIN-koden du har nå
settings-pinNew = Ny PIN-kode
settings-pinAgain = Gjenta PIN-koden
settings-pinHelp = Minst 6 tegn. Bokstaver kan brukes. Glemmer du den, må du logge inn på nytt.
settings-pinDiffers = De to PIN-kodene er ikke like.
settings-setup = Oppsett
settings-setupServer = Forbundets adresse
settings-setupFrom-managed = styrt av arbeidsgiveren eller forbundet ditt
settings-setupFrom-given = fulgte med appen
settings-setupFrom-member = skrevet av deg
# $by (Optional)
settings-setupManaged = { $byGiven ->
        [yes] Dette er styrt av { $by }, og kan ikke endres her:
       *[no] Dette er styrt av arbeidsgiveren eller forbundet ditt, og kan ikke endres her:
    }
settings-setupNone = Ingenting er styrt av arbeidsgiveren eller forbundet ditt.
settings-setupNames-server = Forbundets adresse
settings-setupNames-issuer = Innlogging
settings-setupNames-client_id = Klient-id
settings-setupNames-proxy = Proxy
settings-setupNames-ca_file = Sertifikater
settings-setupNames-updates = Se etter oppdateringer
settings-setupNames-storage = Lagring på maskinen
settings-setupValues-on = På
settings-setupValues-off = Av
settings-setupValues-disk = Kryptert på disken
settings-setupValues-memory = Ingenting lagres
settings-setupValues-direct = Ingen
settings-saved = Innstillingen er lagret
settings-signOut = Logg ut
settings-signOutText = Når du logger ut, slettes alt fra maskinen: det som er hentet, utkast, innstillinger og nøkkelen.
settings-signOutTitle = Logge ut og slette alt?
settings-signOutLoses = Dette slettes fra maskinen:
settings-signOutLost-1 = alle meldinger, dokumenter og andre opplysninger som er hentet
settings-signOutLost-2 = utkast som ikke er sendt
settings-signOutLost-3 = innstillingene og nøkkelen
settings-signOutAgain = Det som ligger hos forbundet, er der fortsatt. Logger du inn igjen, hentes det på nytt.
settings-signOutUnsentTitle = Noe er ikke sendt
# $count (Number)
settings-signOutUnsent = { $count ->
        [one] Én ting du har gjort, er ikke sendt ennå. Logger du ut nå, er den tapt for alltid:
       *[other] { $count } ting du har gjort, er ikke sendt ennå. Logger du ut nå, er de tapt for alltid:
    }
settings-signOutLoseUnsent = Logg ut og mist det som ikke er sendt
settings-signOutGo = Logg ut og slett
settings-stay = Forbli innlogget
settings-signedOut = Du er logget ut, og alt er slettet fra maskinen
settings-storedEncrypted = Alt på denne maskinen er kryptert. Nøkkelen ligger der maskinen tar vare på passord.
settings-storedMemory = Ingenting lagres på denne maskinen.
