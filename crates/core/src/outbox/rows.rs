//! The rows of the outbox as they are sent: the next ones, their marks, and what is noted of each.

use super::list::{COLUMNS, Pending, read};
use super::uploads::Uploads;
use super::verdict::is_passing;
use crate::error::Result;
use min_side_wire::command::{Answer, Command, Outcome};
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
/// first of its request: its files go before it. One that is kept back is alone. Those that rest are left out, and a change
/// of a new employment until that has been answered: the server would know of nothing to change. A row of another author
/// than the folder's owner is never among them.
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
        if let Some(new) = builds_on(local, &row.envelope.command)? {
            if batch.rows.iter().any(|sent| sent.id == new) {
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

/// The row of the outbox that a command cannot go before: the new employment that it changes, while that is unanswered.
fn builds_on(local: &Connection, command: &Command) -> Result<Option<String>> {
    let Command::ChangeEmployment { employment_id: Some(id), .. } = command else { return Ok(None) };
    let waits = local
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM outbox WHERE id = ?1 AND state IN ('pending', 'sending'))",
        )?
        .query_row([id], |row| row.get::<_, bool>(0))?;
    Ok(waits.then(|| id.clone()))
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

    #[test]
    fn r_05_5_a_change_of_a_new_employment_is_not_sent_before_that_has_been_answered() {
        let local = testing::connection(Kind::Local);
        let now: DateTime<Utc> = "2026-03-01T12:00:00Z".parse().unwrap();
        let spoken = Spoken::default();
        let new = enqueue(&local, &change(None), None, "", now).unwrap();
        let changed = enqueue(&local, &change(Some(new.clone())), None, "", now).unwrap();
        let read = Command::MarkRead { threads: vec!["t".into()], through: now };
        let other = enqueue(&local, &read, None, "", now).unwrap();
        let ids = |after: i64, resting: &[&String]| {
            let resting = resting.iter().map(|id| (*id).clone()).collect();
            let batch = next_batch(&local, after, &spoken, &resting).unwrap();
            (batch.rows.into_iter().map(|row| row.id).collect::<Vec<_>>(), batch.last)
        };
        // In order, each once the other is known; what rests keeps only its own back.
        let (first, last) = ids(i64::MIN, &[]);
        assert_eq!(first, std::slice::from_ref(&new));
        assert_eq!(ids(last, &[]).0, std::slice::from_ref(&other), "it has not been answered");
        assert_eq!(ids(i64::MIN, &[&new]).0, std::slice::from_ref(&other));
        local.execute("UPDATE outbox SET state = 'done' WHERE id = ?1", [&new]).unwrap();
        assert_eq!(ids(last, &[]).0, [changed, other]);
    }
}
