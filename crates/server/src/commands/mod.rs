//! What a member does: each command with its rules in a file, each answered once and for all.

mod accept_declaration;
mod change_employment;
mod edit_membership;
mod edit_profile;
pub(crate) mod edits;
mod error;
#[cfg(test)]
mod id_tests;
mod idempotency;
mod mark_read;
mod order_reward;
mod record_export;
mod send_message;
#[cfg(test)]
mod tests;
mod withdraw_application;

use crate::clock::Clock;
use crate::kursbevis::Issuer;
use crate::storage::{Person, Row, Storage, Stored, Transaction, Within, read};
use chrono::{DateTime, TimeDelta, Utc};
use min_side_domain::records::{Record, Thread, Union};
use min_side_domain::{Audience, Collection};
use min_side_wire::command::{Command, Envelope, Outcome};
use min_side_wire::problem::ProblemCode;

pub(crate) use edit_profile::edit as edit_profile_by;
pub(crate) use error::{CommandError, NotAnswered};
pub(crate) use idempotency::{Done, Key, answer_in_steps, answer_once, id_reused, prune};
pub(crate) use send_message::are_uploaded;

/// What commands are carried out on.
#[derive(Clone, Copy)]
pub(crate) struct Backend<'a> {
    pub(crate) storage: &'a dyn Storage,
    pub(crate) clock: &'a dyn Clock,
    /// Signs certificates.
    pub(crate) kursbevis: &'a Issuer,
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
        self.insert_within(record, Within::Audience)?.ok_or_else(|| id_reused().into())
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

/// Carries out a command, or tells again what came of it.
///
/// # Errors
/// When it got no answer.
pub(crate) fn execute(
    backend: Backend<'_>,
    person: &Person,
    key: &Key,
    envelope: &Envelope,
) -> Result<Outcome, NotAnswered> {
    answer_once(backend, key, |tx| {
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
