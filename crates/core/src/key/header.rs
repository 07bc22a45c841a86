//! The small file beside the databases that says where their key lives, never the key itself.

use super::Key;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::{Path, PathBuf};

const FILE: &str = "key.json";

/// Where the key lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Home {
    /// In the system's key store, under this name.
    KeyStore {
        /// The name.
        name: String,
    },
    /// Derived from a passphrase by Argon2id (RFC 9106).
    Passphrase {
        /// Random salt, hex.
        salt: String,
        /// Memory, KiB.
        memory_kib: u32,
        /// Passes.
        passes: u32,
        /// Lanes.
        lanes: u32,
    },
    /// With who runs the program: it is given at each start.
    Given,
}

/// The file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Where the key lives.
    #[serde(flatten)]
    pub home: Home,
    /// Tells the right key from a wrong one, so that a damaged database is not taken for one of another key. Sixteen
    /// hex digits of a hash of the key: nothing follows from it about 256 random bits.
    pub check: String,
}

impl Header {
    /// The header for this key.
    #[must_use]
    pub fn new(home: Home, key: &Key) -> Self {
        Self { home, check: check(key) }
    }

    /// Whether this is the key.
    #[must_use]
    pub fn fits(&self, key: &Key) -> bool {
        self.check == check(key)
    }

    /// The header of a data folder, if there is one.
    ///
    /// # Errors
    /// [`Error::Io`]; [`Error::Json`] for one that cannot be read.
    pub fn read(folder: &Path) -> Result<Option<Self>> {
        match std::fs::read(path(folder)) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes it, whole or not at all.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn write(&self, folder: &Path) -> Result<()> {
        let beside = folder.join("key.json.new");
        let mut file = std::fs::File::create(&beside)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.sync_all()?;
        std::fs::rename(&beside, path(folder)).map_err(Error::from)
    }

    /// Removes it; none is no error.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn remove(folder: &Path) -> Result<()> {
        match std::fs::remove_file(path(folder)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

fn path(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

fn check(key: &Key) -> String {
    let hash = Sha256::new().chain_update(b"min-side key check 1").chain_update(key.bytes()).finalize();
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
