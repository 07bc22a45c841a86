### Messages: inbox, thread, writing.

messages-title = Meldinger
messages-latest = Siste meldinger
messages-writeNew = Skriv ny
messages-writeNewLong = Skriv ny melding
messages-allMessages = Alle meldinger
messages-empty = Ingen meldinger ennå
messages-emptyText = Meldinger mellom deg og forbundet blir liggende her.
messages-emptyFilter = Ingen meldinger passer med det du har valgt
messages-filters = Utvalg
messages-onlyUnread = Bare uleste
messages-recipient = Hvem
messages-everyone = Alle
messages-allYears = Alle år
messages-clearFilters = Vis alle
# $count (Number)
messages-unread = { $count ->
        [one] { $count } ulest
       *[other] { $count } uleste
    }
# $count (Number)
messages-countMessages = { $count ->
        [one] { $count } melding
       *[other] { $count } meldinger
    }
messages-withAttachments = med vedlegg
messages-selectMany = Velg flere
messages-selectDone = Ferdig med å velge
# $subject (String)
messages-select = Velg «{ $subject }»
messages-selectAllShown = Velg alle som vises
# $count (Number)
messages-markRead = { $count ->
        [0] Merk som lest
        [one] Merk { $count } som lest
       *[other] Merk { $count } som lest
    }
# $count (Number)
messages-markedRead = { $count ->
        [one] { $count } samtale er merket som lest
       *[other] { $count } samtaler er merket som lest
    }
messages-list = Samtaler
messages-pick = Velg en samtale i listen for å lese den her.
messages-gone = Samtalen finnes ikke lenger
messages-goneText = Velg en annen samtale under Meldinger.
messages-drafts = Utkast
messages-draftUntitled = Uten emne
# $when (String)
messages-draftSaved = Utkastet er lagret { $when }
messages-draftWill = Utkastet lagres av seg selv.
# $length (String), $most (String)
messages-length = { $length } av { $most } tegn
# $excess (String), $most (String)
messages-tooLong = Teksten er { $excess } tegn for lang. Den kan ha høyst { $most } tegn.
# $count (Number), $sender (String)
messages-news = { $count ->
        [one] { $count } ny melding fra { $sender }
       *[other] { $count } nye meldinger
    }
messages-deleteDraft = Slett utkastet
messages-deleteDraftTitle = Slette utkastet?
# $subject (String)
messages-deleteDraftText = Utkastet «{ $subject }» og vedleggene i det blir borte.
messages-draftDeleted = Utkastet er slettet
messages-you = Du
messages-to = Til
messages-subject = Emne
messages-body = Melding
messages-secure = Dette er den sikre kanalen. Sensitive opplysninger bør sendes her og ikke på vanlig e-post.
messages-chooseRecipient = Velg mottaker
messages-attachments = Vedlegg
messages-attach = Legg ved filer
# $count (Number), $size (String), $types (String)
messages-attachLimits = Inntil { $count } filer, hver på høyst { $size }: { $types }.
messages-fileKinds-image_any = bilder
messages-fileKinds-text_plain = tekst (.txt)
messages-fileKinds-text_any = tekst
messages-fileKinds-message_rfc822 = e-post (.eml)
messages-attachKept = Filene kopieres kryptert inn i utkastet med en gang.
# $name (String)
messages-removeFile = Fjern { $name }
# $sent (String), $whole (String)
messages-sending = { $sent } av { $whole } er sendt
# $come (String), $whole (String)
messages-receiving = { $come } av { $whole } er hentet
messages-sendMessage = Send meldingen
messages-sendReply = Send svaret
messages-queued = Meldingen er lagt i kø
messages-queuedOffline = Meldingen er lagt i kø og sendes når nettet er tilbake
# $name (String)
messages-replyTo = Svar til { $name }
messages-noReply = Denne samtalen er avsluttet, eller du kan ikke lenger skrive til denne mottakeren.
# $subject (String)
messages-messagesIn = Meldinger i «{ $subject }»
messages-newMark = Ny
messages-toOldest = Til den eldste meldingen
messages-toNewest = Til den nyeste meldingen
messages-toUnread = Til den første uleste meldingen
# $name (String)
messages-saveFile = Lagre { $name }
# $name (String)
messages-fetchFile = Hent { $name }
messages-fetching = Hentes
messages-notHere = ikke hentet
messages-backToInbox = Meldinger
messages-saveThread = Lagre som PDF
messages-printThread = Skriv ut
messages-threadTools = Samtalen
# $text (String)
messages-marked = «{ $text }» er merket i samtalen.
# $sender (String), $text (String)
messages-previewOf = { $sender }: { $text }
