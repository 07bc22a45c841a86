//! The words of a PDF: its pages, what is filled in and noted on them, and the files inside it.

mod embedded;
mod fields;
mod judge;
mod letters;
mod line_text;
mod lines;
mod meaning;
mod open;
mod page_text;
mod right_to_left;
#[cfg(test)]
mod tests;
mod values;

use super::{Extracted, TEXT_MAX, may_have_words};
use crate::files::media_type_of;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;
pub(super) use judge::odd_share;
use kurbo::{Affine, Rect};
use letters::{Catcher, Endless};
use meaning::Meanings;
use open::Opened;
use page_text::PageText;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use unicode_normalization::UnicodeNormalization as _;

/// Most pages that are read.
const PAGES_MAX: usize = 2_000;
/// How deep files are read that lie within one another.
const DEPTH_MAX: usize = 2;

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was read; a scan has no words.
    Read,
    /// There is more on some of its pages than is ever drawn.
    Part,
    /// It cannot be read, or what is on its pages is no text that anyone could search for.
    Unreadable,
}

/// Gives the words, page by page, as soon as each has been read.
pub(super) fn words(bytes: &[u8], depth: usize, give: &mut dyn FnMut(&str)) -> Outcome {
    let Some(Opened { pdf, locked }) = open::open(bytes) else { return Outcome::Unreadable };
    let mut reading = Reading { given: 0, garbled: false, endless: false, filled: HashSet::new(), give };
    let mut meanings = Meanings::new(&pdf);
    let cache = InterpreterCache::new();
    for page in pdf.pages().iter().take(PAGES_MAX) {
        let text = page_text(&pdf, page, &cache, &mut meanings);
        reading.page(page, text);
        if reading.given > TEXT_MAX {
            return Outcome::Read;
        }
    }
    for value in fields::of_form(&pdf) {
        reading.value("", &value);
    }
    if depth < DEPTH_MAX {
        for file in embedded::files(&pdf) {
            reading.file(&file, locked, depth);
        }
    }
    match reading {
        Reading { given: 0, garbled: true, .. } => Outcome::Unreadable,
        Reading { endless: true, .. } => Outcome::Part,
        _ => Outcome::Read,
    }
}

/// The text of one page.
fn page_text<'a>(
    pdf: &'a Pdf,
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    meanings: &mut Meanings<'_>,
) -> PageText {
    let media = page.media_box();
    let sheet = Rect::new(media.x0, media.y0, media.x1, media.y1);
    let mut catcher = Catcher::new(meanings, sheet);
    let settings = InterpreterSettings::default();
    let drawn = catch_unwind(AssertUnwindSafe(|| {
        let mut context = Context::new(Affine::IDENTITY, sheet, cache, pdf.xref(), settings);
        interpret_page(page, &mut context, &mut catcher);
    }));
    match drawn {
        Err(cause) if !cause.is::<Endless>() => resume_unwind(cause),
        drawn => PageText { endless: drawn.is_err(), ..page_text::of(catcher.letters) },
    }
}

/// What has been read of a document.
struct Reading<'g> {
    /// Bytes of text that were given.
    given: usize,
    /// Whether there were letters that are no text.
    garbled: bool,
    /// Whether a page was given up.
    endless: bool,
    /// Values that were given.
    filled: HashSet<String>,
    give: &'g mut dyn FnMut(&str),
}

impl Reading<'_> {
    fn say(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.given += text.len();
            (self.give)(text);
        }
    }

    fn page(&mut self, page: &Page<'_>, text: PageText) {
        self.garbled |= text.garbled;
        self.endless |= text.endless;
        self.say(&text.text);
        let values = fields::on_page(page);
        if !values.is_empty() {
            let drawn = squeezed(&text.text);
            for value in values {
                self.value(&drawn, &value);
            }
        }
    }

    /// What was filled in or noted, unless the page has it already.
    fn value(&mut self, drawn: &str, value: &str) {
        let own = squeezed(value);
        if self.filled.insert(own.clone()) && !own.is_empty() && !drawn.contains(&own) {
            let value: String = value.nfkc().filter(|c| *c != '\u{ad}').collect();
            self.say(&value);
        }
    }

    /// The name of a file inside the document, and its words where it is not locked and its kind is read.
    fn file(&mut self, file: &embedded::Embedded<'_>, locked: bool, depth: usize) {
        self.say(&file.name);
        if locked || self.given > TEXT_MAX {
            return;
        }
        let Some(bytes) = file.bytes() else { return };
        let by_name = media_type_of(&file.name, &bytes);
        let kind =
            if may_have_words(by_name) { by_name } else { file.media_type.as_deref().unwrap_or(by_name) };
        if may_have_words(kind)
            && let Extracted::Text(text) | Extracted::Part(text) =
                super::words_within(kind, &bytes, depth + 1)
        {
            self.say(&text);
        }
    }
}

/// A text without anything that parts words, to see whether one is in another.
fn squeezed(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace() && *c != '\u{ad}' && *c != '-').collect()
}
