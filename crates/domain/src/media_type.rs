//! What kind of file it is, by its first bytes and its name: told by the app when a file is attached, checked by the server
//! when it is sent.

/// What is said of a file that nothing is known of.
const UNKNOWN: &str = "application/octet-stream";

/// How many of a file's first bytes tell its kind.
pub const FIRST: usize = 8 * 1024;

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

/// Types that are text: nothing at their beginning tells them apart, and their names are believed.
const TEXT: &[&str] = &[
    "text/plain",
    "text/csv",
    "text/html",
    "text/xml",
    "text/calendar",
    "message/rfc822",
    "application/xml",
];

/// Types that are a package of a common form, of which the beginning does not always tell which one it is.
const PACKAGES: &[(&str, &[&str])] = &[
    (
        "application/zip",
        &[
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/zip",
        ],
    ),
    ("application/x-ole-storage", &["application/msword", "application/vnd.ms-excel"]),
];

/// The media type of a file. What its first bytes tell is believed before its name, and a name for what has to begin
/// otherwise is not believed at all.
#[must_use]
pub fn of(name: &str, first: &[u8]) -> &'static str {
    let claimed = by_name(name);
    match by_content(first) {
        Some(told) => match claimed {
            Some(claimed) if is_one_of(told, claimed) => claimed,
            _ => told,
        },
        None => claimed.filter(|claimed| TEXT.contains(claimed)).unwrap_or(UNKNOWN),
    }
}

/// The media type of a file that came as this type: itself where the first bytes bear it out, what they tell where they do not.
/// A text is believed to be the text that it came as, and a type that nothing is known of is not believed.
#[must_use]
pub fn borne_out<'t>(claimed: &'t str, first: &[u8]) -> &'t str {
    match by_content(first) {
        Some(told) if essence(claimed) == told || is_one_of(told, essence(claimed)) => claimed,
        Some(told) => told,
        None if is_some_text(essence(claimed)) => claimed,
        None => UNKNOWN,
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

/// A media type without its parameters.
#[must_use]
pub fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Whether bytes of the one type may be sent as the other: both are texts, or both are packages of one form (which of them a
/// file is, its name decides), or nothing is said of the file.
#[must_use]
pub fn is_akin(one: &str, other: &str) -> bool {
    let (one, other) = (essence(one), essence(other));
    let are_texts = || is_some_text(other) && (is_some_text(one) || one == UNKNOWN);
    one == other
        || other == UNKNOWN
        || are_texts()
        || PACKAGES.iter().any(|(_, types)| types.contains(&one) && types.contains(&other))
}

fn is_some_text(media_type: &str) -> bool {
    TEXT.contains(&media_type) || media_type.starts_with("text/")
}

fn by_name(name: &str) -> Option<&'static str> {
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    BY_EXTENSION.iter().find(|(known, _)| *known == extension).map(|(_, found)| *found)
}

/// What the first bytes tell; nothing where they are text, or of no known kind.
fn by_content(first: &[u8]) -> Option<&'static str> {
    let first = &first[..first.len().min(FIRST)];
    if is_pdf(first) {
        return Some("application/pdf");
    }
    let told = infer::get(first).map(|kind| kind.mime_type());
    if is_text(first) {
        // Two letters at its beginning make no picture of a text.
        return told.filter(|told| *told == "application/rtf");
    }
    Some(match told? {
        "image/heif" => "image/heic",
        "application/vnd.microsoft.portable-executable" => "application/x-msdownload",
        told => told,
    })
}

/// A PDF may have a byte order mark, line breaks and spaces before its beginning: some programs write them there, and all readers
/// take it.
fn is_pdf(first: &[u8]) -> bool {
    let blank =
        |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff);
    let start = first.iter().position(|byte| !blank(byte)).unwrap_or(first.len());
    first[start..].starts_with(b"%PDF-")
}

/// Whether it is text in UTF-8, of which the last letter may be cut.
fn is_text(first: &[u8]) -> bool {
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    let utf8 = std::str::from_utf8(first).map_or_else(|error| error.error_len().is_none(), |_| true);
    !first.is_empty() && !first.iter().any(control) && utf8
}

/// Whether what was told by the beginning may be this more exact type.
fn is_one_of(told: &str, claimed: &str) -> bool {
    PACKAGES.iter().any(|(package, types)| {
        types.contains(&claimed) && (*package == told || (types.contains(&told) && claimed == *package))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_04_4_a_type_is_believed_where_the_first_bytes_bear_it_out() {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        for (claimed, bytes, expected) in [
            ("application/pdf", b"%PDF-1.7\n".as_slice(), "application/pdf"),
            ("application/pdf", b"MZ\x90\0\x03\0\0\0", "application/x-msdownload"),
            ("application/pdf", b"<script>alert(1)</script>", UNKNOWN),
            ("image/png", b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
            ("image/svg+xml", b"<svg onload='x()'/>", UNKNOWN),
            ("text/plain", b"MZ\x90\0\x03\0\0\0", "application/x-msdownload"),
            ("text/plain; charset=utf-8", b"Hei", "text/plain; charset=utf-8"),
            ("text/plain", b"\xff\xfeH\0e\0i\0", "text/plain"),
            ("text/calendar", b"BEGIN:VCALENDAR", "text/calendar"),
            ("message/rfc822", b"From: a@example.com\n\nHei", "message/rfc822"),
            (word, &package(&["[Content_Types].xml", "word/document.xml"]), word),
            (word, &package(&["a.txt"]), word),
            (word, b"\x89PNG\r\n\x1a\n....", "image/png"),
        ] {
            assert_eq!(borne_out(claimed, bytes), expected, "{claimed}");
        }
    }

    #[test]
    fn the_same_bytes_under_two_names_may_be_two_kinds_of_text_or_of_package() {
        assert!(is_akin("text/plain", "text/csv") && is_akin("application/zip", PACKAGES[0].1[0]));
        assert!(is_akin(UNKNOWN, "text/plain") && is_akin("image/png", "image/png"));
        assert!(!is_akin(UNKNOWN, "application/pdf") && !is_akin("text/html", "application/pdf"));
        assert!(is_akin("application/pdf", UNKNOWN) && !is_akin("application/msword", "application/zip"));
    }

    /// The beginning of a package with these names in it.
    fn package(names: &[&str]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for name in names {
            bytes.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x04\0\0\0\x04\0\0\0");
            bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
            bytes.extend(b"\0\0");
            bytes.extend(name.as_bytes());
            bytes.extend(b"<x/>");
        }
        bytes
    }

    #[test]
    fn r_04_4_the_first_bytes_are_believed_before_the_name() {
        assert_eq!(of("vedtak.pdf", b"%PDF-1.7\n"), "application/pdf");
        assert_eq!(of("bilde.txt", b"\x89PNG\r\n\x1a\n...."), "image/png");
        assert_eq!(of("faktura.pdf", b"MZ\x90\0"), "application/x-msdownload");
        assert_eq!(of("faktura.pdf", b"not a pdf"), UNKNOWN);
        assert_eq!(of("Notat.TXT", b"Hei"), "text/plain");
        assert_eq!(of("uten endelse", b"Hei"), UNKNOWN);
        assert_eq!(of("skript.exe", b"Hei"), UNKNOWN);
    }

    #[test]
    fn r_04_4_a_pdf_with_a_byte_order_mark_or_line_breaks_before_its_beginning_is_one() {
        for before in [b"\xef\xbb\xbf".as_slice(), b"\r\n", b"\n\n  \t", b"\xff\xfe", b"\0"] {
            let bytes = [before, b"%PDF-1.4\n%\xe2\xe3"].concat();
            assert_eq!(of("brev.pdf", &bytes), "application/pdf", "{before:?}");
        }
        assert_eq!(of("brev.pdf", b"hei %PDF-1.4"), UNKNOWN);
    }

    #[test]
    fn r_04_4_pictures_and_documents_of_offices_are_told_by_their_content() {
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
        let word = package(&["[Content_Types].xml", "_rels/.rels", "word/document.xml"]);
        for (name, bytes, kind) in [
            ("IMG_0001.jpg", heic.as_slice(), "image/heic"),
            ("skann.jpg", b"II*\0\x08\0\0\0\0\0\0\0", "image/tiff"),
            ("navn.heic", b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
            ("navn.heic", b"\x01\x02\x03\x04", UNKNOWN),
            ("skann.tif", b"Hei", UNKNOWN),
            ("avtale.docx", b"Hei", UNKNOWN),
            ("avtale.docx", &word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("avtale.zip", &word, "application/zip"),
            ("arkiv.zip", &package(&["a.txt"]), "application/zip"),
            (
                "skjema.xlsx",
                &package(&["a.txt"]),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
            ("brev.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0", "application/msword"),
            ("brev.rtf", b"{\\rtf1\\ansi", "application/rtf"),
        ] {
            assert_eq!(of(name, bytes), kind, "{name}");
        }
    }

    #[test]
    fn a_text_is_no_picture_because_it_begins_with_two_letters_of_one() {
        for text in
            ["BM er et firma", "MZ", "PK", "ID3", "%!PS er ikke tekst", "II*", "<!DOCTYPE html>", "#!/bin/sh"]
        {
            assert_eq!(of("notat.txt", text.as_bytes()), "text/plain", "{text}");
        }
    }
}
