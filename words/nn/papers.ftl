### E-mails, invoices and documents; the viewer.

papers-title = E-postar, fakturaer og dokument
papers-short = Dokument
papers-mine = Mine e-postar, fakturaer og dokument
papers-allPapers = Alle dokument
papers-empty = Ingen dokument enno
papers-emptyText = Her kjem e-postar, brev, fakturaer og andre dokument frå forbundet.
papers-emptyFilter = Ingenting passar med det du har valt
papers-filters = Utval
papers-kind = Type
papers-allKinds = Alle typar
papers-kinds-email = E-post
papers-kinds-letter = Brev
papers-kinds-document = Dokument
papers-kinds-invoice = Faktura
papers-text = Tittel eller avsendar
papers-list = Dokument
papers-remote = ikkje henta
papers-downloading = blir henta
papers-kept = { $here } av { $all } er på maskina.
papers-noneKept = Ingen filer er på maskina enno ({ $all } i alt).
papers-keptSetting = Vel kor mykje som skal vere på maskina
papers-fetchNamed = Hent «{ $title }»
papers-saved = Lagra som { $name }
papers-printed = Send til skrivaren
papers-openedOutside = Opna i eit anna program
papers-cancelled = Ingenting vart lagra
papers-save = Lagre som
papers-print = Skriv ut
papers-outside = Opne i eit anna program
papers-pin = Behald alltid på maskina
papers-unpin = Ikkje behald alltid
papers-pinned = Ligg alltid på maskina
papers-plainTitle = Fila forlèt det krypterte lageret
papers-plainText = Når du lagrar fila, opnar henne i eit anna program eller skriv henne ut, finst ho òg ukryptert utanfor appen. Det gjeld berre denne fila, og du blir berre spurd éin gong.
papers-plainGo = Hald fram
papers-notHere = Fila er ikkje på maskina
papers-notHereText = Hent henne, så kan du lese henne òg utan nett.
papers-notHereOffline = Fila er ikkje henta, og det er ikkje noko nett no. Ho kan hentast når du er på nett igjen.
papers-fetching = Fila blir henta
papers-fetchNow = Hent fila
papers-cannotShow = Denne fila kan ikkje visast her
papers-cannotShowText =
    Filtypen er { $typeGiven ->
        [yes] { $type }
       *[no] ukjend
    }. Du kan lagre fila og opne henne i eit anna program.
papers-broken = Fila kunne ikkje opnast
papers-brokenText = Fila ser ut til å vere skadd eller av ein annan type enn namnet seier. Du kan lagre henne og prøve eit anna program.
papers-downloadsTitle = Ingenting vart lagra
papers-downloadsText = Du lukka vindauget, eller maskina kunne ikkje vise det. Fila kan leggjast i mappa for nedlastingar i staden.
papers-toDownloads = Legg i Nedlastingar
papers-viewer-pages = Side { $page } av { $pages }
papers-viewer-page = Side
papers-viewer-previous = Førre side
papers-viewer-next = Neste side
papers-viewer-zoomIn = Større
papers-viewer-zoomOut = Mindre
papers-viewer-fitWidth = Tilpass breidda
papers-viewer-zoom = { $percent } %
papers-viewer-find = Søk i dokumentet
papers-viewer-findNext = Neste treff
papers-viewer-findPrevious = Førre treff
papers-viewer-hits = { $hits ->
        [0] Ingen treff
       *[other] Treff { $hit } av { $hits }
    }
papers-viewer-searching = Søkjer …
papers-viewer-noText = Denne sida er eit bilete utan tekst og kan ikkje lesast opp eller søkjast i.
papers-viewer-toolbar = Vising
papers-viewer-document = Innhaldet i { $title }
papers-viewer-pageLabel = Side { $page }
papers-viewer-imageOf = Bilete: { $title }
papers-viewer-pictureNot = Biletet er ikkje vist
papers-viewer-textUnread = Teksten på denne sida kunne ikkje lesast.
papers-viewer-pageEmpty = Denne sida er tom, eller innhaldet kunne ikkje lesast.
papers-viewer-pageBroken = Denne sida kunne ikkje teiknast.
papers-viewer-locked = Dokumentet er låst med passord
papers-viewer-lockedText = Skriv passordet som du har fått av avsendaren. Det blir ikkje lagra.
papers-viewer-password = Passord
papers-viewer-passwordWrong = Passordet er ikkje rett. Prøv igjen.
papers-viewer-unlock = Lås opp
papers-email-from = Frå
papers-email-to = Til
papers-email-cc = Kopi
papers-email-date = Dato
papers-email-blocked = { $count ->
        [one] { $count } bilete eller anna innhald utanfrå er ikkje henta, så avsendaren ser ikkje at du les.
       *[other] { $count } bilete eller anna innhald utanfrå er ikkje henta, så avsendaren ser ikkje at du les.
    }
papers-email-notes-raw = Dette kunne ikkje lesast som ein e-post. Innhaldet blir vist slik det kom.
papers-email-notes-damaged = E-posten er skadd eller ufullstendig. Det som kunne lesast, blir vist.
papers-email-notes-smime = E-posten er kryptert (S/MIME). Lagre han og opne han i e-postprogrammet der du har nøkkelen.
papers-email-notes-smime_signed = Innhaldet ligg i ein signert pakke (S/MIME) som ikkje kan visast her. Lagre e-posten og opne han i eit e-postprogram.
papers-email-notes-pgp = E-posten er kryptert (PGP). Lagre han og opne han i e-postprogrammet der du har nøkkelen.
papers-email-notes-winmail = Vedlegg til e-posten kan liggje i fila winmail.dat, som berre Outlook kan lese. Be avsendaren sende dei på nytt som vanlege vedlegg.
papers-email-notes-partial = Dette er éin av fleire delar av ein e-post. Resten kom i andre e-postar.
papers-email-notes-external = Noko av innhaldet ligg ein annan stad og er ikkje henta.
papers-email-attachments = Vedlegg i e-posten
papers-email-linkTitle = Opne lenkja i nettlesaren?
papers-email-linkText =
    Lenkja går til { $host }:
    { $url }
papers-email-cut = E-posten er så stor at berre byrjinga er vist. Lagre han for å lese resten i eit anna program.
papers-email-leftOut = { $count ->
        [one] { $count } vedlegg til er ikkje vist. Lagre e-posten for å sjå det.
       *[other] { $count } vedlegg til er ikkje viste. Lagre e-posten for å sjå dei.
    }
papers-email-linkOpen = Opne lenkja
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
papers-invoice-states-overdue = Forfallen
papers-invoice-dueIn = { $days ->
        [0] forfell i dag
        [one] forfell i morgon
       *[other] forfell om { $days } dagar
    }
papers-invoice-dueSince = { $days ->
        [one] forfall i går
       *[other] forfall for { $days } dagar sidan
    }
papers-invoice-copyAmount = beløpet
papers-invoice-copyAccount = kontonummeret
papers-invoice-copyKid = KID
papers-invoice-copiedAmount = Beløpet
papers-invoice-copiedAccount = Kontonummeret
papers-invoice-copiedKid = KID
papers-invoice-kidWrong = Kontrollsifferet i KID stemmer ikkje. Spør forbundskontoret før du betaler.
papers-invoice-accountWrong = Kontrollsifferet i kontonummeret stemmer ikkje. Spør forbundskontoret før du betaler.
papers-invoice-open = Opne fakturaen
papers-invoice-credit = Kreditnota
papers-invoice-lines = Fakturalinjer
papers-invoice-linesLeftOut = { $count } linjer til er ikkje viste.
papers-invoice-calendar = Lagre forfallet i kalenderen
papers-invoice-calendarHelp = Fila (.ics) blir opna i kalenderprogrammet ditt og minner deg på forfallet dagen før.
papers-invoice-files = Filer i fakturaen
papers-invoice-note = Melding frå avsendaren
papers-invoice-vat = Meirverdiavgift
papers-invoice-toPay = Å betale
papers-invoice-toReceive = Til gode
papers-invoice-payee = Skal betalast til
papers-invoice-creditOf = Gjeld faktura
papers-invoice-reference = Referanse
papers-invoice-ways = Måtar å betale på
papers-invoice-kinds-giro = Norsk konto
papers-invoice-kinds-international = IBAN
papers-invoice-kinds-other = Anna betaling
papers-invoice-kinds-card = Kort
papers-invoice-sums-allowance = Rabatt
papers-invoice-sums-charge = Gebyr
papers-invoice-sums-prepaid = Allereie betalt
papers-invoice-sums-rounding = Avrunding
papers-invoice-terms = Betalingsvilkår
papers-invoice-bic = BIC
papers-invoice-card = Kort
papers-invoice-copyIban = IBAN
papers-invoice-copyReference = referansen
papers-invoice-copiedReference = Referansen
papers-invoice-ibanWrong = Kontrollsifra i IBAN stemmer ikkje. Spør avsendaren før du betaler.
papers-invoice-referenceWrong = Kontrollsifra i referansen stemmer ikkje. Spør avsendaren før du betaler.
papers-invoice-doesNotFollow = Beløpet stemmer ikkje med linjene i fakturaen. Spør avsendaren før du betaler.
papers-invoice-sumUnreadable = Kan ikkje lesast
papers-invoice-noFile = Fakturaen har inga fil.
papers-invoice-copyFailed = Kunne ikkje kopiere. Merk teksten og kopier han sjølv.
