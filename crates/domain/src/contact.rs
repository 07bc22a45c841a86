//! E-mail addresses and phone numbers: one reading of each, for the app and the server.

use crate::field::FieldCode;
use crate::text::is_harmful;
use email_address::{EmailAddress, Options};
use phonenumber::Mode;
use phonenumber::country::Id;

/// Most characters of an e-mail address (RFC 5321, 4.5.3.1.3, less the angle brackets).
pub const EMAIL_MAX: usize = 254;

/// Reads an e-mail address; the result is without surrounding space. The domain needs a top level.
///
/// # Errors
/// [`FieldCode::Required`] for nothing, [`FieldCode::TooLong`], [`FieldCode::BadCharacters`],
/// [`FieldCode::BadEmail`].
pub fn check_email(text: &str) -> Result<String, FieldCode> {
    let address = text.trim();
    if address.is_empty() {
        return Err(FieldCode::Required);
    }
    if address.len() > EMAIL_MAX {
        return Err(FieldCode::TooLong);
    }
    if address.chars().any(is_harmful) {
        return Err(FieldCode::BadCharacters);
    }
    let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
    match EmailAddress::parse_with_options(address, options) {
        Ok(parsed) if !parsed.as_str().chars().any(char::is_whitespace) => Ok(parsed.as_str().to_owned()),
        _ => Err(FieldCode::BadEmail),
    }
}

/// Reads a phone number, Norwegian unless it begins with `+` or `00`; the result is E.164.
///
/// # Errors
/// [`FieldCode::Required`] for nothing, [`FieldCode::BadPhone`] for what is not in a numbering plan.
pub fn check_phone(text: &str) -> Result<String, FieldCode> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(FieldCode::Required);
    }
    // The library also reads vanity letters and finds numbers within other text; a form must not.
    let is_form = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-()./\u{2011}\u{2013}".contains(c);
    if typed.len() > 40 || !typed.chars().all(is_form) {
        return Err(FieldCode::BadPhone);
    }
    let plain: String = typed.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    if plain.rfind('+').is_some_and(|at| at > 0) {
        return Err(FieldCode::BadPhone);
    }
    match phonenumber::parse(Some(Id::NO), &plain) {
        Ok(number) if number.is_valid() && number.extension().is_none() => {
            Ok(number.format().mode(Mode::E164).to_string())
        }
        _ => Err(FieldCode::BadPhone),
    }
}

/// An E.164 number as it is shown: `22 22 22 22` and `800 22 222` for Norway, the international form for others;
/// anything else is left as it is. Spaces are hard.
#[must_use]
pub fn phone_shown(e164: &str) -> String {
    let shown = match e164.strip_prefix("+47") {
        Some(national) if national.len() == 8 && national.is_ascii() => {
            // Nummerforskriften § 16: pairs, but 8xx numbers as three, two, three.
            let cuts: &[usize] = if national.starts_with('8') { &[3, 2, 3] } else { &[2, 2, 2, 2] };
            let mut rest = national;
            let parts: Vec<&str> = cuts
                .iter()
                .map(|length| {
                    let (part, tail) = rest.split_at(*length);
                    rest = tail;
                    part
                })
                .collect();
            parts.join(" ")
        }
        Some(national) => national.to_owned(),
        None if e164.starts_with('+') => match phonenumber::parse(None, e164) {
            Ok(number) => number.format().mode(Mode::International).to_string(),
            Err(_) => e164.to_owned(),
        },
        None => e164.to_owned(),
    };
    shown.replace(' ', "\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn r_01_5_addresses_are_accepted_without_their_surrounding_space() {
        assert_eq!(check_email(" kari.nordmann@example.no\n").as_deref(), Ok("kari.nordmann@example.no"));
        for address in ["a@b.no", "kari+ntl@skatt.example.no", "kåre@østlandet.example", "o'hara@example.com"]
        {
            assert_eq!(check_email(address).as_deref(), Ok(address));
        }
    }

    #[test]
    fn r_01_5_what_is_not_an_address_is_refused() {
        for text in [
            "kari",
            "kari@",
            "@example.no",
            "kari@example",
            "kari@@example.no",
            "kari example.no",
            "kari nordmann@example.no",
            "Kari <kari@example.no>",
            "kari@[127.0.0.1]",
            "kari@example..no",
            "kari@example.no, ola@example.no",
            "kari@-example.no",
            "\"a b\"@example.no",
        ] {
            assert_eq!(check_email(text), Err(FieldCode::BadEmail), "{text}");
        }
        assert_eq!(check_email("  "), Err(FieldCode::Required));
        assert_eq!(check_email("kari\u{202e}@example.no"), Err(FieldCode::BadCharacters));
        assert_eq!(check_email(&format!("{}@example.no", "a".repeat(250))), Err(FieldCode::TooLong));
    }

    #[test]
    fn r_01_5_norwegian_numbers_are_read_in_every_usual_form() {
        for typed in [
            "22222222",
            "22 22 22 22",
            "+47 22 22 22 22",
            "0047 22222222",
            "+4722222222",
            " 222 22 222 ",
            "22\u{a0}22\u{a0}22\u{a0}22",
            "(+47) 22 22 22 22",
        ] {
            assert_eq!(check_phone(typed).as_deref(), Ok("+4722222222"), "{typed}");
        }
        assert_eq!(check_phone("912 34 567").as_deref(), Ok("+4791234567"));
        assert_eq!(check_phone("41234567").as_deref(), Ok("+4741234567"));
    }

    #[test]
    fn r_01_5_other_countries_are_read_with_their_code() {
        assert_eq!(check_phone("+46 8 123 456 78").as_deref(), Ok("+46812345678"));
        assert_eq!(check_phone("0045 32 12 34 56").as_deref(), Ok("+4532123456"));
    }

    #[test]
    fn r_01_5_what_is_not_a_number_is_refused() {
        for text in [
            "1",
            "2222222",
            "222222222",
            "112",
            "ring meg",
            "22222222 eller 91234567",
            "+47 1234",
            "1-800-FLOWERS",
            "22+222222",
            "+",
            "+999 12345678",
            "22222222;ext=4",
        ] {
            assert_eq!(check_phone(text), Err(FieldCode::BadPhone), "{text}");
        }
        assert_eq!(check_phone(""), Err(FieldCode::Required));
    }

    #[test]
    fn numbers_are_shown_as_in_norway() {
        assert_eq!(phone_shown("+4722222222"), "22\u{a0}22\u{a0}22\u{a0}22");
        assert_eq!(phone_shown("+4791234567"), "91\u{a0}23\u{a0}45\u{a0}67");
        assert_eq!(phone_shown("+4780022222"), "800\u{a0}22\u{a0}222");
        assert_eq!(phone_shown("+4702800"), "02800");
        assert!(phone_shown("+46812345678").starts_with("+46\u{a0}"));
        assert_eq!(phone_shown("ukjent nr"), "ukjent\u{a0}nr");
        assert_eq!(phone_shown(""), "");
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_as_the_same_number(digits in "[2-79][0-9]{7}") {
            if let Ok(number) = check_phone(&digits) {
                prop_assert_eq!(check_phone(&phone_shown(&number)), Ok(number));
            }
        }

        #[test]
        fn nothing_makes_it_panic(text in "\\PC{0,60}") {
            let _ = check_phone(&text);
            let _ = phone_shown(&text);
            if let Ok(address) = check_email(&text) {
                prop_assert_eq!(check_email(&address), Ok(address));
            }
        }
    }
}
