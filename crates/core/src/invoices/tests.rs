//! Invoices.

use super::{calendar, invoice, part, read_ehf};
use crate::db::{Kind, testing};
use crate::error::Error;
use crate::rows_testing::{at, put};
use crate::views::{Check, EhfLine, Viewer};
use min_side_domain::Language;
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
fn r_10_4_accounts_and_references_of_other_kinds_are_checked_by_their_own_rules_or_not_at_all() {
    let cache = testing::connection(Kind::Cache);
    let now = at("2026-03-10T12:00:00Z");
    for (account, kid, fits) in [
        ("86011117947", "", (true, true)),
        ("GB33BUKB20201555555555", "RF18539007547034", (true, true)),
        ("GB34BUKB20201555555555", "RF19539007547034", (false, false)),
        // A number beside an account of another country is no KID.
        ("SE4550000000058398257466", "9920213834", (true, true)),
        ("50501055", "Faktura 7", (true, true)),
        ("86011117947", "9920213834", (true, false)),
    ] {
        put(&cache, 1, &Invoice { account: account.into(), kid: kid.into(), ..record() });
        let view = invoice(&cache, "f-1", now).unwrap();
        assert_eq!((view.account_valid, view.kid_valid), fits, "{account} {kid}");
        let shown = view.account_shown.replace(char::is_whitespace, "");
        assert_eq!(shown, account);
    }
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

#[test]
fn r_10_4_an_invoice_with_both_gives_the_pdf_to_read_and_the_ehf_for_its_lines() {
    let cache = testing::connection(Kind::Cache);
    let blob = |letter: &str, media_type: &str| BlobRef {
        sha256: letter.repeat(64),
        size: 5,
        media_type: media_type.into(),
    };
    let both = Invoice {
        file: Some(blob("a", "application/pdf")),
        ehf: Some(blob("b", "application/xml")),
        ..record()
    };
    put(&cache, 1, &both);
    let view = invoice(&cache, "f-1", at("2026-03-10T12:00:00Z")).unwrap();
    let (pdf, ehf) = (view.open_file.unwrap(), view.ehf_file.unwrap());
    assert_eq!((pdf.viewer, pdf.name.as_str()), (Viewer::Pdf, "Faktura 2026-7.pdf"));
    assert_eq!((ehf.viewer, ehf.name.as_str()), (Viewer::Ehf, "Faktura 2026-7.xml"));
}

const EHF: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<ubl:Invoice xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:a" xmlns:cbc="urn:b">
  <cbc:ID>2026-7</cbc:ID><cbc:IssueDate>2026-03-01</cbc:IssueDate><cbc:DueDate>2026-03-29+01:00</cbc:DueDate>
  <cbc:Note>Takk &amp; hilsen&#x202e; fra oss</cbc:Note><cbc:DocumentCurrencyCode>NOK</cbc:DocumentCurrencyCode>
  <cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment>
    <cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="../faktura&amp;.exe">JVBERi0x
      LjcK</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>
  <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Forbundet</cbc:Name></cac:PartyName>
    <cac:PartyLegalEntity><cbc:RegistrationName>FORBUNDET SA</cbc:RegistrationName>
    <cbc:CompanyID schemeID="0192">974760673</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Kari <![CDATA[<Å>]]></cbc:RegistrationName>
    </cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
  <cac:PaymentMeans><cbc:PaymentID>9920213833</cbc:PaymentID>
    <cac:PayeeFinancialAccount><cbc:ID>NO93 8601 1117 947</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:TaxTotal><cbc:TaxAmount currencyID="NOK">25.5</cbc:TaxAmount></cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="NOK">-1234.50</cbc:PayableAmount></cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity>3</cbc:InvoicedQuantity><cbc:LineExtensionAmount>100</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>Kontingent</cbc:Name></cac:Item></cac:InvoiceLine>
  <cac:InvoiceLine><cbc:ID>2</cbc:ID><cac:Item><cbc:Name/></cac:Item></cac:InvoiceLine>
</ubl:Invoice>"#;

#[test]
fn r_10_4_an_ehf_invoice_is_read() {
    let ehf = read_ehf(EHF.as_bytes()).unwrap();
    assert_eq!((ehf.number.as_str(), ehf.credit), ("2026-7", false));
    assert_eq!(ehf.due, Some("2026-03-29".parse().unwrap()));
    assert_eq!((ehf.seller.as_str(), ehf.seller_number.as_str()), ("Forbundet", "974760673"));
    assert_eq!(ehf.buyer, "Kari <Å>");
    let [payment] = &ehf.payments[..] else { panic!("{:?}", ehf.payments) };
    assert_eq!((payment.account.as_str(), payment.account_check), ("86011117947", Check::Right));
    assert_eq!((payment.is_kid, payment.reference_check), (true, Check::Right));
    assert_eq!((ehf.vat, ehf.total), (Some(2_550), Some(-123_450)));
    assert_eq!(ehf.note, "Takk & hilsen fra oss");
    let line = |name: &str, quantity: &str, amount| EhfLine {
        name: name.into(),
        quantity: quantity.into(),
        amount,
        ..EhfLine::default()
    };
    assert_eq!(ehf.lines, [line("Kontingent", "3", Some(10_000)), line("", "", None)]);
    assert_eq!((ehf.files.len(), ehf.files[0].name.as_str()), (1, "faktura&.exe.pdf"));
    assert_eq!(part(EHF.as_bytes(), 0).unwrap().bytes, b"%PDF-1.7\n");
    assert_eq!(part(EHF.as_bytes(), 1), None);
}

#[test]
fn r_10_4_what_is_no_ehf_invoice_is_none_and_hostile_xml_does_no_harm() {
    for xml in [
        "",
        "Hei",
        "<a/>",
        "<Invoice/>",
        "<Invoice><ID></ID></Invoice>",
        "<Invoice><ID>1</Invoice>",
        "<html><Invoice/></html>",
    ] {
        assert_eq!(read_ehf(xml.as_bytes()), None, "{xml}");
    }
    assert_eq!(read_ehf(&[0xff; 1000]), None);
    // Entities of its own are neither fetched nor multiplied.
    let lines: String =
        (1..30).map(|n| format!("<!ENTITY e{n} \"&e{0};&e{0};&e{0};&e{0};\">", n - 1)).collect();
    let bomb = format!(
        "<!DOCTYPE Invoice [<!ENTITY e0 SYSTEM \"file:///etc/passwd\">{lines}]><Invoice><ID>1&e29;&e0;</ID></Invoice>"
    );
    assert_eq!(read_ehf(bomb.as_bytes()).unwrap().number, "1");
    assert_eq!(read_ehf(format!("<Invoice><ID>1</ID>{}", "<a>".repeat(2_000_000)).as_bytes()), None);
    let many = format!("<Invoice><ID>1</ID>{}</Invoice>", "<InvoiceLine/>".repeat(50_000));
    let read = read_ehf(many.as_bytes()).unwrap();
    assert_eq!((read.lines.len(), read.lines_left_out), (1_000, 49_000));
    let long = format!("<Invoice><ID>{}</ID></Invoice>", "å".repeat(1_000_000));
    assert!(read_ehf(long.as_bytes()).unwrap().number.len() < 3_000);
}

#[test]
fn r_10_4_the_due_date_goes_into_a_calendar() {
    let invoice = Invoice { title: "Kontingent; mars, april\\".into(), ..record() };
    let now = at("2026-03-10T12:00:00Z");
    let file = calendar(&invoice, now, Language::Nb);
    let lines: Vec<&str> = file.split("\r\n").collect();
    assert_eq!(
        (lines[0], lines[lines.len() - 2], lines[lines.len() - 1]),
        ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    );
    // The day itself, in no time zone, to the day after, which is not part of it.
    for line in [
        "DTSTART;VALUE=DATE:20260329",
        "DTEND;VALUE=DATE:20260330",
        "DTSTAMP:20260310T120000Z",
        "UID:faktura-f-1@minside.app",
    ] {
        assert!(lines.contains(&line), "{line}: {file}");
    }
    assert!(lines.iter().all(|line| line.len() <= 75), "{file}");
    let unfolded = file.replace("\r\n ", "");
    assert!(
        unfolded.contains("SUMMARY:Forfall: Kontingent\\; mars\\, april\\\\ 450\\,00 kr\r\n"),
        "{unfolded}"
    );
    assert!(unfolded.contains("Kontonummer 8601 11 17947\\nKID 9920213833\r\n"), "{unfolded}");
    assert_eq!(file, calendar(&invoice, now, Language::Nb));
}
