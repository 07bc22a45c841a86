//! Files inside a PDF.

use super::values::{dicts, text_string};
use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys::{ANNOTS, EF, EMBEDDED_FILES, F, FS, KIDS, NAMES, SUBTYPE, UF};
use hayro_syntax::object::{Array, Dict, Name, Stream, String as PdfString};
use std::collections::HashSet;

/// Most files of one document.
const MAX_FILES: usize = 100;
/// Most branches of the tree of names.
const BRANCHES: usize = 1_000;

/// A file inside a document.
pub(super) struct Embedded<'a> {
    /// Its name.
    pub name: String,
    /// Its type, as the document says it.
    pub media_type: Option<String>,
    content: Option<Stream<'a>>,
}

impl Embedded<'_> {
    /// Its bytes.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        Some(self.content.as_ref()?.decoded().ok()?.into_owned())
    }
}

/// The files inside a document: those of the whole and those that are pinned to a page.
pub(super) fn files(pdf: &Pdf) -> Vec<Embedded<'_>> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut specifications = named(pdf);
    for page in pdf.pages().iter() {
        let Some(notes) = page.raw().get::<Array<'_>>(ANNOTS) else { continue };
        for note in dicts(&notes, pdf.xref()) {
            if note.get::<Name<'_>>(SUBTYPE).is_none_or(|kind| &*kind != b"FileAttachment") {
                continue;
            }
            specifications.extend(note.get::<Dict<'_>>(FS));
        }
        if specifications.len() > MAX_FILES {
            break;
        }
    }
    for specification in specifications.iter().take(MAX_FILES) {
        if specification.obj_id().is_none_or(|id| seen.insert(id)) {
            found.extend(read(specification));
        }
    }
    found
}

/// The files in the document's tree of names.
fn named(pdf: &Pdf) -> Vec<Dict<'_>> {
    let tree = pdf
        .xref()
        .get::<Dict<'_>>(pdf.xref().root_id())
        .and_then(|catalog| catalog.get::<Dict<'_>>(NAMES))
        .and_then(|names| names.get::<Dict<'_>>(EMBEDDED_FILES));
    let mut left: Vec<Dict<'_>> = tree.into_iter().collect();
    let mut found = Vec::new();
    let mut branches = 0;
    while let Some(branch) = left.pop() {
        branches += 1;
        if branches > BRANCHES || found.len() >= MAX_FILES {
            break;
        }
        if let Some(names) = branch.get::<Array<'_>>(NAMES) {
            // Names and files by turns.
            found.extend(dicts(&names, pdf.xref()));
        }
        if let Some(kids) = branch.get::<Array<'_>>(KIDS) {
            left.extend(dicts(&kids, pdf.xref()));
        }
    }
    found
}

fn read<'a>(specification: &Dict<'a>) -> Option<Embedded<'a>> {
    let name = [UF, F].iter().find_map(|key| specification.get::<PdfString<'_>>(key))?;
    let contents = specification.get::<Dict<'a>>(EF)?;
    let content = [F, UF].iter().find_map(|key| contents.get::<Stream<'a>>(key));
    let media_type = content
        .as_ref()
        .and_then(|content| content.dict().get::<Name<'_>>(SUBTYPE))
        .map(|kind| kind.as_str().to_ascii_lowercase());
    Some(Embedded { name: text_string(&name), media_type, content })
}
