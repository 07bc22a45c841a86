//! Strings of a document's own structure: names of files, values of fields, notes.

use hayro_syntax::object::{Array, Dict, MaybeRef, Object, Stream};
use hayro_syntax::xref::XRef;

/// The characters of PDFDocEncoding from 0x18 to 0x1F, and from 0x80 to 0xA0; elsewhere it is Latin-1.
const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
const HIGH: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ',
    'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
];

/// A text string, whatever it is encoded in.
pub(super) fn text_string(bytes: &[u8]) -> String {
    let text = if let Some(units) = bytes.strip_prefix(&[0xfe, 0xff]) {
        utf16(units, u16::from_be_bytes)
    } else if let Some(units) = bytes.strip_prefix(&[0xff, 0xfe]) {
        utf16(units, u16::from_le_bytes)
    } else if let Some(text) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        String::from_utf8_lossy(text).into_owned()
    } else {
        bytes.iter().map(|byte| document_character(*byte)).collect()
    };
    without_language(&text)
}

/// What an array holds, without what is missing or broken in it.
pub(super) fn items<'a>(array: &Array<'a>, xref: &'a XRef) -> impl Iterator<Item = Object<'a>> {
    array.raw_iter().filter_map(|item| match item {
        MaybeRef::Ref(reference) => xref.get::<Object<'a>>(reference.into()),
        MaybeRef::NotRef(object) => Some(object),
    })
}

/// The dictionaries of an array.
pub(super) fn dicts<'a>(array: &Array<'a>, xref: &'a XRef) -> impl Iterator<Item = Dict<'a>> {
    items(array, xref).filter_map(|item| match item {
        Object::Dict(dict) => Some(dict),
        _ => None,
    })
}

/// Text that may stand as a string or, where it is long, as a stream.
pub(super) fn text_of(object: &Object<'_>) -> Option<String> {
    match object {
        Object::String(text) => Some(text_string(text)),
        Object::Stream(stream) => text_of_stream(stream),
        _ => None,
    }
}

fn text_of_stream(stream: &Stream<'_>) -> Option<String> {
    Some(text_string(&stream.decoded().ok()?))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

fn document_character(byte: u8) -> char {
    match byte {
        0x18..=0x1f => LOW[usize::from(byte - 0x18)],
        0x80..=0xa0 => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Takes out the marks that say which language follows: they stand between two escape characters.
fn without_language(text: &str) -> String {
    if !text.contains('\u{1b}') {
        return text.to_owned();
    }
    text.split('\u{1b}').step_by(2).collect()
}

#[cfg(test)]
mod tests {
    use super::text_string;

    #[test]
    fn strings_are_read_in_each_of_their_encodings() {
        assert_eq!(text_string(b"\xfe\xff\x00L\x00\xf8\x00n\x00n"), "Lønn");
        assert_eq!(text_string(b"\xff\xfeL\x00\xf8\x00n\x00n\x00"), "Lønn");
        assert_eq!(text_string("\u{feff}Lønn".as_bytes()), "Lønn");
        assert_eq!(text_string(b"L\xf8nn \x84 5 \xa0"), "Lønn — 5 €");
        assert_eq!(text_string(b"\xfe\xff\x00\x1b\x00n\x00b\x00\x1b\x00L\x00\xf8\x00n\x00n"), "Lønn");
    }
}
