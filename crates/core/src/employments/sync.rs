//! Employments and the register into the cache.

use crate::error::Result;
use crate::rows;
use crate::sync::{Handler, Incoming};
use min_side_domain::Collection;
use min_side_domain::records::{Arbeidssted, Virksomhet};
use rusqlite::{Connection, params};

pub(super) fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(rows::Plain(Collection::Employments)), Box::new(Virksomheter), Box::new(Arbeidssteder)]
}

struct Virksomheter;

impl Handler for Virksomheter {
    fn collection(&self) -> Collection {
        Collection::Virksomheter
    }

    fn put(&self, conn: &Connection, row: &Incoming<'_>) -> Result<()> {
        let unit: Virksomhet = serde_json::from_str(row.body)?;
        conn.prepare_cached(
            "INSERT INTO virksomheter (id, version, name, form, parent, closed) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
             ON CONFLICT (id) DO UPDATE SET version = excluded.version, name = excluded.name, form = excluded.form, \
             parent = excluded.parent, closed = excluded.closed",
        )?
        .execute(params![row.id, row.version, unit.name, unit.form, unit.parent, unit.closed])?;
        Ok(())
    }

    fn changed(&self, conn: &Connection, newest: i64) -> Result<()> {
        changed(conn, newest)
    }
}

struct Arbeidssteder;

impl Handler for Arbeidssteder {
    fn collection(&self) -> Collection {
        Collection::Arbeidssteder
    }

    fn put(&self, conn: &Connection, row: &Incoming<'_>) -> Result<()> {
        let place: Arbeidssted = serde_json::from_str(row.body)?;
        conn.prepare_cached(
            "INSERT INTO arbeidssteder (id, version, name, virksomhet, place, kommune, closed) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
             ON CONFLICT (id) DO UPDATE SET version = excluded.version, name = excluded.name, \
             virksomhet = excluded.virksomhet, place = excluded.place, kommune = excluded.kommune, \
             closed = excluded.closed",
        )?
        .execute(params![
            row.id,
            row.version,
            place.name,
            place.virksomhet,
            place.place,
            place.kommune,
            place.closed
        ])?;
        Ok(())
    }

    fn changed(&self, conn: &Connection, newest: i64) -> Result<()> {
        changed(conn, newest)
    }
}

/// What is held of the register in memory is made again.
fn changed(conn: &Connection, newest: i64) -> Result<()> {
    conn.prepare_cached("UPDATE register_stamp SET changes = changes + 1, version = max(version, ?1)")?
        .execute([newest])?;
    Ok(())
}
