//! What the member may do with a row that is not settled: take it back, try again, or choose in a conflict.

use super::list::{COLUMNS, Pending, read};
use crate::error::{Error, Result};
use crate::views::OutboxState;
use chrono::{DateTime, Utc};
use min_side_wire::command::{Command, FieldEdit};
use min_side_wire::problem::{Problem, ProblemCode};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// Takes a row out and answers what it was. One that may have reached the server stays.
///
/// # Errors
/// `already_sent` for one that is being sent or is done, [`Error::NotFound`].
pub fn withdraw(tx: &Connection, id: &str) -> Result<Pending> {
    let row = find(tx, id)?;
    if matches!(row.state, OutboxState::Sending | OutboxState::Done) {
        return Err(Error::refused("already_sent"));
    }
    tx.execute("DELETE FROM outbox WHERE id = ?1", [id])?;
    Ok(row)
}

/// Puts a refused row last in the queue again, under a new id: the server keeps its answer to the old one. Answers the
/// new id.
///
/// # Errors
/// `wrong_state` for one that was not refused, `id_reused` for one whose id the server knows with other content,
/// [`Error::NotFound`].
pub fn retry(tx: &Connection, id: &str, now: DateTime<Utc>) -> Result<String> {
    let row = find(tx, id)?;
    if row.state != OutboxState::Refused {
        return Err(Error::refused("wrong_state"));
    }
    // Something was carried out under this id, and this row may be it, written by an earlier version of the app: under
    // a new id it would be done twice. The member looks and writes it again where it is missing.
    if row.problem.as_ref().and_then(Problem::code) == Some(ProblemCode::IdReused) {
        return Err(Error::refused("id_reused"));
    }
    tx.execute("DELETE FROM outbox WHERE id = ?1", [id])?;
    super::enqueue(tx, &row.envelope.command, row.envelope.base_version, &row.title, now)
}

/// Settles a conflict: an edit of the fields where `mine` shall stand goes into the queue, made from what the server
/// has; where nothing of mine stands, the row is dropped. Answers the new id, if any.
///
/// # Errors
/// `wrong_state` for one that does not clash or a choice that is missing, [`Error::NotFound`].
pub fn resolve(
    tx: &Connection,
    id: &str,
    mine: &BTreeMap<String, bool>,
    now: DateTime<Utc>,
) -> Result<Option<String>> {
    let row = find(tx, id)?;
    if row.state != OutboxState::Conflict {
        return Err(Error::refused("wrong_state"));
    }
    let (edits, profile) = match row.envelope.command {
        Command::EditProfile { edits } => (edits, true),
        Command::EditMembership { edits } => (edits, false),
        _ => return Err(Error::refused("wrong_state")),
    };
    let mut kept = Vec::new();
    for edit in edits {
        match row.conflict.iter().find(|field| field.field == edit.field) {
            None => kept.push(edit),
            Some(field) => match mine.get(&edit.field) {
                None => return Err(Error::refused("choice_missing").with("field", &edit.field)),
                Some(false) => {}
                Some(true) => {
                    kept.push(FieldEdit { field: edit.field, from: field.theirs.clone(), to: edit.to });
                }
            },
        }
    }
    tx.execute("DELETE FROM outbox WHERE id = ?1", [id])?;
    if kept.is_empty() {
        return Ok(None);
    }
    let command =
        if profile { Command::EditProfile { edits: kept } } else { Command::EditMembership { edits: kept } };
    super::enqueue(tx, &command, row.done_version, &row.title, now).map(Some)
}

/// The row of this id.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Database`].
pub fn find(tx: &Connection, id: &str) -> Result<Pending> {
    let mut statement = tx.prepare_cached(&format!("SELECT {COLUMNS} FROM outbox WHERE id = ?1"))?;
    let mut rows = statement.query(params![id])?;
    match rows.next()? {
        Some(row) => read(row),
        None => Err(Error::NotFound),
    }
}
