//! Recruiting, points and the reward shop.

use super::{Address, BlobRef};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a recruitment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RecruitmentState {
    /// Registrert.
    Registered,
    /// Godkjent.
    Approved,
}

/// Someone the member has recruited, or all before February 2018 as one collected entry (sekkepost).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recruitment {
    /// Id.
    pub id: String,
    /// Name of the recruited; empty for the collected entry.
    pub name: String,
    /// When it was registered.
    pub date: NaiveDate,
    /// Where it stands.
    pub state: RecruitmentState,
    /// How many the collected entry stands for; 1 for a single one.
    pub count: u32,
    /// Whether this is the collected entry.
    #[serde(default)]
    pub collected: bool,
}

/// Why points came or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PointsReason {
    /// An approved recruitment.
    Recruitment,
    /// An order.
    Order,
    /// An order that was cancelled.
    Refund,
    /// A correction by the office.
    Correction,
}

/// An entry in the ledger of points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PointsEntry {
    /// Id.
    pub id: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Points, negative for an order.
    #[ts(type = "number")]
    pub points: i64,
    /// Why.
    pub reason: PointsReason,
    /// Id of the recruitment or the order.
    #[serde(default)]
    pub reference: String,
    /// What it says in the list.
    pub text: String,
}

/// A reward of the shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reward {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// Price of one, in points.
    #[ts(type = "number")]
    pub price: i64,
    /// Picture.
    pub picture: BlobRef,
    /// Whether it can be ordered now.
    pub available: bool,
}

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OrderState {
    /// Bestilt.
    Ordered,
    /// Sendt.
    Shipped,
    /// Avbestilt.
    Cancelled,
}

/// An order from the shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Order {
    /// Id: that of the command which made it.
    pub id: String,
    /// Id of the reward.
    pub reward_id: String,
    /// Name of the reward when it was ordered.
    pub reward_name: String,
    /// How many.
    pub quantity: u32,
    /// Points spent.
    #[ts(type = "number")]
    pub points: i64,
    /// When.
    pub ordered_at: DateTime<Utc>,
    /// Where it stands.
    pub state: OrderState,
    /// Name on the parcel.
    pub deliver_to: String,
    /// Where it is delivered.
    pub address: Address,
}
