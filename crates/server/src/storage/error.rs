//! Why the storage failed.

use std::path::PathBuf;

/// Why the storage failed.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The database.
    #[error("the database failed")]
    Database(#[from] rusqlite::Error),
    /// A migration.
    #[error("the database could not be brought to the newest schema")]
    Migration(#[from] rusqlite_migration::Error),
    /// A file.
    #[error("{what} could not be read or written")]
    File {
        /// Which.
        what: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A body is not the JSON that its collection wants.
    #[error("a row's body is not the record of its collection")]
    Body(#[source] serde_json::Error),
    /// Something stored makes no sense.
    #[error("stored data makes no sense: {0}")]
    Damaged(&'static str),
    /// A thread panicked while it held the writer.
    #[error("the writer is gone")]
    WriterGone,
    /// The work within a transaction panicked: all of it is undone, and the next may write.
    #[error("the work within a transaction panicked")]
    Panicked,
}

impl StorageError {
    /// What stands behind it, for the log: tables and files, never what stands in them.
    #[must_use]
    pub fn cause(&self) -> String {
        std::error::Error::source(self).map(ToString::to_string).unwrap_or_default()
    }

    /// Whether it failed because there is no room left on the disk.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        match self {
            Self::Database(rusqlite::Error::SqliteFailure(failure, _)) => {
                failure.code == rusqlite::ErrorCode::DiskFull
            }
            Self::File { source, .. } => is_disk_full(source),
            _ => false,
        }
    }
}

/// Whether a file could not be written because there is no room left.
#[must_use]
pub fn is_disk_full(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}
