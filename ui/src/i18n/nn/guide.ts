import type { Topic } from '../guide';

export const guide: Topic[] = [
  {
    id: 'oversikt',
    title: 'Oversikta',
    text: [
      'Oversikta viser det viktigaste frå heile medlemskapen din, med det nyaste i kvar del. Følg lenkja i delen for å sjå resten.',
      'Øvst ser du når appen sist henta noko frå forbundet, om du er på nett, og om noko ventar på å bli sendt. Trykk på «Synkroniser no» om du ikkje vil vente.',
    ],
  },
  {
    id: 'personopplysninger',
    title: 'Personopplysningar',
    text: ['Her står namnet, adressa, e-postadressene og mobilnummera som forbundet har om deg. Du rettar dei sjølv.'],
    steps: ['Trykk på blyanten øvst til høgre i «Personopplysningar» på oversikta.', 'Rett felta, og trykk på «Lagre».'],
    more: [
      'Du kan ha éi e-postadresse på jobben og éi privat. «E-post blir send til» avgjer kva for ei av dei forbundet bruker. Er berre den eine fylt ut, blir ho vald av seg sjølv. «Føretrekt mobil» verkar på same måten.',
      'Fødselsdatoen kan berre forbundskontoret endre. Er han feil, skriv ei melding dit.',
      'Har nokon andre endra det same som du har, viser appen begge verdiane og lèt deg velje.',
    ],
  },
  {
    id: 'medlemsopplysninger',
    title: 'Medlemsopplysningar',
    text: [
      'Her står medlemsnummeret ditt, når du vart medlem, kva organisasjonsledd du høyrer til, og korleis kontingenten blir betalt.',
      'Trykk på blyanten for å velje om du vil ha NTL-magasinet i posten. Dei andre opplysningane endrar forbundskontoret. Er noko feil, skriv ei melding dit.',
    ],
  },
  {
    id: 'tillitsvalgte',
    title: 'Tillitsvalde',
    text: [
      'Her står dei som er valde til å representere deg, med vervet og organisasjonsleddet dei høyrer til.',
      'Kan du skrive til organisasjonsleddet deira i appen, står «Skriv melding» ved namnet. Elles bruker du telefonnummeret eller e-postadressa som står der.',
    ],
  },
  {
    id: 'meldinger',
    title: 'Meldingar',
    text: [
      'Meldingar er den sikre måten å skrive til forbundet på. Bruk dei når det du skal sende, er sensitivt eller ikkje bør hamne hos andre. Vanleg e-post er ikkje sikker nok til det.',
      'Du kan skrive til forbundskontoret og til organisasjonsleddet du høyrer til.',
    ],
    steps: ['Opne «Meldingar», og trykk på «Skriv ny melding».', 'Vel mottakar, og skriv emne og melding.', 'Trykk på «Send meldinga».'],
    more: [
      'Det du skriv, blir lagra av seg sjølv som utkast. Du kan leggje ved filer. Kor mange og kor store dei kan vere, står ved knappen.',
      'Er du utan nett, blir meldinga send når nettet er tilbake. Så lenge ho ventar, kan du endre henne eller trekkje henne tilbake.',
      'Når du får ei melding, sender forbundet deg ein e-post om at noko ventar. Kva det gjeld, står ikkje der. Sjå innom meldingane når du likevel er i appen.',
      'Alt de har skrive til kvarandre, blir liggjande. Du kan søkje i det, lagre ein samtale som PDF og skrive han ut.',
    ],
  },
  {
    id: 'arbeidsforhold',
    title: 'Arbeidsforhold',
    text: [
      'Her står arbeidsforholda som forbundet har registrert. Som regel er berre eitt av dei aktivt.',
      'Det er viktig at dei stemmer. Verksemda styrer korleis kontingenten blir trekt av løna, og staden du arbeider, har noko å seie ved streik, lønsforhandlingar og organisering.',
    ],
    steps: [
      'Opne «Arbeid», og trykk på «Endring» ved arbeidsforholdet. Manglar det, trykk på «Nytt arbeidsforhold».',
      'Skriv nokre bokstavar i namnet på verksemda, og vel mellom forslaga.',
      'Vel arbeidsstad. Feltet blir opna når verksemda er vald.',
      'Fyll ut resten, og trykk på «Lagre».',
    ],
    more: [
      'Start- og sluttdato treng du ikkje gjere noko med, sjølv om dei er unøyaktige. Dei blir sette for heile periodar av tekniske og vedtektsmessige årsaker.',
      'Forbundskontoret handsamar endringa. Til det er gjort, står det at ho ventar. Blir ho avslått, står grunngivinga der.',
    ],
  },
  {
    id: 'verv',
    title: 'Verv og medlemslister',
    text: [
      'Her står verva du har og har hatt. Manglar eit verv, sei frå til leiaren i organisasjonsleddet ditt eller til forbundskontoret. Under «Manglar eit verv?» ligg det ei melding klar.',
      'Gir vervet tilgang til ei medlemsliste, opnar du henne frå vervet. Første gongen må du godta fråsegna om teieplikt. I lista kan du søkje og sortere.',
    ],
    steps: ['Opne lista, og trykk på «Lagre eller skriv ut».', 'Vel format, og skriv kva du skal bruke lista til.', 'Trykk på «Lagre lista» eller «Skriv ut lista».'],
    more: ['Lista blir sletta frå maskina når vervet er slutt, og når tilgangen ikkje er stadfesta i tide. Datoen står ved lista.'],
  },
  {
    id: 'kurs',
    title: 'Kurs',
    text: [
      'Under «Kurs» står alle kurs du har søkt på eller vore med på, og kursa du kan søkje på. Du kan velje år og status, og søkje.',
      'Har du søkt og ombestemt deg, kan du trekkje søknaden til søknadsfristen har gått ut.',
    ],
    steps: ['Finn kurset i «Kurs».', 'Trykk på «Trekk søknad» til høgre i rada, og stadfest.'],
    more: ['Når fristen har gått ut, er knappen borte. Kan du likevel ikkje vere med, skriv til forbundskontoret.'],
  },
  {
    id: 'kursbevis',
    title: 'Kursbevis',
    text: [
      'Når du har vore med på eit kurs og forbundet har avslutta det, står «Kursbevis» til høgre i rada. Vel språk, og vis, lagre eller skriv det ut. Kursbeviset blir laga på maskina, òg utan nett.',
      'Treng du alle frå eit år, kan du lagre dei samla.',
      'Har nokon vist deg eit kursbevis, kan du finne ut om det er ekte. Opne «Kontroller eit kursbevis», og slepp fila eller eit bilete av QR-koden på vindauget.',
    ],
  },
  {
    id: 'verving',
    title: 'Verving',
    text: [
      'Her står dei du har verva, med dato og om vervinga er godkjend. Dei du verva før februar 2018, står samla i éin post.',
      'Når ei verving er registrert og godkjend, får du vervepoeng. «Poenghistorikk» viser kva du har fått og brukt.',
    ],
  },
  {
    id: 'verveshop',
    title: 'Verveshopen',
    text: ['I verveshopen bruker du vervepoenga dine på premiar. Du må vere på nett for å bestille.'],
    steps: ['Opne «Verving», og trykk på «Bestill vervepremiar».', 'Stadfest leveringsadressa.', 'Skriv kor mange du vil ha, og trykk på «Bestill».'],
    more: ['Kvar gong du trykkjer, blir det ei ny bestilling, og poenga blir trekte med ein gong. Kostar premien meir enn du har igjen, får du beskjed.'],
  },
  {
    id: 'dokumenter',
    title: 'E-postar, fakturaer og dokument',
    text: [
      'Her ligg e-postar, brev, fakturaer og andre dokument frå forbundet. Forbundet legg stadig meir her og seier frå når det kjem noko. Det sparer pengar og miljøet, og opplysningane blir ikkje sende usikra.',
      'Du les dokumenta i appen. Det som er henta, kan du lese utan nett. Under «Innstillingar» vel du kor mykje som skal vere på maskina.',
      'På ein faktura kan du kopiere beløp, kontonummer og KID og lagre forfallet i kalenderen.',
      'Når du lagrar ei fil, skriv henne ut eller opnar henne i eit anna program, finst ho òg ukryptert utanfor appen. Appen seier frå først.',
    ],
  },
  {
    id: 'sok',
    title: 'Søk',
    text: [
      'Trykk på «Søk i alt» øvst, og skriv noko du hugsar: eit ord, eit namn eller eit nummer. Søket les meldingar, vedlegg og teksten inne i dokumenta, og finn òg emne i denne hjelpa.',
      'Under treffa står det kva som ikkje er med, til dømes filer som ikkje er henta. Du kan hente dei derifrå.',
    ],
  },
  {
    id: 'uten-nett',
    title: 'Utan nett',
    text: [
      'Alt som er henta, kan du lese utan nett. Det du gjer, blir lagt i kø og sendt når nettet er tilbake. Trykk på teksten øvst som seier at noko ventar, for å sjå kva det er.',
      'Berre bestilling av vervepremiar krev nett.',
      'Blir noko ikkje godteke, seier appen kvifor. Det du skreiv, er teke vare på.',
    ],
  },
  {
    id: 'sikkerhet',
    title: 'Innlogging og tryggleik',
    text: [
      'Du loggar inn i nettlesaren. Alt appen lagrar på maskina, er kryptert, og nøkkelen ligg der maskina tek vare på passord.',
      'På maskina til arbeidsgivaren kan arbeidsgivaren sjå at appen er installert. Vel «Logg inn utan å lagre noko» om ingenting skal bli liggjande der.',
      'Når du loggar ut, blir alt sletta frå maskina. Er noko ikkje sendt, spør appen først.',
    ],
  },
  {
    id: 'innstillinger',
    title: 'Innstillingar',
    text: [
      'Under «Innstillingar» vel du språk og fargar, og kor mange dokument som skal vere på maskina.',
      'Med «Lagre ein kopi av alt» får du alt appen veit om deg, som ei mappe eller ei zip-fil.',
      'Finst det ein ny versjon av appen, ser du det under «Oppdateringar».',
    ],
  },
];
