//! EHF invoices: UBL 2.1 as Peppol BIS Billing 3 uses it, read for show. Nothing is fetched, no entity is defined, and
//! what is larger than any invoice is left out.
//!
//! Source: <https://docs.peppol.eu/poacc/billing/3.0/syntax/ubl-invoice/>.

mod payment;
mod sums;

use crate::files::{decoded, fitting_name, media_type_of};
use crate::views::{EhfLine, EhfPayment, EhfView, FileWithin};
use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use chrono::NaiveDate;
use min_side_domain::text::is_harmful;
use payment::Means;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use sums::Sums;

/// Most elements within each other.
const DEPTH_MAX: usize = 64;
/// Most lines that are shown.
const LINES_MAX: usize = 1_000;
/// Most files within it that are named.
const FILES_MAX: usize = 50;
/// Most ways to pay, and most invoices that a credit note names.
const NAMED_MAX: usize = 20;
/// Most bytes of a text.
const TEXT_MAX: usize = 2_000;

/// Base64 as it is met: with or without padding at its end.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A file within the invoice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Embedded {
    /// File name, made safe.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What the invoice says; none when it is not an EHF invoice or credit note.
#[must_use]
pub fn read(xml: &[u8]) -> Option<EhfView> {
    let read = Reading::of(xml)?;
    let mut view = read.view;
    view.payments = payment::in_order(read.payments);
    view.due = view.due.or_else(|| view.payments.iter().find_map(|payment| payment.due));
    // A credit note gives; so does an invoice of less than nothing.
    view.to_receive = view.total.is_some_and(|total| if view.credit { total >= 0 } else { total < 0 });
    read.sums.put(&mut view);
    view.files = read
        .files
        .iter()
        .zip(0..)
        .map(|(file, index)| FileWithin {
            index,
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            size: file.bytes.len() as u64,
        })
        .collect();
    Some(view)
}

/// A file within an invoice by its place.
#[must_use]
pub fn part(xml: &[u8], index: u32) -> Option<Embedded> {
    Reading::of(xml)?.files.into_iter().nth(usize::try_from(index).ok()?)
}

#[derive(Default)]
struct Reading {
    view: EhfView,
    files: Vec<Embedded>,
    line: EhfLine,
    payments: Vec<EhfPayment>,
    means: Means,
    sums: Sums,
    /// The currency of the amount that is being read.
    currency: String,
    /// Elements of an envelope that are open around the invoice.
    around: usize,
    /// Name and media type that an embedded file has been given.
    given: (String, String),
    /// Names of the open elements below the root, without their prefixes, each with a slash before it.
    path: String,
    /// Where each of them begins in the path.
    starts: Vec<usize>,
    text: String,
}

impl Reading {
    fn of(xml: &[u8]) -> Option<Self> {
        let text = decoded(xml);
        let mut reader = Reader::from_str(&text);
        reader.config_mut().expand_empty_elements = true;
        let mut reading = Self::default();
        let mut is_invoice = false;
        loop {
            match reader.read_event().ok()? {
                Event::Start(element) => {
                    if is_invoice {
                        if !reading.begin(&element)? {
                            return None;
                        }
                        continue;
                    }
                    match (element.local_name().as_ref(), reading.around) {
                        (b"Invoice", 0 | 1) => is_invoice = true,
                        (b"CreditNote", 0 | 1) => {
                            is_invoice = true;
                            reading.view.credit = true;
                        }
                        // As it comes from the network: a header beside the invoice, in an envelope.
                        (b"StandardBusinessDocument", 0) | (_, 1..DEPTH_MAX) => reading.around += 1,
                        _ => return None,
                    }
                }
                Event::End(_) if !is_invoice => reading.around = reading.around.saturating_sub(1),
                Event::End(_) => reading.end(),
                Event::Text(piece) => reading.text.push_str(&piece.xml10_content().ok()?),
                Event::CData(piece) => reading.text.push_str(&piece.decode().ok()?),
                // The five of XML and numbers; an entity of the document's own stays what it is called.
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(letter)) => reading.text.push(letter),
                    _ => {
                        let name = name.decode().ok()?;
                        reading.text.push_str(
                            quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default(),
                        );
                    }
                },
                Event::Eof => break,
                _ => {}
            }
        }
        (is_invoice && !reading.view.number.is_empty()).then_some(reading)
    }

    /// An element begins; whether it may.
    fn begin(&mut self, element: &BytesStart<'_>) -> Option<bool> {
        self.text.clear();
        self.starts.push(self.path.len());
        self.path.push('/');
        self.path.push_str(&String::from_utf8_lossy(element.local_name().as_ref()));
        let attribute = |name: &str| -> Option<String> {
            let found = element.try_get_attribute(name).ok()??;
            found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
        };
        if self.path.ends_with("Amount") {
            self.currency = attribute("currencyID").unwrap_or_default();
        }
        if self.path.ends_with("/EmbeddedDocumentBinaryObject") {
            self.given =
                (attribute("filename").unwrap_or_default(), attribute("mimeCode").unwrap_or_default());
        }
        Some(self.starts.len() <= DEPTH_MAX)
    }

    fn end(&mut self) {
        let Some(start) = self.starts.pop() else { return };
        let path = std::mem::take(&mut self.path);
        self.take(&path);
        self.path = path;
        self.path.truncate(start);
        self.text.clear();
    }

    /// Keeps the text of an element that has ended.
    fn take(&mut self, path: &str) {
        const SUPPLIER: &str = "/AccountingSupplierParty/Party";
        const CUSTOMER: &str = "/AccountingCustomerParty/Party";
        let view = &mut self.view;
        if let Some(within) =
            path.strip_prefix("/InvoiceLine").or_else(|| path.strip_prefix("/CreditNoteLine"))
        {
            match within {
                "/Item/Name" => self.line.name = shown(&self.text),
                "/Item/Description" | "/Note" => add(&mut self.line.description, &self.text),
                "/InvoicedQuantity" | "/CreditedQuantity" => self.line.quantity = shown(&self.text),
                "/LineExtensionAmount" => self.line.amount = hundredths(&self.text),
                "" if view.lines.len() < LINES_MAX => view.lines.push(std::mem::take(&mut self.line)),
                "" => {
                    view.lines_left_out += 1;
                    self.line = EhfLine::default();
                }
                _ => {}
            }
            return;
        }
        if let Some(within) = path.strip_prefix(SUPPLIER) {
            match within {
                "/PartyName/Name" => view.seller = shown(&self.text),
                "/PartyLegalEntity/RegistrationName" => or(&mut view.seller, &self.text),
                "/PartyLegalEntity/CompanyID" => view.seller_number = shown(&self.text),
                _ => {}
            }
            return;
        }
        if let Some(within) = path.strip_prefix(CUSTOMER) {
            match within {
                "/PartyName/Name" => view.buyer = shown(&self.text),
                "/PartyLegalEntity/RegistrationName" => or(&mut view.buyer, &self.text),
                _ => {}
            }
            return;
        }
        if let Some(within) = path.strip_prefix("/PaymentMeans") {
            if !within.is_empty() {
                self.means.take(within, &self.text);
            } else if let Some(payment) = std::mem::take(&mut self.means).whole()
                && self.payments.len() < NAMED_MAX
            {
                self.payments.push(payment);
            }
            return;
        }
        self.sums.take(path, &self.text, &self.currency);
        match path {
            "/ID" => view.number = shown(&self.text),
            "/Note" => add(&mut view.note, &self.text),
            "/PaymentTerms/Note" => add(&mut view.terms, &self.text),
            "/PayeeParty/PartyName/Name" => view.payee = shown(&self.text),
            "/BillingReference/InvoiceDocumentReference/ID" if view.credit_of.len() < NAMED_MAX => {
                view.credit_of.push(shown(&self.text));
            }
            "/IssueDate" => view.issued = day(&self.text),
            "/DueDate" => view.due = day(&self.text),
            "/DocumentCurrencyCode" => view.currency = shown(&self.text),
            "/LegalMonetaryTotal/PayableAmount" => view.total = hundredths(&self.text),
            "/AdditionalDocumentReference/Attachment/EmbeddedDocumentBinaryObject" => self.keep_file(),
            _ => {}
        }
    }

    fn keep_file(&mut self) {
        if self.files.len() >= FILES_MAX {
            return;
        }
        let packed: Vec<u8> = self.text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
        let Ok(bytes) = BASE64.decode(packed) else { return };
        let (name, _claimed) = std::mem::take(&mut self.given);
        // What the bytes are is believed, not what they are called.
        let media_type = media_type_of(&name, &bytes).to_owned();
        self.files.push(Embedded { name: fitting_name(&name, &media_type), media_type, bytes });
    }
}

/// Keeps a text where there is none yet.
fn or(field: &mut String, text: &str) {
    if field.is_empty() {
        *field = shown(text);
    }
}

/// Keeps a text on a line of its own below those that are there.
fn add(field: &mut String, text: &str) {
    let line = shown(text);
    if line.is_empty() || field.len() > TEXT_MAX {
        return;
    }
    if !field.is_empty() {
        field.push('\n');
    }
    field.push_str(&line);
}

/// One line without characters that reorder or hide, of bounded length.
fn shown(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut line: String = words.join(" ").chars().filter(|c| !is_harmful(*c)).collect();
    if line.len() > TEXT_MAX {
        let end = (0..=TEXT_MAX).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
        line.truncate(end);
        line.push('…');
    }
    line
}

/// `2026-03-29`, also with a time zone after it.
fn day(text: &str) -> Option<NaiveDate> {
    text.trim().get(..10)?.parse().ok()
}

/// An amount in hundredths of its currency: `1234.5` is 123450. None for what is not an amount, has more than two
/// decimals that say something, or is larger than a bank counts.
fn hundredths(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = part.trim_end_matches('0');
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || whole.len() > 15 || part.len() > 2 {
        return None;
    }
    if !all_digits(whole) || !all_digits(part) {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    Some(sign * (whole * 100 + part))
}
