//! The words of files, for search: PDFs, e-mails, text. They are read in a process apart.

mod pdf;
mod queue;
#[cfg(test)]
mod tests;

pub(crate) use queue::{Unread, keep, next, put_off};

use crate::apart::{self, Failure, Program, Task};
use crate::files::{decoded, essence};

/// Largest file whose words are read, bytes.
pub const FILE_MAX: u64 = 48 * 1024 * 1024;
/// Most bytes of text that are kept of one file.
pub const TEXT_MAX: usize = 4 * 1024 * 1024;

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extracted {
    /// Its words.
    Text(String),
    /// It has none: a scan, an image.
    None,
    /// It could not be read.
    Unreadable,
}

/// Reads the words of a file in a process apart.
///
/// # Errors
/// [`Failure`]: the file has not been read, and is to be read another time.
pub async fn extract(program: &Program, media_type: &str, bytes: Vec<u8>) -> Result<Extracted, Failure> {
    if !may_have_words(media_type) {
        return Ok(Extracted::None);
    }
    if bytes.len() as u64 > FILE_MAX {
        return Ok(Extracted::Unreadable);
    }
    let answer = apart::run(program, Task::Words, media_type, bytes).await?;
    Ok(match answer.split_first() {
        Some((b't', text)) => {
            let text = String::from_utf8_lossy(&text[..text.len().min(TEXT_MAX)]).into_owned();
            if text.trim().is_empty() { Extracted::None } else { Extracted::Text(text) }
        }
        Some((b'n', _)) => Extracted::None,
        _ => Extracted::Unreadable,
    })
}

/// What the process apart answers.
pub(crate) fn answer(media_type: &str, bytes: &[u8]) -> Vec<u8> {
    match words(media_type, bytes) {
        Extracted::Text(text) => [b"t", text.as_bytes()].concat(),
        Extracted::None => b"n".to_vec(),
        Extracted::Unreadable => b"u".to_vec(),
    }
}

/// Reads the words of a file in this process.
#[must_use]
pub fn words(media_type: &str, bytes: &[u8]) -> Extracted {
    words_within(media_type, bytes, 0)
}

/// Reads the words of a file that lies this deep within others.
fn words_within(media_type: &str, bytes: &[u8], depth: usize) -> Extracted {
    let mut text = String::new();
    let unreadable = read(media_type, bytes, depth, &mut |piece| {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(piece);
    });
    if text.is_empty() {
        return if unreadable { Extracted::Unreadable } else { Extracted::None };
    }
    text.truncate(text.floor_char_boundary(TEXT_MAX));
    Extracted::Text(text)
}

/// Gives the words of a file piece by piece, as they are read. Answers whether it could not be read.
fn read(media_type: &str, bytes: &[u8], depth: usize, give: &mut dyn FnMut(&str)) -> bool {
    let mut give_tidy = |piece: &str| {
        let piece = tidy(piece);
        if !piece.is_empty() {
            give(&piece);
        }
    };
    let text = match essence(media_type) {
        "application/pdf" => {
            return pdf::words(bytes, depth, &mut give_tidy) == pdf::Outcome::Unreadable;
        }
        "message/rfc822" => match crate::email::words(bytes) {
            Some(text) => text,
            None => return true,
        },
        "text/plain" | "text/csv" | "text/calendar" => decoded(bytes),
        "text/html" => without_tags(&decoded(bytes)),
        kind if kind.ends_with("xml") && !kind.contains("openxml") => without_tags(&decoded(bytes)),
        _ => return false,
    };
    give_tidy(&text);
    false
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
