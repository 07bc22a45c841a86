//! Approves recruitments and ships orders.

use super::Desk;
use crate::commands::Stop;
use min_side_domain::field::FieldCode;
use min_side_domain::records::{Order, OrderState, PointsEntry, PointsReason, Recruitment, RecruitmentState};
use min_side_wire::problem::ProblemCode;

/// Most points for one recruitment.
const POINTS_MAX: i64 = 100_000;

pub(super) fn approve(desk: &mut Desk<'_>, member: &str, id: &str, points: i64) -> Result<i64, Stop> {
    if !(1..=POINTS_MAX).contains(&points) {
        return Err(Stop::field("points", FieldCode::OutOfRange));
    }
    let entry_id = desk.id.to_owned();
    desk.with(member, |act| {
        let (mut recruitment, _) = act
            .get::<Recruitment>(id)?
            .ok_or_else(|| Stop::because(ProblemCode::NotFound, "no such recruitment"))?;
        if recruitment.state == RecruitmentState::Approved {
            return Err(Stop::because(ProblemCode::WrongState, "approved already"));
        }
        recruitment.state = RecruitmentState::Approved;
        act.put(&recruitment)?;
        let now = act.tx.now();
        act.insert(&PointsEntry {
            id: entry_id,
            at: now,
            points,
            reason: PointsReason::Recruitment,
            reference: recruitment.id,
            text: format!("Verving: {}", recruitment.name),
        })
    })
}

pub(super) fn ship(desk: &mut Desk<'_>, member: &str, id: &str) -> Result<i64, Stop> {
    desk.with(member, |act| {
        let (mut order, _) =
            act.get::<Order>(id)?.ok_or_else(|| Stop::because(ProblemCode::NotFound, "no such order"))?;
        if order.state != OrderState::Ordered {
            return Err(Stop::because(ProblemCode::WrongState, "not waiting to be shipped"));
        }
        order.state = OrderState::Shipped;
        act.put(&order)
    })
}
