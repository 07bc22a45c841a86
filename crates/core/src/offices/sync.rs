//! Offices and member lists into the cache.

use crate::error::Result;
use crate::fold::fold;
use crate::rows;
use crate::sync::{Handler, Incoming};
use min_side_domain::records::ListMember;
use min_side_domain::{Audience, Collection};
use rusqlite::{Connection, params};

pub(super) fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(rows::Plain(Collection::Offices)), Box::new(ListMembers)]
}

struct ListMembers;

impl Handler for ListMembers {
    fn collection(&self) -> Collection {
        Collection::ListMembers
    }

    fn put(&self, conn: &Connection, row: &Incoming<'_>) -> Result<()> {
        let member: ListMember = serde_json::from_str(row.body)?;
        let audience =
            row.audience.map_or_else(|| Audience::Unit(member.unit_id.clone()).to_string(), str::to_owned);
        conn.prepare_cached(
            "INSERT INTO list_members (id, version, audience, unit_id, first_name, last_name, member_number, position, \
             workplace, place, email, mobile, since, folded) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) \
             ON CONFLICT (id) DO UPDATE SET version = excluded.version, audience = excluded.audience, \
             unit_id = excluded.unit_id, first_name = excluded.first_name, last_name = excluded.last_name, \
             member_number = excluded.member_number, position = excluded.position, workplace = excluded.workplace, \
             place = excluded.place, email = excluded.email, mobile = excluded.mobile, since = excluded.since, \
             folded = excluded.folded",
        )?
        .execute(params![
            row.id,
            row.version,
            audience,
            member.unit_id,
            member.first_name,
            member.last_name,
            member.member_number,
            member.position,
            member.arbeidssted_name,
            member.place,
            member.email,
            member.mobile,
            member.since.to_string(),
            folded(&member),
        ])?;
        Ok(())
    }

    fn purge(&self, conn: &Connection, audience: &str) -> Result<()> {
        let deleted =
            conn.prepare_cached("DELETE FROM list_members WHERE audience = ?1")?.execute([audience])?;
        if deleted > 0 {
            note(conn, audience)?;
        }
        Ok(())
    }
}

fn folded(member: &ListMember) -> String {
    let all = [
        &member.first_name,
        &member.last_name,
        &member.member_number,
        &member.position,
        &member.arbeidssted_name,
        &member.place,
        &member.email,
        &member.mobile,
    ];
    all.map(|text| fold(text)).join(" ")
}

/// Notes that rows of this audience are deleted in this transaction.
fn note(tx: &Connection, audience: &str) -> Result<()> {
    tx.execute(
        "INSERT INTO unfinished_purge (audience) VALUES (?1) ON CONFLICT (audience) DO NOTHING",
        [audience],
    )?;
    Ok(())
}
