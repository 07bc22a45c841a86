### Personal details, membership, representatives.

profile-details = Personopplysninger
profile-membership = Medlemsopplysninger
profile-editDetails = Rediger personopplysninger
profile-editMembership = Rediger medlemsopplysninger
profile-name = Navn
profile-address = Adresse
profile-birthDate = Fødselsdato
profile-birthDateHelp = Fødselsdatoen kan ikke endres her. Er den feil, skriv en melding til forbundskontoret.
profile-emailWork = E-post jobb
profile-emailPrivate = E-post privat
profile-emailChoice = E-post sendes til
profile-mobileWork = Mobil jobb
profile-mobilePrivate = Mobil privat
profile-mobileChoice = Foretrukket mobil
profile-work = Arbeid
profile-private = Privat
profile-chosen = i bruk
profile-none = Ingen
profile-firstName = Fornavn og mellomnavn
profile-lastName = Etternavn
profile-line1 = Adresse
profile-line2 = Adresselinje 2
profile-postalCode = Postnummer
profile-place = Poststed
profile-country = Land
profile-countryHelp = Fyll bare ut når adressen ikke er i Norge.
profile-singleName = Har du bare ett navn, lar du dette feltet stå tomt.
profile-latinName = Navn på kursbevis
# $signs (String)
profile-latinHelp = Kursbevis kan ikke skrives med tegnene { $signs } i navnet ditt. Skriv hele navnet med latinske bokstaver, slik det står i pass eller andre offisielle papirer.
# $signs (String)
profile-latinMissing = Kan ikke skrives med { $signs }. Rediger personopplysningene og skriv navnet med latinske bokstaver.
# $place (String)
profile-placeByItself = Poststedet er satt til { $place }.
# $code (String)
profile-placeAsked = Vi kjenner ikke postnummer { $code }. Skriv poststedet selv.
# $field (String), $choice (String)
profile-choiceByItself = «{ $field }» er satt til { $choice }, fordi bare det feltet er fylt ut.
# $field (String)
profile-choiceGone = «{ $field }» er tømt, fordi begge feltene er tomme.
profile-choiceHelp = Velg hvilken som brukes til vanlig.
profile-noEmailTitle = Lagre uten e-postadresse?
profile-noEmail = Begge e-postfeltene er tomme. Da kan forbundet ikke varsle deg når det kommer en melding, et dokument eller en faktura.
profile-noMobileTitle = Lagre uten mobilnummer?
profile-noMobile = Begge mobilfeltene er tomme. Da kan forbundet ikke nå deg på mobil.
profile-noContactTitle = Lagre uten e-post og mobil?
profile-noContact = Alle e-post- og mobilfeltene er tomme. Da kan forbundet verken varsle deg eller nå deg på mobil.
profile-saveAnyway = Lagre likevel
profile-fillIn = Fyll ut
profile-phoneHelp = Åtte sifre, eller + og landkode.
profile-saved = Endringen er lagt i kø og sendes straks
profile-savedOffline = Endringen er lagt i kø og sendes når nettet er tilbake
profile-unchanged = Ingenting var endret
profile-pendingField = venter på å bli sendt
profile-memberNumber = Medlemsnummer
profile-status = Status
profile-statuses-active = Aktiv
profile-statuses-on_leave = Permisjon
profile-statuses-ended = Avsluttet
profile-since = Medlem siden
profile-category = Medlemskategori
profile-categories-employed = Yrkesaktiv
profile-categories-student = Student
profile-categories-apprentice = Lærling
profile-categories-retired = Pensjonist
profile-unit = Organisasjonsledd
profile-dues = Kontingent betales med
profile-duesWays-payroll_deduction = Trekk via lønn
profile-duesWays-invoice = Faktura
profile-magazine = NTL-magasinet
profile-magazineYes = Ja takk, i posten
profile-magazineNo = Nei takk
profile-magazineLabel = Jeg vil ha NTL-magasinet i posten
profile-membershipHelp = De andre medlemsopplysningene endres av forbundskontoret.
profile-notYet = Opplysningene er ikke hentet ennå.
profile-representatives = Tillitsvalgte
profile-representativesLead = De som er valgt til å representere deg.
profile-noRepresentatives = Ingen tillitsvalgte er registrert for organisasjonsleddet ditt
profile-noRepresentativesText = Skriv til forbundskontoret om du lurer på hvem som representerer deg.
# $name (String)
profile-writeTo = Skriv melding til { $name }
profile-write = Skriv melding
profile-fields-first_name = Fornavn og mellomnavn
profile-fields-last_name = Etternavn
profile-fields-latin_name = Navn på kursbevis
profile-fields-address = Adresse
profile-fields-email_work = E-post jobb
profile-fields-email_private = E-post privat
profile-fields-email_choice = E-post sendes til
profile-fields-mobile_work = Mobil jobb
profile-fields-mobile_private = Mobil privat
profile-fields-mobile_choice = Foretrukket mobil
profile-fields-magazine = NTL-magasinet
