### The e-mail that says that something waits: no content, no sender, no union.

notice-subject = Noko ventar på deg
notice-hello = Hei!
notice-news = Det har kome noko nytt til deg. Opne Min side på maskina di for å lese det.
notice-privacy = Av omsyn til personvernet står det ikkje meir her. Du kan ikkje svare på denne e-posten.
