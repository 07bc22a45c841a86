### Employments and the change dialog.

work-title = Arbeidsforhold
work-mine = Mine arbeidsforhold
work-all = Alle arbeidsforhold
work-lead = Arbeidsforhold som forbundet har registrert. Som regel er bare ett aktivt.
work-empty = Ingen arbeidsforhold er registrert
work-emptyText = Trykk på «Nytt arbeidsforhold» for å si fra om hvor du arbeider.
work-active = Aktivt
work-ended = Avsluttet
# $from (String), $to (Optional)
work-period = { $toGiven ->
        [yes] { $from } – { $to }
       *[no] fra { $from }
    }
# $percent (Number)
work-percent = { $percent }{ "\u00A0" }prosent
work-position = Stilling
work-share = Stillingsprosent
work-employeeNumber = Ansattnummer
work-payroll = Lønnstrekk
work-payrollYes = Kontingenten trekkes av lønnen
work-payrollNo = Kontingenten trekkes ikke av lønnen
work-workplace = Arbeidssted
work-employer = Virksomhet
work-duration = Periode
work-change = Endring
work-add = Nytt arbeidsforhold
work-dialogTitle = Endring av arbeidsforhold
work-dialogNew = Nytt arbeidsforhold
work-why = Det er viktig at vi vet hvor du arbeider. Virksomheten styrer trekk av kontingent via lønn, og arbeidsstedet har betydning for streikeuttak, lønnsforhandlinger og organisering.
# $dates (String)
work-datesWhy = Registrert periode: { $dates }. Start- og sluttdato settes i perioder av tekniske og vedtektsmessige årsaker. De kan ikke endres her, og du trenger ikke å si fra om de er unøyaktige.
work-employerHelp = Skriv noen bokstaver i navnet eller organisasjonsnummeret, og velg fra forslagene.
work-employerNone = Ingen virksomhet passer. Prøv færre bokstaver.
# $name (String)
work-employerChosen = { $name } er valgt. Nå kan du velge arbeidssted.
work-workplaceHelp = Velg blant arbeidsstedene som hører til virksomheten.
work-workplaceNone = Ingen arbeidssteder passer.
work-closed = nedlagt
# $count (Number)
work-workplaces = { $count ->
        [one] { $count } arbeidssted
       *[other] { $count } arbeidssteder
    }
# $name (String)
work-under = under { $name }
work-shareHelp = Et helt tall fra 1 til 100.
work-payrollLabel = Kontingenten skal trekkes av lønnen
work-saved = Endringen er lagt i kø og sendes straks
work-savedOffline = Endringen er lagt i kø og sendes når nettet er tilbake
work-waiting = Venter på at forbundskontoret skal behandle endringen
# $date (String)
work-waitingSince = Sendt inn { $date }
work-refused = Forbundskontoret har avslått endringen
# $reason (String)
work-refusedWhy = Begrunnelse: { $reason }
# $date (String)
work-approved = Endringen du sendte inn { $date }, er godkjent.
# $what (String)
work-newValue = Endres til: { $what }
