//! Member lists that the server has not confirmed for too long go from the machine, also when the clock is turned back,
//! when the app dies in the middle, when nobody is signed in, and where a rebuild was never finished.
//!
//! What is deleted is overwritten (`secure_delete`), but the write-ahead log still holds the old pages until it has
//! been emptied. `unfinished_purge` is set in the transaction of the delete and cleared after that, so that the next
//! start finishes what this one could not.

use super::access::expires_at;
use crate::error::Result;
use crate::sync::{Handlers, meta};
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;

/// How far the latest time ever seen may lag behind before it is written again.
const LAG: TimeDelta = TimeDelta::minutes(10);

/// Whether [`expire`] or [`finish_purges`] would do anything.
pub(super) fn is_needed(cache: &Connection, now: DateTime<Utc>) -> Result<bool> {
    let confirmed: bool = cache.query_row("SELECT EXISTS (SELECT 1 FROM audience)", [], |row| row.get(0))?;
    let unfinished: bool =
        cache.query_row("SELECT EXISTS (SELECT 1 FROM unfinished_purge)", [], |row| row.get(0))?;
    let lags = meta::time(cache, meta::name::LATEST_TIME)?.is_none_or(|seen| now - seen > LAG);
    Ok(unfinished || (confirmed && lags) || !expired(cache, now)?.is_empty())
}

/// Keeps the latest time ever seen and removes the lists that have expired by it. Answers their audiences.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn expire(tx: &Connection, now: DateTime<Utc>) -> Result<Vec<String>> {
    meta::note_time(tx, now)?;
    let expired = expired(tx, now)?;
    if expired.is_empty() {
        return Ok(expired);
    }
    let handlers = Handlers::new(super::handlers());
    for audience in &expired {
        handlers.purge(tx, audience)?;
    }
    // The server thinks that the rows are here: after this only a rebuild brings them back.
    meta::set(tx, meta::name::REFILL, "1")?;
    Ok(expired)
}

/// Whether a list in this cache has expired by the latest time that it or the caller has seen.
pub(super) fn has_expired(cache: &Connection, latest: DateTime<Utc>) -> Result<bool> {
    Ok(!expired(cache, latest)?.is_empty())
}

fn expired(cache: &Connection, now: DateTime<Utc>) -> Result<Vec<String>> {
    let latest = meta::latest_time(cache, now)?;
    let mut expired = Vec::new();
    for (audience, confirmed_at) in meta::audiences(cache)? {
        if latest >= expires_at(cache, confirmed_at)? {
            expired.push(audience);
        }
    }
    Ok(expired)
}

/// Empties the write-ahead log of what was deleted. While a reader holds it, the note stays and a later call does it.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn finish_purges(conn: &mut Connection) -> Result<()> {
    let unfinished: bool =
        conn.query_row("SELECT EXISTS (SELECT 1 FROM unfinished_purge)", [], |row| row.get(0))?;
    if !unfinished {
        return Ok(());
    }
    let busy: bool = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if !busy {
        conn.execute("DELETE FROM unfinished_purge", [])?;
    }
    Ok(())
}
