//! The engine's own small facts in the cache: cursor, times, what the server has said of itself.

use crate::error::Result;
use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, OptionalExtension};

/// Names of rows of `meta`.
pub(crate) mod name {
    /// Where the feed goes on; absent before the first page.
    pub(crate) const CURSOR: &str = "cursor";
    /// When a sync last came to its end.
    pub(crate) const LAST_SYNC: &str = "last_sync";
    /// `1` once the first sync has come to its end.
    pub(crate) const COMPLETE: &str = "complete";
    /// The latest time ever seen, by the machine or the server.
    pub(crate) const LATEST_TIME: &str = "latest_time";
    /// `1` when rows that the server thinks are here were removed: only a rebuild brings them back.
    pub(crate) const REFILL: &str = "refill";
    /// `1` in a cache that took the place of one that could not be used.
    pub(crate) const LOST: &str = "lost";
    /// Whose rows these are, as `local.db` has it.
    pub(crate) const OWNER: &str = "owner";
    /// The build that has seen to it that it can read what the rooms hold.
    pub(crate) const BUILD: &str = "build";
    /// Before the name of a table that has no column for the whole record: the columns that its rows were filled in by.
    pub(crate) const COLUMNS: &str = "columns ";
    /// Rows of the snapshot in all, for progress.
    pub(crate) const SNAPSHOT_ROWS: &str = "snapshot_rows";
}

pub(crate) fn get(conn: &Connection, name: &str) -> Result<Option<String>> {
    Ok(conn
        .prepare_cached("SELECT value FROM meta WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

pub(crate) fn set(conn: &Connection, name: &str, value: &str) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .execute([name, value])?;
    Ok(())
}

/// When a sync last came to its end.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn last_sync(cache: &Connection) -> Result<Option<DateTime<Utc>>> {
    time(cache, name::LAST_SYNC)
}

/// Whether the first sync has come to its end.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn is_complete(cache: &Connection) -> Result<bool> {
    Ok(get(cache, name::COMPLETE)?.is_some())
}

/// Whether what was here was lost, and has not been fetched again yet.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn is_lost(cache: &Connection) -> Result<bool> {
    Ok(get(cache, name::LOST)?.is_some() && !is_complete(cache)?)
}

/// The latest time ever seen, by the machine or the server; `now` if that is later. A clock that is turned back does
/// not turn this back.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn latest_time(cache: &Connection, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    Ok(time(cache, name::LATEST_TIME)?.map_or(now, |seen| seen.max(now)))
}

/// Notes the machine's time where it is later than any seen before.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn note_time(cache: &Connection, now: DateTime<Utc>) -> Result<()> {
    let latest = latest_time(cache, now)?;
    set(cache, name::LATEST_TIME, &latest.to_rfc3339_opts(SecondsFormat::Micros, true))
}

/// When the server last confirmed that the member has this audience, as `unit:<id>`.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn audience_confirmed(cache: &Connection, audience: &str) -> Result<Option<DateTime<Utc>>> {
    let text: Option<String> = cache
        .prepare_cached("SELECT confirmed_at FROM audience WHERE name = ?1")?
        .query_row([audience], |row| row.get(0))
        .optional()?;
    Ok(text.and_then(|text| parse(&text)))
}

/// Every audience that can be lost, and when the server last confirmed it.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn audiences(cache: &Connection) -> Result<Vec<(String, DateTime<Utc>)>> {
    let mut statement = cache.prepare_cached("SELECT name, confirmed_at FROM audience ORDER BY name")?;
    let mut rows = statement.query([])?;
    let mut audiences = Vec::new();
    while let Some(row) = rows.next()? {
        // A time that cannot be read is long ago.
        let confirmed = parse(&row.get::<_, String>(1)?).unwrap_or_default();
        audiences.push((row.get(0)?, confirmed));
    }
    Ok(audiences)
}

pub(crate) fn time(conn: &Connection, name: &str) -> Result<Option<DateTime<Utc>>> {
    Ok(get(conn, name)?.and_then(|text| parse(&text)))
}

fn parse(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|time| time.to_utc())
}
