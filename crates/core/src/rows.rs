//! Rows of the cache that are kept as their JSON.

use crate::error::Result;
use crate::sync::{Handler, Incoming};
use crate::views::OutboxState;
use chrono::{DateTime, NaiveDate, Utc};
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

/// Stores a row with further columns, over the one of the same id.
pub(crate) fn put(
    conn: &Connection,
    table: &str,
    row: &Incoming<'_>,
    columns: &[(&str, &dyn ToSql)],
) -> Result<()> {
    let mut names = String::from("id, version, body");
    let mut values = String::from("?1, ?2, ?3");
    let mut updates = String::from("version = excluded.version, body = excluded.body");
    let mut params: Vec<&dyn ToSql> = vec![&row.id, &row.version, &row.body];
    for (at, (name, value)) in columns.iter().enumerate() {
        names.push_str(", ");
        names.push_str(name);
        values.push_str(&format!(", ?{}", at + 4));
        updates.push_str(&format!(", {name} = excluded.{name}"));
        params.push(*value);
    }
    conn.prepare_cached(&format!(
        "INSERT INTO {table} ({names}) VALUES ({values}) ON CONFLICT (id) DO UPDATE SET {updates}"
    ))?
    .execute(params.as_slice())?;
    Ok(())
}

/// The handler of a collection whose table has no columns but `id`, `version` and `body`.
#[derive(Debug)]
pub(crate) struct Plain {
    /// The collection.
    pub(crate) collection: Collection,
    /// Its table.
    pub(crate) table: &'static str,
}

impl Handler for Plain {
    fn collection(&self) -> Collection {
        self.collection
    }

    fn table(&self) -> &'static str {
        self.table
    }

    fn put(&self, conn: &Connection, row: &Incoming<'_>) -> Result<()> {
        self.collection.check(row.body)?;
        put(conn, self.table, row, &[])
    }
}

/// Whether a row of the outbox in this state is shown over the cache: it waits, is on its way, or is done and the feed
/// has not brought `done_version` to a row that stands at `version`.
pub(crate) fn lies_over(state: OutboxState, done_version: Option<i64>, version: i64) -> bool {
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
