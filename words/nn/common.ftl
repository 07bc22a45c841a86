### Words and short sentences that many screens use.

common-appName = Min side
common-save = Lagre
common-cancel = Avbryt
common-close = Lukk
common-back = Tilbake
common-edit = Rediger
common-yes = Ja
common-no = Nei
common-tryAgain = Prøv igjen
common-year = År
common-status = Status
common-of = { $part } av { $whole }
common-optional = valfritt
common-notGiven = Ikkje oppgitt
common-copied = { $what } er kopiert
common-copy = Kopier { $what }
common-loading = Hentar …
common-moreRows = { $count ->
        [one] Vis { $count } til
       *[other] Vis { $count } til
    }
common-shown = Viser { $shown } av { $total }
common-previous = Førre
common-next = Neste
common-page = Side { $page } av { $pages }
common-leaveTitle = Vil du forkaste endringane?
common-leaveText = Du har endringar som ikkje er lagra.
common-leaveDiscard = Forkast endringane
common-leaveStay = Hald fram med å redigere
common-dismiss = Gøym
common-editMenu-name = Rediger
common-editMenu-openFile = Opne fila
common-editMenu-saveFile = Lagre fila
common-editMenu-openLink = Opne lenkja
common-editMenu-copyLink = Kopier lenkja
common-editMenu-cut = Klipp ut
common-editMenu-copy = Kopier
common-editMenu-paste = Lim inn
common-editMenu-selectAll = Merk alt
