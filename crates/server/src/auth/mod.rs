//! Who is asking: access tokens of one OpenID Connect issuer, validated in full, and the person behind them.
//!
//! What someone may do stands in the server's own records, never in the token.

mod keys;
#[cfg(test)]
mod tests;
mod verify;

use crate::storage::{Person, Storage, StorageError};
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

pub use keys::{KeySource, KeysError};
pub use verify::{Claims, TokenError, Verifier};

/// Validated tokens that are remembered.
const REMEMBERED: usize = 20_000;
/// A remembered person is looked up again after this many seconds: a lost role must not last.
const LOOK_AGAIN_SECONDS: i64 = 5;

/// Why someone was not let in.
#[derive(Debug, thiserror::Error)]
pub enum AuthError {
    /// The token.
    #[error("the token was refused")]
    Token(#[from] TokenError),
    /// A valid token of someone who is not known here.
    #[error("the token's subject is not known here")]
    Stranger,
    /// The storage.
    #[error("the person could not be looked up")]
    Storage(#[from] StorageError),
}

/// A person with a valid token.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Who.
    pub person: Person,
    /// When their token ends.
    pub until: DateTime<Utc>,
}

struct Remembered {
    caller: Caller,
    looked_up: DateTime<Utc>,
}

/// Tells who is asking.
pub struct Authenticator {
    verifier: Verifier,
    remembered: Mutex<HashMap<[u8; 32], Remembered>>,
}

impl Authenticator {
    /// Validates tokens by `verifier`.
    #[must_use]
    pub fn new(verifier: Verifier) -> Self {
        Self { verifier, remembered: Mutex::new(HashMap::new()) }
    }

    /// Who sent this access token.
    ///
    /// # Errors
    /// When the token is not valid, or its subject is not known.
    pub async fn caller(
        &self,
        storage: &Arc<dyn Storage>,
        token: &str,
        now: DateTime<Utc>,
    ) -> Result<Caller, AuthError> {
        let hash: [u8; 32] = Sha256::digest(token.as_bytes()).into();
        if let Some(caller) = self.remembered(&hash, now) {
            return Ok(caller);
        }
        let claims = self.verifier.verify(token, now).await?;
        let lookup = Arc::clone(storage);
        let person = tokio::task::spawn_blocking(move || lookup.person_by_subject(&claims.sub))
            .await
            .map_err(|_| StorageError::WriterGone)??
            .ok_or(AuthError::Stranger)?;
        let until = DateTime::from_timestamp(claims.exp, 0).unwrap_or(now);
        let caller = Caller { person, until };
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if remembered.len() >= REMEMBERED {
            remembered.clear();
        }
        remembered.insert(hash, Remembered { caller: caller.clone(), looked_up: now });
        Ok(caller)
    }

    fn remembered(&self, hash: &[u8; 32], now: DateTime<Utc>) -> Option<Caller> {
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = remembered.get(hash)?;
        let age = now - entry.looked_up;
        let fresh = age >= TimeDelta::zero() && age < TimeDelta::seconds(LOOK_AGAIN_SECONDS);
        if fresh && now < entry.caller.until {
            return Some(entry.caller.clone());
        }
        remembered.remove(hash);
        None
    }
}
