### Numbers as the language writes them.

numbers-thousands = { $left }{ "\u00A0" }{ $right }
numbers-decimal = ,
numbers-amount = { $sign }{ $sum }{ "\u00A0" }kr
numbers-locale = nb
