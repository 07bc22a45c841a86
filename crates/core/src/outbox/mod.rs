//! The outbox: what the member did, in the order of doing it, until the server has settled it and the feed has
//! brought its effect.

mod enqueue;
mod list;
mod send;
mod uploads;
mod withdraw;

pub use enqueue::{enqueue, enqueue_as, kind, new_id};
pub use list::{Pending, unsettled};
pub(crate) use send::{Sender, done, settle};
pub use uploads::Uploads;
pub use withdraw::{find, resolve, retry, withdraw};
