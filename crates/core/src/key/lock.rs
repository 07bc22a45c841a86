//! The app lock: the databases' key stands in the header, wrapped by what a PIN and a secret of the key store's give
//! together. With the file and the PIN but without the store, or the file and the store but without the PIN, nothing opens.

use super::header::Home;
use super::passphrase::{self, Cost};
use super::{Key, KeyError};
use crate::error::{Error, Result};
use std::convert::Infallible;

/// Shortest PIN, characters. Without the key store's secret no guess can be tried, and at the window waits grow.
pub const MIN_LENGTH: usize = 6;

/// Sees that a PIN can be used: long enough, and not one of those that are tried first.
///
/// # Errors
/// `pin_short`, `pin_simple`.
pub fn check(pin: &str) -> Result<()> {
    let signs: Vec<char> = pin.chars().collect();
    if signs.len() < MIN_LENGTH {
        return Err(Error::refused("pin_short").with("min", MIN_LENGTH));
    }
    let steps: Vec<i64> =
        signs.windows(2).map(|pair| i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0]))).collect();
    // 000000, 123456, 987654, abcdef.
    let is_simple = matches!(steps.first(), Some(-1..=1)) && steps.windows(2).all(|pair| pair[0] == pair[1]);
    if is_simple { Err(Error::refused("pin_simple")) } else { Ok(()) }
}

/// The home of a key that is wrapped by a PIN and this secret, which the key store keeps under `name`. Takes a good part of
/// a second.
///
/// # Errors
/// [`KeyError::NoRandomness`].
pub fn wrap(name: String, secret: &Key, key: &Key, pin: &str) -> Result<Home> {
    let salt = passphrase::new_salt()?;
    let cost = Cost::usual();
    let pad = passphrase::stretch(pin, &salt, cost, Some(secret))?;
    let wrapped = xor(&pad, key).hex().as_str().to_owned();
    Ok(Home::Locked {
        name,
        salt,
        memory_kib: cost.memory_kib,
        passes: cost.passes,
        lanes: cost.lanes,
        wrapped,
    })
}

/// The key that a PIN and the secret unwrap; another one, which the header's check tells, where either is wrong. Takes a
/// good part of a second.
///
/// # Errors
/// [`Error::WrongKey`] for a home that is none of a lock's or has parameters out of bounds.
pub fn unwrap(home: &Home, secret: &Key, pin: &str) -> Result<Key> {
    let Home::Locked { salt, memory_kib, passes, lanes, wrapped, .. } = home else {
        return Err(Error::WrongKey);
    };
    let cost = Cost { memory_kib: *memory_kib, passes: *passes, lanes: *lanes };
    let wrapped = Key::from_hex(wrapped).ok_or(Error::KeyStore(KeyError::NotAKey))?;
    Ok(xor(&passphrase::stretch(pin, salt, cost, Some(secret))?, &wrapped))
}

/// A pad of 256 bits that is used for this one key alone: each wrapping has a salt and a secret of its own.
fn xor(pad: &Key, key: &Key) -> Key {
    let Ok(wrapped) = Key::filled(|bytes| {
        for (byte, (one, other)) in bytes.iter_mut().zip(pad.bytes().iter().zip(key.bytes())) {
            *byte = one ^ other;
        }
        Ok::<(), Infallible>(())
    });
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_12_2_the_key_is_unwrapped_by_the_pin_and_the_stores_secret_together_and_by_neither_alone() {
        let (secret, key) = (Key::from_bytes([1; 32]), Key::from_bytes([2; 32]));
        let home = wrap("a-name".to_owned(), &secret, &key, "249513").unwrap();
        assert_eq!(unwrap(&home, &secret, "249513").unwrap(), key);
        assert_ne!(unwrap(&home, &secret, "249514").unwrap(), key);
        assert_ne!(unwrap(&home, &Key::from_bytes([0; 32]), "249513").unwrap(), key);
        let text = serde_json::to_string(&home).unwrap();
        assert!(!text.contains(key.hex().as_str()) && !text.contains("249513"), "{text}");
        let again = wrap("a-name".to_owned(), &secret, &key, "249513").unwrap();
        assert_ne!(again, home, "the same PIN never gives the same pad twice");
    }

    #[test]
    fn a_pin_that_is_tried_first_is_refused() {
        let code = |pin: &str| check(pin).unwrap_err().quiet_view().code;
        for pin in ["", "24951", "æøåæø"] {
            assert_eq!(code(pin), "pin_short", "{pin}");
        }
        for pin in ["000000", "777777", "123456", "987654", "abcdef"] {
            assert_eq!(code(pin), "pin_simple", "{pin}");
        }
        for pin in ["249513", "112233", "blåbær", "en lang setning"] {
            assert!(check(pin).is_ok(), "{pin}");
        }
    }
}
