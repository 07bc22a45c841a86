//! What the pages of a PDF say, as far as naming what differs between two of them needs it.

use super::budget::{Budget, Unshown};
use super::graph::unpacked;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashMap;

/// The most that a font's program and its map may unpack to.
const LARGEST_FONT: usize = 4 << 20;
/// The most codes that a font's map may tell of: a certificate's tells of some hundreds.
const MOST_CODES: usize = 20_000;
/// The most that the operators of a page may take: a certificate's take some tens of thousands.
const LARGEST_CONTENTS: usize = 1 << 20;
/// Certificates have few pages; a file of more is none of ours.
const MOST_PAGES: usize = 200;
/// The most elements of the structure tree, and the most within each other.
const MOST_ELEMENTS: usize = 20_000;
const MAX_DEPTH: usize = 64;

/// A page as it is drawn.
#[derive(Debug, PartialEq, Eq)]
pub struct Drawn {
    /// All text on it, in the order in which it is drawn.
    pub text: String,
    /// How often it draws something that has words of its own, which are not read here.
    pub forms: usize,
}

/// What a document shows.
#[derive(Debug)]
pub struct Shown {
    /// Its pages.
    pub pages: Vec<Drawn>,
    /// The structure tree's elements that have content of their own, in reading order.
    pub parts: Vec<Part>,
}

/// What one element says.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Its text.
    pub text: String,
}

/// Marked content by its page and number.
type Marked = HashMap<(ObjectId, i64), Part>;

fn resolved<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

fn dictionary<'a>(document: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    resolved(document, of.get(key).ok()?)?.as_dict().ok()
}

/// Reads what a document shows.
///
/// # Errors
/// [`Unshown`] when it has parts that our documents do not have, or more than could be one of ours.
pub fn shown(document: &Document, budget: &Budget) -> Result<Shown, Unshown> {
    // One by one: lopdf makes room for as many pages as the file says that it has.
    let mut ids = Vec::new();
    for id in document.page_iter().take(MOST_PAGES + 1) {
        ids.push(id);
    }
    if ids.is_empty() || ids.len() > MOST_PAGES {
        return Err(Unshown::Foreign);
    }
    let mut marked = Marked::new();
    let mut pages = Vec::new();
    for id in &ids {
        pages.push(page(document, *id, &mut marked, budget)?);
    }
    let root = document.catalog().ok().and_then(|catalog| dictionary(document, catalog, b"StructTreeRoot"));
    let mut tree = Tree { document, marked: &marked, parts: Vec::new(), left: MOST_ELEMENTS, budget };
    if let Some(root) = root {
        tree.walk(root, None, MAX_DEPTH)?;
    }
    let parts = tree.parts;
    Ok(Shown { pages, parts })
}

/// The structure tree, while its elements with content are gathered. It may be no tree at all: an element can be its own
/// kid.
struct Tree<'a> {
    document: &'a Document,
    marked: &'a Marked,
    parts: Vec<Part>,
    left: usize,
    budget: &'a Budget,
}

impl Tree<'_> {
    fn walk(&mut self, element: &Dictionary, page: Option<ObjectId>, levels: usize) -> Result<(), Unshown> {
        let levels = levels.checked_sub(1).ok_or(Unshown::TooMuch)?;
        self.left = self.left.checked_sub(1).ok_or(Unshown::TooMuch)?;
        let page = element.get(b"Pg").ok().and_then(|pg| pg.as_reference().ok()).or(page);
        let document = self.document;
        let Some(kids) = element.get(b"K").ok().and_then(|kids| resolved(document, kids)) else {
            return Ok(());
        };
        let single = std::slice::from_ref(kids);
        let kids = kids.as_array().map_or(single, Vec::as_slice);
        let mut own: Option<Part> = None;
        let place = self.parts.len();
        for kid in kids {
            match resolved(document, kid) {
                Some(Object::Integer(mcid)) => {
                    let part = page.and_then(|page| self.marked.get(&(page, *mcid)));
                    let own = own.get_or_insert_default();
                    if let Some(part) = part {
                        // The same content can be named any number of times.
                        self.budget.spend(part.text.len() + 1)?;
                        own.text.push_str(&part.text);
                    }
                }
                Some(Object::Dictionary(inner)) => self.walk(inner, page, levels)?,
                _ => {}
            }
        }
        if let Some(own) = own {
            self.parts.insert(place.min(self.parts.len()), own);
        }
        Ok(())
    }
}

/// A font's codes and what they say.
type Codes = HashMap<u16, String>;

fn page(document: &Document, id: ObjectId, marked: &mut Marked, budget: &Budget) -> Result<Drawn, Unshown> {
    let page = document.get_dictionary(id).map_err(|_| Unshown::Foreign)?;
    let contents = contents(document, page, budget)?;
    let resources = resources(document, page).ok_or(Unshown::Foreign)?;
    let mut fonts: HashMap<Vec<u8>, Codes> = HashMap::new();
    for (name, _) in dictionary(document, resources, b"Font").into_iter().flatten() {
        let named = dictionary(document, resources, b"Font").ok_or(Unshown::Foreign)?;
        let font = dictionary(document, named, name).ok_or(Unshown::Foreign)?;
        fonts.insert(name.clone(), font_codes(document, font, budget)?);
    }
    read_text(&contents, &fonts, id, marked, budget)
}

/// What a page draws with, its own or that of a node above it.
fn resources<'a>(document: &'a Document, page: &'a Dictionary) -> Option<&'a Dictionary> {
    let mut node = page;
    for _ in 0..MAX_DEPTH {
        if let Some(resources) = dictionary(document, node, b"Resources") {
            return Some(resources);
        }
        node = dictionary(document, node, b"Parent")?;
    }
    None
}

/// What draws a page.
fn contents(document: &Document, page: &Dictionary, budget: &Budget) -> Result<Vec<u8>, Unshown> {
    let stream = |part: &Object| match resolved(document, part) {
        Some(Object::Stream(stream)) => unpacked(stream, LARGEST_CONTENTS, budget),
        _ => Err(Unshown::Foreign),
    };
    let given = page.get(b"Contents").ok().and_then(|given| resolved(document, given));
    let contents = match given.ok_or(Unshown::Foreign)? {
        Object::Array(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(stream(part)?);
                all.push(b'\n');
                if all.len() > LARGEST_CONTENTS {
                    return Err(Unshown::TooMuch);
                }
            }
            all
        }
        single => stream(single)?,
    };
    if contents.len() > LARGEST_CONTENTS { Err(Unshown::TooMuch) } else { Ok(contents) }
}

/// Reads what a font's codes say.
fn font_codes(document: &Document, font: &Dictionary, budget: &Budget) -> Result<Codes, Unshown> {
    let map = resolved(document, font.get(b"ToUnicode").map_err(|_| Unshown::Foreign)?);
    let map = map.and_then(|map| map.as_stream().ok()).ok_or(Unshown::Foreign)?;
    codes(&unpacked(map, LARGEST_FONT, budget)?, budget)
}

/// Reads what codes say, by a `ToUnicode` map.
fn codes(map: &[u8], budget: &Budget) -> Result<Codes, Unshown> {
    let mut codes = Codes::new();
    let mut left = MOST_CODES;
    for line in String::from_utf8_lossy(map).lines() {
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
        // A few letters in the file can be thousands of entries here.
        let entries = usize::from(to.saturating_sub(from)) + 1;
        left = left.checked_sub(entries).ok_or(Unshown::TooMuch)?;
        budget.spend(entries.saturating_mul(Budget::ENTRY + units.len() * 8))?;
        for code in from..=to {
            // Within a range what is said counts up with the code.
            let mut units = units.clone();
            if let Some(last) = units.last_mut() {
                *last = last.wrapping_add(code - from);
            }
            codes.insert(code, String::from_utf16_lossy(&units));
        }
    }
    Ok(codes)
}

fn read_text(
    contents: &[u8],
    fonts: &HashMap<Vec<u8>, Codes>,
    page: ObjectId,
    marked: &mut Marked,
    budget: &Budget,
) -> Result<Drawn, Unshown> {
    budget.spend(contents.len().saturating_mul(Budget::OPERATOR))?;
    let mut all = String::new();
    let mut forms = 0;
    let mut font: Option<&Codes> = None;
    let mut marks: Vec<Option<i64>> = Vec::new();
    for operation in Content::decode(contents).map_err(|_| Unshown::Foreign)?.operations {
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
                // One code can stand for a long text.
                budget.spend(said.len())?;
                if let Some(mcid) = open_mark(&marks) {
                    marked.entry((page, mcid)).or_default().text.push_str(&said);
                }
                all.push_str(&said);
            }
            "ET" => all.push('\n'),
            "Do" => forms += 1,
            _ => {}
        }
    }
    Ok(Drawn { text: all, forms })
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
