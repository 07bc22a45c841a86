//! The withdrawal of an application until its deadline.

use super::list::view;
use crate::error::{Error, Result};
use crate::outbox::{self, Pending};
use crate::rows;
use crate::views::OutboxState;
use chrono::{DateTime, Utc};
use min_side_domain::course_deadline::may_withdraw;
use min_side_domain::records::{Enrolment, EnrolmentStatus};
use min_side_wire::command::Command;
use rusqlite::Connection;

/// A withdrawal that may be queued.
#[derive(Debug)]
pub struct Withdrawal {
    enrolment_id: String,
    title: String,
    version: i64,
}

/// Whether the application can be withdrawn now; none when a withdrawal is on its way.
pub(super) fn check(
    cache: &Connection,
    pending: &[Pending],
    id: &str,
    now: DateTime<Utc>,
) -> Result<Option<Withdrawal>> {
    let (enrolment, version): (Enrolment, i64) =
        rows::one(cache, "SELECT body, version FROM enrolments WHERE id = ?1", [id])?
            .ok_or(Error::NotFound)?;
    let title = enrolment.course.title.clone();
    let (status, deadline) = (enrolment.status, enrolment.course.deadline);
    let shown = view(cache, pending, enrolment, version, now)?;
    if shown.enrolment.status == EnrolmentStatus::Withdrawn {
        return Ok(None);
    }
    if may_withdraw(status, deadline, now) {
        return Ok(Some(Withdrawal { enrolment_id: id.to_owned(), title, version }));
    }
    let open =
        matches!(status, EnrolmentStatus::Applied | EnrolmentStatus::Admitted | EnrolmentStatus::WaitingList);
    Err(Error::refused(if open { "deadline_passed" } else { "wrong_state" }).with("deadline", deadline))
}

/// Queues the withdrawal, in place of one that was refused.
///
/// # Errors
/// [`Error::Database`], [`Error::Json`].
pub fn queue(tx: &Connection, withdrawal: &Withdrawal, now: DateTime<Utc>) -> Result<String> {
    for row in outbox::unsettled(tx)? {
        let is_same = matches!(&row.envelope.command, Command::WithdrawApplication { enrolment_id, .. }
            if *enrolment_id == withdrawal.enrolment_id);
        if is_same && row.state == OutboxState::Refused {
            outbox::withdraw(tx, &row.id)?;
        }
    }
    let command =
        Command::WithdrawApplication { enrolment_id: withdrawal.enrolment_id.clone(), pressed_at: now };
    outbox::enqueue(tx, &command, Some(withdrawal.version), &withdrawal.title, now)
}
