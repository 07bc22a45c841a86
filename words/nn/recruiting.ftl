### Recruiting, points and the reward shop.

recruiting-title = Verving
recruiting-mine = Mine vervingar
recruiting-all = Alle vervingar
recruiting-empty = Ingen vervingar er registrerte
recruiting-emptyText = Dei du har verva, står her når dei er registrerte.
recruiting-balance = { $points } vervepoeng
recruiting-balanceLabel = Vervepoeng igjen
recruiting-states-registered = Registrert
recruiting-states-approved = Godkjend
recruiting-collected = { $count ->
        [one] { $count } verving før februar 2018 (sekkepost)
       *[other] { $count } vervingar før februar 2018 (sekkepost)
    }
recruiting-ledger = Poenghistorikk
recruiting-noLedger = Ingen poeng enno
recruiting-points = Poeng
recruiting-date = Dato
recruiting-what = Kva
recruiting-reasons-recruitment = Verving
recruiting-reasons-order = Bestilling
recruiting-reasons-refund = Tilbakeført
recruiting-reasons-correction = Retting
recruiting-toShop = Bestill vervepremiar
recruiting-shop = Verveshopen
recruiting-shopLead = Skriv kor mange du vil ha, og trykk på Bestill. Kvar gong du trykkjer, blir det ei ny bestilling.
recruiting-noRewards = Ingen premiar er tilgjengelege no
recruiting-price = { $points } poeng
recruiting-quantity = Kor mange: { $name }
recruiting-quantityShort = Mengd
recruiting-order = Bestill
recruiting-orderNamed = Bestill { $name }
recruiting-cost = Kostar { $points } poeng
recruiting-tooMuch = Dette kostar meir enn du har igjen ({ $points } poeng).
recruiting-notAvailable = Kan ikkje bestillast no
recruiting-quantityWrong = Skriv eit heilt tal frå 1 og oppover.
recruiting-needsNetwork = Bestilling krev nett. Du er utan nett no.
recruiting-deliver = Blir levert til
recruiting-deliverChange = Endre leveringsadressa
recruiting-deliverConfirm = Adressa er rett
recruiting-deliverConfirmHelp = Stadfest adressa før du bestiller. Alle bestillingar går dit til du endrar henne.
recruiting-deliverMissing = Stadfest leveringsadressa øvst på sida først.
recruiting-ordered = Bestilt: { $quantity } × { $name }. { $left } poeng igjen.
recruiting-unanswered = Bestillinga er send, men svaret har ikkje kome enno. Appen spør til han får svar, og det blir berre éi bestilling.
recruiting-orders = Bestillingar
recruiting-noOrders = Ingen bestillingar enno
recruiting-orderStates-ordered = Bestilt
recruiting-orderStates-shipped = Send
recruiting-orderStates-cancelled = Avbestilt
recruiting-picture = Bilete av { $name }
