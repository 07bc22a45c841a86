### Search over everything.

search-title = Search everything
search-label = Search messages, documents, invoices, courses and more
search-kinds-message = Message
search-kinds-document = Document
search-kinds-invoice = Invoice
search-kinds-course = Course
search-kinds-course_offer = Course you can apply for
search-kinds-kursbevis = Certificate
search-kinds-employment = Employment
search-kinds-representative = Representative
search-kinds-office = Union role
search-kinds-list_member = Member list
search-kinds-recipient = Recipient
search-filterKind = Type
search-filterPeriod = Period
search-filterWith = With or from
search-anyone = Anyone
search-inFile = In the attachment { $name }:
search-periods-any = Any time
search-periods-month = The last month
search-periods-year = The last year
search-groups-all = Everything
search-groups-messages = Messages
search-groups-papers = Documents and invoices
search-groups-courses = Courses and certificates
search-groups-people = Work and people
search-hint = Type something you remember: a word, a name, a number. "A whole phrase" in quotes, -word to leave it out, OR between two words for either.
search-didYouMean = Did you mean:
search-ignored = Without meaning in this search: { $signs }
search-none = No results for “{ $text }”
search-noneText = Try another word or fewer words.
search-hits = { $more ->
        [yes] Showing { $count } results, newest first. There are more.
       *[no] { $count ->
            [one] { $count } result
           *[other] { $count } results
        }
    }
search-results = Results
search-help = Help
search-inHelp = { $count ->
        [one] { $count } help topic
       *[other] { $count } help topics
    }
search-notCovered-title = Not included in the search:
search-notCovered-notDownloaded = { $count ->
        [one] { $count } file that is not on this computer ({ $size })
       *[other] { $count } files that are not on this computer ({ $size })
    }
search-notCovered-withoutText = { $count ->
        [one] { $count } file without text
       *[other] { $count } files without text
    }
search-notCovered-unreadable = { $count ->
        [one] { $count } file that cannot be read
       *[other] { $count } files that cannot be read
    }
search-notCovered-indexing = { $count ->
        [one] { $count } that has not been prepared for search yet
       *[other] { $count } that have not been prepared for search yet
    }
search-notCovered-syncing = what has not been fetched yet
search-notCovered-fetch = { $count ->
        [one] Fetch the file
       *[other] Fetch all { $count }
    }
search-notCovered-fetching = { $count ->
        [one] { $count } file is being fetched
       *[other] { $count } files are being fetched
    }
search-notCovered-fetchOffline = They can be fetched when you are online again.
search-notCovered-choose = Choose what is kept on this computer
