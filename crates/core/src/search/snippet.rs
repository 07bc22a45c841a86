//! A stretch of text around what was found, with the hits marked.

use super::groups::units;
use super::question::Marks;
use super::source::Part;
use crate::views::{HitFile, Piece};

/// Bytes before the first hit, and in all, about.
const BEFORE: usize = 48;
const LENGTH: usize = 200;
/// How far into a text a hit is looked for, bytes.
const SEARCHED_MAX: usize = 256 * 1024;

/// The first text that has a hit, cut around it, and the attachment that it stands in; the start of the first text
/// where none has.
pub(super) fn snippet(texts: &[Part], marks: &Marks<'_>) -> (Vec<Piece>, Option<HitFile>) {
    let filled = || texts.iter().filter(|part| !part.text.trim().is_empty());
    // What was put in quotes is what is looked for first.
    let with_phrase = filled().find_map(|part| Some((part, marks.first_phrase(part.text.as_str())?)));
    let found = with_phrase.or_else(|| {
        filled().find_map(|part| {
            let mut near = units(&part.text).take_while(|word| word.start < SEARCHED_MAX);
            Some((part, near.find(|word| marks.is_hit(&word.folded))?.start))
        })
    });
    match found {
        Some((part, at)) => (cut(&part.text, at, marks), part.file.clone()),
        None => (filled().next().map(|part| cut(&part.text, 0, marks)).unwrap_or_default(), None),
    }
}

/// A line with its hits marked.
pub(super) fn line(text: &str, marks: &Marks<'_>) -> Vec<Piece> {
    pieces(text, marks, spaced)
}

/// A whole text with its hits marked, line breaks and all.
pub(super) fn marked(text: &str, marks: &Marks<'_>) -> Vec<Piece> {
    pieces(text, marks, |c| c)
}

fn cut(text: &str, hit: usize, marks: &Marks<'_>) -> Vec<Piece> {
    let start = if hit <= BEFORE { 0 } else { word_start(text, hit - BEFORE).min(hit) };
    let end = if text.len() - start <= LENGTH { text.len() } else { word_end(text, start, start + LENGTH) };
    let mut pieces = pieces(&text[start..end], marks, spaced);
    if start > 0 {
        pieces.insert(0, Piece { text: "… ".to_owned(), hit: false });
    }
    if end < text.len() {
        pieces.push(Piece { text: " …".to_owned(), hit: false });
    }
    pieces
}

fn pieces(text: &str, marks: &Marks<'_>, shown: fn(char) -> char) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |text: &str, hit: bool| {
        let line: String = text.chars().map(shown).collect();
        match pieces.last_mut() {
            Some(last) if last.hit == hit => last.text.push_str(&line),
            _ if line.is_empty() => {}
            _ => pieces.push(Piece { text: line, hit }),
        }
    };
    let phrases = marks.phrases(text);
    let mut at = 0;
    for word in units(text) {
        // A number in groups comes after them, and is marked whole.
        if word.start < at {
            continue;
        }
        let end = match phrases.get(&word.start) {
            Some(end) => *end,
            None if marks.is_hit(&word.folded) => word.end,
            None => continue,
        };
        push(&text[at..word.start], false);
        push(&text[word.start..end], true);
        at = end;
    }
    push(&text[at..], false);
    pieces
}

/// A character as it stands in one line.
fn spaced(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

/// The next start of a word from `at` on.
fn word_start(text: &str, at: usize) -> usize {
    let at = (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    text[at..].find(char::is_whitespace).map_or(at, |space| {
        let after = at + space;
        after + text[after..].chars().next().map_or(0, char::len_utf8)
    })
}

/// The last end of a word between `start` and `at`; `at` itself within a very long one.
fn word_end(text: &str, start: usize, at: usize) -> usize {
    let at = (start..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    text[start..at].rfind(char::is_whitespace).filter(|end| *end > 0).map_or(at, |end| start + end)
}
