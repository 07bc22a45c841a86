//! One server to a data folder: the second says so and ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// The file that is locked as long as a server runs on the folder.
const NAME: &str = "serve.lock";

/// Holds a data folder for one server, until it is dropped. The lock goes with the process, however that ends.
#[derive(Debug)]
pub(crate) struct Held {
    _file: File,
}

/// Why a folder cannot be held.
#[derive(Debug, thiserror::Error)]
pub enum HoldError {
    /// Another server runs on it.
    #[error("another server runs on this data folder")]
    InUse,
    /// Its file.
    #[error("the data folder could not be locked")]
    File(#[from] io::Error),
}

/// Holds the folder, which is made where it is not there.
///
/// # Errors
/// When another server does, or a file cannot be made.
pub(crate) fn hold(data: &Path) -> Result<Held, HoldError> {
    crate::storage::sqlite::private_folder(data)?;
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(data.join(NAME))?;
    match file.try_lock() {
        Ok(()) => Ok(Held { _file: file }),
        Err(TryLockError::WouldBlock) => Err(HoldError::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_held_by_one_and_is_free_again_after_it() {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        let first = hold(&data).unwrap();
        assert!(matches!(hold(&data), Err(HoldError::InUse)));
        drop(first);
        hold(&data).unwrap();
    }
}
