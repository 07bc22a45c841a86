//! The rows of the outbox as they are sent: the next ones, their marks, and what is noted of each.

use super::enqueue::kind;
use super::list::{COLUMNS, Pending, read};
use super::uploads::Uploads;
use super::verdict::is_passing;
use crate::error::Result;
use min_side_wire::command::{Answer, Command, Envelope, Outcome};
use min_side_wire::contract::{Fit, Spoken};
use min_side_wire::problem::Problem;
use min_side_wire::{MAX_COMMANDS, MAX_COMMANDS_BYTES};
use rusqlite::{Connection, params};
use std::collections::HashSet;

/// Room that a request's frame takes beside its commands, bytes.
const FRAME: usize = 1024;

/// Rows of one request, and the places of the first and the last of them in the queue.
pub(super) struct Batch {
    pub(super) rows: Vec<Pending>,
    pub(super) first: i64,
    pub(super) last: i64,
}

/// Why a command is kept back from a server that speaks so, if it is: it waits until one of the two has been updated.
pub(super) fn withheld(spoken: &Spoken, command: &Command) -> Option<&'static str> {
    match spoken.takes(command.since()) {
        Fit::Fits => None,
        Fit::AppTooOld => Some("app_too_old"),
        Fit::ServerTooOld => Some("server_too_old"),
    }
}

/// The first rows after `after` that are not answered, as many as one request holds. A message with files is always the
/// first of its request: its files go before it. One that is kept back is alone. Those that rest are left out, and what
/// changes the same as an earlier one until that has been answered. A row of another author than the folder's owner is
/// never among them.
pub(super) fn next_batch(
    local: &Connection,
    after: i64,
    spoken: &Spoken,
    resting: &HashSet<String>,
) -> Result<Batch> {
    let mut statement = local.prepare_cached(&format!(
        "SELECT {COLUMNS}, seq FROM outbox WHERE state IN ('pending', 'sending') AND seq > ?1 \
         AND author IS (SELECT value FROM kept WHERE name = 'owner') ORDER BY seq"
    ))?;
    let mut rows = statement.query([after])?;
    let (mut batch, mut bytes) = (Batch { rows: Vec::new(), first: after, last: after }, FRAME);
    while let Some(row) = rows.next()? {
        if resting.contains(row.get_ref(0)?.as_str().unwrap_or_default()) {
            continue;
        }
        bytes += row.get_ref(1)?.as_str().map_or(0, str::len) + 1;
        let seq = row.get("seq")?;
        let row = read(row)?;
        if let Some(earlier) = waits_for(local, seq, &row.envelope.command)? {
            if batch.rows.iter().any(|sent| sent.id == earlier) {
                // It goes with the next request, once the answer to this one is known.
                break;
            }
            continue;
        }
        let has_files = matches!(&row.envelope.command, Command::SendMessage { attachments, .. } if !attachments.is_empty());
        let is_withheld = withheld(spoken, &row.envelope.command).is_some();
        let is_full = bytes > MAX_COMMANDS_BYTES || batch.rows.len() == MAX_COMMANDS;
        if batch.rows.is_empty() {
            batch.first = seq;
        } else if is_full || has_files || is_withheld {
            break;
        }
        batch.rows.push(row);
        batch.last = seq;
        if is_withheld {
            break;
        }
    }
    Ok(batch)
}

/// The row that a command cannot go before: the newest earlier one of the same thing, while that is unanswered. Done the
/// other way around, what the member wrote first would stand in the end, or clash with what was written after it.
fn waits_for(local: &Connection, seq: i64, command: &Command) -> Result<Option<String>> {
    let kind = kind(command);
    if !matches!(kind, "change_employment" | "edit_profile" | "edit_membership") {
        return Ok(None);
    }
    let mut statement = local.prepare_cached(
        "SELECT envelope FROM outbox WHERE kind = ?1 AND seq < ?2 AND state IN ('pending', 'sending') \
         AND author IS (SELECT value FROM kept WHERE name = 'owner') ORDER BY seq DESC",
    )?;
    let mut rows = statement.query(params![kind, seq])?;
    while let Some(row) = rows.next()? {
        let earlier: Envelope = serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?;
        if is_of_the_same(&earlier, command) {
            return Ok(Some(earlier.id));
        }
    }
    Ok(None)
}

/// Whether two commands of a kind change the same thing.
fn is_of_the_same(earlier: &Envelope, later: &Command) -> bool {
    match (&earlier.command, later) {
        (
            Command::ChangeEmployment { employment_id: before, .. },
            Command::ChangeEmployment { employment_id: Some(id), .. },
        ) => before.as_ref().unwrap_or(&earlier.id) == id,
        // Fields of a record have rules in common: a choice may point at what the edit before it filled.
        (Command::EditProfile { .. }, Command::EditProfile { .. })
        | (Command::EditMembership { .. }, Command::EditMembership { .. }) => true,
        _ => false,
    }
}

pub(super) fn mark_sending(tx: &Connection, ids: &[String]) -> Result<Vec<String>> {
    let mut statement = tx.prepare_cached(
        "UPDATE outbox SET state = 'sending' WHERE id = ?1 AND state IN ('pending', 'sending')",
    )?;
    let mut marked = Vec::new();
    for id in ids {
        if statement.execute([id])? == 1 {
            marked.push(id.clone());
        }
    }
    Ok(marked)
}

pub(super) fn mark_pending(tx: &Connection, ids: &[String]) -> Result<()> {
    let mut statement =
        tx.prepare_cached("UPDATE outbox SET state = 'pending' WHERE id = ?1 AND state = 'sending'")?;
    ids.iter().try_for_each(|id| Ok(statement.execute([id]).map(|_| ())?))
}

/// Notes an answer. Answers whether it settles the row: that the server failed at it, or had no time, does not.
pub(super) fn note(tx: &Connection, answer: &Answer) -> Result<bool> {
    match &answer.outcome {
        Outcome::Done { version, .. } => {
            tx.execute(
                "UPDATE outbox SET state = 'done', done_version = ?2, problem = NULL, conflict = NULL WHERE id = ?1",
                params![answer.id, version],
            )?;
        }
        Outcome::Failed { problem } => {
            unsettled_for(tx, &answer.id, problem)?;
            return Ok(false);
        }
        Outcome::Refused { problem } if is_passing(problem) => {
            unsettled_for(tx, &answer.id, problem)?;
            return Ok(false);
        }
        Outcome::Refused { problem } => refuse(tx, &answer.id, problem)?,
        Outcome::Conflict { fields, version } => {
            tx.execute(
                "UPDATE outbox SET state = 'conflict', problem = NULL, conflict = ?2, done_version = ?3 WHERE id = ?1",
                params![answer.id, serde_json::to_string(fields)?, version],
            )?;
        }
    }
    Ok(true)
}

/// A row that is not settled stays as it is; the member may see why.
pub(super) fn unsettled_for(tx: &Connection, id: &str, problem: &Problem) -> Result<()> {
    tx.execute(
        "UPDATE outbox SET problem = ?2 WHERE id = ?1 AND state IN ('pending', 'sending')",
        params![id, serde_json::to_string(problem)?],
    )?;
    Ok(())
}

pub(super) fn refuse(tx: &Connection, id: &str, problem: &Problem) -> Result<()> {
    tx.execute(
        "UPDATE outbox SET state = 'refused', problem = ?2 WHERE id = ?1",
        params![id, serde_json::to_string(problem)?],
    )?;
    Ok(())
}

/// The rows that are done now. Called before a pull begins: when it has come to its end, the feed has brought what
/// they did, and [`settle`] removes them.
pub(crate) fn done(local: &Connection) -> Result<Vec<String>> {
    let mut statement = local.prepare_cached("SELECT id FROM outbox WHERE state = 'done'")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Removes rows whose effect is in the cache.
pub(crate) fn settle(tx: &Connection, ids: &[String], uploads: Option<&dyn Uploads>) -> Result<()> {
    let mut statement = tx.prepare_cached("DELETE FROM outbox WHERE id = ?1 AND state = 'done'")?;
    for id in ids {
        statement.execute([id])?;
    }
    uploads.map_or(Ok(()), |uploads| uploads.tidy(tx))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::{Kind, testing};
    use crate::outbox::enqueue;
    use chrono::{DateTime, Utc};
    use min_side_domain::records::EmploymentFacts;
    use min_side_wire::command::FieldEdit;

    fn change(employment_id: Option<String>) -> Command {
        let facts = EmploymentFacts {
            virksomhet: "974761076".into(),
            virksomhet_name: "Skatteetaten".into(),
            arbeidssted: "974761076".into(),
            arbeidssted_name: "Skatteetaten Oslo".into(),
            place: "OSLO".into(),
            kommune: "OSLO".into(),
            position: "Rådgiver".into(),
            percent: 100,
            employee_number: String::new(),
            payroll_deduction: true,
        };
        Command::ChangeEmployment { employment_id, facts }
    }

    /// The ids of the next request, and the place of the last of them.
    fn next(local: &Connection, after: i64, resting: &[&String]) -> (Vec<String>, i64) {
        let resting = resting.iter().map(|id| (*id).clone()).collect();
        let batch = next_batch(local, after, &Spoken::default(), &resting).unwrap();
        (batch.rows.into_iter().map(|row| row.id).collect(), batch.last)
    }

    #[test]
    fn r_05_5_a_change_of_a_new_employment_is_not_sent_before_that_has_been_answered() {
        let local = testing::connection(Kind::Local);
        let now: DateTime<Utc> = "2026-03-01T12:00:00Z".parse().unwrap();
        let new = enqueue(&local, &change(None), None, "", now).unwrap();
        let changed = enqueue(&local, &change(Some(new.clone())), None, "", now).unwrap();
        let read = Command::MarkRead { threads: vec!["t".into()], through: now };
        let other = enqueue(&local, &read, None, "", now).unwrap();
        let ids = |after, resting: &[&String]| next(&local, after, resting);
        // In order, each once the other is known; what rests keeps only its own back.
        let (first, last) = ids(i64::MIN, &[]);
        assert_eq!(first, std::slice::from_ref(&new));
        assert_eq!(ids(last, &[]).0, std::slice::from_ref(&other), "it has not been answered");
        assert_eq!(ids(i64::MIN, &[&new]).0, std::slice::from_ref(&other));
        local.execute("UPDATE outbox SET state = 'done' WHERE id = ?1", [&new]).unwrap();
        assert_eq!(ids(last, &[]).0, [changed, other]);
    }

    #[test]
    fn r_05_5_of_two_changes_of_an_employment_the_newer_never_goes_first() {
        let local = testing::connection(Kind::Local);
        let now: DateTime<Utc> = "2026-03-01T12:00:00Z".parse().unwrap();
        let put = |command: Command| enqueue(&local, &command, None, "", now).unwrap();
        let first = put(change(Some("e1".into())));
        let second = put(change(Some("e1".into())));
        let other = put(change(Some("e2".into())));
        let (sent, last) = next(&local, i64::MIN, &[]);
        assert_eq!(sent, std::slice::from_ref(&first), "the second after the answer to the first");
        assert_eq!(next(&local, i64::MIN, &[&first]).0, std::slice::from_ref(&other), "the first is held up");
        local.execute("UPDATE outbox SET state = 'refused' WHERE id = ?1", [&first]).unwrap();
        assert_eq!(next(&local, last, &[]).0, [second, other]);
    }

    #[test]
    fn r_01_6_of_two_edits_of_a_record_the_newer_never_goes_first() {
        let local = testing::connection(Kind::Local);
        let now: DateTime<Utc> = "2026-03-01T12:00:00Z".parse().unwrap();
        let put = |command: Command| enqueue(&local, &command, None, "", now).unwrap();
        let edit = |field: &str| vec![FieldEdit { field: field.into(), from: "a".into(), to: "b".into() }];
        let first = put(Command::EditProfile { edits: edit("email_work") });
        let choice = put(Command::EditProfile { edits: edit("email_choice") });
        let magazine = put(Command::EditMembership { edits: edit("magazine") });
        assert_eq!(next(&local, i64::MIN, &[]).0, std::slice::from_ref(&first));
        assert_eq!(next(&local, i64::MIN, &[&first]).0, std::slice::from_ref(&magazine));
        local.execute("UPDATE outbox SET state = 'done' WHERE id = ?1", [&first]).unwrap();
        assert_eq!(next(&local, i64::MIN, &[]).0, [choice, magazine]);
        // A row that never goes, of someone who used the folder before, keeps nothing waiting.
        local
            .execute("UPDATE outbox SET state = 'pending', author = 'another' WHERE id = ?1", [&first])
            .unwrap();
        assert_eq!(next(&local, i64::MIN, &[]).0.len(), 2);
    }
}
