//! Threads, messages and drafts.

use super::{OutboxRow, OutboxState};
use chrono::{DateTime, Utc};
use min_side_domain::records::{Recipient, Representative, Sender};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which threads to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ThreadFilter {
    /// Only with something unread.
    pub unread: bool,
    /// Only with this recipient.
    pub recipient_id: Option<String>,
    /// Only with the newest message in this year (Oslo time).
    pub year: Option<i32>,
    /// Skip this many.
    pub offset: u32,
    /// At most this many; 0 means 50.
    pub limit: u32,
}

/// A thread in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ThreadRow {
    /// Id.
    pub id: String,
    /// Subject.
    pub subject: String,
    /// Recipient's id.
    pub recipient_id: String,
    /// Recipient's name.
    pub recipient_name: String,
    /// When the newest message was sent, or written if it waits.
    pub last_at: DateTime<Utc>,
    /// Start of the newest message.
    pub preview: String,
    /// Name of who wrote the newest message.
    pub last_sender: String,
    /// Whether the member wrote it: their own name is not what they want to read in their own list.
    pub last_is_own: bool,
    /// Unread messages.
    pub unread: u32,
    /// Messages.
    pub messages: u32,
    /// Whether any message has attachments.
    pub attachments: bool,
    /// The state of the member's own newest message, unless settled.
    pub pending: Option<OutboxState>,
}

/// A page of threads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ThreadPage {
    /// The rows, newest first.
    pub rows: Vec<ThreadRow>,
    /// Threads that the filter finds.
    pub total: u32,
    /// Threads with something unread, in all.
    pub unread: u32,
    /// Years that have threads, newest first.
    pub years: Vec<i32>,
    /// Whom there are threads with.
    pub recipients: Vec<Recipient>,
}

/// Where a file's bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// On the machine.
    Here,
    /// Only on the server.
    Remote,
    /// On its way.
    Downloading,
}

/// A file of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachmentView {
    /// File name.
    pub name: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// Media type.
    pub media_type: String,
    /// SHA-256, by which it is opened and saved.
    pub sha256: String,
    /// Where it is.
    pub state: FileState,
    /// Bytes that have been sent, for one that is on its way out.
    #[ts(type = "number | null")]
    pub sent: Option<u64>,
    /// Bytes that have come, for one that is being fetched.
    #[ts(type = "number | null")]
    pub received: Option<u64>,
}

/// A message in a thread.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MessageView {
    /// Id.
    pub id: String,
    /// Who wrote it.
    pub sender: Sender,
    /// Their name.
    pub sender_name: String,
    /// Plain text.
    pub body: String,
    /// When it was sent, or written if it waits.
    pub at: DateTime<Utc>,
    /// Whether it was unread when the thread was opened.
    pub unread: bool,
    /// Files.
    pub attachments: Vec<AttachmentView>,
    /// The outbox row, unless settled.
    pub pending: Option<OutboxRow>,
}

/// A thread with its messages, oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ThreadView {
    /// Id.
    pub id: String,
    /// Subject.
    pub subject: String,
    /// Recipient's id.
    pub recipient_id: String,
    /// Recipient's name.
    pub recipient_name: String,
    /// Whether the member may still write there.
    pub can_reply: bool,
    /// Messages.
    pub messages: Vec<MessageView>,
}

/// A draft; it saves itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Draft {
    /// Id, empty for a new one.
    pub id: String,
    /// The thread it replies in, if any.
    pub thread_id: Option<String>,
    /// Recipient's id, or empty.
    pub recipient_id: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// Files, already taken and encrypted. Set by the app, ignored on save.
    pub attachments: Vec<AttachmentView>,
    /// When it was saved. Set by the app.
    pub saved_at: Option<DateTime<Utc>>,
}

/// What may be attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Compose {
    /// Whom the member may write to.
    pub recipients: Vec<Recipient>,
    /// Largest file, bytes.
    #[ts(type = "number")]
    pub max_bytes: u64,
    /// Most files.
    pub max_count: u32,
    /// Accepted media types.
    pub types: Vec<String>,
    /// Most characters of a text.
    pub max_text: u32,
}

/// A representative with whether they can be written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RepresentativeView {
    /// The representative.
    #[serde(flatten)]
    pub representative: Representative,
    /// Recipient id for a message, where their organisasjonsledd is a permitted recipient.
    pub recipient_id: Option<String>,
}
