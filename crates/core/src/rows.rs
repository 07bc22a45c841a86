//! Rows of the cache that are kept as their JSON.

use crate::error::Result;
use crate::sync::{Handler, Incoming};
use crate::views::OutboxState;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone as _, Utc};
use min_side_domain::Collection;
use rusqlite::{Connection, OptionalExtension, Params, ToSql};
use serde::de::DeserializeOwned;

/// The records that `sql` selects; its first column is their JSON.
pub(crate) fn list<T: DeserializeOwned>(conn: &Connection, sql: &str, params: impl Params) -> Result<Vec<T>> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        records.push(serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?);
    }
    Ok(records)
}

/// The record that `sql` selects, if any, with its version; the columns are JSON and version.
pub(crate) fn one<T: DeserializeOwned>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
) -> Result<Option<(T, i64)>> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let record = serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
    Ok(Some((record, row.get(1)?)))
}

/// A column of a row, by name.
pub(crate) type Column<'a> = (&'a str, &'a dyn ToSql);

/// Stores a row with further columns, over the one of the same id.
pub(crate) fn put(conn: &Connection, table: &str, row: &Incoming<'_>, columns: &[Column<'_>]) -> Result<()> {
    if insert(conn, INSERT, table, row, columns)? { Ok(()) } else { update(conn, table, row, columns) }
}

/// How a row is inserted.
const INSERT: &str = "INSERT";
/// The same where no trigger of the table has an `OR` clause of its own, which this one would stand in for. With a plain
/// `INSERT` and triggers, SQLite keeps a copy of every page that it changes, to undo the statement by itself; a page of
/// the feed is undone as a whole.
pub(crate) const INSERT_OR_FAIL: &str = "INSERT OR FAIL";

/// Stores a row with further columns unless there is one of the same id. Answers whether there was none.
pub(crate) fn insert(
    conn: &Connection,
    verb: &str,
    table: &str,
    row: &Incoming<'_>,
    columns: &[Column<'_>],
) -> Result<bool> {
    let mut sql = format!("{verb} INTO {table} (id, version, body");
    for (name, _) in columns {
        sql.push_str(", ");
        sql.push_str(name);
    }
    sql.push_str(") VALUES (?, ?, ?");
    for _ in columns {
        sql.push_str(", ?");
    }
    sql.push_str(") ON CONFLICT (id) DO NOTHING");
    Ok(conn.prepare_cached(&sql)?.execute(params(row, columns).as_slice())? > 0)
}

/// Stores a row over the one of the same id.
pub(crate) fn update(
    conn: &Connection,
    table: &str,
    row: &Incoming<'_>,
    columns: &[Column<'_>],
) -> Result<()> {
    let mut sql = format!("UPDATE {table} SET version = ?2, body = ?3");
    for (at, (name, _)) in columns.iter().enumerate() {
        sql.push_str(&format!(", {name} = ?{}", at + 4));
    }
    sql.push_str(" WHERE id = ?1");
    conn.prepare_cached(&sql)?.execute(params(row, columns).as_slice())?;
    Ok(())
}

fn params<'a>(row: &'a Incoming<'_>, columns: &[Column<'a>]) -> Vec<&'a dyn ToSql> {
    let mut params: Vec<&dyn ToSql> = vec![&row.id, &row.version, &row.body];
    params.extend(columns.iter().map(|(_, value)| *value));
    params
}

/// The handler of a collection whose table has no columns but `id`, `version` and `body`.
#[derive(Debug)]
pub(crate) struct Plain(pub(crate) Collection);

impl Handler for Plain {
    fn collection(&self) -> Collection {
        self.0
    }

    fn put(&self, conn: &Connection, row: &Incoming<'_>) -> Result<()> {
        self.0.check(row.body)?;
        put(conn, self.table(), row, &[])
    }
}

/// Whether a row of the outbox in this state is shown over the cache: it waits, is on its way, or is done and the feed
/// has not brought `done_version` to a row that stands at `version`.
pub(crate) fn overlays(state: OutboxState, done_version: Option<i64>, version: i64) -> bool {
    match state {
        OutboxState::Pending | OutboxState::Sending => true,
        OutboxState::Done => done_version.is_none_or(|done| done > version),
        OutboxState::Refused | OutboxState::Conflict => false,
    }
}

/// The day it is in Oslo.
pub(crate) fn oslo_day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&chrono_tz::Europe::Oslo).date_naive()
}

/// A time as it stands in a column: microseconds since 1970, UTC.
pub(crate) fn micros(at: DateTime<Utc>) -> i64 {
    at.timestamp_micros()
}

/// The time of a column.
pub(crate) fn from_micros(micros: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(micros).unwrap_or_default()
}

/// The version of the one row of `table`, 0 when there is none.
pub(crate) fn version_of_one(conn: &Connection, table: &str) -> Result<i64> {
    Ok(conn
        .query_row(&format!("SELECT version FROM {table} LIMIT 1"), [], |row| row.get(0))
        .optional()?
        .unwrap_or(0))
}

/// An invoice has a day and no time: it stands at noon of the day in Oslo, so that no time zone moves it to another.
#[must_use]
pub(crate) fn issued_at(day: NaiveDate) -> DateTime<Utc> {
    let noon = day.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default());
    chrono_tz::Europe::Oslo
        .from_local_datetime(&noon)
        .earliest()
        .map_or_else(|| noon.and_utc(), |at| at.to_utc())
}
