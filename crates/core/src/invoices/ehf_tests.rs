//! Ways to pay, sums and envelopes of EHF invoices, as they are met.

use super::read_ehf;
use crate::views::{Check, EhfView, PaymentKind, SumKind};

/// An invoice with these parts in it.
fn invoice(parts: &str) -> String {
    format!("<Invoice><ID>1</ID><DocumentCurrencyCode>NOK</DocumentCurrencyCode>{parts}</Invoice>")
}

fn read(parts: &str) -> EhfView {
    read_ehf(invoice(parts).as_bytes()).unwrap()
}

fn means(account: &str, reference: &str) -> String {
    format!(
        "<PaymentMeans><PaymentMeansCode>30</PaymentMeansCode><PaymentID>{reference}</PaymentID>\
         <PayeeFinancialAccount><ID>{account}</ID></PayeeFinancialAccount></PaymentMeans>"
    )
}

/// Account and reference of each way to pay.
fn ways(ehf: &EhfView) -> Vec<(&str, &str)> {
    ehf.payments.iter().map(|one| (one.account.as_str(), one.reference.as_str())).collect()
}

#[test]
fn r_10_4_an_invoice_with_two_ways_to_pay_never_shows_the_account_of_one_with_the_kid_of_the_other() {
    let mixed = read_ehf(include_bytes!("cases/two-means-mixed.xml")).unwrap();
    assert_eq!(ways(&mixed), [("86011117947", ""), ("60050781871", "602243")]);
    assert_eq!(mixed.payments[0].reference_check, Check::Unknown, "without a KID none is right");
    assert_eq!(mixed.payments[1].reference_check, Check::Right);
    let card = read_ehf(include_bytes!("cases/card-first.xml")).unwrap();
    assert_eq!(ways(&card), [("86011117947", "602243"), ("", "KORT-1")]);
    assert_eq!(card.payments[1].kind, PaymentKind::Card);
    assert_eq!(card.payments[1].reference_check, Check::Unknown);
    // Whatever their order and number.
    let accounts = ["86011117947", "DE75512108001245126199", "60050781871", ""];
    let references = ["602243", "RF18539007547034", "", "Faktura 7"];
    for first in 0..4 {
        for second in 0..4 {
            let both =
                means(accounts[first], references[second]) + &means(accounts[second], references[first]);
            let ehf = read(&both);
            let given = [(accounts[first], references[second]), (accounts[second], references[first])];
            assert!(ways(&ehf).iter().all(|way| given.contains(way)), "{given:?}: {:?}", ehf.payments);
        }
    }
}

#[test]
fn r_10_4_a_foreign_account_and_a_creditor_reference_are_checked_by_their_own_rules() {
    let foreign = read_ehf(include_bytes!("cases/foreign-iban.xml")).unwrap();
    let [one] = &foreign.payments[..] else { panic!("{:?}", foreign.payments) };
    assert_eq!((one.kind, one.account_check), (PaymentKind::International, Check::Right));
    assert_eq!((one.is_kid, one.reference_check), (false, Check::Right));
    assert_eq!(one.account_shown, "DE75\u{a0}5121\u{a0}0800\u{a0}1245\u{a0}1261\u{a0}99");
    // The tax is told in another currency than the invoice's: it is not taken for a sum in that.
    assert_eq!((foreign.currency.as_str(), foreign.vat, foreign.follows), ("EUR", None, None));
    let check = |account: &str, reference: &str| {
        let ehf = read(&means(account, reference));
        (ehf.payments[0].account_check, ehf.payments[0].reference_check)
    };
    use Check::{Right, Unknown, Wrong};
    assert_eq!(check("8601 11 17947", "602 243"), (Right, Right), "spaces are form");
    assert_eq!(check("8601.11.17947", "602244"), (Right, Wrong));
    assert_eq!(check("86011117948", "602243"), (Wrong, Right));
    assert_eq!(check("NO93 8601 1117 947", "602243"), (Right, Right));
    assert_eq!(check("NO94 8601 1117 947", ""), (Wrong, Unknown));
    assert_eq!(check("DE76 5121 0800 1245 1261 99", "RF19539007547034"), (Wrong, Wrong));
    // What is no number of a kind that is known is not called wrong; a number with a foreign account is no KID.
    assert_eq!(check("5050-1055", "Faktura 10023"), (Unknown, Unknown));
    assert_eq!(check("DE75512108001245126199", "602244"), (Right, Unknown));
    assert_eq!(check("", "602243").1, Unknown);
}

#[test]
fn r_10_4_what_stands_between_the_lines_and_the_sum_is_told_and_the_sum_follows() {
    let prepaid = read_ehf(include_bytes!("cases/prepaid.xml")).unwrap();
    let sums = |ehf: &EhfView| ehf.sums.iter().map(|sum| (sum.kind, sum.amount)).collect::<Vec<_>>();
    assert_eq!(sums(&prepaid), [(SumKind::Prepaid, -100_000)]);
    assert_eq!((prepaid.vat, prepaid.total, prepaid.follows), (Some(25_000), Some(25_000), Some(true)));
    let discount = read_ehf(include_bytes!("cases/discount.xml")).unwrap();
    assert_eq!(sums(&discount), [(SumKind::Allowance, -10_000)]);
    assert_eq!((discount.sums[0].text.as_str(), discount.follows), ("Rabatt", Some(true)));
    let with = |more: &str, payable: &str| {
        read(&format!(
            "{more}<TaxTotal><TaxAmount currencyID=\"NOK\">25.00</TaxAmount></TaxTotal>\
             <LegalMonetaryTotal><PayableRoundingAmount>0.40</PayableRoundingAmount><PayableAmount>{payable}</PayableAmount></LegalMonetaryTotal>\
             <InvoiceLine><LineExtensionAmount>99.60</LineExtensionAmount></InvoiceLine>"
        ))
    };
    let charge = "<AllowanceCharge><ChargeIndicator>true</ChargeIndicator><AllowanceChargeReason>Frakt</AllowanceChargeReason><Amount>50</Amount></AllowanceCharge>";
    let charged = with(charge, "175.00");
    assert_eq!(sums(&charged), [(SumKind::Charge, 5_000), (SumKind::Rounding, 40)]);
    assert_eq!(charged.follows, Some(true));
    assert_eq!(with(charge, "185.00").follows, Some(false), "ten kroner too much");
    let unreadable = with("", "hundre");
    assert_eq!((unreadable.total, unreadable.follows), (None, None));
}

#[test]
fn r_10_4_the_tax_is_the_one_in_the_currency_of_the_invoice() {
    let two = "<TaxTotal><TaxAmount currencyID=\"SEK\">270.00</TaxAmount></TaxTotal>\
        <TaxTotal><TaxAmount currencyID=\"NOK\">250.00</TaxAmount><TaxSubtotal><TaxAmount currencyID=\"NOK\">1.00</TaxAmount></TaxSubtotal></TaxTotal>\
        <LegalMonetaryTotal><PayableAmount currencyID=\"NOK\">1250.00</PayableAmount></LegalMonetaryTotal>\
        <InvoiceLine><LineExtensionAmount currencyID=\"NOK\">1000.00</LineExtensionAmount></InvoiceLine>";
    let ehf = read(two);
    assert_eq!((ehf.vat, ehf.follows), (Some(25_000), Some(true)));
}

#[test]
fn r_10_4_a_credit_note_is_to_the_members_credit_and_names_its_invoice() {
    let note = "<CreditNote><ID>K-1</ID><DocumentCurrencyCode>NOK</DocumentCurrencyCode>\
        <BillingReference><InvoiceDocumentReference><ID>10023</ID></InvoiceDocumentReference></BillingReference>\
        <LegalMonetaryTotal><PayableAmount>1250.00</PayableAmount></LegalMonetaryTotal>\
        <CreditNoteLine><LineExtensionAmount>1250.00</LineExtensionAmount></CreditNoteLine></CreditNote>";
    let ehf = read_ehf(note.as_bytes()).unwrap();
    assert!(ehf.credit && ehf.to_receive);
    assert_eq!((ehf.credit_of.as_slice(), ehf.follows), (&["10023".to_owned()][..], Some(true)));
    let less = read("<LegalMonetaryTotal><PayableAmount>-10</PayableAmount></LegalMonetaryTotal>");
    assert!(less.to_receive && !less.credit);
}

#[test]
fn r_10_4_notes_payee_terms_and_descriptions_are_shown() {
    let ehf = read(
        "<Note>Takk.</Note><Note>Velkommen igjen.</Note><PayeeParty><PartyName><Name>Faktor AS</Name></PartyName></PayeeParty>\
         <PaymentTerms><Note>Netto 30 dager</Note></PaymentTerms>\
         <InvoiceLine><Note>Uke 7</Note><Item><Description>To dager</Description><Name>Kurs</Name></Item></InvoiceLine>",
    );
    assert_eq!(ehf.note, "Takk.\nVelkommen igjen.");
    assert_eq!((ehf.payee.as_str(), ehf.terms.as_str()), ("Faktor AS", "Netto 30 dager"));
    assert_eq!((ehf.lines[0].name.as_str(), ehf.lines[0].description.as_str()), ("Kurs", "Uke 7\nTo dager"));
}

#[test]
fn r_10_4_an_invoice_in_an_envelope_and_in_utf_16_is_read() {
    let plain = invoice(&means("86011117947", "602243"));
    let envelope = format!(
        "<StandardBusinessDocument><StandardBusinessDocumentHeader><Sender><Identifier>9908:1</Identifier></Sender>\
         </StandardBusinessDocumentHeader>{plain}</StandardBusinessDocument>"
    );
    assert_eq!(ways(&read_ehf(envelope.as_bytes()).unwrap()), [("86011117947", "602243")]);
    let text = format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{plain}");
    for (mark, big) in [(true, true), (true, false), (false, true), (false, false)] {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        let bytes: Vec<u8> =
            units.flat_map(|unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
        let ehf = read_ehf(&bytes).unwrap_or_else(|| panic!("mark {mark}, big {big}"));
        assert_eq!(ways(&ehf), [("86011117947", "602243")]);
    }
    // An envelope around something else is none.
    assert_eq!(
        read_ehf(b"<StandardBusinessDocument><Order><ID>1</ID></Order></StandardBusinessDocument>"),
        None
    );
}

#[test]
fn r_10_4_payments_that_are_named_one_by_one_stand_between_lines_and_sum() {
    let with = |total: &str| {
        let payments: String = [("A", "19.96"), ("B", "10.00")]
            .iter()
            .map(|(id, amount)| {
                format!("<PrepaidPayment><ID>{id}</ID><PaidAmount>{amount}</PaidAmount></PrepaidPayment>")
            })
            .collect();
        read(&format!(
            "{payments}<TaxTotal><TaxAmount>22.04</TaxAmount></TaxTotal>\
             <LegalMonetaryTotal><PayableAmount>{total}</PayableAmount></LegalMonetaryTotal>\
             <InvoiceLine><ID>1</ID><LineExtensionAmount>314.86</LineExtensionAmount></InvoiceLine>"
        ))
    };
    let rows = |ehf: &EhfView| -> Vec<(SumKind, String, i64)> {
        ehf.sums.iter().map(|sum| (sum.kind, sum.text.clone(), sum.amount)).collect()
    };
    // What others demand with it, as in XRechnung's extension; what has been paid already; what was told for the books alone.
    let demanded = with("366.86");
    let expected = [(SumKind::Charge, "A".into(), 1996), (SumKind::Charge, "B".into(), 1000)];
    assert_eq!((demanded.follows, rows(&demanded)), (Some(true), expected.to_vec()));
    let paid = with("306.94");
    let expected = [(SumKind::Prepaid, String::new(), -1996), (SumKind::Prepaid, String::new(), -1000)];
    assert_eq!((paid.follows, rows(&paid)), (Some(true), expected.to_vec()));
    assert_eq!((with("336.90").follows, rows(&with("336.90"))), (Some(true), vec![]));
    assert_eq!((with("400.00").follows, rows(&with("400.00"))), (Some(false), vec![]));
}

#[test]
fn r_10_4_a_charge_is_one_in_either_spelling_of_true() {
    for (indicator, kind) in [("true", SumKind::Charge), ("1", SumKind::Charge), ("0", SumKind::Allowance)] {
        let ehf = read(&format!(
            "<AllowanceCharge><ChargeIndicator>{indicator}</ChargeIndicator><Amount>5</Amount></AllowanceCharge>"
        ));
        assert_eq!(ehf.sums[0].kind, kind, "{indicator}");
    }
}
