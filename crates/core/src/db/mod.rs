//! The two databases: `cache.db`, which can be synced again at any time, and `local.db`, which cannot.
//!
//! Each has one writer thread and a few readers; closures are sent to them. What is kept nowhere has one
//! connection for both.

mod collation;
mod connect;
mod file;
#[cfg(test)]
mod fixtures;
mod keep;
mod log;
mod mark;
pub mod meta;
mod pool;
mod schema;
mod store;
pub mod testing;

pub use connect::{Opened, Place, has_damaged_log, open, open_new, opens, remove, remove_logs, set_aside};
pub(crate) use connect::{busy, idle};
pub use pool::Db;
pub use schema::Kind;
pub use store::Store;
