### A language by itself.

tongue-name = Nynorsk
tongue-signs = ikkje eg kva korleis noko nokon frå berre dykk dykkar dersom òg etter vil vere vart blir har det som og på av til med om vi
