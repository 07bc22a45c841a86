### Messages: inbox, thread, writing.

messages-title = Messages
messages-latest = Latest messages
messages-writeNew = New message
messages-writeNewLong = Write a new message
messages-allMessages = All messages
messages-empty = No messages yet
messages-emptyText = Messages between you and the union are kept here.
messages-emptyFilter = No messages match your filters
messages-filters = Filters
messages-onlyUnread = Unread only
messages-recipient = Who
messages-everyone = Everyone
messages-allYears = All years
messages-clearFilters = Show all
messages-unread = { $count } unread
messages-countMessages = { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }
messages-withAttachments = with attachments
messages-selectMany = Select several
messages-selectDone = Done selecting
messages-select = Select “{ $subject }”
messages-selectAllShown = Select all shown
messages-markRead = { $count ->
        [0] Mark as read
       *[other] Mark { $count } as read
    }
messages-markedRead = { $count ->
        [one] { $count } conversation is marked as read
       *[other] { $count } conversations are marked as read
    }
messages-list = Conversations
messages-pick = Choose a conversation in the list to read it here.
messages-gone = The conversation no longer exists
messages-goneText = Choose another conversation under Messages.
messages-drafts = Drafts
messages-draftUntitled = No subject
messages-draftSaved = The draft was saved { $when }
messages-draftWill = The draft is saved automatically.
messages-length = { $length } of { $most } characters
messages-tooLong = The text is { $excess } characters too long. It can have at most { $most } characters.
messages-news = { $count ->
        [one] { $count } new message from { $sender }
       *[other] { $count } new messages
    }
messages-deleteDraft = Delete the draft
messages-deleteDraftTitle = Delete the draft?
messages-deleteDraftText = The draft “{ $subject }” and its attachments will be gone.
messages-draftDeleted = The draft has been deleted
messages-you = You
messages-to = To
messages-subject = Subject
messages-body = Message
messages-secure = This is the secure channel. Sensitive information should be sent here and not by ordinary e-mail.
messages-chooseRecipient = Choose a recipient
messages-attachments = Attachments
messages-attach = Attach files
messages-attachLimits = Up to { $count } files of at most { $size } each: { $types }.
messages-fileKinds-image_any = pictures
messages-fileKinds-text_plain = text (.txt)
messages-fileKinds-text_any = text
messages-fileKinds-message_rfc822 = e-mail (.eml)
messages-attachKept = The files are copied into the draft and encrypted straight away.
messages-removeFile = Remove { $name }
messages-sending = { $sent } of { $whole } sent
messages-receiving = { $come } of { $whole } fetched
messages-sendMessage = Send the message
messages-sendReply = Send the reply
messages-queued = The message is ready to be sent
messages-queuedOffline = The message is ready and will be sent when you are online again
messages-replyTo = Reply to { $name }
messages-noReply = This conversation is closed, or you can no longer write to this recipient.
messages-messagesIn = Messages in “{ $subject }”
messages-newMark = New
messages-toOldest = To the oldest message
messages-toNewest = To the newest message
messages-toUnread = To the first unread message
messages-saveFile = Save { $name }
messages-fetchFile = Fetch { $name }
messages-fetching = Being fetched
messages-notHere = not fetched
messages-backToInbox = Messages
messages-saveThread = Save as PDF
messages-printThread = Print
messages-threadTools = The conversation
messages-marked = “{ $text }” is marked in the conversation.
messages-previewOf = { $sender }: { $text }
