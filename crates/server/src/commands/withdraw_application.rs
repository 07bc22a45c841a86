//! Withdraws a course application until its deadline, by the server's clock.

use super::{CommandContext, CommandError};
use min_side_domain::course_deadline::{may_withdraw, withdraw_until};
use min_side_domain::records::{Enrolment, EnrolmentStatus};
use min_side_wire::problem::{Problem, ProblemCode};

pub(super) fn execute(context: &mut CommandContext<'_>, enrolment_id: &str) -> Result<i64, CommandError> {
    let (mut enrolment, row) = context
        .get::<Enrolment>(enrolment_id)?
        .ok_or_else(|| CommandError::because(ProblemCode::NotFound, "no such application"))?;
    // From another machine, before: it is as the member wants it.
    if enrolment.status == EnrolmentStatus::Withdrawn {
        return Ok(row.version);
    }
    let now = context.tx.now();
    if !may_withdraw(enrolment.status, enrolment.course.deadline, now) {
        let code = if now > withdraw_until(enrolment.course.deadline) {
            ProblemCode::DeadlinePassed
        } else {
            ProblemCode::WrongState
        };
        let problem = Problem::new(code, "the application cannot be withdrawn any more");
        return Err(problem.with("deadline", enrolment.course.deadline).into());
    }
    enrolment.status = EnrolmentStatus::Withdrawn;
    context.put(&enrolment)
}
