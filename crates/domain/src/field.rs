//! What is wrong with a field: one code a refusal, turned into a sentence by the interface.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a value was refused. The interface owns the sentence in each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldCode {
    /// Nothing was given where something is needed.
    Required,
    /// Longer than the field holds.
    TooLong,
    /// Shorter than a value can be.
    TooShort,
    /// Holds characters that cannot be kept (control characters, bidi overrides).
    BadCharacters,
    /// Not an e-mail address (RFC 5321, RFC 5322).
    BadEmail,
    /// Not a phone number in the numbering plan.
    BadPhone,
    /// Not four digits.
    BadPostalCode,
    /// The check digit does not fit.
    BadCheckDigit,
    /// Not a number, or not in the form the field wants.
    BadNumber,
    /// Outside the allowed range.
    OutOfRange,
    /// The choice points at a field that is empty.
    ChoiceOfEmpty,
    /// Both fields are filled and the member has not chosen.
    ChoiceMissing,
    /// Only one field is filled and the choice is not that one.
    ChoiceForced,
    /// Not one of those the server permits.
    NotPermitted,
    /// Names something that does not exist.
    Unknown,
    /// Names something that has been closed down.
    Closed,
    /// The workplace is not one of the chosen virksomhet.
    NotOfVirksomhet,
    /// The file is larger than the limit.
    FileTooLarge,
    /// The file is of a type that is not accepted.
    FileType,
    /// More files than the limit.
    TooManyFiles,
    /// The deadline has passed.
    DeadlinePassed,
    /// More points than are left.
    NotEnoughPoints,
    /// May be read, not changed.
    ReadOnly,
    /// A reason that this build does not know: a newer server's.
    #[serde(other)]
    Other,
}

/// A refused field: its name on the wire and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// The field's name on the wire, `address.postal_code` for a nested one.
    pub field: String,
    /// Why it was refused.
    pub code: FieldCode,
}

impl FieldError {
    /// Names `field` and why it was refused.
    #[must_use]
    pub fn new(field: impl Into<String>, code: FieldCode) -> Self {
        Self { field: field.into(), code }
    }
}
