//! Invoices into the cache.

use crate::error::Result;
use crate::rows::{self, issued_at, micros};
use crate::sync::{Handler, Incoming};
use chrono::Datelike;
use min_side_domain::Collection;
use min_side_domain::records::Invoice;
use rusqlite::Connection;

pub(super) struct Invoices;

impl Handler for Invoices {
    fn collection(&self) -> Collection {
        Collection::Invoices
    }

    fn put(&self, conn: &Connection, row: &Incoming<'_>) -> Result<()> {
        let invoice: Invoice = serde_json::from_str(row.body)?;
        let folded = crate::fold::fold(&format!("{} {} {}", invoice.title, invoice.number, invoice.kid));
        rows::put(
            conn,
            "invoices",
            row,
            &[
                ("at", &micros(issued_at(invoice.issued))),
                ("year", &invoice.issued.year()),
                ("sha256", &invoice.file.as_ref().map(|blob| &blob.sha256)),
                ("ehf", &invoice.ehf.as_ref().map(|blob| &blob.sha256)),
                ("folded", &folded),
            ],
        )
    }
}
