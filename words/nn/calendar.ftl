### The due date of an invoice in a calendar.

calendar-due = Forfall
calendar-number = Fakturanummer
calendar-amount = Å betale
calendar-account = Kontonummer
calendar-fileName = Forfall faktura
