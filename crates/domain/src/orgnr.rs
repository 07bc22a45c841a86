//! Organisation numbers of Enhetsregisteret: nine digits, the last a mod-11 check digit with the weights
//! 3 2 7 6 5 4 3 2.
//!
//! Source: Peppol BIS Billing 3.0, schematron function `u:mod11`. The examples 112233445 and 776655441 of the
//! register's own documentation do not fit the rule.

use crate::checksum::{digits, mod11};

/// Whether `text` is nine digits with a check digit that fits. Spaces are not taken.
#[must_use]
pub fn is_valid(text: &str) -> bool {
    match digits(text).as_deref() {
        Some([payload @ .., check]) if payload.len() == 8 => mod11(payload) == *check,
        _ => false,
    }
}

/// The organisation number that begins with these eight digits (leading zeros are kept); `None` when no
/// check digit fits, or for more than eight digits.
#[must_use]
pub fn make(eight_digits: u32) -> Option<String> {
    let payload = format!("{eight_digits:08}");
    let check = mod11(&digits(&payload).filter(|found| found.len() == 8)?);
    (check < 10).then(|| format!("{payload}{check}"))
}

/// As it is shown, `974 760 673`, with hard spaces; anything but nine digits is left as it is.
#[must_use]
pub fn shown(text: &str) -> String {
    if text.len() == 9 && digits(text).is_some() {
        format!("{}\u{a0}{}\u{a0}{}", &text[..3], &text[3..6], &text[6..])
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_numbers_are_valid() {
        for number in ["123456785", "974760673", "923609016"] {
            assert!(is_valid(number), "{number}");
        }
    }

    #[test]
    fn the_examples_of_the_registers_documentation_fail() {
        assert!(!is_valid("112233445"));
        assert!(!is_valid("776655441"));
    }

    #[test]
    fn other_forms_are_refused() {
        for text in ["", "97476067", "9747606730", "974 760 673", "97476067x", "９７４７６０６７３"]
        {
            assert!(!is_valid(text), "{text}");
        }
    }

    #[test]
    fn it_is_shown_in_threes() {
        assert_eq!(shown("974760673"), "974\u{a0}760\u{a0}673");
        assert_eq!(shown("ukjent"), "ukjent");
        assert_eq!(shown("æøåæ9"), "æøåæ9");
    }

    #[test]
    fn a_remainder_of_one_has_no_check_digit() {
        let missing = (80_000_000..80_000_100).filter(|n| make(*n).is_none()).count();
        assert!((5..=14).contains(&missing), "{missing}");
        assert_eq!(make(100_000_000), None);
    }

    proptest! {
        #[test]
        fn what_is_made_is_valid_and_one_wrong_digit_is_not(payload in 0u32..100_000_000, place in 0usize..9, by in 1u8..10) {
            if let Some(number) = make(payload) {
                prop_assert!(is_valid(&number));
                let mut bytes = number.into_bytes();
                bytes[place] = b'0' + (bytes[place] - b'0' + by) % 10;
                prop_assert!(!is_valid(std::str::from_utf8(&bytes).unwrap()));
            }
        }
    }
}
