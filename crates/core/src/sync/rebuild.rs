//! A cursor that the server has forgotten: the cache is built anew beside the old one, which is read meanwhile, and
//! takes its place when it is whole.

use super::apply::Applied;
use super::pull::{Pulled, Puller};
use crate::db::{Db, Kind, Place, remove, remove_logs};
use crate::error::{Error, Result};
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
pub(super) async fn is_begun(cache: &Db) -> bool {
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
            let old = path.clone();
            let carried = next.with_writer(move |conn| carry_over(conn, &old, &key)).await;
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

/// Begins an empty cache in the place of a damaged one.
pub(super) async fn begin_anew(cache: &Db) -> Result<()> {
    cache
        .replace(|place| match place {
            Place::File { path, .. } => remove(path),
            Place::Memory => Ok(()),
        })
        .await
        .map(|_| ())
}

async fn open(place: Place) -> Result<(Db, crate::db::Opened)> {
    tokio::task::spawn_blocking(move || Db::open(Kind::Cache, place)).await.map_err(|_| Error::Closed)?
}

fn carry_over(conn: &mut Connection, old: &Path, key: &crate::key::Key) -> Result<()> {
    let hex = key.hex();
    let literal = zeroize::Zeroizing::new(format!("x'{}'", &*hex));
    conn.execute("ATTACH DATABASE ?1 AS old KEY ?2", rusqlite::params![old.to_string_lossy(), &*literal])?;
    let result = conn.transaction().map_err(Error::from).and_then(|tx| {
        crate::rooms::carry_over(&tx)?;
        Ok(tx.commit()?)
    });
    conn.execute_batch("DETACH DATABASE old")?;
    result
}
