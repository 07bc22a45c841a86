//! What a member does: each command with its rules in a file, each answered once and for all.

mod accept_declaration;
mod change_employment;
mod edit_membership;
mod edit_profile;
pub(crate) mod edits;
mod mark_read;
mod order_reward;
mod record_export;
mod send_message;
#[cfg(test)]
mod tests;
mod withdraw_application;

use crate::http::error::ApiError;
use crate::state::State;
use crate::storage::{Person, Row, StorageError, Stored, Transaction, write};
use chrono::{DateTime, TimeDelta, Utc};
use min_side_domain::Audience;
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::records::{Record, Thread, Union};
use min_side_wire::command::{Answer, Command, Envelope, FieldConflict, Outcome};
use min_side_wire::problem::{Problem, ProblemCode};

pub(crate) use edit_profile::edit as edit_profile_by;
pub(crate) use send_message::are_uploaded;

/// Why a command was not carried out.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Refused, with the reason.
    Refused(Box<Problem>),
    /// Fields clash.
    Conflict { fields: Vec<FieldConflict>, version: i64 },
    /// The server failed: not an answer, the command may be sent again.
    Failed(StorageError),
}

impl From<StorageError> for Stop {
    fn from(error: StorageError) -> Self {
        Self::Failed(error)
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Refused(Box::new(problem))
    }
}

impl Stop {
    /// Refused for this reason.
    pub(crate) fn because(code: ProblemCode, title: &str) -> Self {
        Problem::new(code, title).into()
    }

    /// One field was refused.
    pub(crate) fn field(field: &str, code: FieldCode) -> Self {
        Problem::invalid(vec![FieldError::new(field, code)]).into()
    }
}

/// One who acts, within the transaction of the act.
pub(crate) struct Act<'a> {
    pub(crate) tx: &'a mut dyn Transaction,
    pub(crate) member: &'a str,
    pub(crate) name: &'a str,
    pub(crate) own: Audience,
}

impl Act<'_> {
    /// A record of the member's own.
    pub(crate) fn get<R: Record>(&mut self, id: &str) -> Result<Option<(R, Stored)>, Stop> {
        let Some(row) = self.tx.row(&self.own, R::COLLECTION, id)? else { return Ok(None) };
        Ok(Some((read(&row)?, row)))
    }

    /// A public record.
    pub(crate) fn public<R: Record>(&mut self, id: &str) -> Result<Option<R>, Stop> {
        let row = self.tx.row(&Audience::Public, R::COLLECTION, id)?;
        row.as_ref().map(read).transpose().map_err(Stop::from)
    }

    /// All of the member's own records of a kind.
    pub(crate) fn all<R: Record>(&mut self) -> Result<Vec<R>, Stop> {
        let rows = self.tx.rows(&self.own, R::COLLECTION)?;
        rows.iter().map(|row| read(row).map_err(Stop::from)).collect()
    }

    /// Writes a record of the member's own; its version.
    pub(crate) fn put<R: Record>(&mut self, record: &R) -> Result<i64, Stop> {
        Ok(self.tx.put(&Row::of(self.own.clone(), record)?)?)
    }

    /// The union, as this member has it.
    pub(crate) fn union(&mut self) -> Result<Union, Stop> {
        if let Some((union, _)) = self.get::<Union>("union")? {
            return Ok(union);
        }
        self.public::<Union>("union")?
            .ok_or(Stop::Failed(StorageError::Damaged("a member without the union's own row")))
    }
}

/// When a message of a thread is sent: later than the one before it, also within a millisecond, so that the
/// order of a thread is the order of its times.
pub(crate) fn after(thread: &Thread, now: DateTime<Utc>) -> DateTime<Utc> {
    now.max(thread.last_at + TimeDelta::milliseconds(1))
}

/// A stored row as its record.
pub(crate) fn read<R: Record>(row: &Stored) -> Result<R, StorageError> {
    serde_json::from_str(&row.body).map_err(StorageError::Body)
}

/// Carries out a command, or tells again what came of it.
pub(crate) fn carry_out(state: &State, person: &Person, envelope: &Envelope) -> Result<Answer, ApiError> {
    let outcome = answer_once(state, &person.id, &envelope.id, |tx| {
        let mut act =
            Act { tx, member: &person.id, name: &person.name, own: Audience::Member(person.id.clone()) };
        dispatch(&mut act, envelope)
    })?;
    Ok(Answer { id: envelope.id.clone(), outcome })
}

fn dispatch(act: &mut Act<'_>, envelope: &Envelope) -> Result<i64, Stop> {
    let id = &envelope.id;
    match &envelope.command {
        Command::SendMessage { thread_id, recipient_id, subject, body, attachments } => {
            let draft = send_message::Draft { id, thread_id, recipient_id, subject, body, attachments };
            send_message::carry_out(act, &draft)
        }
        Command::MarkRead { threads, through } => mark_read::carry_out(act, threads, *through),
        Command::EditProfile { edits } => edit_profile::carry_out(act, edits),
        Command::EditMembership { edits } => edit_membership::carry_out(act, edits),
        Command::ChangeEmployment { employment_id, facts } => {
            change_employment::carry_out(act, id, envelope.base_version, employment_id.as_deref(), facts)
        }
        Command::WithdrawApplication { enrolment_id, .. } => {
            withdraw_application::carry_out(act, enrolment_id)
        }
        Command::OrderReward { reward_id, quantity, price, deliver_to, address } => {
            let wish =
                order_reward::Wish { id, reward_id, quantity: *quantity, price: *price, deliver_to, address };
            order_reward::carry_out(act, &wish)
        }
        Command::AcceptDeclaration { version } => accept_declaration::carry_out(act, version),
        Command::RecordExport { unit_id, purpose, format, rows, at } => record_export::carry_out(
            act,
            &record_export::Export { unit_id, purpose, format, rows: *rows, at: *at },
        ),
    }
}

/// Carries out `work` unless `sender` has an answer to this id already. The answer is kept with the effect; a
/// refusal is kept too, after everything that came before it has been undone.
pub(crate) fn answer_once(
    state: &State,
    sender: &str,
    id: &str,
    mut work: impl FnMut(&mut dyn Transaction) -> Result<i64, Stop>,
) -> Result<Outcome, ApiError> {
    let now = state.clock.now();
    let first = write(&*state.storage, now, |tx| {
        if let Some(outcome) = kept(tx, sender, id)? {
            return Ok(outcome);
        }
        let outcome = Outcome::Done { version: work(tx)? };
        keep(tx, sender, id, &outcome)?;
        Ok::<_, Stop>(outcome)
    });
    let outcome = match first {
        Ok(outcome) => return Ok(outcome),
        Err(Stop::Failed(error)) => return Err(error.into()),
        Err(Stop::Refused(problem)) => Outcome::Refused { problem: *problem },
        Err(Stop::Conflict { fields, version }) => Outcome::Conflict { fields, version },
    };
    Ok(write(&*state.storage, now, |tx| {
        if let Some(outcome) = kept(tx, sender, id)? {
            return Ok(outcome);
        }
        keep(tx, sender, id, &outcome)?;
        Ok::<_, StorageError>(outcome.clone())
    })?)
}

fn kept(tx: &mut dyn Transaction, sender: &str, id: &str) -> Result<Option<Outcome>, StorageError> {
    let Some(text) = tx.answer(sender, id)? else { return Ok(None) };
    serde_json::from_str(&text).map(Some).map_err(StorageError::Body)
}

fn keep(tx: &mut dyn Transaction, sender: &str, id: &str, outcome: &Outcome) -> Result<(), StorageError> {
    let text = serde_json::to_string(outcome).map_err(StorageError::Body)?;
    tx.keep_answer(sender, id, &text)
}
