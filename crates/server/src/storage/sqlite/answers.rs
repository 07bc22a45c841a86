//! Answers to commands, how many a sender has had today, and rows that every member has one of.

use super::StorageError;
use crate::storage::{KeptAnswer, SentToday};
use chrono::{DateTime, Utc};
use min_side_domain::Collection;
use rusqlite::{Connection, OptionalExtension};

/// Answers by which nothing was done, kept of one sender.
const REFUSED_KEPT: u32 = 1_000;
/// Answers that are forgotten in one transaction, so that no other waits for long.
const BATCH: u32 = 2_000;

pub(super) fn find(db: &Connection, sender: &str, id: &str) -> Result<Option<KeptAnswer>, StorageError> {
    let mut query =
        db.prepare_cached("SELECT answer, hash, refused FROM answer WHERE sender = ?1 AND id = ?2")?;
    let found = query.query_row([sender, id], |row| {
        Ok(KeptAnswer { answer: row.get(0)?, hash: row.get(1)?, refused: row.get(2)? })
    });
    Ok(found.optional()?)
}

pub(super) fn keep(
    db: &Connection,
    sender: &str,
    id: &str,
    kept: &KeptAnswer,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    db.prepare_cached(
        "INSERT INTO answer (sender, id, answer, at, hash, refused) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute((sender, id, &kept.answer, now.timestamp_millis(), &kept.hash, kept.refused))?;
    if kept.refused {
        db.prepare_cached(
            "DELETE FROM answer WHERE refused AND sender = ?1 AND at <= (
                 SELECT at FROM answer WHERE refused AND sender = ?1 ORDER BY at DESC LIMIT 1 OFFSET ?2)",
        )?
        .execute((sender, REFUSED_KEPT))?;
    }
    Ok(())
}

pub(super) fn prune(
    db: &Connection,
    refused_before: DateTime<Utc>,
    done_before: DateTime<Utc>,
) -> Result<usize, StorageError> {
    let mut query = db.prepare_cached(
        "DELETE FROM answer WHERE (sender, id) IN (
             SELECT sender, id FROM answer WHERE (refused AND at < ?1) OR at < ?2 LIMIT ?3)",
    )?;
    let gone = query.execute((refused_before.timestamp_millis(), done_before.timestamp_millis(), BATCH))?;
    Ok(gone)
}

pub(super) fn count_sent(
    db: &Connection,
    sender: &str,
    bytes: usize,
    now: DateTime<Utc>,
) -> Result<SentToday, StorageError> {
    let day = now.timestamp().div_euclid(86_400);
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    let mut query = db.prepare_cached(
        "INSERT INTO sent_today (sender, day, commands, bytes) VALUES (?1, ?2, 1, ?3)
         ON CONFLICT (sender) DO UPDATE SET day = excluded.day,
             commands = CASE WHEN day = excluded.day THEN commands + 1 ELSE 1 END,
             bytes = CASE WHEN day = excluded.day THEN bytes + excluded.bytes ELSE excluded.bytes END
         RETURNING commands, bytes",
    )?;
    let counted = query.query_row((sender, day, bytes), |row| {
        let (commands, bytes): (i64, i64) = (row.get(0)?, row.get(1)?);
        Ok(SentToday { commands: commands.unsigned_abs(), bytes: bytes.unsigned_abs() })
    })?;
    Ok(counted)
}

pub(super) fn keep_for_each_member(
    db: &Connection,
    collection: Collection,
    id: &str,
    body: Option<&str>,
) -> Result<(), StorageError> {
    match body {
        Some(body) => db
            .prepare_cached(
                "INSERT INTO each_member (collection, id, body) VALUES (?1, ?2, ?3)
                 ON CONFLICT (collection, id) DO UPDATE SET body = excluded.body",
            )?
            .execute((collection.name(), id, body))?,
        None => db
            .prepare_cached("DELETE FROM each_member WHERE collection = ?1 AND id = ?2")?
            .execute((collection.name(), id))?,
    };
    Ok(())
}

pub(super) fn for_each_member(db: &Connection) -> Result<Vec<(Collection, String, String)>, StorageError> {
    let mut query =
        db.prepare_cached("SELECT collection, id, body FROM each_member ORDER BY collection, id")?;
    let found = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?)))?;
    let mut rows = Vec::new();
    for row in found {
        let (name, id, body) = row?;
        rows.extend(Collection::from_name(&name).map(|collection| (collection, id, body)));
    }
    Ok(rows)
}
