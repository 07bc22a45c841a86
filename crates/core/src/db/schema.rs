//! The schemas as numbered migrations. A file that has been released is never edited; a new one is added at the
//! end of its list.

use crate::error::{Error, Result};
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations, SchemaVersion};

const CACHE: &[M<'static>] = &[
    M::up(include_str!("cache/001_engine.sql")),
    M::up(include_str!("cache/010_rooms.sql")),
    M::up(include_str!("cache/020_papers.sql")),
    M::up(include_str!("cache/030_search.sql")),
    M::up(include_str!("cache/040_list_search.sql")),
    M::up(include_str!("cache/050_unread.sql")),
    M::up(include_str!("cache/060_partly.sql")),
];

const LOCAL: &[M<'static>] = &[
    M::up(include_str!("local/001_engine.sql")),
    M::up(include_str!("local/010_rooms.sql")),
    M::up(include_str!("local/020_staged.sql")),
    M::up(include_str!("local/030_author.sql")),
];

/// Which of the two databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What the server has; disposable.
    Cache,
    /// The member's own: outbox, drafts, settings, sign-in. Never deleted to get out of trouble.
    Local,
}

/// Where a schema stands against this build's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    /// Nothing there yet.
    Fresh,
    /// Older: `to_latest` brings it up.
    Older(usize),
    /// This build's.
    Current,
    /// Written by a newer build.
    Newer,
}

impl Kind {
    /// Name of the database, as in its file name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cache => "cache",
            Self::Local => "local",
        }
    }

    const fn steps(self) -> &'static [M<'static>] {
        match self {
            Self::Cache => CACHE,
            Self::Local => LOCAL,
        }
    }

    /// The version of its schema that this build has.
    #[cfg(test)]
    pub(super) const fn version(self) -> usize {
        self.steps().len()
    }

    pub(super) fn age(self, conn: &Connection) -> Result<Age> {
        let steps = self.steps();
        Ok(match Migrations::from_slice(steps).current_version(conn)? {
            SchemaVersion::NoneSet => Age::Fresh,
            SchemaVersion::Inside(at) if at.get() == steps.len() => Age::Current,
            SchemaVersion::Inside(at) => Age::Older(at.get()),
            SchemaVersion::Outside(_) => Age::Newer,
        })
    }

    /// Runs what is missing, each migration in a transaction.
    pub(super) fn to_latest(self, conn: &mut Connection) -> Result<()> {
        Migrations::from_slice(self.steps()).to_latest(conn).map_err(Error::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migrations_of_both_databases_run() {
        for kind in [Kind::Cache, Kind::Local] {
            let mut conn = Connection::open_in_memory().unwrap();
            crate::db::collation::register(&conn).unwrap();
            assert_eq!(kind.age(&conn).unwrap(), Age::Fresh);
            kind.to_latest(&mut conn).unwrap();
            assert_eq!(kind.age(&conn).unwrap(), Age::Current);
        }
    }
}
