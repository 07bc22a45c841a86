//! The data folder: ours alone while we run, readable by its owner alone, and empty after sign-out.

use crate::error::{Error, Result};
use crate::key::Header;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

const LOCK: &str = "lock";
/// What the app keeps there, by the beginnings of names. Anything else in the folder is not ours to remove.
const OURS: &[&str] = &["cache.", "local.", "key.json", "files", "private", "logs", "window.json", "outside"];

/// A data folder that we hold the lock of.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    /// Locked as long as it is open; the system lets go of it when the process ends, however it ends.
    _lock: File,
}

impl Folder {
    /// Makes the folder if it is not there, and takes its lock.
    pub(super) fn hold(path: &Path) -> Result<Self> {
        std::fs::create_dir_all(path)?;
        for_owner_alone(path)?;
        let lock =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(Error::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn cache(&self) -> PathBuf {
        self.path.join("cache.db")
    }

    pub(super) fn local(&self) -> PathBuf {
        self.path.join("local.db")
    }

    /// Whether anything of a member's is there.
    pub(super) fn has_databases(&self) -> bool {
        self.cache().exists() || self.local().exists()
    }

    /// Removes the databases and the header. What was set aside stays.
    pub(super) fn remove_databases(&self) -> Result<()> {
        for path in [self.cache(), crate::sync::beside(&self.cache()), self.local()] {
            crate::db::remove(&path)?;
        }
        Header::remove(&self.path)
    }

    /// The headers of what was set aside, as far as they can be read.
    pub(super) fn headers_aside(&self) -> Vec<Header> {
        let entries = std::fs::read_dir(&self.path).into_iter().flatten().flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let aside = names.filter(|name| name.starts_with("local.set-aside-") && name.ends_with(".key"));
        aside.filter_map(|name| Header::read_aside(&self.path, &name).ok().flatten()).collect()
    }

    /// Lets go of it, with the lock and, where nothing else is in it, the folder itself. Nothing is logged there from then
    /// on, and the window's place is not kept.
    pub(super) fn leave(self) -> Result<()> {
        let Self { path, _lock: lock } = self;
        // Windows removes no file that is open.
        drop(lock);
        match std::fs::remove_file(path.join(LOCK)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        // What somebody else has put there stays, and the folder with it.
        let _ = std::fs::remove_dir(&path);
        Ok(())
    }

    /// Removes everything of ours but the lock.
    pub(super) fn clear(&self) -> Result<()> {
        for entry in std::fs::read_dir(&self.path)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if OURS.iter().any(|ours| name.starts_with(ours)) {
                if entry.file_type()?.is_dir() {
                    std::fs::remove_dir_all(entry.path())?;
                } else {
                    std::fs::remove_file(entry.path())?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(unix)]
fn for_owner_alone(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700))?)
}

/// Under the user's profile the folder inherits what keeps others out.
#[cfg(not(unix))]
fn for_owner_alone(_path: &Path) -> Result<()> {
    Ok(())
}
