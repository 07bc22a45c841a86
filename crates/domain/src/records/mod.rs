//! The rows of the feed. Each is what the server stores, what the cache holds and what screens read.
//!
//! A record may gain optional fields; readers skip fields they do not know.

mod courses;
mod documents;
mod member;
mod messages;
mod recruiting;
mod work;

pub use courses::*;
pub use documents::*;
pub use member::*;
pub use messages::*;
pub use recruiting::*;
pub use work::*;

use crate::Collection;

/// A row of the feed.
pub trait Record: serde::Serialize + serde::de::DeserializeOwned {
    /// The collection it belongs to.
    const COLLECTION: Collection;
    /// Its id within the collection.
    fn id(&self) -> &str;
}
