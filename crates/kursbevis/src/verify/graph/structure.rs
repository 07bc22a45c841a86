//! Whether a file is put together so that all programs read the same objects in it. Programs mend what is broken, each in
//! its own way; a file that needs no mending leaves them no choice.

use super::super::budget::{Budget, Unshown};
use super::lexer::{Lexer, Token};
use super::{Document, decode};
use lopdf::xref::XrefEntry;
use lopdf::{Object, ObjectId};
use std::collections::HashSet;

/// Programs look for the beginning of the list of objects so far from the end.
const TAIL: usize = 1024;
/// The most that a stream of objects may unpack to.
const LARGEST_OF_OBJECTS: usize = 8 << 20;

/// Whether every program finds the same objects where this file says they are.
///
/// # Errors
/// [`Unshown`] when it is more than can be looked through.
pub fn is_plain(input: &[u8], document: &Document, budget: &Budget) -> Result<bool, Unshown> {
    let tail = input.get(input.len().saturating_sub(TAIL)..).unwrap_or_default();
    if !input.starts_with(b"%PDF-")
        || !tail.windows(9).any(|word| word == b"startxref")
        || document.trailer.has(b"XRefStm")
    {
        return Ok(false);
    }
    let mut holders = HashSet::new();
    for (number, entry) in &document.reference_table.entries {
        match entry {
            XrefEntry::Normal { offset, generation } => {
                if !begins(input, *offset as usize, (*number, *generation)) {
                    return Ok(false);
                }
            }
            XrefEntry::Compressed { container, .. } => {
                holders.insert(*container);
            }
            XrefEntry::Free | XrefEntry::UnusableFree => {}
        }
    }
    for holder in holders {
        let Ok(Object::Stream(stream)) = document.get_object((holder, 0)) else { return Ok(false) };
        let objects = decode::unpacked(stream, LARGEST_OF_OBJECTS, budget)?;
        if !names_once(&objects, document, budget)? {
            return Ok(false);
        }
    }
    names_once(input, document, budget)
}

/// Whether the object of this number begins at this place.
fn begins(input: &[u8], offset: usize, id: ObjectId) -> bool {
    let mut words = Lexer::new(input, offset);
    let number =
        |word: Option<Token<'_>>, is: f64| matches!(word, Some(Token::Number(own)) if (own - is).abs() < 0.5);
    number(words.next(), f64::from(id.0))
        && number(words.next(), f64::from(id.1))
        && words.next() == Some(Token::Word(b"obj"))
}

/// A dictionary that is being read.
#[derive(Default)]
struct Open {
    keys: HashSet<Vec<u8>>,
    /// Whether a name would be a key.
    key_is_next: bool,
    is_dictionary: bool,
    /// What it says of a stream's length: a number, or an object's number.
    length: Vec<f64>,
    is_length: bool,
    by_reference: bool,
}

/// Whether no dictionary names anything twice, of which programs take the first or the last, and whether all streams are
/// as long as they say.
fn names_once(bytes: &[u8], document: &Document, budget: &Budget) -> Result<bool, Unshown> {
    budget.spend(bytes.len())?;
    let mut words = Lexer::new(bytes, 0);
    let mut open: Vec<Open> = Vec::new();
    let mut closed = Open::default();
    while let Some(word) = words.next() {
        match word {
            Token::Bracket("<<") => {
                open.push(Open { key_is_next: true, is_dictionary: true, ..Open::default() });
            }
            Token::Bracket("[") => open.push(Open::default()),
            Token::Bracket(_) => {
                closed = open.pop().unwrap_or_default();
                if let Some(outer) = open.last_mut() {
                    outer.key_is_next = true;
                }
            }
            Token::Word(b"stream") if open.is_empty() => {
                let Some(end) = after_stream(bytes, words.place(), &closed, document) else {
                    return Ok(false);
                };
                words.go_to(end);
            }
            Token::Word(b"obj" | b"endobj") => open.clear(),
            word => {
                let Some(inner) = open.last_mut().filter(|inner| inner.is_dictionary) else { continue };
                match word {
                    Token::Name(name) if inner.key_is_next => {
                        inner.is_length = name.as_ref() == b"Length";
                        inner.key_is_next = false;
                        if !inner.keys.insert(name.into_owned()) {
                            return Ok(false);
                        }
                    }
                    Token::Number(number) if inner.is_length => {
                        inner.length.push(number);
                        inner.key_is_next = true;
                    }
                    Token::Word(b"R") if inner.is_length => inner.by_reference = true,
                    _ => inner.key_is_next = true,
                }
            }
        }
    }
    Ok(true)
}

/// Where it goes on after a stream that begins here; none when it does not end where it says.
fn after_stream(bytes: &[u8], from: usize, of: &Open, document: &Document) -> Option<usize> {
    let told = *of.length.first()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small whole numbers")]
    let length = if of.by_reference {
        let Ok(Object::Integer(length)) = document.get_object((told as u32, 0)) else { return None };
        usize::try_from(*length).ok()?
    } else {
        told as usize
    };
    let line = match bytes.get(from..)? {
        [b'\r', b'\n', ..] => 2,
        [b'\n', ..] => 1,
        _ => return None,
    };
    let end = from.checked_add(line)?.checked_add(length)?;
    let mut words = Lexer::new(bytes, end);
    // A comment would be passed over too.
    let blank = bytes.get(end..)?.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    (blank <= 2 && words.next() == Some(Token::Word(b"endstream"))).then(|| words.place())
}
