//! NTL-meldinger: threads, messages and their attachments.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A file's bytes by their hash.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BlobRef {
    /// SHA-256 of the bytes, 64 lower-case hex digits.
    pub sha256: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// Media type, as `application/pdf`.
    pub media_type: String,
}

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attachment {
    /// File name as its sender gave it, without a path.
    pub name: String,
    /// Its bytes.
    #[serde(flatten)]
    pub blob: BlobRef,
}

/// A thread of messages with one counterpart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Thread {
    /// Id, made by whoever began the thread.
    pub id: String,
    /// Subject.
    pub subject: String,
    /// `ntl` or the id of an organisasjonsledd.
    pub recipient_id: String,
    /// Its name.
    pub recipient_name: String,
    /// When the newest message was sent.
    pub last_at: DateTime<Utc>,
    /// The member has read what was sent up to and including this time.
    pub read_through: Option<DateTime<Utc>>,
}

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sender {
    /// The member.
    Member,
    /// Forbundskontoret or the organisasjonsledd.
    Union,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Message {
    /// Id; for the member's own the id of the outbox row that sent it.
    pub id: String,
    /// The thread it stands in.
    pub thread_id: String,
    /// Who wrote it.
    pub sender: Sender,
    /// Their name.
    pub sender_name: String,
    /// Plain text.
    pub body: String,
    /// When the server took it.
    pub sent_at: DateTime<Utc>,
    /// Files.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}
