### A member list as a file or on paper.

lists-title = Medlemsliste
lists-columns-1 = Etternavn
lists-columns-2 = Fornavn
lists-columns-3 = Medlemsnummer
lists-columns-4 = Stilling
lists-columns-5 = Arbeidssted
lists-columns-6 = Sted
lists-columns-7 = E-post
lists-columns-8 = Mobil
lists-columns-9 = Medlem siden
lists-purpose = Formål
lists-person = Laget av
lists-time = Tidspunkt
lists-rows = Antall medlemmer
lists-notice = Taushetsplikt
lists-noticeText = Fagforeningsmedlemskap er en særlig kategori av personopplysninger. Slett listen når formålet er oppfylt.
