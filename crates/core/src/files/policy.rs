//! How much is kept on the machine: messages always whole, documents and invoices as the member has chosen,
//! what is pinned or asked for in any case.

use super::store::{discard, unsigned};
use crate::error::Result;
use crate::rows::micros;
use crate::views::{KeepOffline, KeptSizes};
use chrono::{DateTime, Months, Utc};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// A file to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Bytes of it that have come before it was cut.
    pub have: u64,
}

/// From when on documents and invoices are kept, microseconds since 1970.
fn kept_from(keep: KeepOffline, now: DateTime<Utc>) -> i64 {
    match keep {
        KeepOffline::Everything => i64::MIN,
        KeepOffline::Months { months } => {
            now.checked_sub_months(Months::new(months)).map_or(i64::MIN, micros)
        }
        KeepOffline::OnRequest => i64::MAX,
    }
}

/// What belongs on the machine and is not there: what the member waits for first, then pictures of the shop and
/// files of messages, then the rest; newest first.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn missing(cache: &Connection, keep: KeepOffline, now: DateTime<Utc>) -> Result<Vec<Missing>> {
    let mut statement = cache.prepare_cached(
        "SELECT f.sha256, f.size, f.have FROM files f JOIN file_uses u ON u.sha256 = f.sha256 WHERE f.here = 0 AND \
         (f.wanted = 1 OR f.asked = 1 OR f.pinned = 1 OR u.use IN ('message', 'reward') OR u.at >= ?1) \
         GROUP BY f.id ORDER BY f.wanted DESC, min(CASE u.use WHEN 'reward' THEN 0 WHEN 'message' THEN 1 ELSE 2 END), \
         max(u.at) DESC, f.id",
    )?;
    let rows = statement.query_map([kept_from(keep, now)], |row| {
        Ok(Missing { sha256: row.get(0)?, size: unsigned(row.get(1)?), have: unsigned(row.get(2)?) })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Removes what does not belong on the machine any more: documents outside of what is kept, and files that no row
/// names. Never what is pinned, asked for, or part of a message. Answers how many files went.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn evict(tx: &Connection, keep: KeepOffline, now: DateTime<Utc>) -> Result<u32> {
    let from = kept_from(keep, now);
    let mut evicted = 0;
    let outside: Vec<i64> = tx
        .prepare_cached(
            "SELECT f.id FROM files f WHERE f.have > 0 AND f.wanted = 0 AND f.asked = 0 AND f.pinned = 0 AND NOT EXISTS \
             (SELECT 1 FROM file_uses u WHERE u.sha256 = f.sha256 AND (u.use IN ('message', 'reward') OR u.at >= ?1))",
        )?
        .query_map([from], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for id in outside {
        discard(tx, id)?;
        evicted += 1;
    }
    forget_unnamed(tx)?;
    Ok(evicted)
}

/// Removes the files that no row names any more, with their bytes and text.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn forget_unnamed(tx: &Connection) -> Result<()> {
    let unnamed: Vec<i64> = tx
        .prepare_cached(
            "SELECT f.id FROM files f WHERE NOT EXISTS (SELECT 1 FROM file_uses u WHERE u.sha256 = f.sha256)",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for id in unnamed {
        discard(tx, id)?;
        tx.execute("DELETE FROM files WHERE id = ?1", [id])?;
    }
    Ok(())
}

/// Notes that the member waits for a file, which is kept from then on.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn ask(tx: &Connection, sha256: &str) -> Result<()> {
    tx.execute("UPDATE files SET asked = 1, wanted = iif(here, 0, 1) WHERE sha256 = ?1", [sha256])?;
    Ok(())
}

/// Notes that the member waits for every file with words that is not on the machine.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn ask_all(tx: &Connection) -> Result<()> {
    tx.execute("UPDATE files SET asked = 1, wanted = 1 WHERE here = 0 AND searchable = 1", [])?;
    Ok(())
}

/// Notes that the member does not wait for a file any more, as when it could not be fetched.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn give_up(tx: &Connection, sha256: &str) -> Result<()> {
    tx.execute("UPDATE files SET wanted = 0 WHERE sha256 = ?1", [sha256])?;
    Ok(())
}

/// Pins a file or takes the pin out; then it goes when the choice of what is kept says so.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn pin(tx: &Connection, sha256: &str, pinned: bool) -> Result<()> {
    tx.execute(
        "UPDATE files SET pinned = ?2, asked = iif(?2, asked, 0), wanted = iif(?2 AND NOT here, 1, 0) WHERE sha256 = ?1",
        params![sha256, pinned],
    )?;
    Ok(())
}

/// Numbers of months that are offered.
const MONTHS_OFFERED: [u32; 5] = [3, 6, 12, 24, 36];

/// What each choice takes. `chosen` is a number of months that is not among those offered.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn sizes(cache: &Connection, chosen: KeepOffline, now: DateTime<Utc>) -> Result<KeptSizes> {
    let (here, everything) = bytes(cache)?;
    let mut statement = cache.prepare_cached(
        "SELECT coalesce(sum(size), 0) FROM files f WHERE searchable = 1 AND (asked = 1 OR pinned = 1 OR EXISTS \
         (SELECT 1 FROM file_uses u WHERE u.sha256 = f.sha256 AND (u.use = 'message' OR u.at >= ?1)))",
    )?;
    let mut of = |keep| -> Result<u64> {
        Ok(unsigned(statement.query_row([kept_from(keep, now)], |row| row.get(0))?))
    };
    let mut months = BTreeMap::new();
    let own = if let KeepOffline::Months { months } = chosen { Some(months) } else { None };
    for number in MONTHS_OFFERED.into_iter().chain(own) {
        months.insert(number, of(KeepOffline::Months { months: number })?);
    }
    Ok(KeptSizes { here, everything, months, on_request: of(KeepOffline::OnRequest)? })
}

/// Bytes of documents and invoices on the machine, and of all of them.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn bytes(cache: &Connection) -> Result<(u64, u64)> {
    Ok(cache
        .prepare_cached(
            "SELECT coalesce(sum(iif(here, size, 0)), 0), coalesce(sum(size), 0) FROM files WHERE searchable = 1",
        )?
        .query_row([], |row| Ok((unsigned(row.get(0)?), unsigned(row.get(1)?))))?)
}
