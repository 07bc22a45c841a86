//! What the rooms' tests put into a cache and an outbox.

use crate::outbox::Pending;
use crate::sync::Incoming;
use crate::views::OutboxState;
use chrono::{DateTime, Utc};
use min_side_domain::records::Record;
use min_side_wire::command::{Command, Envelope};
use rusqlite::Connection;

/// Puts a record as the feed would, at this version.
pub(crate) fn put<T: Record>(conn: &Connection, version: i64, record: &T) {
    put_for(conn, version, record, None);
}

/// As [`put`], for an audience that can be lost.
pub(crate) fn put_for<T: Record>(conn: &Connection, version: i64, record: &T, audience: Option<&str>) {
    let body = serde_json::to_string(record).unwrap();
    let row = Incoming { id: record.id(), version, audience, body: &body };
    let handlers = crate::rooms::handlers();
    let handler = handlers.iter().find(|handler| handler.collection() == T::COLLECTION).unwrap();
    handler.put(conn, &row).unwrap();
    handler.changed(conn, version).unwrap();
}

/// Deletes a row as the feed would.
pub(crate) fn delete<T: Record>(conn: &Connection, id: &str) {
    let handlers = crate::rooms::handlers();
    let handler = handlers.iter().find(|handler| handler.collection() == T::COLLECTION).unwrap();
    handler.delete(conn, id).unwrap();
    handler.changed(conn, 0).unwrap();
}

/// A row of the outbox.
pub(crate) fn pending(id: &str, state: OutboxState, at: DateTime<Utc>, command: Command) -> Pending {
    Pending {
        id: id.to_owned(),
        envelope: Envelope { id: id.to_owned(), base_version: None, command },
        title: String::new(),
        state,
        problem: None,
        conflict: Vec::new(),
        created_at: at,
        done_version: None,
    }
}

/// A time.
pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}
