//! What the member did that is not settled yet.

use super::ErrorView;
use chrono::{DateTime, Utc};
use min_side_domain::field::FieldError;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a row of the outbox stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OutboxState {
    /// Waits to be sent; may be withdrawn.
    Pending,
    /// Being sent, or sent without an answer yet; may not be withdrawn.
    Sending,
    /// Done; shown over the cache until the feed has brought its effect.
    Done,
    /// Refused by the server.
    Refused,
    /// Clashes with another change; the member must choose.
    Conflict,
}

/// Which of two values of a field that clashes shall stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The one of this machine.
    Mine,
    /// The one that stands at the server.
    Theirs,
}

/// A field that clashes: mine, theirs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictField {
    /// Name on the wire.
    pub field: String,
    /// What the member wants.
    #[ts(type = "unknown")]
    pub mine: serde_json::Value,
    /// What the server has.
    #[ts(type = "unknown")]
    pub theirs: serde_json::Value,
    /// When theirs was set.
    pub theirs_at: DateTime<Utc>,
    /// `member` (another machine) or `office`.
    pub theirs_by: String,
}

/// Something the member did that is not settled yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OutboxRow {
    /// Id.
    pub id: String,
    /// The command's kind, as `send_message`.
    pub kind: String,
    /// What it is about: a subject, a course title; empty where the kind says all.
    pub title: String,
    /// When the member did it.
    pub created_at: DateTime<Utc>,
    /// Where it stands.
    pub state: OutboxState,
    /// Why it was refused, or is not settled.
    pub error: Option<ErrorView>,
    /// The clashing fields.
    pub conflict: Vec<ConflictField>,
}

/// How a save ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Saved {
    /// In the outbox.
    Queued {
        /// Id of the row.
        id: String,
    },
    /// Nothing was changed.
    Unchanged,
    /// Fields were refused; nothing was saved.
    Invalid {
        /// The fields.
        fields: Vec<FieldError>,
    },
}
