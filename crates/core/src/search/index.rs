//! Makes the index: some rows of the queue in a transaction, so that others read and write meanwhile. Where many wait, the
//! steps are those of `long`.

use super::kind::Kind;
use super::prepare::{Prepared, Preparer, Ready};
use super::source::source;
use super::stem::stem;
use super::words::words;
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, params};

/// The number of the rules by which words become stems and rows get their numbers. It grows when they change, and the
/// index is made again.
pub(super) const RULES: i64 = 4;

/// Rows that are looked for at the start, and how many words of each.
const SAMPLES: i64 = 16;
const SAMPLE_WORDS: usize = 12;

/// Indexes rows, and remembers the words of an index while it does.
#[derive(Debug, Default)]
pub(crate) struct Indexer {
    preparer: Preparer,
    /// Which making of the index its words stand in.
    stamp: String,
}

impl Indexer {
    /// Indexes the next rows of the queue, at most `limit`, in the caller's transaction. Answers how many rows of the
    /// queue are done; 0 means that it was empty.
    pub(crate) fn step(&mut self, tx: &Connection, limit: u32) -> Result<usize> {
        let stamp = ensure_rules(tx)?;
        if stamp != self.stamp {
            self.preparer.forget();
            self.stamp = stamp;
        }
        let mut prepared = Prepared::default();
        self.preparer.add(&mut prepared, tx, limit)?;
        write(tx, prepared)
    }
}

/// Sees that the index is made by these rules. Answers its stamp.
pub(super) fn ensure_rules(tx: &Connection) -> Result<String> {
    match made(tx)? {
        Some((RULES, stamp)) => Ok(stamp),
        Some(_) => rebuild(tx),
        None => stamp(tx),
    }
}

/// Puts rows into the index and takes them out of the queue. Answers how many rows of the queue they were.
pub(super) fn write(tx: &Connection, prepared: Prepared) -> Result<usize> {
    let Some(last) = prepared.last else { return Ok(0) };
    let mut put_stem = tx.prepare_cached("INSERT OR IGNORE INTO search_stems (stem) VALUES (?1)")?;
    let mut put_word =
        tx.prepare_cached("INSERT OR IGNORE INTO search_words (word, stem) VALUES (?1, ?2)")?;
    for (word, stem) in &prepared.words {
        put_stem.execute([stem])?;
        if word != stem {
            put_word.execute([word, stem])?;
        }
    }
    let mut rows = Vec::with_capacity(prepared.rows.len());
    for Ready { kind, id, found_by } in prepared.rows {
        match found_by {
            Some((number, at, words)) => rows.push((number, at, kind, id, words)),
            None => {
                take_out(tx, kind, &id)?;
            }
        }
    }
    // FTS5 wants row numbers that grow: out of order, each row would be written on its own.
    rows.sort_by_key(|(number, at, ..)| (*number, *at));
    let mut put_row = tx.prepare_cached(
        "INSERT INTO search_rows (id, kind, row_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    )?;
    let mut put_words = tx.prepare_cached("INSERT INTO search_index (rowid, words) VALUES (?1, ?2)")?;
    let mut free = i64::MIN;
    for (number, _, kind, id, words) in rows {
        let mut number = free.max(number);
        // Either the row is there already, or another has its number.
        while put_row.execute(params![number, kind as i64, id])? == 0 {
            if !take_out(tx, kind, &id)? {
                number += 1;
            }
        }
        put_words.execute(params![number, words])?;
        free = number + 1;
    }
    tx.prepare_cached("DELETE FROM search_queue WHERE id <= ?1")?.execute([last])?;
    Ok(prepared.taken)
}

/// Answers whether it was in.
fn take_out(tx: &Connection, kind: Kind, id: &str) -> Result<bool> {
    let number: Option<i64> = tx
        .prepare_cached("SELECT id FROM search_rows WHERE kind = ?1 AND row_id = ?2")?
        .query_row(params![kind as i64, id], |row| row.get(0))
        .optional()?;
    if let Some(number) = number {
        tx.prepare_cached("DELETE FROM search_index WHERE rowid = ?1")?.execute([number])?;
        tx.prepare_cached("DELETE FROM search_rows WHERE id = ?1")?.execute([number])?;
    }
    Ok(number.is_some())
}

/// Rows that wait.
pub(super) fn waiting(cache: &Connection) -> Result<u32> {
    // The queue is taken from its front, so its numbers have no gaps worth counting.
    let rows: i64 = cache
        .prepare_cached("SELECT coalesce(max(id) - min(id) + 1, 0) FROM search_queue")?
        .query_row([], |row| row.get(0))?;
    Ok(u32::try_from(rows).unwrap_or(u32::MAX))
}

/// Sees that the index can be trusted; if not, empties it and queues every row. Answers whether it is made again.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn check(tx: &Connection) -> Result<bool> {
    if is_sound(tx).unwrap_or(false) {
        return Ok(false);
    }
    rebuild(tx)?;
    Ok(true)
}

/// Whether it was made by these rules, every row is in it or waits, and a row that is in it is found.
fn is_sound(tx: &Connection) -> Result<bool> {
    let rules: Option<i64> =
        tx.query_row("SELECT rules FROM search_made", [], |row| row.get(0)).optional()?;
    if rules != Some(RULES) {
        return Ok(false);
    }
    let queued: i64 = tx.query_row("SELECT count(*) FROM search_queue", [], |row| row.get(0))?;
    let indexed: i64 = tx.query_row("SELECT count(*) FROM search_rows", [], |row| row.get(0))?;
    let mut there = 0i64;
    for kind in Kind::INDEXED {
        there +=
            tx.query_row(&format!("SELECT count(*) FROM {}", kind.table()), [], |row| row.get::<_, i64>(0))?;
    }
    if indexed > there || indexed + queued < there {
        return Ok(false);
    }
    for (number, kind, id) in samples(tx)? {
        if !is_found(tx, number, kind, &id)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Some rows of the index over its whole length, the newest and the oldest among them, that do not wait to be indexed
/// again.
fn samples(tx: &Connection) -> Result<Vec<(i64, Kind, String)>> {
    let ends: Option<(i64, i64)> = tx.query_row("SELECT min(id), max(id) FROM search_rows", [], |row| {
        Ok(row.get::<_, Option<i64>>(0)?.zip(row.get(1)?))
    })?;
    let Some((low, high)) = ends else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(
        "SELECT id, kind, row_id FROM search_rows r WHERE id <= ?1 AND NOT EXISTS \
         (SELECT 1 FROM search_queue q WHERE q.kind = r.kind AND q.row_id = r.row_id) ORDER BY id DESC LIMIT 1",
    )?;
    let mut samples = Vec::new();
    for part in 0..SAMPLES {
        let at = high - (high - low) * part / (SAMPLES - 1);
        let row = statement
            .query_row([at], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?, row.get(2)?)))
            .optional()?;
        if let Some((number, kind, id)) = row
            && let Some(kind) = Kind::from_number(kind)
        {
            samples.push((number, kind, id));
        }
    }
    samples.dedup();
    Ok(samples)
}

/// Whether a row is found by words of its own.
fn is_found(tx: &Connection, number: i64, kind: Kind, id: &str) -> Result<bool> {
    let Some(source) = source(tx, kind, id)? else { return Ok(false) };
    let texts = source.all_texts().flat_map(|text| words(text).take(SAMPLE_WORDS));
    let mut terms: Vec<String> = texts.map(|word| super::query::quoted(&stem(&word.folded))).collect();
    terms.truncate(SAMPLE_WORDS);
    terms.push(super::query::quoted(&kind.token()));
    let found: Option<i64> = tx
        .prepare_cached("SELECT rowid FROM search_index WHERE search_index MATCH ?1 AND rowid = ?2")?
        .query_row(params![terms.join(" AND "), number], |row| row.get(0))
        .optional()?;
    Ok(found == Some(number))
}

/// By which rules the index was made, and when; none before the first row.
pub(super) fn made(cache: &Connection) -> Result<Option<(i64, String)>> {
    Ok(cache
        .prepare_cached("SELECT rules, stamp FROM search_made")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// Notes that the index is made by these rules from here on.
fn stamp(tx: &Connection) -> Result<String> {
    Ok(tx.query_row(
        "INSERT INTO search_made (one, rules, stamp) VALUES (1, ?1, hex(randomblob(8))) \
         ON CONFLICT (one) DO UPDATE SET rules = excluded.rules, stamp = excluded.stamp RETURNING stamp",
        [RULES],
        |row| row.get(0),
    )?)
}

/// Empties the index and queues every row, newest first. Answers the stamp of the new one.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn rebuild(tx: &Connection) -> Result<String> {
    tx.execute_batch(
        "INSERT INTO search_index (search_index) VALUES ('delete-all'); DELETE FROM search_rows; \
         DELETE FROM search_queue; DELETE FROM search_stems; DELETE FROM search_words; \
         INSERT INTO search_queue (kind, row_id) SELECT 1, id FROM messages ORDER BY sent_at DESC; \
         INSERT INTO search_queue (kind, row_id) SELECT 2, id FROM documents ORDER BY at DESC; \
         INSERT INTO search_queue (kind, row_id) SELECT 3, id FROM invoices ORDER BY at DESC;",
    )?;
    for kind in Kind::INDEXED.into_iter().skip(3) {
        let sql = format!("INSERT INTO search_queue (kind, row_id) SELECT ?1, id FROM {}", kind.table());
        tx.execute(&sql, [kind as i64])?;
    }
    stamp(tx)
}
