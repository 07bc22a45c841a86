//! The two databases together.

use super::Db;

/// The two databases while they are open.
#[derive(Clone, Debug)]
pub struct Store {
    /// What the server has.
    pub cache: Db,
    /// The member's own.
    pub local: Db,
}
