### One sentence for each error: what happened, what was kept and what to do.

## The network

errors-codes-offline = Det er ikke noe nett. Det du har gjort, er tatt vare på og sendes når nettet er tilbake.
errors-codes-timeout = Svaret fra forbundet kom ikke i tide. Ingenting er gått tapt, og appen prøver igjen av seg selv.
errors-codes-proxy = Proxyen på nettverket slapp ikke appen gjennom. Sjekk proxyinnstillingene, eller spør IT-avdelingen.
errors-codes-tls = Det er ikke sikkert at det er forbundet som svarer, så ingenting ble sendt. Sjekk at klokken på maskinen går riktig, eller spør IT-avdelingen.
errors-codes-portal = Nettet du er koblet til, svarer i stedet for forbundet. Åpne nettleseren og logg på nettet der, og prøv igjen. Det du har gjort, er tatt vare på.
errors-codes-blocked = Noe på nettet, som en brannmur eller en proxy, slapp ikke dette gjennom. Appen prøver igjen av seg selv. Hjelper det ikke, prøv et annet nett eller spør IT-avdelingen.
errors-codes-interrupted = Forbindelsen ble brutt. Det som var kommet, er tatt vare på, og appen fortsetter der den slapp.
errors-codes-server = Noe gikk galt hos forbundet. Ingenting er gått tapt. Prøv igjen om litt.
errors-codes-bad_page = Det som kom fra forbundet, stemte ikke og ble ikke tatt i bruk. Det du har fra før, er urørt. Appen prøver igjen.

## Signing in

errors-codes-not_signed_in = Du er ikke logget inn. Logg inn for å gå videre.
errors-codes-sign_in_expired = Innloggingen har gått ut. Det som er hentet, kan leses. Logg inn igjen for å hente nytt.
errors-codes-sign_in_failed = Innloggingen ble ikke fullført. Ingenting er endret. Prøv igjen.
errors-codes-sign_in_cancelled = Innloggingen ble avbrutt.
errors-codes-sign_in_timeout = Innloggingen tok for lang tid og ble avbrutt. Prøv igjen.
errors-codes-no_browser = Nettleseren kunne ikke åpnes. Sjekk at maskinen har en standardnettleser, og prøv igjen.
errors-codes-other_member = Du logget inn som en annen enn den som har innholdet på denne maskinen. Logg ut først.
# $count (Optional)
errors-codes-unsent =
    Noe er ikke sendt ennå ({ $countGiven ->
        [yes] { $count }
       *[no] ?
    }). Logger du ut nå, er det tapt.
errors-codes-server_address = Dette er ikke en adresse. Skriv den slik den står i brevet eller e-posten fra forbundet, for eksempel minside.forbund.no.
errors-codes-server_unknown = Noe svarte på denne adressen, men ikke en server for Min side. Sjekk at den er skrevet riktig, eller spør forbundet.
errors-codes-issuer_refused = Serveren vil sende deg til en annen innlogging enn den som er satt opp for denne maskinen. Ingenting ble åpnet. Spør forbundet eller IT-avdelingen.
# $setting (Optional), $file (Optional)
errors-codes-managed_unreadable =
    Oppsettet for denne maskinen kan ikke leses{ $settingGiven ->
        [yes] { " " }({ $setting })
       *[no] { "" }
    }. Ingenting er åpnet eller endret. Spør forbundet eller IT-avdelingen om filen { $fileGiven ->
        [yes] { $file }
       *[no] managed.json
    }.

## Key and storage

errors-codes-no_key_store = Maskinen har ikke noe trygt sted for nøkkelen. Velg et passord, eller at ingenting lagres.
errors-codes-key_store_locked = Maskinens lager for passord er låst eller svarer ikke. Lås det opp og prøv igjen. Ingenting er gått tapt.
errors-codes-key_lost = Nøkkelen til innholdet finnes ikke lenger. Det som kommer fra forbundet, hentes på nytt.
errors-codes-no_randomness = Operativsystemet ga ikke det appen trenger for å lage en nøkkel. Start maskinen på nytt og prøv igjen.
errors-codes-wrong_key = Nøkkelen passer ikke til innholdet.
errors-codes-wrong_passphrase = Passordet er ikke riktig. Prøv igjen.
errors-codes-passphrase_short = Passordet må ha minst 15 tegn.
# $min (Optional)
errors-codes-pin_short =
    PIN-koden må ha minst { $minGiven ->
        [yes] { $min }
       *[no] 6
    } tegn.
errors-codes-pin_simple = Den PIN-koden er for lett å gjette. Velg en annen.
errors-codes-wrong_pin = PIN-koden er ikke riktig. Prøv igjen.
# $seconds (Number), $minutes (Number)
errors-codes-wait =
    Det er skrevet feil for mange ganger. Vent { $minutesGiven ->
        [yes] { $minutes ->
            [one] { $minutes } minutt
           *[other] { $minutes } minutter
        }
       *[no] { $seconds ->
            [one] { $seconds } sekund
           *[other] { $seconds } sekunder
        }
    } og prøv igjen. Ingenting er gått tapt.
errors-codes-no_lock = Appen kan ikke låses her. Ingenting er endret.
errors-codes-locked = Appen er låst. Skriv PIN-koden for å åpne den.
errors-codes-damaged = Noe av innholdet på maskinen er skadet. Det som kommer fra forbundet, hentes på nytt. Se gjennom utkastene dine og det som venter på å bli sendt: noe av det kan bli liggende.
errors-codes-app_too_old = Appen er for gammel til å sende til forbundet. Oppdater appen. Det du har her, kan du lese, og det du skriver, er tatt vare på.
errors-codes-server_too_old = Forbundet kan ikke ta imot dette fra en så ny versjon av appen ennå. Det blir sendt når forbundet har oppdatert systemet sitt.
errors-codes-newer_schema = Innholdet på maskinen er laget av en nyere versjon av appen. Installer den nyeste versjonen.
errors-codes-in_use = Et annet program bruker innholdet. Lukk det og prøv igjen.
errors-codes-database = Innholdet på maskinen kunne ikke leses eller skrives. Prøv igjen. Hjelper det ikke, start appen på nytt.
errors-codes-not_open = Innholdet er ikke åpnet. Start appen på nytt.
errors-codes-disk_full = Disken er full. Rydd plass og prøv igjen. Det som var lagret fra før, er urørt.
errors-codes-no_permission = Appen fikk ikke lov til å skrive der. Velg et annet sted.
errors-codes-file_not_found = Filen finnes ikke lenger.
errors-codes-file = Filen kunne ikke leses eller skrives. Prøv igjen, eller velg et annet sted.
errors-codes-bad_data = Noe av innholdet kunne ikke leses. Synkroniser på nytt.

## What was asked for

errors-codes-invalid = Noe må rettes før dette kan lagres. Se feltene.
errors-codes-not_here = Filen er ikke på maskinen ennå. Hent den når du er på nett.
errors-codes-not_downloaded = Filen er ikke på maskinen ennå. Hent den når du er på nett.
errors-codes-already_sent = Dette er allerede sendt og kan ikke trekkes tilbake.
errors-codes-not_pending = Dette er allerede sendt og kan ikke trekkes tilbake.
errors-codes-no_printer = Det er ikke satt opp noen skriver på maskinen.
errors-codes-print_failed = Det gikk ikke å skrive ut. Sjekk skriveren, eller lagre filen og skriv den ut derfra.
errors-codes-open_failed = Maskinen har ikke noe program som åpner denne filen. Lagre den i stedet.
errors-codes-no_dialog = Lagringsvinduet kunne ikke åpnes. Filen kan legges i Nedlastinger i stedet.
errors-codes-link_refused = Lenken kan ikke åpnes herfra.
errors-codes-declaration_needed = Taushetserklæringen må godtas før listen kan åpnes.
errors-codes-list_expired = Listen er slettet fra maskinen fordi tilgangen ikke er bekreftet i tide. Synkroniser for å få den tilbake.
errors-codes-unreadable = Innholdet i filen kan ikke vises. Du kan lagre den og åpne den i et annet program.
errors-codes-not_email = Filen er ikke en e-post som kan vises. Du kan lagre den og åpne den i et annet program.
errors-codes-not_text = Filen er ikke tekst som kan vises. Du kan lagre den og åpne den i et annet program.
errors-codes-not_synced = Det som trengs til dette, er ikke hentet ennå. Vent til det er hentet, og prøv igjen.
errors-codes-choice_missing = Velg for hver opplysning hva som skal gjelde.
errors-codes-no_server = Appen vet ikke hvilken server den skal bruke. Spør forbundet eller IT-avdelingen om innstillingen.
errors-codes-insecure_server = Serverens adresse er ikke sikker (https), så appen bruker den ikke. Spør forbundet eller IT-avdelingen.
errors-codes-wrong_version = Erklæringen er endret. Les den nye teksten og godta den.
errors-codes-list_not_permitted = Du har ikke tilgang til denne medlemslisten.
# $name (Optional)
errors-codes-file_too_large = { $nameGiven ->
        [yes] Filen «{ $name }» er for stor og ble ikke lagt ved.
       *[no] Filen er for stor.
    }
errors-codes-picture_too_large = Bildet er for stort til å vises. Du kan lagre det og åpne det i et annet program.
errors-codes-not_invoice = Filen er ikke en faktura som kan vises. Du kan lagre den og åpne den i et annet program.
errors-codes-not_printable = Filen kan ikke skrives ut herfra. Lagre den og skriv den ut fra et program som åpner den.
errors-codes-no_downloads = Maskinen har ingen mappe for nedlastinger. Ingenting ble lagret.
errors-codes-check_not_begun = Kontrollen kunne ikke starte. Filen er ikke kontrollert. Prøv igjen. Hjelper det ikke, start appen på nytt.
errors-codes-kursbevis_failed = Kursbeviset kunne ikke lages. Synkroniser og prøv igjen. Hjelper det ikke, skriv til forbundskontoret.
errors-codes-export_failed = Kopien kunne ikke lages. Ingenting er skrevet. Prøv igjen.
errors-codes-export_running = En kopi lages allerede. Vent til den er ferdig, eller avbryt den.
errors-codes-export_cancelled = Kopien ble avbrutt. Ingenting ble lagret.
errors-codes-export_incomplete = Kopien ble ikke hel og er fjernet igjen. Innholdet i appen er urørt. Prøv på nytt, gjerne et annet sted.
errors-codes-export_not_one = Dette er ikke en kopi fra Min side, eller filen manifest.json mangler.
# $count (Optional)
errors-codes-export_faulty =
    Kopien stemmer ikke med manifest.json ({ $countGiven ->
        [yes] { $count }
       *[no] ?
    } feil). Lag en ny.

## Newer versions

errors-codes-update_unreachable = Det gikk ikke å sjekke om det finnes en ny versjon, eller å laste den ned. Appen er som før. Prøv igjen senere.
errors-codes-update_not_trusted = Oppdateringen er ikke signert av dem som lager appen, og ble ikke installert. Appen er som før. Skjer det igjen, si fra til forbundet.
errors-codes-update_not_for_this_machine = Den nye versjonen finnes ikke for denne typen maskin. Appen er som før.
errors-codes-update_failed = Oppdateringen kunne ikke installeres. Appen er som før. Prøv igjen, eller spør den som har lagt inn appen.
errors-codes-folder_not_empty = Mappen er ikke tom. Velg en tom mappe.

## The server's problems

errors-codes-bad_request = Det appen sendte, ble ikke forstått. Det er en feil hos oss. Det du skrev, er tatt vare på.
errors-codes-unauthorized = Innloggingen gjelder ikke lenger. Logg inn igjen.
errors-codes-forbidden = Du har ikke tilgang til dette.
errors-codes-not_found = Dette finnes ikke lenger.
errors-codes-method_not_allowed = Dette kan ikke tas imot. Det er en feil hos oss. Det du skrev, er tatt vare på.
errors-codes-cursor_gone = Innholdet må hentes på nytt. Du kan lese det du har imens.
# $name (Optional)
errors-codes-too_large = { $nameGiven ->
        [yes] Vedlegget «{ $name }» er større enn forbundet tar imot.
       *[no] Dette er større enn forbundet tar imot.
    }
errors-codes-too_many_requests = Appen spurte for mange ganger på kort tid. Den venter litt og prøver igjen.
errors-codes-recipient_not_permitted = Du kan ikke skrive til denne mottakeren lenger. Teksten er tatt vare på. Velg en annen mottaker.
# $name (Optional)
errors-codes-attachment_missing = { $nameGiven ->
        [yes] Vedlegget «{ $name }» kom ikke helt fram, så meldingen ble ikke levert. Teksten er tatt vare på. Legg ved filen på nytt.
       *[no] Et vedlegg kom ikke helt fram, så meldingen ble ikke levert. Teksten er tatt vare på. Legg ved filen på nytt.
    }
# $deadline (Optional)
errors-codes-deadline_passed = { $deadlineGiven ->
        [yes] Fristen gikk ut { $deadline }, så dette ble ikke gjort. Skriv til forbundskontoret hvis du likevel ikke kan delta.
       *[no] Fristen har gått ut, så dette ble ikke gjort. Skriv til forbundskontoret hvis du likevel ikke kan delta.
    }
errors-codes-wrong_state = Dette kan ikke gjøres nå, fordi noe er endret i mellomtiden. Se hva som gjelder, og prøv igjen.
# $balance (Optional)
errors-codes-not_enough_points = { $balanceGiven ->
        [yes] Du har ikke nok poeng: det er { $balance } igjen. Ingenting er bestilt.
       *[no] Du har ikke nok poeng. Ingenting er bestilt.
    }
errors-codes-price_changed = Prisen er endret. Ingenting er bestilt. Se den nye prisen og bestill på nytt.
errors-codes-not_available = Premien kan ikke bestilles nå. Ingenting er bestilt.
errors-codes-unknown_command = Forbundet kan ikke ta imot dette ennå. Det du skrev, er tatt vare på.
errors-codes-id_reused = Dette er sendt før med et annet innhold. Det du skrev, er tatt vare på. Skriv det på nytt og send det igjen.
errors-codes-offset_mismatch = Noe gikk galt med opplastingen. Den begynner på nytt.
# $name (Optional)
errors-codes-hash_mismatch = { $nameGiven ->
        [yes] Vedlegget «{ $name }» kom fram skadet og ble ikke tatt i bruk. Prøv igjen.
       *[no] Filen kom fram skadet og ble ikke tatt i bruk. Prøv igjen.
    }
errors-codes-internal = Noe gikk galt i appen. Det du har skrevet, er tatt vare på. Prøv igjen. Hjelper det ikke, start appen på nytt.
# $code (String)
errors-unknown = Noe gikk galt ({ $code }). Det du har skrevet, er tatt vare på. Prøv igjen.
# $code (String)
errors-technical = Kode: { $code }
