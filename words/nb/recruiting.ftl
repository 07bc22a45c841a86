### Recruiting, points and the reward shop.

recruiting-title = Verving
recruiting-mine = Mine vervinger
recruiting-all = Alle vervinger
recruiting-empty = Ingen vervinger er registrert
recruiting-emptyText = De du har vervet, står her når de er registrert.
# $points (String)
recruiting-balance = { $points } vervepoeng
recruiting-balanceLabel = Vervepoeng igjen
recruiting-states-registered = Registrert
recruiting-states-approved = Godkjent
# $count (Number)
recruiting-collected = { $count ->
        [one] { $count } verving før februar 2018 (sekkepost)
       *[other] { $count } vervinger før februar 2018 (sekkepost)
    }
recruiting-ledger = Poenghistorikk
recruiting-noLedger = Ingen poeng ennå
recruiting-points = Poeng
recruiting-date = Dato
recruiting-what = Hva
recruiting-reasons-recruitment = Verving
recruiting-reasons-order = Bestilling
recruiting-reasons-refund = Tilbakeført
recruiting-reasons-correction = Retting
recruiting-toShop = Bestill vervepremier
recruiting-shop = Verveshopen
recruiting-shopLead = Skriv hvor mange du vil ha, og trykk på Bestill. Hver gang du trykker, blir det en ny bestilling.
recruiting-noRewards = Ingen premier er tilgjengelige nå
# $points (String)
recruiting-price = { $points } poeng
# $name (String)
recruiting-quantity = Antall: { $name }
recruiting-quantityShort = Antall
recruiting-order = Bestill
# $name (String)
recruiting-orderNamed = Bestill { $name }
# $points (String)
recruiting-cost = Koster { $points } poeng
# $points (String)
recruiting-tooMuch = Dette koster mer enn du har igjen ({ $points } poeng).
recruiting-notAvailable = Kan ikke bestilles nå
recruiting-quantityWrong = Skriv et helt tall fra 1 og oppover.
recruiting-needsNetwork = Bestilling krever nett. Du er uten nett nå.
recruiting-deliver = Leveres til
recruiting-deliverChange = Endre leveringsadressen
recruiting-deliverConfirm = Adressen er riktig
recruiting-deliverConfirmHelp = Bekreft adressen før du bestiller. Alle bestillinger går dit til du endrer den.
recruiting-deliverMissing = Bekreft leveringsadressen øverst på siden først.
# $name (String), $quantity (Number), $left (String)
recruiting-ordered = Bestilt: { $quantity } × { $name }. { $left } poeng igjen.
recruiting-unanswered = Bestillingen er sendt, men svaret har ikke kommet ennå. Appen spør til den får svar, og det blir bare én bestilling.
recruiting-orders = Bestillinger
recruiting-noOrders = Ingen bestillinger ennå
recruiting-orderStates-ordered = Bestilt
recruiting-orderStates-shipped = Sendt
recruiting-orderStates-cancelled = Avbestilt
# $name (String)
recruiting-picture = Bilde av { $name }
