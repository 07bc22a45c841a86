### The guide of the help: what each part of the app is, step by step, and what else is good to know.

guide-oversikt-title = Oversikten
guide-oversikt-text-1 = Oversikten viser det viktigste fra hele medlemskapet ditt, med det nyeste i hver del. Følg lenken i delen for å se resten.
guide-oversikt-text-2 = Øverst ser du når appen sist hentet noe fra forbundet, om du er på nett, og om noe venter på å bli sendt. Trykk på «Synkroniser nå» hvis du ikke vil vente.

guide-personopplysninger-title = Personopplysninger
guide-personopplysninger-text-1 = Her står navnet, adressen, e-postadressene og mobilnumrene som forbundet har om deg. Du retter dem selv.
guide-personopplysninger-steps-1 = Trykk på blyanten øverst til høyre i «Personopplysninger» på oversikten.
guide-personopplysninger-steps-2 = Rett feltene, og trykk på «Lagre».
guide-personopplysninger-more-1 = Du kan ha én e-postadresse på jobben og én privat. «E-post sendes til» bestemmer hvilken av dem forbundet bruker. Er bare den ene fylt ut, blir den valgt av seg selv. «Foretrukket mobil» virker på samme måte.
guide-personopplysninger-more-2 = Fødselsdatoen kan bare forbundskontoret endre. Er den feil, skriv en melding dit.
guide-personopplysninger-more-3 = Har noen andre endret det samme som du har, viser appen begge verdiene og lar deg velge.

guide-medlemsopplysninger-title = Medlemsopplysninger
guide-medlemsopplysninger-text-1 = Her står medlemsnummeret ditt, når du ble medlem, hvilket organisasjonsledd du hører til, og hvordan kontingenten betales.
guide-medlemsopplysninger-text-2 = Trykk på blyanten for å velge om du vil ha NTL-magasinet i posten. De andre opplysningene endrer forbundskontoret. Er noe feil, skriv en melding dit.

guide-tillitsvalgte-title = Tillitsvalgte
guide-tillitsvalgte-text-1 = Her står de som er valgt til å representere deg, med vervet og organisasjonsleddet de hører til.
guide-tillitsvalgte-text-2 = Kan du skrive til organisasjonsleddet deres i appen, står «Skriv melding» ved navnet. Ellers bruker du telefonnummeret eller e-postadressen som står der.

guide-meldinger-title = Meldinger
guide-meldinger-text-1 = Meldinger er den sikre måten å skrive til forbundet på. Bruk dem når det du skal sende, er sensitivt eller ikke bør havne hos andre. Vanlig e-post er ikke sikker nok til det.
guide-meldinger-text-2 = Du kan skrive til forbundskontoret og til organisasjonsleddet du hører til.
guide-meldinger-steps-1 = Åpne «Meldinger», og trykk på «Skriv ny melding».
guide-meldinger-steps-2 = Velg mottaker, og skriv emne og melding.
guide-meldinger-steps-3 = Trykk på «Send meldingen».
guide-meldinger-more-1 = Det du skriver, lagres av seg selv som utkast. Du kan legge ved filer. Hvor mange og hvor store de kan være, står ved knappen.
guide-meldinger-more-2 = Er du uten nett, sendes meldingen når nettet er tilbake. Så lenge den venter, kan du endre den eller trekke den tilbake.
guide-meldinger-more-3 = Når du får en melding, sender forbundet deg en e-post om at noe venter. Hva det gjelder, står ikke der. Se innom meldingene når du likevel er i appen.
guide-meldinger-more-4 = Alt dere har skrevet til hverandre, blir liggende. Du kan søke i det, lagre en samtale som PDF og skrive den ut.

guide-arbeidsforhold-title = Arbeidsforhold
guide-arbeidsforhold-text-1 = Her står arbeidsforholdene som forbundet har registrert. Som regel er bare ett av dem aktivt.
guide-arbeidsforhold-text-2 = Det er viktig at de stemmer. Virksomheten styrer hvordan kontingenten trekkes av lønnen, og stedet du arbeider, har betydning ved streik, lønnsforhandlinger og organisering.
guide-arbeidsforhold-steps-1 = Åpne «Arbeid», og trykk på «Endring» ved arbeidsforholdet. Mangler det, trykk på «Nytt arbeidsforhold».
guide-arbeidsforhold-steps-2 = Skriv noen bokstaver i navnet på virksomheten, og velg blant forslagene.
guide-arbeidsforhold-steps-3 = Velg arbeidssted. Feltet åpnes når virksomheten er valgt.
guide-arbeidsforhold-steps-4 = Fyll ut resten, og trykk på «Lagre».
guide-arbeidsforhold-more-1 = Start- og sluttdato trenger du ikke å gjøre noe med, selv om de er unøyaktige. De settes for hele perioder av tekniske og vedtektsmessige årsaker.
guide-arbeidsforhold-more-2 = Forbundskontoret behandler endringen. Til det er gjort, står det at den venter. Blir den avslått, står begrunnelsen der.

guide-verv-title = Verv og medlemslister
guide-verv-text-1 = Her står vervene du har og har hatt. Mangler et verv, si fra til lederen i organisasjonsleddet ditt eller til forbundskontoret. Under «Mangler et verv?» ligger det en melding klar.
guide-verv-text-2 = Gir vervet tilgang til en medlemsliste, åpner du den fra vervet. Første gang må du godta taushetserklæringen. I listen kan du søke og sortere.
guide-verv-steps-1 = Åpne listen, og trykk på «Lagre eller skriv ut».
guide-verv-steps-2 = Velg format, og skriv hva du skal bruke listen til.
guide-verv-steps-3 = Trykk på «Lagre listen» eller «Skriv ut listen».
guide-verv-more-1 = Listen slettes fra maskinen når vervet er slutt, og når tilgangen ikke er bekreftet i tide. Datoen står ved listen.

guide-kurs-title = Kurs
guide-kurs-text-1 = Under «Kurs» står alle kurs du har søkt på eller deltatt på, og kursene du kan søke på. Du kan velge år og status, og søke.
guide-kurs-text-2 = Har du søkt og ombestemt deg, kan du trekke søknaden til søknadsfristen har gått ut.
guide-kurs-steps-1 = Finn kurset i «Kurs».
guide-kurs-steps-2 = Trykk på «Trekk søknad» til høyre i raden, og bekreft.
guide-kurs-more-1 = Når fristen har gått ut, er knappen borte. Kan du likevel ikke delta, skriv til forbundskontoret.

guide-kursbevis-title = Kursbevis
guide-kursbevis-text-1 = Når du har deltatt på et kurs og forbundet har avsluttet det, står «Kursbevis» til høyre i raden. Velg språk, og vis, lagre eller skriv det ut. Kursbeviset lages på maskinen, også uten nett.
guide-kursbevis-text-2 = Trenger du alle fra et år, kan du lagre dem samlet.
guide-kursbevis-text-3 = Har noen vist deg et kursbevis, kan du finne ut om det er ekte. Åpne «Kontroller et kursbevis», og slipp filen eller et bilde av QR-koden på vinduet.

guide-verving-title = Verving
guide-verving-text-1 = Her står de du har vervet, med dato og om vervingen er godkjent. De du vervet før februar 2018, står samlet i én post.
guide-verving-text-2 = Når en verving er registrert og godkjent, får du vervepoeng. «Poenghistorikk» viser hva du har fått og brukt.

guide-verveshop-title = Verveshopen
guide-verveshop-text-1 = I verveshopen bruker du vervepoengene dine på premier. Du må være på nett for å bestille.
guide-verveshop-steps-1 = Åpne «Verving», og trykk på «Bestill vervepremier».
guide-verveshop-steps-2 = Bekreft leveringsadressen.
guide-verveshop-steps-3 = Skriv hvor mange du vil ha, og trykk på «Bestill».
guide-verveshop-more-1 = Hver gang du trykker, blir det en ny bestilling, og poengene trekkes med en gang. Koster premien mer enn du har igjen, får du beskjed.

guide-dokumenter-title = E-poster, fakturaer og dokumenter
guide-dokumenter-text-1 = Her ligger e-poster, brev, fakturaer og andre dokumenter fra forbundet. Forbundet legger stadig mer her og sier fra når det kommer noe. Det sparer penger og miljøet, og opplysningene sendes ikke usikret.
guide-dokumenter-text-2 = Du leser dokumentene i appen. Det som er hentet, kan du lese uten nett. Under «Innstillinger» velger du hvor mye som skal være på maskinen.
guide-dokumenter-text-3 = På en faktura kan du kopiere beløp, kontonummer og KID og lagre forfallet i kalenderen.
guide-dokumenter-text-4 = Når du lagrer en fil, skriver den ut eller åpner den i et annet program, finnes den også ukryptert utenfor appen. Appen sier fra først.

guide-sok-title = Søk
guide-sok-text-1 = Trykk på «Søk i alt» øverst, og skriv noe du husker: et ord, et navn eller et nummer. Søket leser meldinger, vedlegg og teksten inne i dokumentene, og finner også emner i denne hjelpen.
guide-sok-text-2 = Under treffene står det hva som ikke er med, for eksempel filer som ikke er hentet. Du kan hente dem derfra.

guide-uten-nett-title = Uten nett
guide-uten-nett-text-1 = Alt som er hentet, kan du lese uten nett. Det du gjør, legges i kø og sendes når nettet er tilbake. Trykk på teksten øverst som sier at noe venter, for å se hva det er.
guide-uten-nett-text-2 = Bare bestilling av vervepremier krever nett.
guide-uten-nett-text-3 = Blir noe ikke godtatt, sier appen hvorfor. Det du skrev, er tatt vare på.

guide-sikkerhet-title = Innlogging og sikkerhet
guide-sikkerhet-text-1 = Du logger inn i nettleseren. Alt appen lagrer på maskinen, er kryptert, og nøkkelen ligger der maskinen tar vare på passord.
guide-sikkerhet-text-2 = På arbeidsgiverens maskin kan arbeidsgiveren se at appen er installert. Velg «Logg inn uten å lagre noe» hvis ingenting skal bli liggende der.
guide-sikkerhet-text-3 = Når du logger ut, slettes alt fra maskinen. Er noe ikke sendt, spør appen først.

guide-innstillinger-title = Innstillinger
guide-innstillinger-text-1 = Under «Innstillinger» velger du språk og farger, og hvor mange dokumenter som skal være på maskinen.
guide-innstillinger-text-2 = Med «Lagre en kopi av alt» får du alt appen vet om deg, som en mappe eller en zip-fil.
guide-innstillinger-text-3 = Finnes det en ny versjon av appen, ser du det under «Oppdateringer».
