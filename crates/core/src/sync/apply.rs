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
    by_name: BTreeMap<&'static str, Box<dyn Handler>>,
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

    fn version(&self, conn: &Connection, change: &ChangeIn<'_>) -> Result<Option<i64>> {
        match self.get(&change.collection) {
            Some(handler) => handler.version(conn, &change.id),
            None => aside::version(conn, &change.collection, &change.id),
        }
    }

    fn change(&self, conn: &Connection, change: &ChangeIn<'_>) -> Result<()> {
        if change.op == Op::Purge {
            return self.purge(conn, &change.id);
        }
        if self.version(conn, change)?.is_some_and(|stored| stored > change.version) {
            return Err(Error::BadPage("version"));
        }
        let handler = self.get(&change.collection);
        match (change.op, change.body) {
            (Op::Put, Some(body)) => {
                let row = Incoming {
                    id: &change.id,
                    version: change.version,
                    audience: change.audience.as_deref(),
                    body: body.get(),
                };
                match handler {
                    Some(handler) => handler.put(conn, &row).map_err(refused_body),
                    None => aside::put(conn, &change.collection, &row),
                }
            }
            _ => match handler {
                Some(handler) => handler.delete(conn, &change.id),
                None => aside::delete(conn, &change.collection, &change.id),
            },
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

    /// Hands rows that were kept aside to handlers that have come since (a newer build).
    ///
    /// # Errors
    /// [`Error::Database`]. A row that its handler refuses stays aside.
    pub fn adopt(&self, conn: &Connection) -> Result<()> {
        if conn
            .query_row("SELECT count(*) FROM (SELECT 1 FROM extra LIMIT 1)", [], |row| row.get::<_, i64>(0))?
            == 0
        {
            return Ok(());
        }
        for (&collection, handler) in &self.by_name {
            let (mut taken, mut newest) = (Vec::new(), 0);
            {
                let mut statement =
                    conn.prepare("SELECT id, version, audience, body FROM extra WHERE collection = ?1")?;
                let mut rows = statement.query([collection])?;
                while let Some(row) = rows.next()? {
                    let (id, audience): (String, Option<String>) = (row.get(0)?, row.get(2)?);
                    let body: String = row.get(3)?;
                    let version = row.get(1)?;
                    let incoming = Incoming { id: &id, version, audience: audience.as_deref(), body: &body };
                    if handler.put(conn, &incoming).is_ok() {
                        newest = newest.max(version);
                        taken.push(id);
                    }
                }
            }
            if !taken.is_empty() {
                handler.changed(conn, newest)?;
            }
            for id in taken {
                aside::delete(conn, collection, &id)?;
            }
        }
        Ok(())
    }
}

/// Content that its record does not hold is the page's fault, not the database's.
fn refused_body(error: Error) -> Error {
    match error {
        Error::Json(_) => Error::BadPage("body"),
        Error::Database(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            Error::BadPage("body")
        }
        other => other,
    }
}

/// Applies a page whose head has been read. Nothing of it stays when anything of it is refused.
pub(super) fn apply(
    tx: &Connection,
    handlers: &Handlers,
    head: &Head,
    json: &[u8],
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
        let mut newest = 0;
        for change in changes {
            handlers.change(tx, change)?;
            applied.purged |= change.op == Op::Purge;
            newest = newest.max(change.version);
        }
        let Some(first) = changes.first() else { continue };
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
