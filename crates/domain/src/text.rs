//! What may stand in a text: bounded length, no control characters, no bidirectional overrides.

use crate::field::FieldCode;
use unicode_normalization::UnicodeNormalization as _;

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

/// Whether a character is not seen and changes how what stands around it reads, or is found: joiners, marks of direction,
/// soft hyphens, variation selectors, tags.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFD}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// One line as it is kept: invisible signs that came along from another program are gone, every kind of space is one
/// space, a letter and its mark are one letter. Joiners stay within words of scripts that are written with them.
#[must_use]
pub fn tidy_line(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c.is_whitespace() && !c.is_control() || matches!(c, '\t' | '\n' | '\r') {
            if !tidy.is_empty() && !tidy.ends_with(' ') {
                tidy.push(' ');
            }
        } else if matches!(c, '\u{200C}' | '\u{200D}') {
            if tidy.chars().next_back().is_some_and(is_joined) && rest.peek().copied().is_some_and(is_joined)
            {
                tidy.push(c);
            }
        // What stands for a letter that was lost, and what turns the text around, is left for a rule to refuse.
        } else if matches!(c, '\u{FFFD}' | '\u{202E}') || !is_invisible(c) {
            tidy.push(c);
        }
    }
    tidy.truncate(tidy.trim_end().len());
    if is_singleton_free(&tidy) { tidy.nfc().collect() } else { tidy }
}

/// A letter or mark of a script in which a joiner changes how words are written: Arabic and its kin, and those of India
/// and its neighbours.
#[must_use]
pub const fn is_joined(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1800}'..='\u{18AF}')
}

/// Whether composing leaves every letter as it is: a compatibility ideograph would become another form of itself, which
/// in a name is another name.
fn is_singleton_free(text: &str) -> bool {
    !text.chars().any(|c| matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}'))
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

    #[test]
    fn what_was_pasted_along_is_gone_and_what_belongs_to_the_word_stays() {
        for (pasted, kept) in [
            ("\u{202a}Kari\u{202c}\u{a0}\u{200b}Nord\u{ad}mann\u{feff}", "Kari Nordmann"),
            (" Kari\t\u{2009}\u{3000}Anne\r\n", "Kari Anne"),
            ("A\u{30a}se", "Åse"),
            ("Ali\u{200f}", "Ali"),
            // Persian «می‌رود» and Sinhala «ශ්‍රී» are written with joiners; a Latin word is not.
            ("می\u{200c}رود", "می\u{200c}رود"),
            ("ශ\u{dca}\u{200d}රී", "ශ\u{dca}\u{200d}රී"),
            ("Ka\u{200d}ri\u{200c}", "Kari"),
            ("神\u{fa19}", "神\u{fa19}"),
            ("\u{200b}\u{2060}", ""),
            ("a\0b", "a\0b"),
            ("Bj\u{fffd}rn", "Bj\u{fffd}rn"),
        ] {
            assert_eq!(tidy_line(pasted), kept, "{pasted:?}");
        }
    }

    proptest! {
        #[test]
        fn tidying_twice_changes_nothing(text in "[\\PC\u{200b}\u{a0}\u{200d}\u{ad}म\u{94d}]{0,20}") {
            let once = tidy_line(&text);
            prop_assert_eq!(tidy_line(&once), once.clone());
            prop_assert_eq!(once.trim(), &once);
        }

        #[test]
        fn length_is_counted_in_characters(length in 0usize..200, max in 0usize..200) {
            let expected = if length > max { Err(FieldCode::TooLong) } else { Ok(()) };
            prop_assert_eq!(check_line(&"å".repeat(length), max), expected);
        }
    }
}
