### What <ds-suggestion> says to a screen reader.

suggestion-added = Lagt til
suggestion-clear = Tøm feltet
suggestion-empty = Ingenting er valt
suggestion-found = Gå til venstre for å finne %d valde
suggestion-invalid = Ugyldig val
suggestion-items = Valt
suggestion-of = av
suggestion-plural = %d forslag
suggestion-singular = %d forslag
suggestion-remove = Trykk for å fjerne
suggestion-removed = Fjerna
suggestion-toggle = Forslag
suggestion-firstOnes = Dette er dei { $count } første. Skriv meir for å finne fleire.
