### E-mails, invoices and documents; the viewer.

papers-title = E-mails, invoices and documents
papers-short = Documents
papers-mine = My e-mails, invoices and documents
papers-allPapers = All documents
papers-empty = No documents yet
papers-emptyText = E-mails, letters, invoices and other documents from the union appear here.
papers-emptyFilter = Nothing matches your filters
papers-filters = Filters
papers-kind = Type
papers-allKinds = All types
papers-kinds-email = E-mail
papers-kinds-letter = Letter
papers-kinds-document = Document
papers-kinds-invoice = Invoice
papers-text = Title or sender
papers-list = Documents
papers-remote = not fetched
papers-downloading = being fetched
papers-kept = { $here } of { $all } is on this computer.
papers-noneKept = No files are on this computer yet ({ $all } in total).
papers-keptSetting = Choose how much to keep on this computer
papers-fetchNamed = Fetch “{ $title }”
papers-saved = Saved as { $name }
papers-printed = Sent to the printer
papers-openedOutside = Opened in another program
papers-cancelled = Nothing was saved
papers-save = Save as
papers-print = Print
papers-outside = Open in another program
papers-pin = Always keep on this computer
papers-unpin = Stop keeping always
papers-pinned = Always kept on this computer
papers-plainTitle = The file will no longer be encrypted
papers-plainText = When you save the file, open it in another program or print it, an unencrypted copy also exists outside the app. That applies to this file only, and you are asked only once.
papers-plainGo = Continue
papers-notHere = The file is not on this computer
papers-notHereText = Fetch it, and you can read it offline too.
papers-notHereOffline = The file has not been fetched, and you are offline. You can fetch it when you are online again.
papers-fetching = The file is being fetched
papers-fetchNow = Fetch the file
papers-cannotShow = This file cannot be shown here
papers-cannotShowText =
    The file type is { $typeGiven ->
        [yes] { $type }
       *[no] unknown
    }. You can save it and open it in another program.
papers-broken = The file could not be opened
papers-brokenText = The file seems to be damaged, or is not of the type its name says. You can save it and try another program.
papers-downloadsTitle = Nothing was saved
papers-downloadsText = You closed the window, or the computer could not show it. The file can be put in your downloads folder instead.
papers-toDownloads = Put in Downloads
papers-viewer-pages = Page { $page } of { $pages }
papers-viewer-page = Page
papers-viewer-previous = Previous page
papers-viewer-next = Next page
papers-viewer-zoomIn = Larger
papers-viewer-zoomOut = Smaller
papers-viewer-fitWidth = Fit the width
papers-viewer-zoom = { $percent }%
papers-viewer-find = Search in the document
papers-viewer-findNext = Next match
papers-viewer-findPrevious = Previous match
papers-viewer-hits = { $hits ->
        [0] No matches
       *[other] Match { $hit } of { $hits }
    }
papers-viewer-searching = Searching …
papers-viewer-noText = This page is a picture without text. It cannot be read aloud or searched.
papers-viewer-toolbar = View
papers-viewer-document = The content of { $title }
papers-viewer-pageLabel = Page { $page }
papers-viewer-imageOf = Picture: { $title }
papers-viewer-pictureNot = The picture is not shown
papers-viewer-textUnread = The text of this page could not be read.
papers-viewer-pageEmpty = This page is empty, or what is on it could not be read.
papers-viewer-pageBroken = This page could not be drawn.
papers-viewer-locked = The document is locked with a password
papers-viewer-lockedText = Enter the password that the sender gave you. It is not stored.
papers-viewer-password = Password
papers-viewer-passwordWrong = The password is not right. Try again.
papers-viewer-unlock = Unlock
papers-email-from = From
papers-email-to = To
papers-email-cc = Copy to
papers-email-date = Date
papers-email-blocked = { $count ->
        [one] { $count } picture or other content from outside has not been fetched, so the sender cannot see that you have read the e-mail.
       *[other] { $count } pictures or other content from outside have not been fetched, so the sender cannot see that you have read the e-mail.
    }
papers-email-notes-raw = This could not be read as an e-mail. Its content is shown as it arrived.
papers-email-notes-damaged = The e-mail is damaged or incomplete. What could be read is shown.
papers-email-notes-smime = The e-mail is encrypted (S/MIME). Save it and open it in the e-mail program where you have the key.
papers-email-notes-smime_signed = The content is in a signed package (S/MIME) that cannot be shown here. Save the e-mail and open it in an e-mail program.
papers-email-notes-pgp = The e-mail is encrypted (PGP). Save it and open it in the e-mail program where you have the key.
papers-email-notes-winmail = Attachments to the e-mail may be in the file winmail.dat, which only Outlook can read. Ask the sender to send them again as ordinary attachments.
papers-email-notes-partial = This is one of several parts of an e-mail. The rest came in other e-mails.
papers-email-notes-external = Some of the content is elsewhere and has not been fetched.
papers-email-attachments = Attachments to the e-mail
papers-email-linkTitle = Open the link in the browser?
papers-email-linkText =
    The link goes to { $host }:
    { $url }
papers-email-cut = The e-mail is so large that only its beginning is shown. Save it to read the rest in another program.
papers-email-leftOut = { $count ->
        [one] { $count } more attachment is not shown. Save the e-mail to see it.
       *[other] { $count } more attachments are not shown. Save the e-mail to see them.
    }
papers-email-linkOpen = Open the link
papers-invoice-title = Invoice
papers-invoice-number = Invoice number
papers-invoice-amount = Amount
papers-invoice-due = Due date
papers-invoice-issued = Invoice date
papers-invoice-account = Account number
papers-invoice-kid = KID
papers-invoice-paidOn = Paid
papers-invoice-states-paid = Paid
papers-invoice-states-unpaid = Unpaid
papers-invoice-states-overdue = Overdue
papers-invoice-dueIn = { $days ->
        [0] due today
        [one] due tomorrow
       *[other] due in { $days } days
    }
papers-invoice-dueSince = { $days ->
        [one] due yesterday
       *[other] due { $days } days ago
    }
papers-invoice-copyAmount = the amount
papers-invoice-copyAccount = the account number
papers-invoice-copyKid = the KID
papers-invoice-copiedAmount = The amount was
papers-invoice-copiedAccount = The account number was
papers-invoice-copiedKid = The KID was
papers-invoice-kidWrong = The check digit of the KID does not match. Ask the union office before you pay.
papers-invoice-accountWrong = The check digit of the account number does not match. Ask the union office before you pay.
papers-invoice-open = Open the invoice
papers-invoice-credit = Credit note
papers-invoice-lines = Invoice lines
papers-invoice-linesLeftOut = { $count } more lines are not shown.
papers-invoice-calendar = Save the due date to your calendar
papers-invoice-calendarHelp = The file (.ics) opens in your calendar program and reminds you the day before.
papers-invoice-files = Files in the invoice
papers-invoice-note = Note from the sender
papers-invoice-vat = Value added tax
papers-invoice-toPay = To pay
papers-invoice-toReceive = Due to you
papers-invoice-payee = Payable to
papers-invoice-creditOf = For invoice
papers-invoice-reference = Reference
papers-invoice-ways = Ways to pay
papers-invoice-kinds-giro = Norwegian account
papers-invoice-kinds-international = IBAN
papers-invoice-kinds-other = Other payment
papers-invoice-kinds-card = Card
papers-invoice-sums-allowance = Discount
papers-invoice-sums-charge = Charge
papers-invoice-sums-prepaid = Already paid
papers-invoice-sums-rounding = Rounding
papers-invoice-terms = Terms of payment
papers-invoice-bic = BIC
papers-invoice-card = Card
papers-invoice-copyIban = the IBAN
papers-invoice-copyReference = the reference
papers-invoice-copiedReference = The reference was
papers-invoice-ibanWrong = The check digits of the IBAN do not match. Ask the sender before you pay.
papers-invoice-referenceWrong = The check digits of the reference do not match. Ask the sender before you pay.
papers-invoice-doesNotFollow = The amount does not match the lines of the invoice. Ask the sender before you pay.
papers-invoice-sumUnreadable = Cannot be read
papers-invoice-noFile = The invoice has no file.
papers-invoice-copyFailed = Could not copy. Select the text and copy it yourself.
