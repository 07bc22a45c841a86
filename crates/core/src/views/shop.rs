//! Recruiting and the reward shop.

use super::ErrorView;
use min_side_domain::records::{Address, Order, PointsEntry, Recruitment, Reward};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Recruiting with its points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecruitingView {
    /// Recruitments, newest first, the collected entry last.
    pub recruitments: Vec<Recruitment>,
    /// The ledger, newest first.
    pub ledger: Vec<PointsEntry>,
    /// Points left.
    #[ts(type = "number")]
    pub balance: i64,
}

/// A reward with what can be done with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RewardView {
    /// The reward.
    #[serde(flatten)]
    pub reward: Reward,
    /// How many the balance is enough for.
    pub affordable: u32,
    /// Whether its picture is on the machine.
    pub picture_here: bool,
}

/// The shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShopView {
    /// Rewards by price.
    pub rewards: Vec<RewardView>,
    /// Points left, orders on their way taken off.
    #[ts(type = "number")]
    pub balance: i64,
    /// Orders, newest first.
    pub orders: Vec<Order>,
    /// Name on the parcel.
    pub deliver_to: String,
    /// Where it would be delivered.
    pub address: Address,
}

/// How an order ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Ordered {
    /// The server took it.
    Done {
        /// Points left.
        #[ts(type = "number")]
        balance: i64,
    },
    /// The server refused it, or there is no network; nothing was ordered.
    Refused {
        /// Why.
        error: ErrorView,
    },
    /// It was sent, but no answer came; it is repeated until one does, and happens at most once.
    Unanswered {
        /// Id of the outbox row.
        id: String,
    },
}
