//! What is newest for whom, in memory.

use super::{Newest, StorageError, Touched};
use min_side_domain::Audience;
use rusqlite::Connection;
use std::collections::{BTreeSet, HashMap};

/// A member's grants: version of their newest change, and those that hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Granted {
    pub(super) changed: i64,
    pub(super) audiences: BTreeSet<Audience>,
}

/// Version of the newest row of each audience, and each member's grants.
#[derive(Debug, Default)]
pub(super) struct NewestByAudience {
    rows: HashMap<String, i64>,
    grants: HashMap<String, Granted>,
    /// Version of the newest of all.
    top: i64,
}

impl NewestByAudience {
    pub(super) fn load(db: &Connection) -> Result<Self, StorageError> {
        let mut newest = Self::default();
        let mut query = db.prepare("SELECT name, last_seq FROM audience")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let version = row.get(1)?;
            newest.top = newest.top.max(version);
            newest.rows.insert(row.get(0)?, version);
        }
        let mut query = db.prepare(
            "SELECT g.member, a.name, g.active, max(g.granted_seq, g.revoked_seq)
             FROM audience_grant AS g JOIN audience AS a ON a.id = g.audience",
        )?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let granted = newest.grants.entry(row.get(0)?).or_default();
            granted.changed = granted.changed.max(row.get(3)?);
            newest.top = newest.top.max(granted.changed);
            if row.get(2)? {
                granted.audiences.insert(super::audience(row.get_ref(1)?.as_str().unwrap_or_default())?);
            }
        }
        Ok(newest)
    }

    pub(super) fn of(&self, member: &str) -> Newest {
        let row = |name: &str| self.rows.get(name).copied().unwrap_or_default();
        let own = row(&format!("member:{member}"));
        let mut newest = Newest { version: own.max(row("public")), granted: Vec::new() };
        if let Some(granted) = self.grants.get(member) {
            newest.version = newest.version.max(granted.changed);
            for audience in &granted.audiences {
                newest.version = newest.version.max(row(&audience.to_string()));
                newest.granted.push(audience.clone());
            }
        }
        newest
    }

    /// Version of the newest row or grant of all.
    pub(super) const fn top(&self) -> i64 {
        self.top
    }

    pub(super) fn apply(&mut self, touched: &Touched, grants: HashMap<String, Granted>) {
        self.top = self.top.max(touched.version);
        for audience in &touched.audiences {
            self.rows.insert(audience.to_string(), touched.version);
        }
        self.grants.extend(grants);
    }

    /// What has changed in `fresh`.
    pub(super) fn difference(&self, fresh: &Self) -> Touched {
        let mut touched = Touched::default();
        for (name, version) in &fresh.rows {
            if self.rows.get(name) != Some(version) {
                touched.audiences.extend(Audience::parse(name));
                touched.version = touched.version.max(*version);
            }
        }
        for (member, granted) in &fresh.grants {
            if self.grants.get(member) != Some(granted) {
                touched.members.push(member.clone());
                touched.version = touched.version.max(granted.changed);
            }
        }
        touched
    }
}
