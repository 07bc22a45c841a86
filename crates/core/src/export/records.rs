//! The records as JSON: one file a collection, one line a record, with the schema beside them.

use super::manifest::{LeftOut, Manifest};
use super::place::Place;
use super::run::Run;
use crate::error::{Error, Result};
use crate::outbox::Pending;
use crate::views::{Draft, ExportStep, Settings};
use min_side_domain::Collection;
use min_side_domain::collection::Export;
use rusqlite::Connection;
use serde::Serialize;
use serde_json::value::RawValue;

/// The folder of the records.
pub(super) const FOLDER: &str = "data";
/// Their schema's path in an export.
pub(super) const SCHEMA_PATH: &str = "data/schema.json";
/// Their schema, of the same source as the contract with the server.
pub(super) const SCHEMA: &str = include_str!("schema.json");

/// What is the member's own and not the server's.
pub(super) struct Own {
    /// The outbox.
    pub(super) pending: Vec<Pending>,
    /// Drafts, newest first.
    pub(super) drafts: Vec<Draft>,
    /// Settings.
    pub(super) settings: Settings,
}

/// Writes every collection, what the app does not know by name, and the member's own.
pub(super) fn write(
    cache: &Connection,
    own: &Own,
    place: &mut Place,
    manifest: &mut Manifest,
    run: &Run,
) -> Result<()> {
    run.step(ExportStep::Records, Collection::ALL.len() as u64 + 2)?;
    place.put_bytes(SCHEMA_PATH.to_owned(), SCHEMA.as_bytes())?;
    for collection in Collection::ALL {
        let (name, table) = (collection.name(), collection.entry().table);
        let there: i64 = cache.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
        let there = u64::try_from(there).unwrap_or_default();
        if let Export::LeftOut(reason) = collection.entry().export {
            if there > 0 {
                let left = LeftOut { collection: name.to_owned(), rows: there, reason: reason.to_owned() };
                manifest.left_out.push(left);
            }
        } else {
            let sql = format!("SELECT body FROM {table} ORDER BY id");
            let written = bodies(cache, &sql, name, place)?;
            if written != there {
                return Err(Error::refused("export_incomplete"));
            }
            manifest.records.insert(name.to_owned(), written);
        }
        run.advance()?;
    }
    // Kept aside for a newer version of the app. Another audience's rows are not about the member alone.
    let sql = "SELECT json_object('collection', collection, 'id', id, 'body', json(body)) FROM extra \
               WHERE audience IS NULL ORDER BY collection, id";
    let written = bodies(cache, sql, "extra", place)?;
    manifest.records.insert("extra".to_owned(), written);
    run.advance()?;
    let outbox: Vec<_> = own.pending.iter().map(|row| &row.envelope).collect();
    for (name, count) in [
        ("outbox", values(&outbox, "outbox", place)?),
        ("drafts", values(&own.drafts, "drafts", place)?),
        ("settings", values(std::slice::from_ref(&own.settings), "settings", place)?),
    ] {
        manifest.records.insert(name.to_owned(), count);
    }
    run.advance()
}

/// The records that `sql` selects, as they came.
fn bodies(cache: &Connection, sql: &str, name: &str, place: &mut Place) -> Result<u64> {
    let mut statement = cache.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    place.put(format!("{FOLDER}/{name}.json"), |to| {
        to.write_all(b"[")?;
        while let Some(row) = rows.next()? {
            to.write_all(if count == 0 { b"\n" } else { b",\n" })?;
            // Read as JSON once more: an export that another program cannot read is none.
            let body = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            to.write_all(serde_json::from_str::<&RawValue>(body)?.get().as_bytes())?;
            count += 1;
        }
        Ok(to.write_all(b"\n]\n")?)
    })?;
    Ok(count)
}

fn values<T: Serialize>(values: &[T], name: &str, place: &mut Place) -> Result<u64> {
    place.put(format!("{FOLDER}/{name}.json"), |to| {
        serde_json::to_writer_pretty(&mut *to, values)?;
        Ok(to.write_all(b"\n")?)
    })?;
    Ok(values.len() as u64)
}
