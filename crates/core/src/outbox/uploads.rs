//! Where the bytes of outgoing attachments come from.

use crate::error::Result;
use rusqlite::Connection;

/// The store of files that are on their way out. They were taken into `local.db` when they were attached.
pub trait Uploads: Send + Sync {
    /// At most `length` bytes from `start` of the file with this hash; fewer only at its end.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when it is not there.
    fn read(&self, local: &Connection, sha256: &str, start: u64, length: usize) -> Result<Vec<u8>>;

    /// Notes how many bytes the server has, for the progress that the member sees.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    fn sent(&self, local: &Connection, sha256: &str, bytes: u64) -> Result<()>;

    /// Called in the transaction that removes a settled or withdrawn command: forgets files that nothing uses any
    /// more.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    fn tidy(&self, local: &Connection) -> Result<()>;
}
