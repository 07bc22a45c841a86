//! What facts must be before a certificate is issued: every character can be set ([`min_side_domain::letters`], which
//! personal details are held against too), nothing hides or reorders text, and nothing is longer than a page or a law of time allows.

use crate::error::RenderError;
use chrono::{Datelike as _, NaiveDate};
use min_side_domain::letters::is_drawn;
use min_side_domain::records::KursbevisFacts;
use min_side_domain::text::is_invisible;
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
        if let Some(character) = text.chars().find(|c| c.is_control() || is_invisible(*c)) {
            return Err(RenderError::ForbiddenCharacter { field, character });
        }
        let missing = composed(text).chars().find(|c| !is_drawn(*c));
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

/// The text in composed form (NFC), as it is set.
pub fn composed(text: &str) -> String {
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FaceId;
    use unicode_normalization::char::is_combining_mark;

    #[test]
    fn the_rule_for_names_is_what_the_typeface_has() {
        // Marks are not among them: what is left of them after composition would stand beside its letter.
        let can =
            |c: char| !is_combining_mark(c) && !is_invisible(c) && FaceId::Serif.face().glyph(c).is_some();
        for character in ('\u{0}'..='\u{2FFFF}').filter(|c| !c.is_control()) {
            assert_eq!(is_drawn(character), can(character), "{character:?}");
        }
    }
}
