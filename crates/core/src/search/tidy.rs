//! The index while it is made in long steps: its parts are left as they come and put together afterwards.
//!
//! That they are to be put together is kept in the index's own settings, so that it is done after a crash, too.

use crate::db;
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension};

/// Pages of 4,000 bytes that one step writes, about.
const PAGES: i64 = 500;
/// Parts of one size that FTS5 puts together by itself; its own default.
const PARTS: i64 = 4;

/// Before the first of the long steps.
pub(super) fn begin(conn: &Connection) -> Result<()> {
    db::busy(conn)?;
    set(conn, "automerge", 0)
}

/// After the last of them, whether they came to their end or not.
pub(super) fn end(conn: &Connection) -> Result<()> {
    db::idle(conn)
}

/// Whether there are parts to put together.
pub(super) fn is_wanted(cache: &Connection) -> Result<bool> {
    let parts: Option<i64> = cache
        .query_row("SELECT v FROM search_index_config WHERE k = 'automerge'", [], |row| row.get(0))
        .optional()?;
    Ok(parts == Some(0))
}

/// Puts some of them together. Answers whether there is more to do.
pub(super) fn step(tx: &Connection, is_first: bool) -> Result<bool> {
    let before = changes(tx)?;
    set(tx, "merge", if is_first { -PAGES } else { PAGES })?;
    // So FTS5 says that it had nothing left to merge.
    let is_done = changes(tx)? - before < 2;
    if is_done {
        set(tx, "automerge", PARTS)?;
    }
    Ok(!is_done)
}

fn changes(tx: &Connection) -> Result<i64> {
    Ok(tx.query_row("SELECT total_changes()", [], |row| row.get(0))?)
}

fn set(conn: &Connection, what: &str, value: i64) -> Result<()> {
    conn.prepare_cached("INSERT INTO search_index (search_index, rank) VALUES (?1, ?2)")?
        .execute(rusqlite::params![what, value])?;
    Ok(())
}
