//! What has been added to a file after it was issued, named as its reader would name it: a note, a form field, a signature,
//! an attachment, a link. Adding is not altering.

use super::super::{Finding, FindingKind};
use super::{Document, resolved};
use lopdf::{Dictionary, Object};

/// The most that is told of one.
const LONGEST: usize = 200;

/// A text of the file, as far as it can be told.
pub fn text(document: &Document, of: &Dictionary, key: &[u8]) -> Option<String> {
    let value = resolved(document, of.get(key).ok()?)?;
    let text = match value {
        Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
        value => lopdf::decode_text_string(value).ok()?,
    };
    let text: String = text.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

/// A day and time of the file, `D:20260318101500+01'00'`, as `2026-03-18 10:15`.
fn time(document: &Document, of: &Dictionary, key: &[u8]) -> Option<String> {
    let text = text(document, of, key)?;
    let digits: Vec<char> =
        text.trim_start_matches("D:").chars().take_while(char::is_ascii_digit).take(12).collect();
    let part = |range: std::ops::Range<usize>| digits.get(range).map(|part| part.iter().collect::<String>());
    let day = format!("{}-{}-{}", part(0..4)?, part(4..6)?, part(6..8)?);
    Some(match (part(8..10), part(10..12)) {
        (Some(hour), Some(minute)) => format!("{day} {hour}:{minute}"),
        _ => day,
    })
}

fn inner<'a>(document: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    resolved(document, of.get(key).ok()?)?.as_dict().ok()
}

/// An annotation on a page.
pub fn annotation(document: &Document, own: &Dictionary) -> Finding {
    match text(document, own, b"Subtype").as_deref() {
        Some("Widget") => field(document, own),
        Some("Link") => {
            let action = inner(document, own, b"A");
            let to = action
                .and_then(|action| text(document, action, b"URI").or_else(|| text(document, action, b"S")));
            Finding { found: to, ..Finding::of(FindingKind::AddedLink) }
        }
        Some("FileAttachment") => {
            let file = inner(document, own, b"FS");
            let mut finding =
                file.map_or(Finding::of(FindingKind::AddedAttachment), |file| attachment(document, file));
            finding.by = text(document, own, b"T");
            finding
        }
        kind => Finding {
            found: text(document, own, b"Contents").or_else(|| kind.map(str::to_owned)),
            by: text(document, own, b"T"),
            at: time(document, own, b"M").or_else(|| time(document, own, b"CreationDate")),
            ..Finding::of(FindingKind::AddedNote)
        },
    }
}

/// A field of a form; a signature is one.
pub fn field(document: &Document, own: &Dictionary) -> Finding {
    let above = inner(document, own, b"Parent");
    let kind = text(document, own, b"FT").or_else(|| text(document, above?, b"FT"));
    let value = inner(document, own, b"V").or_else(|| inner(document, above?, b"V"));
    if kind.as_deref() == Some("Sig") {
        let signed = |key: &[u8]| text(document, value?, key);
        return Finding {
            found: signed(b"Reason"),
            by: signed(b"Name"),
            at: value.and_then(|value| time(document, value, b"M")),
            ..Finding::of(FindingKind::AddedSignature)
        };
    }
    let said = text(document, own, b"V").or_else(|| text(document, own, b"T"));
    Finding { found: said, ..Finding::of(FindingKind::AddedField) }
}

/// A file within the file.
pub fn attachment(document: &Document, specification: &Dictionary) -> Finding {
    let name = text(document, specification, b"UF").or_else(|| text(document, specification, b"F"));
    let file = inner(document, specification, b"EF").and_then(|files| {
        let file = [b"F".as_slice(), b"UF"].iter().find_map(|key| files.get(key).ok())?;
        Some(&resolved(document, file)?.as_stream().ok()?.dict)
    });
    let parameters = file.and_then(|file| inner(document, file, b"Params"));
    Finding {
        found: name,
        at: parameters
            .and_then(|own| time(document, own, b"ModDate").or_else(|| time(document, own, b"CreationDate"))),
        ..Finding::of(FindingKind::AddedAttachment)
    }
}

/// The fields of a form that has been added, and the form of another kind (XFA) that some programs show instead of the page.
pub fn form(document: &Document, form: &Dictionary) -> Vec<Finding> {
    let mut findings = Vec::new();
    if form.has(b"XFA") {
        findings.push(Finding { found: Some("XFA".to_owned()), ..Finding::of(FindingKind::AddedField) });
    }
    let fields = form.get(b"Fields").ok().and_then(|fields| resolved(document, fields)?.as_array().ok());
    let fields = fields.map_or(&[][..], Vec::as_slice);
    let named = fields.iter().take(20).filter_map(|own| resolved(document, own)?.as_dict().ok());
    findings.extend(named.map(|own| field(document, own)));
    if findings.is_empty() {
        findings.push(Finding::of(FindingKind::AddedField));
    }
    findings
}

/// What happens when the document is opened, or at something else that its reader does.
pub fn action(document: &Document, own: &Object) -> Finding {
    let kind = resolved(document, own).and_then(|own| text(document, own.as_dict().ok()?, b"S"));
    Finding { found: kind, ..Finding::of(FindingKind::AddedAction) }
}
