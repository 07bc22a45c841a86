//! Invoices.

use super::invoice;
use crate::db::{Kind, testing};
use crate::error::Error;
use crate::rows_testing::{at, put};
use crate::views::Viewer;
use min_side_domain::records::{BlobRef, Invoice, InvoiceState};

fn record() -> Invoice {
    Invoice {
        id: "f-1".into(),
        number: "2026-7".into(),
        title: "Kontingent".into(),
        issued: "2026-03-01".parse().unwrap(),
        due: "2026-03-29".parse().unwrap(),
        amount_ore: 45_000,
        account: "86011117947".into(),
        kid: "9920213833".into(),
        paid: None,
        file: None,
        ehf: None,
    }
}

#[test]
fn r_10_4_account_and_kid_are_checked() {
    let cache = testing::connection(Kind::Cache);
    put(&cache, 1, &record());
    put(
        &cache,
        1,
        &Invoice { id: "f-2".into(), account: "01235424320".into(), kid: "9920213834".into(), ..record() },
    );
    let now = at("2026-03-10T12:00:00Z");
    let right = invoice(&cache, "f-1", now).unwrap();
    assert!(right.kid_valid && right.account_valid);
    assert_eq!(right.account_shown, "8601\u{a0}11\u{a0}17947");
    let wrong = invoice(&cache, "f-2", now).unwrap();
    assert!(!wrong.kid_valid && !wrong.account_valid);
    assert!(matches!(invoice(&cache, "none", now), Err(Error::NotFound)));
}

#[test]
fn r_10_4_it_is_overdue_from_the_day_after_by_oslo_time() {
    let cache = testing::connection(Kind::Cache);
    put(&cache, 1, &record());
    let state = |when: &str| invoice(&cache, "f-1", at(when)).unwrap().state;
    // Summer time begins on 29 March 2026: midnight is at 22:00 UTC.
    assert_eq!(state("2026-03-29T21:59:59Z"), InvoiceState::Unpaid);
    assert_eq!(state("2026-03-29T22:00:00Z"), InvoiceState::Overdue);
    put(&cache, 2, &Invoice { paid: Some("2026-03-20".parse().unwrap()), ..record() });
    assert_eq!(invoice(&cache, "f-1", at("2026-05-01T00:00:00Z")).unwrap().state, InvoiceState::Paid);
}

#[test]
fn r_10_4_an_invoice_without_pdf_is_opened_as_ehf() {
    let cache = testing::connection(Kind::Cache);
    let ehf = BlobRef { sha256: "a".repeat(64), size: 5, media_type: "application/xml".into() };
    put(&cache, 1, &Invoice { ehf: Some(ehf), ..record() });
    let view = invoice(&cache, "f-1", at("2026-03-10T12:00:00Z")).unwrap().open_file.unwrap();
    assert_eq!((view.viewer, view.name.as_str()), (Viewer::Ehf, "Faktura 2026-7.xml"));
}
