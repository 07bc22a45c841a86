//! The reward shop and what has been ordered from it.

use super::draw::{Draw, days_after};
use super::files::Files;
use super::images::reward_picture;
use super::names::lines;
use super::people::{DemoPerson, Richness};
use chrono::NaiveDate;
use min_side_domain::records::{Address, Order, OrderState, PointsEntry, PointsReason, Reward};

/// The catalogue, with a picture for each reward.
///
/// # Errors
/// When a picture cannot be encoded.
pub fn rewards(files: &mut Files) -> Result<Vec<Reward>, image::ImageError> {
    let mut rewards = Vec::new();
    for line in lines(include_str!("texts/rewards.txt")) {
        let parts: Vec<&str> = line.split('|').collect();
        let [id, name, price, available, description] = parts[..] else { continue };
        rewards.push(Reward {
            id: format!("premie-{id}"),
            name: name.to_owned(),
            description: description.to_owned(),
            price: price.parse().unwrap_or(100),
            picture: files.add(reward_picture(id)?, "image/png"),
            available: available == "ja",
        });
    }
    Ok(rewards)
}

/// A person's orders, newest first, and what they took from the ledger.
#[must_use]
pub fn orders(
    seed: u64,
    person: &DemoPerson,
    address: &Address,
    rewards: &[Reward],
    today: NaiveDate,
) -> (Vec<Order>, Vec<PointsEntry>) {
    let plan: &[(&str, u32, i64, OrderState)] = match person.richness {
        Richness::Full => &[
            ("premie-lommelykt", 1, 4, OrderState::Ordered),
            ("premie-termos", 2, 160, OrderState::Shipped),
            ("premie-brettspill", 1, 420, OrderState::Cancelled),
            ("premie-hodetelefoner", 1, 760, OrderState::Shipped),
            ("premie-krus", 4, 1530, OrderState::Shipped),
        ],
        Richness::Some => &[("premie-paraply", 1, 300, OrderState::Shipped)],
        Richness::Little => &[],
    };
    let mut draw = Draw::new(seed, &format!("orders {}", person.id));
    let mut orders = Vec::new();
    let mut points = Vec::new();
    for &(reward_id, quantity, days_ago, state) in plan {
        let Some(reward) = rewards.iter().find(|reward| reward.id == reward_id) else { continue };
        let ordered_at = draw.moment(days_after(today, -days_ago), 17, 22);
        let id = draw.uuid(ordered_at);
        let cost = reward.price * i64::from(quantity);
        points.push(PointsEntry {
            id: format!("{id}-poeng"),
            at: ordered_at,
            points: -cost,
            reason: PointsReason::Order,
            reference: id.clone(),
            text: format!("{quantity} × {}", reward.name),
        });
        if state == OrderState::Cancelled {
            points.push(PointsEntry {
                id: format!("{id}-retur"),
                at: draw.office_moment(days_after(today, 5 - days_ago)),
                points: cost,
                reason: PointsReason::Refund,
                reference: id.clone(),
                text: format!("Avbestilt: {}", reward.name),
            });
        }
        orders.push(Order {
            id,
            reward_id: reward.id.clone(),
            reward_name: reward.name.clone(),
            quantity,
            points: cost,
            ordered_at,
            state,
            deliver_to: person.name.full(),
            address: address.clone(),
        });
    }
    (orders, points)
}
