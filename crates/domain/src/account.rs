//! Norwegian bank account numbers: eleven digits, the last a mod-11 check digit with the weights 2 to 7 from
//! the right; and their IBAN (ISO 13616).
//!
//! The account 01235424320 of a well-known letter example does not fit the rule.

use crate::checksum::{digits, mod11};

/// Whether `text` is eleven digits with a check digit that fits. Spaces and periods are not taken.
#[must_use]
pub fn is_valid(text: &str) -> bool {
    match digits(text).as_deref() {
        Some([payload @ .., check]) if payload.len() == 10 => mod11(payload) == *check,
        _ => false,
    }
}

/// The account number that begins with these ten digits (leading zeros are kept); `None` when no check digit
/// fits, or for more than ten digits.
#[must_use]
pub fn make(ten_digits: u64) -> Option<String> {
    let payload = format!("{ten_digits:010}");
    let check = mod11(&digits(&payload).filter(|found| found.len() == 10)?);
    (check < 10).then(|| format!("{payload}{check}"))
}

/// As it is shown, `8601 11 17947`, with hard spaces; anything but eleven digits is left as it is.
#[must_use]
pub fn shown(text: &str) -> String {
    if text.len() == 11 && digits(text).is_some() {
        format!("{}\u{a0}{}\u{a0}{}", &text[..4], &text[4..6], &text[6..])
    } else {
        text.to_owned()
    }
}

/// The IBAN of a valid account, without spaces; `None` for one that is not valid.
#[must_use]
pub fn iban(text: &str) -> Option<String> {
    if !is_valid(text) {
        return None;
    }
    // ISO 7064 mod 97-10 over the account, then NO as 23 24, then 00.
    let whole: u128 = format!("{text}232400").parse().ok()?;
    Some(format!("NO{:02}{text}", 98 - whole % 97))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_numbers_are_valid() {
        assert!(is_valid("86011117947"));
        assert!(is_valid("60050781871"));
    }

    #[test]
    fn the_letter_example_fails() {
        assert!(!is_valid("01235424320"));
    }

    #[test]
    fn other_forms_are_refused() {
        for text in ["", "8601111794", "860111179470", "8601 11 17947", "8601.11.17947", "8601111794x"] {
            assert!(!is_valid(text), "{text}");
        }
    }

    #[test]
    fn it_is_shown_in_its_three_parts() {
        assert_eq!(shown("86011117947"), "8601\u{a0}11\u{a0}17947");
        assert_eq!(shown("8601"), "8601");
    }

    #[test]
    fn the_iban_of_the_standards_example() {
        assert_eq!(iban("86011117947").as_deref(), Some("NO9386011117947"));
        assert_eq!(iban("86011117948"), None);
    }

    proptest! {
        #[test]
        fn what_is_made_is_valid_and_one_wrong_digit_is_not(
            payload in 0u64..10_000_000_000, place in 0usize..11, by in 1u8..10
        ) {
            if let Some(number) = make(payload) {
                prop_assert!(is_valid(&number));
                prop_assert!(iban(&number).is_some_and(|iban| iban.len() == 15));
                let mut bytes = number.into_bytes();
                bytes[place] = b'0' + (bytes[place] - b'0' + by) % 10;
                prop_assert!(!is_valid(std::str::from_utf8(&bytes).unwrap()));
            }
        }
    }
}
