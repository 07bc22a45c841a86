//! The issuer's keys: the secret one that signs, and public ones as `did:key` names.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use min_side_domain::records::IssuerKey;
use sha2::{Digest as _, Sha256};
use std::fmt;
use thiserror::Error;
use zeroize::Zeroizing;

/// What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7).
const PKCS8_HEAD: [u8; 16] = [0x30, 0x2E, 2, 1, 0, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 4, 0x22, 4, 0x20];
/// The multicodec number of an Ed25519 public key.
const MULTICODEC: [u8; 2] = [0xED, 0x01];
const BASE58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// A key that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not an Ed25519 private key in PKCS #8 PEM")]
pub struct KeyError;

/// The key that an issuer signs with. It stays on the server.
#[derive(Clone)]
pub struct IssuerSecret {
    key: SigningKey,
    demo: bool,
}

impl fmt::Debug for IssuerSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IssuerSecret")
            .field("id", &self.id())
            .field("demo", &self.demo)
            .finish_non_exhaustive()
    }
}

impl IssuerSecret {
    /// A key from 32 random bytes. A demonstration key signs demonstrations only.
    #[must_use]
    pub fn generate(random: [u8; 32], demo: bool) -> Self {
        Self { key: SigningKey::from_bytes(&random), demo }
    }

    /// Reads a key from PKCS #8 PEM, as `openssl genpkey -algorithm ed25519` writes it.
    ///
    /// # Errors
    /// [`KeyError`] when it is not such a key.
    pub fn from_pkcs8_pem(pem: &str, demo: bool) -> Result<Self, KeyError> {
        let body: Zeroizing<String> = Zeroizing::new(
            pem.lines().map(str::trim).filter(|line| !line.starts_with("-----")).collect::<Vec<_>>().concat(),
        );
        let bytes = Zeroizing::new(STANDARD.decode(body.as_bytes()).map_err(|_| KeyError)?);
        // Version 2 of the form has a longer head and may carry the public key after the private one.
        let at = bytes.windows(4).position(|w| w == [4, 0x22, 4, 0x20]).ok_or(KeyError)? + 4;
        let known = bytes.windows(5).any(|w| w == [6, 3, 0x2B, 0x65, 0x70]);
        let seed: [u8; 32] = bytes.get(at..at + 32).and_then(|s| s.try_into().ok()).ok_or(KeyError)?;
        if known && at <= 20 { Ok(Self::generate(seed, demo)) } else { Err(KeyError) }
    }

    /// Writes the key as PKCS #8 PEM.
    #[must_use]
    pub fn to_pkcs8_pem(&self) -> Zeroizing<String> {
        let mut bytes = Zeroizing::new(PKCS8_HEAD.to_vec());
        bytes.extend_from_slice(self.key.as_bytes());
        let body = Zeroizing::new(STANDARD.encode(&*bytes));
        Zeroizing::new(format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", *body))
    }

    /// Whether it signs demonstrations only.
    #[must_use]
    pub const fn is_demo(&self) -> bool {
        self.demo
    }

    /// Its id: the first eight bytes of the public key's SHA-256, in hexadecimal.
    #[must_use]
    pub fn id(&self) -> String {
        self.public().id()
    }

    /// Its public half as a `did:key`.
    #[must_use]
    pub fn did(&self) -> String {
        self.public().did()
    }

    /// What members get of it.
    #[must_use]
    pub fn issuer_key(&self, issuer: &str, from: DateTime<Utc>) -> IssuerKey {
        IssuerKey {
            id: self.id(),
            did: self.did(),
            issuer: issuer.to_owned(),
            from,
            to: None,
            demo: self.demo,
            status_list: String::new(),
        }
    }

    pub(super) fn public(&self) -> PublicKey {
        PublicKey(self.key.verifying_key())
    }

    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

/// The first four bytes of a key's id.
pub type KeyHint = [u8; 4];

/// A key that checks signatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads a `did:key`.
    pub fn from_did(did: &str) -> Option<Self> {
        let bytes = base58_decoded(did.strip_prefix("did:key:z")?)?;
        let key: [u8; 32] = bytes.strip_prefix(&MULTICODEC)?.try_into().ok()?;
        VerifyingKey::from_bytes(&key).ok().map(Self)
    }

    pub fn id(&self) -> String {
        let hash = Sha256::digest(self.0.as_bytes());
        hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// How a code names the key: the beginning of its id, enough to find it among those that are trusted.
    pub fn hint(&self) -> KeyHint {
        let hash: [u8; 32] = Sha256::digest(self.0.as_bytes()).into();
        [hash[0], hash[1], hash[2], hash[3]]
    }

    pub fn did(&self) -> String {
        let bytes: Vec<u8> = MULTICODEC.iter().chain(self.0.as_bytes()).copied().collect();
        format!("did:key:z{}", base58(&bytes))
    }

    /// Whether the signature is this key's over the message. Strict: no weak keys, no second form.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.0.verify_strict(message, &signature).is_ok())
    }
}

/// Base58 as Bitcoin writes it.
fn base58(bytes: &[u8]) -> String {
    let mut digits: Vec<u8> = Vec::new();
    for byte in bytes {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            carry += u32::from(*digit) << 8;
            *digit = (carry % 58) as u8;
            carry /= 58;
        }
        while carry > 0 {
            digits.push((carry % 58) as u8);
            carry /= 58;
        }
    }
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    std::iter::repeat_n(0, zeros)
        .chain(digits.into_iter().rev())
        .map(|digit| char::from(BASE58[usize::from(digit)]))
        .collect()
}

fn base58_decoded(text: &str) -> Option<Vec<u8>> {
    // A key is 48 characters long; nothing here is longer.
    if text.len() > 64 {
        return None;
    }
    let mut bytes: Vec<u8> = Vec::new();
    for letter in text.bytes() {
        let mut carry = u32::try_from(BASE58.iter().position(|known| *known == letter)?).ok()?;
        for byte in &mut bytes {
            carry += u32::from(*byte) * 58;
            *byte = (carry & 0xFF) as u8;
            carry >>= 8;
        }
        while carry > 0 {
            bytes.push((carry & 0xFF) as u8);
            carry >>= 8;
        }
    }
    let zeros = text.bytes().take_while(|letter| *letter == b'1').count();
    bytes.extend(std::iter::repeat_n(0, zeros));
    bytes.reverse();
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_goes_through_pem_and_did() {
        let secret = IssuerSecret::generate([7; 32], true);
        let again = IssuerSecret::from_pkcs8_pem(&secret.to_pkcs8_pem(), true).unwrap();
        assert_eq!(again.did(), secret.did());
        let public = PublicKey::from_did(&secret.did()).unwrap();
        assert!(public.verify(b"x", &secret.sign(b"x")));
        assert!(!public.verify(b"y", &secret.sign(b"x")));
        assert!(IssuerSecret::from_pkcs8_pem("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END", false).is_err());
        assert!(!format!("{secret:?}").contains("7, 7"));
    }

    #[test]
    fn keys_of_openssl_and_of_the_did_method_are_read() {
        // RFC 8410, section 10.3, and W3C did:key, section 5.1 (Ed25519).
        let pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----";
        assert!(IssuerSecret::from_pkcs8_pem(pem, false).is_ok());
        let did = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
        assert_eq!(PublicKey::from_did(did).unwrap().did(), did);
        assert_eq!(PublicKey::from_did("did:key:z6Mk"), None);
        assert_eq!(PublicKey::from_did("did:web:example.org"), None);
    }
}
