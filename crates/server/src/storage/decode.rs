//! A stored row as its record.

use super::{StorageError, Stored};
use min_side_domain::records::Record;
use serde::de::DeserializeOwned;

/// A stored row as its record.
///
/// # Errors
/// [`StorageError::Body`] where this build cannot read it.
pub(crate) fn read<R: Record>(row: &Stored) -> Result<R, StorageError> {
    serde_json::from_str(&row.body).map_err(StorageError::Body)
}

/// A stored row as its record; none, and a line in the log, where this build cannot read it. It is served as it is: what
/// the server does by itself, as starting, goes on without it.
pub(crate) fn read_if_known<T: DeserializeOwned>(row: &Stored, what: &'static str) -> Option<T> {
    let read = serde_json::from_str(&row.body);
    if let Err(error) = &read {
        // The place of the fault, never what stands there.
        let (version, column) = (row.version, error.column());
        tracing::warn!(what, version, column, "a stored row cannot be read: it is served as it is");
    }
    read.ok()
}
