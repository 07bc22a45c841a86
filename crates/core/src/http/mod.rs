//! The HTTP client: the contract's calls with timeouts, bounds, retries and problems parsed.

mod body;
mod client;
mod commands;
mod decode;
mod events;
mod failure;
mod page;
mod upload;

pub use body::Body;
pub(crate) use body::encoding_of;
pub use client::{Http, LazyClient, Traffic, raw_client};
pub use commands::Unanswered;
pub(crate) use decode::decode;
pub use decode::unpacked;
pub use events::{Events, Heard};
pub use failure::kind_of;
pub use page::RawPage;
