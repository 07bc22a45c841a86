### The e-mail that says that something waits: no content, no sender, no union.

notice-subject = Something is waiting for you
notice-hello = Hello!
notice-news = Something new has arrived for you. Open Min side on your computer to read it.
notice-privacy = To protect your privacy there is nothing more here. You cannot reply to this e-mail.
