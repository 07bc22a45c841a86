### One sentence for each reason a field may be refused for.

fields-codes-required = This field must be filled in.
fields-codes-too_long = The text is too long.
fields-codes-too_short = This is too short.
fields-codes-bad_characters = There are characters here that cannot be used. Type the text again.
fields-codes-bad_email = This is not an e-mail address. Write it as name@example.com.
fields-codes-bad_phone = This is not a phone number. Write eight digits, or begin with + and the country code.
fields-codes-bad_postal_code = A postal code has four digits.
fields-codes-bad_check_digit = The number is mistyped: its check digit does not match.
fields-codes-bad_number = Write a whole number.
fields-codes-out_of_range = The number is too small or too large.
fields-codes-choice_of_empty = You have chosen an empty field. Choose the one that is filled in.
fields-codes-choice_missing = Both fields are filled in. Choose which one to use.
fields-codes-choice_forced = Only one of the fields is filled in, so you must choose that one.
fields-codes-not_permitted = This cannot be chosen here.
fields-codes-unknown = This does not exist. Choose from the suggestions.
fields-codes-closed = This has been closed down and cannot be chosen.
fields-codes-not_of_virksomhet = The workplace does not belong to the employer you have chosen.
fields-codes-file_too_large = The file is too large.
fields-codes-file_type = Files of this type cannot be sent.
fields-codes-too_many_files = There are too many files.
fields-codes-deadline_passed = The deadline has passed.
fields-codes-not_enough_points = You do not have enough points for this.
fields-codes-read_only = This cannot be changed here.
fields-codes-other = This was not accepted.
fields-emptyFile = The file is empty.
fields-ofFile = “{ $name }”: { $sentence }
fields-summary = { $count ->
        [one] One field must be corrected before it can be saved.
       *[other] { $count } fields must be corrected before it can be saved.
    }
