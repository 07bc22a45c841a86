//! Bytes as text: by the character set that is named, by the HTML's own, or by a guess that browsers make too.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use mail_parser::decoders::charsets::map::charset_decoder;

/// How far into HTML its own character set is looked for, as browsers do.
const META_MAX: usize = 4096;
/// Most bytes that a guess looks at.
const GUESS_MAX: usize = 64 * 1024;

/// The text of a part.
pub(super) fn text(bytes: &[u8], named: Option<&str>, is_html: bool) -> String {
    let found = named
        .and_then(|label| faithful(bytes, label))
        .or_else(|| std::str::from_utf8(bytes).ok().filter(|_| !escapes(bytes)).map(str::to_owned))
        .or_else(|| is_html.then(|| meta(bytes)).flatten().and_then(|label| faithful(bytes, &label)))
        .unwrap_or_else(|| nearest(bytes, named));
    let found = found.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(found);
    if found.contains('\0') { found.replace('\0', "") } else { found }
}

/// Bytes of a header without an encoding of their own. `named` is the character set of the message's text.
pub(super) fn raw(bytes: &[u8], named: Option<&str>) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if !escapes(bytes) => text.to_owned(),
        _ => named.and_then(|label| faithful(bytes, label)).unwrap_or_else(|| guessed(bytes)),
    }
}

/// Text in a character set that is named where it stands, as an encoded word's.
pub(super) fn by_name(bytes: &[u8], label: &str) -> String {
    faithful(bytes, label).unwrap_or_else(|| nearest(bytes, Some(label)))
}

/// Text that every byte fits; none where the set is unknown or is not that of these bytes.
pub(super) fn faithful(bytes: &[u8], label: &str) -> Option<String> {
    let label = tidy(label);
    if bytes.is_ascii() && !escapes(bytes) && !is_own_ascii(&label) {
        return std::str::from_utf8(bytes).ok().map(str::to_owned);
    }
    let Some(encoding) = known(&label) else {
        // UTF-7, the code pages of DOS and others that browsers do not know.
        // 865 has the letters of 850 where Norwegian needs them.
        let page = if label.ends_with("865") { "cp850" } else { label.as_str() };
        let text = charset_decoder(page.as_bytes())?(bytes);
        return (!text.contains('\u{fffd}')).then_some(text);
    };
    if is_ascii(&label) || (label.starts_with("utf-16") && !bytes.contains(&0) && !has_utf16_mark(bytes)) {
        return None;
    }
    // No text in a set of single bytes looks like UTF-8 throughout by chance.
    if encoding == encoding_rs::WINDOWS_1252 && std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let (text, _, has_errors) = encoding.decode(bytes);
    (!has_errors).then(|| text.into_owned())
}

/// A reading of what fits no character set whole.
fn nearest(bytes: &[u8], named: Option<&str>) -> String {
    let named = named.map(tidy).filter(|label| !is_ascii(label)).and_then(|label| known(&label));
    if let Some(encoding) = named.filter(|encoding| *encoding != UTF_8 && !encoding.is_single_byte()) {
        let (text, _, _) = encoding.decode(bytes);
        let errors = text.chars().filter(|letter| *letter == '\u{fffd}').count();
        if errors * 20 <= text.chars().count() {
            return text.into_owned();
        }
    }
    // Several hands may have written it: a list's footer under another's text.
    let is_utf8 = |line: &[u8]| !line.is_ascii() && std::str::from_utf8(line).is_ok();
    if bytes.split(|byte| *byte == b'\n').any(is_utf8) {
        let mut text = String::with_capacity(bytes.len());
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            match std::str::from_utf8(line) {
                Ok(line) => text.push_str(line),
                Err(_) => text.push_str(&mixed(line)),
            }
        }
        return text;
    }
    guessed(bytes)
}

/// A line in which UTF-8 is broken: read on where it has whole letters of it, guessed where it has none.
fn mixed(line: &[u8]) -> String {
    let text = String::from_utf8_lossy(line);
    let whole = text.chars().filter(|letter| !letter.is_ascii() && *letter != '\u{fffd}').count();
    let broken = text.chars().filter(|letter| *letter == '\u{fffd}').count();
    if whole > broken { text.into_owned() } else { guessed(line) }
}

fn guessed(bytes: &[u8]) -> String {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes[..bytes.len().min(GUESS_MAX)], true);
    let encoding = detector.guess(Some(b"no"), Utf8Detection::Allow);
    encoding.decode(bytes).0.into_owned()
}

/// Whether these are the escapes by which Japanese is written in seven bits.
fn escapes(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"\x1b$").is_some()
}

/// Names that mean seven bits, or nothing.
fn is_ascii(label: &str) -> bool {
    matches!(label, "us-ascii" | "ascii" | "ansi_x3.4-1968" | "ansi-x3.4-1968" | "iso646-us")
}

/// Sets in which the bytes of ASCII mean something else.
fn is_own_ascii(label: &str) -> bool {
    label.contains("utf-7") || label.contains("utf-16") || label.contains("2022")
}

fn has_utf16_mark(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}

fn tidy(label: &str) -> String {
    label
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | ','))
        .to_ascii_lowercase()
}

/// The encoding of a label, also as programs misspell it.
fn known(label: &str) -> Option<&'static Encoding> {
    let find = |label: &str| Encoding::for_label_no_replacement(label.as_bytes());
    let number = label.trim_start_matches(|c: char| !c.is_ascii_digit());
    let windows = || {
        let names = ["windows", "win", "cp", "ms", "x-cp"];
        names
            .iter()
            .any(|name| label.starts_with(name))
            .then(|| match number {
                "936" => find("gbk"),
                "932" | "31j" => find("shift_jis"),
                "949" => find("euc-kr"),
                "950" => find("big5"),
                "65001" => Some(UTF_8),
                number => find(&format!("windows-{number}")),
            })
            .flatten()
    };
    let dashed = label.replace('_', "-");
    find(label).or_else(|| find(&dashed)).or_else(windows).or_else(|| match dashed.as_str() {
        "latin-1" | "iso-latin-1" | "8859-1" | "iso-8859-1-windows-3.1-latin-1" | "iso-885-1" => {
            find("latin1")
        }
        "8859-15" | "latin-9" => find("iso-8859-15"),
        name if name.starts_with("utf-8") || name.starts_with("utf8") => Some(UTF_8),
        name => name.strip_prefix("iso8859-").and_then(|number| find(&format!("iso-8859-{number}"))),
    })
}

/// The character set that HTML names in its head.
fn meta(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(META_MAX)]).to_ascii_lowercase();
    for tag in head.split("<meta").skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let Some((_, after)) = tag.split_once("charset") else { continue };
        let Some(value) = after.trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/'));
        return Some(value[..end.unwrap_or(value.len())].to_owned());
    }
    None
}
