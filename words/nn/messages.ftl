### Messages: inbox, thread, writing.

messages-title = Meldingar
messages-latest = Siste meldingar
messages-writeNew = Skriv ny
messages-writeNewLong = Skriv ny melding
messages-allMessages = Alle meldingar
messages-empty = Ingen meldingar enno
messages-emptyText = Meldingar mellom deg og forbundet blir liggjande her.
messages-emptyFilter = Ingen meldingar passar med det du har valt
messages-filters = Utval
messages-onlyUnread = Berre ulesne
messages-recipient = Kven
messages-everyone = Alle
messages-allYears = Alle år
messages-clearFilters = Vis alle
messages-unread = { $count ->
        [one] { $count } ulesen
       *[other] { $count } ulesne
    }
messages-countMessages = { $count ->
        [one] { $count } melding
       *[other] { $count } meldingar
    }
messages-withAttachments = med vedlegg
messages-selectMany = Vel fleire
messages-selectDone = Ferdig med å velje
messages-select = Vel «{ $subject }»
messages-selectAllShown = Vel alle som er viste
messages-markRead = { $count ->
        [0] Merk som lesen
        [one] Merk { $count } som lesen
       *[other] Merk { $count } som lesne
    }
messages-markedRead = { $count ->
        [one] { $count } samtale er merkt som lesen
       *[other] { $count } samtalar er merkte som lesne
    }
messages-list = Samtalar
messages-pick = Vel ein samtale i lista for å lese han her.
messages-gone = Samtalen finst ikkje lenger
messages-goneText = Vel ein annan samtale under Meldingar.
messages-drafts = Utkast
messages-draftUntitled = Utan emne
messages-draftSaved = Utkastet er lagra { $when }
messages-draftWill = Utkastet blir lagra av seg sjølv.
messages-length = { $length } av { $most } teikn
messages-tooLong = Teksten er { $excess } teikn for lang. Han kan ha høgst { $most } teikn.
messages-news = { $count ->
        [one] { $count } ny melding frå { $sender }
       *[other] { $count } nye meldingar
    }
messages-deleteDraft = Slett utkastet
messages-deleteDraftTitle = Slette utkastet?
messages-deleteDraftText = Utkastet «{ $subject }» og vedlegga i det blir borte.
messages-draftDeleted = Utkastet er sletta
messages-you = Du
messages-to = Til
messages-subject = Emne
messages-body = Melding
messages-secure = Dette er den sikre kanalen. Sensitive opplysningar bør sendast her og ikkje på vanleg e-post.
messages-chooseRecipient = Vel mottakar
messages-attachments = Vedlegg
messages-attach = Legg ved filer
messages-attachLimits = Inntil { $count } filer, kvar på høgst { $size }: { $types }.
messages-fileKinds-image_any = bilete
messages-fileKinds-text_plain = tekst (.txt)
messages-fileKinds-text_any = tekst
messages-fileKinds-message_rfc822 = e-post (.eml)
messages-attachKept = Filene blir kopierte kryptert inn i utkastet med ein gong.
messages-removeFile = Fjern { $name }
messages-sending = { $sent } av { $whole } er sendt
messages-receiving = { $come } av { $whole } er henta
messages-sendMessage = Send meldinga
messages-sendReply = Send svaret
messages-queued = Meldinga er lagd i kø
messages-queuedOffline = Meldinga er lagd i kø og blir send når nettet er tilbake
messages-replyTo = Svar til { $name }
messages-noReply = Denne samtalen er avslutta, eller du kan ikkje lenger skrive til denne mottakaren.
messages-messagesIn = Meldingar i «{ $subject }»
messages-newMark = Ny
messages-toOldest = Til den eldste meldinga
messages-toNewest = Til den nyaste meldinga
messages-toUnread = Til den første ulesne meldinga
messages-saveFile = Lagre { $name }
messages-fetchFile = Hent { $name }
messages-fetching = Blir henta
messages-notHere = ikkje henta
messages-backToInbox = Meldingar
messages-saveThread = Lagre som PDF
messages-printThread = Skriv ut
messages-threadTools = Samtalen
messages-marked = «{ $text }» er merkt i samtalen.
messages-previewOf = { $sender }: { $text }
