//! The common list of e-mails, documents and invoices.

use super::{newest, open, page};
use crate::db::{Kind, testing};
use crate::error::Error;
use crate::rows_testing::{at, delete, put};
use crate::views::{FileState, PaperFilter, PaperKind, Viewer};
use min_side_domain::records::{BlobRef, Document, DocumentKind, Invoice, InvoiceState};
use rusqlite::Connection;

fn blob(letter: char, media_type: &str) -> BlobRef {
    BlobRef { sha256: letter.to_string().repeat(64), size: 10, media_type: media_type.into() }
}

fn document(id: &str, kind: DocumentKind, when: &str, title: &str, blob: BlobRef) -> Document {
    Document {
        id: id.into(),
        kind,
        title: title.into(),
        file_name: format!("{id}.pdf"),
        from: "Økonomiavdelingen".into(),
        at: at(when),
        pages: None,
        blob,
    }
}

fn invoice(id: &str, issued: &str, due: &str, paid: Option<&str>, file: Option<BlobRef>) -> Invoice {
    Invoice {
        id: id.into(),
        number: "100".into(),
        title: "Kontingent 1. kvartal".into(),
        issued: issued.parse().unwrap(),
        due: due.parse().unwrap(),
        amount_ore: 98_700,
        account: "86011117947".into(),
        kid: "602243".into(),
        paid: paid.map(|day| day.parse().unwrap()),
        file,
        ehf: None,
    }
}

fn cache() -> Connection {
    let cache = testing::connection(Kind::Cache);
    put(
        &cache,
        1,
        &document(
            "d-1",
            DocumentKind::Email,
            "2025-12-31T23:30:00Z",
            "Velkommen",
            blob('a', "message/rfc822"),
        ),
    );
    put(
        &cache,
        1,
        &document(
            "d-2",
            DocumentKind::Letter,
            "2026-02-01T10:00:00Z",
            "Vedtak 100 % støtte",
            blob('b', "application/pdf"),
        ),
    );
    put(
        &cache,
        1,
        &document("d-3", DocumentKind::Document, "2024-02-01T10:00:00Z", "Bilde", blob('c', "image/png")),
    );
    put(&cache, 1, &invoice("f-1", "2026-01-10", "2026-01-24", None, Some(blob('d', "application/pdf"))));
    put(&cache, 1, &invoice("f-2", "2026-03-10", "2026-06-01", None, None));
    cache
}

fn ids(cache: &Connection, filter: &PaperFilter) -> Vec<String> {
    page(cache, filter, at("2026-06-01T12:00:00Z")).unwrap().rows.into_iter().map(|row| row.id).collect()
}

#[test]
fn r_10_1_all_kinds_stand_in_one_list_newest_first() {
    let cache = cache();
    let page = page(&cache, &PaperFilter::default(), at("2026-06-01T12:00:00Z")).unwrap();
    assert_eq!(
        page.rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(),
        ["f-2", "d-2", "f-1", "d-1", "d-3"]
    );
    assert_eq!((page.total, page.years.as_slice()), (5, [2026, 2024].as_slice()));
    assert_eq!((page.kept_bytes, page.all_bytes), (0, 40));
    let states: Vec<_> = page.rows.iter().map(|row| row.invoice_state).collect();
    assert_eq!(states, [Some(InvoiceState::Unpaid), None, Some(InvoiceState::Overdue), None, None]);
    assert_eq!(page.rows[0].state, None);
    assert_eq!(page.rows[1].state, Some(FileState::Remote));
}

#[test]
fn r_10_1_filters_by_kind_year_and_text() {
    let cache = cache();
    let filter =
        |kind, year, text: &str| PaperFilter { kind, year, text: text.into(), ..PaperFilter::default() };
    assert_eq!(ids(&cache, &filter(Some(PaperKind::Invoice), None, "")), ["f-2", "f-1"]);
    assert_eq!(ids(&cache, &filter(Some(PaperKind::Email), None, "")), ["d-1"]);
    // Half past midnight on New Year's Day in Oslo.
    assert_eq!(ids(&cache, &filter(None, Some(2026), "")), ["f-2", "d-2", "f-1", "d-1"]);
    assert_eq!(ids(&cache, &filter(None, None, "ØKONOMI")), ["d-2", "d-1", "d-3"]);
    assert_eq!(ids(&cache, &filter(None, None, "100 %")), ["d-2"]);
    assert_eq!(ids(&cache, &filter(None, None, "_")), Vec::<String>::new());
    let second = PaperFilter { offset: 1, limit: 2, ..PaperFilter::default() };
    assert_eq!(ids(&cache, &second), ["d-2", "f-1"]);
}

#[test]
fn r_11_1_the_front_page_has_the_newest() {
    let rows = newest(&cache(), at("2026-06-01T12:00:00Z"), 2).unwrap();
    assert_eq!(rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["f-2", "d-2"]);
}

#[test]
fn r_10_2_a_paper_is_opened_in_the_viewer_of_its_type() {
    let cache = cache();
    let opened = open(&cache, PaperKind::Email, "d-1").unwrap();
    assert_eq!((opened.viewer, opened.name.as_str()), (Viewer::Email, "d-1.pdf.eml"));
    assert_eq!(open(&cache, PaperKind::Letter, "d-2").unwrap().viewer, Viewer::Pdf);
    assert_eq!(open(&cache, PaperKind::Document, "d-3").unwrap().viewer, Viewer::Image);
    let invoice = open(&cache, PaperKind::Invoice, "f-1").unwrap();
    assert_eq!((invoice.viewer, invoice.name.as_str()), (Viewer::Pdf, "Faktura 100.pdf"));
    assert!(matches!(open(&cache, PaperKind::Invoice, "f-2"), Err(Error::NotFound)));
    assert!(matches!(open(&cache, PaperKind::Letter, "none"), Err(Error::NotFound)));
}

#[test]
fn a_document_that_is_changed_or_deleted_is_listed_as_it_is_now() {
    let cache = cache();
    put(
        &cache,
        2,
        &document(
            "d-2",
            DocumentKind::Letter,
            "2026-05-01T10:00:00Z",
            "Nytt vedtak",
            blob('e', "application/pdf"),
        ),
    );
    delete::<Document>(&cache, "d-1");
    assert_eq!(ids(&cache, &PaperFilter::default()), ["d-2", "f-2", "f-1", "d-3"]);
    assert_eq!(open(&cache, PaperKind::Letter, "d-2").unwrap().file, "e".repeat(64));
}
