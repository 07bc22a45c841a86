//! E-mails, documents and invoices in one list, newest first.

use crate::error::Result;
use crate::files;
use crate::rows::{issued_at, oslo_day};
use crate::views::{PaperFilter, PaperKind, PaperPage, PaperRow};
use chrono::{DateTime, Utc};
use min_side_domain::records::{BlobRef, Document, Invoice};
use rusqlite::{Connection, params};

/// Rows of a page when the filter does not say.
const PAGE: u32 = 50;
/// Most rows of a page.
const PAGE_MAX: u32 = 500;

/// What the filter lets through: the two tables, each by its index.
const ROWS: &str = "SELECT kind, id, at, year, body FROM documents \
    WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR year = ?2) AND instr(folded, ?3) > 0 \
    UNION ALL SELECT 'invoice', id, at, year, body FROM invoices \
    WHERE (?1 IS NULL OR ?1 = 'invoice') AND (?2 IS NULL OR year = ?2) AND instr(folded, ?3) > 0";

/// A page of the list.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn page(cache: &Connection, filter: &PaperFilter, now: DateTime<Utc>) -> Result<PaperPage> {
    let tx = cache.unchecked_transaction()?;
    let kind = filter.kind.map(kind_name);
    let text = crate::fold::fold(&filter.text);
    let limit = if filter.limit == 0 { PAGE } else { filter.limit.min(PAGE_MAX) };
    let mut statement =
        tx.prepare_cached(&format!("{ROWS} ORDER BY at DESC, id LIMIT {limit} OFFSET {}", filter.offset))?;
    let mut found = statement.query(params![kind, filter.year, text])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let kind: String = row.get(0)?;
        let body = row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?;
        rows.push(if kind == "invoice" {
            invoice_row(&tx, serde_json::from_str(body)?, now)?
        } else {
            document_row(&tx, serde_json::from_str(body)?)?
        });
    }
    let total = tx
        .prepare_cached(&format!("SELECT count(*) FROM ({ROWS})"))?
        .query_row(params![kind, filter.year, text], |row| row.get(0))?;
    let years = tx
        .prepare_cached("SELECT year FROM documents UNION SELECT year FROM invoices ORDER BY 1 DESC")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let (kept_bytes, all_bytes) = files::bytes(&tx)?;
    Ok(PaperPage { rows, total, years, kept_bytes, all_bytes })
}

/// The newest of the list, for the front page.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn newest(cache: &Connection, now: DateTime<Utc>, limit: u32) -> Result<Vec<PaperRow>> {
    let mut statement = cache.prepare_cached(
        "SELECT kind, body FROM (SELECT kind, id, at, body FROM documents \
         UNION ALL SELECT 'invoice', id, at, body FROM invoices) ORDER BY at DESC, id LIMIT ?1",
    )?;
    let mut found = statement.query([limit])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let kind: String = row.get(0)?;
        let body = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        rows.push(if kind == "invoice" {
            invoice_row(cache, serde_json::from_str(body)?, now)?
        } else {
            document_row(cache, serde_json::from_str(body)?)?
        });
    }
    Ok(rows)
}

fn document_row(cache: &Connection, document: Document) -> Result<PaperRow> {
    let row = PaperRow {
        id: document.id,
        kind: document.kind.into(),
        title: document.title,
        from: document.from,
        at: document.at,
        size: 0,
        media_type: String::new(),
        state: None,
        pinned: false,
        invoice_state: None,
        amount_ore: None,
        due: None,
    };
    with_file(cache, row, Some(&document.blob))
}

fn invoice_row(cache: &Connection, invoice: Invoice, now: DateTime<Utc>) -> Result<PaperRow> {
    let row = PaperRow {
        kind: PaperKind::Invoice,
        title: invoice.title.clone(),
        from: String::new(),
        at: issued_at(invoice.issued),
        size: 0,
        media_type: String::new(),
        state: None,
        pinned: false,
        invoice_state: Some(invoice.state(oslo_day(now))),
        amount_ore: Some(invoice.amount_ore),
        due: Some(invoice.due),
        id: invoice.id,
    };
    with_file(cache, row, invoice.file.as_ref().or(invoice.ehf.as_ref()))
}

fn with_file(cache: &Connection, row: PaperRow, blob: Option<&BlobRef>) -> Result<PaperRow> {
    let Some(blob) = blob else { return Ok(row) };
    let known = files::find(cache, &blob.sha256)?;
    Ok(PaperRow {
        size: blob.size,
        media_type: blob.media_type.clone(),
        pinned: known.as_ref().is_some_and(|known| known.pinned),
        state: Some(known.map_or(crate::views::FileState::Remote, |known| known.state())),
        ..row
    })
}

const fn kind_name(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::Email => "email",
        PaperKind::Letter => "letter",
        PaperKind::Document => "document",
        PaperKind::Invoice => "invoice",
    }
}
