//! The union as the app knows it: names, contact, limits and texts in force.

use crate::error::Result;
use crate::rows;
use crate::sync::Handler;
use min_side_domain::Collection;
use min_side_domain::records::Union;
use rusqlite::Connection;

/// The room's handlers.
pub(crate) fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(rows::Plain(Collection::Union))]
}

/// The union, once it has been synced.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn facts(cache: &Connection) -> Result<Option<Union>> {
    Ok(rows::one(cache, "SELECT body, version FROM unions LIMIT 1", [])?.map(|(union, _)| union))
}
