//! Documents and e-mails into the cache.

use crate::error::Result;
use crate::rows::{self, micros};
use crate::sync::{Handler, Incoming};
use chrono::Datelike;
use min_side_domain::Collection;
use min_side_domain::records::{Document, DocumentKind};
use rusqlite::Connection;

pub(super) struct Documents;

impl Handler for Documents {
    fn collection(&self) -> Collection {
        Collection::Documents
    }

    fn put(&self, conn: &Connection, row: &Incoming<'_>) -> Result<()> {
        let document: Document = serde_json::from_str(row.body)?;
        let folded = crate::fold::fold(&format!("{} {}", document.title, document.from));
        rows::put(
            conn,
            "documents",
            row,
            &[
                ("kind", &kind(document.kind)),
                ("at", &micros(document.at)),
                ("year", &document.at.with_timezone(&chrono_tz::Europe::Oslo).year()),
                ("sha256", &document.blob.sha256),
                ("folded", &folded),
            ],
        )
    }
}

pub(super) const fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Email => "email",
        DocumentKind::Letter => "letter",
        DocumentKind::Document => "document",
    }
}
