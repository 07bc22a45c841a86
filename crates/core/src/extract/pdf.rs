//! The words of a PDF.

use super::TEXT_MAX;
use lopdf::{Document, LoadOptions};

/// Most bytes that one stream may unpack to.
const STREAM_MAX: usize = 64 * 1024 * 1024;
/// Most pages that are read.
const PAGES_MAX: usize = 2_000;

/// The words, page by page; empty for a scan, none for what is not a PDF or cannot be read.
pub(super) fn words(bytes: &[u8]) -> Option<String> {
    let options = LoadOptions { max_decompressed_size: Some(STREAM_MAX), ..LoadOptions::default() };
    let mut document = Document::load_mem_with_options(bytes, options).ok()?;
    if document.is_encrypted() {
        return None;
    }
    believe_no_count(&mut document);
    let mut text = String::new();
    let mut readable = false;
    let pages = document.get_pages();
    for page in pages.keys().take(PAGES_MAX) {
        if let Ok(words) = document.extract_text_with_limit(&[*page], STREAM_MAX) {
            readable = true;
            text.push_str(&joined(&words));
            text.push('\n');
        }
        if text.len() > TEXT_MAX {
            break;
        }
    }
    (readable || pages.is_empty()).then_some(text)
}

/// Takes out how many pages each part of the tree says that it has: lopdf makes room for so many, and a file can say
/// anything.
fn believe_no_count(document: &mut Document) {
    for object in document.objects.values_mut() {
        if let Ok(part) = object.as_dict_mut() {
            part.remove(b"Count");
        }
    }
}

/// Words that were divided at the end of a line are put together.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.lines() {
        let starts_small = line.trim_start().starts_with(char::is_lowercase);
        let divided =
            joined.ends_with("-\n") && joined.trim_end_matches("-\n").ends_with(char::is_alphabetic);
        if divided && starts_small {
            joined.truncate(joined.len() - 2);
        }
        joined.push_str(line.trim());
        joined.push('\n');
    }
    joined
}
