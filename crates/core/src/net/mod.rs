//! What a call over the network needs, whoever it is to.

mod client;
mod decode;

pub use client::{LazyClient, raw_client};
pub use decode::unpacked;
pub(crate) use decode::{Encoding, decode, encoding_of};
