//! A key derived from a passphrase, for machines without a key store.

use super::header::Home;
use super::{Key, KeyError};
use crate::error::{Error, Result};
use argon2::{Algorithm, Argon2, Params, Version};

/// Shortest passphrase, characters (NIST SP 800-63B-4, 3.1.1.2).
pub const MIN_LENGTH: usize = 15;

/// RFC 9106's second recommendation, for machines with little memory: 64 MiB, three passes.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 4;
/// More than this is no header of ours: it would only make the machine swap.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;

/// What a derivation costs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cost {
    pub(super) memory_kib: u32,
    pub(super) passes: u32,
    pub(super) lanes: u32,
}

impl Cost {
    pub(super) const fn usual() -> Self {
        Self { memory_kib: MEMORY_KIB, passes: PASSES, lanes: LANES }
    }
}

/// A home for a new passphrase, with a salt of its own.
///
/// # Errors
/// [`KeyError::NoRandomness`].
pub fn new_home() -> Result<Home> {
    let cost = Cost::usual();
    let Cost { memory_kib, passes, lanes } = cost;
    Ok(Home::Passphrase { salt: new_salt()?, memory_kib, passes, lanes })
}

/// A random salt, hex.
pub(super) fn new_salt() -> Result<String> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|_| KeyError::NoRandomness)?;
    Ok(salt.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Derives the key. Takes a good part of a second: call it off the runtime's threads.
///
/// # Errors
/// [`Error::WrongKey`] for a home that is none of a passphrase's or has parameters out of bounds.
pub fn derive(passphrase: &str, home: &Home) -> Result<Key> {
    let Home::Passphrase { salt, memory_kib, passes, lanes } = home else { return Err(Error::WrongKey) };
    stretch(passphrase, salt, Cost { memory_kib: *memory_kib, passes: *passes, lanes: *lanes }, None)
}

/// Argon2id of a text, with a secret where there is one (RFC 9106, 3.1).
pub(super) fn stretch(text: &str, salt: &str, cost: Cost, secret: Option<&Key>) -> Result<Key> {
    if cost.memory_kib > MOST_MEMORY_KIB || cost.passes > 100 {
        return Err(Error::WrongKey);
    }
    let params =
        Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| Error::WrongKey)?;
    let secret = secret.map_or(&[][..], |secret| secret.bytes());
    let argon = Argon2::new_with_secret(secret, Algorithm::Argon2id, Version::V0x13, params);
    let into = |key: &mut [u8; 32]| {
        argon.and_then(|argon| argon.hash_password_into(text.as_bytes(), salt.as_bytes(), key))
    };
    Key::filled(into).map_err(|_| Error::WrongKey)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_passphrase_gives_the_same_key_and_another_salt_another() {
        let small =
            |salt: &str| Home::Passphrase { salt: salt.to_owned(), memory_kib: 64, passes: 1, lanes: 1 };
        let key = derive("blåbærsyltetøy på lørdag", &small("0011223344556677")).unwrap();
        assert_eq!(derive("blåbærsyltetøy på lørdag", &small("0011223344556677")).unwrap(), key);
        assert_ne!(derive("blåbærsyltetøy på lørdag", &small("0011223344556678")).unwrap(), key);
        assert_ne!(derive("blåbærsyltetøy på søndag", &small("0011223344556677")).unwrap(), key);
        let huge = Home::Passphrase {
            salt: "0011223344556677".to_owned(),
            memory_kib: u32::MAX,
            passes: 1,
            lanes: 1,
        };
        assert!(matches!(derive("x", &huge), Err(Error::WrongKey)));
    }
}
