### Settings and sign-out.

settings-title = Innstillingar
settings-language = Språk
settings-languageSystem = Som på maskina
settings-theme = Fargar
settings-themes-system = Som på maskina
settings-themes-light = Lyst
settings-themes-dark = Mørkt
settings-zoom = Storleik
settings-zoomLabel = Tekst og alt anna i vindauget
settings-zoomHelp = Kan òg endrast med { $larger }, { $smaller } og { $usual }, og med rullehjulet medan Ctrl er halden nede.
settings-zoomIs = Storleik: { $size } %
settings-offline = Dokument på maskina
settings-offlineHelp = Meldingar er alltid på maskina. Her vel du for filer.
settings-keep-everything = Alle
settings-keep-on_request = Berre dei eg hentar sjølv
settings-keepMonths = { $count ->
        [one] Den siste månaden
       *[other] Dei siste { $count } månadene
    }
settings-keepTexts-everything = Alt kan lesast utan nett.
settings-keepTexts-months = Nyare filer blir henta av seg sjølve; eldre når du ber om det.
settings-keepTexts-on_request = Tek minst plass.
settings-months = Talet på månader
settings-kept = No er { $here } av { $all } på maskina.
settings-taken = Tek { $size } på maskina.
settings-search = Søk
settings-searchReady = { $rows } meldingar, dokument og andre opplysningar kan finnast i søket.
settings-searchIndexing = { $rows } til blir gjorde klare for søk no.
settings-searchHelp = Appen kontrollerer søket kvar gong han startar. Finn du ikkje noko som burde vere der, kan appen gå gjennom alt på nytt. Ingenting anna blir endra.
settings-searchRebuild = Gjer alt klart for søk på nytt
settings-searchRebuilding = Alt blir gjort klart for søk på nytt
settings-everything = Lagre ein kopi av alt
settings-everythingText = Kopien har alt appen veit om deg: meldingar, dokument, fakturaer, kursbevis og opplysningar. Du kan opne han i ein nettlesar, og filene i han er uendra.
settings-everythingPlain = Kopien er ikkje kryptert. Legg han ein stad der berre du kjem til.
settings-everythingMissing = { $count ->
        [one] { $count } fil ({ $size }) er ikkje på maskina og kjem ikkje med.
       *[other] { $count } filer ({ $size }) er ikkje på maskina og kjem ikkje med.
    }
settings-everythingFetch = Hent dei først
settings-everythingFolder = Lagre som mappe
settings-everythingZip = Lagre som zip-fil
settings-everythingSteps-records = Skriv opplysningar
settings-everythingSteps-files = Skriv dokument og vedlegg
settings-everythingSteps-threads = Skriv meldingar
settings-everythingSteps-checking = Kontrollerer det som er skrive
settings-everythingProgress = { $step }: { $done } av { $total }
settings-everythingCancel = Avbryt
settings-everythingCancelled = Ingenting vart lagra
settings-everythingDone = «{ $name }» er lagra og kontrollert
settings-everythingCounts = { $messages } meldingar i { $threads } samtalar, { $files } filer, { $size } i alt.
settings-everythingLeft = { $count ->
        [one] { $count } fil som ikkje er på maskina, er berre nemnd ved namn.
       *[other] { $count } filer som ikkje er på maskina, er berre nemnde ved namn.
    }
settings-updates = Oppdateringar
settings-updatesYours = Du har versjon { $version }.
settings-updatesOff = Appen ser ikkje etter nye versjonar sjølv. Dei kjem frå den som har lagt inn appen, til dømes IT-avdelinga.
settings-updatesLook = Sjå etter ny versjon
settings-updatesNewest = Du har den nyaste versjonen ({ $version }).
settings-updatesFound = Versjon { $version } er klar
settings-updatesFrom = Han kom { $date }. Du har versjon { $mine }.
settings-updatesNotes = Nytt i denne versjonen
settings-updatesConsent = Ingenting blir installert før du seier ja. Først blir det kontrollert at oppdateringa er signert av dei som lagar appen.
settings-updatesInstall = Last ned og installer
settings-updatesFetching = Oppdateringa blir lasta ned
settings-updatesComing = { $done } av { $of } er lasta ned
settings-updatesInstalled = Versjon { $version } er installert.
settings-updatesNextStart = Han blir teken i bruk neste gong appen startar.
settings-updatesRestart = Start på nytt no
settings-lock = Applås
settings-lockOff = Med ein PIN-kode kan ingen andre opne appen på denne maskina, heller ikkje når maskina er ulåst. PIN-koden skriv du når appen blir opna og etter ein pause.
settings-lockOn = Appen blir opna med PIN-koden og denne maskina saman.
settings-lockPassphrase = Appen blir opna med passordet ditt, og kan låsast når du går frå maskina.
settings-lockImpossible = Ingenting blir lagra på denne maskina, så det er ingenting å låse. Lukk appen når du går.
settings-lockForms = Meldingar du skriv på, blir lagra som utkast før appen blir låst. Andre skjema som ikkje er lagra, blir borte.
settings-lockSet = Skru på applås
settings-lockChange = Byt PIN-kode
settings-lockRemove = Skru av applås
settings-lockNow = Lås no
settings-lockAfter = Lås når appen ikkje er brukt på
settings-lockNever = Aldri
settings-lockMinutes = { $count ->
        [one] { $count } minutt
       *[other] { $count } minutt
    }
settings-lockIsOn = Applåsen står på
settings-lockIsOff = Applåsen står av
settings-pinCurrent = PIN-koden du har no
settings-pinNew = Ny PIN-kode
settings-pinAgain = Ta oppatt PIN-koden
settings-pinHelp = Minst 6 teikn. Bokstavar kan brukast. Gløymer du han, må du logge inn på nytt.
settings-pinDiffers = Dei to PIN-kodane er ikkje like.
settings-setup = Oppsett
settings-setupServer = Adressa til forbundet
settings-setupFrom-managed = styrt av arbeidsgivaren eller forbundet ditt
settings-setupFrom-given = følgde med appen
settings-setupFrom-member = skriven av deg
settings-setupManaged = { $byGiven ->
        [yes] Dette er styrt av { $by }, og kan ikkje endrast her:
       *[no] Dette er styrt av arbeidsgivaren eller forbundet ditt, og kan ikkje endrast her:
    }
settings-setupNone = Ingenting er styrt av arbeidsgivaren eller forbundet ditt.
settings-setupNames-server = Adressa til forbundet
settings-setupNames-issuer = Innlogging
settings-setupNames-client_id = Klient-id
settings-setupNames-proxy = Proxy
settings-setupNames-ca_file = Sertifikat
settings-setupNames-updates = Sjå etter oppdateringar
settings-setupNames-storage = Lagring på maskina
settings-setupValues-on = På
settings-setupValues-off = Av
settings-setupValues-disk = Kryptert på disken
settings-setupValues-memory = Ingenting blir lagra
settings-setupValues-direct = Ingen
settings-saved = Innstillinga er lagra
settings-signOut = Logg ut
settings-signOutText = Når du loggar ut, blir alt sletta frå maskina: det som er henta, utkast, innstillingar og nøkkelen.
settings-signOutTitle = Logge ut og slette alt?
settings-signOutLoses = Dette blir sletta frå maskina:
settings-signOutLost-1 = alle meldingar, dokument og andre opplysningar som er henta
settings-signOutLost-2 = utkast som ikkje er sende
settings-signOutLost-3 = innstillingane og nøkkelen
settings-signOutAgain = Det som ligg hos forbundet, er der framleis. Loggar du inn igjen, blir det henta på nytt.
settings-signOutUnsentTitle = Noko er ikkje sendt
settings-signOutUnsent = { $count ->
        [one] Éin ting du har gjort, er ikkje send enno. Loggar du ut no, er han tapt for alltid:
       *[other] { $count } ting du har gjort, er ikkje sende enno. Loggar du ut no, er dei tapte for alltid:
    }
settings-signOutLoseUnsent = Logg ut og mist det som ikkje er sendt
settings-signOutGo = Logg ut og slett
settings-stay = Bli verande innlogga
settings-signedOut = Du er logga ut, og alt er sletta frå maskina
settings-storedEncrypted = Alt på denne maskina er kryptert. Nøkkelen ligg der maskina tek vare på passord.
settings-storedMemory = Ingenting blir lagra på denne maskina.
