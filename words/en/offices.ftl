### Elected offices and member lists.

offices-title = Union roles
offices-mine = My union roles
offices-all = All union roles
offices-empty = No union roles are registered
offices-active = Current
offices-ended = Ended
offices-period = { $toGiven ->
        [yes] { $from } – { $to }
       *[no] from { $from }
    }
offices-missing = Is a role missing?
offices-missingText = Tell the leader of your local branch or the union office. If the role gives access to a member list, you get it when the role is registered.
offices-missingUnit = Write to the local branch
offices-missingOffice = Write to the union office
offices-missingSubject = Union role missing from the register
offices-missingBody =
    Hello!

    I have a union role that is not registered:

    Role:{ " " }
    Local branch:{ " " }
    From date:{ " " }

    Kind regards{ "\u000A" }
offices-memberList = Member list
offices-openList = Member list for { $unit }
offices-members = { $count ->
        [one] { $count } member
       *[other] { $count } members
    }
offices-listExpires = The member list will be deleted from this computer on { $date } unless the app has synced before then.
offices-listConfirmed = Last confirmed { $when }.
offices-noList = You no longer have access to this list.
offices-noListText = The role that gave access has ended, and the list has been deleted from this computer.
offices-declarationTitle = Declaration of confidentiality
offices-declarationLead = You must accept the declaration before you can open the list.
offices-declarationAccept = I accept the declaration
offices-declarationVersion = Version { $version }
offices-search = Search in the list
offices-workplace = Workplace
offices-place = Place
offices-allWorkplaces = All workplaces
offices-allPlaces = All places
offices-found = { $count ->
        [0] No matches
        [one] { $count } member matches
       *[other] { $count } members match
    }
offices-noMembers = No members
offices-columns-name = Name
offices-columns-member_number = Member number
offices-columns-position = Position
offices-columns-workplace = Workplace
offices-columns-place = Place
offices-columns-since = Member since
offices-contact = Contact
offices-sortBy = Sort by { $column }
offices-sorted =
    Sorted by { $column }, { $descending ->
        [yes] descending
       *[no] ascending
    }
offices-caption = Members of { $unit }
offices-export = Save or print
offices-exportTitle = Save or print the member list
offices-exportText = The copy contains { $count } members. The purpose, your name and the time are written at the end of it, and the union is told that you have made a copy.
offices-format = Format
offices-formats-xlsx = Spreadsheet (XLSX)
offices-formats-csv = Text file (CSV)
offices-formats-print = Printout
offices-purpose = Purpose
offices-purposeHelp = For example “Notice of the annual meeting”.
offices-purposeMissing = Write what you will use the list for.
offices-exportGo-xlsx = Save the list
offices-exportGo-csv = Save the list
offices-exportGo-print = Print the list
offices-exported = The list has been sent to the printer
offices-plainWarning = The file is not encrypted. Delete it when you are done with it.
