//! Problem details (RFC 9457) with a stable type.

use min_side_domain::field::FieldError;
use serde::{Deserialize, Serialize};

/// Prefix of the `type` of every problem.
pub const TYPE_PREFIX: &str = "urn:min-side:problem:";

/// What kind of problem. On the wire `urn:min-side:problem:<code>`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// Not the form the contract wants.
    BadRequest,
    /// No token, or one that is not valid.
    Unauthorized,
    /// Signed in, but not permitted.
    Forbidden,
    /// There is no such thing, or it is not the member's.
    NotFound,
    /// The cursor is not known any more: begin again.
    CursorGone,
    /// This path has no such method.
    MethodNotAllowed,
    /// It took too long; nothing is known to have been done.
    Timeout,
    /// Larger than the limit.
    TooLarge,
    /// Too many requests: wait as `Retry-After` says.
    TooManyRequests,
    /// One or more fields were refused: see `fields`.
    Invalid,
    /// Not a permitted recipient.
    RecipientNotPermitted,
    /// An attachment has not been uploaded whole.
    AttachmentMissing,
    /// The deadline has passed.
    DeadlinePassed,
    /// Not in a state where this can be done.
    WrongState,
    /// More points than are left.
    NotEnoughPoints,
    /// The price is another now.
    PriceChanged,
    /// The reward cannot be ordered now.
    NotAvailable,
    /// A command that this server does not know.
    UnknownCommand,
    /// The id is that of another command, or of something that is there already.
    IdReused,
    /// The upload stands at another offset.
    OffsetMismatch,
    /// The bytes do not have the hash they were announced with.
    HashMismatch,
    /// The server has no room left: nothing was done.
    DiskFull,
    /// The server failed.
    Internal,
}

/// A problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Problem {
    /// `urn:min-side:problem:<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// A short English summary for developers; never shown to members.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// The refused fields, for [`ProblemCode::Invalid`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
    /// Values for the sentence, as `deadline` or `balance`.
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub params: std::collections::BTreeMap<String, String>,
}

impl ProblemCode {
    /// The code's name on the wire.
    #[must_use]
    pub fn name(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            _ => "internal".to_owned(),
        }
    }

    /// The HTTP status that goes with it.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::BadRequest | Self::UnknownCommand => 400,
            Self::Unauthorized => 401,
            Self::Forbidden | Self::RecipientNotPermitted => 403,
            Self::NotFound => 404,
            Self::DeadlinePassed
            | Self::WrongState
            | Self::NotEnoughPoints
            | Self::PriceChanged
            | Self::NotAvailable
            | Self::AttachmentMissing
            | Self::IdReused
            | Self::OffsetMismatch => 409,
            Self::MethodNotAllowed => 405,
            Self::Timeout => 408,
            Self::CursorGone => 410,
            Self::TooLarge => 413,
            Self::Invalid | Self::HashMismatch => 422,
            Self::TooManyRequests => 429,
            Self::Internal => 500,
            Self::DiskFull => 507,
        }
    }
}

impl Problem {
    /// A problem of this code.
    #[must_use]
    pub fn new(code: ProblemCode, title: impl Into<String>) -> Self {
        Self {
            kind: format!("{TYPE_PREFIX}{}", code.name()),
            title: title.into(),
            status: code.status(),
            fields: Vec::new(),
            params: std::collections::BTreeMap::new(),
        }
    }

    /// One or more refused fields.
    #[must_use]
    pub fn invalid(fields: Vec<FieldError>) -> Self {
        Self { fields, ..Self::new(ProblemCode::Invalid, "one or more fields were refused") }
    }

    /// Adds a value for the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// The code, `None` for one that this build does not know.
    #[must_use]
    pub fn code(&self) -> Option<ProblemCode> {
        let name = self.kind.strip_prefix(TYPE_PREFIX)?;
        serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use min_side_domain::field::FieldCode;

    #[test]
    fn a_problem_of_a_newer_server_is_read_though_its_code_and_a_reason_are_not_known() {
        let json = r#"{"type":"urn:min-side:problem:framtid","title":"x","status":422,"ny":[1],
            "fields":[{"field":"email_work","code":"framtid"},{"field":"address.place","code":"required"}]}"#;
        let problem: Problem = serde_json::from_str(json).unwrap();
        assert_eq!(problem.code(), None);
        let codes: Vec<FieldCode> = problem.fields.iter().map(|field| field.code).collect();
        assert_eq!(codes, [FieldCode::Other, FieldCode::Required]);
    }
}
