### E-mails, invoices and documents; the viewer.

papers-title = E-poster, fakturaer og dokumenter
papers-short = Dokumenter
papers-mine = Mine e-poster, fakturaer og dokumenter
papers-allPapers = Alle dokumenter
papers-empty = Ingen dokumenter ennå
papers-emptyText = Her kommer e-poster, brev, fakturaer og andre dokumenter fra forbundet.
papers-emptyFilter = Ingenting passer med det du har valgt
papers-filters = Utvalg
papers-kind = Type
papers-allKinds = Alle typer
papers-kinds-email = E-post
papers-kinds-letter = Brev
papers-kinds-document = Dokument
papers-kinds-invoice = Faktura
papers-text = Tittel eller avsender
papers-list = Dokumenter
papers-remote = ikke hentet
papers-downloading = hentes
# $here (String), $all (String)
papers-kept = { $here } av { $all } er på maskinen.
# $all (String)
papers-noneKept = Ingen filer er på maskinen ennå ({ $all } i alt).
papers-keptSetting = Velg hvor mye som skal være på maskinen
# $title (String)
papers-fetchNamed = Hent «{ $title }»
# $name (String)
papers-saved = Lagret som { $name }
papers-printed = Sendt til skriveren
papers-openedOutside = Åpnet i et annet program
papers-cancelled = Ingenting ble lagret
papers-save = Lagre som
papers-print = Skriv ut
papers-outside = Åpne i et annet program
papers-pin = Behold alltid på maskinen
papers-unpin = Ikke behold alltid
papers-pinned = Beholdes alltid på maskinen
papers-plainTitle = Filen forlater det krypterte lageret
papers-plainText = Når du lagrer filen, åpner den i et annet program eller skriver den ut, finnes den også ukryptert utenfor appen. Det gjelder bare denne filen, og du blir bare spurt én gang.
papers-plainGo = Fortsett
papers-notHere = Filen er ikke på maskinen
papers-notHereText = Hent den, så kan du lese den også uten nett.
papers-notHereOffline = Filen er ikke hentet, og det er ikke noe nett nå. Den kan hentes når du er på nett igjen.
papers-fetching = Filen hentes
papers-fetchNow = Hent filen
papers-cannotShow = Denne filen kan ikke vises her
# $type (Optional)
papers-cannotShowText =
    Filtypen er { $typeGiven ->
        [yes] { $type }
       *[no] ukjent
    }. Du kan lagre den og åpne den i et annet program.
papers-broken = Filen kunne ikke åpnes
papers-brokenText = Filen ser ut til å være skadet eller av en annen type enn navnet sier. Du kan lagre den og prøve et annet program.
papers-downloadsTitle = Ingenting ble lagret
papers-downloadsText = Du lukket vinduet, eller maskinen kunne ikke vise det. Filen kan legges i mappen for nedlastinger i stedet.
papers-toDownloads = Legg i Nedlastinger
# $page (Number), $pages (Number)
papers-viewer-pages = Side { $page } av { $pages }
papers-viewer-page = Side
papers-viewer-previous = Forrige side
papers-viewer-next = Neste side
papers-viewer-zoomIn = Større
papers-viewer-zoomOut = Mindre
papers-viewer-fitWidth = Tilpass bredden
# $percent (Number)
papers-viewer-zoom = { $percent } %
papers-viewer-find = Søk i dokumentet
papers-viewer-findNext = Neste treff
papers-viewer-findPrevious = Forrige treff
# $hit (Number), $hits (Number)
papers-viewer-hits = { $hits ->
        [0] Ingen treff
       *[other] Treff { $hit } av { $hits }
    }
papers-viewer-searching = Søker …
papers-viewer-noText = Denne siden er et bilde uten tekst og kan ikke leses opp eller søkes i.
papers-viewer-toolbar = Visning
# $title (String)
papers-viewer-document = Innholdet i { $title }
# $page (Number)
papers-viewer-pageLabel = Side { $page }
# $title (String)
papers-viewer-imageOf = Bilde: { $title }
papers-viewer-pictureNot = Bildet er ikke vist
papers-viewer-textUnread = Teksten på denne siden kunne ikke leses.
papers-viewer-pageEmpty = Denne siden er tom, eller innholdet kunne ikke leses.
papers-viewer-pageBroken = Denne siden kunne ikke tegnes.
papers-viewer-locked = Dokumentet er låst med passord
papers-viewer-lockedText = Skriv passordet som du har fått av avsenderen. Det blir ikke lagret.
papers-viewer-password = Passord
papers-viewer-passwordWrong = Passordet er ikke riktig. Prøv igjen.
papers-viewer-unlock = Lås opp
papers-email-from = Fra
papers-email-to = Til
papers-email-cc = Kopi
papers-email-date = Dato
# $count (Number)
papers-email-blocked = { $count ->
        [one] { $count } bilde eller annet innhold utenfra er ikke hentet, så avsenderen ikke ser at du leser.
       *[other] { $count } bilder eller annet innhold utenfra er ikke hentet, så avsenderen ikke ser at du leser.
    }
papers-email-notes-raw = Dette kunne ikke leses som en e-post. Innholdet vises slik det kom.
papers-email-notes-damaged = E-posten er skadet eller ufullstendig. Det som kunne leses, vises.
papers-email-notes-smime = E-posten er kryptert (S/MIME). Lagre den og åpne den i e-postprogrammet der du har nøkkelen.
papers-email-notes-smime_signed = Innholdet ligger i en signert pakke (S/MIME) som ikke kan vises her. Lagre e-posten og åpne den i et e-postprogram.
papers-email-notes-pgp = E-posten er kryptert (PGP). Lagre den og åpne den i e-postprogrammet der du har nøkkelen.
papers-email-notes-winmail = Vedlegg til e-posten kan ligge i filen winmail.dat, som bare Outlook kan lese. Be avsenderen sende dem på nytt som vanlige vedlegg.
papers-email-notes-partial = Dette er én av flere deler av en e-post. Resten kom i andre e-poster.
papers-email-notes-external = Noe av innholdet ligger et annet sted og er ikke hentet.
papers-email-attachments = Vedlegg i e-posten
papers-email-linkTitle = Åpne lenken i nettleseren?
# $host (String), $url (String)
papers-email-linkText =
    Lenken går til { $host }:
    { $url }
papers-email-cut = E-posten er så stor at bare begynnelsen vises. Lagre den for å lese resten i et annet program.
# $count (Number)
papers-email-leftOut = { $count ->
        [one] { $count } vedlegg til er ikke vist. Lagre e-posten for å se det.
       *[other] { $count } vedlegg til er ikke vist. Lagre e-posten for å se dem.
    }
papers-email-linkOpen = Åpne lenken
papers-invoice-title = Faktura
papers-invoice-number = Fakturanummer
papers-invoice-amount = Beløp
papers-invoice-due = Forfall
papers-invoice-issued = Fakturadato
papers-invoice-account = Kontonummer
papers-invoice-kid = KID
papers-invoice-paidOn = Betalt
papers-invoice-states-paid = Betalt
papers-invoice-states-unpaid = Ubetalt
papers-invoice-states-overdue = Forfalt
# $days (Number)
papers-invoice-dueIn = { $days ->
        [0] forfaller i dag
        [one] forfaller i morgen
       *[other] forfaller om { $days } dager
    }
# $days (Number)
papers-invoice-dueSince = { $days ->
        [one] forfalt i går
       *[other] forfalt for { $days } dager siden
    }
papers-invoice-copyAmount = beløpet
papers-invoice-copyAccount = kontonummeret
papers-invoice-copyKid = KID
papers-invoice-copiedAmount = Beløpet
papers-invoice-copiedAccount = Kontonummeret
papers-invoice-copiedKid = KID
papers-invoice-kidWrong = Kontrollsifferet i KID stemmer ikke. Spør forbundskontoret før du betaler.
papers-invoice-accountWrong = Kontrollsifferet i kontonummeret stemmer ikke. Spør forbundskontoret før du betaler.
papers-invoice-open = Åpne fakturaen
papers-invoice-credit = Kreditnota
papers-invoice-lines = Fakturalinjer
# $count (Number)
papers-invoice-linesLeftOut = { $count } linjer til er ikke vist.
papers-invoice-calendar = Lagre forfall i kalenderen
papers-invoice-calendarHelp = Filen (.ics) åpnes i kalenderprogrammet ditt og minner deg på forfallet dagen før.
papers-invoice-files = Filer i fakturaen
papers-invoice-note = Melding fra avsenderen
papers-invoice-vat = Merverdiavgift
papers-invoice-toPay = Å betale
papers-invoice-toReceive = Til gode
papers-invoice-payee = Betales til
papers-invoice-creditOf = Gjelder faktura
papers-invoice-reference = Referanse
papers-invoice-ways = Måter å betale på
papers-invoice-kinds-giro = Norsk konto
papers-invoice-kinds-international = IBAN
papers-invoice-kinds-other = Annen betaling
papers-invoice-kinds-card = Kort
papers-invoice-sums-allowance = Rabatt
papers-invoice-sums-charge = Gebyr
papers-invoice-sums-prepaid = Allerede betalt
papers-invoice-sums-rounding = Avrunding
papers-invoice-terms = Betalingsvilkår
papers-invoice-bic = BIC
papers-invoice-card = Kort
papers-invoice-copyIban = IBAN
papers-invoice-copyReference = referansen
papers-invoice-copiedReference = Referansen
papers-invoice-ibanWrong = Kontrollsifrene i IBAN stemmer ikke. Spør avsenderen før du betaler.
papers-invoice-referenceWrong = Kontrollsifrene i referansen stemmer ikke. Spør avsenderen før du betaler.
papers-invoice-doesNotFollow = Beløpet stemmer ikke med linjene i fakturaen. Spør avsenderen før du betaler.
papers-invoice-sumUnreadable = Kan ikke leses
papers-invoice-noFile = Fakturaen har ingen fil.
papers-invoice-copyFailed = Kunne ikke kopiere. Merk teksten og kopier den selv.
