//! The register of virksomheter and arbeidssteder: what it says of one, and the typeahead over all of it (R-05.2,
//!

use super::typeahead::{Keys, Typeahead};
use crate::db::Db;
use crate::error::Result;
use crate::views::{ArbeidsstedHit, VirksomhetHit};
use min_side_domain::norwegian;
use min_side_domain::records::{Arbeidssted, Virksomhet};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Hits when no limit is asked for.
const DEFAULT_LIMIT: u32 = 50;
/// Most hits.
const MAX_ROWS: u32 = 2_000;
/// More levels than any unit of the register has above it.
const MAX_DEPTH: usize = 32;

/// What is held in memory of the register: made from the cache when it is first asked for, and again when the
/// register has changed.
#[derive(Debug, Default)]
pub struct Registers {
    virksomheter: Mutex<Option<Held<VirksomhetHit>>>,
    /// Those of the virksomhet that was asked for last.
    arbeidssteder: Mutex<Option<Held<ArbeidsstedHit>>>,
}

/// A typeahead and the state of the register that it was made from.
#[derive(Debug)]
struct Held<T> {
    stamp: Stamp,
    /// Organisation number of the virksomhet, for its workplaces; else empty.
    of: String,
    typeahead: Arc<Typeahead<T>>,
}

/// Tells one state of the register from another.
type Stamp = (i64, i64);

impl Registers {
    /// At most `limit` virksomheter (0 for as many as a list shows) that hold what was typed, best first.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn virksomheter(&self, cache: &Db, text: &str, limit: u32) -> Result<Vec<VirksomhetHit>> {
        let stamp = cache.read(stamp).await?;
        let mut held = self.virksomheter.lock().await;
        let typeahead = match held.as_ref() {
            Some(held) if held.stamp == stamp => Arc::clone(&held.typeahead),
            _ => {
                let (stamp, typeahead) = cache.read(all_virksomheter).await?;
                let typeahead = Arc::new(typeahead);
                *held = Some(Held { stamp, of: String::new(), typeahead: Arc::clone(&typeahead) });
                typeahead
            }
        };
        drop(held);
        Ok(typeahead.find(text, bounded(limit)).into_iter().cloned().collect())
    }

    /// At most `limit` workplaces of the virksomhet that hold what was typed, open ones first.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn arbeidssteder(
        &self,
        cache: &Db,
        virksomhet: String,
        text: &str,
        limit: u32,
    ) -> Result<Vec<ArbeidsstedHit>> {
        let stamp = cache.read(stamp).await?;
        let mut held = self.arbeidssteder.lock().await;
        let typeahead = match held.as_ref() {
            Some(held) if held.stamp == stamp && held.of == virksomhet => Arc::clone(&held.typeahead),
            _ => {
                let owner = virksomhet.clone();
                let (stamp, typeahead) = cache.read(move |cache| workplaces_of(cache, &owner)).await?;
                let typeahead = Arc::new(typeahead);
                *held = Some(Held { stamp, of: virksomhet, typeahead: Arc::clone(&typeahead) });
                typeahead
            }
        };
        drop(held);
        Ok(typeahead.find(text, bounded(limit)).into_iter().cloned().collect())
    }
}

fn bounded(limit: u32) -> usize {
    let limit = if limit == 0 { DEFAULT_LIMIT } else { limit.min(MAX_ROWS) };
    usize::try_from(limit).unwrap_or(usize::MAX)
}

/// What the register says of a virksomhet.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn virksomhet(cache: &Connection, id: &str) -> Result<Option<Virksomhet>> {
    Ok(cache
        .prepare_cached("SELECT id, name, form, parent, closed FROM virksomheter WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(Virksomhet {
                id: row.get(0)?,
                name: row.get(1)?,
                form: row.get(2)?,
                parent: row.get(3)?,
                closed: row.get(4)?,
            })
        })
        .optional()?)
}

/// What the register says of a workplace.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn arbeidssted(cache: &Connection, id: &str) -> Result<Option<Arbeidssted>> {
    Ok(cache
        .prepare_cached(
            "SELECT id, name, virksomhet, place, kommune, closed FROM arbeidssteder WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok(Arbeidssted {
                id: row.get(0)?,
                name: row.get(1)?,
                virksomhet: row.get(2)?,
                place: row.get(3)?,
                kommune: row.get(4)?,
                closed: row.get(5)?,
            })
        })
        .optional()?)
}

/// Whether the unit is `top` or stands beneath it.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn is_beneath(cache: &Connection, unit: &str, top: &str) -> Result<bool> {
    let mut at = unit.to_owned();
    for _ in 0..MAX_DEPTH {
        if at == top {
            return Ok(true);
        }
        match virksomhet(cache, &at)?.and_then(|unit| unit.parent) {
            Some(parent) => at = parent,
            None => return Ok(false),
        }
    }
    Ok(false)
}

fn stamp(cache: &Connection) -> Result<Stamp> {
    Ok(cache
        .prepare_cached("SELECT changes, version FROM register_stamp")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Every virksomhet in Norwegian order, with the open workplaces beneath it.
fn all_virksomheter(cache: &Connection) -> Result<(Stamp, Typeahead<VirksomhetHit>)> {
    let tx = cache.unchecked_transaction()?;
    let stamp = stamp(&tx)?;
    let mut open: HashMap<String, u32> = HashMap::new();
    let mut statement =
        tx.prepare("SELECT virksomhet, count(*) FROM arbeidssteder WHERE closed = 0 GROUP BY virksomhet")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        open.insert(row.get(0)?, row.get(1)?);
    }
    let mut statement = tx.prepare("SELECT id, name, form, parent, closed FROM virksomheter")?;
    let mut hits = statement
        .query_map([], |row| {
            Ok(VirksomhetHit {
                virksomhet: Virksomhet {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    form: row.get(2)?,
                    parent: row.get(3)?,
                    closed: row.get(4)?,
                },
                parent_name: None,
                workplaces: 0,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    fill_in(&mut hits, &open);
    hits.sort_by_cached_key(|hit| (norwegian::sort_key(&hit.virksomhet.name), hit.virksomhet.id.clone()));
    let typeahead = Typeahead::new(hits, |hit| Keys {
        name: &hit.virksomhet.name,
        more: ["", ""],
        number: &hit.virksomhet.id,
        closed: hit.virksomhet.closed,
    });
    Ok((stamp, typeahead))
}

/// Names the unit above each, and counts the open workplaces of each and of all beneath it.
fn fill_in(hits: &mut [VirksomhetHit], open: &HashMap<String, u32>) {
    let place: HashMap<String, usize> =
        hits.iter().enumerate().map(|(at, hit)| (hit.virksomhet.id.clone(), at)).collect();
    let parents: Vec<Option<usize>> = hits
        .iter()
        .map(|hit| hit.virksomhet.parent.as_ref().and_then(|parent| place.get(parent).copied()))
        .collect();
    for at in 0..hits.len() {
        hits[at].parent_name = parents[at].map(|parent| hits[parent].virksomhet.name.clone());
        let Some(own) = open.get(&hits[at].virksomhet.id).copied() else { continue };
        let mut above = Some(at);
        for _ in 0..MAX_DEPTH {
            let Some(unit) = above else { break };
            hits[unit].workplaces += own;
            above = parents[unit];
        }
    }
}

/// The workplaces of a virksomhet and of the units beneath it, in Norwegian order.
fn workplaces_of(cache: &Connection, virksomhet: &str) -> Result<(Stamp, Typeahead<ArbeidsstedHit>)> {
    let tx = cache.unchecked_transaction()?;
    let stamp = stamp(&tx)?;
    let mut statement = tx.prepare_cached(
        "WITH RECURSIVE beneath (id) AS (VALUES (?1) UNION \
         SELECT v.id FROM virksomheter v JOIN beneath b ON v.parent = b.id) \
         SELECT a.id, a.name, a.place, a.kommune, a.closed, iif(b.id = ?1, NULL, v.name) \
         FROM beneath b JOIN arbeidssteder a ON a.virksomhet = b.id LEFT JOIN virksomheter v ON v.id = b.id",
    )?;
    let mut hits = statement
        .query_map([virksomhet], |row| {
            Ok(ArbeidsstedHit {
                id: row.get(0)?,
                name: row.get(1)?,
                place: row.get(2)?,
                kommune: row.get(3)?,
                closed: row.get(4)?,
                unit_name: row.get(5)?,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    hits.sort_by_cached_key(|hit| {
        (norwegian::sort_key(&hit.name), norwegian::sort_key(&hit.place), hit.id.clone())
    });
    let typeahead = Typeahead::new(hits, |hit| Keys {
        name: &hit.name,
        more: [&hit.place, &hit.kommune],
        number: &hit.id,
        closed: hit.closed,
    });
    drop(statement);
    Ok((stamp, typeahead))
}
