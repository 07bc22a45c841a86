//! The runs of a data folder: how a client's place in the feed is distinguished from one of a lost history.
//!
//! A backup that is put back, by whatever means, gives out the same versions again for other rows. A run begins each
//! time that the folder is opened, and a cursor holds the run and the version it was given out at. So a cursor from
//! after the backup is known by a run that this folder never had, or by a version beyond where the next run began.

use super::StorageError;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

/// Runs that are remembered. A client of an older one begins again.
const KEPT: i64 = 10_000;

/// The runs up to the present one, in memory.
pub(super) struct Runs {
    present: String,
    /// How far each earlier run came.
    earlier: HashMap<String, i64>,
}

impl Runs {
    /// Begins a run in the transaction that opens the folder.
    pub(super) fn begin(db: &Connection) -> Result<Self, StorageError> {
        // Bytes without a fixed bit: the version of a UUID stands in the seventh.
        let id = URL_SAFE_NO_PAD.encode(&uuid::Uuid::new_v4().as_bytes()[..6]);
        db.execute("INSERT INTO run (id, began_at) SELECT ?1, value FROM counter WHERE name = 'seq'", [&id])?;
        db.execute("DELETE FROM run WHERE number <= (SELECT max(number) FROM run) - ?1", [KEPT])?;
        Self::load(db)
    }

    /// The runs as they stand in the database.
    pub(super) fn load(db: &Connection) -> Result<Self, StorageError> {
        let mut query = db.prepare("SELECT id, began_at FROM run ORDER BY number DESC")?;
        let mut rows = query.query([])?;
        let mut runs = Self { present: String::new(), earlier: HashMap::new() };
        let mut next_began_at = None;
        while let Some(row) = rows.next()? {
            match next_began_at {
                None => runs.present = row.get(0)?,
                Some(came_to) => {
                    runs.earlier.insert(row.get(0)?, came_to);
                }
            }
            next_began_at = Some(row.get(1)?);
        }
        Ok(runs)
    }

    /// Whether the folder had come to `seen` in this run, as far as is known without the database. `newest` tells the
    /// newest version of all that memory knows of.
    pub(super) fn stand(&self, run: &str, seen: i64, newest: impl FnOnce() -> i64) -> bool {
        if run == self.present {
            seen <= newest()
        } else {
            self.earlier.get(run).is_some_and(|came_to| seen <= *came_to)
        }
    }
}

/// The run that the folder is in. Another process may have started it.
pub(super) fn present(db: &Connection) -> Result<String, StorageError> {
    let mut query = db.prepare_cached("SELECT id FROM run ORDER BY number DESC LIMIT 1")?;
    Ok(query.query_row([], |row| row.get(0))?)
}

/// Whether the folder had come to `seen` in this run.
pub(super) fn stands(db: &Connection, run: &str, seen: i64) -> Result<bool, StorageError> {
    let mut query = db.prepare_cached(
        "SELECT ?2 <= coalesce((SELECT min(began_at) FROM run WHERE number > r.number),
                               (SELECT value FROM counter WHERE name = 'seq'))
         FROM run AS r WHERE r.id = ?1",
    )?;
    Ok(query.query_row((run, seen), |row| row.get(0)).optional()?.unwrap_or(false))
}
