//! Every message there is, for lists that are not looked at in a window.

use crate::error::Result;
use crate::rows;
use chrono::{DateTime, Utc};
use rusqlite::Connection;

/// A message as such a list names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageLine {
    /// Id.
    pub id: String,
    /// The thread it stands in.
    pub thread_id: String,
    /// The thread's subject.
    pub subject: String,
    /// Name of who wrote it.
    pub sender_name: String,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
}

/// Every message of the cache, newest first.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn every(cache: &Connection) -> Result<Vec<MessageLine>> {
    let mut statement = cache.prepare_cached(
        "SELECT m.id, m.thread_id, coalesce(json_extract(t.body, '$.subject'), ''), \
         coalesce(json_extract(m.body, '$.sender_name'), ''), m.sent_at \
         FROM messages m LEFT JOIN threads t ON t.id = m.thread_id ORDER BY m.sent_at DESC, m.id DESC",
    )?;
    let lines = statement.query_map([], |row| {
        Ok(MessageLine {
            id: row.get(0)?,
            thread_id: row.get(1)?,
            subject: row.get(2)?,
            sender_name: row.get(3)?,
            sent_at: rows::from_micros(row.get(4)?),
        })
    })?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}
