//! Where a generated union goes.

use crate::storage::{Role, Row, Storage, StorageError};
use min_side_domain::Audience;

/// Takes what the generator makes. Every [`Storage`] is one, by reference.
pub trait Sink {
    /// Takes rows.
    ///
    /// # Errors
    /// When they cannot be kept.
    fn rows(&mut self, rows: &[Row]) -> Result<(), StorageError>;
    /// Takes a file.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn blob(&mut self, bytes: &[u8], media_type: &str) -> Result<(), StorageError>;
    /// Takes someone who can sign in.
    ///
    /// # Errors
    /// When they cannot be kept.
    fn member(&mut self, id: &str, name: &str) -> Result<(), StorageError>;
    /// Lets a member see an audience.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn grant(&mut self, member: &str, audience: &Audience) -> Result<(), StorageError>;
}

impl<S: Storage + ?Sized> Sink for &S {
    fn rows(&mut self, rows: &[Row]) -> Result<(), StorageError> {
        self.put_rows(rows)
    }

    fn blob(&mut self, bytes: &[u8], media_type: &str) -> Result<(), StorageError> {
        self.put_blob(bytes, media_type).map(|_| ())
    }

    fn member(&mut self, id: &str, name: &str) -> Result<(), StorageError> {
        self.add_member(id, id, name, &[Role::Member])
    }

    fn grant(&mut self, member: &str, audience: &Audience) -> Result<(), StorageError> {
        Storage::grant(*self, member, audience)
    }
}
