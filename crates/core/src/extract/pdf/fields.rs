//! What was filled in and noted on a page, also where it is not drawn.

use super::values::{dicts, items, text_of, text_string};
use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys::{
    ACRO_FORM, ANNOTS, CONTENTS, F, FF, FIELDS, FT, KIDS, OPT, PARENT, SUBTYPE, V,
};
use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};
use hayro_syntax::page::Page;
use hayro_syntax::xref::XRef;
use std::collections::HashSet;

/// Most notes and fields of a page, and most fields of a form.
const MAX_FIELDS: usize = 5_000;
/// How deep fields may lie in one another.
const MAX_DEPTH: usize = 32;
/// The flag of what is not shown.
const HIDDEN: i32 = 1 << 1;
/// The flag of a choice that unfolds; without it all its options are seen.
const COMBO: i32 = 1 << 17;
/// The flag of a field for a password.
const PASSWORD: i32 = 1 << 13;

/// The values of the fields on a page and the words of its notes.
pub(super) fn on_page(page: &Page<'_>) -> Vec<String> {
    let Some(notes) = page.raw().get::<Array<'_>>(ANNOTS) else { return Vec::new() };
    let xref = page.xref();
    dicts(&notes, xref)
        .take(MAX_FIELDS)
        .filter(|note| !is_hidden(note))
        .filter_map(|note| said(&note, xref))
        .collect()
}

/// The values of a form's fields, also of those that stand on no page.
pub(super) fn of_form(pdf: &Pdf) -> Vec<String> {
    let xref = pdf.xref();
    let form = xref
        .get::<Dict<'_>>(xref.root_id())
        .and_then(|catalog| catalog.get::<Dict<'_>>(ACRO_FORM))
        .and_then(|form| form.get::<Array<'_>>(FIELDS));
    let Some(fields) = form else { return Vec::new() };
    let mut values = Vec::new();
    let mut seen = HashSet::new();
    let mut left: Vec<(Dict<'_>, usize)> = dicts(&fields, xref).map(|field| (field, 0)).collect();
    left.reverse();
    while let Some((field, depth)) = left.pop() {
        if seen.len() > MAX_FIELDS || field.obj_id().is_some_and(|id| !seen.insert(id)) {
            continue;
        }
        if !is_hidden(&field) {
            values.extend(value(&field, xref));
        }
        if let Some(kids) = field.get::<Array<'_>>(KIDS).filter(|_| depth < MAX_DEPTH) {
            let kids: Vec<_> = dicts(&kids, xref).map(|kid| (kid, depth + 1)).collect();
            left.extend(kids.into_iter().rev());
        }
    }
    values
}

/// What a note or field says.
fn said<'a>(note: &Dict<'a>, xref: &'a XRef) -> Option<String> {
    let kind = note.get::<Name<'_>>(SUBTYPE)?;
    let text = match &*kind {
        b"Widget" => value(note, xref)?,
        // What it says is where it leads, for those who cannot see it: nobody wrote it.
        b"Link" => return None,
        _ => text_string(&note.get::<PdfString<'_>>(CONTENTS)?),
    };
    (!text.trim().is_empty()).then_some(text)
}

/// The value of a field of text or choice.
fn value<'a>(field: &Dict<'a>, xref: &'a XRef) -> Option<String> {
    let kind = holder(field, FT)?.get::<Name<'_>>(FT)?;
    let flags = holder(field, FF).and_then(|own| own.get::<i32>(FF)).unwrap_or_default();
    if !matches!(&*kind, b"Tx" | b"Ch") || flags & PASSWORD != 0 {
        return None;
    }
    let options = holder(field, OPT).and_then(|own| own.get::<Array<'_>>(OPT));
    if let (b"Ch", 0, Some(options)) = (&*kind, flags & COMBO, &options) {
        return Some(
            items(options, xref)
                .take(MAX_FIELDS)
                .filter_map(|one| option(&one).map(|(_, shown)| shown))
                .collect::<Vec<_>>()
                .join("\n"),
        );
    }
    let values = match holder(field, V)?.get::<Object<'_>>(V)? {
        Object::Array(several) => items(&several, xref).filter_map(|one| text_of(&one)).collect(),
        one => vec![text_of(&one)?],
    };
    let shown: Vec<String> = values
        .into_iter()
        .map(|value| options.as_ref().and_then(|all| choice(all, xref, &value)).unwrap_or(value))
        .collect();
    let text = shown.join("\n");
    (!text.trim().is_empty()).then_some(text)
}

/// What a choice is shown as: it may be kept under another word.
fn choice<'a>(options: &Array<'a>, xref: &'a XRef, kept: &str) -> Option<String> {
    let mut options = items(options, xref).take(MAX_FIELDS).filter_map(|one| option(&one));
    options.find_map(|(own, shown)| (own == kept).then_some(shown))
}

/// What an option is kept as and shown as.
fn option(option: &Object<'_>) -> Option<(String, String)> {
    match option {
        Object::String(text) => Some((text_string(text), text_string(text))),
        Object::Array(pair) => {
            let mut pair = pair.iter::<PdfString<'_>>();
            Some((text_string(&pair.next()?), text_string(&pair.next()?)))
        }
        _ => None,
    }
}

fn is_hidden(note: &Dict<'_>) -> bool {
    note.get::<i32>(F).is_some_and(|flags| flags & HIDDEN != 0)
}

/// The field that has an entry for itself and those within it: this one, or one in which it lies.
fn holder<'a>(field: &Dict<'a>, key: &[u8]) -> Option<Dict<'a>> {
    let mut field = field.clone();
    for _ in 0..MAX_DEPTH {
        if field.contains_key(key) {
            return Some(field);
        }
        field = field.get::<Dict<'a>>(PARENT)?;
    }
    None
}
