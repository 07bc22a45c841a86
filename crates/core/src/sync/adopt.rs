//! What another build than the one before does first with the rows that are here: it takes over what it can read, keeps aside
//! what it cannot, and has fetched again what an earlier one had no columns for.

use super::apply::{Care, Handlers, put};
use super::handler::{Handler, Incoming, aside};
use super::meta::{self, name};
use crate::error::Result;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// This build, as it notes what it has written.
const BUILD: &str = env!("CARGO_PKG_VERSION");

impl Handlers {
    /// Hands rows that were kept aside to handlers that can read them by now (a newer build), has rows kept aside that
    /// this build cannot read (an older one than wrote them), and has everything fetched once more where a collection that
    /// is kept in columns alone has got a column.
    ///
    /// # Errors
    /// [`crate::Error::Database`]. A row that its handler refuses stays aside.
    pub fn adopt(&self, conn: &Connection) -> Result<()> {
        if meta::get(conn, name::BUILD)?.as_deref() != Some(BUILD) {
            for handler in self.by_name.values().filter(|handler| handler.keeps_body()) {
                set_aside(conn, &**handler)?;
            }
        }
        if self.has_new_columns(conn)? {
            tracing::info!("rows have got fields that were not kept: they are fetched once more");
            meta::set(conn, name::REFILL, "1")?;
        }
        self.note_build(conn)?;
        for (&collection, handler) in &self.by_name {
            if aside::has_any(conn, collection)? {
                take_over(conn, collection, &**handler)?;
            }
        }
        Ok(())
    }

    /// Notes that the rows are as this build writes them.
    pub(super) fn note_build(&self, conn: &Connection) -> Result<()> {
        meta::set(conn, name::BUILD, BUILD)?;
        for handler in self.in_columns() {
            meta::set(conn, &noted_as(handler), &columns(conn, handler)?.join(" "))?;
        }
        Ok(())
    }

    /// Whether a table of columns alone has one that the build which filled it did not have.
    fn has_new_columns(&self, conn: &Connection) -> Result<bool> {
        for handler in self.in_columns() {
            let Some(noted) = meta::get(conn, &noted_as(handler))? else { continue };
            let noted: BTreeSet<&str> = noted.split(' ').collect();
            if columns(conn, handler)?.iter().any(|column| !noted.contains(column.as_str())) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn in_columns(&self) -> impl Iterator<Item = &dyn Handler> {
        self.by_name.values().map(|handler| &**handler).filter(|handler| !handler.keeps_body())
    }
}

fn noted_as(handler: &dyn Handler) -> String {
    format!("{}{}", name::COLUMNS, handler.table())
}

fn columns(conn: &Connection, handler: &dyn Handler) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached("SELECT name FROM pragma_table_info(?1) ORDER BY name")?;
    Ok(statement.query_map([handler.table()], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Keeps rows of a room's table aside that this build cannot read.
fn set_aside(conn: &Connection, handler: &dyn Handler) -> Result<()> {
    let mut unread: Vec<(String, i64, String)> = Vec::new();
    {
        let mut statement = conn.prepare(&format!("SELECT id, version, body FROM {}", handler.table()))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let body = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
            if handler.collection().check(body).is_err() {
                unread.push((row.get(0)?, row.get(1)?, body.to_owned()));
            }
        }
    }
    for (id, version, body) in unread {
        aside::instead(conn, handler, &Incoming { id: &id, version, audience: None, body: &body })?;
    }
    Ok(())
}

/// Hands rows of a collection that are aside to its room.
fn take_over(conn: &Connection, collection: &str, handler: &dyn Handler) -> Result<()> {
    let (mut taken, mut newest) = (Vec::new(), 0);
    {
        let mut statement =
            conn.prepare("SELECT id, version, audience, body FROM extra WHERE collection = ?1")?;
        let mut rows = statement.query([collection])?;
        while let Some(row) = rows.next()? {
            let (id, audience): (String, Option<String>) = (row.get(0)?, row.get(2)?);
            let body: String = row.get(3)?;
            let version = row.get(1)?;
            let incoming = Incoming { id: &id, version, audience: audience.as_deref(), body: &body };
            if put(conn, handler, &incoming, Care::With)? {
                newest = newest.max(version);
                taken.push(id);
            }
        }
    }
    if !taken.is_empty() {
        handler.changed(conn, newest)?;
    }
    taken.iter().try_for_each(|id| aside::delete(conn, collection, id))
}
