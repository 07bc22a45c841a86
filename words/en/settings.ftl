### Settings and sign-out.

settings-title = Settings
settings-language = Language
settings-languageSystem = Same as the computer
settings-theme = Colours
settings-themes-system = Same as the computer
settings-themes-light = Light
settings-themes-dark = Dark
settings-zoom = Size
settings-zoomLabel = Text and everything else in the window
settings-zoomHelp = Can also be changed with { $larger }, { $smaller } and { $usual }, and with the wheel while Ctrl is held down.
settings-zoomIs = Size: { $size }%
settings-offline = Documents on this computer
settings-offlineHelp = Messages are always on this computer. Here you choose for files.
settings-keep-everything = All
settings-keep-on_request = Only those I fetch myself
settings-keepMonths = { $count ->
        [one] The last month
       *[other] The last { $count } months
    }
settings-keepTexts-everything = Everything can be read offline.
settings-keepTexts-months = Newer files are fetched automatically, older ones when you ask.
settings-keepTexts-on_request = Takes the least space.
settings-months = Number of months
settings-kept = { $here } of { $all } is on this computer now.
settings-taken = Takes up { $size } on this computer.
settings-search = Search
settings-searchReady = { $rows } messages, documents and other details can be found by searching.
settings-searchIndexing = { $rows } more are being prepared for search now.
settings-searchHelp = The app checks the search every time it starts. If you cannot find something that should be there, the app can go through everything again. Nothing else is changed.
settings-searchRebuild = Prepare everything for search again
settings-searchRebuilding = Everything is being prepared for search again
settings-everything = Save a copy of everything
settings-everythingText = The copy has everything the app knows about you: messages, documents, invoices, certificates and details. You can open it in a browser, and the files in it are unchanged.
settings-everythingPlain = The copy is not encrypted. Keep it where only you can reach it.
settings-everythingMissing = { $count ->
        [one] { $count } file ({ $size }) is not on this computer and will not be included.
       *[other] { $count } files ({ $size }) are not on this computer and will not be included.
    }
settings-everythingFetch = Fetch them first
settings-everythingFolder = Save as a folder
settings-everythingZip = Save as a zip file
settings-everythingSteps-records = Writing details
settings-everythingSteps-files = Writing documents and attachments
settings-everythingSteps-threads = Writing messages
settings-everythingSteps-checking = Checking what was written
settings-everythingProgress = { $step }: { $done } of { $total }
settings-everythingCancel = Cancel
settings-everythingCancelled = Nothing was saved
settings-everythingDone = “{ $name }” has been saved and checked
settings-everythingCounts = { $messages } messages in { $threads } conversations, { $files } files, { $size } in total.
settings-everythingLeft = { $count ->
        [one] { $count } file that is not on this computer is only named.
       *[other] { $count } files that are not on this computer are only named.
    }
settings-updates = Updates
settings-updatesYours = You have version { $version }.
settings-updatesOff = The app does not look for new versions itself. They come from the person who installed it, such as the IT department.
settings-updatesLook = Check for a new version
settings-updatesNewest = You have the newest version ({ $version }).
settings-updatesFound = Version { $version } is ready
settings-updatesFrom = It came out on { $date }. You have version { $mine }.
settings-updatesNotes = New in this version
settings-updatesConsent = Nothing is installed until you agree. Before that, the app checks that the update is signed by those who make the app.
settings-updatesInstall = Download and install
settings-updatesFetching = The update is being downloaded
settings-updatesComing = { $done } of { $of } downloaded
settings-updatesInstalled = Version { $version } is installed.
settings-updatesNextStart = It will be used the next time the app starts.
settings-updatesRestart = Restart now
settings-lock = App lock
settings-lockOff = With a PIN nobody else can open the app on this computer, not even while the computer is unlocked. You write the PIN when the app opens and after a pause.
settings-lockOn = The app opens with the PIN and this computer together.
settings-lockPassphrase = The app opens with your password, and can be locked when you leave the computer.
settings-lockImpossible = Nothing is stored on this computer, so there is nothing to lock. Close the app when you leave.
settings-lockForms = Messages that you are writing are saved as drafts before the app is locked. Other forms that are not saved are lost.
settings-lockSet = Turn on the app lock
settings-lockChange = Change the PIN
settings-lockRemove = Turn off the app lock
settings-lockNow = Lock now
settings-lockAfter = Lock when the app has not been used for
settings-lockNever = Never
settings-lockMinutes = { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
settings-lockIsOn = The app lock is on
settings-lockIsOff = The app lock is off
settings-pinCurrent = Your present PIN
settings-pinNew = New PIN
settings-pinAgain = Repeat the PIN
settings-pinHelp = At least 6 characters. Letters may be used. If you forget it, you have to sign in again.
settings-pinDiffers = The two PINs are not the same.
settings-setup = Setup
settings-setupServer = The union’s address
settings-setupFrom-managed = managed by your employer or union
settings-setupFrom-given = came with the app
settings-setupFrom-member = written by you
settings-setupManaged = { $byGiven ->
        [yes] This is managed by { $by } and cannot be changed here:
       *[no] This is managed by your employer or union and cannot be changed here:
    }
settings-setupNone = Nothing is managed by your employer or union.
settings-setupNames-server = The union’s address
settings-setupNames-issuer = Sign-in
settings-setupNames-client_id = Client id
settings-setupNames-proxy = Proxy
settings-setupNames-ca_file = Certificates
settings-setupNames-updates = Look for updates
settings-setupNames-storage = Storage on the computer
settings-setupValues-on = On
settings-setupValues-off = Off
settings-setupValues-disk = Encrypted on the disk
settings-setupValues-memory = Nothing is stored
settings-setupValues-direct = None
settings-saved = The setting has been saved
settings-signOut = Sign out
settings-signOutText = When you sign out, everything is deleted from the computer: what has been fetched, drafts, settings and the key.
settings-signOutTitle = Sign out and delete everything?
settings-signOutLoses = This will be deleted from the computer:
settings-signOutLost-1 = all messages, documents and other details that have been fetched
settings-signOutLost-2 = drafts that have not been sent
settings-signOutLost-3 = the settings and the key
settings-signOutAgain = What the union has is still there. If you sign in again, it will be fetched again.
settings-signOutUnsentTitle = Something has not been sent
settings-signOutUnsent = { $count ->
        [one] One thing you have done has not been sent yet. If you sign out now, it will be lost for good:
       *[other] { $count } things you have done have not been sent yet. If you sign out now, they will be lost for good:
    }
settings-signOutLoseUnsent = Sign out and lose what is unsent
settings-signOutGo = Sign out and delete
settings-stay = Stay signed in
settings-signedOut = You are signed out, and everything has been deleted from the computer
settings-storedEncrypted = Everything on this computer is encrypted. The key is where the computer keeps passwords.
settings-storedMemory = Nothing is kept on this computer.
