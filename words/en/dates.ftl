### Dates, and what is said of days. The order of day and month is the language's own.

dates-months-1 = January
dates-months-2 = February
dates-months-3 = March
dates-months-4 = April
dates-months-5 = May
dates-months-6 = June
dates-months-7 = July
dates-months-8 = August
dates-months-9 = September
dates-months-10 = October
dates-months-11 = November
dates-months-12 = December

dates-today = today
dates-yesterday = yesterday
dates-tomorrow = tomorrow
dates-dayMonth = { $day }{ "\u00A0" }{ $month }
dates-firstDay = { $day }
dates-moment = { $day } at{ "\u00A0" }{ $time }
