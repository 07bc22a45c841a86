### The frame around every screen: navigation, status line, states of lists, the outbox.

shell-skip = Skip to content
shell-navigation = Main menu
shell-menu = Menu
shell-closeMenu = Close the menu
shell-searchEverything = Search everything
shell-nav-overview = Overview
shell-nav-messages = Messages
shell-nav-papers = Documents
shell-nav-courses = Courses
shell-nav-work = Work
shell-nav-representatives = Representatives
shell-nav-offices = Union roles
shell-nav-recruiting = Recruiting
shell-nav-settings = Settings
shell-nav-help = Help
shell-unreadThreads = { $count ->
        [one] { $count } unread conversation
       *[other] { $count } unread conversations
    }
shell-status = Status
shell-online = Online
shell-offline = Offline
shell-unknown = Connecting
shell-portal = The network requires sign-in
shell-portalText = The network you are connected to answers in the union’s place. Open your browser and sign in to the network there, as in hotels, on trains and in cafés. Then press Sync now. If this is a network at work, ask your IT department. What you have done is kept.
shell-contract-app_too_old = The app is too old to send to the union. Update the app. You can read what is here, and what you write is kept.
shell-contract-server_too_old = The union’s system is older than the app. You can read what is here. What you write is kept and will be sent once the union has updated.
shell-unreadable = { $count ->
        [one] { $count } item can be shown once the app is updated
       *[other] { $count } items can be shown once the app is updated
    }
shell-synced = Synced { $when }
shell-neverSynced = Not synced yet
shell-syncNow = Sync now
shell-syncing = Syncing
shell-syncStep = { $totalGiven ->
        [yes] Fetching { $what }: { $done } of { $total }
       *[no] Fetching { $what }
    }
shell-pending = { $count ->
        [one] { $count } waiting to be sent
       *[other] { $count } waiting to be sent
    }
shell-heldUp = { $count ->
        [one] { $count } is held up: see why
       *[other] { $count } are held up: see why
    }
shell-attention = { $count ->
        [one] { $count } item needs your attention
       *[other] { $count } items need your attention
    }
shell-steps-union = information about the union
shell-steps-profile = personal details
shell-steps-membership = membership details
shell-steps-recipients = recipients
shell-steps-representatives = representatives
shell-steps-threads = conversations
shell-steps-messages = messages
shell-steps-employments = employment
shell-steps-offices = union roles
shell-steps-enrolments = course applications
shell-steps-kursbevis = course certificates
shell-steps-issuer_keys = certificate keys
shell-steps-documents = documents
shell-steps-invoices = invoices
shell-steps-recruitments = recruited members
shell-steps-points = recruiting points
shell-steps-orders = orders
shell-steps-rewards = rewards
shell-steps-courses = the course catalogue
shell-steps-list_members = member lists
shell-steps-virksomheter = employers
shell-steps-arbeidssteder = workplaces
shell-steps-downloads = files
shell-steps-indexing = what is needed for search
shell-anything = information
shell-indexing = Preparing search: { $done } of { $total }
shell-signInExpired = Your sign-in has expired. Everything that has been fetched can be read. Sign in again to fetch more and to send.
shell-signInAgain = Sign in again
shell-demoText = Demonstration: all people and details are invented.
shell-memoryOnly = Nothing is kept on this computer. When you close the app, everything is gone.
shell-notices-cache_rebuilt = The stored content was damaged and is being fetched again. What you have written yourself is not affected.
shell-notices-cache_newer = The stored content is from a newer version and is being fetched again. What you have written yourself is not affected.
shell-notices-local_set_aside = What you had written here could not be read with the key that exists. The file has been set aside and kept. It may contain drafts and messages that were not sent.
shell-notices-local_missing = What you had written here was no longer there when the app was opened. Drafts and messages that were not sent are gone. What was fetched from the union is not affected.
shell-notices-local_damaged = Some of what you wrote last may be lost. The file it was written to had been changed. Look through your drafts and what is waiting to be sent.
shell-notices-list_expired = A member list has been deleted from this computer because your access was not confirmed in time. It will come back when your access is confirmed.
shell-notices-list_purged = A member list has been deleted from this computer because you no longer have the role that gives access.
shell-updateReady = Version { $version } of the app is ready.
shell-updateSee = See what is new
shell-noticeOther = Something unexpected happened when the app was opened. The content is being fetched again.
shell-states-first = Fetching for the first time
shell-states-firstText = This will appear as soon as it has been fetched.
shell-states-notSynced = Not fetched yet
shell-states-notSyncedOffline = This has not been fetched yet, and you are offline. It will come when you are online again.
shell-states-offlineSince = Offline. This is what was fetched { $when }.
shell-states-error = This could not be shown
shell-outbox-pending = Waiting to be sent
shell-outbox-sending = Being sent now
shell-outbox-heldUp = Not sent yet
shell-outbox-heldUpText = The app will try again. Until then you can change it or take it back.
shell-outbox-unconfirmed = Not confirmed yet
shell-outbox-unconfirmedText = It may have arrived. The app keeps asking until it has an answer, and it will not be done twice.
shell-outbox-done = Sent
shell-outbox-refused = Not accepted
shell-outbox-notWithdrawn = The application was not withdrawn
shell-outbox-conflict = Also changed by someone else
shell-outbox-withdraw = Withdraw
shell-outbox-undo = Undo
shell-outbox-withdrawn = The change has been withdrawn
shell-outbox-backToDraft = The message has been withdrawn and is a draft again
shell-outbox-retry = Send again
shell-outbox-discard = Discard
shell-outbox-dismiss = Remove this notice
shell-outbox-writeOffice = Write to the union office
shell-outbox-resolve = Choose which to keep
shell-outbox-waits = Waiting to be sent
shell-outbox-needs = Needs your attention
shell-outbox-both = Waiting, and something needs your attention
shell-outbox-empty = Nothing is waiting. Everything you have done has been sent.
shell-outbox-later = It will be sent automatically when you are online again.
shell-outbox-kinds-send_message = Message
shell-outbox-kinds-mark_read = Marked as read
shell-outbox-kinds-edit_profile = Change of personal details
shell-outbox-kinds-edit_membership = Change of membership details
shell-outbox-kinds-change_employment = Change of employment
shell-outbox-kinds-withdraw_application = Withdrawal of a course application
shell-outbox-kinds-order_reward = Order of a reward
shell-outbox-kinds-accept_declaration = Declaration of confidentiality
shell-outbox-kinds-record_export = Notice to the union that a member list has been copied
shell-outbox-since = since { $when }
shell-outbox-kept = What you wrote has been kept.
shell-conflict-title = Two changes in the same place
shell-conflict-text = Someone else has changed the same thing as you. Choose which to keep. Nothing is overwritten until you have chosen.
shell-conflict-field = Detail
shell-conflict-mine = Your change
shell-conflict-theirs = The other change
shell-conflict-chosen = Keep this one
shell-conflict-notChosen = Not chosen yet
shell-conflict-useMine = Use mine
shell-conflict-useTheirs = Use the other
shell-conflict-byMember = made by you on another computer { $when }
shell-conflict-byOffice = made by the union office { $when }
shell-conflict-empty = (empty)
shell-conflict-save = Save the choices
shell-conflict-missing = Choose one for each detail.
shell-conflict-saved = The choices have been saved
shell-keyboard-title = Keyboard shortcuts
shell-keyboard-text = Everything in the app can also be reached with Tab, Enter and the arrow keys.
shell-keyboard-search = Search everything
shell-keyboard-newMessage = Write a new message
shell-keyboard-sync = Sync now
shell-keyboard-lock = Lock the app, when the app lock is on
shell-keyboard-sections = Go to a part of the app
shell-keyboard-find = Search in the list or document that is open
shell-keyboard-zoom = Larger, smaller and normal size
shell-keyboard-close = Close the window; asks before anything is discarded
shell-keyboard-print = Print what is open
shell-keyboard-save = Save or send the form
shell-keyboard-escape = Close the dialog (the app asks before anything is discarded)
shell-keyboard-arrows = Move between the rows of a list
shell-keyboard-open = Open the row
shell-keyboard-help = Help with what is on the screen
shell-keyboard-map = Show the keyboard shortcuts
shell-keyboard-key = Key
shell-keyboard-does = What it does
