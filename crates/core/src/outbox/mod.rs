//! The outbox: what the member did, in the order of doing it, until the server has settled it and the feed has
//! brought its effect.

mod enqueue;
mod files;
mod held;
mod list;
mod rows;
mod send;
mod uploads;
mod verdict;
mod withdraw;

pub use enqueue::{enqueue, enqueue_as, kind, new_id};
pub(crate) use held::Held;
pub use list::{Pending, unsettled};
pub(crate) use rows::{done, settle};
pub(crate) use send::Sender;
pub use uploads::Uploads;
pub use withdraw::{find, resolve, retry, withdraw};
