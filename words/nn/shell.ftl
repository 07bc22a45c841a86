### The frame around every screen: navigation, status line, states of lists, the outbox.

shell-skip = Hopp til innhaldet
shell-navigation = Hovudmeny
shell-menu = Meny
shell-closeMenu = Lukk menyen
shell-searchEverything = Søk i alt
shell-nav-overview = Oversikt
shell-nav-messages = Meldingar
shell-nav-papers = Dokument
shell-nav-courses = Kurs
shell-nav-work = Arbeid
shell-nav-representatives = Tillitsvalde
shell-nav-offices = Verv
shell-nav-recruiting = Verving
shell-nav-settings = Innstillingar
shell-nav-help = Hjelp
shell-unreadThreads = { $count ->
        [one] { $count } ulesen samtale
       *[other] { $count } ulesne samtalar
    }
shell-status = Status
shell-online = På nett
shell-offline = Utan nett
shell-unknown = Koplar til
shell-portal = Nettet krev pålogging
shell-portalText = Nettet du er kopla til, svarar i staden for forbundet. Opne nettlesaren og logg på nettet der, slik du gjer på hotell, tog og kafé. Trykk så Synkroniser no. Er du på eit nett på jobben, spør IT-avdelinga. Det du har gjort, er teke vare på.
shell-contract-app_too_old = Appen er for gammal til å sende til forbundet. Oppdater appen. Det du har her, kan du lese, og det du skriv, er teke vare på.
shell-contract-server_too_old = Systemet til forbundet er eldre enn appen. Det du har her, kan du lese. Det du skriv, er teke vare på og blir sendt når forbundet har oppdatert.
shell-unreadable = { $count ->
        [one] { $count } opplysning kan visast når appen er oppdatert
       *[other] { $count } opplysningar kan visast når appen er oppdatert
    }
shell-synced = Synkronisert { $when }
shell-neverSynced = Ikkje synkronisert enno
shell-syncNow = Synkroniser no
shell-syncing = Synkroniserer
shell-syncStep = { $totalGiven ->
        [yes] Hentar { $what }: { $done } av { $total }
       *[no] Hentar { $what }
    }
shell-pending = { $count ->
        [one] { $count } ventar på å bli send
       *[other] { $count } ventar på å bli sende
    }
shell-heldUp = { $count ->
        [one] { $count } står fast: sjå kvifor
       *[other] { $count } står fast: sjå kvifor
    }
shell-attention = { $count ->
        [one] { $count } ting må du sjå på
       *[other] { $count } ting må du sjå på
    }
shell-steps-union = opplysningar om forbundet
shell-steps-profile = personopplysningar
shell-steps-membership = medlemsopplysningar
shell-steps-recipients = mottakarar
shell-steps-representatives = tillitsvalde
shell-steps-threads = samtalar
shell-steps-messages = meldingar
shell-steps-employments = arbeidsforhold
shell-steps-offices = verv
shell-steps-enrolments = kurspåmeldingar
shell-steps-kursbevis = kursbevis
shell-steps-issuer_keys = nøklar til kursbevis
shell-steps-documents = dokument
shell-steps-invoices = fakturaer
shell-steps-recruitments = vervingar
shell-steps-points = vervepoeng
shell-steps-orders = bestillingar
shell-steps-rewards = vervepremiar
shell-steps-courses = kurskatalogen
shell-steps-list_members = medlemslister
shell-steps-virksomheter = verksemder
shell-steps-arbeidssteder = arbeidsstader
shell-steps-downloads = filer
shell-steps-indexing = det som trengst for å søkje
shell-anything = opplysningar
shell-indexing = Gjer klart for søk: { $done } av { $total }
shell-signInExpired = Innlogginga har gått ut. Alt som er henta, kan lesast. Logg inn på nytt for å hente nytt og sende.
shell-signInAgain = Logg inn på nytt
shell-demoText = Demonstrasjon: alle personar og opplysningar er oppdikta.
shell-memoryOnly = Ingenting blir lagra på denne maskina. Når du lukkar appen, er alt borte.
shell-notices-cache_rebuilt = Det lagra innhaldet var skadd og blir henta på nytt. Det du sjølv har skrive, er ikkje råka.
shell-notices-cache_newer = Det lagra innhaldet er frå ein nyare versjon og blir henta på nytt. Det du sjølv har skrive, er ikkje råka.
shell-notices-local_set_aside = Det du hadde skrive her, kunne ikkje lesast med nøkkelen som finst. Fila er lagd til side og teken vare på. Ho kan innehalde utkast og meldingar som ikkje var sende.
shell-notices-local_missing = Det du hadde skrive her, fanst ikkje lenger då appen vart opna. Utkast og meldingar som ikkje var sende, er borte. Det som er henta frå forbundet, er ikkje råka.
shell-notices-local_damaged = Noko av det siste du skreiv, kan ha gått tapt. Fila det vart skrive til, var endra. Sjå gjennom utkast og det som ventar på å bli sendt.
shell-notices-list_expired = Ei medlemsliste er sletta frå maskina fordi tilgangen ikkje er stadfesta i tide. Ho kjem tilbake når tilgangen er stadfesta.
shell-notices-list_purged = Ei medlemsliste er sletta frå maskina fordi du ikkje lenger har vervet som gir tilgang.
shell-updateReady = Versjon { $version } av appen er klar.
shell-updateSee = Sjå kva som er nytt
shell-noticeOther = Noko uventa hende då appen vart opna. Innhaldet blir henta på nytt.
shell-states-first = Hentar for første gong
shell-states-firstText = Dette kjem så snart det er henta.
shell-states-notSynced = Ikkje henta enno
shell-states-notSyncedOffline = Dette er ikkje henta enno, og det er ikkje noko nett no. Det kjem når du er på nett igjen.
shell-states-offlineSince = Utan nett. Du ser det som vart henta { $when }.
shell-states-error = Dette kunne ikkje visast
shell-outbox-pending = Ventar på å bli send
shell-outbox-sending = Blir send no
shell-outbox-heldUp = Er ikkje send enno
shell-outbox-heldUpText = Appen prøver igjen av seg sjølv. Du kan endre det eller ta det tilbake.
shell-outbox-unconfirmed = Ikkje stadfesta enno
shell-outbox-unconfirmedText = Det kan ha kome fram. Appen spør igjen av seg sjølv til han får svar, og det blir ikkje gjort to gonger.
shell-outbox-done = Send
shell-outbox-refused = Vart ikkje godteken
shell-outbox-notWithdrawn = Søknaden vart ikkje trekt
shell-outbox-conflict = Endra av nokon andre òg
shell-outbox-withdraw = Trekk tilbake
shell-outbox-undo = Angre
shell-outbox-withdrawn = Endringa er trekt tilbake
shell-outbox-backToDraft = Meldinga er trekt tilbake og ligg som utkast
shell-outbox-retry = Send på nytt
shell-outbox-discard = Forkast
shell-outbox-dismiss = Fjern beskjeden
shell-outbox-writeOffice = Skriv til forbundskontoret
shell-outbox-resolve = Vel kva som skal gjelde
shell-outbox-waits = Ventar på å bli send
shell-outbox-needs = Dette må du sjå på
shell-outbox-both = Dette ventar, og noko må du sjå på
shell-outbox-empty = Ingenting ventar. Alt du har gjort, er sendt.
shell-outbox-later = Det blir sendt av seg sjølv når du er på nett igjen.
shell-outbox-kinds-send_message = Melding
shell-outbox-kinds-mark_read = Merkt som lesen
shell-outbox-kinds-edit_profile = Endring i personopplysningar
shell-outbox-kinds-edit_membership = Endring i medlemsopplysningar
shell-outbox-kinds-change_employment = Endring i arbeidsforhold
shell-outbox-kinds-withdraw_application = Kurssøknad som blir trekt
shell-outbox-kinds-order_reward = Bestilling av vervepremie
shell-outbox-kinds-accept_declaration = Fråsegn om teieplikt
shell-outbox-kinds-record_export = Melding til forbundet om at ei medlemsliste er kopiert
shell-outbox-since = sidan { $when }
shell-outbox-kept = Det du skreiv, er teke vare på.
shell-conflict-title = To endringar på same staden
shell-conflict-text = Nokon har endra det same som du har. Vel kva som skal gjelde. Ingenting blir skrive over før du har valt.
shell-conflict-field = Opplysning
shell-conflict-mine = Endringa di
shell-conflict-theirs = Den andre endringa
shell-conflict-chosen = Dette skal gjelde
shell-conflict-notChosen = Ikkje valt enno
shell-conflict-useMine = Bruk mi
shell-conflict-useTheirs = Bruk den andre
shell-conflict-byMember = gjord av deg på ei anna maskin { $when }
shell-conflict-byOffice = gjord av forbundskontoret { $when }
shell-conflict-empty = (tomt)
shell-conflict-save = Lagre vala
shell-conflict-missing = Vel for kvar opplysning.
shell-conflict-saved = Vala er lagra
shell-keyboard-title = Tastatursnarvegar
shell-keyboard-text = Alt i appen kan du òg nå med Tab, Enter og piltastane.
shell-keyboard-search = Søk i alt
shell-keyboard-newMessage = Skriv ny melding
shell-keyboard-sync = Synkroniser no
shell-keyboard-lock = Lås appen, når applås er på
shell-keyboard-sections = Gå til ein del av appen
shell-keyboard-find = Søk i lista eller dokumentet som er ope
shell-keyboard-zoom = Større, mindre og vanleg storleik
shell-keyboard-close = Lukk vindauget; spør før noko blir forkasta
shell-keyboard-print = Skriv ut det som er ope
shell-keyboard-save = Lagre eller send skjemaet
shell-keyboard-escape = Lukk dialogen (appen spør før noko blir forkasta)
shell-keyboard-arrows = Flytt mellom radene i ei liste
shell-keyboard-open = Opne rada
shell-keyboard-help = Hjelp om det som er på skjermen
shell-keyboard-map = Vis tastatursnarvegane
shell-keyboard-key = Tast
shell-keyboard-does = Kva han gjer
