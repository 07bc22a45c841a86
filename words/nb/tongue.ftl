### A language by itself.

# What the language calls itself.
tongue-name = Bokmål
# Small words that a text of any length has, and that the other languages do not: they tell which language a text is in.
tongue-signs = ikke jeg hva hvordan noe noen fra bare dere deres hvis også etter vil være ble blir har det som og på av til med om vi
