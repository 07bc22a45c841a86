//! What kind of file it is, by its first bytes and its name.

use crate::views::Viewer;

/// Media types by extension. The first of a type is the extension it is saved with.
const BY_EXTENSION: &[(&str, &str)] = &[
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("heic", "image/heic"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("txt", "text/plain"),
    ("csv", "text/csv"),
    ("eml", "message/rfc822"),
    ("xml", "application/xml"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("doc", "application/msword"),
    ("xls", "application/vnd.ms-excel"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("rtf", "application/rtf"),
    ("ics", "text/calendar"),
    ("zip", "application/zip"),
];

/// First bytes that a type always has.
const BY_START: &[(&[u8], &str)] = &[
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-executable"),
];

/// The media type of a file. First bytes that tell are believed before the name.
#[must_use]
pub fn of(name: &str, first: &[u8]) -> &'static str {
    if let Some((_, found)) = BY_START.iter().find(|(start, _)| first.starts_with(start)) {
        return found;
    }
    if first.starts_with(b"RIFF") && first.get(8..12) == Some(b"WEBP") {
        return "image/webp";
    }
    let extension =
        name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let claimed = BY_EXTENSION.iter().find(|(known, _)| *known == extension).map(|(_, found)| *found);
    match claimed {
        // These always begin as above; one that does not is something else under a false name.
        Some("application/pdf" | "image/png" | "image/jpeg" | "image/gif" | "image/webp") | None => {
            "application/octet-stream"
        }
        Some(found) => found,
    }
}

/// The extension that a type is saved with; none for an unknown one.
#[must_use]
pub fn extension(media_type: &str) -> Option<&'static str> {
    BY_EXTENSION.iter().find(|(_, known)| *known == essence(media_type)).map(|(extension, _)| *extension)
}

/// Whether a file of this type may have this extension.
#[must_use]
pub fn is_extension_of(extension: &str, media_type: &str) -> bool {
    BY_EXTENSION.iter().any(|(known, of)| *of == essence(media_type) && known.eq_ignore_ascii_case(extension))
}

/// How a file is shown.
#[must_use]
pub fn viewer(media_type: &str) -> Viewer {
    match essence(media_type) {
        "application/pdf" => Viewer::Pdf,
        "image/png" | "image/jpeg" | "image/gif" | "image/webp" => Viewer::Image,
        "message/rfc822" => Viewer::Email,
        "text/plain" | "text/csv" | "text/calendar" => Viewer::Text,
        // Shown as an invoice when it is one, as text when it is not.
        "application/xml" | "text/xml" => Viewer::Ehf,
        _ => Viewer::None,
    }
}

/// A media type without its parameters.
#[must_use]
pub fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_04_4_the_first_bytes_are_believed_before_the_name() {
        assert_eq!(of("vedtak.pdf", b"%PDF-1.7\n"), "application/pdf");
        assert_eq!(of("bilde.txt", b"\x89PNG\r\n\x1a\n...."), "image/png");
        assert_eq!(of("faktura.pdf", b"MZ\x90\0"), "application/x-msdownload");
        assert_eq!(of("faktura.pdf", b"not a pdf"), "application/octet-stream");
        assert_eq!(of("Notat.TXT", b"Hei"), "text/plain");
        assert_eq!(of("uten endelse", b"Hei"), "application/octet-stream");
        assert_eq!(of("skript.exe", b"Hei"), "application/octet-stream");
    }
}
