### What is printed: e-mails, invoices and conversations, set as letters.

letters-from = Fra
letters-to = Til
letters-copy = Kopi
letters-date = Dato
letters-files = Vedlegg i e-posten
letters-invoice = Faktura
letters-credit = Kreditnota
letters-number = Fakturanummer
letters-issued = Fakturadato
letters-due = Forfall
letters-account = Kontonummer
letters-what = Hva
letters-quantity = Antall
letters-amount = Beløp
letters-toPay = Å betale
letters-toReceive = Til gode
letters-payee = Betales til
letters-creditOf = Gjelder faktura
letters-reference = Referanse
letters-vat = Merverdiavgift
letters-allowance = Rabatt
letters-charge = Gebyr
letters-prepaid = Allerede betalt
letters-rounding = Avrunding
letters-waits = Ikke sendt ennå
letters-messageFiles = Vedlegg:
# $page (Number), $pages (Number)
letters-page = Side { $page } av { $pages }
# What is said of a picture that nobody has described.
letters-picture = Bilde uten beskrivelse
