### The first start, the key store, sign-in and the first sync.

start-heading = Welcome to Min side
start-lead = Your whole membership in one place: messages, documents, invoices, courses and certificates, employment, union roles and recruiting. Everything can be read offline.
start-holdsHeading = What the app keeps, and where
start-holds-1 = Your details are fetched from the union and kept encrypted on this computer.
start-holds-2 = The key is where the computer keeps passwords. Nobody can read the content without it.
start-holds-3 = When you sign out, everything is deleted from the computer.
start-employerHeading = Does this computer belong to your employer?
start-employer = Then your employer can see that the app is installed, and therefore that you are a member. The content is encrypted. You can also choose to keep nothing on the computer.
start-signIn = Sign in
start-signInMemory = Sign in and keep nothing
start-signInHint = Sign-in opens in your browser.
start-memoryHint = If nothing is kept, everything is fetched again each time, and nothing can be read offline.
start-signingIn = Complete the sign-in in your browser
start-signingInText = We have opened your browser. When you are done there, the app will continue. If you cannot see the browser, or have closed it, you can open it again.
start-reopen = Open the browser again
start-reopening = Opening the browser again
start-cancelSignIn = Cancel the sign-in
start-opening = Opening Min side
start-openingText = Getting the key to the content.
start-lockedHeading = The computer’s password store is locked
start-lockedText = Your content is encrypted, and the key is where the computer keeps passwords. That store is locked or does not answer. Unlock it and try again. Nothing is lost.
start-retry = Try again
start-noStoreHeading = Choose how to lock the content
start-noStoreText = The content is always encrypted. This computer has no safe place for passwords, which is where the key is usually kept. Choose what you want:
start-usePassphrase = Use a password
start-usePassphraseText = You type it each time the app is opened. If you forget it, everything must be fetched again, and what has not been sent is lost.
start-useMemory = Keep nothing on the computer
start-useMemoryText = Everything is fetched again each time. When you close the app, everything is gone.
start-retryStore = Look again for a safe place for passwords
start-passphraseHeading = Type the password
start-passphraseText = The content on this computer is locked with the password you chose.
start-passphrase = Password
start-passphraseAgain = Repeat the password
start-passphraseShow = Show what is typed
start-passphraseHelp = At least 15 characters. A sentence you remember is better than a word with digits after it.
start-passphraseShort = The password must have at least 15 characters.
start-passphraseDiffers = The two passwords are not the same.
start-passphraseEmpty = Type the password.
start-unlock = Unlock
start-forgotten = I have forgotten the password
start-forgottenTitle = Start again without the password?
start-forgottenText = What is on this computer cannot be read without the password. What came from the union is fetched again when you sign in. What you had written and not sent is set aside in a file that only the password can open.
start-forgottenGo = Start again
start-keyLostHeading = The content cannot be read
start-keyLostText = The key that the content is encrypted with no longer exists. What was fetched from the union is fetched again. What you had written without sending is set aside in a file when you start again, but cannot be read without the key.
start-damagedText = The file with what you have written yourself is damaged and cannot be read. When you start again, it is set aside, and what was fetched from the union is fetched again.
start-notOpenedHeading = The content cannot be opened now
start-notOpenedText = Nothing has been deleted or changed. Try again when this has been sorted out.
start-keyLostGo = Start again
start-otherHeading = Someone else has their content on this computer
start-otherText = You signed in as someone other than the person who uses the app here. That is why nothing is shown. You can sign the other person out, or sign in and keep nothing. If the content is yours, sign in again as yourself.
start-otherUnsent = { $count ->
        [0] The other person has nothing waiting to be sent.
       *[other] The other person has something that has not been sent ({ $count }). If they are signed out, it is lost.
    }
start-otherSignOut = Sign the other person out
start-otherTitle = Sign the other person out?
start-otherLoses = { $count ->
        [0] Everything the other person has on this computer will be deleted. What was fetched from the union can be fetched again.
       *[other] Everything the other person has on this computer will be deleted. What has not been sent ({ $count }) will be lost. What was fetched from the union can be fetched again.
    }
start-serverHeading = Where do you sign in?
start-serverText = The app does not know which union you belong to. Write the address that the union has given you.
start-server = Your union’s address
start-serverHelp = For example minside.forbund.no
start-serverGo = Continue
start-serverAt = { $unionGiven ->
        [yes] You sign in at { $union } ({ $host }).
       *[no] You sign in at { $host }.
    }
start-serverChange = Change address
start-managedHeading = The setup cannot be read
start-managedText = Your employer or union has set up the app on this computer, but the file with the setup has an error. Start the app again when it has been corrected.
start-pinHeading = Min side is locked
start-pinText = Write your PIN to open it.
start-pin = PIN
start-pinEmpty = Write the PIN.
start-pinForgotten = I have forgotten the PIN
start-pinForgottenTitle = Start again without the PIN?
start-pinForgottenText = You sign in again, and what came from the union is fetched again. What you had written and not sent is set aside in a file that only the PIN and this computer can open together.
start-language = Language
