//! One consistent view of the feed's rows.

use super::{Collections, StorageError, audience, runs};
use crate::storage::{FeedReader, FeedRow, Grant, SnapshotPlace};
use min_side_domain::Audience;
use rusqlite::{Connection, OptionalExtension, Row, Rows, Statement};

pub(super) struct View<'c> {
    db: &'c Connection,
    collections: &'c Collections,
}

impl<'c> View<'c> {
    pub(super) const fn new(db: &'c Connection, collections: &'c Collections) -> Self {
        Self { db, collections }
    }

    fn number_of(&self, audience: &Audience) -> Result<Option<i64>, StorageError> {
        let mut query = self.db.prepare_cached("SELECT id FROM audience WHERE name = ?1")?;
        Ok(query.query_row([audience.to_string()], |row| row.get(0)).optional()?)
    }
}

const SNAPSHOT_SAME_PLACE: &str = "SELECT id, seq, body, sort FROM row
     WHERE audience = ?1 AND collection = ?2 AND sort = ?3 AND seq > ?4 AND seq <= ?5 AND body IS NOT NULL
     ORDER BY seq";
const SNAPSHOT_BEYOND: &str = "SELECT id, seq, body, sort FROM row
     WHERE audience = ?1 AND collection = ?2 AND sort > ?3 AND ?4 IS NOT NULL AND seq <= ?5
         AND body IS NOT NULL
     ORDER BY sort, seq";

impl FeedReader for View<'_> {
    fn run(&mut self) -> Result<String, StorageError> {
        runs::present(self.db)
    }

    fn stands(&mut self, run: &str, seen: i64) -> Result<bool, StorageError> {
        runs::stands(self.db, run, seen)
    }

    fn newest(&mut self) -> Result<i64, StorageError> {
        let mut query = self.db.prepare_cached("SELECT value FROM counter WHERE name = 'seq'")?;
        Ok(query.query_row([], |row| row.get(0))?)
    }

    fn grants(&mut self, member: &str) -> Result<Vec<Grant>, StorageError> {
        let mut query = self.db.prepare_cached(
            "SELECT a.name, g.active, g.granted_seq, g.revoked_seq
             FROM audience_grant AS g JOIN audience AS a ON a.id = g.audience
             WHERE g.member = ?1 ORDER BY a.name",
        )?;
        let mut rows = query.query([member])?;
        let mut grants = Vec::new();
        while let Some(row) = rows.next()? {
            let name: String = row.get(0)?;
            grants.push(Grant {
                audience: audience(&name)?,
                active: row.get(1)?,
                granted: row.get(2)?,
                revoked: row.get(3)?,
            });
        }
        Ok(grants)
    }

    fn count(&mut self, audience: &Audience) -> Result<u64, StorageError> {
        let Some(number) = self.number_of(audience)? else { return Ok(0) };
        let mut query = self.db.prepare_cached(
            "SELECT count(*) FROM row INDEXED BY row_snapshot WHERE audience = ?1 AND body IS NOT NULL",
        )?;
        let n: i64 = query.query_row([number], |row| row.get(0))?;
        Ok(n.unsigned_abs())
    }

    fn snapshot(
        &mut self,
        place: &SnapshotPlace,
        upto: i64,
        sink: &mut dyn FnMut(FeedRow<'_>) -> bool,
    ) -> Result<bool, StorageError> {
        let Some(audience) = self.number_of(&place.audience)? else { return Ok(true) };
        let number = self.collections.number(place.collection)?;
        let unit = unit_name(&place.audience);
        for sql in [SNAPSHOT_SAME_PLACE, SNAPSHOT_BEYOND] {
            let mut query = self.db.prepare_cached(sql)?;
            let mut rows = query.query((audience, number, place.sort, place.version, upto))?;
            while let Some(row) = rows.next()? {
                let sent = FeedRow {
                    collection: place.collection,
                    id: text(row, 0)?,
                    version: row.get(1)?,
                    sort: row.get(3)?,
                    unit: unit.as_deref(),
                    body: Some(text(row, 2)?),
                };
                if !sink(sent) {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn delta(
        &mut self,
        audiences: &[Audience],
        after: i64,
        limit: usize,
        sink: &mut dyn FnMut(FeedRow<'_>) -> bool,
    ) -> Result<bool, StorageError> {
        let mut versions = Vec::new();
        let mut cut = false;
        for (place, audience) in audiences.iter().enumerate() {
            let Some(number) = self.number_of(audience)? else { continue };
            let mut query = self.db.prepare_cached(
                "SELECT seq FROM row WHERE audience = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
            )?;
            let at_most = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
            let before = versions.len();
            let mut rows = query.query((number, after, at_most))?;
            while let Some(row) = rows.next()? {
                versions.push((row.get::<_, i64>(0)?, place));
            }
            cut |= versions.len() - before > limit;
        }
        versions.sort_unstable();
        cut |= versions.len() > limit;
        versions.truncate(limit);
        let units: Vec<Option<String>> = audiences.iter().map(unit_name).collect();
        let mut query =
            self.db.prepare_cached("SELECT id, collection, body, sort FROM row WHERE seq = ?1")?;
        for (version, place) in versions {
            if !send_one(self.collections, &mut query, version, units[place].as_deref(), sink)? {
                return Ok(false);
            }
        }
        Ok(!cut)
    }
}

fn send_one(
    collections: &Collections,
    query: &mut Statement<'_>,
    version: i64,
    unit: Option<&str>,
    sink: &mut dyn FnMut(FeedRow<'_>) -> bool,
) -> Result<bool, StorageError> {
    let mut rows: Rows<'_> = query.query([version])?;
    let Some(row) = rows.next()? else { return Ok(true) };
    // A collection of a newer server than this build: its rows wait for that server.
    let Some(collection) = collections.named(row.get(1)?) else { return Ok(true) };
    let body = match row.get_ref(2)? {
        rusqlite::types::ValueRef::Null => None,
        _ => Some(text(row, 2)?),
    };
    Ok(sink(FeedRow { collection, id: text(row, 0)?, version, sort: row.get(3)?, unit, body }))
}

fn unit_name(audience: &Audience) -> Option<String> {
    matches!(audience, Audience::Unit(_)).then(|| audience.to_string())
}

fn text<'r>(row: &'r Row<'_>, column: usize) -> Result<&'r str, StorageError> {
    row.get_ref(column)?.as_str().map_err(|_| StorageError::Damaged("a text that is not UTF-8"))
}
