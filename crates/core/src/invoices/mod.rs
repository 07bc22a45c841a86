//! Invoices.

mod sync;
#[cfg(test)]
mod tests;

use crate::App;
use crate::error::{Error, Result};
use crate::files::{self, Named};
use crate::rows::{self, oslo_day};
use crate::sync::Handler;
use crate::views::{FileView, InvoiceView};
use chrono::{DateTime, Utc};
use min_side_domain::records::Invoice;
use min_side_domain::{account, kid};
use rusqlite::Connection;

/// The room's handlers.
pub(crate) fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(sync::Invoices)]
}

impl App {
    /// An invoice with what follows from it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; those of reading.
    pub async fn invoice(&self, id: String) -> Result<InvoiceView> {
        let now = self.now();
        self.cache()?.read(move |cache| invoice(cache, &id, now)).await
    }
}

/// An invoice with what follows from it: its state today, whether KID and account fit.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Database`], [`Error::Json`].
pub fn invoice(cache: &Connection, id: &str, now: DateTime<Utc>) -> Result<InvoiceView> {
    let (invoice, _) = rows::one::<Invoice>(cache, "SELECT body, version FROM invoices WHERE id = ?1", [id])?
        .ok_or(Error::NotFound)?;
    Ok(InvoiceView {
        state: invoice.state(oslo_day(now)),
        kid_valid: kid::is_valid(&invoice.kid),
        account_valid: account::is_valid(&invoice.account),
        account_shown: account::shown(&invoice.account),
        open_file: file(cache, &invoice)?,
        invoice,
    })
}

/// The file of an invoice: its PDF, or its EHF where there is no PDF.
///
/// # Errors
/// [`Error::Database`].
pub fn file(cache: &Connection, invoice: &Invoice) -> Result<Option<FileView>> {
    let Some(blob) = invoice.file.as_ref().or(invoice.ehf.as_ref()) else { return Ok(None) };
    let extension = files::extension(&blob.media_type).unwrap_or("pdf");
    let named = Named {
        title: invoice.title.clone(),
        name: format!("Faktura {}.{extension}", invoice.number),
        blob: blob.clone(),
    };
    let mut view = files::view(cache, &named)?;
    if invoice.file.is_none() {
        view.viewer = crate::views::Viewer::Ehf;
    }
    Ok(Some(view))
}
