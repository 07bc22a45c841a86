//! Fødselsnummer, d-nummer, h-nummer and synthetic numbers: what is one, and whether a text holds one.
//!
//! The app has no use for them (personopplysningsloven § 12), so this is here to keep them out of names, titles
//! and file names. Rule: Skatteetaten, "Nytt fødselsnummer fra 2032": the first check digit fits when its
//! sum mod 11 is 0, from 2032 when it is 0, 1, 2 or 3; the second is as before.

use chrono::NaiveDate;

const FIRST: [u32; 10] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND: [u32; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/// Whether `text` is eleven digits with a date and two check digits that fit, by the rule of today or of 2032.
/// Takes d-numbers (day + 40), h-numbers (month + 40) and synthetic ones (month + 80), also combined.
#[must_use]
pub fn is_valid(text: &str) -> bool {
    let Some(digits) = crate::checksum::digits(text).filter(|digits| digits.len() == 11) else {
        return false;
    };
    has_date(&digits) && sum(&digits, &FIRST) % 11 <= 3 && sum(&digits, &SECOND).is_multiple_of(11)
}

/// Whether a valid number stands somewhere in `text`, also written with a space or another single mark after
/// the sixth digit. Eleven digits within a longer run of digits are not one.
#[must_use]
pub fn contains(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (0..chars.len()).any(|start| {
        chars[start].is_ascii_digit()
            && (start == 0 || !chars[start - 1].is_ascii_digit())
            && number_at(&chars[start..]).is_some_and(|number| is_valid(&number))
    })
}

/// Eleven digits at the start of `chars`, one mark between the sixth and the seventh left out.
fn number_at(chars: &[char]) -> Option<String> {
    let marked = chars.get(6).is_some_and(|c| !c.is_alphanumeric());
    let length = if marked { 12 } else { 11 };
    if chars.get(length).is_some_and(char::is_ascii_digit) {
        return None;
    }
    let number: String = chars
        .get(..length)?
        .iter()
        .enumerate()
        .filter(|(place, _)| !(marked && *place == 6))
        .map(|(_, c)| *c)
        .collect();
    Some(number)
}

fn sum(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// Whether the first six digits are a date of some century, its day and month marked or not.
fn has_date(digits: &[u32]) -> bool {
    let pair = |at: usize| digits[at] * 10 + digits[at + 1];
    let (day, month, year) = (pair(0), pair(2), pair(4));
    let day = if day > 40 { day - 40 } else { day };
    let month = match month {
        81.. => month - 80,
        41.. => month - 40,
        _ => month,
    };
    // The individual number told the century until 2032; afterwards it does not.
    [1900, 2000].iter().any(|century| {
        i32::try_from(century + year).is_ok_and(|year| NaiveDate::from_ymd_opt(year, month, day).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_numbers_of_2032_are_valid() {
        for number in ["02013299997", "02013299903", "02013299806", "30108299920", "30108299939"] {
            assert!(is_valid(number), "{number}");
        }
    }

    #[test]
    fn h_and_synthetic_and_d_numbers_are_valid() {
        for number in ["13527248013", "10915596784", "20914695016"] {
            assert!(is_valid(number), "{number}");
        }
    }

    /// Both check digits made to fit for a date and an individual number, by the rule of today.
    fn make(first_nine: &str) -> Option<String> {
        let digit = |payload: &str, weights: &[u32]| {
            let check = (11 - sum(&crate::checksum::digits(payload)?, weights) % 11) % 11;
            (check < 10).then_some(check)
        };
        let ten = format!("{first_nine}{}", digit(first_nine, &FIRST[..9])?);
        Some(format!("{ten}{}", digit(&ten, &SECOND[..10])?))
    }

    #[test]
    fn marked_days_and_months_may_be_combined() {
        // d-number (day + 40), synthetic (month + 80), and both.
        for date in ["550190", "158190", "558190", "554190", "290200", "290296"] {
            let number = (100..600).find_map(|n| make(&format!("{date}{n}"))).unwrap();
            assert!(is_valid(&number), "{number}");
        }
        for date in ["320190", "151390", "000190", "150090", "290201", "310490", "800190", "159390"] {
            let number = (100..600).find_map(|n| make(&format!("{date}{n}"))).unwrap();
            assert!(!is_valid(&number), "{number}");
        }
    }

    #[test]
    fn wrong_check_digits_and_forms_are_refused() {
        for text in ["02013299998", "0201329999", "020132999970", "020132 99997", "", "0201329999x"] {
            assert!(!is_valid(text), "{text}");
        }
    }

    #[test]
    fn one_is_found_within_a_text() {
        assert!(contains("02013299997"));
        assert!(contains("Født 020132 99997, Oslo"));
        assert!(contains("nr. 020132-99997."));
        assert!(contains("kontrakt_13527248013.pdf"));
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in ["", "86011117947", "Ring 22 22 22 22", "1020132999971", "02013299997123", "974760673"] {
            assert!(!contains(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "\\PC*", digits in "[0-9 -]{0,30}") {
            let _ = contains(&text);
            let _ = is_valid(&text);
            let _ = contains(&digits);
        }

        #[test]
        fn the_second_check_digit_finds_a_wrong_digit(place in 0usize..11, by in 1u8..10) {
            let mut bytes = b"02013299997".to_vec();
            bytes[place] = b'0' + (bytes[place] - b'0' + by) % 10;
            prop_assert!(!is_valid(std::str::from_utf8(&bytes).unwrap()));
        }
    }
}
