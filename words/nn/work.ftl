### Employments and the change dialog.

work-title = Arbeidsforhold
work-mine = Mine arbeidsforhold
work-all = Alle arbeidsforhold
work-lead = Arbeidsforhold som forbundet har registrert. Som regel er berre eitt aktivt.
work-empty = Ingen arbeidsforhold er registrerte
work-emptyText = Trykk på «Nytt arbeidsforhold» for å seie frå om kvar du arbeider.
work-active = Aktivt
work-ended = Avslutta
work-period = { $toGiven ->
        [yes] { $from } – { $to }
       *[no] frå { $from }
    }
work-percent = { $percent }{ "\u00A0" }prosent
work-position = Stilling
work-share = Stillingsprosent
work-employeeNumber = Tilsettnummer
work-payroll = Lønstrekk
work-payrollYes = Kontingenten blir trekt av løna
work-payrollNo = Kontingenten blir ikkje trekt av løna
work-workplace = Arbeidsstad
work-employer = Verksemd
work-duration = Periode
work-change = Endring
work-add = Nytt arbeidsforhold
work-dialogTitle = Endring av arbeidsforhold
work-dialogNew = Nytt arbeidsforhold
work-why = Det er viktig at vi veit kvar du arbeider. Verksemda styrer trekk av kontingent via løn, og arbeidsstaden har noko å seie for streikeuttak, lønsforhandlingar og organisering.
work-datesWhy = Registrert periode: { $dates }. Start- og sluttdato blir sette i periodar av tekniske og vedtektsmessige årsaker. Dei kan ikkje endrast her, og du treng ikkje seie frå om dei er unøyaktige.
work-employerHelp = Skriv nokre bokstavar i namnet eller organisasjonsnummeret, og vel frå forslaga.
work-employerNone = Inga verksemd passar. Prøv færre bokstavar.
work-employerChosen = { $name } er vald. No kan du velje arbeidsstad.
work-workplaceHelp = Vel mellom arbeidsstadene som høyrer til verksemda.
work-workplaceNone = Ingen arbeidsstader passar.
work-closed = nedlagd
work-workplaces = { $count ->
        [one] { $count } arbeidsstad
       *[other] { $count } arbeidsstader
    }
work-under = under { $name }
work-shareHelp = Eit heilt tal frå 1 til 100.
work-payrollLabel = Kontingenten skal trekkjast av løna
work-saved = Endringa er lagd i kø og blir send straks
work-savedOffline = Endringa er lagd i kø og blir send når nettet er tilbake
work-waiting = Ventar på at forbundskontoret skal handsame endringa
work-waitingSince = Send inn { $date }
work-refused = Forbundskontoret har avslått endringa
work-refusedWhy = Grunngiving: { $reason }
work-approved = Endringa du sende inn { $date }, er godkjend.
work-newValue = Blir endra til: { $what }
