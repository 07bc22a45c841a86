//! The shop as it is shown.

use crate::error::Result;
use crate::outbox::Pending;
use crate::views::{FileState, OutboxState, RewardView, ShopView};
use crate::{files, profile, recruiting, rows};
use min_side_domain::records::{Order, OrderState, Reward};
use min_side_domain::{norwegian, points};
use min_side_wire::command::Command;
use rusqlite::Connection;

/// Rewards by price, the balance with orders on their way taken off, orders newest first, and where to.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn show(cache: &Connection, pending: &[Pending]) -> Result<ShopView> {
    let balance = recruiting::balance(cache, pending)?;
    let mut rewards = Vec::new();
    for reward in rows::list::<Reward>(cache, "SELECT body FROM rewards", [])? {
        rewards.push(RewardView {
            affordable: if reward.available { points::affordable(balance, reward.price) } else { 0 },
            picture_here: files::state(cache, &reward.picture.sha256)? == FileState::Here,
            reward,
        });
    }
    rewards.sort_by(|a, b| {
        a.reward.price.cmp(&b.reward.price).then_with(|| norwegian::collate(&a.reward.name, &b.reward.name))
    });
    let orders = orders(cache, pending, &rewards)?;
    let (deliver_to, address) = profile::personal(cache, pending)?
        .map(|profile| (profile.name(), profile.address))
        .unwrap_or_default();
    Ok(ShopView { rewards, balance, orders, deliver_to, address })
}

/// The orders on record, and those that the server has taken and the feed has not brought.
fn orders(cache: &Connection, pending: &[Pending], rewards: &[RewardView]) -> Result<Vec<Order>> {
    let mut orders: Vec<Order> = rows::list(cache, "SELECT body FROM orders", [])?;
    for row in pending.iter().filter(|row| row.state == OutboxState::Done) {
        let Command::OrderReward { reward_id, quantity, price, deliver_to, address } = &row.envelope.command
        else {
            continue;
        };
        if orders.iter().any(|order| order.id == row.id) {
            continue;
        }
        let reward = rewards.iter().find(|view| view.reward.id == *reward_id);
        orders.push(Order {
            id: row.id.clone(),
            reward_id: reward_id.clone(),
            reward_name: reward.map_or_else(|| row.title.clone(), |view| view.reward.name.clone()),
            quantity: *quantity,
            points: price.saturating_mul(i64::from(*quantity)),
            ordered_at: row.created_at,
            state: OrderState::Ordered,
            deliver_to: deliver_to.clone(),
            address: address.clone(),
        });
    }
    orders.sort_by(|a, b| b.ordered_at.cmp(&a.ordered_at).then_with(|| a.id.cmp(&b.id)));
    Ok(orders)
}
