//! Databases for tests: in memory, or encrypted in a folder that goes away by itself.

use super::{Db, Kind, Place, open};
use crate::key::Key;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder that is removed when dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A new empty folder under the system's temporary one.
///
/// # Panics
/// When it cannot be made.
#[must_use]
#[expect(clippy::expect_used, reason = "for tests alone")]
pub fn folder() -> Folder {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let name = format!("min-side-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let path = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&path).expect("a folder for the test");
    Folder(path)
}

/// The key of [`file`].
#[must_use]
pub fn key() -> Key {
    Key::from_bytes([7; 32])
}

/// A database in memory, its schema up to date.
///
/// # Panics
/// When it cannot be opened.
#[must_use]
#[expect(clippy::expect_used, reason = "for tests alone")]
pub fn memory(kind: Kind) -> Db {
    Db::open(kind, Place::Memory).expect("a database in memory").0
}

/// An encrypted database in a folder of its own.
///
/// # Panics
/// When it cannot be opened.
#[must_use]
#[expect(clippy::expect_used, reason = "for tests alone")]
pub fn file(kind: Kind) -> (Folder, Db) {
    let folder = folder();
    let path = folder.path().join(format!("{}.db", kind.name()));
    let db = Db::open(kind, Place::File { path, key: key() }).expect("a database in a file").0;
    (folder, db)
}

/// A bare connection in memory, its schema up to date, for tests of what takes a connection.
///
/// # Panics
/// When it cannot be opened.
#[must_use]
#[expect(clippy::expect_used, reason = "for tests alone")]
pub fn connection(kind: Kind) -> Connection {
    open(kind, &Place::Memory).expect("a connection in memory").0
}
