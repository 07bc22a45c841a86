//! Handles submitted changes of employment.

use super::Desk;
use crate::commands::{Act, Stop};
use min_side_domain::field::FieldCode;
use min_side_domain::records::{ChangeState, Employment};
use min_side_domain::text::check_lines;
use min_side_wire::problem::ProblemCode;

const REASON_MAX: usize = 1_000;

pub(super) fn approve(desk: &mut Desk<'_>, member: &str, id: &str) -> Result<i64, Stop> {
    desk.with(member, |act| {
        let mut employment = waiting(act, id)?;
        if let Some(change) = employment.change.as_mut() {
            change.state = ChangeState::Approved;
            employment.facts = change.facts.clone();
        }
        employment.unapproved = false;
        act.put(&employment)
    })
}

pub(super) fn refuse(desk: &mut Desk<'_>, member: &str, id: &str, reason: &str) -> Result<i64, Stop> {
    if reason.trim().is_empty() {
        return Err(Stop::field("reason", FieldCode::Required));
    }
    check_lines(reason, REASON_MAX).map_err(|code| Stop::field("reason", code))?;
    desk.with(member, |act| {
        let mut employment = waiting(act, id)?;
        if let Some(change) = employment.change.as_mut() {
            change.state = ChangeState::Refused;
            reason.trim().clone_into(&mut change.reason);
        }
        // One that the office never approved is not in force after that, nor was it beyond its first day.
        if employment.unapproved {
            employment.to = Some(employment.from);
        }
        act.put(&employment)
    })
}

fn waiting(act: &mut Act<'_>, id: &str) -> Result<Employment, Stop> {
    let (employment, _) = act
        .get::<Employment>(id)?
        .ok_or_else(|| Stop::because(ProblemCode::NotFound, "no such employment"))?;
    if employment.change.as_ref().is_some_and(|change| change.state == ChangeState::Waiting) {
        Ok(employment)
    } else {
        Err(Stop::because(ProblemCode::WrongState, "no change waits"))
    }
}
