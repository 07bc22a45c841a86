//! KID, the customer identification of a payment: digits with a mod-10 or mod-11 check digit at the end.
//!
//! Mastercard Payment Services (avtalegiro, OCR giro) takes 4 to 25 characters and says that a payee may use up to
//! three forms; general guides say 2 to 25. So 2 to 25 are taken, and shorter than 4 is unusual.

use crate::checksum::{digits, mod10, mod11};

/// Fewest characters.
pub const MIN_DIGITS: usize = 2;
/// Most characters.
pub const MAX_DIGITS: usize = 25;

/// Whether `text` is 2 to 25 characters with a check digit that fits mod 10 or mod 11. A mod-11 remainder of
/// one is written `-`.
#[must_use]
pub fn is_valid(text: &str) -> bool {
    if !(MIN_DIGITS..=MAX_DIGITS).contains(&text.len()) || !text.is_ascii() {
        return false;
    }
    let (payload, check) = text.split_at(text.len() - 1);
    let Some(payload) = digits(payload) else { return false };
    match check.parse::<u32>() {
        Ok(check) => mod10(&payload) == check || mod11(&payload) == check,
        Err(_) => check == "-" && mod11(&payload) == 10,
    }
}

/// Whether it is shorter than the payment systems say a KID is; it may be right all the same.
#[must_use]
pub fn is_unusually_short(text: &str) -> bool {
    text.len() < 4
}

/// `payload` with its mod-10 check digit; characters that are not digits are left out.
#[must_use]
pub fn make_mod10(payload: &str) -> String {
    let kept: String = payload.chars().filter(char::is_ascii_digit).collect();
    let check = mod10(&digits(&kept).unwrap_or_default());
    format!("{kept}{check}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_mod10_numbers_are_valid() {
        for kid in ["9920213833", "548174317", "602243"] {
            assert!(is_valid(kid), "{kid}");
        }
    }

    #[test]
    fn published_mod11_numbers_are_valid() {
        for kid in ["0365327", "12345678903", "2440997-"] {
            assert!(is_valid(kid), "{kid}");
        }
    }

    #[test]
    fn a_dash_stands_only_at_the_end_and_only_for_a_remainder_of_one() {
        assert!(!is_valid("2440998-"));
        assert!(!is_valid("24409-7-"));
        assert!(!is_valid("-"));
        assert!(!is_valid("--"));
    }

    #[test]
    fn length_is_two_to_twenty_five() {
        assert!(!is_valid("0"));
        assert!(!is_valid(""));
        assert!(is_valid("00"));
        assert!(is_valid(&make_mod10(&"1".repeat(24))));
        assert!(!is_valid(&make_mod10(&"1".repeat(25))));
        assert!(is_unusually_short("602"));
        assert!(!is_unusually_short("6022"));
    }

    #[test]
    fn other_forms_are_refused() {
        for text in ["60224 3", "60224x", "６０２２４３", "602244"] {
            assert!(!is_valid(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_made_is_valid(payload in "[0-9]{1,24}") {
            prop_assert!(is_valid(&make_mod10(&payload)));
        }

        #[test]
        fn mod10_finds_every_single_wrong_digit(payload in "[0-9]{3,24}", place in 0usize..3, by in 1u8..10) {
            let right = make_mod10(&payload);
            let mut bytes = right.into_bytes();
            bytes[place] = b'0' + (bytes[place] - b'0' + by) % 10;
            let (body, check) = bytes.split_at(bytes.len() - 1);
            let remade = make_mod10(std::str::from_utf8(body).unwrap());
            prop_assert_ne!(remade.as_bytes().last(), check.first());
        }

        #[test]
        fn nothing_makes_it_panic(text in "\\PC*") {
            let _ = is_valid(&text);
            let _ = make_mod10(&text);
        }
    }
}
