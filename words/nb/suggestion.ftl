### What <ds-suggestion> says to a screen reader.

suggestion-added = Lagt til
suggestion-clear = Tøm feltet
suggestion-empty = Ingenting er valgt
suggestion-found = Gå til venstre for å finne %d valgte
suggestion-invalid = Ugyldig valg
suggestion-items = Valgt
suggestion-of = av
suggestion-plural = %d forslag
suggestion-singular = %d forslag
suggestion-remove = Trykk for å fjerne
suggestion-removed = Fjernet
suggestion-toggle = Forslag
# $count (Number)
suggestion-firstOnes = Dette er de { $count } første. Skriv mer for å finne flere.
