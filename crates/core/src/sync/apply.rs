//! Puts a page into the cache together with its cursor, in one transaction.

use super::handler::{Handler, Incoming, aside};
use super::meta::{self, name};
use super::page::{ChangeIn, Head, PageIn};
use crate::error::{Error, Result};
use chrono::{DateTime, SecondsFormat, Utc};
use min_side_domain::Collection;
use min_side_wire::feed::Op;
use rusqlite::{Connection, ErrorCode};
use std::collections::{BTreeMap, BTreeSet};

/// Every room's handler, found by the collection's name.
pub struct Handlers {
    pub(super) by_name: BTreeMap<&'static str, Box<dyn Handler>>,
}

/// What a page did.
#[derive(Debug, Default)]
pub(super) struct Applied {
    pub(super) changes: u64,
    pub(super) collections: BTreeSet<&'static str>,
    pub(super) purged: bool,
    /// The collection of its last change, for progress.
    pub(super) step: String,
    pub(super) done: u64,
    pub(super) total: u64,
}

impl Handlers {
    /// These handlers; a collection without one is kept aside.
    #[must_use]
    pub fn new(handlers: Vec<Box<dyn Handler>>) -> Self {
        Self { by_name: handlers.into_iter().map(|handler| (handler.collection().name(), handler)).collect() }
    }

    fn get(&self, collection: &str) -> Option<&dyn Handler> {
        self.by_name.get(collection).map(|handler| &**handler)
    }

    /// Applies one change. `aside` says whether rows of its collection may be kept aside, and is set when one is.
    fn change(&self, conn: &Connection, change: &ChangeIn<'_>, care: Care, aside: &mut bool) -> Result<()> {
        if change.op == Op::Purge {
            return self.purge(conn, &change.id);
        }
        let handler = self.get(&change.collection);
        let mut stored = handler.map(|handler| handler.version(conn, &change.id)).transpose()?.flatten();
        if *aside {
            stored = stored.max(aside::version(conn, &change.collection, &change.id)?);
        }
        if stored.is_some_and(|stored| stored > change.version) {
            return Err(Error::BadPage("version"));
        }
        let (Op::Put, Some(body)) = (change.op, change.body) else {
            if let Some(handler) = handler {
                handler.delete(conn, &change.id)?;
            }
            return if *aside { aside::delete(conn, &change.collection, &change.id) } else { Ok(()) };
        };
        let row = Incoming {
            id: &change.id,
            version: change.version,
            audience: change.audience.as_deref(),
            body: body.get(),
        };
        match handler {
            Some(handler) if put(conn, handler, &row, care)? => {
                if *aside {
                    aside::delete(conn, &change.collection, &change.id)
                } else {
                    Ok(())
                }
            }
            Some(handler) => {
                tracing::warn!(collection = %change.collection, "a row that this build cannot read is kept aside");
                *aside = true;
                aside::instead(conn, handler, &row)
            }
            None => {
                *aside = true;
                aside::put(conn, &change.collection, &row)
            }
        }
    }

    /// Removes every row of an audience, with what hangs on them.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn purge(&self, conn: &Connection, audience: &str) -> Result<()> {
        for handler in self.by_name.values() {
            handler.purge(conn, audience)?;
        }
        aside::purge(conn, audience)?;
        conn.execute("DELETE FROM audience WHERE name = ?1", [audience])?;
        Ok(())
    }
}

/// Whether a row may turn out to be one that this build cannot read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// It is an error, after which nothing of the transaction may stay: the transaction is tried again with care.
    Without,
    /// What was done of the row is undone, and the row is kept aside.
    With,
}

/// Puts a row. Answers whether this build can read it.
pub(super) fn put(conn: &Connection, handler: &dyn Handler, row: &Incoming<'_>, care: Care) -> Result<bool> {
    if is_beyond_time(row.body) {
        return Ok(false);
    }
    if care == Care::Without {
        return handler.put(conn, row).map(|()| true);
    }
    conn.prepare_cached("SAVEPOINT one_row")?.execute([])?;
    let result = handler.put(conn, row);
    if result.is_err() {
        conn.prepare_cached("ROLLBACK TO one_row")?.execute([])?;
    }
    conn.prepare_cached("RELEASE one_row")?.execute([])?;
    match result {
        Ok(()) => Ok(true),
        Err(error) if is_unreadable(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether it is the content of a row that its room cannot take, and not the database that failed.
pub(super) fn is_unreadable(error: &Error) -> bool {
    match error {
        Error::Json(_) | Error::Database(rusqlite::Error::ToSqlConversionFailure(_)) => true,
        Error::Database(error) => {
            matches!(error.sqlite_error_code(), Some(ErrorCode::ConstraintViolation | ErrorCode::TooBig))
        }
        _ => false,
    }
}

/// Whether a day or time in a record has a year of more than four digits. It can be read, but not be reckoned with: a
/// zone's offset, a week more, and the calendar has come to its end.
fn is_beyond_time(body: &str) -> bool {
    let body = body.as_bytes();
    let signs = memchr::memmem::find_iter(body, b"\"+").chain(memchr::memmem::find_iter(body, b"\"-"));
    signs.map(|at| &body[at + 2..]).any(|rest| {
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_day = |rest: &[u8]| {
            matches!(rest, [b'-', m, n, b'-', d, e, b'"' | b'T', ..]
                if [m, n, d, e].iter().all(|byte| byte.is_ascii_digit()))
        };
        digits > 4 && rest.get(digits..).is_some_and(is_day)
    })
}

/// Applies a page whose head has been read. Nothing of it stays when anything of it is refused.
pub(super) fn apply(
    tx: &Connection,
    handlers: &Handlers,
    head: &Head,
    json: &[u8],
    care: Care,
    now: DateTime<Utc>,
) -> Result<Applied> {
    let page = PageIn::read(json)?;
    // Another process or an earlier answer may have moved on: a page that does not join is not applied.
    if meta::get(tx, name::CURSOR)?.unwrap_or_default() != head.cursor {
        return Err(Error::BadPage("cursor"));
    }
    let mut applied = Applied { changes: page.changes.len() as u64, ..Applied::default() };
    // They come collection by collection for the most part.
    for changes in page.changes.chunk_by(|one, next| one.collection == next.collection) {
        let Some(first) = changes.first() else { continue };
        let mut newest = 0;
        // A collection without a room is kept aside as a whole.
        let mut aside = handlers.get(&first.collection).is_none() || aside::has_any(tx, &first.collection)?;
        for change in changes {
            handlers.change(tx, change, care, &mut aside)?;
            applied.purged |= change.op == Op::Purge;
            newest = newest.max(change.version);
        }
        if let Some(handler) = handlers.get(&first.collection) {
            handler.changed(tx, newest)?;
        }
        applied.collections.insert(Collection::from_name(&first.collection).map_or("*", Collection::name));
    }
    if let Some(last) = page.changes.last() {
        applied.step = last.collection.to_string();
    }
    progress(tx, head, &mut applied)?;
    let server_time = text(page.server_time);
    for audience in &page.audiences {
        tx.prepare_cached(
            "INSERT INTO audience VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET confirmed_at = excluded.confirmed_at",
        )?
        .execute([audience, &server_time])?;
    }
    // The server's clock is the one to trust: it heals a machine's that once ran ahead.
    meta::set(tx, name::LATEST_TIME, &server_time)?;
    meta::set(tx, name::CURSOR, &head.next)?;
    if head.cursor.is_empty() {
        // All that comes is written by this build: its next start need not look at it.
        handlers.note_build(tx)?;
    }
    if !head.more {
        meta::set(tx, name::LAST_SYNC, &text(now))?;
        meta::set(tx, name::COMPLETE, "1")?;
    }
    Ok(applied)
}

fn progress(tx: &Connection, head: &Head, applied: &mut Applied) -> Result<()> {
    if head.cursor.is_empty()
        && let Some(remaining) = head.remaining
    {
        meta::set(tx, name::SNAPSHOT_ROWS, &remaining.saturating_add(applied.changes).to_string())?;
    }
    let rows: u64 =
        meta::get(tx, name::SNAPSHOT_ROWS)?.and_then(|rows| rows.parse().ok()).unwrap_or_default();
    if let Some(remaining) = head.remaining {
        applied.total = rows.max(remaining);
        applied.done = applied.total - remaining;
    }
    Ok(())
}

fn text(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// Rows of every collection by name, those kept aside too.
///
/// # Errors
/// [`Error::Database`].
pub fn counts(cache: &Connection, handlers: &Handlers) -> Result<BTreeMap<String, u64>> {
    let mut counts: BTreeMap<String, u64> =
        Collection::ALL.iter().map(|collection| (collection.name().to_owned(), 0)).collect();
    for (&collection, handler) in &handlers.by_name {
        counts.insert(collection.to_owned(), handler.count(cache)?);
    }
    let mut statement = cache.prepare_cached("SELECT collection, count(*) FROM extra GROUP BY collection")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        *counts.entry(row.get(0)?).or_default() += u64::try_from(row.get::<_, i64>(1)?).unwrap_or_default();
    }
    Ok(counts)
}

/// Rows of known collections that this build cannot read, by collection.
///
/// # Errors
/// [`Error::Database`].
pub fn unreadable(cache: &Connection) -> Result<BTreeMap<String, u32>> {
    let mut statement = cache.prepare_cached("SELECT collection, count(*) FROM extra GROUP BY collection")?;
    let mut rows = statement.query([])?;
    let mut counts = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let collection: String = row.get(0)?;
        if Collection::from_name(&collection).is_some() {
            counts.insert(collection, row.get(1)?);
        }
    }
    Ok(counts)
}
