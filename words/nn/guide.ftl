### The guide of the help: what each part of the app is, step by step, and what else is good to know.

guide-oversikt-title = Oversikta
guide-oversikt-text-1 = Oversikta viser det viktigaste frå heile medlemskapen din, med det nyaste i kvar del. Følg lenkja i delen for å sjå resten.
guide-oversikt-text-2 = Øvst ser du når appen sist henta noko frå forbundet, om du er på nett, og om noko ventar på å bli sendt. Trykk på «Synkroniser no» om du ikkje vil vente.

guide-personopplysninger-title = Personopplysningar
guide-personopplysninger-text-1 = Her står namnet, adressa, e-postadressene og mobilnummera som forbundet har om deg. Du rettar dei sjølv.
guide-personopplysninger-steps-1 = Trykk på blyanten øvst til høgre i «Personopplysningar» på oversikta.
guide-personopplysninger-steps-2 = Rett felta, og trykk på «Lagre».
guide-personopplysninger-more-1 = Du kan ha éi e-postadresse på jobben og éi privat. «E-post blir send til» avgjer kva for ei av dei forbundet bruker. Er berre den eine fylt ut, blir ho vald av seg sjølv. «Føretrekt mobil» verkar på same måten.
guide-personopplysninger-more-2 = Fødselsdatoen kan berre forbundskontoret endre. Er han feil, skriv ei melding dit.
guide-personopplysninger-more-3 = Har nokon andre endra det same som du har, viser appen begge verdiane og lèt deg velje.

guide-medlemsopplysninger-title = Medlemsopplysningar
guide-medlemsopplysninger-text-1 = Her står medlemsnummeret ditt, når du vart medlem, kva organisasjonsledd du høyrer til, og korleis kontingenten blir betalt.
guide-medlemsopplysninger-text-2 = Trykk på blyanten for å velje om du vil ha NTL-magasinet i posten. Dei andre opplysningane endrar forbundskontoret. Er noko feil, skriv ei melding dit.

guide-tillitsvalgte-title = Tillitsvalde
guide-tillitsvalgte-text-1 = Her står dei som er valde til å representere deg, med vervet og organisasjonsleddet dei høyrer til.
guide-tillitsvalgte-text-2 = Kan du skrive til organisasjonsleddet deira i appen, står «Skriv melding» ved namnet. Elles bruker du telefonnummeret eller e-postadressa som står der.

guide-meldinger-title = Meldingar
guide-meldinger-text-1 = Meldingar er den sikre måten å skrive til forbundet på. Bruk dei når det du skal sende, er sensitivt eller ikkje bør hamne hos andre. Vanleg e-post er ikkje sikker nok til det.
guide-meldinger-text-2 = Du kan skrive til forbundskontoret og til organisasjonsleddet du høyrer til.
guide-meldinger-steps-1 = Opne «Meldingar», og trykk på «Skriv ny melding».
guide-meldinger-steps-2 = Vel mottakar, og skriv emne og melding.
guide-meldinger-steps-3 = Trykk på «Send meldinga».
guide-meldinger-more-1 = Det du skriv, blir lagra av seg sjølv som utkast. Du kan leggje ved filer. Kor mange og kor store dei kan vere, står ved knappen.
guide-meldinger-more-2 = Er du utan nett, blir meldinga send når nettet er tilbake. Så lenge ho ventar, kan du endre henne eller trekkje henne tilbake.
guide-meldinger-more-3 = Når du får ei melding, sender forbundet deg ein e-post om at noko ventar. Kva det gjeld, står ikkje der. Sjå innom meldingane når du likevel er i appen.
guide-meldinger-more-4 = Alt de har skrive til kvarandre, blir liggjande. Du kan søkje i det, lagre ein samtale som PDF og skrive han ut.

guide-arbeidsforhold-title = Arbeidsforhold
guide-arbeidsforhold-text-1 = Her står arbeidsforholda som forbundet har registrert. Som regel er berre eitt av dei aktivt.
guide-arbeidsforhold-text-2 = Det er viktig at dei stemmer. Verksemda styrer korleis kontingenten blir trekt av løna, og staden du arbeider, har noko å seie ved streik, lønsforhandlingar og organisering.
guide-arbeidsforhold-steps-1 = Opne «Arbeid», og trykk på «Endring» ved arbeidsforholdet. Manglar det, trykk på «Nytt arbeidsforhold».
guide-arbeidsforhold-steps-2 = Skriv nokre bokstavar i namnet på verksemda, og vel mellom forslaga.
guide-arbeidsforhold-steps-3 = Vel arbeidsstad. Feltet blir opna når verksemda er vald.
guide-arbeidsforhold-steps-4 = Fyll ut resten, og trykk på «Lagre».
guide-arbeidsforhold-more-1 = Start- og sluttdato treng du ikkje gjere noko med, sjølv om dei er unøyaktige. Dei blir sette for heile periodar av tekniske og vedtektsmessige årsaker.
guide-arbeidsforhold-more-2 = Forbundskontoret handsamar endringa. Til det er gjort, står det at ho ventar. Blir ho avslått, står grunngivinga der.

guide-verv-title = Verv og medlemslister
guide-verv-text-1 = Her står verva du har og har hatt. Manglar eit verv, sei frå til leiaren i organisasjonsleddet ditt eller til forbundskontoret. Under «Manglar eit verv?» ligg det ei melding klar.
guide-verv-text-2 = Gir vervet tilgang til ei medlemsliste, opnar du henne frå vervet. Første gongen må du godta fråsegna om teieplikt. I lista kan du søkje og sortere.
guide-verv-steps-1 = Opne lista, og trykk på «Lagre eller skriv ut».
guide-verv-steps-2 = Vel format, og skriv kva du skal bruke lista til.
guide-verv-steps-3 = Trykk på «Lagre lista» eller «Skriv ut lista».
guide-verv-more-1 = Lista blir sletta frå maskina når vervet er slutt, og når tilgangen ikkje er stadfesta i tide. Datoen står ved lista.

guide-kurs-title = Kurs
guide-kurs-text-1 = Under «Kurs» står alle kurs du har søkt på eller vore med på, og kursa du kan søkje på. Du kan velje år og status, og søkje.
guide-kurs-text-2 = Har du søkt og ombestemt deg, kan du trekkje søknaden til søknadsfristen har gått ut.
guide-kurs-steps-1 = Finn kurset i «Kurs».
guide-kurs-steps-2 = Trykk på «Trekk søknad» til høgre i rada, og stadfest.
guide-kurs-more-1 = Når fristen har gått ut, er knappen borte. Kan du likevel ikkje vere med, skriv til forbundskontoret.

guide-kursbevis-title = Kursbevis
guide-kursbevis-text-1 = Når du har vore med på eit kurs og forbundet har avslutta det, står «Kursbevis» til høgre i rada. Vel språk, og vis, lagre eller skriv det ut. Kursbeviset blir laga på maskina, òg utan nett.
guide-kursbevis-text-2 = Treng du alle frå eit år, kan du lagre dei samla.
guide-kursbevis-text-3 = Har nokon vist deg eit kursbevis, kan du finne ut om det er ekte. Opne «Kontroller eit kursbevis», og slepp fila eller eit bilete av QR-koden på vindauget.

guide-verving-title = Verving
guide-verving-text-1 = Her står dei du har verva, med dato og om vervinga er godkjend. Dei du verva før februar 2018, står samla i éin post.
guide-verving-text-2 = Når ei verving er registrert og godkjend, får du vervepoeng. «Poenghistorikk» viser kva du har fått og brukt.

guide-verveshop-title = Verveshopen
guide-verveshop-text-1 = I verveshopen bruker du vervepoenga dine på premiar. Du må vere på nett for å bestille.
guide-verveshop-steps-1 = Opne «Verving», og trykk på «Bestill vervepremiar».
guide-verveshop-steps-2 = Stadfest leveringsadressa.
guide-verveshop-steps-3 = Skriv kor mange du vil ha, og trykk på «Bestill».
guide-verveshop-more-1 = Kvar gong du trykkjer, blir det ei ny bestilling, og poenga blir trekte med ein gong. Kostar premien meir enn du har igjen, får du beskjed.

guide-dokumenter-title = E-postar, fakturaer og dokument
guide-dokumenter-text-1 = Her ligg e-postar, brev, fakturaer og andre dokument frå forbundet. Forbundet legg stadig meir her og seier frå når det kjem noko. Det sparer pengar og miljøet, og opplysningane blir ikkje sende usikra.
guide-dokumenter-text-2 = Du les dokumenta i appen. Det som er henta, kan du lese utan nett. Under «Innstillingar» vel du kor mykje som skal vere på maskina.
guide-dokumenter-text-3 = På ein faktura kan du kopiere beløp, kontonummer og KID og lagre forfallet i kalenderen.
guide-dokumenter-text-4 = Når du lagrar ei fil, skriv henne ut eller opnar henne i eit anna program, finst ho òg ukryptert utanfor appen. Appen seier frå først.

guide-sok-title = Søk
guide-sok-text-1 = Trykk på «Søk i alt» øvst, og skriv noko du hugsar: eit ord, eit namn eller eit nummer. Søket les meldingar, vedlegg og teksten inne i dokumenta, og finn òg emne i denne hjelpa.
guide-sok-text-2 = Under treffa står det kva som ikkje er med, til dømes filer som ikkje er henta. Du kan hente dei derifrå.

guide-uten-nett-title = Utan nett
guide-uten-nett-text-1 = Alt som er henta, kan du lese utan nett. Det du gjer, blir lagt i kø og sendt når nettet er tilbake. Trykk på teksten øvst som seier at noko ventar, for å sjå kva det er.
guide-uten-nett-text-2 = Berre bestilling av vervepremiar krev nett.
guide-uten-nett-text-3 = Blir noko ikkje godteke, seier appen kvifor. Det du skreiv, er teke vare på.

guide-sikkerhet-title = Innlogging og tryggleik
guide-sikkerhet-text-1 = Du loggar inn i nettlesaren. Alt appen lagrar på maskina, er kryptert, og nøkkelen ligg der maskina tek vare på passord.
guide-sikkerhet-text-2 = På maskina til arbeidsgivaren kan arbeidsgivaren sjå at appen er installert. Vel «Logg inn utan å lagre noko» om ingenting skal bli liggjande der.
guide-sikkerhet-text-3 = Når du loggar ut, blir alt sletta frå maskina. Er noko ikkje sendt, spør appen først.

guide-innstillinger-title = Innstillingar
guide-innstillinger-text-1 = Under «Innstillingar» vel du språk og fargar, og kor mange dokument som skal vere på maskina.
guide-innstillinger-text-2 = Med «Lagre ein kopi av alt» får du alt appen veit om deg, som ei mappe eller ei zip-fil.
guide-innstillinger-text-3 = Finst det ein ny versjon av appen, ser du det under «Oppdateringar».
