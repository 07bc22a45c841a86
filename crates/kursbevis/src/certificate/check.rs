//! What facts must be before a certificate is issued: every character can be set, nothing hides or reorders
//! text, and nothing is longer than a page or a law of time allows.

use crate::error::RenderError;
use crate::fonts::FaceId;
use chrono::{Datelike as _, NaiveDate};
use min_side_domain::records::KursbevisFacts;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// The most items that a course's contents have.
const MOST_ITEMS: usize = 100;

/// Field names with their texts: required or not, and the most characters.
fn fields(facts: &KursbevisFacts) -> Vec<(String, &str, bool, usize)> {
    let mut fields = vec![
        ("number".to_owned(), facts.number.as_str(), true, 40),
        ("holder".to_owned(), facts.holder.as_str(), true, 200),
        ("course".to_owned(), facts.course.as_str(), true, 300),
        ("place".to_owned(), facts.place.as_str(), false, 200),
        ("issuer".to_owned(), facts.issuer.as_str(), true, 120),
        ("signatory".to_owned(), facts.signatory.as_str(), true, 80),
        ("signatory_title".to_owned(), facts.signatory_title.as_str(), false, 120),
    ];
    if let Some(replaces) = &facts.replaces {
        fields.push(("replaces".to_owned(), replaces.as_str(), true, 40));
    }
    for (index, item) in facts.contents.iter().enumerate() {
        fields.push((format!("contents[{index}]"), item.as_str(), true, 1000));
    }
    fields
}

/// Whether a character changes how text reads without being seen itself.
const fn is_hidden(character: char) -> bool {
    matches!(
        character,
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
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFD}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

fn check_date(field: &str, date: NaiveDate) -> Result<(), RenderError> {
    if (1900..=2199).contains(&date.year()) {
        Ok(())
    } else {
        Err(RenderError::OutOfRange { field: field.to_owned() })
    }
}

/// Checks the facts that a certificate is to state.
///
/// # Errors
/// The first field that cannot be set, named.
pub fn check(facts: &KursbevisFacts) -> Result<(), RenderError> {
    if facts.template_version != 1 {
        return Err(RenderError::UnknownTemplate(facts.template_version));
    }
    if facts.contents.len() > MOST_ITEMS {
        return Err(RenderError::TooLong { field: "contents".to_owned(), limit: MOST_ITEMS });
    }
    for (field, text, required, limit) in fields(facts) {
        if required && text.trim().is_empty() {
            return Err(RenderError::Empty { field });
        }
        if text.chars().count() > limit {
            return Err(RenderError::TooLong { field, limit });
        }
        if let Some(character) = text.chars().find(|c| c.is_control() || is_hidden(*c)) {
            return Err(RenderError::ForbiddenCharacter { field, character });
        }
        let missing = composed(text).chars().find(|c| !is_covered(*c));
        if let Some(character) = missing {
            return Err(RenderError::MissingGlyph { field, character });
        }
    }
    for (field, date) in [("starts", facts.starts), ("ends", facts.ends), ("issued", facts.issued)] {
        check_date(field, date)?;
    }
    if facts.ends < facts.starts {
        return Err(RenderError::OutOfRange { field: "ends".to_owned() });
    }
    if facts.issued < facts.starts {
        return Err(RenderError::OutOfRange { field: "issued".to_owned() });
    }
    if facts.hours > 9999 {
        return Err(RenderError::OutOfRange { field: "hours".to_owned() });
    }
    Ok(())
}

/// A character that the certificate's face has. Combining marks are not among them: what is
/// left of them after composition would stand beside its letter.
fn is_covered(character: char) -> bool {
    !unicode_normalization::char::is_combining_mark(character)
        && FaceId::Serif.face().glyph(character).is_some()
}

/// The text in composed form (NFC), as it is set.
pub fn composed(text: &str) -> String {
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}
