### The front page.

# $name (Optional)
overview-hello = { $nameGiven ->
        [yes] Hei, { $name }
       *[no] Hei
    }
overview-waiting = Dette venter på deg
overview-nothingWaits = Ingenting venter på deg akkurat nå.
# $count (Number)
overview-attention-refused = { $count ->
        [one] Noe du sendte, må du se på
       *[other] { $count } ting du sendte, må du se på
    }
# $count (Number)
overview-attention-unsent = { $count ->
        [one] Noe du har gjort, er ikke sendt ennå
       *[other] { $count } ting du har gjort, er ikke sendt ennå
    }
# $subject (String)
overview-attention-unreadIn = Ulest melding: { $subject }
# $title (String), $amount (String), $day (String)
overview-attention-overdue = { $title }: { $amount } forfalt { $day }
# $title (String), $amount (String), $day (String)
overview-attention-due = { $title }: { $amount } forfaller { $day }
# $course (String), $day (String)
overview-attention-deadline = { $course }: siste dag for å trekke søknaden er { $day }
# $unit (String), $day (String)
overview-attention-listExpires = Medlemslisten for { $unit } blir slettet fra maskinen etter { $day } hvis appen ikke er på nett før det
# $workplace (String)
overview-attention-approved = Endringen i arbeidsforholdet hos { $workplace } er godkjent
# $workplace (String)
overview-attention-notApproved = Endringen i arbeidsforholdet hos { $workplace } er ikke godkjent
# $course (String)
overview-attention-certificate = Kursbeviset for { $course } er klart
# $days (Number)
overview-attention-left = { $days ->
        [0] i dag
        [one] i morgen
       *[other] om { $days } dager
    }
overview-firstSync = Henter opplysningene dine
overview-firstSyncWaits = Ikke alt er hentet ennå
overview-firstSyncText = Du kan begynne å bruke appen mens resten kommer.
overview-firstSyncOffline = Det er ikke noe nett nå. Hentingen fortsetter når nettet er tilbake, og det du gjør imens, er tatt vare på.
