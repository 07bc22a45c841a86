//! What the office does: its effects reach the member by the feed, and an e-mail says that something waits.

mod closing;
mod courses;
mod documents;
mod employments;
mod messages;
mod offices;
mod recruiting;
#[cfg(test)]
mod tests;
mod waiting;

use crate::commands::{
    Backend, CommandContext, CommandError, Key, NotAnswered, answer_in_steps, answer_once, edit_profile_by,
};
use crate::kursbevis::Issuer;
use crate::storage::{Person, Transaction};
use min_side_domain::Audience;
use min_side_domain::profile_fields::Editor;
use min_side_wire::command::Outcome;
use min_side_wire::office::{OfficeCommand, OfficeEnvelope};
use min_side_wire::problem::ProblemCode;

pub(crate) use offices::end_those_over;
pub(crate) use waiting::{MAX_WAITING, page_of_waiting, place_of};

/// One of the office's people at work, within a transaction.
pub(crate) struct OfficeContext<'a> {
    pub(crate) tx: &'a mut dyn Transaction,
    /// Who works here.
    pub(crate) worker: &'a str,
    /// The command's id: that of what it makes.
    pub(crate) id: &'a str,
    /// Signs certificates.
    pub(crate) issuer: &'a Issuer,
}

impl OfficeContext<'_> {
    /// Acts on what is a member's.
    pub(crate) fn with<T>(
        &mut self,
        member: &str,
        work: impl FnOnce(&mut CommandContext<'_>) -> Result<T, CommandError>,
    ) -> Result<T, CommandError> {
        let person = self
            .tx
            .person(member)?
            .ok_or_else(|| CommandError::because(ProblemCode::NotFound, "no such member"))?;
        let own = Audience::Member(person.id.clone());
        work(&mut CommandContext { tx: &mut *self.tx, member: &person.id, name: &person.name, own })
    }
}

/// Carries out a command, or tells again what came of it.
///
/// # Errors
/// When it got no answer.
pub(crate) fn execute(
    backend: Backend<'_>,
    worker: &Person,
    key: &Key,
    envelope: &OfficeEnvelope,
) -> Result<Outcome, NotAnswered> {
    if let OfficeCommand::CloseCourse { course_id, signatory, signatory_title, contents } = &envelope.command
    {
        let signed = courses::Signed { signatory, signatory_title, contents };
        let _alone = closing::alone();
        return answer_in_steps(backend, key, || closing::close(backend, course_id, &signed));
    }
    answer_once(backend, key, |tx| {
        let mut context =
            OfficeContext { tx, worker: &worker.id, id: &envelope.id, issuer: backend.kursbevis };
        dispatch(&mut context, &envelope.command)
    })
}

fn dispatch(context: &mut OfficeContext<'_>, command: &OfficeCommand) -> Result<i64, CommandError> {
    match command {
        OfficeCommand::Reply { thread_id, member_id, sender_name, body, attachments } => {
            let whose = member_id.as_deref();
            messages::reply(context, thread_id, whose, &messages::Words { sender_name, body, attachments })
        }
        OfficeCommand::Write { member_id, subject, sender_name, body, attachments } => {
            messages::begin(context, member_id, subject, &messages::Words { sender_name, body, attachments })
        }
        OfficeCommand::SendDocument { member_id, document_kind, title, file_name, from, blob } => {
            let letter = documents::Letter { kind: *document_kind, title, file_name, from, blob };
            documents::send(context, member_id, &letter)
        }
        OfficeCommand::SendInvoice { member_id, number, title, due, amount_ore, account, kid, file } => {
            let bill = documents::Bill {
                number,
                title,
                due: *due,
                amount_ore: *amount_ore,
                account,
                kid,
                file: file.as_ref(),
            };
            documents::send_invoice(context, member_id, &bill)
        }
        OfficeCommand::ApproveEmployment { member_id, employment_id } => {
            employments::approve(context, member_id, employment_id)
        }
        OfficeCommand::RefuseEmployment { member_id, employment_id, reason } => {
            employments::refuse(context, member_id, employment_id, reason)
        }
        OfficeCommand::EndOffice { member_id, office_id, last_day } => {
            offices::end(context, member_id, office_id, *last_day)
        }
        // Carried out in steps, by `execute`.
        OfficeCommand::CloseCourse { .. } => {
            Err(CommandError::because(ProblemCode::WrongState, "not in one transaction"))
        }
        OfficeCommand::ApproveRecruitment { member_id, recruitment_id, points } => {
            recruiting::approve(context, member_id, recruitment_id, *points)
        }
        OfficeCommand::ShipOrder { member_id, order_id } => recruiting::ship(context, member_id, order_id),
        OfficeCommand::EditProfile { member_id, edits } => {
            context.with(member_id, |context| edit_profile_by(context, edits, Editor::Office))
        }
        OfficeCommand::ReissueKursbevis { member_id, number } => courses::reissue(context, member_id, number),
        OfficeCommand::RevokeKursbevis { member_id, number } => courses::revoke(context, member_id, number),
    }
}
