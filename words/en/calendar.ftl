### The due date of an invoice in a calendar.

calendar-due = Due
calendar-number = Invoice number
calendar-amount = To pay
calendar-account = Account
calendar-fileName = Due date of invoice
