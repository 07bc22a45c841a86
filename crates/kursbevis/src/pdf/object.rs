//! Objects to bytes: a file with object streams and a cross-reference stream, the same for the same objects.

use super::digits;
use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Dictionary, Object, Stream, StringFormat};
use sha2::{Digest as _, Sha256};
use std::cell::RefCell;
use std::io::Write as _;

/// How hard streams are pressed, of 12. Part of a template version's frozen output, as is the library's version.
const LEVEL: i32 = 7;

/// Objects that may be put together into one compressed stream.
const OBJECTS_PER_STREAM: usize = 200;

/// Presses bytes to a zlib stream.
pub fn deflate(data: &[u8]) -> Vec<u8> {
    thread_local! {
        /// Its tables are larger than what is pressed with them.
        static PRESS: RefCell<Compressor> =
            RefCell::new(Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default()));
    }
    PRESS.with_borrow_mut(|press| {
        let mut out = vec![0; press.zlib_compress_bound(data.len())];
        // There is always room: the bound is the library's own.
        let length = press.zlib_compress(data, &mut out).unwrap_or_default();
        out.truncate(length);
        out
    })
}

/// A pressed stream object.
pub fn stream(mut entries: Dictionary, data: &[u8]) -> Object {
    entries.set("Filter", "FlateDecode");
    Object::Stream(Stream::new(entries, deflate(data)))
}

/// A text string: plain where it is ASCII, UTF-16 with its mark otherwise.
pub fn text(text: &str) -> Object {
    if text.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
        return Object::string_literal(text);
    }
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"#/%()<>[]{}".contains(byte) {
            out.push(*byte);
        } else {
            let _ = write!(out, "#{byte:02X}");
        }
    }
}

fn write_string(out: &mut Vec<u8>, bytes: &[u8], format: &StringFormat) {
    match format {
        StringFormat::Hexadecimal => {
            out.push(b'<');
            for byte in bytes {
                let _ = write!(out, "{byte:02X}");
            }
            out.push(b'>');
        }
        StringFormat::Literal => {
            out.push(b'(');
            for byte in bytes {
                match byte {
                    b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', *byte]),
                    b'\r' => out.extend_from_slice(b"\\r"),
                    b'\n' => out.extend_from_slice(b"\\n"),
                    _ => out.push(*byte),
                }
            }
            out.push(b')');
        }
    }
}

fn write_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        write_name(out, key);
        if !matches!(value, Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_)) {
            out.push(b' ');
        }
        write_object(out, value);
    }
    out.extend_from_slice(b">>");
}

fn write_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(value) => digits::push(out, *value),
        Object::Real(value) => digits::push_real(out, *value),
        Object::Name(name) => write_name(out, name),
        Object::String(bytes, format) => write_string(out, bytes, format),
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                write_object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(out, dictionary),
        Object::Stream(stream) => {
            write_dictionary(out, &stream.dict);
            out.extend_from_slice(b"stream\n");
            out.extend_from_slice(&stream.content);
            // After a carriage return a line feed alone would read as one line end with it.
            let end: &[u8] = if stream.content.ends_with(b"\r") { b"\r\nendstream" } else { b"\nendstream" };
            out.extend_from_slice(end);
        }
        Object::Reference((number, generation)) => {
            digits::push(out, i64::from(*number));
            out.push(b' ');
            digits::push(out, i64::from(*generation));
            out.extend_from_slice(b" R");
        }
    }
}

/// Where an object is found.
#[derive(Clone, Copy)]
enum Place {
    Offset(usize),
    Inside { stream: u32, index: usize },
}

/// Writes a whole file, whose identity comes from what it holds. `objects` are numbered from 1 in their order; `root`
/// is the catalog's number.
pub fn file(objects: &[Object], root: u32) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut places = vec![Place::Offset(0); objects.len() + 1];
    let number = |index: usize| u32::try_from(index + 1).unwrap_or(0);
    let loose: Vec<usize> = objects
        .iter()
        .enumerate()
        .filter_map(|(index, object)| (!matches!(object, Object::Stream(_))).then_some(index))
        .collect();
    for (index, object) in objects.iter().enumerate() {
        if matches!(object, Object::Stream(_)) {
            places[index + 1] = Place::Offset(out.len());
            write_indirect(&mut out, number(index), object);
        }
    }
    for chunk in loose.chunks(OBJECTS_PER_STREAM) {
        let (mut heads, mut bodies) = (Vec::new(), Vec::new());
        let holder = u32::try_from(places.len()).unwrap_or(0);
        for (position, index) in chunk.iter().enumerate() {
            digits::push_count(&mut heads, *index + 1);
            heads.push(b' ');
            digits::push_count(&mut heads, bodies.len());
            heads.push(b' ');
            if let Some(object) = objects.get(*index) {
                write_object(&mut bodies, object);
            }
            places[index + 1] = Place::Inside { stream: holder, index: position };
        }
        let mut entries = Dictionary::new();
        entries.set("Type", "ObjStm");
        entries.set("N", i64::try_from(chunk.len()).unwrap_or(0));
        entries.set("First", i64::try_from(heads.len()).unwrap_or(0));
        heads.extend_from_slice(&bodies);
        places.push(Place::Offset(out.len()));
        write_indirect(&mut out, holder, &stream(entries, &heads));
    }
    let start = out.len();
    let own = u32::try_from(places.len()).unwrap_or(0);
    places.push(Place::Offset(start));
    let table = references(&places, root, &Sha256::digest(&out)[..16]);
    write_indirect(&mut out, own, &table);
    let _ = write!(out, "startxref\n{start}\n%%EOF\n");
    out
}

fn write_indirect(out: &mut Vec<u8>, number: u32, object: &Object) {
    let _ = writeln!(out, "{number} 0 obj");
    write_object(out, object);
    out.extend_from_slice(b"\nendobj\n");
}

/// The cross-reference stream.
fn references(places: &[Place], root: u32, identity: &[u8]) -> Object {
    // Offsets take as few bytes as the file's length allows.
    let furthest = places.iter().map(|place| match place {
        Place::Offset(offset) => *offset,
        Place::Inside { .. } => 0,
    });
    let wide: usize = if furthest.max().unwrap_or(0) < 1 << 16 { 2 } else { 4 };
    // Each row is told by how it differs from the one above (PNG's predictor Up): most are alike but for one.
    let mut rows = Vec::with_capacity(places.len() * (wide + 3));
    let mut above = [0; 6];
    let mut row = |kind: u8, field: u32, last: u8| {
        let [a, b, c, d] = field.to_be_bytes();
        let own = [kind, a, b, c, d, last];
        rows.push(2);
        for (index, (byte, above)) in own.iter().zip(above).enumerate() {
            if index == 0 || index > 4 - wide {
                rows.push(byte.wrapping_sub(above));
            }
        }
        above = own;
    };
    row(0, 0, 0xFF);
    for place in places.iter().skip(1) {
        match place {
            Place::Offset(offset) => row(1, u32::try_from(*offset).unwrap_or(0), 0),
            Place::Inside { stream, index } => row(2, *stream, u8::try_from(*index).unwrap_or(0)),
        }
    }
    let id = Object::String(identity.to_vec(), StringFormat::Literal);
    let mut entries = Dictionary::new();
    entries.set("Type", "XRef");
    entries.set("Size", i64::try_from(places.len()).unwrap_or(0));
    entries.set(
        "W",
        vec![Object::Integer(1), Object::Integer(i64::try_from(wide).unwrap_or(4)), Object::Integer(1)],
    );
    let mut parameters = Dictionary::new();
    parameters.set("Predictor", 12);
    parameters.set("Columns", i64::try_from(wide + 2).unwrap_or(4));
    entries.set("DecodeParms", Object::Dictionary(parameters));
    entries.set("Root", Object::Reference((root, 0)));
    entries.set("ID", vec![id.clone(), id]);
    stream(entries, &rows)
}
