//! The key of the databases and where it lives: the system's key store, by itself or together with a PIN; a passphrase; or
//! memory alone.

pub mod header;
pub mod lock;
pub mod passphrase;
pub mod store;
pub mod tries;

pub use header::{Header, Home};
pub use store::{KeyStore, MemoryKeyStore, SystemKeyStore};

use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// A 256-bit key. Never shown, never logged, wiped when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop, PartialEq, Eq)]
pub struct Key([u8; 32]);

/// Why there is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There is no key store to ask.
    #[error("there is no key store")]
    NoKeyStore,
    /// The key store is locked, or did not answer in time.
    #[error("the key store is locked or does not answer")]
    Locked,
    /// The key store has no key of ours.
    #[error("the key store has no key")]
    NoEntry,
    /// The key store holds something that is no key.
    #[error("the key store holds something that is no key")]
    NotAKey,
    /// No randomness to be had.
    #[error("the system gave no randomness")]
    NoRandomness,
}

impl KeyError {
    /// The code of the view.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoKeyStore => "no_key_store",
            Self::Locked => "key_store_locked",
            Self::NoEntry | Self::NotAKey => "key_lost",
            Self::NoRandomness => "no_randomness",
        }
    }
}

impl Key {
    /// A new random key.
    ///
    /// # Errors
    /// [`KeyError::NoRandomness`] when the system gives none.
    pub fn random() -> Result<Self, KeyError> {
        let mut key = Self([0; 32]);
        getrandom::fill(&mut key.0).map_err(|_| KeyError::NoRandomness)?;
        Ok(key)
    }

    /// The key of these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, to be kept by a key store.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 hex digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let mut key = Self([0; 32]);
        for (byte, pair) in key.0.iter_mut().zip(digits.chunks_exact(2)) {
            let high = char::from(pair[0]).to_digit(16)?;
            let low = char::from(pair[1]).to_digit(16)?;
            *byte = u8::try_from(high * 16 + low).ok()?;
        }
        Some(key)
    }

    /// 64 hex digits.
    #[must_use]
    pub fn hex(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(64));
        for byte in &self.0 {
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
