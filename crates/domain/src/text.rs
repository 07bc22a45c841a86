//! What may stand in a text: bounded length, no control characters, no bidirectional overrides.

use crate::field::FieldCode;

/// Checks one line: at most `max` characters, no line breaks or other control characters. Empty is accepted.
///
/// # Errors
/// [`FieldCode::TooLong`], [`FieldCode::BadCharacters`].
pub fn check_line(value: &str, max: usize) -> Result<(), FieldCode> {
    check(value, max, |c| is_harmful(c) || matches!(c, '\u{2028}' | '\u{2029}'))
}

/// Checks a text of several lines: line breaks and tabs are accepted, other control characters are not.
///
/// # Errors
/// [`FieldCode::TooLong`], [`FieldCode::BadCharacters`].
pub fn check_lines(value: &str, max: usize) -> Result<(), FieldCode> {
    check(value, max, |c| !matches!(c, '\n' | '\r' | '\t') && is_harmful(c))
}

/// Control characters, and characters that reorder what stands around them (Unicode TR 36, "Trojan Source").
#[must_use]
pub fn is_harmful(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}')
}

fn check(value: &str, max: usize, bad: impl Fn(char) -> bool) -> Result<(), FieldCode> {
    if value.chars().count() > max {
        Err(FieldCode::TooLong)
    } else if value.chars().any(bad) {
        Err(FieldCode::BadCharacters)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ordinary_names_and_texts_are_accepted() {
        for name in ["Áŋŋá Čáhci-Ŧuommá", "Kari O’Hara", "Ærlighet & Ås", "", "👩🏽‍💻", "Ali\u{200f}"]
        {
            assert_eq!(check_line(name, 60), Ok(()), "{name}");
        }
        assert_eq!(check_lines("Hei!\r\n\r\n\tHilsen Kari", 60), Ok(()));
    }

    #[test]
    fn control_and_override_characters_are_refused() {
        for bad in ["a\0b", "a\u{1b}[31m", "faktura\u{202e}fdp.exe", "a\u{2066}b", "a\u{85}b", "a\u{7f}"] {
            assert_eq!(check_line(bad, 60), Err(FieldCode::BadCharacters), "{bad:?}");
            assert_eq!(check_lines(bad, 60), Err(FieldCode::BadCharacters), "{bad:?}");
        }
        assert_eq!(check_line("to\nlinjer", 60), Err(FieldCode::BadCharacters));
        assert_eq!(check_line("to\u{2028}linjer", 60), Err(FieldCode::BadCharacters));
    }

    proptest! {
        #[test]
        fn length_is_counted_in_characters(length in 0usize..200, max in 0usize..200) {
            let expected = if length > max { Err(FieldCode::TooLong) } else { Ok(()) };
            prop_assert_eq!(check_line(&"å".repeat(length), max), expected);
        }
    }
}
