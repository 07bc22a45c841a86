### The frame around every screen: navigation, status line, states of lists, the outbox.

shell-skip = Hopp til innholdet
shell-navigation = Hovedmeny
shell-menu = Meny
shell-closeMenu = Lukk menyen
shell-searchEverything = Søk i alt
shell-nav-overview = Oversikt
shell-nav-messages = Meldinger
shell-nav-papers = Dokumenter
shell-nav-courses = Kurs
shell-nav-work = Arbeid
shell-nav-representatives = Tillitsvalgte
shell-nav-offices = Verv
shell-nav-recruiting = Verving
shell-nav-settings = Innstillinger
shell-nav-help = Hjelp
# $count (Number)
shell-unreadThreads = { $count ->
        [one] { $count } ulest samtale
       *[other] { $count } uleste samtaler
    }
shell-status = Status
shell-online = På nett
shell-offline = Uten nett
shell-unknown = Kobler til
shell-portal = Nettet krever pålogging
shell-portalText = Nettet du er koblet til, svarer i stedet for forbundet. Åpne nettleseren og logg på nettet der, slik du gjør på hotell, tog og kafé. Trykk deretter Synkroniser nå. Er du på et nett på jobben, spør IT-avdelingen. Det du har gjort, er tatt vare på.
shell-contract-app_too_old = Appen er for gammel til å sende til forbundet. Oppdater appen. Det du har her, kan du lese, og det du skriver, er tatt vare på.
shell-contract-server_too_old = Forbundets system er eldre enn appen. Det du har her, kan du lese. Det du skriver, er tatt vare på og blir sendt når forbundet har oppdatert.
# $count (Number)
shell-unreadable = { $count ->
        [one] { $count } opplysning kan vises når appen er oppdatert
       *[other] { $count } opplysninger kan vises når appen er oppdatert
    }
# $when (String)
shell-synced = Synkronisert { $when }
shell-neverSynced = Ikke synkronisert ennå
shell-syncNow = Synkroniser nå
shell-syncing = Synkroniserer
# $what (String), $done (String), $total (Optional)
shell-syncStep = { $totalGiven ->
        [yes] Henter { $what }: { $done } av { $total }
       *[no] Henter { $what }
    }
# $count (Number)
shell-pending = { $count ->
        [one] { $count } venter på å bli sendt
       *[other] { $count } venter på å bli sendt
    }
# $count (Number)
shell-heldUp = { $count ->
        [one] { $count } står fast: se hvorfor
       *[other] { $count } står fast: se hvorfor
    }
# $count (Number)
shell-attention = { $count ->
        [one] { $count } ting må du se på
       *[other] { $count } ting må du se på
    }
shell-steps-union = opplysninger om forbundet
shell-steps-profile = personopplysninger
shell-steps-membership = medlemsopplysninger
shell-steps-recipients = mottakere
shell-steps-representatives = tillitsvalgte
shell-steps-threads = samtaler
shell-steps-messages = meldinger
shell-steps-employments = arbeidsforhold
shell-steps-offices = verv
shell-steps-enrolments = kurspåmeldinger
shell-steps-kursbevis = kursbevis
shell-steps-issuer_keys = nøkler til kursbevis
shell-steps-documents = dokumenter
shell-steps-invoices = fakturaer
shell-steps-recruitments = vervinger
shell-steps-points = vervepoeng
shell-steps-orders = bestillinger
shell-steps-rewards = vervepremier
shell-steps-courses = kurskatalogen
shell-steps-list_members = medlemslister
shell-steps-virksomheter = virksomheter
shell-steps-arbeidssteder = arbeidssteder
shell-steps-downloads = filer
shell-steps-indexing = det som trengs for å søke
shell-anything = opplysninger
# $done (String), $total (String)
shell-indexing = Gjør klart for søk: { $done } av { $total }
shell-signInExpired = Innloggingen har gått ut. Alt som er hentet, kan leses. Logg inn igjen for å hente nytt og sende.
shell-signInAgain = Logg inn igjen
shell-demoText = Demonstrasjon: alle personer og opplysninger er oppdiktet.
shell-memoryOnly = Ingenting lagres på denne maskinen. Når du lukker appen, er alt borte.
shell-notices-cache_rebuilt = Det lagrede innholdet var skadet og hentes på nytt. Det du selv har skrevet, er ikke berørt.
shell-notices-cache_newer = Det lagrede innholdet er fra en nyere versjon og hentes på nytt. Det du selv har skrevet, er ikke berørt.
shell-notices-local_set_aside = Det du hadde skrevet her, kunne ikke leses med nøkkelen som finnes. Filen er lagt til side og tatt vare på. Den kan inneholde utkast og meldinger som ikke var sendt.
shell-notices-local_missing = Det du hadde skrevet her, fantes ikke lenger da appen ble åpnet. Utkast og meldinger som ikke var sendt, er borte. Det som er hentet fra forbundet, er ikke berørt.
shell-notices-local_damaged = Noe av det siste du skrev, kan ha gått tapt. Filen det ble skrevet til, var endret. Se gjennom utkast og det som venter på å bli sendt.
shell-notices-list_expired = En medlemsliste er slettet fra maskinen fordi tilgangen ikke er bekreftet i tide. Den kommer tilbake når tilgangen er bekreftet.
shell-notices-list_purged = En medlemsliste er slettet fra maskinen fordi du ikke lenger har vervet som gir tilgang.
# $version (String)
shell-updateReady = Versjon { $version } av appen er klar.
shell-updateSee = Se hva som er nytt
shell-noticeOther = Noe uventet skjedde da appen ble åpnet. Innholdet hentes på nytt.
shell-states-first = Henter for første gang
shell-states-firstText = Dette kommer så snart det er hentet.
shell-states-notSynced = Ikke hentet ennå
shell-states-notSyncedOffline = Dette er ikke hentet ennå, og det er ikke noe nett nå. Det kommer når du er på nett igjen.
# $when (String)
shell-states-offlineSince = Uten nett. Du ser det som ble hentet { $when }.
shell-states-error = Dette kunne ikke vises
shell-outbox-pending = Venter på å bli sendt
shell-outbox-sending = Sendes nå
shell-outbox-heldUp = Er ikke sendt ennå
shell-outbox-heldUpText = Appen prøver igjen av seg selv. Du kan endre det eller ta det tilbake.
shell-outbox-unconfirmed = Ikke bekreftet ennå
shell-outbox-unconfirmedText = Det kan ha kommet fram. Appen spør igjen av seg selv til den får svar, og det blir ikke gjort to ganger.
shell-outbox-done = Sendt
shell-outbox-refused = Ble ikke godtatt
shell-outbox-notWithdrawn = Søknaden ble ikke trukket
shell-outbox-conflict = Endret av noen andre også
shell-outbox-withdraw = Trekk tilbake
shell-outbox-undo = Angre
shell-outbox-withdrawn = Endringen er trukket tilbake
shell-outbox-backToDraft = Meldingen er trukket tilbake og ligger som utkast
shell-outbox-retry = Send på nytt
shell-outbox-discard = Forkast
shell-outbox-dismiss = Fjern beskjeden
shell-outbox-writeOffice = Skriv til forbundskontoret
shell-outbox-resolve = Velg hva som skal gjelde
shell-outbox-waits = Venter på å bli sendt
shell-outbox-needs = Dette må du se på
shell-outbox-both = Dette venter, og noe må du se på
shell-outbox-empty = Ingenting venter. Alt du har gjort, er sendt.
shell-outbox-later = Det sendes av seg selv når du er på nett igjen.
shell-outbox-kinds-send_message = Melding
shell-outbox-kinds-mark_read = Markert som lest
shell-outbox-kinds-edit_profile = Endring i personopplysninger
shell-outbox-kinds-edit_membership = Endring i medlemsopplysninger
shell-outbox-kinds-change_employment = Endring i arbeidsforhold
shell-outbox-kinds-withdraw_application = Kurssøknad som trekkes
shell-outbox-kinds-order_reward = Bestilling av vervepremie
shell-outbox-kinds-accept_declaration = Taushetserklæring
shell-outbox-kinds-record_export = Melding til forbundet om at en medlemsliste er kopiert
# $when (String)
shell-outbox-since = siden { $when }
shell-outbox-kept = Det du skrev, er tatt vare på.
shell-conflict-title = To endringer på samme sted
shell-conflict-text = Noen har endret det samme som du har. Velg hva som skal gjelde. Ingenting overskrives før du har valgt.
shell-conflict-field = Opplysning
shell-conflict-mine = Din endring
shell-conflict-theirs = Den andre endringen
shell-conflict-chosen = Dette skal gjelde
shell-conflict-notChosen = Ikke valgt ennå
shell-conflict-useMine = Bruk min
shell-conflict-useTheirs = Bruk den andre
# $when (String)
shell-conflict-byMember = gjort av deg på en annen maskin { $when }
# $when (String)
shell-conflict-byOffice = gjort av forbundskontoret { $when }
shell-conflict-empty = (tomt)
shell-conflict-save = Lagre valgene
shell-conflict-missing = Velg for hver opplysning.
shell-conflict-saved = Valgene er lagret
shell-keyboard-title = Tastatursnarveier
shell-keyboard-text = Alt i appen kan også nås med Tab, Enter og piltastene.
shell-keyboard-search = Søk i alt
shell-keyboard-newMessage = Skriv ny melding
shell-keyboard-sync = Synkroniser nå
shell-keyboard-lock = Lås appen, når applås er på
shell-keyboard-sections = Gå til en del av appen
shell-keyboard-find = Søk i listen eller dokumentet som er åpent
shell-keyboard-zoom = Større, mindre og vanlig størrelse
shell-keyboard-close = Lukk vinduet; spør før noe forkastes
shell-keyboard-print = Skriv ut det som er åpent
shell-keyboard-save = Lagre eller send skjemaet
shell-keyboard-escape = Lukk dialogen (appen spør før noe forkastes)
shell-keyboard-arrows = Flytt mellom radene i en liste
shell-keyboard-open = Åpne raden
shell-keyboard-help = Hjelp om det som er på skjermen
shell-keyboard-map = Vis tastatursnarveiene
shell-keyboard-key = Tast
shell-keyboard-does = Hva den gjør
