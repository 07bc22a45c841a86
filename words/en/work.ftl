### Employments and the change dialog.

work-title = Employment
work-mine = My employment
work-all = All employment
work-lead = The employment that the union has registered. Usually only one is current.
work-empty = No employment is registered
work-emptyText = Press “New employment” to tell the union where you work.
work-active = Current
work-ended = Ended
work-period = { $toGiven ->
        [yes] { $from } – { $to }
       *[no] from { $from }
    }
work-percent = { $percent }{ "\u00A0" }per cent
work-position = Position
work-share = Percentage of full time
work-employeeNumber = Employee number
work-payroll = Deduction from pay
work-payrollYes = Dues are deducted from pay
work-payrollNo = Dues are not deducted from pay
work-workplace = Workplace
work-employer = Employer
work-duration = Period
work-change = Change
work-add = New employment
work-dialogTitle = Change of employment
work-dialogNew = New employment
work-why = It is important that we know where you work. Your employer determines how dues are deducted from your pay, and your workplace matters for strikes, pay negotiations and organising.
work-datesWhy = Registered period: { $dates }. Start and end dates are set in periods, for technical reasons and because of the union’s rules. They cannot be changed here, and you do not need to tell us if they are inaccurate.
work-employerHelp = Type some letters of the name or the organisation number, and choose from the suggestions.
work-employerNone = No employer matches. Try fewer letters.
work-employerChosen = { $name } is chosen. Now you can choose a workplace.
work-workplaceHelp = Choose one of the employer’s workplaces.
work-workplaceNone = No workplace matches.
work-closed = closed down
work-workplaces = { $count ->
        [one] { $count } workplace
       *[other] { $count } workplaces
    }
work-under = under { $name }
work-shareHelp = A whole number from 1 to 100.
work-payrollLabel = Deduct dues from my pay
work-saved = The change is saved and will be sent straight away
work-savedOffline = The change is saved and will be sent when you are online again
work-waiting = Waiting for the union office to handle the change
work-waitingSince = Submitted { $date }
work-refused = The union office has refused the change
work-refusedWhy = Reason: { $reason }
work-approved = The change that you submitted on { $date } has been approved.
work-newValue = Will change to: { $what }
