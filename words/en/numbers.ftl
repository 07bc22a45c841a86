### Numbers as the language writes them.

numbers-thousands = { $left },{ $right }
numbers-decimal = .
numbers-amount = { $sign }NOK{ "\u00A0" }{ $sum }
numbers-locale = en-GB
