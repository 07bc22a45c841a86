//! Each command is answered once and for all: its answer is kept with its effect, under its sender, its id and what it
//! said. A key that comes again with other words is refused.

use super::{Backend, CommandError, NotAnswered};
use crate::storage::{KeptAnswer, StorageError, Transaction, write};
use chrono::{DateTime, TimeDelta, Utc};
use min_side_wire::command::{Left, Outcome};
use min_side_wire::problem::{Problem, ProblemCode};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::time::Duration;

/// Commands of one member's that are answered on one day (UTC), and their bytes.
const COMMANDS_A_DAY: u64 = 20_000;
const BYTES_A_DAY: u64 = 64 * 1024 * 1024;
/// How long a member who has sent too much waits before asking again.
const RETRY_AFTER_QUOTA: Duration = Duration::from_secs(3_600);
/// How long an answer is kept by which nothing was done, and any other.
const REFUSED_KEPT: TimeDelta = TimeDelta::days(30);
const DONE_KEPT: TimeDelta = TimeDelta::days(400);

/// What tells a command from every other.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    sender: String,
    id: String,
    hash: Vec<u8>,
    bytes: usize,
    bounded: bool,
}

impl Key {
    /// The key of a member's command, as it came.
    pub(crate) fn of_member(member: &str, id: &str, command: &Value) -> Self {
        Self::new(member.to_owned(), id, command, true)
    }

    /// The key of one of the office's commands, as it came.
    pub(crate) fn of_office(worker: &str, id: &str, command: &Value) -> Self {
        Self::new(format!("office:{worker}"), id, command, false)
    }

    fn new(sender: String, id: &str, command: &Value, bounded: bool) -> Self {
        let said = bare(command).unwrap_or_default().to_string();
        let hash = Sha256::digest(said.as_bytes()).to_vec();
        Self { sender, id: id.to_owned(), hash, bytes: said.len(), bounded }
    }
}

/// What was done: the newest version, and those for whom it was not.
#[derive(Debug, Default)]
pub(crate) struct Done {
    pub(crate) version: i64,
    pub(crate) left: Vec<Left>,
}

impl From<i64> for Done {
    fn from(version: i64) -> Self {
        Self { version, left: Vec::new() }
    }
}

/// The answer that this command got before; a refusal when its key is another command's.
///
/// # Errors
/// When the storage fails.
pub(crate) fn load_answer(tx: &mut dyn Transaction, key: &Key) -> Result<Option<Outcome>, StorageError> {
    let Some(kept) = tx.answer(&key.sender, &key.id)? else { return Ok(None) };
    if kept.hash.is_some_and(|hash| hash != key.hash) {
        return Ok(Some(Outcome::Refused { problem: id_reused() }));
    }
    serde_json::from_str(&kept.answer).map(Some).map_err(StorageError::Body)
}

/// The key is that of something else.
pub(crate) fn id_reused() -> Problem {
    Problem::new(ProblemCode::IdReused, "the id is that of another command, or of something that is there")
}

/// Carries out `work` in one transaction unless this command has an answer already. The answer is kept with the
/// effect; a refusal is kept too, after everything that came before it has been undone.
///
/// # Errors
/// When the storage fails, and when the sender has had too much answered today: nothing was done.
pub(crate) fn answer_once(
    backend: Backend<'_>,
    key: &Key,
    mut work: impl FnMut(&mut dyn Transaction) -> Result<i64, CommandError>,
) -> Result<Outcome, NotAnswered> {
    let first = write(backend.storage, backend.clock.now(), |tx| {
        if let Some(outcome) = load_answer(tx, key)? {
            return Ok(outcome);
        }
        let outcome = Outcome::Done { version: work(tx)?, left: Vec::new() };
        store(tx, key, &outcome)?;
        Ok::<_, CommandError>(outcome)
    });
    match first {
        Ok(outcome) => Ok(outcome),
        Err(stop) => stopped(backend, key, stop),
    }
}

/// As [`answer_once`], for work that takes its time: it makes transactions of its own, each of which leaves something
/// that holds by itself, so that a repeat goes on where an earlier try was cut off.
///
/// # Errors
/// As [`answer_once`].
pub(crate) fn answer_in_steps(
    backend: Backend<'_>,
    key: &Key,
    work: impl FnOnce() -> Result<Done, CommandError>,
) -> Result<Outcome, NotAnswered> {
    let before =
        write(backend.storage, backend.clock.now(), |tx| Ok::<_, CommandError>(load_answer(tx, key)?));
    match before.and_then(|before| before.map_or_else(|| work().map(Err), |outcome| Ok(Ok(outcome)))) {
        Ok(Ok(outcome)) => Ok(outcome),
        Ok(Err(done)) => {
            store_answer(backend, key, &Outcome::Done { version: done.version, left: done.left })
        }
        Err(stop) => stopped(backend, key, stop),
    }
}

/// Forgets answers that are old enough; how many.
///
/// # Errors
/// When the storage fails.
pub(crate) fn prune(tx: &mut dyn Transaction) -> Result<usize, StorageError> {
    let before = |kept: TimeDelta, now: DateTime<Utc>| now.checked_sub_signed(kept).unwrap_or(now);
    let now = tx.now();
    tx.prune_answers(before(REFUSED_KEPT, now), before(DONE_KEPT, now))
}

fn stopped(backend: Backend<'_>, key: &Key, stop: CommandError) -> Result<Outcome, NotAnswered> {
    match stop {
        CommandError::Failed(error) => Err(error.into()),
        CommandError::TooMuch => Err(NotAnswered::TooMuch { retry_after: RETRY_AFTER_QUOTA }),
        CommandError::Refused(problem) => store_answer(backend, key, &Outcome::Refused { problem: *problem }),
        CommandError::Conflict { fields, version } => {
            store_answer(backend, key, &Outcome::Conflict { fields, version })
        }
    }
}

/// Keeps an outcome whose effect, if it has one, stands already.
fn store_answer(backend: Backend<'_>, key: &Key, outcome: &Outcome) -> Result<Outcome, NotAnswered> {
    let kept = write(backend.storage, backend.clock.now(), |tx| {
        if let Some(outcome) = load_answer(tx, key)? {
            return Ok(outcome);
        }
        store(tx, key, outcome)?;
        Ok::<_, CommandError>(outcome.clone())
    });
    match kept {
        Ok(outcome) => Ok(outcome),
        Err(CommandError::Failed(error)) => Err(error.into()),
        Err(_) => Err(NotAnswered::TooMuch { retry_after: RETRY_AFTER_QUOTA }),
    }
}

fn store(tx: &mut dyn Transaction, key: &Key, outcome: &Outcome) -> Result<(), CommandError> {
    let sent = tx.count_sent(&key.sender, key.bytes)?;
    if key.bounded && (sent.commands > COMMANDS_A_DAY || sent.bytes > BYTES_A_DAY) {
        return Err(CommandError::TooMuch);
    }
    let answer = serde_json::to_string(outcome).map_err(StorageError::Body)?;
    let refused = !matches!(outcome, Outcome::Done { .. });
    let kept = KeptAnswer { answer, hash: Some(key.hash.clone()), refused };
    Ok(tx.keep_answer(&key.sender, &key.id, &kept)?)
}

/// What a command says, without its id and without what says nothing: absent, null, false and empty are the same, so
/// that an optional field which a newer build writes out does not make another command of it. The order of an object's
/// members does not count either.
fn bare(value: &Value) -> Option<Value> {
    fn within(value: &Value) -> Option<Value> {
        match value {
            Value::Null | Value::Bool(false) => None,
            Value::String(text) if text.is_empty() => None,
            Value::Array(items) if items.is_empty() => None,
            // Places in a list count: nothing is left out between them.
            Value::Array(items) => {
                Some(Value::Array(items.iter().map(|item| within(item).unwrap_or_default()).collect()))
            }
            Value::Object(fields) => {
                let fields: BTreeMap<String, Value> =
                    fields.iter().filter_map(|(name, value)| Some((name.clone(), within(value)?))).collect();
                (!fields.is_empty()).then(|| Value::Object(fields.into_iter().collect()))
            }
            other => Some(other.clone()),
        }
    }
    let mut command = value.clone();
    if let Some(fields) = command.as_object_mut() {
        fields.remove("id");
    }
    within(&command)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn hash(command: &Value) -> Vec<u8> {
        Key::of_member("m", "c", command).hash
    }

    #[test]
    fn what_an_optional_field_says_by_being_empty_makes_no_other_command() {
        let old = json!({"id": "a", "kind": "send_message", "payload": {"body": "Hei", "subject": ""}});
        let new = json!({"kind": "send_message", "base_version": null, "id": "a",
            "payload": {"attachments": [], "urgent": false, "body": "Hei", "subject": ""}});
        assert_eq!(hash(&old), hash(&new));
    }

    #[test]
    fn what_is_said_makes_another_command() {
        let one = json!({"id": "a", "kind": "mark_read", "payload": {"threads": ["a", "b"]}});
        for other in [
            json!({"id": "a", "kind": "mark_read", "payload": {"threads": ["b", "a"]}}),
            json!({"id": "a", "kind": "mark_read", "payload": {"threads": ["a", "", "b"]}}),
            json!({"id": "a", "kind": "mark_read", "payload": {"threads": ["a"]}}),
            json!({"id": "a", "kind": "mark_unread", "payload": {"threads": ["a", "b"]}}),
            json!({"id": "a", "kind": "mark_read", "base_version": 4, "payload": {"threads": ["a", "b"]}}),
        ] {
            assert_ne!(hash(&one), hash(&other), "{other}");
        }
    }
}
