//! The change feed.
//!
//! Without a cursor it begins a snapshot, in pages; each page's `next` resumes it, also in a new process.
//! Applying a page twice changes nothing.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Op {
    /// It is now as `body` says.
    Put,
    /// It is gone.
    Delete,
    /// The audience named by `id` is lost: all of its rows go, with their search index and files.
    Purge,
}

/// One change. For [`Op::Purge`] the collection is `*` and the id names the audience.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Change {
    /// Name of the collection; one that the client does not know is kept aside.
    pub collection: String,
    /// Id of the row.
    pub id: String,
    /// Grows with every change anywhere on the server; a row's never goes back.
    pub version: i64,
    /// What happened.
    pub op: Op,
    /// The audience, where it can be lost: `unit:<id>`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// The row as JSON, for [`Op::Put`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub body: Option<Box<RawValue>>,
}

/// A page of the feed. Its hash stands in the header [`crate::PAGE_HASH`].
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Page {
    /// The cursor it was asked with; empty at the start of a snapshot.
    pub cursor: String,
    /// Where to go on.
    pub next: String,
    /// Whether more is waiting now.
    pub more: bool,
    /// Rows in the snapshot still to come after this page, for progress; absent outside of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remaining: Option<u64>,
    /// The `unit:` audiences that the server confirms the member has, at this moment.
    pub audiences: Vec<String>,
    /// The server's time, RFC 3339.
    pub server_time: chrono::DateTime<chrono::Utc>,
    /// The changes, in order.
    pub changes: Vec<Change>,
}

/// The query of a request for a page.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct PageQuery {
    /// Where to go on; none begins a snapshot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// At most this many changes, up to [`crate::MAX_PAGE`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}
