//! The issuer's signing key: Ed25519, made at set-up, in a file that only its owner can read.

use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse};
use jsonwebtoken::{Algorithm, EncodingKey};
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// What comes before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410).
const PKCS8_ED25519: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file.
    #[error("the key file {0} could not be read or written")]
    File(PathBuf, #[source] io::Error),
    /// Not an Ed25519 key.
    #[error("the key file {0} does not hold an Ed25519 key")]
    Format(PathBuf),
    /// The system has no randomness.
    #[error("the system gives no random bytes")]
    Random,
}

/// A key that signs tokens.
pub struct SigningKey {
    private: EncodingKey,
    public: Jwk,
    id: String,
}

impl SigningKey {
    /// The key in this file; made when there is none.
    ///
    /// # Errors
    /// When the file cannot be read or written, or holds something else.
    pub fn open(path: &Path) -> Result<Self, KeyError> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => make(path)?,
            Err(error) => return Err(KeyError::File(path.to_owned(), error)),
        };
        if bytes.len() != 48 || !bytes.starts_with(&PKCS8_ED25519) {
            return Err(KeyError::Format(path.to_owned()));
        }
        let private = super::encoding_key(&bytes);
        let mut public = Jwk::from_encoding_key(&private, Algorithm::EdDSA)
            .map_err(|_| KeyError::Format(path.to_owned()))?;
        let shown = serde_json::to_vec(&public.algorithm).unwrap_or_default();
        let id = crate::hex(&Sha256::digest(shown)[..8]);
        public.common.key_id = Some(id.clone());
        public.common.public_key_use = Some(PublicKeyUse::Signature);
        Ok(Self { private, public, id })
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    pub(super) const fn private(&self) -> &EncodingKey {
        &self.private
    }

    pub(super) fn public(&self) -> JwkSet {
        JwkSet { keys: vec![self.public.clone()] }
    }
}

fn make(path: &Path) -> Result<Vec<u8>, KeyError> {
    let mut seed = [0_u8; 32];
    OsRng.try_fill_bytes(&mut seed).map_err(|_| KeyError::Random)?;
    let bytes = [PKCS8_ED25519.as_slice(), &seed].concat();
    write_private(path, &bytes).map_err(|error| KeyError::File(path.to_owned(), error))?;
    Ok(bytes)
}

/// Writes a new file with mode 0600.
fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
