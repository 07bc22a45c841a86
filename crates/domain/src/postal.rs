//! Postal codes and their places, from Posten Bring's register as it stood when `postal_codes.txt` was made.
//!
//! The table is renewed by taking the register's first two columns, sorted by code, under the same header. It has
//! no kommune.

use crate::field::FieldCode;
use crate::text::check_line;

/// Most characters of another country's postal code; the longest of the Universal Postal Union's has ten.
const FOREIGN_MAX: usize = 20;
/// Norway, as people write it where an address asks for a country.
const NORWAY: [&str; 10] =
    ["no", "n", "norge", "noreg", "norga", "nöörje", "norway", "nor", "kongeriket norge", "norwegen"];

const TABLE: &str = include_str!("postal_codes.txt");

/// The place that belongs to a postal code, in capitals as in the register; `None` for a code that is not there.
#[must_use]
pub fn place(code: &str) -> Option<&'static str> {
    if !has_form(code) {
        return None;
    }
    // The header's lines begin with `#`, which sorts before every digit.
    let (mut low, mut high) = (0, TABLE.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = TABLE.as_bytes()[..middle].iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        let line = TABLE[start..].lines().next().unwrap_or_default();
        match line.split_once(' ') {
            Some((found, place)) if found == code => return Some(place),
            Some((found, _)) if found > code => high = start,
            _ => low = start + line.len() + 1,
        }
    }
    None
}

/// Accepts a postal code. One that the table does not have is accepted too: Posten takes new ones into use, and the
/// place is then the member's to say.
///
/// # Errors
/// [`FieldCode::BadPostalCode`] unless it is four digits.
pub fn check(code: &str) -> Result<(), FieldCode> {
    if has_form(code) { Ok(()) } else { Err(FieldCode::BadPostalCode) }
}

/// Accepts the postal code of another country, whatever its form; some countries have none.
///
/// # Errors
/// [`FieldCode::TooLong`], [`FieldCode::BadCharacters`].
pub fn check_foreign(code: &str) -> Result<(), FieldCode> {
    check_line(code, FOREIGN_MAX)
}

/// Whether the country of an address is Norway: nothing, or one of its names.
#[must_use]
pub fn is_norway(country: &str) -> bool {
    country.is_empty() || NORWAY.contains(&country.trim().to_lowercase().as_str())
}

/// Every code with its place, in order.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '))
}

fn has_form(code: &str) -> bool {
    code.len() == 4 && code.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_01_5_the_code_fills_the_place_in() {
        for (code, expected) in [
            ("0001", "OSLO"),
            ("0181", "OSLO"),
            ("2301", "HAMAR"),
            ("7010", "TRONDHEIM"),
            ("9008", "TROMSØ"),
            ("9991", "BÅTSFJORD"),
        ] {
            assert_eq!(place(code), Some(expected));
        }
    }

    #[test]
    fn svalbard_and_jan_mayen_are_in_the_table() {
        assert_eq!(place("9170"), Some("LONGYEARBYEN"));
        assert_eq!(place("8099"), Some("JAN MAYEN"));
    }

    #[test]
    fn r_01_5_other_forms_are_refused_and_an_unknown_code_is_not() {
        for code in ["", "181", "01810", "O181", "018 ", "٠١٨١", "# No"] {
            assert_eq!(check(code), Err(FieldCode::BadPostalCode), "{code}");
            assert_eq!(place(code), None);
        }
        for code in ["0000", "9999", "0002"] {
            assert_eq!((check(code), place(code)), (Ok(()), None), "{code}");
        }
    }

    #[test]
    fn every_line_of_the_table_is_found_and_sorted() {
        let rows: Vec<_> = all().collect();
        assert!(rows.len() > 5_000, "{}", rows.len());
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (code, expected) in rows {
            assert_eq!(place(code), Some(expected));
            assert!(!expected.is_empty() && expected.trim() == expected);
        }
    }
}
