### Help and about.

help-title = Hjelp
help-lead = Slik bruker du hver del av appen. Hjelpen ligger på maskinen og kan leses uten nett.
help-search = Søk i hjelpen
help-contents = Emner
# $count (Number)
help-found = { $count ->
        [one] { $count } emne
       *[other] { $count } emner
    }
# $text (String)
help-none = Ingen emner om «{ $text }». Prøv et annet ord, eller skriv til forbundskontoret.
# $part (String)
help-goTo = Gå til { $part }
help-onThis = Hjelp om dette
help-steps = Slik gjør du
help-keyboard = Tastatur
help-keyboardShow = Vis tastatursnarveiene
help-contact = Noen å spørre
help-contactText = Forbundskontoret svarer på spørsmål om medlemskapet. Skriv en melding, den er sikker. Haster det, ring.
help-contactWrite = Skriv til forbundskontoret
help-contactPhone = Telefon
help-contactEmail = E-post
help-contactEmailNote = Ikke send sensitive opplysninger på e-post.
help-contactWork = Gjelder det arbeidsplassen din, kan du spørre en tillitsvalgt.
help-contactRepresentatives = Finn tillitsvalgte
help-diagnostics = Feilsøking
help-diagnosticsText = Virker noe ikke som det skal, kan du lage en fil som viser hvordan appen har det, og sende den til den som hjelper deg. Den inneholder ikke navn, meldinger eller andre personopplysninger.
help-diagnosticsShow = Vis logg og feilsøkingsfil
help-diagnosticsShown = Dette er alt som blir lagret. Les gjennom det før du sender det til noen.
help-diagnosticsFacts = Tilstand
help-diagnosticsLog = Logg
help-diagnosticsNoLog = Det er ingen logg på denne maskinen.
help-diagnosticsSave = Lagre feilsøkingsfil
help-diagnosticsHide = Skjul
# $name (String)
help-diagnosticsSaved = «{ $name }» er lagret
help-about = Om appen
help-version = Versjon
help-union = Forbund
help-licence = Lisens
help-licenceText = Fri programvare: Apache 2.0 eller MIT. Bygd med Designsystemet (MIT), Inter (OFL), PDF.js (Apache 2.0), Svelte (MIT) og Tauri (MIT og Apache 2.0).
help-privacy = Personvern
help-privacyText = Medlemskap i en fagforening er en særlig kategori personopplysninger. Alt som lagres på maskinen, er kryptert. Appen snakker bare med forbundets server og innloggingen, og har ingen sporing.
help-accessibility = Tilgjengelighet
help-accessibilityText = Appen skal kunne brukes av alle, med tastatur, skjermleser, stor tekst og høy kontrast. Møter du et hinder, si fra til forbundskontoret.
