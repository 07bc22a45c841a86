//! The words of files, for search: PDFs, e-mails, text. They are read in a process apart.

mod pdf;
mod queue;
#[cfg(test)]
mod tests;

pub(crate) use queue::{Unread, keep, next, put_off};

pub use crate::apart::{FILE_MAX, TEXT_MAX};

use crate::apart::{self, Failure, Program, Task};
use crate::files::{decoded, essence};
use pdf::Outcome;

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extracted {
    /// Its words.
    Text(String),
    /// The words of some of its pages: what there is on the others ends every process that reads it, or never ends.
    Part(String),
    /// It has none: a scan, an image.
    None,
    /// It could not be read.
    Unreadable,
}

/// Why the words of a file are not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{failure}")]
pub struct NotRead {
    /// What became of the process.
    pub failure: Failure,
    /// The words that it had found by then.
    pub words: Option<String>,
}

/// What a process apart says last: that there were words, that some were left, that there are none, that they could not be
/// read.
const TEXT: &[u8] = b"t";
const PART: &[u8] = b"p";
const NONE: &[u8] = b"n";
const UNREADABLE: &[u8] = b"u";

/// Reads the words of a file in a process apart.
///
/// # Errors
/// [`NotRead`]: the file has not been read to its end, and is to be read another time.
pub async fn extract(program: &Program, media_type: &str, bytes: Vec<u8>) -> Result<Extracted, NotRead> {
    if !may_have_words(media_type) {
        return Ok(Extracted::None);
    }
    if bytes.len() as u64 > FILE_MAX {
        return Ok(Extracted::Unreadable);
    }
    let answered = apart::run_as_far(program, Task::Words, media_type, bytes).await;
    let answered = answered.map_err(|failure| NotRead { failure, words: None })?;
    let mut pieces = answered.pieces;
    let outcome = if answered.failure.is_none() { pieces.pop() } else { None };
    let pieces: Vec<_> = pieces.iter().map(|piece| String::from_utf8_lossy(piece)).collect();
    let mut text = pieces.join("\n");
    text.truncate(text.floor_char_boundary(TEXT_MAX));
    let text = (!text.trim().is_empty()).then_some(text);
    if let Some(failure) = answered.failure {
        return Err(NotRead { failure, words: text });
    }
    Ok(match (text, outcome.as_deref()) {
        (Some(text), Some(PART)) => Extracted::Part(text),
        (Some(text), _) => Extracted::Text(text),
        (None, Some(TEXT | NONE)) => Extracted::None,
        (None, _) => Extracted::Unreadable,
    })
}

/// What the process apart answers: the words piece by piece, then how it went.
pub(crate) fn answer(media_type: &str, bytes: &[u8], give: &mut dyn FnMut(&[u8])) {
    let mut any = false;
    let outcome = read(media_type, bytes, 0, &mut |piece| {
        any = true;
        give(piece.as_bytes());
    });
    give(match (any, outcome) {
        (true, Outcome::Part) => PART,
        (true, _) => TEXT,
        (false, Outcome::Read) => NONE,
        (false, _) => UNREADABLE,
    });
}

/// Reads the words of a file in this process.
#[must_use]
pub fn words(media_type: &str, bytes: &[u8]) -> Extracted {
    words_within(media_type, bytes, 0)
}

/// Reads the words of a file that lies this deep within others.
fn words_within(media_type: &str, bytes: &[u8], depth: usize) -> Extracted {
    let mut text = String::new();
    let outcome = read(media_type, bytes, depth, &mut |piece| {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(piece);
    });
    if text.is_empty() {
        return if outcome == Outcome::Read { Extracted::None } else { Extracted::Unreadable };
    }
    text.truncate(text.floor_char_boundary(TEXT_MAX));
    if outcome == Outcome::Part { Extracted::Part(text) } else { Extracted::Text(text) }
}

/// Gives the words of a file piece by piece, as they are read.
fn read(media_type: &str, bytes: &[u8], depth: usize, give: &mut dyn FnMut(&str)) -> Outcome {
    let mut give_tidy = |piece: &str| {
        let piece = tidy(piece);
        if !piece.is_empty() {
            give(&piece);
        }
    };
    let text = match essence(media_type) {
        "application/pdf" => {
            return pdf::words(bytes, depth, &mut give_tidy);
        }
        "message/rfc822" => match email_words(bytes) {
            Some(text) => text,
            None => return Outcome::Unreadable,
        },
        "text/plain" | "text/csv" | "text/calendar" => decoded(bytes),
        "text/html" => without_tags(&decoded(bytes)),
        kind if kind.ends_with("xml") && !kind.contains("openxml") => without_tags(&decoded(bytes)),
        _ => return Outcome::Read,
    };
    give_tidy(&text);
    Outcome::Read
}

/// The words of an e-mail, with those of the files that hang on it; none where it is no e-mail.
#[must_use]
pub fn email_words(bytes: &[u8]) -> Option<String> {
    crate::email::words(bytes, &|media_type, file| match words(media_type, file) {
        Extracted::Text(text) => Some(text),
        _ => None,
    })
}

/// The share of a text's letters that are in words that look like none: near nothing where it is text, most where it is the
/// codes of a font that does not say what it draws.
#[must_use]
pub fn odd_share(text: &str) -> f64 {
    pdf::odd_share(text)
}

/// Whether files of this type can have words.
#[must_use]
pub fn may_have_words(media_type: &str) -> bool {
    let kind = essence(media_type);
    matches!(
        kind,
        "application/pdf" | "message/rfc822" | "text/plain" | "text/csv" | "text/calendar" | "text/html"
    ) || (kind.ends_with("xml") && !kind.contains("openxml"))
}

/// Text between tags, entities read.
fn without_tags(markup: &str) -> String {
    let mut text = String::with_capacity(markup.len() / 2);
    for piece in markup.split('<') {
        let words =
            piece.split_once('>').map_or(if text.is_empty() { piece } else { "" }, |(_, words)| words);
        text.push_str(words);
        text.push(' ');
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// White space and control characters as single spaces and line breaks; at most [`TEXT_MAX`] bytes.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len().min(TEXT_MAX));
    for line in text.lines() {
        let mut words =
            line.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
        let Some(first) = words.next() else { continue };
        if !tidied.is_empty() {
            tidied.push('\n');
        }
        tidied.push_str(first);
        for word in words {
            tidied.push(' ');
            tidied.push_str(word);
        }
        if tidied.len() > TEXT_MAX {
            let end = (0..=TEXT_MAX).rev().find(|at| tidied.is_char_boundary(*at)).unwrap_or(0);
            tidied.truncate(end);
            break;
        }
    }
    tidied
}
