//! What the pages of a PDF say and how they are drawn, as far as comparing two of them needs it.

use crate::pdf;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;

/// The most that one stream may unpack to.
const LARGEST_STREAM: usize = 16 << 20;
/// Certificates have few pages; a file of more is none of ours.
const MOST_PAGES: usize = 200;

/// A page as it is drawn.
#[derive(Debug, PartialEq, Eq)]
pub struct Drawn {
    /// All text on it, in the order in which it is drawn.
    pub text: String,
    /// A hash over everything that decides how it looks.
    pub look: [u8; 32],
    /// Whether annotations lie over it.
    pub overlaid: bool,
}

/// What a document shows.
#[derive(Debug)]
pub struct Shown {
    /// Its pages.
    pub pages: Vec<Drawn>,
    /// The structure tree's elements that have content of their own, in reading order.
    pub parts: Vec<Part>,
}

/// What one element says and how it is drawn.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Its text.
    pub text: String,
    /// The operators that draw it.
    pub look: Vec<u8>,
}

/// Marked content by its page and number.
type Marked = HashMap<(ObjectId, i64), Part>;

/// Unpacks a stream, within bounds.
pub fn unpacked(stream: &lopdf::Stream) -> Option<Vec<u8>> {
    match stream.dict.get(b"Filter") {
        Err(_) => Some(stream.content.clone()),
        Ok(filter) => {
            let name = match filter {
                Object::Name(name) => name.as_slice(),
                Object::Array(names) => match names.as_slice() {
                    [Object::Name(name)] => name.as_slice(),
                    _ => return None,
                },
                _ => return None,
            };
            let plain = stream.dict.get(b"DecodeParms").is_err();
            if name != b"FlateDecode" || !plain {
                return None;
            }
            miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(&stream.content, LARGEST_STREAM).ok()
        }
    }
}

fn resolved<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

fn dictionary<'a>(document: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    resolved(document, of.get(key).ok()?)?.as_dict().ok()
}

/// Reads what a document shows; `None` when it has parts that our documents do not have and cannot be compared.
pub fn shown(document: &Document) -> Option<Shown> {
    // One by one: lopdf makes room for as many pages as the file says that it has.
    let mut ids = Vec::new();
    for id in document.page_iter().take(MOST_PAGES + 1) {
        ids.push(id);
    }
    if ids.is_empty() || ids.len() > MOST_PAGES {
        return None;
    }
    let mut marked = Marked::new();
    let mut pages = Vec::new();
    for id in &ids {
        pages.push(page(document, *id, &mut marked)?);
    }
    let mut parts = Vec::new();
    let root = document.catalog().ok().and_then(|catalog| dictionary(document, catalog, b"StructTreeRoot"));
    if let Some(root) = root {
        let mut left = 20_000;
        walk(document, root, None, &marked, &mut parts, &mut left);
    }
    Some(Shown { pages, parts })
}

/// Gathers the structure tree's elements with content.
fn walk(
    document: &Document,
    element: &Dictionary,
    page: Option<ObjectId>,
    marked: &Marked,
    parts: &mut Vec<Part>,
    left: &mut usize,
) {
    if *left == 0 {
        return;
    }
    *left -= 1;
    let page = element.get(b"Pg").ok().and_then(|pg| pg.as_reference().ok()).or(page);
    let Some(kids) = element.get(b"K").ok().and_then(|kids| resolved(document, kids)) else { return };
    let single = std::slice::from_ref(kids);
    let kids = kids.as_array().map_or(single, Vec::as_slice);
    let mut own: Option<Part> = None;
    let place = parts.len();
    for kid in kids {
        match resolved(document, kid) {
            Some(Object::Integer(mcid)) => {
                let part = page.and_then(|page| marked.get(&(page, *mcid)));
                let own = own.get_or_insert_default();
                if let Some(part) = part {
                    own.text.push_str(&part.text);
                    own.look.extend_from_slice(&part.look);
                }
            }
            Some(Object::Dictionary(inner)) => walk(document, inner, page, marked, parts, left),
            _ => {}
        }
    }
    if let Some(own) = own {
        parts.insert(place.min(parts.len()), own);
    }
}

/// A font's codes and what they say.
type Codes = HashMap<u16, String>;

fn page(document: &Document, id: ObjectId, marked: &mut Marked) -> Option<Drawn> {
    let page = document.get_dictionary(id).ok()?;
    let contents = match resolved(document, page.get(b"Contents").ok()?)? {
        Object::Stream(stream) => unpacked(stream)?,
        Object::Array(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(unpacked(resolved(document, part)?.as_stream().ok()?)?);
                all.push(b'\n');
            }
            all
        }
        _ => return None,
    };
    let resources = dictionary(document, page, b"Resources")?;
    let mut hash = Sha256::new();
    hash.update(contents.trim_ascii());
    for key in [b"MediaBox".as_slice(), b"CropBox", b"Rotate", b"UserUnit"] {
        if let Some(value) = page.get(key).ok().and_then(|value| resolved(document, value)) {
            hash.update(key);
            pdf::feed(value, |bytes| hash.update(bytes));
        }
    }
    for (key, value) in resources {
        let count = resolved(document, value).and_then(|v| v.as_dict().ok()).map_or(1, Dictionary::len);
        if key != b"Font" && key != b"ProcSet" && count > 0 {
            // Our certificates draw with fonts alone; anything else could hide what the fonts draw.
            hash.update(key);
        }
    }
    let mut fonts: HashMap<Vec<u8>, Codes> = HashMap::new();
    if let Some(named) = dictionary(document, resources, b"Font") {
        let mut names: Vec<&Vec<u8>> = named.iter().map(|(name, _)| name).collect();
        names.sort();
        for name in names {
            let font = dictionary(document, named, name)?;
            fonts.insert(name.clone(), read_font(document, font, &mut hash)?);
            hash.update(name);
        }
    }
    let overlaid = page
        .get(b"Annots")
        .ok()
        .and_then(|annotations| resolved(document, annotations)?.as_array().ok())
        .is_some_and(|annotations| !annotations.is_empty());
    let text = read_text(&contents, &fonts, id, marked)?;
    Some(Drawn { text, look: hash.finalize().into(), overlaid })
}

/// Reads what a font's codes say, and takes its program and widths into the hash.
fn read_font(document: &Document, font: &Dictionary, hash: &mut Sha256) -> Option<Codes> {
    let inner = resolved(document, font.get(b"DescendantFonts").ok()?)?.as_array().ok()?;
    let inner = resolved(document, inner.first()?)?.as_dict().ok()?;
    let descriptor = dictionary(document, inner, b"FontDescriptor")?;
    let program = resolved(document, descriptor.get(b"FontFile3").ok()?)?.as_stream().ok()?;
    hash.update(unpacked(program)?);
    if let Some(widths) = inner.get(b"W").ok().and_then(|widths| resolved(document, widths)) {
        pdf::feed(widths, |bytes| hash.update(bytes));
    }
    let map = unpacked(resolved(document, font.get(b"ToUnicode").ok()?)?.as_stream().ok()?)?;
    hash.update(&map);
    let mut codes = Codes::new();
    for line in String::from_utf8_lossy(&map).lines() {
        let parts: Vec<&str> = line.split(['<', '>']).filter(|part| !part.trim().is_empty()).collect();
        let (from, to, text) = match parts.as_slice() {
            [code, text] => (*code, *code, *text),
            [from, to, text] => (*from, *to, *text),
            _ => continue,
        };
        let code = |text| u16::from_str_radix(text, 16).ok();
        let (Some(from), Some(to)) = (code(from), code(to)) else { continue };
        let units: Vec<u16> = text
            .as_bytes()
            .chunks(4)
            .filter_map(|unit| u16::from_str_radix(std::str::from_utf8(unit).ok()?, 16).ok())
            .collect();
        for code in from..=to {
            // Within a range what is said counts up with the code.
            let mut units = units.clone();
            if let Some(last) = units.last_mut() {
                *last = last.wrapping_add(code - from);
            }
            codes.insert(code, String::from_utf16_lossy(&units));
        }
    }
    Some(codes)
}

fn read_text(
    contents: &[u8],
    fonts: &HashMap<Vec<u8>, Codes>,
    page: ObjectId,
    marked: &mut Marked,
) -> Option<String> {
    let mut all = String::new();
    let mut font: Option<&Codes> = None;
    let mut marks: Vec<Option<i64>> = Vec::new();
    for operation in Content::decode(contents).ok()?.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" => {
                let mcid = operands.get(1).and_then(|o| o.as_dict().ok()?.get(b"MCID").ok()?.as_i64().ok());
                marks.push(mcid);
            }
            "BMC" => marks.push(None),
            "EMC" => {
                marks.pop();
            }
            "Tf" => font = operands.first().and_then(|o| o.as_name().ok()).and_then(|name| fonts.get(name)),
            "Tj" | "TJ" | "'" | "\"" => {
                let mut said = String::new();
                for operand in operands {
                    say(operand, font, &mut said);
                }
                if let Some(mcid) = open_mark(&marks) {
                    marked.entry((page, mcid)).or_default().text.push_str(&said);
                }
                all.push_str(&said);
            }
            "ET" => all.push('\n'),
            operator => {
                if let Some(mcid) = open_mark(&marks) {
                    let look = &mut marked.entry((page, mcid)).or_default().look;
                    for operand in operands {
                        pdf::feed(operand, |bytes| look.extend_from_slice(bytes));
                        look.push(b' ');
                    }
                    look.extend_from_slice(operator.as_bytes());
                }
            }
        }
    }
    Some(all)
}

/// The number of the innermost marked content that has one.
fn open_mark(marks: &[Option<i64>]) -> Option<i64> {
    marks.iter().rev().find_map(|mark| *mark)
}

fn say(operand: &Object, font: Option<&Codes>, said: &mut String) {
    match operand {
        Object::String(bytes, _) => {
            for pair in bytes.chunks(2) {
                let code = pair.iter().fold(0u16, |code, byte| (code << 8) | u16::from(*byte));
                match font.and_then(|font| font.get(&code)) {
                    Some(text) => said.push_str(text),
                    None => said.push('\u{FFFD}'),
                }
            }
        }
        Object::Array(items) => {
            for item in items {
                if matches!(item, Object::String(..)) {
                    say(item, font, said);
                }
            }
        }
        _ => {}
    }
}
