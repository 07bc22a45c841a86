//! What the engine needs of the rooms. It is given to it: the engine knows no room.

use super::apply::Handlers;
use crate::error::Result;
use crate::outbox::Uploads;
use rusqlite::Connection;
use std::sync::Arc;

/// What the rooms give the engine.
pub struct Rooms {
    /// A handler for each collection.
    pub handlers: Arc<Handlers>,
    /// Where the bytes of outgoing attachments are.
    pub uploads: Option<Arc<dyn Uploads>>,
    /// Runs when a new cache has been built beside the old one, which is attached as `old`: takes over what the server
    /// would have to send again (file bytes). Where it fails, nothing is carried over.
    pub carry_over: CarryOver,
}

/// Takes over from the old cache what the server would have to send again.
pub type CarryOver = fn(&Connection) -> Result<()>;
