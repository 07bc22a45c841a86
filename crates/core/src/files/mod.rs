//! The bytes of files: what came from the server, in the encrypted cache; what waits to be sent, in the member's own
//! database.

pub(crate) mod download;
pub(crate) mod open;
mod opened;
pub mod picture;
pub(crate) mod policy;
pub(crate) mod staged;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod viewer;

pub use download::{Pieces, Source, download};
pub use min_side_domain::media_type::{essence, extension, of as media_type_of};
pub use open::{Named, decoded, fitting_name, outgoing, received, view};
pub(crate) use opened::Opened;
pub use policy::{Missing, ask_all, bytes, evict, missing, sizes};
pub(crate) use staged::Staged;
pub use staged::{read as read_staged, sent, stage, tidy};
pub(crate) use store::hex;
pub use store::{CHUNK_BYTES, Known, carry_over, find, read, read_whole, state};
pub use viewer::viewer;

/// One download at a time: what the member waits for comes next.
#[derive(Debug, Default)]
pub(crate) struct Downloading(pub(crate) tokio::sync::Mutex<()>);
