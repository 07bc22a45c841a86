//! What waits for the office, kept with the rows that say so: a list of any length is read in pages.

use super::{StorageError, audience, time};
use crate::storage::row_facts::Waits;
use crate::storage::{WaitingPlace, WaitingRow};
use chrono::{DateTime, Utc};
use min_side_domain::Collection;
use min_side_wire::office::WaitingKind;
use rusqlite::{Connection, OptionalExtension};

/// Where the change happens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) audience: i64,
    pub(super) collection: Collection,
    /// Number of the collection in this database.
    pub(super) number: i64,
    pub(super) id: &'a str,
}

/// Notes what a row that was written says of waiting.
pub(super) fn note(
    db: &Connection,
    place: Place<'_>,
    waits: &Waits,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    match waits {
        Waits::Not => Ok(()),
        Waits::Message { thread, at, of_member } => {
            let before = message_of(db, place.audience, thread)?;
            // The newest message has another time now: which one is the newest has to be looked for.
            if before.as_ref().is_some_and(|(id, was)| id == place.id && at.timestamp_millis() < *was) {
                return look_for_newest(db, place, thread);
            }
            let newest = before.as_ref().is_none_or(|(_, was)| *was <= at.timestamp_millis());
            if newest {
                set(db, "message", place.audience, thread, *at, *of_member, Some(place.id))
            } else {
                Ok(())
            }
        }
        Waits::Item { kind, since, open: true } => {
            set(db, name(*kind), place.audience, place.id, since.unwrap_or(now), true, None)
        }
        Waits::Item { kind, open: false, .. } => forget(db, name(*kind), place.audience, place.id),
    }
}

/// Notes that a row is gone.
pub(super) fn gone(db: &Connection, place: Place<'_>) -> Result<(), StorageError> {
    match place.collection {
        Collection::Messages => {
            let mut query = db.prepare_cached(
                "SELECT id FROM waiting WHERE kind = 'message' AND audience = ?1 AND message = ?2",
            )?;
            let thread: Option<String> =
                query.query_row((place.audience, place.id), |row| row.get(0)).optional()?;
            thread.map_or(Ok(()), |thread| look_for_newest(db, place, &thread))
        }
        Collection::Employments => forget(db, "employment", place.audience, place.id),
        Collection::Recruitments => forget(db, "recruitment", place.audience, place.id),
        Collection::Orders => forget(db, "order", place.audience, place.id),
        _ => Ok(()),
    }
}

/// What waits after this place, oldest first.
pub(super) fn page(
    db: &Connection,
    after: Option<&WaitingPlace>,
    limit: u32,
) -> Result<Vec<WaitingRow>, StorageError> {
    let mut query = db.prepare_cached(
        "SELECT w.at, w.kind, w.audience, w.id, w.message, a.name
         FROM waiting AS w INDEXED BY waiting_open JOIN audience AS a ON a.id = w.audience
         WHERE w.open AND (w.at, w.kind, w.audience, w.id) > (?1, ?2, ?3, ?4)
         ORDER BY w.at, w.kind, w.audience, w.id LIMIT ?5",
    )?;
    let from =
        after.map_or((i64::MIN, "", 0, ""), |place| (place.at, name(place.kind), place.audience, &*place.id));
    let mut rows = query.query((from.0, from.1, from.2, from.3, limit))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let kind: String = row.get(1)?;
        let kind = kind_of(&kind).ok_or(StorageError::Damaged("a kind of what waits"))?;
        let whose: String = row.get(5)?;
        found.push(WaitingRow {
            place: WaitingPlace { at: row.get(0)?, kind, audience: row.get(2)?, id: row.get(3)? },
            audience: audience(&whose)?,
            at: time(row.get(0)?),
            message: row.get(4)?,
        });
    }
    Ok(found)
}

const KINDS: [(WaitingKind, &str); 4] = [
    (WaitingKind::Message, "message"),
    (WaitingKind::Employment, "employment"),
    (WaitingKind::Recruitment, "recruitment"),
    (WaitingKind::Order, "order"),
];

fn name(kind: WaitingKind) -> &'static str {
    KINDS.iter().find(|(one, _)| *one == kind).map_or("", |(_, name)| name)
}

fn kind_of(name: &str) -> Option<WaitingKind> {
    KINDS.iter().find(|(_, one)| *one == name).map(|(kind, _)| *kind)
}

fn message_of(db: &Connection, audience: i64, thread: &str) -> Result<Option<(String, i64)>, StorageError> {
    let mut query = db.prepare_cached(
        "SELECT message, at FROM waiting WHERE kind = 'message' AND audience = ?1 AND id = ?2",
    )?;
    Ok(query.query_row((audience, thread), |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Looks through a member's messages for the newest of a thread. Rare: a message was taken away or moved back.
fn look_for_newest(db: &Connection, place: Place<'_>, thread: &str) -> Result<(), StorageError> {
    let mut query = db.prepare_cached(
        "SELECT id, -sort, json_extract(body, '$.sender') = 'member' FROM row
         WHERE audience = ?1 AND collection = ?2 AND body IS NOT NULL AND json_extract(body, '$.thread_id') = ?3
         ORDER BY sort LIMIT 1",
    )?;
    let newest: Option<(String, i64, bool)> = query
        .query_row((place.audience, place.number, thread), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    match newest {
        Some((id, at, of_member)) => {
            set(db, "message", place.audience, thread, time(at), of_member, Some(&id))
        }
        None => forget(db, "message", place.audience, thread),
    }
}

fn set(
    db: &Connection,
    kind: &str,
    audience: i64,
    id: &str,
    at: DateTime<Utc>,
    open: bool,
    message: Option<&str>,
) -> Result<(), StorageError> {
    db.prepare_cached(
        "INSERT INTO waiting (kind, audience, id, at, open, message) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (kind, audience, id) DO UPDATE SET at = excluded.at, open = excluded.open,
             message = excluded.message",
    )?
    .execute((kind, audience, id, at.timestamp_millis(), open, message))?;
    Ok(())
}

fn forget(db: &Connection, kind: &str, audience: i64, id: &str) -> Result<(), StorageError> {
    db.prepare_cached("DELETE FROM waiting WHERE kind = ?1 AND audience = ?2 AND id = ?3")?
        .execute((kind, audience, id))?;
    Ok(())
}
