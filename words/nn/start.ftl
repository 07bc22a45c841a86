### The first start, the key store, sign-in and the first sync.

start-heading = Velkomen til Min side
start-lead = Her har du medlemskapen din samla: meldingar, dokument, fakturaer, kurs og kursbevis, arbeidsforhold, verv og verving. Alt kan lesast utan nett.
start-holdsHeading = Kva appen tek vare på, og kvar
start-holds-1 = Opplysningane blir henta frå forbundet og lagra kryptert på denne maskina.
start-holds-2 = Nøkkelen ligg der maskina tek vare på passord. Utan han kan ingen lese innhaldet.
start-holds-3 = Når du loggar ut, blir alt sletta frå maskina.
start-employerHeading = Er dette maskina til arbeidsgivaren?
start-employer = Då kan arbeidsgivaren sjå at appen er installert, og dermed at du er medlem. Innhaldet er kryptert. Du kan òg velje at ingenting blir lagra på maskina.
start-signIn = Logg inn
start-signInMemory = Logg inn utan å lagre noko
start-signInHint = Innlogginga blir opna i nettlesaren din.
start-memoryHint = Utan lagring blir alt henta på nytt kvar gong, og ingenting kan lesast utan nett.
start-signingIn = Fullfør innlogginga i nettlesaren
start-signingInText = Vi har opna nettlesaren din. Når du er ferdig der, held appen fram av seg sjølv. Ser du ikkje nettlesaren, eller har du lukka han, kan du opne han på nytt.
start-reopen = Opne nettlesaren på nytt
start-reopening = Opnar nettlesaren på nytt
start-cancelSignIn = Avbryt innlogginga
start-opening = Opnar Min side
start-openingText = Hentar nøkkelen til innhaldet.
start-lockedHeading = Lageret for passord på maskina er låst
start-lockedText = Innhaldet ditt er kryptert, og nøkkelen ligg der maskina tek vare på passord. Det er låst eller svarar ikkje. Lås det opp og prøv igjen. Ingenting har gått tapt.
start-retry = Prøv igjen
start-noStoreHeading = Vel korleis innhaldet skal låsast
start-noStoreText = Innhaldet er alltid kryptert. Denne maskina har ikkje nokon trygg stad for passord, der nøkkelen elles ligg. Vel korleis du vil ha det:
start-usePassphrase = Bruk eit passord
start-usePassphraseText = Du skriv det kvar gong appen blir opna. Gløymer du det, må alt hentast på nytt, og det som ikkje er sendt, kan ikkje lesast igjen.
start-useMemory = Lagre ingenting på maskina
start-useMemoryText = Alt blir henta på nytt kvar gong. Når du lukkar appen, er alt borte.
start-retryStore = Leit på nytt etter ein trygg stad for passord
start-passphraseHeading = Skriv passordet
start-passphraseText = Innhaldet på denne maskina er låst med passordet du valde.
start-passphrase = Passord
start-passphraseAgain = Skriv passordet ein gong til
start-passphraseShow = Vis det som blir skrive
start-passphraseHelp = Minst 15 teikn. Ei setning du hugsar, er betre enn eit ord med tal bak.
start-passphraseShort = Passordet må ha minst 15 teikn.
start-passphraseDiffers = Dei to passorda er ikkje like.
start-passphraseEmpty = Skriv passordet.
start-unlock = Lås opp
start-forgotten = Eg har gløymt passordet
start-forgottenTitle = Byrje på nytt utan passordet?
start-forgottenText = Det som ligg på denne maskina, kan ikkje lesast utan passordet. Det som er henta frå forbundet, blir henta på nytt når du loggar inn. Det du hadde skrive utan å sende, blir lagt til side i ei fil som berre passordet kan opne.
start-forgottenGo = Byrj på nytt
start-keyLostHeading = Innhaldet kan ikkje lesast
start-keyLostText = Nøkkelen som innhaldet er kryptert med, finst ikkje lenger. Det som er henta frå forbundet, blir henta på nytt. Det du hadde skrive utan å sende, blir lagt til side i ei fil når du byrjar på nytt, men kan ikkje lesast utan nøkkelen.
start-damagedText = Fila med det du sjølv har skrive, er skadd og kan ikkje lesast. Når du byrjar på nytt, blir ho lagd til side, og det som er henta frå forbundet, blir henta på nytt.
start-notOpenedHeading = Innhaldet kan ikkje opnast no
start-notOpenedText = Ingenting er sletta eller endra. Prøv igjen når dette er ordna.
start-keyLostGo = Byrj på nytt
start-otherHeading = Ein annan har innhaldet sitt på denne maskina
start-otherText = Du logga inn som ein annan enn den som bruker appen her. Derfor blir ingenting vist. Du kan logge ut den andre, eller logge inn utan å lagre noko. Er innhaldet ditt, logg inn på nytt som deg sjølv.
start-otherUnsent = { $count ->
        [0] Den andre har ikkje noko usendt.
       *[other] Den andre har noko som ikkje er sendt ({ $count }). Blir den andre logga ut, er det tapt.
    }
start-otherSignOut = Logg ut den andre
start-otherTitle = Logge ut den andre?
start-otherLoses = { $count ->
        [0] Alt den andre har på denne maskina, blir sletta. Det som er henta frå forbundet, kan hentast igjen.
       *[other] Alt den andre har på denne maskina, blir sletta. Det som ikkje er sendt ({ $count }), er tapt. Det som er henta frå forbundet, kan hentast igjen.
    }
start-serverHeading = Kvar skal du logge inn?
start-serverText = Appen veit ikkje kva forbund du er medlem i. Skriv adressa du har fått frå forbundet.
start-server = Adressa til forbundet ditt
start-serverHelp = Til dømes minside.forbund.no
start-serverGo = Hald fram
start-serverAt = { $unionGiven ->
        [yes] Du loggar inn hos { $union } ({ $host }).
       *[no] Du loggar inn hos { $host }.
    }
start-serverChange = Byt adresse
start-managedHeading = Oppsettet kan ikkje lesast
start-managedText = Arbeidsgivaren eller forbundet har sett opp appen på denne maskina, men fila med oppsettet har ein feil. Start appen på nytt når han er retta.
start-pinHeading = Min side er låst
start-pinText = Skriv PIN-koden for å opne.
start-pin = PIN-kode
start-pinEmpty = Skriv PIN-koden.
start-pinForgotten = Eg har gløymt PIN-koden
start-pinForgottenTitle = Byrje på nytt utan PIN-koden?
start-pinForgottenText = Du loggar inn på nytt, og det som er henta frå forbundet, blir henta igjen. Det du hadde skrive utan å sende, blir lagt til side i ei fil som berre PIN-koden og denne maskina kan opne saman.
start-language = Språk
