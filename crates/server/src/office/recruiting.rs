//! Approves recruitments and ships orders.

use super::OfficeContext;
use crate::commands::CommandError;
use min_side_domain::field::FieldCode;
use min_side_domain::records::{Order, OrderState, PointsEntry, PointsReason, Recruitment, RecruitmentState};
use min_side_wire::problem::ProblemCode;

/// Most points for one recruitment.
const POINTS_MAX: i64 = 100_000;

pub(super) fn approve(
    context: &mut OfficeContext<'_>,
    member: &str,
    id: &str,
    points: i64,
) -> Result<i64, CommandError> {
    if !(1..=POINTS_MAX).contains(&points) {
        return Err(CommandError::field("points", FieldCode::OutOfRange));
    }
    let entry_id = context.id.to_owned();
    context.with(member, |context| {
        let (mut recruitment, _) = context
            .get::<Recruitment>(id)?
            .ok_or_else(|| CommandError::because(ProblemCode::NotFound, "no such recruitment"))?;
        if recruitment.state == RecruitmentState::Approved {
            return Err(CommandError::because(ProblemCode::WrongState, "approved already"));
        }
        recruitment.state = RecruitmentState::Approved;
        context.put(&recruitment)?;
        let now = context.tx.now();
        context.insert(&PointsEntry {
            id: entry_id,
            at: now,
            points,
            reason: PointsReason::Recruitment,
            reference: recruitment.id,
            text: format!("Verving: {}", recruitment.name),
        })
    })
}

pub(super) fn ship(context: &mut OfficeContext<'_>, member: &str, id: &str) -> Result<i64, CommandError> {
    context.with(member, |context| {
        let (mut order, _) = context
            .get::<Order>(id)?
            .ok_or_else(|| CommandError::because(ProblemCode::NotFound, "no such order"))?;
        if order.state != OrderState::Ordered {
            return Err(CommandError::because(ProblemCode::WrongState, "not waiting to be shipped"));
        }
        order.state = OrderState::Shipped;
        context.put(&order)
    })
}
