//! E-mails, invoices and documents, and how each is shown.

use super::FileState;
use chrono::{DateTime, NaiveDate, Utc};
use min_side_domain::records::{DocumentKind, Invoice, InvoiceState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a list of documents shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// E-post.
    Email,
    /// Brev.
    Letter,
    /// Another document.
    Document,
    /// Faktura.
    Invoice,
}

impl From<DocumentKind> for PaperKind {
    fn from(kind: DocumentKind) -> Self {
        match kind {
            DocumentKind::Email => Self::Email,
            DocumentKind::Letter => Self::Letter,
            DocumentKind::Document => Self::Document,
        }
    }
}

/// Which documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PaperFilter {
    /// Only this kind.
    pub kind: Option<PaperKind>,
    /// Only from this year (Oslo time).
    pub year: Option<i32>,
    /// Text in title or sender.
    pub text: String,
    /// Skip this many.
    pub offset: u32,
    /// At most this many; 0 means 50.
    pub limit: u32,
}

/// An e-mail, invoice or document in the common list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperRow {
    /// Id, unique with `kind`.
    pub id: String,
    /// Kind.
    pub kind: PaperKind,
    /// Title.
    pub title: String,
    /// Who it is from.
    pub from: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Bytes, 0 without a file.
    #[ts(type = "number")]
    pub size: u64,
    /// Media type of the file, or empty.
    pub media_type: String,
    /// Where the file is; none without one.
    pub state: Option<FileState>,
    /// Whether the member has pinned it.
    pub pinned: bool,
    /// For an invoice: where it stands.
    pub invoice_state: Option<InvoiceState>,
    /// For an invoice: amount in øre.
    #[ts(type = "number | null")]
    pub amount_ore: Option<i64>,
    /// For an invoice: due date.
    pub due: Option<NaiveDate>,
}

/// A page of documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperPage {
    /// Rows, newest first.
    pub rows: Vec<PaperRow>,
    /// Rows that the filter finds.
    pub total: u32,
    /// Years that have documents, newest first.
    pub years: Vec<i32>,
    /// Bytes on the machine.
    #[ts(type = "number")]
    pub kept_bytes: u64,
    /// Bytes of all files.
    #[ts(type = "number")]
    pub all_bytes: u64,
}

/// How a file is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Viewer {
    /// Page by page by pdf.js.
    Pdf,
    /// An image.
    Image,
    /// Plain text.
    Text,
    /// An e-mail.
    Email,
    /// An EHF invoice.
    Ehf,
    /// Not at all; it may be saved.
    None,
}

/// A file that is open. `file` names it for ranges, saving and printing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileView {
    /// SHA-256 of the bytes.
    pub file: String,
    /// Title.
    pub title: String,
    /// File name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// How it is shown.
    pub viewer: Viewer,
    /// Where it is.
    pub state: FileState,
    /// Whether the member has pinned it.
    pub pinned: bool,
}

/// An e-mail made harmless.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EmailView {
    /// Subject.
    pub subject: String,
    /// From, as written.
    pub from: String,
    /// To, as written.
    pub to: String,
    /// Copy to, as written.
    pub cc: String,
    /// When, if it says so.
    pub date: Option<DateTime<Utc>>,
    /// Body as HTML of a small allow-list; inline images are `data:` from the message itself.
    pub html: String,
    /// Remote things that were left out.
    pub blocked: u32,
    /// Files in the message, as many as can be looked through.
    pub attachments: Vec<FileWithin>,
    /// Files in the message that are not named.
    pub attachments_left_out: u32,
    /// Whether the message goes on beyond what is shown.
    pub cut: bool,
    /// What is to be said of it.
    pub notes: Vec<EmailNote>,
}

/// What an e-mail has that is not shown as its sender meant it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EmailNote {
    /// It is shown as it came: nothing could be read out of it.
    Raw,
    /// It is not as it says it is; what could be read is shown.
    Damaged,
    /// It is encrypted by S/MIME (RFC 8551).
    Smime,
    /// Its content is packed into an S/MIME signature.
    SmimeSigned,
    /// It is encrypted by OpenPGP (RFC 3156).
    Pgp,
    /// Its files, or all of it, are in a `winmail.dat` of Outlook.
    Winmail,
    /// It is one of several pieces of a message (RFC 2046, 5.2.2).
    Partial,
    /// Content of it has to be fetched from elsewhere (RFC 2046, 5.2.3).
    External,
}

/// A file within an e-mail or an EHF invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileWithin {
    /// Its place.
    pub index: u32,
    /// File name, made safe.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
}

/// An invoice with what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InvoiceView {
    /// The invoice.
    #[serde(flatten)]
    pub invoice: Invoice,
    /// Where it stands today.
    pub state: InvoiceState,
    /// Whether the KID's check digit fits, or there is nothing to check.
    pub kid_valid: bool,
    /// Whether the account's check digits fit, or it is of a kind that has none here.
    pub account_valid: bool,
    /// Account as it is shown, `8601 11 17947`; an IBAN in fours.
    pub account_shown: String,
    /// Its PDF, or its EHF where there is no PDF.
    pub open_file: Option<FileView>,
    /// Its EHF, from which the lines are shown.
    pub ehf_file: Option<FileView>,
}

/// What an EHF invoice says. Amounts are hundredths of its currency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EhfView {
    /// Whether it is a credit note.
    pub credit: bool,
    /// Number.
    pub number: String,
    /// Day of issue.
    pub issued: Option<NaiveDate>,
    /// Day of payment at the latest.
    pub due: Option<NaiveDate>,
    /// Who asks to be paid.
    pub seller: String,
    /// Their organisation number.
    pub seller_number: String,
    /// Who is to pay.
    pub buyer: String,
    /// Who is to be paid, where that is another than who asks.
    pub payee: String,
    /// The ways to pay, the Norwegian giro first.
    pub payments: Vec<EhfPayment>,
    /// Numbers of the invoices that a credit note takes back.
    pub credit_of: Vec<String>,
    /// Currency, as `NOK`.
    pub currency: String,
    /// Lines.
    pub lines: Vec<EhfLine>,
    /// Lines that are not shown.
    pub lines_left_out: u32,
    /// VAT in that currency.
    #[ts(type = "number | null")]
    pub vat: Option<i64>,
    /// What comes on top of the lines and the tax, or goes off.
    pub sums: Vec<EhfSum>,
    /// To pay; none when it cannot be read.
    #[ts(type = "number | null")]
    pub total: Option<i64>,
    /// Whether it is the member who gets that much.
    pub to_receive: bool,
    /// Whether the total follows from the lines and what comes on top; none where that cannot be known.
    pub follows: Option<bool>,
    /// What the seller adds, a line for each note.
    pub note: String,
    /// Terms of payment.
    pub terms: String,
    /// Files within it.
    pub files: Vec<FileWithin>,
}

/// Whether the check digits of a number fit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// It is none that can be checked.
    #[default]
    Unknown,
    /// They do.
    Right,
    /// They do not.
    Wrong,
}

impl Check {
    /// By whether they fit.
    #[must_use]
    pub const fn of(fits: bool) -> Self {
        if fits { Self::Right } else { Self::Wrong }
    }
}

/// By what means an invoice can be paid, in the order in which they are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaymentKind {
    /// To a Norwegian account.
    Giro,
    /// To an IBAN of another country.
    International,
    /// In another way.
    #[default]
    Other,
    /// By card.
    Card,
}

/// One way to pay: what stands here belongs together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EhfPayment {
    /// By what means.
    pub kind: PaymentKind,
    /// Account, without spaces; a Norwegian IBAN as the number in it.
    pub account: String,
    /// Account as it is shown, `8601 11 17947`.
    pub account_shown: String,
    /// Whether the account's check digits fit.
    pub account_check: Check,
    /// The bank's code.
    pub bic: String,
    /// KID or another reference.
    pub reference: String,
    /// As it is shown.
    pub reference_shown: String,
    /// Whether the reference is a KID.
    pub is_kid: bool,
    /// Whether its check digits fit.
    pub reference_check: Check,
    /// Day of payment at the latest, where this way has its own.
    pub due: Option<NaiveDate>,
    /// Card, as the seller shows it.
    pub card: String,
}

/// What a sum between the lines and the total is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SumKind {
    /// A discount.
    Allowance,
    /// A charge.
    Charge,
    /// Paid already.
    Prepaid,
    /// Rounding.
    Rounding,
}

/// A sum between the lines and the total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EhfSum {
    /// What it is.
    pub kind: SumKind,
    /// What the seller calls it.
    pub text: String,
    /// By how much it changes the total, hundredths.
    #[ts(type = "number")]
    pub amount: i64,
}

/// A line of an EHF invoice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EhfLine {
    /// What it is for.
    pub name: String,
    /// More about it.
    pub description: String,
    /// How many, as written.
    pub quantity: String,
    /// Amount in hundredths of the currency.
    #[ts(type = "number | null")]
    pub amount: Option<i64>,
}

/// How large a picture is drawn, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PictureSize {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// How a save, open or print ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FileDone {
    /// Written.
    Saved {
        /// File name, without its folder.
        name: String,
    },
    /// Sent to the printer or opened.
    Done,
    /// The member cancelled, or there was no dialog; `save_to_downloads` may be offered.
    Cancelled,
}
