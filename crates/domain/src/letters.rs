//! Which characters a kursbevis can be written with: those of its typeface, as the certificate sets them. Personal
//! details and certificates both ask here, so that nobody learns of a missing letter when the course is closed.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What the certificate's typeface has a letter or sign for, first and last of each row. A test of the certificate's
/// crate holds this against the typeface itself.
const DRAWN: [(char, char); 43] = [
    (' ', '~'),
    ('\u{a0}', '\u{ac}'),
    ('\u{ae}', '\u{24f}'),
    ('\u{292}', '\u{292}'),
    ('\u{2b9}', '\u{2b9}'),
    ('\u{2bb}', '\u{2bc}'),
    ('\u{2c6}', '\u{2c7}'),
    ('\u{2d8}', '\u{2dd}'),
    ('\u{374}', '\u{375}'),
    ('\u{37a}', '\u{37a}'),
    ('\u{37e}', '\u{37e}'),
    ('\u{384}', '\u{38a}'),
    ('\u{38c}', '\u{38c}'),
    ('\u{38e}', '\u{3a1}'),
    ('\u{3a3}', '\u{3cf}'),
    ('\u{3d1}', '\u{3d7}'),
    ('\u{3d9}', '\u{3d9}'),
    ('\u{3db}', '\u{3dd}'),
    ('\u{3e1}', '\u{3e1}'),
    ('\u{3f0}', '\u{3f2}'),
    ('\u{3f9}', '\u{3f9}'),
    ('\u{3fb}', '\u{3fb}'),
    ('\u{400}', '\u{45f}'),
    ('\u{1e00}', '\u{1eff}'),
    ('\u{2010}', '\u{2015}'),
    ('\u{2018}', '\u{201a}'),
    ('\u{201c}', '\u{201e}'),
    ('\u{2020}', '\u{2022}'),
    ('\u{2026}', '\u{2026}'),
    ('\u{2030}', '\u{2030}'),
    ('\u{2032}', '\u{2033}'),
    ('\u{2039}', '\u{203a}'),
    ('\u{2044}', '\u{2044}'),
    ('\u{20ac}', '\u{20ac}'),
    ('\u{2116}', '\u{2116}'),
    ('\u{2122}', '\u{2122}'),
    ('\u{2190}', '\u{2193}'),
    ('\u{2212}', '\u{2212}'),
    ('\u{2248}', '\u{2248}'),
    ('\u{2260}', '\u{2260}'),
    ('\u{2264}', '\u{2265}'),
    ('\u{25a1}', '\u{25a1}'),
    ('\u{fb00}', '\u{fb04}'),
];
/// Most missing characters that are named.
const NAMED: usize = 8;

/// Whether the certificate's typeface has the character.
#[must_use]
pub fn is_drawn(character: char) -> bool {
    let row = DRAWN.partition_point(|(_, last)| *last < character);
    DRAWN.get(row).is_some_and(|(first, _)| *first <= character)
}

/// The characters of a text that a certificate cannot be written with, each once, in their order, at most eight. A mark
/// that does not become one letter with the one before it is named with that letter.
#[must_use]
pub fn undrawn(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut last = None;
    for character in text.nfc() {
        if !is_drawn(character) {
            let named = match last {
                Some(letter) if is_combining_mark(character) => format!("{letter}{character}"),
                _ => character.to_string(),
            };
            if !found.contains(&named) && found.len() < NAMED {
                found.push(named);
            }
        }
        last = Some(character);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_certificate_lacks_is_named_once_and_in_order() {
        for name in
            ["Áŋŋá Čáhci-Ŧuommá", "Nguyễn Thị Ánh", "Łukasz Wójcik", "Анна Иванова", "Γιώργος", "Ka\u{30a}re"]
        {
            assert_eq!(undrawn(name), Vec::<String>::new(), "{name}");
        }
        assert_eq!(undrawn("Mei 王王"), ["王"]);
        assert_eq!(undrawn("Kari 🎉"), ["🎉"]);
        assert_eq!(undrawn("x\u{338}"), ["x\u{338}"]);
        assert_eq!(undrawn("हरि"), ["ह", "र", "र\u{93f}"]);
        assert_eq!(undrawn(&('一'..='龥').collect::<String>()).len(), NAMED);
    }

    #[test]
    fn the_rows_are_in_order() {
        assert!(DRAWN.iter().all(|(first, last)| first <= last));
        assert!(DRAWN.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }
}
