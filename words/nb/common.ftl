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
# $part (String), $whole (String)
common-of = { $part } av { $whole }
common-optional = valgfritt
common-notGiven = Ikke oppgitt
# $what (String)
common-copied = { $what } er kopiert
# $what (String)
common-copy = Kopier { $what }
common-loading = Henter …
# $count (Number)
common-moreRows = { $count ->
        [one] Vis { $count } til
       *[other] Vis { $count } til
    }
# $shown (Number), $total (Number)
common-shown = Viser { $shown } av { $total }
common-previous = Forrige
common-next = Neste
# $page (Number), $pages (Number)
common-page = Side { $page } av { $pages }
common-leaveTitle = Vil du forkaste endringene?
common-leaveText = Du har endringer som ikke er lagret.
common-leaveDiscard = Forkast endringene
common-leaveStay = Fortsett å redigere
common-dismiss = Skjul
common-editMenu-name = Rediger
common-editMenu-openFile = Åpne filen
common-editMenu-saveFile = Lagre filen
common-editMenu-openLink = Åpne lenken
common-editMenu-copyLink = Kopier lenken
common-editMenu-cut = Klipp ut
common-editMenu-copy = Kopier
common-editMenu-paste = Lim inn
common-editMenu-selectAll = Merk alt
