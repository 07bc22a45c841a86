//! Validates an access token: algorithm, key, signature, issuer, audience, times.

use super::keys::{KeySource, Keys, KeysError};
use chrono::{DateTime, Utc};
use jsonwebtoken::{Validation, decode, decode_header};
use serde::Deserialize;

/// Seconds that the issuer's clock may differ from ours.
const LEEWAY_SECONDS: i64 = 30;

/// What the server reads of a token.
#[derive(Debug, Clone, Deserialize)]
pub struct Claims {
    /// The subject.
    pub sub: String,
    /// When it ends, seconds since 1970.
    pub exp: i64,
    /// From when it holds.
    #[serde(default)]
    pub nbf: Option<i64>,
    /// Whether the built-in issuer of a demonstration made it.
    #[serde(default)]
    pub min_side_demo: bool,
}

/// Why a token was refused.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// Not a token, a wrong signature, issuer or audience.
    #[error("not a valid token")]
    Invalid(#[from] jsonwebtoken::errors::Error),
    /// No key id, one that the issuer does not have, or a key of another algorithm.
    #[error("not signed by a key of the issuer")]
    UnknownKey,
    /// Its time is over.
    #[error("expired")]
    Expired,
    /// Its time has not come.
    #[error("not valid yet")]
    TooEarly,
    /// From a demonstration, and this is none.
    #[error("a demonstration's token")]
    Demo,
}

/// Validates access tokens of one issuer for one audience.
pub struct Verifier {
    issuer: String,
    audience: String,
    keys: Keys,
    demo: bool,
}

impl Verifier {
    /// A verifier with the keys from `source`. `demo` accepts tokens of a demonstration's issuer.
    ///
    /// # Errors
    /// When there are no usable keys.
    pub async fn new(issuer: &str, audience: &str, source: KeySource, demo: bool) -> Result<Self, KeysError> {
        let keys = Keys::load(issuer, source).await?;
        Ok(Self { issuer: issuer.to_owned(), audience: audience.to_owned(), keys, demo })
    }

    /// What a valid token says.
    ///
    /// # Errors
    /// When it is not valid at `now`.
    pub async fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<Claims, TokenError> {
        let header = decode_header(token)?;
        let id = header.kid.as_deref().ok_or(TokenError::UnknownKey)?;
        let key = self.keys.find_or_fetch(id).await.ok_or(TokenError::UnknownKey)?;
        if header.alg != key.algorithm {
            return Err(TokenError::UnknownKey);
        }
        let mut rules = Validation::new(key.algorithm);
        rules.set_issuer(&[&self.issuer]);
        rules.set_audience(&[&self.audience]);
        rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        // By our own clock, below.
        rules.validate_exp = false;
        rules.validate_nbf = false;
        let claims = decode::<Claims>(token, &key.key, &rules)?.claims;
        if claims.exp.saturating_add(LEEWAY_SECONDS) <= now.timestamp() {
            return Err(TokenError::Expired);
        }
        if claims.nbf.is_some_and(|nbf| nbf.saturating_sub(LEEWAY_SECONDS) > now.timestamp()) {
            return Err(TokenError::TooEarly);
        }
        if claims.min_side_demo && !self.demo {
            return Err(TokenError::Demo);
        }
        Ok(claims)
    }
}
