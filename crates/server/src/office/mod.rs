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

use crate::commands::{Act, Key, Stop, answer_in_steps, answer_once, edit_profile_by};
use crate::http::error::ApiError;
use crate::kursbevis::Issuer;
use crate::state::State;
use crate::storage::{Person, Transaction};
use min_side_domain::Audience;
use min_side_domain::profile_fields::Editor;
use min_side_wire::command::Outcome;
use min_side_wire::office::{OfficeCommand, OfficeEnvelope};
use min_side_wire::problem::ProblemCode;

pub(crate) use offices::end_those_over;
pub(crate) use waiting::{MAX_WAITING, page_of_waiting, place_of};

/// One of the office's people at work, within a transaction.
pub(crate) struct Desk<'a> {
    pub(crate) tx: &'a mut dyn Transaction,
    /// Who works here.
    pub(crate) worker: &'a str,
    /// The command's id: that of what it makes.
    pub(crate) id: &'a str,
    /// Signs certificates.
    pub(crate) issuer: &'a Issuer,
}

impl Desk<'_> {
    /// Acts on what is a member's.
    pub(crate) fn with<T>(
        &mut self,
        member: &str,
        work: impl FnOnce(&mut Act<'_>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let person =
            self.tx.person(member)?.ok_or_else(|| Stop::because(ProblemCode::NotFound, "no such member"))?;
        let own = Audience::Member(person.id.clone());
        work(&mut Act { tx: &mut *self.tx, member: &person.id, name: &person.name, own })
    }
}

/// Carries out a command, or tells again what came of it.
///
/// # Errors
/// When the caller has had too much answered today.
pub(crate) fn carry_out(
    state: &State,
    worker: &Person,
    key: &Key,
    envelope: &OfficeEnvelope,
) -> Result<Outcome, ApiError> {
    if let OfficeCommand::CloseCourse { course_id, signatory, signatory_title, contents } = &envelope.command
    {
        let signed = courses::Signed { signatory, signatory_title, contents };
        let _alone = closing::alone();
        return answer_in_steps(state, key, || closing::close(state, course_id, &signed));
    }
    answer_once(state, key, |tx| {
        let mut desk = Desk { tx, worker: &worker.id, id: &envelope.id, issuer: &state.kursbevis };
        dispatch(&mut desk, &envelope.command)
    })
}

fn dispatch(desk: &mut Desk<'_>, command: &OfficeCommand) -> Result<i64, Stop> {
    match command {
        OfficeCommand::Reply { thread_id, member_id, sender_name, body, attachments } => {
            let whose = member_id.as_deref();
            messages::reply(desk, thread_id, whose, &messages::Words { sender_name, body, attachments })
        }
        OfficeCommand::Write { member_id, subject, sender_name, body, attachments } => {
            messages::begin(desk, member_id, subject, &messages::Words { sender_name, body, attachments })
        }
        OfficeCommand::SendDocument { member_id, document_kind, title, file_name, from, blob } => {
            let letter = documents::Letter { kind: *document_kind, title, file_name, from, blob };
            documents::send(desk, member_id, &letter)
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
            documents::send_invoice(desk, member_id, &bill)
        }
        OfficeCommand::ApproveEmployment { member_id, employment_id } => {
            employments::approve(desk, member_id, employment_id)
        }
        OfficeCommand::RefuseEmployment { member_id, employment_id, reason } => {
            employments::refuse(desk, member_id, employment_id, reason)
        }
        OfficeCommand::EndOffice { member_id, office_id, last_day } => {
            offices::end(desk, member_id, office_id, *last_day)
        }
        // Carried out in steps, by `carry_out`.
        OfficeCommand::CloseCourse { .. } => {
            Err(Stop::because(ProblemCode::WrongState, "not in one transaction"))
        }
        OfficeCommand::ApproveRecruitment { member_id, recruitment_id, points } => {
            recruiting::approve(desk, member_id, recruitment_id, *points)
        }
        OfficeCommand::ShipOrder { member_id, order_id } => recruiting::ship(desk, member_id, order_id),
        OfficeCommand::EditProfile { member_id, edits } => {
            desk.with(member_id, |act| edit_profile_by(act, edits, Editor::Office))
        }
        OfficeCommand::ReissueKursbevis { member_id, number } => courses::reissue(desk, member_id, number),
        OfficeCommand::RevokeKursbevis { member_id, number } => courses::revoke(desk, member_id, number),
    }
}
