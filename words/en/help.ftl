### Help and about.

help-title = Help
help-lead = How to use each part of the app. The help is on your computer and can be read offline.
help-search = Search the help
help-contents = Topics
help-found = { $count ->
        [one] { $count } topic
       *[other] { $count } topics
    }
help-none = No topics about “{ $text }”. Try another word, or write to the union office.
help-goTo = Go to { $part }
help-onThis = Help with this
help-steps = How to do it
help-keyboard = Keyboard
help-keyboardShow = Show the keyboard shortcuts
help-contact = Someone to ask
help-contactText = The union office answers questions about your membership. Write a message, it is secure. If it is urgent, call.
help-contactWrite = Write to the union office
help-contactPhone = Phone
help-contactEmail = E-mail
help-contactEmailNote = Do not send sensitive information by e-mail.
help-contactWork = If it is about your workplace, you can ask a representative.
help-contactRepresentatives = Find representatives
help-diagnostics = Troubleshooting
help-diagnosticsText = If something does not work as it should, you can make a file that shows how the app is doing, and send it to whoever helps you. It holds no names, messages or other personal data.
help-diagnosticsShow = Show the log and the file
help-diagnosticsShown = This is all that will be saved. Read through it before you send it to anyone.
help-diagnosticsFacts = State
help-diagnosticsLog = Log
help-diagnosticsNoLog = There is no log on this computer.
help-diagnosticsSave = Save the file
help-diagnosticsHide = Hide
help-diagnosticsSaved = “{ $name }” has been saved
help-about = About the app
help-version = Version
help-union = Union
help-licence = Licence
help-licenceText = Free software: Apache 2.0 or MIT. Built with Designsystemet (MIT), Inter (OFL), PDF.js (Apache 2.0), Svelte (MIT) and Tauri (MIT and Apache 2.0).
help-privacy = Privacy
help-privacyText = Membership of a trade union is special category personal data. Everything kept on the computer is encrypted. The app talks only to the union’s server and the sign-in, and has no tracking.
help-accessibility = Accessibility
help-accessibilityText = The app is meant to be usable by everyone, with keyboard, screen reader, large text and high contrast. If you meet a barrier, tell the union office.
