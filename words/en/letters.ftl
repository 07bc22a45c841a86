### What is printed: e-mails, invoices and conversations, set as letters.

letters-from = From
letters-to = To
letters-copy = Copy to
letters-date = Date
letters-files = Attachments to the e-mail
letters-invoice = Invoice
letters-credit = Credit note
letters-number = Invoice number
letters-issued = Issued
letters-due = Due
letters-account = Account
letters-what = What
letters-quantity = Quantity
letters-amount = Amount
letters-toPay = To pay
letters-toReceive = Due to you
letters-payee = Payable to
letters-creditOf = For invoice
letters-reference = Reference
letters-vat = VAT
letters-allowance = Discount
letters-charge = Charge
letters-prepaid = Already paid
letters-rounding = Rounding
letters-waits = Not sent yet
letters-messageFiles = Attachments:
