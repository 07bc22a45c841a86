//! The sync engine: pages of the feed into the cache, the outbox out of it, one sync at a time.

mod adopt;
mod apply;
mod contract;
mod engine;
mod fetch;
pub mod handler;
mod health;
mod live;
mod page;
mod pull;
mod rebuild;
mod rooms;
#[cfg(test)]
mod tests;

pub use crate::db::meta;

pub use apply::{Handlers, counts, unreadable};
pub use engine::{Engine, Report};
pub use handler::{Handler, Incoming};
pub use page::check as check_page;
pub(crate) use rebuild::{beside, is_begun, look_after};
pub use rooms::{CarryOver, Rooms};
