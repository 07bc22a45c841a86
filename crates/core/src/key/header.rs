//! The small file next to the databases that says where their key lives, never the key itself. It stands there twice, each
//! with a checksum: without it nothing that the member has written could be read again.

use super::Key;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::Path;

const FILE: &str = "key.json";
const COPY: &str = "key.json.copy";
const NEW: &str = "key.json.new";

/// Where the key lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Home {
    /// In the system's key store, under this name.
    KeyStore {
        /// The name.
        name: String,
    },
    /// Here, wrapped by what a PIN and a secret of the key store's give together by Argon2id (the app lock).
    Locked {
        /// What the key store keeps the secret under.
        name: String,
        /// Random salt, hex.
        salt: String,
        /// Memory, KiB.
        memory_kib: u32,
        /// Passes.
        passes: u32,
        /// Lanes.
        lanes: u32,
        /// The wrapped key, hex.
        wrapped: String,
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
    /// Whose the folder is, once somebody has signed in: thirty-two hex digits of a hash of the key and what the issuer
    /// calls the member, so that the file says nothing of who it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
}

/// The file's bytes: the header and a checksum of it.
#[derive(Serialize, Deserialize)]
struct Sealed {
    #[serde(flatten)]
    header: Header,
    sum: String,
}

impl Header {
    /// Keeps a copy under another name, beside a database that is set aside: whoever remembers what opens it can still.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn set_aside(&self, folder: &Path, name: &str) -> Result<()> {
        replace(folder, name, &serde_json::to_vec(&Sealed { header: self.clone(), sum: self.sum()? })?)
    }

    /// A header that was set aside under this name.
    ///
    /// # Errors
    /// [`Error::Io`]; [`Error::Json`] where it cannot be read.
    pub fn read_aside(folder: &Path, name: &str) -> Result<Option<Self>> {
        read(folder, name)
    }

    /// The header for this key.
    #[must_use]
    pub fn new(home: Home, key: &Key) -> Self {
        Self { home, check: check(key), owner: None }
    }

    /// Notes whose the folder is.
    pub fn set_owner(&mut self, key: &Key, owner: &str) {
        self.owner = Some(owner_check(key, owner));
    }

    /// Whether the folder is this one's, or nobody's yet.
    #[must_use]
    pub fn may_be_of(&self, key: &Key, owner: &str) -> bool {
        self.owner.as_ref().is_none_or(|seen| *seen == owner_check(key, owner))
    }

    /// Whether this is the key.
    #[must_use]
    pub fn fits(&self, key: &Key) -> bool {
        self.check == check(key)
    }

    /// The header of a data folder, if there is one. Where one of the two cannot be read, the other is taken and put in its
    /// place.
    ///
    /// # Errors
    /// [`Error::Io`]; [`Error::Json`] where neither can be read.
    pub fn read(folder: &Path) -> Result<Option<Self>> {
        let (first, second) = (read(folder, FILE), read(folder, COPY));
        let header = match (first, second) {
            (Ok(Some(header)), Ok(Some(copy))) if header == copy => return Ok(Some(header)),
            (Ok(Some(header)), _) | (Ok(None) | Err(Error::Json(_)), Ok(Some(header))) => header,
            (Ok(None), Ok(None)) => return Ok(None),
            (Err(error), _) | (_, Err(error)) => return Err(error),
        };
        if let Err(error) = header.write(folder) {
            tracing::warn!(%error, "the header could not be mended");
        }
        Ok(Some(header))
    }

    /// Writes it, each of the two whole or not at all.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn write(&self, folder: &Path) -> Result<()> {
        let bytes = serde_json::to_vec(&Sealed { header: self.clone(), sum: self.sum()? })?;
        replace(folder, FILE, &bytes)?;
        replace(folder, COPY, &bytes)
    }

    /// Removes it; none is no error.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn remove(folder: &Path) -> Result<()> {
        for name in [NEW, COPY, FILE] {
            match std::fs::remove_file(folder.join(name)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(())
    }

    fn sum(&self) -> Result<String> {
        Ok(hex(&Sha256::digest(serde_json::to_vec(self)?), 8))
    }
}

fn read(folder: &Path, name: &str) -> Result<Option<Header>> {
    match std::fs::read(folder.join(name)) {
        Ok(bytes) => {
            let sealed: Sealed = serde_json::from_slice(&bytes)?;
            if sealed.header.sum()? != sealed.sum {
                let broken = <serde_json::Error as serde::de::Error>::custom("the checksum does not hold");
                return Err(broken.into());
            }
            Ok(Some(sealed.header))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn replace(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let new = folder.join(NEW);
    let mut file = File::create(&new)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    std::fs::rename(&new, folder.join(name))?;
    sync_folder(folder)
}

/// The name itself must survive a power cut, not only the bytes under it.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<()> {
    Ok(File::open(folder)?.sync_all()?)
}

/// NTFS keeps its own log of names, and a folder cannot be opened as a file.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> Result<()> {
    Ok(())
}

fn check(key: &Key) -> String {
    hex(&Sha256::new().chain_update(b"min-side key check 1").chain_update(key.bytes()).finalize(), 8)
}

fn owner_check(key: &Key, owner: &str) -> String {
    let hash = Sha256::new().chain_update(b"min-side owner check 1").chain_update(key.bytes());
    hex(&hash.chain_update(owner.as_bytes()).finalize(), 16)
}

fn hex(hash: &[u8], bytes: usize) -> String {
    hash.iter().take(bytes).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        let key = Key::from_bytes([7; 32]);
        let mut header = Header::new(Home::KeyStore { name: "a-name".to_owned() }, &key);
        header.set_owner(&key, "kari");
        header
    }

    #[test]
    fn any_bit_that_is_flipped_in_either_of_the_two_is_mended_from_the_other() {
        let dir = crate::db::testing::folder();
        let header = header();
        header.write(dir.path()).unwrap();
        let sound = std::fs::read(dir.path().join(FILE)).unwrap();
        for name in [FILE, COPY] {
            for bit in 0..sound.len() * 8 {
                let mut bytes = sound.clone();
                bytes[bit / 8] ^= 1 << (bit % 8);
                std::fs::write(dir.path().join(name), &bytes).unwrap();
                assert_eq!(Header::read(dir.path()).unwrap().as_ref(), Some(&header), "{name} bit {bit}");
                assert_eq!(std::fs::read(dir.path().join(name)).unwrap(), sound, "{name} bit {bit}");
            }
            std::fs::remove_file(dir.path().join(name)).unwrap();
            assert_eq!(Header::read(dir.path()).unwrap().as_ref(), Some(&header));
        }
    }

    #[test]
    fn where_neither_can_be_read_that_is_an_error_and_where_there_is_none_it_is_not() {
        let dir = crate::db::testing::folder();
        assert_eq!(Header::read(dir.path()).unwrap(), None);
        header().write(dir.path()).unwrap();
        for spoiled in ["", "{", "[1]", "\0\0\0\0"] {
            for name in [FILE, COPY] {
                std::fs::write(dir.path().join(name), spoiled).unwrap();
            }
            assert!(matches!(Header::read(dir.path()), Err(Error::Json(_))));
        }
        Header::remove(dir.path()).unwrap();
        assert_eq!(Header::read(dir.path()).unwrap(), None);
    }

    #[test]
    fn whose_the_folder_is_can_be_told_and_not_read() {
        let (header, key) = (header(), Key::from_bytes([7; 32]));
        assert!(header.may_be_of(&key, "kari") && !header.may_be_of(&key, "ola"));
        assert!(!serde_json::to_string(&header).unwrap().contains("kari"));
    }
}
