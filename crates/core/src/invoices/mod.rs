//! Invoices.

mod calendar;
mod ehf;
#[cfg(test)]
mod ehf_tests;
mod sync;
#[cfg(test)]
mod tests;

pub use calendar::calendar;
pub use ehf::{Embedded, part, read as read_ehf};

use crate::App;
use crate::error::{Error, Result};
use crate::files::{self, Named};
use crate::rows::{self, oslo_day};
use crate::sync::Handler;
use crate::views::{EhfView, FileState, FileView, InvoiceView, Viewer};
use chrono::{DateTime, Utc};
use min_side_domain::message_rules::safe_file_name;
use min_side_domain::records::{BlobRef, Invoice};
use min_side_domain::{Language, account, iso97, kid};
use rusqlite::Connection;

/// Largest EHF invoice that is read.
const EHF_MAX: u64 = 32 * 1024 * 1024;

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

    /// An EHF invoice, read for show.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `file_too_large`; `not_invoice` for another kind of XML.
    pub async fn ehf(&self, file: String) -> Result<EhfView> {
        let bytes = self.file_bytes(&file, EHF_MAX).await?;
        let read = tokio::task::spawn_blocking(move || read_ehf(&bytes)).await;
        read.ok().flatten().ok_or(Error::refused("not_invoice"))
    }

    /// The due date of an invoice as a calendar file, open to be saved or given to the calendar.
    ///
    /// # Errors
    /// [`Error::NotFound`]; those of reading.
    pub async fn invoice_calendar(&self, id: String, language: Language) -> Result<FileView> {
        let now = self.now();
        let invoice = self.cache()?.read(move |cache| invoice(cache, &id, now)).await?.invoice;
        let bytes = calendar(&invoice, now, language).into_bytes();
        Ok(FileView {
            size: bytes.len() as u64,
            file: self.rooms().opened.hold(bytes, "text/calendar"),
            name: safe_file_name(&format!(
                "{} {}.ics",
                min_side_words::calendar::words(language).file_name,
                invoice.number.replace(['/', '\\'], "-")
            )),
            title: invoice.title,
            media_type: "text/calendar".to_owned(),
            viewer: Viewer::Text,
            state: FileState::Here,
            pinned: false,
        })
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
        kid_valid: reference_fits(&invoice),
        account_valid: account_fits(&invoice.account),
        account_shown: account_shown(&invoice.account),
        open_file: file(cache, &invoice)?,
        ehf_file: match &invoice.ehf {
            Some(blob) => Some(view(cache, &invoice, blob)?),
            None => None,
        },
        invoice,
    })
}

/// Whether an account is right by the rules of its own kind; what is of neither kind is not judged.
fn account_fits(account: &str) -> bool {
    if is_norwegian(account) {
        account::is_valid(account)
    } else {
        !iso97::looks_like_iban(account) || iso97::is_iban(account)
    }
}

/// Whether a reference is right: a KID is of a Norwegian account, a creditor reference (ISO 11649) of any. None is needed.
fn reference_fits(invoice: &Invoice) -> bool {
    let reference = invoice.kid.as_str();
    let is_number = reference.trim_end_matches('-').bytes().all(|byte| byte.is_ascii_digit());
    if iso97::looks_like_reference(reference) {
        iso97::is_reference(reference)
    } else {
        reference.is_empty() || !is_number || !is_norwegian(&invoice.account) || kid::is_valid(reference)
    }
}

fn account_shown(account: &str) -> String {
    if iso97::looks_like_iban(account) { iso97::in_fours(account) } else { account::shown(account) }
}

fn is_norwegian(account: &str) -> bool {
    account.len() == 11 && account.bytes().all(|byte| byte.is_ascii_digit())
}

/// The file of an invoice: its PDF, or its EHF where there is no PDF.
///
/// # Errors
/// [`Error::Database`].
pub fn file(cache: &Connection, invoice: &Invoice) -> Result<Option<FileView>> {
    match invoice.file.as_ref().or(invoice.ehf.as_ref()) {
        Some(blob) => view(cache, invoice, blob).map(Some),
        None => Ok(None),
    }
}

fn view(cache: &Connection, invoice: &Invoice, blob: &BlobRef) -> Result<FileView> {
    let extension = files::extension(&blob.media_type).unwrap_or("pdf");
    let number = invoice.number.replace(['/', '\\'], "-");
    let named = Named {
        title: invoice.title.clone(),
        name: format!("Faktura {number}.{extension}"),
        blob: blob.clone(),
    };
    let mut view = files::view(cache, &named)?;
    if invoice.ehf.as_ref() == Some(blob) {
        view.viewer = Viewer::Ehf;
    }
    Ok(view)
}
