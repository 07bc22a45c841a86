//! Handles submitted changes of employment.

use super::OfficeContext;
use crate::commands::{CommandContext, CommandError};
use min_side_domain::field::FieldCode;
use min_side_domain::records::{ChangeState, Employment};
use min_side_domain::text::check_lines;
use min_side_wire::problem::ProblemCode;

const REASON_MAX: usize = 1_000;

pub(super) fn approve(context: &mut OfficeContext<'_>, member: &str, id: &str) -> Result<i64, CommandError> {
    context.with(member, |context| {
        let mut employment = waiting(context, id)?;
        if let Some(change) = employment.change.as_mut() {
            change.state = ChangeState::Approved;
            employment.facts = change.facts.clone();
        }
        employment.unapproved = false;
        context.put(&employment)
    })
}

pub(super) fn refuse(
    context: &mut OfficeContext<'_>,
    member: &str,
    id: &str,
    reason: &str,
) -> Result<i64, CommandError> {
    if reason.trim().is_empty() {
        return Err(CommandError::field("reason", FieldCode::Required));
    }
    check_lines(reason, REASON_MAX).map_err(|code| CommandError::field("reason", code))?;
    context.with(member, |context| {
        let mut employment = waiting(context, id)?;
        if let Some(change) = employment.change.as_mut() {
            change.state = ChangeState::Refused;
            reason.trim().clone_into(&mut change.reason);
        }
        // One that the office never approved is not in force after that, nor was it beyond its first day.
        if employment.unapproved {
            employment.to = Some(employment.from);
        }
        context.put(&employment)
    })
}

fn waiting(context: &mut CommandContext<'_>, id: &str) -> Result<Employment, CommandError> {
    let (employment, _) = context
        .get::<Employment>(id)?
        .ok_or_else(|| CommandError::because(ProblemCode::NotFound, "no such employment"))?;
    if employment.change.as_ref().is_some_and(|change| change.state == ChangeState::Waiting) {
        Ok(employment)
    } else {
        Err(CommandError::because(ProblemCode::WrongState, "no change waits"))
    }
}
