//! The HTTP client: the contract's calls with timeouts, bounds, retries and problems parsed.

mod body;
mod client;
mod commands;
mod events;
mod failure;
mod page;
mod upload;

pub use crate::net::{LazyClient, raw_client, unpacked};

pub use body::Body;
pub use client::{Http, Traffic};

pub use commands::Unanswered;
pub use events::{Events, Heard};
pub use failure::kind_of;
pub use page::RawPage;
