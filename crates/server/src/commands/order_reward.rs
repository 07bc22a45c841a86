//! Orders a reward: order and points in one transaction, never more than there are.

use super::{CommandContext, CommandError};
use min_side_domain::field::FieldCode;
use min_side_domain::field::FieldError;
use min_side_domain::points::{balance, check_order};
use min_side_domain::profile_rules::{NAME_MAX, check_address, settle_address};
use min_side_domain::records::{Address, Order, OrderState, PointsEntry, PointsReason, Reward};
use min_side_domain::text::{check_line, tidy_line};
use min_side_wire::problem::{Problem, ProblemCode};

pub(super) struct OrderRequest<'a> {
    pub(super) id: &'a str,
    pub(super) reward_id: &'a str,
    pub(super) quantity: u32,
    pub(super) price: i64,
    pub(super) deliver_to: &'a str,
    pub(super) address: &'a Address,
}

pub(super) fn execute(
    context: &mut CommandContext<'_>,
    request: &OrderRequest<'_>,
) -> Result<i64, CommandError> {
    let reward: Reward = context
        .public(request.reward_id)?
        .ok_or_else(|| CommandError::because(ProblemCode::NotFound, "no such reward"))?;
    if !reward.available {
        return Err(CommandError::because(ProblemCode::NotAvailable, "the reward cannot be ordered now"));
    }
    if reward.price != request.price {
        let changed = Problem::new(ProblemCode::PriceChanged, "the price is another now");
        return Err(changed.with("price", reward.price).into());
    }
    let (mut address, deliver_to) = (request.address.clone(), tidy_line(request.deliver_to));
    settle_address(&mut address);
    let mut errors: Vec<FieldError> = check_address(&address)
        .into_iter()
        .map(|error| FieldError::new(format!("address.{}", error.field), error.code))
        .collect();
    if deliver_to.is_empty() {
        errors.push(FieldError::new("deliver_to", FieldCode::Required));
    } else if let Err(code) = check_line(&deliver_to, 2 * NAME_MAX + 1) {
        errors.push(FieldError::new("deliver_to", code));
    }
    if !errors.is_empty() {
        return Err(Problem::invalid(errors).into());
    }
    let left = balance(context.all::<PointsEntry>()?.iter());
    let cost = match check_order(left, reward.price, request.quantity) {
        Ok(cost) => cost,
        Err(FieldCode::NotEnoughPoints) => {
            let problem = Problem::new(ProblemCode::NotEnoughPoints, "more points than are left");
            return Err(problem.with("balance", left).with("price", reward.price).into());
        }
        Err(code) => return Err(CommandError::field("quantity", code)),
    };
    let now = context.tx.now();
    context.insert(&Order {
        id: request.id.to_owned(),
        reward_id: reward.id,
        reward_name: reward.name.clone(),
        quantity: request.quantity,
        points: cost,
        ordered_at: now,
        state: OrderState::Ordered,
        deliver_to,
        address,
    })?;
    context.insert(&PointsEntry {
        id: request.id.to_owned(),
        at: now,
        points: -cost,
        reason: PointsReason::Order,
        reference: request.id.to_owned(),
        text: format!("{} × {}", request.quantity, reward.name),
    })
}
