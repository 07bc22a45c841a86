// The guide: how each part is used. It comes when it is asked for, so that it does not delay the start. What stands in
// «» is the name of something on the screen, as the other catalogues have it.
import type { Topic } from '../guide';

export const guide: Topic[] = [
  {
    id: 'oversikt',
    title: 'Oversikten',
    text: [
      'Oversikten viser det viktigste fra hele medlemskapet ditt, med det nyeste i hver del. Følg lenken i delen for å se resten.',
      'Øverst ser du når appen sist hentet noe fra forbundet, om du er på nett, og om noe venter på å bli sendt. Trykk på «Synkroniser nå» hvis du ikke vil vente.',
    ],
  },
  {
    id: 'personopplysninger',
    title: 'Personopplysninger',
    text: ['Her står navnet, adressen, e-postadressene og mobilnumrene som forbundet har om deg. Du retter dem selv.'],
    steps: ['Trykk på blyanten øverst til høyre i «Personopplysninger» på oversikten.', 'Rett feltene, og trykk på «Lagre».'],
    more: [
      'Du kan ha én e-postadresse på jobben og én privat. «E-post sendes til» bestemmer hvilken av dem forbundet bruker. Er bare den ene fylt ut, blir den valgt av seg selv. «Foretrukket mobil» virker på samme måte.',
      'Fødselsdatoen kan bare forbundskontoret endre. Er den feil, skriv en melding dit.',
      'Har noen andre endret det samme som du har, viser appen begge verdiene og lar deg velge.',
    ],
  },
  {
    id: 'medlemsopplysninger',
    title: 'Medlemsopplysninger',
    text: [
      'Her står medlemsnummeret ditt, når du ble medlem, hvilket organisasjonsledd du hører til, og hvordan kontingenten betales.',
      'Trykk på blyanten for å velge om du vil ha NTL-magasinet i posten. De andre opplysningene endrer forbundskontoret. Er noe feil, skriv en melding dit.',
    ],
  },
  {
    id: 'tillitsvalgte',
    title: 'Tillitsvalgte',
    text: [
      'Her står de som er valgt til å representere deg, med vervet og organisasjonsleddet de hører til.',
      'Kan du skrive til organisasjonsleddet deres i appen, står «Skriv melding» ved navnet. Ellers bruker du telefonnummeret eller e-postadressen som står der.',
    ],
  },
  {
    id: 'meldinger',
    title: 'Meldinger',
    text: [
      'Meldinger er den sikre måten å skrive til forbundet på. Bruk dem når det du skal sende, er sensitivt eller ikke bør havne hos andre. Vanlig e-post er ikke sikker nok til det.',
      'Du kan skrive til forbundskontoret og til organisasjonsleddet du hører til.',
    ],
    steps: ['Åpne «Meldinger», og trykk på «Skriv ny melding».', 'Velg mottaker, og skriv emne og melding.', 'Trykk på «Send meldingen».'],
    more: [
      'Det du skriver, lagres av seg selv som utkast. Du kan legge ved filer. Hvor mange og hvor store de kan være, står ved knappen.',
      'Er du uten nett, sendes meldingen når nettet er tilbake. Så lenge den venter, kan du endre den eller trekke den tilbake.',
      'Når du får en melding, sender forbundet deg en e-post om at noe venter. Hva det gjelder, står ikke der. Se innom meldingene når du likevel er i appen.',
      'Alt dere har skrevet til hverandre, blir liggende. Du kan søke i det, lagre en samtale som PDF og skrive den ut.',
    ],
  },
  {
    id: 'arbeidsforhold',
    title: 'Arbeidsforhold',
    text: [
      'Her står arbeidsforholdene som forbundet har registrert. Som regel er bare ett av dem aktivt.',
      'Det er viktig at de stemmer. Virksomheten styrer hvordan kontingenten trekkes av lønnen, og stedet du arbeider, har betydning ved streik, lønnsforhandlinger og organisering.',
    ],
    steps: [
      'Åpne «Arbeid», og trykk på «Endring» ved arbeidsforholdet. Mangler det, trykk på «Nytt arbeidsforhold».',
      'Skriv noen bokstaver i navnet på virksomheten, og velg blant forslagene.',
      'Velg arbeidssted. Feltet åpnes når virksomheten er valgt.',
      'Fyll ut resten, og trykk på «Lagre».',
    ],
    more: [
      'Start- og sluttdato trenger du ikke å gjøre noe med, selv om de er unøyaktige. De settes for hele perioder av tekniske og vedtektsmessige årsaker.',
      'Forbundskontoret behandler endringen. Til det er gjort, står det at den venter. Blir den avslått, står begrunnelsen der.',
    ],
  },
  {
    id: 'verv',
    title: 'Verv og medlemslister',
    text: [
      'Her står vervene du har og har hatt. Mangler et verv, si fra til lederen i organisasjonsleddet ditt eller til forbundskontoret. Under «Mangler et verv?» ligger det en melding klar.',
      'Gir vervet tilgang til en medlemsliste, åpner du den fra vervet. Første gang må du godta taushetserklæringen. I listen kan du søke og sortere.',
    ],
    steps: ['Åpne listen, og trykk på «Lagre eller skriv ut».', 'Velg format, og skriv hva du skal bruke listen til.', 'Trykk på «Lagre listen» eller «Skriv ut listen».'],
    more: ['Listen slettes fra maskinen når vervet er slutt, og når tilgangen ikke er bekreftet i tide. Datoen står ved listen.'],
  },
  {
    id: 'kurs',
    title: 'Kurs',
    text: [
      'Under «Kurs» står alle kurs du har søkt på eller deltatt på, og kursene du kan søke på. Du kan velge år og status, og søke.',
      'Har du søkt og ombestemt deg, kan du trekke søknaden til søknadsfristen har gått ut.',
    ],
    steps: ['Finn kurset i «Kurs».', 'Trykk på «Trekk søknad» til høyre i raden, og bekreft.'],
    more: ['Når fristen har gått ut, er knappen borte. Kan du likevel ikke delta, skriv til forbundskontoret.'],
  },
  {
    id: 'kursbevis',
    title: 'Kursbevis',
    text: [
      'Når du har deltatt på et kurs og forbundet har avsluttet det, står «Kursbevis» til høyre i raden. Velg språk, og vis, lagre eller skriv det ut. Kursbeviset lages på maskinen, også uten nett.',
      'Trenger du alle fra et år, kan du lagre dem samlet.',
      'Har noen vist deg et kursbevis, kan du finne ut om det er ekte. Åpne «Kontroller et kursbevis», og slipp filen eller et bilde av QR-koden på vinduet.',
    ],
  },
  {
    id: 'verving',
    title: 'Verving',
    text: [
      'Her står de du har vervet, med dato og om vervingen er godkjent. De du vervet før februar 2018, står samlet i én post.',
      'Når en verving er registrert og godkjent, får du vervepoeng. «Poenghistorikk» viser hva du har fått og brukt.',
    ],
  },
  {
    id: 'verveshop',
    title: 'Verveshopen',
    text: ['I verveshopen bruker du vervepoengene dine på premier. Du må være på nett for å bestille.'],
    steps: ['Åpne «Verving», og trykk på «Bestill vervepremier».', 'Bekreft leveringsadressen.', 'Skriv hvor mange du vil ha, og trykk på «Bestill».'],
    more: ['Hver gang du trykker, blir det en ny bestilling, og poengene trekkes med en gang. Koster premien mer enn du har igjen, får du beskjed.'],
  },
  {
    id: 'dokumenter',
    title: 'E-poster, fakturaer og dokumenter',
    text: [
      'Her ligger e-poster, brev, fakturaer og andre dokumenter fra forbundet. Forbundet legger stadig mer her og sier fra når det kommer noe. Det sparer penger og miljøet, og opplysningene sendes ikke usikret.',
      'Du leser dokumentene i appen. Det som er hentet, kan du lese uten nett. Under «Innstillinger» velger du hvor mye som skal være på maskinen.',
      'På en faktura kan du kopiere beløp, kontonummer og KID og lagre forfallet i kalenderen.',
      'Når du lagrer en fil, skriver den ut eller åpner den i et annet program, finnes den også ukryptert utenfor appen. Appen sier fra først.',
    ],
  },
  {
    id: 'sok',
    title: 'Søk',
    text: [
      'Trykk på «Søk i alt» øverst, og skriv noe du husker: et ord, et navn eller et nummer. Søket leser meldinger, vedlegg og teksten inne i dokumentene, og finner også emner i denne hjelpen.',
      'Under treffene står det hva som ikke er med, for eksempel filer som ikke er hentet. Du kan hente dem derfra.',
    ],
  },
  {
    id: 'uten-nett',
    title: 'Uten nett',
    text: [
      'Alt som er hentet, kan du lese uten nett. Det du gjør, legges i kø og sendes når nettet er tilbake. Trykk på teksten øverst som sier at noe venter, for å se hva det er.',
      'Bare bestilling av vervepremier krever nett.',
      'Blir noe ikke godtatt, sier appen hvorfor. Det du skrev, er tatt vare på.',
    ],
  },
  {
    id: 'sikkerhet',
    title: 'Innlogging og sikkerhet',
    text: [
      'Du logger inn i nettleseren. Alt appen lagrer på maskinen, er kryptert, og nøkkelen ligger der maskinen tar vare på passord.',
      'På arbeidsgiverens maskin kan arbeidsgiveren se at appen er installert. Velg «Logg inn uten å lagre noe» hvis ingenting skal bli liggende der.',
      'Når du logger ut, slettes alt fra maskinen. Er noe ikke sendt, spør appen først.',
    ],
  },
  {
    id: 'innstillinger',
    title: 'Innstillinger',
    text: [
      'Under «Innstillinger» velger du språk og farger, og hvor mange dokumenter som skal være på maskinen.',
      'Med «Lagre en kopi av alt» får du alt appen vet om deg, som en mappe eller en zip-fil.',
      'Finnes det en ny versjon av appen, ser du det under «Oppdateringer».',
    ],
  },
];
