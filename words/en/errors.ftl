### One sentence for each error: what happened, what was kept and what to do.

errors-codes-offline = You are offline. What you have done is kept and will be sent when you are online again.
errors-codes-timeout = The union’s server did not answer in time. Nothing is lost, and the app will try again.
errors-codes-proxy = The network’s proxy did not let the app through. Check the proxy settings, or ask your IT department.
errors-codes-tls = It is not certain that it is the union that answers, so nothing was sent. Check that the computer’s clock is right, or ask your IT department.
errors-codes-portal = The network you are connected to answers in the union’s place. Open your browser, sign in to the network there, and try again. What you have done is kept.
errors-codes-blocked = Something on the network, such as a firewall or a proxy, did not let this through. The app will try again. If that does not help, try another network or ask your IT department.
errors-codes-interrupted = The connection was lost. What had arrived is kept, and the app will carry on where it stopped.
errors-codes-server = Something went wrong on the union’s server. Nothing is lost. Try again in a while.
errors-codes-bad_page = What the union’s server sent was not right and was not used. What you already have is untouched. The app will try again.
errors-codes-not_signed_in = You are not signed in. Sign in to continue.
errors-codes-sign_in_expired = Your sign-in has expired. What has been fetched can be read. Sign in again to fetch more.
errors-codes-sign_in_failed = The sign-in was not completed. Nothing has changed. Try again.
errors-codes-sign_in_cancelled = The sign-in was cancelled.
errors-codes-sign_in_timeout = The sign-in took too long and was stopped. Try again.
errors-codes-no_browser = The browser could not be opened. Check that the computer has a default browser, and try again.
errors-codes-other_member = You signed in as someone other than the person whose content is on this computer. Sign out first.
errors-codes-unsent =
    Something has not been sent yet ({ $countGiven ->
        [yes] { $count }
       *[no] ?
    }). If you sign out now, it is lost.
errors-codes-server_address = This is not an address. Write it as it stands in the letter or e-mail from the union, for example minside.forbund.no.
errors-codes-server_unknown = Something answered at this address, but not a server for Min side. Check the spelling, or ask the union.
errors-codes-issuer_refused = The server wants to send you to another sign-in than the one set up for this computer. Nothing was opened. Ask the union or the IT department.
errors-codes-managed_unreadable =
    The setup of this computer cannot be read{ $settingGiven ->
        [yes] { " " }({ $setting })
       *[no] { "" }
    }. Nothing has been opened or changed. Ask the union or the IT department about the file { $fileGiven ->
        [yes] { $file }
       *[no] managed.json
    }.
errors-codes-no_key_store = The computer has no safe place for the key. Choose a password, or choose to keep nothing.
errors-codes-key_store_locked = The computer’s password store is locked or does not answer. Unlock it and try again. Nothing is lost.
errors-codes-key_lost = The key to the content no longer exists. What came from the union will be fetched again.
errors-codes-no_randomness = The operating system did not give what the app needs to make a key. Restart the computer and try again.
errors-codes-wrong_key = The key is not the right one for this content.
errors-codes-wrong_passphrase = The password is not right. Try again.
errors-codes-passphrase_short = The password must have at least 15 characters.
errors-codes-pin_short =
    The PIN must have at least { $minGiven ->
        [yes] { $min }
       *[no] 6
    } characters.
errors-codes-pin_simple = That PIN is too easy to guess. Choose another one.
errors-codes-wrong_pin = The PIN is not right. Try again.
errors-codes-wait =
    Too many wrong tries. Wait { $minutesGiven ->
        [yes] { $minutes ->
            [one] { $minutes } minute
           *[other] { $minutes } minutes
        }
       *[no] { $seconds ->
            [one] { $seconds } second
           *[other] { $seconds } seconds
        }
    } and try again. Nothing is lost.
errors-codes-no_lock = The app cannot be locked here. Nothing has been changed.
errors-codes-locked = The app is locked. Write the PIN to open it.
errors-codes-damaged = Some of the content on the computer is damaged. What comes from the union is fetched again. Look through your drafts and what is waiting to be sent: some of it may stay here.
errors-codes-app_too_old = The app is too old to send to the union. Update the app. You can read what is here, and what you write is kept.
errors-codes-server_too_old = The union cannot take this from such a new version of the app yet. It will be sent once the union has updated its system.
errors-codes-newer_schema = The content on the computer was made by a newer version of the app. Install the newest version.
errors-codes-in_use = Another program is using the content. Close it and try again.
errors-codes-database = The content on the computer could not be read or written. Try again. If that does not help, restart the app.
errors-codes-not_open = The content is not open. Restart the app.
errors-codes-disk_full = The disk is full. Free up some space and try again. What was stored before is untouched.
errors-codes-no_permission = The app was not allowed to write there. Choose another place.
errors-codes-file_not_found = The file no longer exists.
errors-codes-file = The file could not be read or written. Try again, or choose another place.
errors-codes-bad_data = Some of the content could not be read. Sync again.
errors-codes-invalid = Something must be corrected before this can be saved. See the fields.
errors-codes-not_here = The file is not on the computer yet. Fetch it when you are online.
errors-codes-not_downloaded = The file is not on the computer yet. Fetch it when you are online.
errors-codes-already_sent = This has already been sent and cannot be withdrawn.
errors-codes-not_pending = This has already been sent and cannot be withdrawn.
errors-codes-no_printer = No printer has been set up on this computer.
errors-codes-print_failed = Printing failed. Check the printer, or save the file and print it from there.
errors-codes-open_failed = The computer has no program that opens this file. Save it instead.
errors-codes-no_dialog = The save dialog could not be opened. The file can be put in Downloads instead.
errors-codes-link_refused = The link cannot be opened from here.
errors-codes-declaration_needed = The declaration of confidentiality must be accepted before the list can be opened.
errors-codes-list_expired = The list has been deleted from this computer because your access was not confirmed in time. Sync to get it back.
errors-codes-unreadable = The content of the file cannot be shown. You can save it and open it in another program.
errors-codes-not_email = The file is not an e-mail that can be shown. You can save it and open it in another program.
errors-codes-not_text = The file is not text that can be shown. You can save it and open it in another program.
errors-codes-not_synced = What is needed for this has not been fetched yet. Wait until it has been, and try again.
errors-codes-choice_missing = Choose which version to keep for each detail.
errors-codes-no_server = The app does not know which server to use. Ask the union or your IT department about the setting.
errors-codes-insecure_server = The server’s address is not secure (https), so the app does not use it. Ask the union or your IT department.
errors-codes-wrong_version = The declaration has changed. Read the new text and accept it.
errors-codes-list_not_permitted = You do not have access to this member list.
errors-codes-file_too_large = { $nameGiven ->
        [yes] The file “{ $name }” is too large and was not attached.
       *[no] The file is too large.
    }
errors-codes-picture_too_large = The picture is too large to be shown. You can save it and open it in another program.
errors-codes-not_invoice = The file is not an invoice that can be shown. You can save it and open it in another program.
errors-codes-not_printable = The file cannot be printed from here. Save it and print it from a program that opens it.
errors-codes-no_downloads = The computer has no folder for downloads. Nothing was saved.
errors-codes-check_not_begun = The check could not start. The file has not been checked. Try again. If that does not help, restart the app.
errors-codes-kursbevis_failed = The certificate could not be made. Sync and try again. If that does not help, write to the union office.
errors-codes-export_failed = The copy could not be made. Nothing was written. Try again.
errors-codes-export_running = A copy is already being made. Wait until it is done, or cancel it.
errors-codes-export_cancelled = The copy was cancelled. Nothing was saved.
errors-codes-export_incomplete = The copy was not complete and has been removed again. What is in the app is untouched. Try again, perhaps in another place.
errors-codes-export_not_one = This is not a copy from Min side, or the file manifest.json is missing.
errors-codes-export_faulty =
    The copy does not match manifest.json ({ $countGiven ->
        [yes] { $count }
       *[no] ?
    } errors). Make a new one.

## Newer versions

errors-codes-update_unreachable = It was not possible to check for a new version, or to download it. The app is as before. Try again later.
errors-codes-update_not_trusted = The update is not signed by those who make the app, and was not installed. The app is as before. If it happens again, tell the union.
errors-codes-update_not_for_this_machine = The new version is not available for this kind of computer. The app is as before.
errors-codes-update_failed = The update could not be installed. The app is as before. Try again, or ask the person who installed the app.
errors-codes-folder_not_empty = The folder is not empty. Choose an empty folder.
errors-codes-bad_request = The union’s server did not understand what the app sent. The fault is ours. What you wrote is kept.
errors-codes-unauthorized = Your sign-in is no longer valid. Sign in again.
errors-codes-forbidden = You do not have access to this.
errors-codes-not_found = This no longer exists.
errors-codes-method_not_allowed = The union’s server does not accept this. The fault is ours. What you wrote is kept.
errors-codes-cursor_gone = The content must be fetched again. You can read what you have in the meantime.
errors-codes-too_large = { $nameGiven ->
        [yes] The attachment “{ $name }” is larger than the union accepts.
       *[no] This is larger than the union accepts.
    }
errors-codes-too_many_requests = There were too many requests in a short time. The app will wait a little and try again.
errors-codes-recipient_not_permitted = You can no longer write to this recipient. The text is kept. Choose another recipient.
errors-codes-attachment_missing = { $nameGiven ->
        [yes] The attachment “{ $name }” did not arrive complete, so the message was not delivered. The text is kept. Attach the file again.
       *[no] An attachment did not arrive complete, so the message was not delivered. The text is kept. Attach the file again.
    }
errors-codes-deadline_passed = { $deadlineGiven ->
        [yes] The deadline was { $deadline }, so this was not done. Write to the union office if you cannot take part after all.
       *[no] The deadline has passed, so this was not done. Write to the union office if you cannot take part after all.
    }
errors-codes-wrong_state = This cannot be done now, because something has changed in the meantime. See how things are now, and try again.
errors-codes-not_enough_points = { $balanceGiven ->
        [yes] You do not have enough points: { $balance } are left. Nothing was ordered.
       *[no] You do not have enough points. Nothing was ordered.
    }
errors-codes-price_changed = The price has changed. Nothing was ordered. See the new price and order again.
errors-codes-not_available = The reward cannot be ordered now. Nothing was ordered.
errors-codes-unknown_command = The union cannot receive this yet. What you wrote is kept.
errors-codes-id_reused = This has been sent before with other content. What you wrote is kept. Write it again and send it once more.
errors-codes-offset_mismatch = Something went wrong with the upload. It will start again.
errors-codes-hash_mismatch = { $nameGiven ->
        [yes] The attachment “{ $name }” arrived damaged and was not used. Try again.
       *[no] The file arrived damaged and was not used. Try again.
    }
errors-codes-internal = Something went wrong in the app. What you have written is kept. Try again. If that does not help, restart the app.
errors-unknown = Something went wrong ({ $code }). What you have written is kept. Try again.
errors-technical = Code: { $code }
