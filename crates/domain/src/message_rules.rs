//! What a message and its attachments may be, told before sending and checked again by the server.

use crate::field::{FieldCode, FieldError};
use crate::records::{Attachment, Union};
use crate::text::{check_line, check_lines, is_harmful};

/// Most characters of a subject.
pub const SUBJECT_MAX: usize = 200;
/// Most characters of a message.
pub const BODY_MAX: usize = 100_000;
/// Most bytes of a file name; file systems hold 255.
pub const FILE_NAME_MAX: usize = 180;

/// The union's limits on attachments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttachmentLimits<'a> {
    /// Largest file, bytes.
    pub max_bytes: u64,
    /// Most files to one message.
    pub max_count: u32,
    /// Accepted media types; `image/*` accepts every image.
    pub types: &'a [String],
}

impl<'a> From<&'a Union> for AttachmentLimits<'a> {
    fn from(union: &'a Union) -> Self {
        Self {
            max_bytes: union.attachment_max_bytes,
            max_count: union.attachment_max_count,
            types: &union.attachment_types,
        }
    }
}

/// Checks the words of a message. For a reply, `subject` is the thread's.
#[must_use]
pub fn check(subject: &str, body: &str) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if subject.trim().is_empty() {
        errors.push(FieldError::new("subject", FieldCode::Required));
    } else if let Err(code) = check_line(subject, SUBJECT_MAX) {
        errors.push(FieldError::new("subject", code));
    }
    if body.trim().is_empty() {
        errors.push(FieldError::new("body", FieldCode::Required));
    } else if let Err(code) = check_lines(body, BODY_MAX) {
        errors.push(FieldError::new("body", code));
    }
    errors
}

/// Checks one file before it is attached.
///
/// # Errors
/// [`FieldCode::Required`] for one without name or bytes, [`FieldCode::TooLong`] or
/// [`FieldCode::BadCharacters`] for its name, [`FieldCode::FileTooLarge`], [`FieldCode::FileType`].
pub fn check_attachment<'a>(
    limits: impl Into<AttachmentLimits<'a>>,
    name: &str,
    media_type: &str,
    size: u64,
) -> Result<(), FieldCode> {
    let limits = limits.into();
    if name.trim().is_empty() || size == 0 {
        return Err(FieldCode::Required);
    }
    if name.len() > FILE_NAME_MAX {
        return Err(FieldCode::TooLong);
    }
    if name != safe_file_name(name) {
        return Err(FieldCode::BadCharacters);
    }
    if size > limits.max_bytes {
        return Err(FieldCode::FileTooLarge);
    }
    if limits.types.iter().any(|accepted| is_accepted(accepted, media_type)) {
        Ok(())
    } else {
        Err(FieldCode::FileType)
    }
}

/// Checks the files of one message together. The fields are `attachments` and `attachments.<place from 0>`.
#[must_use]
pub fn check_attachments<'a>(
    limits: impl Into<AttachmentLimits<'a>>,
    attachments: &[Attachment],
) -> Vec<FieldError> {
    let limits = limits.into();
    let mut errors = Vec::new();
    if attachments.len() > usize::try_from(limits.max_count).unwrap_or(usize::MAX) {
        errors.push(FieldError::new("attachments", FieldCode::TooManyFiles));
    }
    // One too many is enough said of those beyond the limit.
    let named = usize::try_from(limits.max_count).unwrap_or(usize::MAX);
    for (place, file) in attachments.iter().take(named).enumerate() {
        if let Err(code) = check_attachment(limits, &file.name, &file.blob.media_type, file.blob.size) {
            errors.push(FieldError::new(format!("attachments.{place}"), code));
        }
    }
    errors
}

/// A file name that every file system takes and that shows what it is: without path, control and override
/// characters, characters and names that Windows keeps for itself, dots and spaces at the ends; at most
/// [`FILE_NAME_MAX`] bytes, its extension kept. Never empty.
#[must_use]
pub fn safe_file_name(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = base
        .chars()
        .filter(|c| {
            !is_harmful(*c) && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
        })
        .map(|c| if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*') { '_' } else { c })
        .collect();
    let ends: &[_] = &['.', ' ', '\u{a0}'];
    let trimmed = kept.trim_matches(ends);
    if trimmed.is_empty() {
        return "fil".to_owned();
    }
    let (stem, extension) = match trimmed.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 16 => (stem, Some(extension)),
        _ => (trimmed, None),
    };
    let first = stem.split('.').next().unwrap_or_default().trim_end();
    let stem = if is_reserved(first) { format!("_{stem}") } else { stem.to_owned() };
    let room = FILE_NAME_MAX - extension.map_or(0, |extension| extension.len() + 1);
    let stem = shortened(&stem, room).trim_end_matches(ends);
    let safe = match extension {
        Some(extension) => format!("{stem}.{extension}"),
        None => stem.to_owned(),
    };
    // A cut can bring an extension or dots to the end that were not there before.
    if safe == name { safe } else { safe_file_name(&safe) }
}

/// The longest beginning of `text` that is at most `bytes` long.
fn shortened(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let end = (0..=bytes).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

/// Names of devices on Windows, with any extension.
fn is_reserved(stem: &str) -> bool {
    let upper = stem.to_uppercase();
    match upper.as_str() {
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" => true,
        _ => ["COM", "LPT"].iter().any(|port| {
            upper.strip_prefix(port).is_some_and(|rest| {
                rest.chars().count() == 1 && rest.contains(|c: char| "0123456789¹²³".contains(c))
            })
        }),
    }
}

fn is_accepted(accepted: &str, media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    match accepted.strip_suffix("/*") {
        Some(family) => essence.split_once('/').is_some_and(|(found, _)| found.eq_ignore_ascii_case(family)),
        None => essence.eq_ignore_ascii_case(accepted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::BlobRef;
    use proptest::prelude::*;

    fn codes(errors: &[FieldError]) -> Vec<(&str, FieldCode)> {
        errors.iter().map(|error| (error.field.as_str(), error.code)).collect()
    }

    #[test]
    fn r_04_2_a_message_needs_a_subject_and_words() {
        assert_eq!(check("Oppsigelse", "Hei!\n\nKan dere hjelpe meg?"), vec![]);
        assert_eq!(
            codes(&check(" ", "\n\t ")),
            [("subject", FieldCode::Required), ("body", FieldCode::Required)]
        );
        assert_eq!(
            codes(&check("to\nlinjer", "svart\u{0}")),
            [("subject", FieldCode::BadCharacters), ("body", FieldCode::BadCharacters)]
        );
        assert_eq!(
            codes(&check(&"å".repeat(201), &"å".repeat(100_001))),
            [("subject", FieldCode::TooLong), ("body", FieldCode::TooLong)]
        );
        assert_eq!(check(&"å".repeat(200), &"å".repeat(100_000)), vec![]);
    }

    fn types() -> Vec<String> {
        vec!["application/pdf".into(), "image/*".into()]
    }

    #[test]
    fn r_04_4_size_and_type_limits() {
        let types = types();
        let limits = AttachmentLimits { max_bytes: 1_000, max_count: 2, types: &types };
        assert_eq!(check_attachment(limits, "a.pdf", "application/pdf", 1_000), Ok(()));
        assert_eq!(check_attachment(limits, "a.pdf", "Application/PDF; name=a", 1), Ok(()));
        assert_eq!(check_attachment(limits, "bilde.png", "image/png", 1), Ok(()));
        assert_eq!(check_attachment(limits, "a.pdf", "application/pdf", 1_001), Err(FieldCode::FileTooLarge));
        assert_eq!(check_attachment(limits, "a.pdf", "application/pdf", 0), Err(FieldCode::Required));
        assert_eq!(check_attachment(limits, "", "application/pdf", 1), Err(FieldCode::Required));
        for (name, media_type) in
            [("a.exe", "application/x-msdownload"), ("a", ""), ("a", "image"), ("a", "imagex/png")]
        {
            assert_eq!(
                check_attachment(limits, name, media_type, 1),
                Err(FieldCode::FileType),
                "{media_type}"
            );
        }
        for name in ["../a.pdf", "C:\\a.pdf", "fdp\u{202e}exe.pdf", "a\n.pdf"] {
            assert_eq!(
                check_attachment(limits, name, "image/png", 1),
                Err(FieldCode::BadCharacters),
                "{name:?}"
            );
        }
    }

    #[test]
    fn r_04_4_too_many_files_and_which_file_is_refused() {
        let types = types();
        let limits = AttachmentLimits { max_bytes: 1_000, max_count: 2, types: &types };
        let file = |name: &str, size| Attachment {
            name: name.into(),
            blob: BlobRef { sha256: "0".repeat(64), size, media_type: "image/png".into() },
        };
        assert_eq!(check_attachments(limits, &[file("a.png", 1), file("b.png", 1)]), vec![]);
        assert_eq!(
            codes(&check_attachments(limits, &[file("a.png", 1), file("b.png", 2_000), file("c.png", 1)])),
            [("attachments", FieldCode::TooManyFiles), ("attachments.1", FieldCode::FileTooLarge)]
        );
    }

    #[test]
    fn file_names_are_made_safe() {
        for (given, expected) in [
            ("Årsmøte 2024.pdf", "Årsmøte 2024.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\Kari\\brev.docx", "brev.docx"),
            ("fak\u{202e}fdp.exe", "fakfdp.exe"),
            ("hva?<er>:dette*.txt", "hva__er__dette_.txt"),
            ("  ..skjult.. ", "skjult"),
            ("CON", "_CON"),
            ("nul.txt", "_nul.txt"),
            ("com1.tar.gz", "_com1.tar.gz"),
            ("COMET.txt", "COMET.txt"),
            ("", "fil"),
            ("...", "fil"),
            ("\u{0}\u{1b}", "fil"),
            ("a\nb.txt", "ab.txt"),
        ] {
            assert_eq!(safe_file_name(given), expected, "{given:?}");
        }
    }

    #[test]
    fn a_long_file_name_keeps_its_extension() {
        let safe = safe_file_name(&format!("{}.pdf", "å".repeat(300)));
        assert!(safe.len() <= FILE_NAME_MAX);
        assert!(safe.ends_with("å.pdf"));
    }

    #[test]
    fn a_cut_that_leaves_dots_before_a_new_extension_is_settled() {
        let safe = safe_file_name(&format!("{}..{}", "a".repeat(170), "b".repeat(40)));
        assert_eq!(safe, format!("{}.bbbbbbbb", "a".repeat(170)));
    }

    proptest! {
        #[test]
        fn a_safe_file_name_is_safe_and_stays_as_it_is(name in "\\PC{0,300}", odd in "[a-c./\\\\ :*\u{202e}\u{0}]{0,12}") {
            for name in [&name, &odd, &format!("{name}{odd}"), &format!("con.{odd}")] {
                let safe = safe_file_name(name);
                prop_assert!(!safe.is_empty() && safe.len() <= FILE_NAME_MAX);
                prop_assert!(!safe.contains(['/', '\\', '\0', ':']) && safe != "." && safe != "..");
                prop_assert_eq!(safe_file_name(&safe), safe);
            }
        }
    }
}
