//! What ISO 7064 mod 97-10 protects: international bank account numbers (IBAN, ISO 13616) and creditor references (RF,
//! ISO 11649).

/// Shortest and longest IBAN: a Norwegian one is the shortest there is.
const IBAN: std::ops::RangeInclusive<usize> = 15..=34;
/// Shortest and longest creditor reference.
const REFERENCE: std::ops::RangeInclusive<usize> = 5..=25;

/// Whether the text has the form of an IBAN: a country's two letters, two digits, then letters and digits.
#[must_use]
pub fn looks_like_iban(text: &str) -> bool {
    let bytes = text.as_bytes();
    IBAN.contains(&bytes.len())
        && bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes[2..4].iter().all(u8::is_ascii_digit)
        && bytes.iter().all(u8::is_ascii_alphanumeric)
}

/// Whether the text is an IBAN whose check digits fit; without spaces, in capitals.
#[must_use]
pub fn is_iban(text: &str) -> bool {
    looks_like_iban(text) && remainder(text) == Some(1)
}

/// Whether the text has the form of a creditor reference: `RF`, two digits, then letters and digits.
#[must_use]
pub fn looks_like_reference(text: &str) -> bool {
    let bytes = text.as_bytes();
    REFERENCE.contains(&bytes.len())
        && text.starts_with("RF")
        && bytes[2..4].iter().all(u8::is_ascii_digit)
        && bytes.iter().all(u8::is_ascii_alphanumeric)
}

/// Whether the text is a creditor reference whose check digits fit; without spaces, in capitals.
#[must_use]
pub fn is_reference(text: &str) -> bool {
    looks_like_reference(text) && remainder(text) == Some(1)
}

/// As it is shown, in groups of four with hard spaces between them.
#[must_use]
pub fn in_fours(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("\u{a0}")
}

/// The remainder by 97 of what it says with its first four moved to the end and letters as 10 to 35.
fn remainder(text: &str) -> Option<u32> {
    let (head, tail) = text.split_at_checked(4)?;
    tail.chars().chain(head.chars()).try_fold(0, |sum: u32, letter| {
        let value = letter.to_digit(36)?;
        let shift = if value < 10 { 10 } else { 100 };
        Some((sum * shift + value) % 97)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_numbers_fit_and_one_wrong_digit_does_not() {
        for iban in [
            "NO9386011117947",
            "DE75512108001245126199",
            "GB29NWBK60161331926819",
            "MT84MALT011000012345MTLCAST001S",
        ] {
            assert!(is_iban(iban), "{iban}");
        }
        for reference in ["RF18539007547034", "RF471234567890"] {
            assert!(is_reference(reference), "{reference}");
        }
        for wrong in [
            "DE75512108001245126198",
            "NO9386011117948",
            "de75512108001245126199",
            "DE75",
            "",
            "8601111794786",
        ] {
            assert!(!is_iban(wrong), "{wrong}");
        }
        assert!(!is_reference("RF19539007547034"));
        assert!(!is_reference("602243"));
        assert_eq!(in_fours("NO9386011117947"), "NO93\u{a0}8601\u{a0}1117\u{a0}947");
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "\\PC*") {
            let _ = (is_iban(&text), is_reference(&text), in_fours(&text));
        }
    }
}
