### One sentence for each error: what happened, what was kept and what to do.

errors-codes-offline = Det er ikkje noko nett. Det du har gjort, er teke vare på og blir sendt når nettet er tilbake.
errors-codes-timeout = Svaret frå forbundet kom ikkje i tide. Ingenting har gått tapt, og appen prøver igjen av seg sjølv.
errors-codes-proxy = Proxyen på nettverket sleppte ikkje appen gjennom. Sjekk proxyinnstillingane, eller spør IT-avdelinga.
errors-codes-tls = Det er ikkje sikkert at det er forbundet som svarar, så ingenting vart sendt. Sjekk at klokka på maskina går rett, eller spør IT-avdelinga.
errors-codes-portal = Nettet du er kopla til, svarar i staden for forbundet. Opne nettlesaren og logg på nettet der, og prøv igjen. Det du har gjort, er teke vare på.
errors-codes-blocked = Noko på nettet, som ein brannmur eller ein proxy, sleppte ikkje dette gjennom. Appen prøver igjen av seg sjølv. Hjelper det ikkje, prøv eit anna nett eller spør IT-avdelinga.
errors-codes-interrupted = Sambandet vart brote. Det som var kome, er teke vare på, og appen held fram der han slapp.
errors-codes-server = Noko gjekk gale hos forbundet. Ingenting har gått tapt. Prøv igjen om litt.
errors-codes-bad_page = Det som kom frå forbundet, stemte ikkje og vart ikkje teke i bruk. Det du har frå før, er urørt. Appen prøver igjen.
errors-codes-not_signed_in = Du er ikkje logga inn. Logg inn for å gå vidare.
errors-codes-sign_in_expired = Innlogginga har gått ut. Det som er henta, kan lesast. Logg inn på nytt for å hente nytt.
errors-codes-sign_in_failed = Innlogginga vart ikkje fullført. Ingenting er endra. Prøv igjen.
errors-codes-sign_in_cancelled = Innlogginga vart avbroten.
errors-codes-sign_in_timeout = Innlogginga tok for lang tid og vart avbroten. Prøv igjen.
errors-codes-no_browser = Nettlesaren kunne ikkje opnast. Sjekk at maskina har ein standardnettlesar, og prøv igjen.
errors-codes-other_member = Du logga inn som ein annan enn den som har innhaldet på denne maskina. Logg ut først.
errors-codes-unsent =
    Noko er ikkje sendt enno ({ $countGiven ->
        [yes] { $count }
       *[no] ?
    }). Loggar du ut no, er det tapt.
errors-codes-server_address = Dette er ikkje ei adresse. Skriv henne slik ho står i brevet eller e-posten frå forbundet, til dømes minside.forbund.no.
errors-codes-server_unknown = Noko svara på denne adressa, men ikkje ein tenar for Min side. Sjekk at ho er skriven rett, eller spør forbundet.
errors-codes-issuer_refused = Tenaren vil sende deg til ei anna innlogging enn den som er sett opp for denne maskina. Ingenting vart opna. Spør forbundet eller IT-avdelinga.
errors-codes-managed_unreadable =
    Oppsettet for denne maskina kan ikkje lesast{ $settingGiven ->
        [yes] { " " }({ $setting })
       *[no] { "" }
    }. Ingenting er opna eller endra. Spør forbundet eller IT-avdelinga om fila { $fileGiven ->
        [yes] { $file }
       *[no] managed.json
    }.
errors-codes-no_key_store = Maskina har ikkje nokon trygg stad for nøkkelen. Vel eit passord, eller at ingenting blir lagra.
errors-codes-key_store_locked = Lageret for passord på maskina er låst eller svarar ikkje. Lås det opp og prøv igjen. Ingenting har gått tapt.
errors-codes-key_lost = Nøkkelen til innhaldet finst ikkje lenger. Det som kjem frå forbundet, blir henta på nytt.
errors-codes-no_randomness = Operativsystemet gav ikkje det appen treng for å lage ein nøkkel. Start maskina på nytt og prøv igjen.
errors-codes-wrong_key = Nøkkelen passar ikkje til innhaldet.
errors-codes-wrong_passphrase = Passordet er ikkje rett. Prøv igjen.
errors-codes-passphrase_short = Passordet må ha minst 15 teikn.
errors-codes-pin_short =
    PIN-koden må ha minst { $minGiven ->
        [yes] { $min }
       *[no] 6
    } teikn.
errors-codes-pin_simple = Den PIN-koden er for lett å gjette. Vel ein annan.
errors-codes-wrong_pin = PIN-koden er ikkje rett. Prøv igjen.
errors-codes-wait =
    Det er skrive feil for mange gonger. Vent { $minutesGiven ->
        [yes] { $minutes ->
            [one] { $minutes } minutt
           *[other] { $minutes } minutt
        }
       *[no] { $seconds ->
            [one] { $seconds } sekund
           *[other] { $seconds } sekund
        }
    } og prøv igjen. Ingenting er gått tapt.
errors-codes-no_lock = Appen kan ikkje låsast her. Ingenting er endra.
errors-codes-locked = Appen er låst. Skriv PIN-koden for å opne han.
errors-codes-damaged = Noko av innhaldet på maskina er skadd. Det som kjem frå forbundet, blir henta på nytt. Sjå gjennom utkasta dine og det som ventar på å bli sendt: noko av det kan bli liggjande.
errors-codes-app_too_old = Appen er for gammal til å sende til forbundet. Oppdater appen. Det du har her, kan du lese, og det du skriv, er teke vare på.
errors-codes-server_too_old = Forbundet kan ikkje ta imot dette frå ein så ny versjon av appen enno. Det blir sendt når forbundet har oppdatert systemet sitt.
errors-codes-newer_schema = Innhaldet på maskina er laga av ein nyare versjon av appen. Installer den nyaste versjonen.
errors-codes-in_use = Eit anna program bruker innhaldet. Lukk det og prøv igjen.
errors-codes-database = Innhaldet på maskina kunne ikkje lesast eller skrivast. Prøv igjen. Hjelper det ikkje, start appen på nytt.
errors-codes-not_open = Innhaldet er ikkje opna. Start appen på nytt.
errors-codes-disk_full = Disken er full. Rydd plass og prøv igjen. Det som var lagra frå før, er urørt.
errors-codes-no_permission = Appen fekk ikkje lov til å skrive der. Vel ein annan stad.
errors-codes-file_not_found = Fila finst ikkje lenger.
errors-codes-file = Fila kunne ikkje lesast eller skrivast. Prøv igjen, eller vel ein annan stad.
errors-codes-bad_data = Noko av innhaldet kunne ikkje lesast. Synkroniser på nytt.
errors-codes-invalid = Noko må rettast før dette kan lagrast. Sjå felta.
errors-codes-not_here = Fila er ikkje på maskina enno. Hent henne når du er på nett.
errors-codes-not_downloaded = Fila er ikkje på maskina enno. Hent henne når du er på nett.
errors-codes-already_sent = Dette er allereie sendt og kan ikkje trekkjast tilbake.
errors-codes-not_pending = Dette er allereie sendt og kan ikkje trekkjast tilbake.
errors-codes-no_printer = Det er ikkje sett opp nokon skrivar på maskina.
errors-codes-print_failed = Det gjekk ikkje å skrive ut. Sjekk skrivaren, eller lagre fila og skriv henne ut derifrå.
errors-codes-open_failed = Maskina har ikkje noko program som opnar denne fila. Lagre henne i staden.
errors-codes-no_dialog = Lagringsvindauget kunne ikkje opnast. Fila kan leggjast i Nedlastingar i staden.
errors-codes-link_refused = Lenkja kan ikkje opnast herifrå.
errors-codes-declaration_needed = Fråsegna om teieplikt må godtakast før lista kan opnast.
errors-codes-list_expired = Lista er sletta frå maskina fordi tilgangen ikkje er stadfesta i tide. Synkroniser for å få henne tilbake.
errors-codes-unreadable = Innhaldet i fila kan ikkje visast. Du kan lagre henne og opne henne i eit anna program.
errors-codes-not_email = Fila er ikkje ein e-post som kan visast. Du kan lagre henne og opne henne i eit anna program.
errors-codes-not_text = Fila er ikkje tekst som kan visast. Du kan lagre henne og opne henne i eit anna program.
errors-codes-not_synced = Det som trengst til dette, er ikkje henta enno. Vent til det er henta, og prøv igjen.
errors-codes-choice_missing = Vel for kvar opplysning kva som skal gjelde.
errors-codes-no_server = Appen veit ikkje kva for ein tenar han skal bruke. Spør forbundet eller IT-avdelinga om innstillinga.
errors-codes-insecure_server = Adressa til tenaren er ikkje sikker (https), så appen bruker henne ikkje. Spør forbundet eller IT-avdelinga.
errors-codes-wrong_version = Fråsegna er endra. Les den nye teksten og godta henne.
errors-codes-list_not_permitted = Du har ikkje tilgang til denne medlemslista.
errors-codes-file_too_large = { $nameGiven ->
        [yes] Fila «{ $name }» er for stor og vart ikkje lagd ved.
       *[no] Fila er for stor.
    }
errors-codes-picture_too_large = Biletet er for stort til å visast. Du kan lagre det og opne det i eit anna program.
errors-codes-not_invoice = Fila er ikkje ein faktura som kan visast. Du kan lagre henne og opne henne i eit anna program.
errors-codes-not_printable = Fila kan ikkje skrivast ut herifrå. Lagre henne og skriv henne ut frå eit program som opnar henne.
errors-codes-no_downloads = Maskina har inga mappe for nedlastingar. Ingenting vart lagra.
errors-codes-check_not_begun = Kontrollen kunne ikkje starte. Fila er ikkje kontrollert. Prøv igjen. Hjelper det ikkje, start appen på nytt.
errors-codes-kursbevis_failed = Kursbeviset kunne ikkje lagast. Synkroniser og prøv igjen. Hjelper det ikkje, skriv til forbundskontoret.
errors-codes-export_failed = Kopien kunne ikkje lagast. Ingenting er skrive. Prøv igjen.
errors-codes-export_running = Ein kopi blir allereie laga. Vent til han er ferdig, eller avbryt han.
errors-codes-export_cancelled = Kopien vart avbroten. Ingenting vart lagra.
errors-codes-export_incomplete = Kopien vart ikkje heil og er fjerna igjen. Innhaldet i appen er urørt. Prøv på nytt, gjerne ein annan stad.
errors-codes-export_not_one = Dette er ikkje ein kopi frå Min side, eller fila manifest.json manglar.
errors-codes-export_faulty =
    Kopien stemmer ikkje med manifest.json ({ $countGiven ->
        [yes] { $count }
       *[no] ?
    } feil). Lag ein ny.

## Newer versions

errors-codes-update_unreachable = Det gjekk ikkje å sjekke om det finst ein ny versjon, eller å laste han ned. Appen er som før. Prøv igjen seinare.
errors-codes-update_not_trusted = Oppdateringa er ikkje signert av dei som lagar appen, og vart ikkje installert. Appen er som før. Skjer det igjen, sei frå til forbundet.
errors-codes-update_not_for_this_machine = Den nye versjonen finst ikkje for denne typen maskin. Appen er som før.
errors-codes-update_failed = Oppdateringa kunne ikkje installerast. Appen er som før. Prøv igjen, eller spør den som har lagt inn appen.
errors-codes-folder_not_empty = Mappa er ikkje tom. Vel ei tom mappe.
errors-codes-bad_request = Det appen sende, vart ikkje forstått. Det er ein feil hos oss. Det du skreiv, er teke vare på.
errors-codes-unauthorized = Innlogginga gjeld ikkje lenger. Logg inn på nytt.
errors-codes-forbidden = Du har ikkje tilgang til dette.
errors-codes-not_found = Dette finst ikkje lenger.
errors-codes-method_not_allowed = Dette kan ikkje takast imot. Det er ein feil hos oss. Det du skreiv, er teke vare på.
errors-codes-cursor_gone = Innhaldet må hentast på nytt. Du kan lese det du har så lenge.
errors-codes-too_large = { $nameGiven ->
        [yes] Vedlegget «{ $name }» er større enn forbundet tek imot.
       *[no] Dette er større enn forbundet tek imot.
    }
errors-codes-too_many_requests = Appen spurde for mange gonger på kort tid. Han ventar litt og prøver igjen.
errors-codes-recipient_not_permitted = Du kan ikkje skrive til denne mottakaren lenger. Teksten er teken vare på. Vel ein annan mottakar.
errors-codes-attachment_missing = { $nameGiven ->
        [yes] Vedlegget «{ $name }» kom ikkje heilt fram, så meldinga vart ikkje levert. Teksten er teken vare på. Legg ved fila på nytt.
       *[no] Eit vedlegg kom ikkje heilt fram, så meldinga vart ikkje levert. Teksten er teken vare på. Legg ved fila på nytt.
    }
errors-codes-deadline_passed = { $deadlineGiven ->
        [yes] Fristen gjekk ut { $deadline }, så dette vart ikkje gjort. Skriv til forbundskontoret om du likevel ikkje kan delta.
       *[no] Fristen har gått ut, så dette vart ikkje gjort. Skriv til forbundskontoret om du likevel ikkje kan delta.
    }
errors-codes-wrong_state = Dette kan ikkje gjerast no, fordi noko er endra i mellomtida. Sjå kva som gjeld, og prøv igjen.
errors-codes-not_enough_points = { $balanceGiven ->
        [yes] Du har ikkje nok poeng: det er { $balance } igjen. Ingenting er bestilt.
       *[no] Du har ikkje nok poeng. Ingenting er bestilt.
    }
errors-codes-price_changed = Prisen er endra. Ingenting er bestilt. Sjå den nye prisen og bestill på nytt.
errors-codes-not_available = Premien kan ikkje bestillast no. Ingenting er bestilt.
errors-codes-unknown_command = Forbundet kan ikkje ta imot dette enno. Det du skreiv, er teke vare på.
errors-codes-id_reused = Dette er sendt før med eit anna innhald. Det du skreiv, er teke vare på. Skriv det på nytt og send det igjen.
errors-codes-offset_mismatch = Noko gjekk gale med opplastinga. Ho byrjar på nytt.
errors-codes-hash_mismatch = { $nameGiven ->
        [yes] Vedlegget «{ $name }» kom fram skadd og vart ikkje teken i bruk. Prøv igjen.
       *[no] Fila kom fram skadd og vart ikkje teken i bruk. Prøv igjen.
    }
errors-codes-internal = Noko gjekk gale i appen. Det du har skrive, er teke vare på. Prøv igjen. Hjelper det ikkje, start appen på nytt.
errors-unknown = Noko gjekk gale ({ $code }). Det du har skrive, er teke vare på. Prøv igjen.
errors-technical = Kode: { $code }
