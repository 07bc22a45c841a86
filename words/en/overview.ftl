### The front page.

overview-hello = { $nameGiven ->
        [yes] Hello, { $name }
       *[no] Hello
    }
overview-waiting = Waiting for you
overview-nothingWaits = Nothing is waiting for you right now.
overview-attention-refused = { $count ->
        [one] Something you sent needs a look
       *[other] { $count } things you sent need a look
    }
overview-attention-unsent = { $count ->
        [one] Something you did has not been sent yet
       *[other] { $count } things you did have not been sent yet
    }
overview-attention-unreadIn = Unread message: { $subject }
overview-attention-overdue = { $title }: { $amount } was due on { $day }
overview-attention-due = { $title }: { $amount } is due on { $day }
overview-attention-deadline = { $course }: the last day to withdraw is { $day }
overview-attention-listExpires = The member list of { $unit } will be deleted from this computer after { $day } unless the app is online before then
overview-attention-approved = The change to your employment at { $workplace } has been approved
overview-attention-notApproved = The change to your employment at { $workplace } was not approved
overview-attention-certificate = Your certificate for { $course } is ready
overview-attention-left = { $days ->
        [0] today
        [one] tomorrow
       *[other] in { $days } days
    }
overview-firstSync = Fetching your details
overview-firstSyncWaits = Not everything has been fetched yet
overview-firstSyncText = You can start using the app while the rest arrives.
overview-firstSyncOffline = You are offline now. Fetching continues when you are online again, and what you do in the meantime is kept.
