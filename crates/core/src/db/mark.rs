//! A marker file next to a database, saying that a page of it was found damaged. It outlives the process that found it, so
//! that the next sync can repair what a process without a network could only report.

use super::file::remove_file;
use crate::error::Result;
use std::path::{Path, PathBuf};

fn mark(database: &Path) -> PathBuf {
    database.with_extension("damaged")
}

/// Notes it. Where even that cannot be written, it is found again when the page is read again.
pub(super) fn set(database: &Path) {
    if let Err(error) = std::fs::write(mark(database), []) {
        tracing::warn!(%error, "that the database is damaged could not be noted");
    }
}

/// Whether it was noted.
pub(super) fn is_set(database: &Path) -> bool {
    mark(database).exists()
}

/// The database is another one now.
pub(super) fn clear(database: &Path) -> Result<()> {
    remove_file(&mark(database))
}
