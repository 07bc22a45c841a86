//! The HTTP client: the contract's calls with timeouts, bounds, retries and problems parsed.

mod client;
mod commands;
mod decode;
mod events;
mod failure;
mod page;
mod upload;

pub(crate) use client::is_safe;
pub use client::{Http, LazyClient, Traffic, raw_client};
pub use decode::unpacked;
pub use events::Events;
pub use failure::kind_of;
pub use page::RawPage;
