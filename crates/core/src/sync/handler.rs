//! What a room gives the engine: how a row of its collection is put, deleted and purged.

use crate::error::Result;
use min_side_domain::Collection;
use min_side_domain::collection::Reach;
use rusqlite::{Connection, OptionalExtension, params};

/// A row as the feed brings it.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// Id, unique in the collection.
    pub id: &'a str,
    /// Grows with each change; the engine has seen to it that it does not go back.
    pub version: i64,
    /// The audience, where it can be lost: `unit:<id>`.
    pub audience: Option<&'a str>,
    /// The record as JSON.
    pub body: &'a str,
}

/// A collection's way into the cache. Every method runs in the transaction of the page; statements are best prepared
/// with `prepare_cached`.
///
/// The table of [`Handler::table`] has `id TEXT PRIMARY KEY`, `version INTEGER NOT NULL` and, for collections whose
/// rows can be lost with an audience, `audience TEXT`. What hangs on a row (search index, files) is a handler's own to
/// remove: override the methods then.
pub trait Handler: Send + Sync {
    /// The collection.
    fn collection(&self) -> Collection;

    /// The table that holds one row for each of the collection's.
    fn table(&self) -> &'static str {
        self.collection().entry().table
    }

    /// Whether the table has the column `audience`.
    fn has_audience(&self) -> bool {
        self.collection().entry().reach == Reach::Unit
    }

    /// Whether the table has the column `body` with the record as it came.
    fn keeps_body(&self) -> bool {
        self.collection().entry().whole
    }

    /// Stores a row, over the one of the same id.
    ///
    /// # Errors
    /// [`crate::Error::Json`] when this build cannot read the body as a record of the collection; the row is kept aside
    /// then.
    fn put(&self, conn: &Connection, row: &Incoming<'_>) -> Result<()>;

    /// Removes a row; one that is not there is no error.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    fn delete(&self, conn: &Connection, id: &str) -> Result<()> {
        conn.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", self.table()))?.execute([id])?;
        Ok(())
    }

    /// Runs once for rows that came one after another and have been put or deleted, after the last of them; `newest` is the highest of their
    /// versions.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    fn changed(&self, _conn: &Connection, _newest: i64) -> Result<()> {
        Ok(())
    }

    /// Removes every row of an audience that was lost.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    fn purge(&self, conn: &Connection, audience: &str) -> Result<()> {
        if self.has_audience() {
            conn.prepare_cached(&format!("DELETE FROM {} WHERE audience = ?1", self.table()))?
                .execute([audience])?;
        }
        Ok(())
    }

    /// Rows there are.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    fn count(&self, conn: &Connection) -> Result<u64> {
        let rows = conn
            .query_row(&format!("SELECT count(*) FROM {}", self.table()), [], |row| row.get::<_, i64>(0))?;
        Ok(u64::try_from(rows).unwrap_or_default())
    }

    /// The version of a row, if it is there.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    fn version(&self, conn: &Connection, id: &str) -> Result<Option<i64>> {
        Ok(conn
            .prepare_cached(&format!("SELECT version FROM {} WHERE id = ?1", self.table()))?
            .query_row([id], |row| row.get(0))
            .optional()?)
    }
}

/// Rows kept aside: of collections that this build does not know, that no room has a handler for, or that this build
/// cannot read.
pub(super) mod aside {
    use super::{Connection, Handler, Incoming, OptionalExtension, Result, params};

    /// Keeps a row aside that its room cannot take. What the room holds of it is older and must not be shown for it.
    pub(in crate::sync) fn instead(
        conn: &Connection,
        handler: &dyn Handler,
        row: &Incoming<'_>,
    ) -> Result<()> {
        handler.delete(conn, row.id)?;
        put(conn, handler.collection().name(), row)
    }

    pub(in crate::sync) fn has_any(conn: &Connection, collection: &str) -> Result<bool> {
        Ok(conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM extra WHERE collection = ?1)")?
            .query_row([collection], |row| row.get(0))?)
    }

    pub(in crate::sync) fn put(conn: &Connection, collection: &str, row: &Incoming<'_>) -> Result<()> {
        conn.prepare_cached(
            "INSERT INTO extra (collection, id, version, audience, body) VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (collection, id) DO UPDATE SET version = excluded.version, audience = excluded.audience, \
             body = excluded.body",
        )?
        .execute(params![collection, row.id, row.version, row.audience, row.body])?;
        Ok(())
    }

    pub(in crate::sync) fn delete(conn: &Connection, collection: &str, id: &str) -> Result<()> {
        conn.prepare_cached("DELETE FROM extra WHERE collection = ?1 AND id = ?2")?
            .execute([collection, id])?;
        Ok(())
    }

    pub(in crate::sync) fn purge(conn: &Connection, audience: &str) -> Result<()> {
        if conn.execute("DELETE FROM extra WHERE audience = ?1", [audience])? > 0 {
            // The write-ahead log still holds them until it has been emptied.
            conn.execute("INSERT OR IGNORE INTO unfinished_purge (audience) VALUES (?1)", [audience])?;
        }
        Ok(())
    }

    pub(in crate::sync) fn version(conn: &Connection, collection: &str, id: &str) -> Result<Option<i64>> {
        Ok(conn
            .prepare_cached("SELECT version FROM extra WHERE collection = ?1 AND id = ?2")?
            .query_row([collection, id], |row| row.get(0))
            .optional()?)
    }
}
