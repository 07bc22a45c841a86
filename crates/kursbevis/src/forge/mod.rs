//! A forger's workshop, for tests and benches: files made from a certificate that show, say, do or hold something that was
//! not issued, each in another way. None of them may be called valid.

mod attacks;
mod every_key;
mod items;
mod operators;

use lopdf::{Document, IncrementalDocument, Object};
use std::cell::Cell;

/// The name that forgers would rather have on the page.
pub(crate) const OTHER: &str = "Kari Nordmann";

/// A forged file.
#[derive(Debug, Clone)]
pub struct Forged {
    /// What was done, and where.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What forgers were found to do and what has been published, by name.
#[must_use]
pub fn named(certificate: &[u8]) -> Vec<Forged> {
    let Some(shop) = Shop::open(certificate, 1) else { return Vec::new() };
    let mut all = items::all(&shop);
    all.extend(attacks::all(&shop));
    all
}

/// Every key of every dictionary and every operator, of which each `every`th is forged: with 1 they are more than a
/// thousand, the same for the same certificate.
#[must_use]
pub fn by_part(certificate: &[u8], every: usize) -> Vec<Forged> {
    let Some(shop) = Shop::open(certificate, every) else { return Vec::new() };
    let mut all = every_key::all(&shop);
    all.extend(operators::all(&shop));
    all.retain(|forged| forged.bytes != certificate);
    all
}

/// A certificate that lies open.
struct Shop<'a> {
    certificate: &'a [u8],
    document: Document,
    every: usize,
    count: Cell<usize>,
}

impl<'a> Shop<'a> {
    fn open(certificate: &'a [u8], every: usize) -> Option<Self> {
        let document = Document::load_mem(certificate).ok()?;
        Some(Self { certificate, document, every: every.max(1), count: Cell::new(0) })
    }

    /// Whether this one is to be made.
    fn is_next(&self) -> bool {
        let count = self.count.get() + 1;
        self.count.set(count);
        count.is_multiple_of(self.every)
    }

    /// The certificate with a change, written again.
    fn changed(
        &self,
        name: impl Into<String>,
        change: impl FnOnce(&mut Document) -> Option<()>,
    ) -> Option<Forged> {
        if !self.is_next() {
            return None;
        }
        let mut document = self.document.clone();
        change(&mut document)?;
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).ok()?;
        Some(Forged { name: name.into(), bytes })
    }

    /// The certificate as it was issued, with a second revision after it.
    fn revised(
        &self,
        name: impl Into<String>,
        change: impl FnOnce(&mut Document) -> Option<()>,
    ) -> Option<Forged> {
        if !self.is_next() {
            return None;
        }
        let mut document = self.document.clone();
        change(&mut document)?;
        let mut revision = IncrementalDocument::create_from(self.certificate.to_vec(), self.document.clone());
        for (id, object) in &document.objects {
            if self.document.objects.get(id) != Some(object) {
                revision.new_document.set_object(*id, object.clone());
            }
        }
        for (key, value) in &document.trailer {
            if self.document.trailer.get(key).ok() != Some(value) {
                revision.new_document.trailer.set(key.clone(), value.clone());
            }
        }
        revision.new_document.max_id = document.max_id;
        let mut bytes = Vec::new();
        revision.save_to(&mut bytes).ok()?;
        Some(Forged { name: format!("revision: {}", name.into()), bytes })
    }
}

/// The first page, and the objects that are changed most.
fn page(document: &Document) -> Option<lopdf::ObjectId> {
    document.page_iter().next()
}

fn catalog(document: &mut Document) -> Option<&mut lopdf::Dictionary> {
    document.catalog_mut().ok()
}

/// A text as a string of a PDF.
fn said(text: &str) -> Object {
    Object::string_literal(text)
}
