//! A cursor that the server has forgotten, or a page that was found damaged: a new cache is built beside the old one, which
//! is read meanwhile, and takes its place when it is whole.

use super::apply::Applied;
use super::meta::{self, name};
use super::pull::{Pulled, Puller};
use super::rooms::CarryOver;
use crate::db::{Db, Kind, Place, remove, remove_logs};
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use min_side_wire::problem::ProblemCode;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// Whether the server has forgotten the cursor.
pub(super) fn is_gone(error: &Error) -> bool {
    matches!(error, Error::Problem(problem) if problem.code() == Some(ProblemCode::CursorGone))
}

/// The file that a new cache is built in.
pub(crate) fn beside(path: &Path) -> PathBuf {
    path.with_extension("next.db")
}

/// Whether a rebuild was begun and not finished, by this process or an earlier one.
pub(crate) async fn is_begun(cache: &Db) -> bool {
    match cache.place().await {
        Some(Place::File { path, .. }) => beside(&path).exists(),
        _ => false,
    }
}

/// Builds a new cache and puts it in the old one's place. Goes on with one that was begun.
pub(super) async fn rebuild(cache: &Db, puller: &Puller, told: impl Fn(&Applied)) -> Result<Pulled> {
    match cache.place().await.ok_or(Error::Closed)? {
        Place::Memory => {
            let (next, _) = Db::open(Kind::Cache, Place::Memory)?;
            let pulled = puller.pull(&next, told).await?;
            cache.take_over(&next).await?;
            Ok(pulled)
        }
        Place::File { path, key } => {
            let target = beside(&path);
            let place = Place::File { path: target.clone(), key: key.clone() };
            let (next, _) = match open(place.clone()).await {
                Err(error) if error.is_damage() || matches!(error, Error::WrongKey) => {
                    remove(&target)?;
                    open(place).await?
                }
                other => other?,
            };
            take_owner(cache, &next).await?;
            let pulled = match puller.pull(&next, told).await {
                Ok(pulled) => pulled,
                Err(error) => {
                    next.close().await;
                    // What was begun cannot be finished: the next try begins again.
                    if is_gone(&error) || error.is_damage() || matches!(error, Error::BadPage(_)) {
                        remove(&target)?;
                    }
                    return Err(error);
                }
            };
            let (old, carry) = (path.clone(), puller.carry_over);
            // What is wrong with the old one is not wrong with the new.
            let carried = next.with_writer(move |conn| Ok(carry_over(conn, &old, &key, carry))).await?;
            if let Err(error) = carried {
                tracing::warn!(%error, "nothing could be carried over from the old cache");
            }
            next.close().await;
            cache
                .replace(move |_| {
                    // A log that was left behind would be taken for the new one's.
                    remove_logs(&path)?;
                    Ok(std::fs::rename(&target, &path)?)
                })
                .await?;
            Ok(pulled)
        }
    }
}

/// Looks after a rebuild that was begun and not finished, which nobody reads: where a list in it has expired by the latest
/// time ever seen, all of it goes; else that time is noted in it too, so that a clock that is turned back later does not
/// keep the list.
pub(crate) fn look_after(
    cache: &Place,
    latest: DateTime<Utc>,
    has_expired: impl FnOnce(&Connection, DateTime<Utc>) -> Result<bool>,
) -> Result<()> {
    let Place::File { path, key } = cache else { return Ok(()) };
    let target = beside(path);
    if !target.exists() {
        return Ok(());
    }
    let place = Place::File { path: target.clone(), key: key.clone() };
    let looked = crate::db::open(Kind::Cache, &place).and_then(|(conn, _)| {
        let expired = has_expired(&conn, latest)?;
        if !expired {
            meta::note_time(&conn, latest)?;
        }
        Ok(expired)
    });
    match looked {
        Ok(false) => Ok(()),
        Ok(true) => remove(&target),
        // What cannot be read cannot be seen to have expired either, and is fetched again.
        Err(error) if error.is_damage() || matches!(error, Error::WrongKey) => remove(&target),
        Err(error) => Err(error),
    }
}

async fn open(place: Place) -> Result<(Db, crate::db::Opened)> {
    tokio::task::spawn_blocking(move || Db::open(Kind::Cache, place)).await.map_err(|_| Error::Closed)?
}

/// The new cache is the same member's.
async fn take_owner(from: &Db, to: &Db) -> Result<()> {
    let owner = from.read(|conn| meta::get(conn, name::OWNER)).await;
    match owner {
        Ok(Some(owner)) => to.write(move |tx| meta::set(tx, name::OWNER, &owner)).await,
        // `local.db` knows it too.
        Ok(None) => Ok(()),
        Err(error) if error.is_damage() => Ok(()),
        Err(error) => Err(error),
    }
}

fn carry_over(conn: &mut Connection, old: &Path, key: &crate::key::Key, carry: CarryOver) -> Result<()> {
    let hex = key.hex();
    let literal = zeroize::Zeroizing::new(format!("x'{}'", &*hex));
    conn.execute("ATTACH DATABASE ?1 AS old KEY ?2", rusqlite::params![old.to_string_lossy(), &*literal])?;
    let result = conn.transaction().map_err(Error::from).and_then(|tx| {
        carry(&tx)?;
        let sound: String = tx.query_row("PRAGMA old.cipher_status", [], |row| row.get(0))?;
        // A page that was damaged is read as zeros: nothing of it comes along.
        if sound != "1" {
            return Err(Error::Damaged("cache"));
        }
        Ok(tx.commit()?)
    });
    conn.execute_batch("DETACH DATABASE old")?;
    result
}
