### A member list as a file or on paper.

lists-title = Medlemsliste
lists-columns-1 = Etternamn
lists-columns-2 = Førenamn
lists-columns-3 = Medlemsnummer
lists-columns-4 = Stilling
lists-columns-5 = Arbeidsstad
lists-columns-6 = Stad
lists-columns-7 = E-post
lists-columns-8 = Mobil
lists-columns-9 = Medlem sidan
lists-purpose = Føremål
lists-person = Laga av
lists-time = Tidspunkt
lists-rows = Talet på medlemmer
lists-notice = Teieplikt
lists-noticeText = Fagforeiningsmedlemskap er ein særleg kategori av personopplysningar. Slett lista når føremålet er oppfylt.
