### The e-mail that says that something waits: no content, no sender, no union.

notice-subject = Noe venter på deg
notice-hello = Hei!
notice-news = Det har kommet noe nytt til deg. Åpne Min side på maskinen din for å lese det.
notice-privacy = Av hensyn til personvernet står det ikke mer her. Du kan ikke svare på denne e-posten.
