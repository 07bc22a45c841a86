### Numbers as the language writes them.

# Thousands beside each other. $left (String), $right (String)
numbers-thousands = { $left }{ "\u00A0" }{ $right }
# Between a number and its decimals.
numbers-decimal = ,
# A sum of money. $sign (String), $sum (String)
numbers-amount = { $sign }{ $sum }{ "\u00A0" }kr
# The locale whose lists («a, b og c») are the language's.
numbers-locale = nb
