### The front page.

overview-hello = { $nameGiven ->
        [yes] Hei, { $name }
       *[no] Hei
    }
overview-waiting = Dette ventar på deg
overview-nothingWaits = Ingenting ventar på deg akkurat no.
overview-attention-refused = { $count ->
        [one] Noko du sende, må du sjå på
       *[other] { $count } ting du sende, må du sjå på
    }
overview-attention-unsent = { $count ->
        [one] Noko du har gjort, er ikkje sendt enno
       *[other] { $count } ting du har gjort, er ikkje sende enno
    }
overview-attention-unreadIn = Ulesen melding: { $subject }
overview-attention-overdue = { $title }: { $amount } forfall { $day }
overview-attention-due = { $title }: { $amount } forfell { $day }
overview-attention-deadline = { $course }: siste dag for å trekkje søknaden er { $day }
overview-attention-listExpires = Medlemslista for { $unit } blir sletta frå maskina etter { $day } om appen ikkje er på nett før det
overview-attention-approved = Endringa i arbeidsforholdet hos { $workplace } er godkjend
overview-attention-notApproved = Endringa i arbeidsforholdet hos { $workplace } er ikkje godkjend
overview-attention-certificate = Kursbeviset for { $course } er klart
overview-attention-left = { $days ->
        [0] i dag
        [one] i morgon
       *[other] om { $days } dagar
    }
overview-firstSync = Hentar opplysningane dine
overview-firstSyncWaits = Ikkje alt er henta enno
overview-firstSyncText = Du kan byrje å bruke appen medan resten kjem.
overview-firstSyncOffline = Det er ikkje noko nett no. Hentinga held fram når nettet er tilbake, og det du gjer i mellomtida, blir teke vare på.
