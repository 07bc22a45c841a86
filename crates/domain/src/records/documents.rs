//! Documents, e-mails and invoices.

use super::BlobRef;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// E-post, an RFC 5322 message.
    Email,
    /// Brev.
    Letter,
    /// Another document.
    Document,
}

/// A document or e-mail of the member's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Document {
    /// Id.
    pub id: String,
    /// Kind.
    pub kind: DocumentKind,
    /// Title; an e-mail's subject.
    pub title: String,
    /// File name, without a path.
    pub file_name: String,
    /// Who it is from.
    pub from: String,
    /// When it came.
    pub at: DateTime<Utc>,
    /// Pages, where it has pages.
    #[serde(default)]
    pub pages: Option<u32>,
    /// Its bytes.
    #[serde(flatten)]
    pub blob: BlobRef,
}

/// An invoice. Its state follows from due date and payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invoice {
    /// Id.
    pub id: String,
    /// Invoice number.
    pub number: String,
    /// What it is for.
    pub title: String,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Day of payment at the latest.
    pub due: NaiveDate,
    /// Amount in øre.
    #[ts(type = "number")]
    pub amount_ore: i64,
    /// Account number, 11 digits.
    pub account: String,
    /// KID.
    pub kid: String,
    /// Day it was paid, if it is paid.
    #[serde(default)]
    pub paid: Option<NaiveDate>,
    /// The invoice as a PDF.
    #[serde(default)]
    pub file: Option<BlobRef>,
    /// The invoice as EHF (UBL, Peppol BIS Billing 3).
    #[serde(default)]
    pub ehf: Option<BlobRef>,
}

/// Where an invoice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum InvoiceState {
    /// Betalt.
    Paid,
    /// Ubetalt, not yet due.
    Unpaid,
    /// Forfalt.
    Overdue,
}

impl Invoice {
    /// Where it stands on `today`; it is overdue from the day after its due date.
    #[must_use]
    pub fn state(&self, today: NaiveDate) -> InvoiceState {
        if self.paid.is_some() {
            InvoiceState::Paid
        } else if self.due < today {
            InvoiceState::Overdue
        } else {
            InvoiceState::Unpaid
        }
    }
}
