//! The key of the databases and where it lives: the system's key store, by itself or together with a PIN; a passphrase; or
//! memory alone.

pub mod header;
pub mod lock;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod memory_tests;
pub mod passphrase;
pub mod store;
pub mod tries;

pub use crate::error::KeyError;
pub use header::{Header, Home};
pub use store::{KeyStore, MemoryKeyStore, SystemKeyStore};

use std::fmt;
use std::sync::Arc;
use zeroize::{Zeroize, Zeroizing};

/// A 256-bit key. Never shown, never logged. Its bytes stand in one place, whoever is handed the key: what a move of them
/// leaves behind could not be wiped. With the last handle they are.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Arc<Zeroizing<[u8; 32]>>);

impl Key {
    /// A new random key.
    ///
    /// # Errors
    /// [`KeyError::NoRandomness`] when the system gives none.
    pub fn random() -> Result<Self, KeyError> {
        Self::filled(|bytes| getrandom::fill(bytes).map_err(|_| KeyError::NoRandomness))
    }

    /// The key of these bytes.
    #[must_use]
    pub fn from_bytes(mut bytes: [u8; 32]) -> Self {
        let mut key = Arc::new(Zeroizing::new([0; 32]));
        if let Some(room) = Arc::get_mut(&mut key) {
            room.copy_from_slice(&bytes);
        }
        bytes.zeroize();
        Self(key)
    }

    /// The key whose bytes `fill` writes where they stay.
    pub(crate) fn filled<E>(fill: impl FnOnce(&mut [u8; 32]) -> Result<(), E>) -> Result<Self, E> {
        let mut key = Self::from_bytes([0; 32]);
        if let Some(room) = Arc::get_mut(&mut key.0) {
            fill(room)?;
        }
        Ok(key)
    }

    /// The bytes, to be kept by a key store.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 hex digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let half = |digit: u8| char::from(digit).to_digit(16).and_then(|half| u8::try_from(half).ok());
        Self::filled(|bytes| {
            for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
                *byte = half(pair[0]).ok_or(())? << 4 | half(pair[1]).ok_or(())?;
            }
            Ok::<(), ()>(())
        })
        .ok()
    }

    /// 64 hex digits.
    #[must_use]
    pub fn hex(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(64));
        for byte in self.0.iter() {
            for half in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
            }
        }
        text
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}
