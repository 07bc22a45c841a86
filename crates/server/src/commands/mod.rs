//! What a member does: each command with its rules in a file, each answered once and for all.

mod accept_declaration;
mod change_employment;
mod edit_membership;
mod edit_profile;
pub(crate) mod edits;
#[cfg(test)]
mod id_tests;
mod mark_read;
mod once;
mod order_reward;
mod record_export;
mod send_message;
#[cfg(test)]
mod tests;
mod withdraw_application;

use crate::http::error::ApiError;
use crate::state::State;
use crate::storage::{Person, Row, StorageError, Stored, Transaction, Within};
use chrono::{DateTime, TimeDelta, Utc};
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::records::{Record, Thread, Union};
use min_side_domain::{Audience, Collection};
use min_side_wire::command::{Command, Envelope, FieldConflict, Outcome};
use min_side_wire::problem::{Problem, ProblemCode};
use serde::de::DeserializeOwned;

pub(crate) use edit_profile::edit as edit_profile_by;
pub(crate) use once::{Done, Key, answer_in_steps, answer_once, id_reused, prune};
pub(crate) use send_message::are_uploaded;

/// Why a command was not carried out.
#[derive(Debug)]
pub(crate) enum CommandError {
    /// Refused, with the reason.
    Refused(Box<Problem>),
    /// Fields clash.
    Conflict { fields: Vec<FieldConflict>, version: i64 },
    /// The server failed: not an answer, the command may be sent again.
    Failed(StorageError),
    /// The sender has had too much answered today: not an answer either.
    TooMuch,
}

impl From<StorageError> for CommandError {
    fn from(error: StorageError) -> Self {
        Self::Failed(error)
    }
}

impl From<Problem> for CommandError {
    fn from(problem: Problem) -> Self {
        Self::Refused(Box::new(problem))
    }
}

impl CommandError {
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
pub(crate) struct CommandContext<'a> {
    pub(crate) tx: &'a mut dyn Transaction,
    pub(crate) member: &'a str,
    pub(crate) name: &'a str,
    pub(crate) own: Audience,
}

impl CommandContext<'_> {
    /// A record of the member's own.
    pub(crate) fn get<R: Record>(&mut self, id: &str) -> Result<Option<(R, Stored)>, CommandError> {
        let Some(row) = self.tx.row(&self.own, R::COLLECTION, id)? else { return Ok(None) };
        Ok(Some((read(&row)?, row)))
    }

    /// A public record.
    pub(crate) fn public<R: Record>(&mut self, id: &str) -> Result<Option<R>, CommandError> {
        let row = self.tx.row(&Audience::Public, R::COLLECTION, id)?;
        row.as_ref().map(read).transpose().map_err(CommandError::from)
    }

    /// All of the member's own records of a kind.
    pub(crate) fn all<R: Record>(&mut self) -> Result<Vec<R>, CommandError> {
        let rows = self.tx.rows(&self.own, R::COLLECTION)?;
        rows.iter().map(|row| read(row).map_err(CommandError::from)).collect()
    }

    /// Writes a record of the member's own; its version.
    pub(crate) fn put<R: Record>(&mut self, record: &R) -> Result<i64, CommandError> {
        Ok(self.tx.put(&Row::of(self.own.clone(), record)?)?)
    }

    /// Writes a record of the member's own that is new; its version. Nothing is ever replaced by it.
    pub(crate) fn insert<R: Record>(&mut self, record: &R) -> Result<i64, CommandError> {
        self.insert_within(record, Within::Audience)?.ok_or_else(|| once::id_reused().into())
    }

    /// Writes a record of the member's own whose id is new `within` this; none when it is not.
    pub(crate) fn insert_within<R: Record>(
        &mut self,
        record: &R,
        within: Within,
    ) -> Result<Option<i64>, CommandError> {
        Ok(self.tx.insert(&Row::of(self.own.clone(), record)?, within)?)
    }

    /// The union, as this member has it; for one who has no row of it, as anybody has it.
    pub(crate) fn union(&mut self) -> Result<Union, CommandError> {
        if let Some((union, _)) = self.get::<Union>("union")? {
            return Ok(union);
        }
        if let Some(union) = self.public::<Union>("union")? {
            return Ok(union);
        }
        let of_another = self.tx.any(Collection::Union, "union")?;
        let row = of_another
            .ok_or_else(|| CommandError::because(ProblemCode::WrongState, "the union has not been loaded"))?;
        Ok(Union { declaration_accepted: None, ..read(&row)? })
    }
}

/// When a message of a thread is sent: later than the one before it, also within a millisecond, so that the
/// order of a thread is the order of its times. At the end of time it is now.
pub(crate) fn after(thread: &Thread, now: DateTime<Utc>) -> DateTime<Utc> {
    thread.last_at.checked_add_signed(TimeDelta::milliseconds(1)).map_or(now, |next| now.max(next))
}

/// A stored row as its record; none, and a line in the log, where this build cannot read it. It is served as it is: what
/// the server does by itself, as starting, goes on without it.
pub(crate) fn read_if_known<T: DeserializeOwned>(row: &Stored, what: &'static str) -> Option<T> {
    let read = serde_json::from_str(&row.body);
    if let Err(error) = &read {
        // The place of the fault, never what stands there.
        let (version, column) = (row.version, error.column());
        tracing::warn!(what, version, column, "a stored row cannot be read: it is served as it is");
    }
    read.ok()
}

/// A stored row as its record.
pub(crate) fn read<R: Record>(row: &Stored) -> Result<R, StorageError> {
    serde_json::from_str(&row.body).map_err(StorageError::Body)
}

/// Carries out a command, or tells again what came of it.
///
/// # Errors
/// When the member has had too much answered today.
pub(crate) fn execute(
    state: &State,
    person: &Person,
    key: &Key,
    envelope: &Envelope,
) -> Result<Outcome, ApiError> {
    answer_once(state, key, |tx| {
        let mut context = CommandContext {
            tx,
            member: &person.id,
            name: &person.name,
            own: Audience::Member(person.id.clone()),
        };
        dispatch(&mut context, envelope)
    })
}

fn dispatch(context: &mut CommandContext<'_>, envelope: &Envelope) -> Result<i64, CommandError> {
    let id = &envelope.id;
    match &envelope.command {
        Command::SendMessage { thread_id, recipient_id, subject, body, attachments } => {
            let draft = send_message::Draft { id, thread_id, recipient_id, subject, body, attachments };
            send_message::execute(context, &draft)
        }
        Command::MarkRead { threads, through } => mark_read::execute(context, threads, *through),
        Command::EditProfile { edits } => edit_profile::execute(context, edits),
        Command::EditMembership { edits } => edit_membership::execute(context, edits),
        Command::ChangeEmployment { employment_id, facts } => {
            change_employment::execute(context, id, envelope.base_version, employment_id.as_deref(), facts)
        }
        Command::WithdrawApplication { enrolment_id, .. } => {
            withdraw_application::execute(context, enrolment_id)
        }
        Command::OrderReward { reward_id, quantity, price, deliver_to, address } => {
            let request = order_reward::OrderRequest {
                id,
                reward_id,
                quantity: *quantity,
                price: *price,
                deliver_to,
                address,
            };
            order_reward::execute(context, &request)
        }
        Command::AcceptDeclaration { version } => accept_declaration::execute(context, version),
        Command::RecordExport { unit_id, purpose, format, rows, at } => record_export::execute(
            context,
            &record_export::Export { unit_id, purpose, format, rows: *rows, at: *at },
        ),
    }
}
