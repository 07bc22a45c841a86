//! All that is reachable in a file beside all that is reachable in the drawing of the signed facts.
//!
//! What may differ is this, and nothing else: the numbers of objects and whether they stand by themselves, streams' filters
//! and lengths, streams of objects and of references, encryption with an empty password, `/ID`, the PDF version and its
//! extensions, the program that wrote the file last and when, white space and the digits of numbers, how the tree of pages
//! and the tree of names are divided, where a page's entries are inherited from, and boxes of a page that are the page.
//! Everything else is a finding: something that was issued is not there as it was, or something has been added.

mod additions;
mod decode;
mod description;
mod lexer;
mod notes;
mod pages;
mod structure;
mod xmp;

pub use decode::unpacked;
pub use structure::is_plain;

use super::Finding;
use super::budget::{Budget, Unshown};
use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use notes::{How, Notes};
use pages::Pages;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The most pairs of objects that are compared, and the most levels of one object.
const MOST_PAIRS: usize = 200_000;
const DEEPEST: usize = 100;
/// The most that a stream may unpack to.
const LARGEST: usize = 4 << 20;

static NOTHING: Object = Object::Null;

/// How a file differs from the drawing.
#[derive(Debug)]
pub struct Differences {
    /// What was found.
    pub findings: Vec<Finding>,
    /// The pages, from 0, whose drawing differs.
    pub redrawn: BTreeSet<usize>,
    /// Whether something that reads pages aloud would read something else.
    pub reading: bool,
    /// Whether something lies on the pages that may be seen.
    pub on_pages: bool,
}

/// What a reference or a value stands for; nothing for one that stands for nothing.
pub fn resolved<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    match object {
        Object::Reference(_) => document.dereference(object).ok().map(|(_, object)| object),
        object => Some(object),
    }
    .filter(|object| !matches!(object, Object::Null))
}

/// Compares the drawing of the signed facts with a file.
///
/// # Errors
/// [`Unshown::TooMuch`] when the file has more than can be compared.
pub fn differences(own: &Document, other: &Document, budget: &Budget) -> Result<Differences, Unshown> {
    let (own_pages, other_pages) = (pages::pages(own)?, pages::pages(other)?);
    let ids = own_pages.pages.iter().zip(&other_pages.pages);
    let ids = ids.filter_map(|((own, _), (other, _))| Some((own.as_ref().copied()?, *other))).collect();
    let mut walk =
        Walk { own, other, ids, queue: Vec::new(), seen: HashSet::new(), notes: Notes::default(), budget };
    if !other_pages.plain || own_pages.pages.len() != other_pages.pages.len() {
        walk.notes.pages_differ();
    }
    for (key, value) in &other_pages.more {
        let path = format!("Root/Pages/{}", String::from_utf8_lossy(key));
        walk.entries(None, Some(value), &path, DEEPEST)?;
    }
    walk.catalogs()?;
    walk.pages(&own_pages, &other_pages)?;
    description::of_the_trailer(own, other, &mut walk.notes);
    walk.finish()?;
    let Walk { notes, .. } = walk;
    Ok(notes.finished(own, other, &own_pages, &other_pages))
}

struct Walk<'a> {
    own: &'a Document,
    other: &'a Document,
    /// The pages of the drawing and those that stand for them.
    ids: HashMap<ObjectId, Option<ObjectId>>,
    queue: Vec<(ObjectId, ObjectId, String)>,
    seen: HashSet<(ObjectId, ObjectId)>,
    notes: Notes,
    budget: &'a Budget,
}

/// The root of the objects that a reader begins at.
fn catalog(document: &Document) -> Result<&Dictionary, Unshown> {
    let root = document.trailer.get(b"Root").ok().and_then(|root| resolved(document, root)?.as_dict().ok());
    root.ok_or(Unshown::Foreign)
}

fn entry<'a>(document: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    resolved(document, of.get(key).ok()?)
}

impl<'a> Walk<'a> {
    fn catalogs(&mut self) -> Result<(), Unshown> {
        let (own, other) = (catalog(self.own)?, catalog(self.other)?);
        for key in keys(own, other) {
            let path = format!("Root/{}", String::from_utf8_lossy(key));
            let pair = (entry(self.own, own, key), entry(self.other, other, key));
            match (key, pair) {
                (b"Pages" | b"Version" | b"Extensions", _) => {}
                (b"Metadata", (Some(Object::Stream(own)), Some(Object::Stream(other)))) => {
                    self.metadata(own, other)?;
                }
                (b"AF", (Some(Object::Array(own)), Some(Object::Array(other)))) => {
                    let extra = other.get(own.len()..).unwrap_or_default();
                    for file in extra {
                        self.notes.attachment(self.other, file);
                    }
                    let kept = other.get(..own.len()).unwrap_or(other).to_vec();
                    self.same(&Object::Array(own.clone()), &Object::Array(kept), &path, DEEPEST)?;
                }
                (b"Names", (Some(Object::Dictionary(own)), Some(Object::Dictionary(other)))) => {
                    self.names(own, other)?;
                }
                _ => self.entries(own.get(key).ok(), other.get(key).ok(), &path, DEEPEST)?,
            }
        }
        Ok(())
    }

    fn metadata(&mut self, own: &Stream, other: &Stream) -> Result<(), Unshown> {
        self.dictionaries(&own.dict, &other.dict, "Root/Metadata", DEEPEST, true)?;
        let own = decode::unpacked(own, LARGEST, self.budget)?;
        let other = match decode::unpacked(other, LARGEST, self.budget) {
            Err(Unshown::TooMuch) => return Err(Unshown::TooMuch),
            other => other.unwrap_or_default(),
        };
        if own != other {
            description::of_the_packet(&own, &other, &mut self.notes);
        }
        Ok(())
    }

    /// The names that the documents give to things: a certificate names its files.
    fn names(&mut self, own: &'a Dictionary, other: &'a Dictionary) -> Result<(), Unshown> {
        for key in keys(own, other) {
            let path = format!("Root/Names/{}", String::from_utf8_lossy(key));
            if key != b"EmbeddedFiles" {
                self.entries(own.get(key).ok(), other.get(key).ok(), &path, DEEPEST)?;
                continue;
            }
            let more = entry(self.other, other, key).and_then(|tree| tree.as_dict().ok());
            for (more, value) in more.into_iter().flatten() {
                if !matches!(more.as_slice(), b"Names" | b"Kids" | b"Limits") {
                    let path = format!("{path}/{}", String::from_utf8_lossy(more));
                    self.entries(None, Some(value), &path, DEEPEST)?;
                }
            }
            let (mut files, mut others) = (Vec::new(), Vec::new());
            named(self.own, own.get(key).ok(), &mut files, 20, self.budget)?;
            named(self.other, other.get(key).ok(), &mut others, 20, self.budget)?;
            for (name, file) in &files {
                let twin = others.iter().position(|(other, _)| other == name);
                match twin.map(|place| others.remove(place)) {
                    Some((_, other)) => self.same(file, other, &path, DEEPEST)?,
                    None => self.notes.note(&path, How::Missing, None),
                }
            }
            for (_, file) in others {
                self.notes.attachment(self.other, file);
            }
        }
        Ok(())
    }

    fn pages(&mut self, own: &Pages<'a>, other: &Pages<'a>) -> Result<(), Unshown> {
        for (number, ((_, own), (_, other))) in (1..).zip(own.pages.iter().zip(&other.pages)) {
            let of = |page: &[(&'a [u8], &'a Object)], key: &[u8]| {
                page.iter().find(|(own, _)| *own == key).map(|(_, value)| *value)
            };
            let all: BTreeSet<&[u8]> = own.iter().chain(other).map(|(key, _)| *key).collect();
            for key in all {
                let path = format!("Page {number}/{}", String::from_utf8_lossy(key));
                let (mine, theirs) = (of(own, key), of(other, key));
                match key {
                    b"Parent" | b"Type" => {}
                    b"Contents" => {
                        let mine = contents(self.own, mine, self.budget)?;
                        let given = theirs;
                        let theirs = match contents(self.other, theirs, self.budget) {
                            Err(Unshown::TooMuch) => return Err(Unshown::TooMuch),
                            theirs => theirs.unwrap_or_default(),
                        };
                        let same = mine == theirs || lexer::say_the_same(&mine, &theirs);
                        if !same || has_more(self.other, given) {
                            self.notes.note(&path, How::Changed, None);
                        }
                    }
                    b"Annots" if mine.is_none() => self.notes.annotations(self.other, theirs),
                    b"CropBox" | b"BleedBox" | b"TrimBox" | b"ArtBox" if mine.is_none() => {
                        self.entries(of(own, b"MediaBox"), theirs, &path, DEEPEST)?;
                    }
                    b"Rotate" | b"UserUnit" if mine.is_none() => {
                        let usual = Object::Integer(i64::from(key == b"UserUnit"));
                        self.entries(Some(&usual), theirs, &path, DEEPEST)?;
                    }
                    _ => self.entries(mine, theirs, &path, DEEPEST)?,
                }
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Unshown> {
        while let Some((own, other, path)) = self.queue.pop() {
            let own = self.own.get_object(own).unwrap_or(&NOTHING);
            let other = self.other.get_object(other).unwrap_or(&NOTHING);
            self.same(own, other, &path, DEEPEST)?;
        }
        Ok(())
    }

    /// Two values of the same key, either of which may not be there.
    fn entries(
        &mut self,
        own: Option<&Object>,
        other: Option<&Object>,
        path: &str,
        levels: usize,
    ) -> Result<(), Unshown> {
        let there =
            |document, value: Option<&'_ Object>| value.is_some_and(|own| resolved(document, own).is_some());
        match (there(self.own, own), there(self.other, other)) {
            (false, false) => {}
            (true, false) => self.notes.note(path, How::Missing, None),
            (false, true) => self.notes.extra(path, self.other, other),
            (true, true) => {
                if let (Some(own), Some(other)) = (own, other) {
                    self.same(own, other, path, levels)?;
                }
            }
        }
        Ok(())
    }

    fn same(&mut self, own: &Object, other: &Object, path: &str, levels: usize) -> Result<(), Unshown> {
        let levels = levels.checked_sub(1).ok_or(Unshown::TooMuch)?;
        if let Object::Reference(id) = own
            && let Some(page) = self.ids.get(id)
        {
            // A page is itself, not one that is like it.
            if page.is_none() || *page != other.as_reference().ok() {
                self.notes.note(path, How::Changed, None);
            }
            return Ok(());
        }
        match (own, other) {
            (Object::Reference(own), Object::Reference(other)) => {
                if self.seen.insert((*own, *other)) {
                    if self.seen.len() > MOST_PAIRS {
                        return Err(Unshown::TooMuch);
                    }
                    self.queue.push((*own, *other, path.to_owned()));
                }
                return Ok(());
            }
            (Object::Reference(_), other) => {
                let own = resolved(self.own, own).unwrap_or(&NOTHING);
                return self.same(own, other, path, levels);
            }
            (own, Object::Reference(_)) => {
                let other = resolved(self.other, other).unwrap_or(&NOTHING);
                return self.same(own, other, path, levels);
            }
            _ => {}
        }
        self.budget.spend(64)?;
        let alike = match (own, other) {
            (Object::Array(own), Object::Array(other)) if own.len() == other.len() => {
                for (own, other) in own.iter().zip(other) {
                    self.same(own, other, path, levels)?;
                }
                true
            }
            (Object::Dictionary(own), Object::Dictionary(other)) => {
                self.dictionaries(own, other, path, levels, false)?;
                true
            }
            (Object::Stream(own), Object::Stream(other)) => {
                self.dictionaries(&own.dict, &other.dict, path, levels, true)?;
                self.streams(own, other)?
            }
            (own, other) => values_alike(own, other),
        };
        if !alike {
            self.notes.note(path, How::Changed, Some((own, other)));
        }
        Ok(())
    }

    fn dictionaries(
        &mut self,
        own: &Dictionary,
        other: &Dictionary,
        path: &str,
        levels: usize,
        of_stream: bool,
    ) -> Result<(), Unshown> {
        for key in keys(own, other) {
            let packing = of_stream && matches!(key, b"Length" | b"Filter" | b"DecodeParms" | b"DL");
            // When an attached file was last changed; lopdf leaves it encrypted in one that was.
            let changed = key == b"ModDate" && path.ends_with("/Params");
            if packing || changed {
                continue;
            }
            let path = format!("{path}/{}", String::from_utf8_lossy(key));
            self.entries(own.get(key).ok(), other.get(key).ok(), &path, levels)?;
        }
        Ok(())
    }

    fn streams(&self, own: &Stream, other: &Stream) -> Result<bool, Unshown> {
        if own.content == other.content && own.dict.get(b"Filter").ok() == other.dict.get(b"Filter").ok() {
            let parameters = |of: &Stream| of.dict.get(b"DecodeParms").ok().cloned();
            if parameters(own) == parameters(other) {
                return Ok(true);
            }
        }
        let own = decode::unpacked(own, LARGEST, self.budget)?;
        match decode::unpacked(other, LARGEST, self.budget) {
            Ok(other) => Ok(own == other),
            Err(Unshown::TooMuch) => Err(Unshown::TooMuch),
            Err(Unshown::Foreign) => Ok(false),
        }
    }
}

fn keys<'b>(own: &'b Dictionary, other: &'b Dictionary) -> BTreeSet<&'b [u8]> {
    own.iter().chain(other).map(|(key, _)| key.as_slice()).collect()
}

fn values_alike(own: &Object, other: &Object) -> bool {
    let number = |value: &Object| match value {
        #[expect(clippy::cast_precision_loss, reason = "what differs by less is as wrong")]
        Object::Integer(number) => Some(*number as f64),
        Object::Real(number) => Some(f64::from(*number)),
        _ => None,
    };
    match (own, other) {
        // However it is written: as octets or as digits.
        (Object::String(own, _), Object::String(other, _)) => own == other,
        (own, other) => match (number(own), number(other)) {
            (Some(own), Some(other)) => (own - other).abs() < 0.0011,
            _ => own == other,
        },
    }
}

/// Whether an object that lies packed among others could not be read.
pub fn is_unread(document: &Document) -> bool {
    let packed = document.reference_table.entries.iter();
    let mut packed = packed.filter(|(_, entry)| matches!(entry, XrefEntry::Compressed { .. }));
    packed.any(|(number, _)| !document.has_object((*number, 0)))
}

/// The files that a document's catalog names.
///
/// # Errors
/// [`Unshown`] when that has no end.
pub fn files<'a>(document: &'a Document, budget: &Budget) -> Result<Vec<&'a Dictionary>, Unshown> {
    let names = entry(document, catalog(document)?, b"Names").and_then(|names| names.as_dict().ok());
    let mut files = Vec::new();
    named(document, names.and_then(|names| names.get(b"EmbeddedFiles").ok()), &mut files, 20, budget)?;
    Ok(files.into_iter().filter_map(|(_, file)| resolved(document, file)?.as_dict().ok()).collect())
}

/// The entries of a tree of names.
fn named<'a>(
    document: &'a Document,
    node: Option<&'a Object>,
    all: &mut Vec<(Vec<u8>, &'a Object)>,
    levels: usize,
    budget: &Budget,
) -> Result<(), Unshown> {
    budget.spend(64)?;
    let levels = levels.checked_sub(1).ok_or(Unshown::TooMuch)?;
    let Some(Ok(node)) = node.and_then(|node| resolved(document, node)).map(Object::as_dict) else {
        return Ok(());
    };
    let array = |key: &[u8]| entry(document, node, key)?.as_array().ok();
    for pair in array(b"Names").map_or(&[][..], Vec::as_slice).chunks(2) {
        if let [name, value] = pair {
            let name = resolved(document, name).and_then(|name| name.as_str().ok()).unwrap_or_default();
            all.push((name.to_vec(), value));
        }
    }
    for kid in array(b"Kids").map_or(&[][..], Vec::as_slice) {
        if all.len() > MOST_PAIRS {
            return Err(Unshown::TooMuch);
        }
        named(document, Some(kid), all, levels, budget)?;
    }
    Ok(())
}

/// Whether one of the streams that draw a page has entries that have nothing to do with how it is packed.
fn has_more(document: &Document, given: Option<&Object>) -> bool {
    let packing = |key: &[u8]| matches!(key, b"Length" | b"Filter" | b"DecodeParms" | b"DL");
    let more = |part: &Object| match resolved(document, part) {
        Some(Object::Stream(stream)) => stream.dict.iter().any(|(key, _)| !packing(key)),
        _ => false,
    };
    match given.and_then(|given| resolved(document, given)) {
        Some(Object::Array(parts)) => parts.iter().any(more),
        Some(single) => more(single),
        None => false,
    }
}

/// What draws a page: one stream or several, one after the other.
fn contents(document: &Document, given: Option<&Object>, budget: &Budget) -> Result<Vec<u8>, Unshown> {
    let stream = |part: &Object| match resolved(document, part) {
        Some(Object::Stream(stream)) => decode::unpacked(stream, LARGEST, budget),
        _ => Err(Unshown::Foreign),
    };
    match given.and_then(|given| resolved(document, given)) {
        Some(Object::Array(parts)) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(stream(part)?);
                all.push(b'\n');
                if all.len() > LARGEST {
                    return Err(Unshown::TooMuch);
                }
            }
            Ok(all)
        }
        Some(single) => stream(single),
        None => Ok(Vec::new()),
    }
}
