### Dates, and what is said of days. The order of day and month is the language's own.

dates-months-1 = januar
dates-months-2 = februar
dates-months-3 = mars
dates-months-4 = april
dates-months-5 = mai
dates-months-6 = juni
dates-months-7 = juli
dates-months-8 = august
dates-months-9 = september
dates-months-10 = oktober
dates-months-11 = november
dates-months-12 = desember

dates-today = i dag
dates-yesterday = i går
dates-tomorrow = i morgon
dates-dayMonth = { $day }.{ "\u00A0" }{ $month }
dates-firstDay = { $day }.
dates-moment = { $day } kl.{ "\u00A0" }{ $time }
