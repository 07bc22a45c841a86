### Help and about.

help-title = Hjelp
help-lead = Slik bruker du kvar del av appen. Hjelpa ligg på maskina og kan lesast utan nett.
help-search = Søk i hjelpa
help-contents = Emne
help-found = { $count ->
        [one] { $count } emne
       *[other] { $count } emne
    }
help-none = Ingen emne om «{ $text }». Prøv eit anna ord, eller skriv til forbundskontoret.
help-goTo = Gå til { $part }
help-onThis = Hjelp om dette
help-steps = Slik gjer du
help-keyboard = Tastatur
help-keyboardShow = Vis tastatursnarvegane
help-contact = Nokon å spørje
help-contactText = Forbundskontoret svarar på spørsmål om medlemskapen. Skriv ei melding, ho er sikker. Hastar det, ring.
help-contactWrite = Skriv til forbundskontoret
help-contactPhone = Telefon
help-contactEmail = E-post
help-contactEmailNote = Ikkje send sensitive opplysningar på e-post.
help-contactWork = Gjeld det arbeidsplassen din, kan du spørje ein tillitsvald.
help-contactRepresentatives = Finn tillitsvalde
help-diagnostics = Feilsøking
help-diagnosticsText = Verkar noko ikkje som det skal, kan du lage ei fil som viser korleis appen har det, og sende henne til den som hjelper deg. Ho inneheld ikkje namn, meldingar eller andre personopplysningar.
help-diagnosticsShow = Vis logg og feilsøkingsfil
help-diagnosticsShown = Dette er alt som blir lagra. Les gjennom det før du sender det til nokon.
help-diagnosticsFacts = Tilstand
help-diagnosticsLog = Logg
help-diagnosticsNoLog = Det er ingen logg på denne maskina.
help-diagnosticsSave = Lagre fila for feilsøking
help-diagnosticsHide = Skjul
help-diagnosticsSaved = «{ $name }» er lagra
help-about = Om appen
help-version = Versjon
help-union = Forbund
help-licence = Lisens
help-licenceText = Fri programvare: Apache 2.0 eller MIT. Bygd med Designsystemet (MIT), Inter (OFL), PDF.js (Apache 2.0), Svelte (MIT) og Tauri (MIT og Apache 2.0).
help-privacy = Personvern
help-privacyText = Medlemskap i ei fagforeining er ein særleg kategori personopplysningar. Alt som blir lagra på maskina, er kryptert. Appen snakkar berre med tenaren til forbundet og innlogginga, og har inga sporing.
help-accessibility = Tilgjenge
help-accessibilityText = Appen skal kunne brukast av alle, med tastatur, skjermlesar, stor tekst og høg kontrast. Møter du eit hinder, sei frå til forbundskontoret.
