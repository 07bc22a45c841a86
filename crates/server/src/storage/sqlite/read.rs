//! Plain reads: rows, counts, notices, the office's log, facts of the folder.

use super::{Collections, Notice, StorageError, Stored, audience, time};
use chrono::{DateTime, Utc};
use min_side_domain::{Audience, Collection};
use min_side_wire::office::LogLine;
use rusqlite::{Connection, OptionalExtension};

pub(super) fn stored(row: &rusqlite::Row<'_>) -> rusqlite::Result<(String, String, i64, i64, String)> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

pub(super) fn made(parts: (String, String, i64, i64, String)) -> Result<Stored, StorageError> {
    let (name, id, version, written_at, body) = parts;
    Ok(Stored { audience: audience(&name)?, id, version, written_at: time(written_at), body })
}

pub(super) fn row(
    db: &Connection,
    audience: &Audience,
    collection: i64,
    id: &str,
) -> Result<Option<Stored>, StorageError> {
    let mut query = db.prepare_cached(
        "SELECT a.name, r.id, r.seq, r.written_at, r.body FROM row AS r JOIN audience AS a ON a.id = r.audience
         WHERE r.collection = ?1 AND r.id = ?2 AND a.name = ?3 AND r.body IS NOT NULL",
    )?;
    query.query_row((collection, id, audience.to_string()), stored).optional()?.map(made).transpose()
}

pub(super) fn any(db: &Connection, collection: i64, id: &str) -> Result<Option<Stored>, StorageError> {
    let mut query = db.prepare_cached(
        "SELECT a.name, r.id, r.seq, r.written_at, r.body FROM row AS r JOIN audience AS a ON a.id = r.audience
         WHERE r.collection = ?1 AND r.id = ?2 AND r.body IS NOT NULL LIMIT 1",
    )?;
    query.query_row((collection, id), stored).optional()?.map(made).transpose()
}

/// Rows whose field is this text. A row is looked up by its id where that is the field.
pub(super) fn find(
    db: &Connection,
    collection: i64,
    field: &str,
    value: &str,
) -> Result<Vec<Stored>, StorageError> {
    const BY_ID: &str =
        "SELECT a.name, r.id, r.seq, r.written_at, r.body FROM row AS r JOIN audience AS a ON a.id = r.audience
         WHERE r.collection = ?1 AND r.body IS NOT NULL AND ?2 = 'id' AND r.id = ?3 ORDER BY r.seq";
    const BY_FIELD: &str =
        "SELECT a.name, r.id, r.seq, r.written_at, r.body FROM row AS r JOIN audience AS a ON a.id = r.audience
         WHERE r.collection = ?1 AND r.body IS NOT NULL AND json_extract(r.body, '$.' || ?2) = ?3
         ORDER BY r.seq";
    let mut query = db.prepare_cached(if field == "id" { BY_ID } else { BY_FIELD })?;
    let found = query.query_map((collection, field, value), stored)?;
    found.map(|parts| made(parts?)).collect()
}

pub(super) fn counts(
    db: &Connection,
    collections: &Collections,
    audiences: &[Audience],
) -> Result<Vec<(Collection, u64)>, StorageError> {
    let mut query = db.prepare_cached(
        "SELECT count(*) FROM row WHERE audience = (SELECT id FROM audience WHERE name = ?1)
             AND collection = ?2 AND body IS NOT NULL",
    )?;
    Collection::ALL
        .iter()
        .map(|&collection| {
            let number = collections.number(collection)?;
            let mut sum = 0_u64;
            for audience in audiences {
                let n: i64 = query.query_row((audience.to_string(), number), |row| row.get(0))?;
                sum += n.unsigned_abs();
            }
            Ok((collection, sum))
        })
        .collect()
}

pub(super) fn notices(
    db: &Connection,
    state: &str,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<Notice>, StorageError> {
    let mut query = db.prepare_cached(
        "SELECT id, member, collection, item, attempts FROM notice WHERE state = ?1 AND next_at <= ?2
         ORDER BY next_at, id LIMIT ?3",
    )?;
    let found = query.query_map((state, now.timestamp_millis(), limit), |row| {
        Ok(Notice {
            id: row.get(0)?,
            member: row.get(1)?,
            collection: row.get(2)?,
            item: row.get(3)?,
            attempts: row.get(4)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

pub(super) fn log_lines(db: &Connection, after: i64, limit: u32) -> Result<Vec<LogLine>, StorageError> {
    let mut query = db.prepare_cached(
        "SELECT id, at, member, kind, detail FROM office_log WHERE id > ?1 ORDER BY id LIMIT ?2",
    )?;
    let found = query.query_map((after, limit), |row| {
        let detail: String = row.get(4)?;
        Ok(LogLine {
            id: row.get(0)?,
            at: time(row.get(1)?),
            member: row.get(2)?,
            kind: row.get(3)?,
            detail: serde_json::from_str(&detail).unwrap_or_default(),
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

pub(super) fn meta(db: &Connection, key: &str) -> Result<Option<String>, StorageError> {
    let mut query = db.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
    Ok(query.query_row([key], |row| row.get(0)).optional()?)
}
