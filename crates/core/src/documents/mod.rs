//! Mine e-poster, fakturaer og dokumenter.

mod list;
mod sync;
#[cfg(test)]
mod tests;

pub use list::{newest, page};

use crate::App;
use crate::error::{Error, Result};
use crate::files::{self, Named};
use crate::sync::Handler;
use crate::views::{FileView, PaperFilter, PaperKind, PaperPage};
use min_side_domain::records::{Document, Invoice};
use rusqlite::Connection;

/// The room's handlers.
pub(crate) fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(sync::Documents)]
}

impl App {
    /// A page of e-mails, documents and invoices, newest first.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn papers(&self, filter: PaperFilter) -> Result<PaperPage> {
        let now = self.now();
        self.cache()?.read(move |cache| page(cache, &filter, now)).await
    }

    /// The file of a document or invoice, whether it is on the machine or not.
    ///
    /// # Errors
    /// [`Error::NotFound`] for one that is not there or has no file.
    pub async fn open_paper(&self, kind: PaperKind, id: String) -> Result<FileView> {
        self.cache()?.read(move |cache| open(cache, kind, &id)).await
    }
}

/// The file of a document or invoice.
///
/// # Errors
/// [`Error::NotFound`] for one that is not there or has no file.
pub fn open(cache: &Connection, kind: PaperKind, id: &str) -> Result<FileView> {
    if kind == PaperKind::Invoice {
        let (invoice, _) =
            crate::rows::one::<Invoice>(cache, "SELECT body, version FROM invoices WHERE id = ?1", [id])?
                .ok_or(Error::NotFound)?;
        return crate::invoices::file(cache, &invoice)?.ok_or(Error::NotFound);
    }
    let (document, _) =
        crate::rows::one::<Document>(cache, "SELECT body, version FROM documents WHERE id = ?1", [id])?
            .ok_or(Error::NotFound)?;
    files::view(cache, &Named { title: document.title, name: document.file_name, blob: document.blob })
}
