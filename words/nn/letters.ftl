### What is printed: e-mails, invoices and conversations, set as letters.

letters-from = Frå
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
letters-what = Kva
letters-quantity = Mengd
letters-amount = Beløp
letters-toPay = Å betale
letters-toReceive = Til gode
letters-payee = Skal betalast til
letters-creditOf = Gjeld faktura
letters-reference = Referanse
letters-vat = Merverdiavgift
letters-allowance = Rabatt
letters-charge = Gebyr
letters-prepaid = Allereie betalt
letters-rounding = Avrunding
letters-waits = Ikkje sendt enno
letters-messageFiles = Vedlegg:
