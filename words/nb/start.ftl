### The first start, the key store, sign-in and the first sync.

start-heading = Velkommen til Min side
start-lead = Her har du medlemskapet ditt samlet: meldinger, dokumenter, fakturaer, kurs og kursbevis, arbeidsforhold, verv og verving. Alt kan leses uten nett.
start-holdsHeading = Hva appen tar vare på, og hvor
start-holds-1 = Opplysningene hentes fra forbundet og lagres kryptert på denne maskinen.
start-holds-2 = Nøkkelen ligger der maskinen tar vare på passord. Uten den kan ingen lese innholdet.
start-holds-3 = Logger du ut, slettes alt fra maskinen.
start-employerHeading = Er dette arbeidsgivers maskin?
start-employer = Da kan arbeidsgiver se at appen er installert, og dermed at du er medlem. Innholdet er kryptert. Du kan også velge at ingenting lagres på maskinen.
start-signIn = Logg inn
start-signInMemory = Logg inn uten å lagre noe
start-signInHint = Innloggingen åpnes i nettleseren din.
start-memoryHint = Uten lagring hentes alt på nytt hver gang, og ingenting kan leses uten nett.
start-signingIn = Fullfør innloggingen i nettleseren
start-signingInText = Vi har åpnet nettleseren din. Når du er ferdig der, fortsetter appen av seg selv. Ser du ikke nettleseren, eller har du lukket den, kan du åpne den på nytt.
start-reopen = Åpne nettleseren på nytt
start-reopening = Åpner nettleseren på nytt
start-cancelSignIn = Avbryt innloggingen
start-opening = Åpner Min side
start-openingText = Henter nøkkelen til innholdet.
start-lockedHeading = Maskinens lager for passord er låst
start-lockedText = Innholdet ditt er kryptert, og nøkkelen ligger der maskinen tar vare på passord. Det er låst eller svarer ikke. Lås det opp og prøv igjen. Ingenting er gått tapt.
start-retry = Prøv igjen
start-noStoreHeading = Velg hvordan innholdet skal låses
start-noStoreText = Innholdet er alltid kryptert. Denne maskinen har ikke noe trygt sted for passord, der nøkkelen ellers ligger. Velg hvordan du vil ha det:
start-usePassphrase = Bruk et passord
start-usePassphraseText = Du skriver det hver gang appen åpnes. Glemmer du det, må alt hentes på nytt, og det som ikke er sendt, kan ikke leses igjen.
start-useMemory = Lagre ingenting på maskinen
start-useMemoryText = Alt hentes på nytt hver gang. Når du lukker appen, er alt borte.
start-retryStore = Let på nytt etter et trygt sted for passord
start-passphraseHeading = Skriv passordet
start-passphraseText = Innholdet på denne maskinen er låst med passordet du valgte.
start-passphrase = Passord
start-passphraseAgain = Gjenta passordet
start-passphraseShow = Vis det som skrives
start-passphraseHelp = Minst 15 tegn. En setning du husker, er bedre enn et ord med tall bak.
start-passphraseShort = Passordet må ha minst 15 tegn.
start-passphraseDiffers = De to passordene er ikke like.
start-passphraseEmpty = Skriv passordet.
start-unlock = Lås opp
start-forgotten = Jeg har glemt passordet
start-forgottenTitle = Begynne på nytt uten passordet?
start-forgottenText = Det som ligger på denne maskinen, kan ikke leses uten passordet. Det som er hentet fra forbundet, hentes på nytt når du logger inn. Det du hadde skrevet uten å sende, legges til side i en fil som bare passordet kan åpne.
start-forgottenGo = Begynn på nytt
start-keyLostHeading = Innholdet kan ikke leses
start-keyLostText = Nøkkelen som innholdet er kryptert med, finnes ikke lenger. Det som er hentet fra forbundet, hentes på nytt. Det du hadde skrevet uten å sende, legges til side i en fil når du begynner på nytt, men kan ikke leses uten nøkkelen.
start-damagedText = Filen med det du selv har skrevet, er skadet og kan ikke leses. Når du begynner på nytt, legges den til side, og det som er hentet fra forbundet, hentes på nytt.
start-notOpenedHeading = Innholdet kan ikke åpnes nå
start-notOpenedText = Ingenting er slettet eller endret. Prøv igjen når dette er ordnet.
start-keyLostGo = Begynn på nytt
start-otherHeading = En annen har innholdet sitt på denne maskinen
start-otherText = Du logget inn som en annen enn den som bruker appen her. Derfor vises ingenting. Du kan logge ut den andre, eller logge inn uten å lagre noe. Er innholdet ditt, logg inn på nytt som deg selv.
# $count (Number)
start-otherUnsent = { $count ->
        [0] Den andre har ikke noe usendt.
       *[other] Den andre har noe som ikke er sendt ({ $count }). Logges den andre ut, er det tapt.
    }
start-otherSignOut = Logg ut den andre
start-otherTitle = Logge ut den andre?
# $count (Number)
start-otherLoses = { $count ->
        [0] Alt den andre har på denne maskinen, slettes. Det som er hentet fra forbundet, kan hentes igjen.
       *[other] Alt den andre har på denne maskinen, slettes. Det som ikke er sendt ({ $count }), er tapt. Det som er hentet fra forbundet, kan hentes igjen.
    }
start-serverHeading = Hvor skal du logge inn?
start-serverText = Appen vet ikke hvilket forbund du er medlem i. Skriv adressen du har fått fra forbundet.
start-server = Adressen til forbundet ditt
start-serverHelp = For eksempel minside.forbund.no
start-serverGo = Fortsett
# $union (Optional), $host (String)
start-serverAt = { $unionGiven ->
        [yes] Du logger inn hos { $union } ({ $host }).
       *[no] Du logger inn hos { $host }.
    }
start-serverChange = Bytt adresse
start-managedHeading = Oppsettet kan ikke leses
start-managedText = Arbeidsgiveren eller forbundet har satt opp appen på denne maskinen, men filen med oppsettet har en feil. Start appen på nytt når den er rettet.
start-pinHeading = Min side er låst
start-pinText = Skriv PIN-koden for å åpne.
start-pin = PIN-kode
start-pinEmpty = Skriv PIN-koden.
start-pinForgotten = Jeg har glemt PIN-koden
start-pinForgottenTitle = Begynne på nytt uten PIN-koden?
start-pinForgottenText = Du logger inn på nytt, og det som er hentet fra forbundet, hentes igjen. Det du hadde skrevet uten å sende, legges til side i en fil som bare PIN-koden og denne maskinen kan åpne sammen.
start-language = Språk
