//! Makes the index: rows of the queue in small transactions, so that reading stays quick meanwhile.

use super::kind::{Kind, counterpart_token};
use super::source::{Source, source};
use super::stem::stem;
use super::words::{GROUPED_MIN, Word, are_groups, words};
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The number of the rules by which words become stems. It grows when they change, and the index is made again.
pub(super) const RULES: i64 = 2;

/// Bits of a row number below the time.
const SHIFT: u32 = 20;

/// Turns words into stems and knows which are in the tables already.
#[derive(Debug, Default)]
pub(crate) struct Indexer {
    /// Stems by word, as places in `stems`. Bounded by the distinct words of what the member has.
    known: HashMap<String, usize>,
    /// The stems, and where each stands.
    stems: Vec<String>,
    places: HashMap<String, usize>,
    /// Which making of the index they stand in.
    stamp: String,
}

/// Rows that are looked for at the start, and how many words of each.
const SAMPLES: i64 = 16;
const SAMPLE_WORDS: usize = 12;

/// Most words an indexer remembers; then it begins anew.
const KNOWN_MAX: usize = 400_000;

impl Indexer {
    /// Indexes the next rows of the queue, at most `limit`, in the caller's transaction. Answers how many rows of the
    /// queue are done; 0 means that it was empty.
    pub(crate) fn step(&mut self, tx: &Connection, limit: u32) -> Result<usize> {
        self.settle(tx)?;
        let (last, rows) = next(tx, limit)?;
        let Some(last) = last else { return Ok(0) };
        let taken = rows.len();
        // FTS5 wants row numbers that grow: out of order, each row would be written on its own.
        let mut made: BTreeMap<i64, (Kind, String, String)> = BTreeMap::new();
        let mut seen = HashSet::new();
        for (kind, id) in rows {
            if !seen.insert((kind, id.clone())) {
                continue;
            }
            take_out(tx, kind, &id)?;
            if let Some(source) = source(tx, kind, &id)? {
                let words = self.words(tx, kind, &source)?;
                let mut number = first_number(kind, &source);
                while made.contains_key(&number) || is_taken(tx, number)? {
                    number += 1;
                }
                made.insert(number, (kind, id, words));
            }
        }
        let mut put_row =
            tx.prepare_cached("INSERT INTO search_rows (id, kind, row_id) VALUES (?1, ?2, ?3)")?;
        let mut put_words = tx.prepare_cached("INSERT INTO search_index (rowid, words) VALUES (?1, ?2)")?;
        for (number, (kind, id, words)) in &made {
            put_row.execute(params![number, *kind as i64, id])?;
            put_words.execute(params![number, words])?;
        }
        tx.prepare_cached("DELETE FROM search_queue WHERE id <= ?1")?.execute([last])?;
        Ok(taken)
    }

    /// Sees that what is remembered belongs to this index, and that the index is made by these rules.
    fn settle(&mut self, tx: &Connection) -> Result<()> {
        let stamp = match made(tx)? {
            Some((RULES, stamp)) => stamp,
            Some(_) => rebuild(tx)?,
            None => stamp(tx)?,
        };
        if stamp != self.stamp {
            self.forget();
            self.stamp = stamp;
        }
        Ok(())
    }

    fn forget(&mut self) {
        self.known.clear();
        self.stems.clear();
        self.places.clear();
    }

    /// The distinct stems of a row, and the tokens that it is filtered by.
    fn words(&mut self, tx: &Connection, kind: Kind, source: &Source) -> Result<String> {
        if self.known.len() > KNOWN_MAX {
            self.forget();
        }
        let mut stems = Vec::new();
        for text in source.all_texts() {
            let mut before: Option<Word> = None;
            let mut number = String::new();
            for word in words(text) {
                stems.push(self.stem(tx, &word.folded)?);
                if let Some(first) = before.take() {
                    // `e-post` is also found as `epost`, and `8601 11 17947` without its spaces.
                    if word.start == first.end + 1 && text.as_bytes()[first.end] == b'-' {
                        stems.push(self.stem(tx, &format!("{}{}", first.folded, word.folded))?);
                    }
                    if are_groups(text, &first, &word) {
                        if number.is_empty() {
                            number.push_str(&first.folded);
                        }
                        number.push_str(&word.folded);
                        if number.len() >= GROUPED_MIN {
                            stems.push(self.stem(tx, &number)?);
                        }
                    } else {
                        number.clear();
                    }
                }
                before = Some(word);
            }
        }
        stems.sort_unstable();
        stems.dedup();
        let mut words = kind.token();
        let counterparts: BTreeSet<String> =
            source.counterparts.iter().map(|id| counterpart_token(id)).collect();
        for token in counterparts.iter().chain(stems.iter().map(|place| &self.stems[*place])) {
            words.push(' ');
            words.push_str(token);
        }
        Ok(words)
    }

    /// Where the stem of a word stands.
    fn stem(&mut self, tx: &Connection, word: &str) -> Result<usize> {
        if let Some(place) = self.known.get(word) {
            return Ok(*place);
        }
        let stem = stem(word);
        tx.prepare_cached("INSERT OR IGNORE INTO search_stems (stem) VALUES (?1)")?.execute([&stem])?;
        if stem != word {
            tx.prepare_cached("INSERT OR IGNORE INTO search_words (word, stem) VALUES (?1, ?2)")?
                .execute([word, &stem])?;
        }
        let next = self.stems.len();
        let place = *self.places.entry(stem.clone()).or_insert(next);
        if place == next {
            self.stems.push(stem);
        }
        self.known.insert(word.to_owned(), place);
        Ok(place)
    }
}

/// Rows by kind and id.
type Rows = Vec<(Kind, String)>;

/// The next rows of the queue and the number of the last of them.
fn next(tx: &Connection, limit: u32) -> Result<(Option<i64>, Rows)> {
    let mut statement =
        tx.prepare_cached("SELECT id, kind, row_id FROM search_queue ORDER BY id LIMIT ?1")?;
    let mut rows = statement.query([limit])?;
    let (mut last, mut all) = (None, Vec::new());
    while let Some(row) = rows.next()? {
        last = Some(row.get(0)?);
        if let Some(kind) = Kind::from_number(row.get(1)?) {
            all.push((kind, row.get(2)?));
        }
    }
    Ok((last, all))
}

fn take_out(tx: &Connection, kind: Kind, id: &str) -> Result<()> {
    let number: Option<i64> = tx
        .prepare_cached("SELECT id FROM search_rows WHERE kind = ?1 AND row_id = ?2")?
        .query_row(params![kind as i64, id], |row| row.get(0))
        .optional()?;
    if let Some(number) = number {
        tx.prepare_cached("DELETE FROM search_index WHERE rowid = ?1")?.execute([number])?;
        tx.prepare_cached("DELETE FROM search_rows WHERE id = ?1")?.execute([number])?;
    }
    Ok(())
}

fn is_taken(tx: &Connection, number: i64) -> Result<bool> {
    Ok(tx
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM search_rows WHERE id = ?1)")?
        .query_row([number], |row| row.get(0))?)
}

/// The member's own rows stand by their time, above 0; rows without a time at 0; the catalogue below, so that what is
/// to come never stands before what has been.
fn first_number(kind: Kind, source: &Source) -> i64 {
    let millis = source.at.map(|at| at.timestamp_millis().max(1));
    match (kind, millis) {
        (_, None) => 0,
        (Kind::CourseOffer, Some(millis)) => number_from(-millis),
        (_, Some(millis)) => number_from(millis),
    }
}

/// The lowest row number of a millisecond.
pub(super) fn number_from(millis: i64) -> i64 {
    millis.saturating_mul(1 << SHIFT)
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

/// Some rows of the index over its whole length, the newest among them, that do not wait to be indexed again.
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
        let at = high - (high / SAMPLES - low / SAMPLES) * part;
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
