//! The built-in OpenID Connect issuer of a demonstration: discovery, authorization code with PKCE, tokens.
//!
//! The app signs in here by the flow that any issuer has. Outside a demonstration none of this is served, and
//! its tokens are refused.

mod authorize;
mod discovery;
mod keys;
mod token;

use crate::clock::Clock;
use crate::storage::Person;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rand::TryRngCore;
use rand::rngs::OsRng;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

pub(crate) use authorize::{AuthorizeError, AuthorizeRequest};
pub use keys::{KeyError, SigningKey};
pub(crate) use token::{TokenError, TokenRequest, Tokens, revoke};

/// The path of the issuer below the server's address.
pub const PATH: &str = "/oidc";
/// The one client.
pub const CLIENT_ID: &str = "min-side-app";
/// What access tokens are for.
pub const AUDIENCE: &str = "min-side-api";
/// How long a code is good for.
const CODE_SECONDS: i64 = 60;
/// Codes under way, at most.
const CODES: usize = 10_000;

/// How long tokens last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetimes {
    /// Access tokens.
    pub access: TimeDelta,
    /// Sign-ins, from the first token.
    pub sign_in: TimeDelta,
    /// The demo tokens of the command line.
    pub demo: TimeDelta,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self { access: TimeDelta::minutes(10), sign_in: TimeDelta::days(90), demo: TimeDelta::hours(24) }
    }
}

/// The issuer.
pub struct DemoIssuer {
    /// Its identifier.
    pub url: String,
    key: SigningKey,
    lifetimes: Lifetimes,
    codes: Mutex<HashMap<String, Code>>,
}

/// A code that has been given out.
#[derive(Debug, Clone)]
struct Code {
    member: String,
    redirect_uri: String,
    challenge: String,
    nonce: String,
    given_at: DateTime<Utc>,
}

#[derive(Serialize)]
struct AccessClaims<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    client_id: &'a str,
    iat: i64,
    exp: i64,
    jti: String,
    min_side_demo: bool,
}

#[derive(Serialize)]
struct IdClaims<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    name: &'a str,
    iat: i64,
    exp: i64,
    auth_time: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<&'a str>,
}

impl DemoIssuer {
    /// An issuer below this address.
    #[must_use]
    pub fn new(server_url: &str, key: SigningKey, lifetimes: Lifetimes) -> Self {
        Self { url: format!("{server_url}{PATH}"), key, lifetimes, codes: Mutex::default() }
    }

    /// Its public keys.
    #[must_use]
    pub fn public_keys(&self) -> jsonwebtoken::jwk::JwkSet {
        self.key.public()
    }

    /// An access token that lasts as long as a demonstration does, for the command line and contract tests.
    #[must_use]
    pub fn demo_token(&self, person: &Person, now: DateTime<Utc>) -> String {
        self.access_token(person, now, self.lifetimes.demo)
    }

    fn access_token(&self, person: &Person, now: DateTime<Utc>, lasts: TimeDelta) -> String {
        let claims = AccessClaims {
            iss: &self.url,
            sub: &person.subject,
            aud: AUDIENCE,
            client_id: CLIENT_ID,
            iat: now.timestamp(),
            exp: (now + lasts).timestamp(),
            jti: secret(),
            min_side_demo: true,
        };
        self.signed("at+jwt", &claims)
    }

    fn id_token(
        &self,
        person: &Person,
        nonce: Option<&str>,
        signed_in: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> String {
        let claims = IdClaims {
            iss: &self.url,
            sub: &person.subject,
            aud: CLIENT_ID,
            name: &person.name,
            iat: now.timestamp(),
            exp: (now + self.lifetimes.access).timestamp(),
            auth_time: signed_in.timestamp(),
            nonce,
        };
        self.signed("JWT", &claims)
    }

    fn signed(&self, kind: &str, claims: &impl Serialize) -> String {
        let header = Header {
            typ: Some(kind.to_owned()),
            kid: Some(self.key.id().to_owned()),
            ..Header::new(Algorithm::EdDSA)
        };
        encode(&header, claims, self.key.private()).unwrap_or_else(|error| {
            tracing::error!(%error, "a token could not be signed");
            String::new()
        })
    }

    /// Gives out a code; none when too many are under way.
    fn give_code(&self, code: Code) -> Option<String> {
        let now = code.given_at;
        let mut codes = self.codes.lock().unwrap_or_else(PoisonError::into_inner);
        codes.retain(|_, code| now - code.given_at < TimeDelta::seconds(CODE_SECONDS));
        if codes.len() >= CODES {
            return None;
        }
        let text = secret();
        codes.insert(text.clone(), code);
        Some(text)
    }

    /// Takes a code back: it is good once.
    fn take_code(&self, text: &str, clock: &dyn Clock) -> Option<Code> {
        let code = self.codes.lock().unwrap_or_else(PoisonError::into_inner).remove(text)?;
        (clock.now() - code.given_at < TimeDelta::seconds(CODE_SECONDS)).then_some(code)
    }
}

/// 256 random bits as text.
fn secret() -> String {
    let mut bytes = [0_u8; 32];
    // Without the system's randomness nothing here is safe: end rather than go on.
    if OsRng.try_fill_bytes(&mut bytes).is_err() {
        std::process::abort();
    }
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The key as `jsonwebtoken` takes it.
fn encoding_key(pkcs8: &[u8]) -> EncodingKey {
    EncodingKey::from_ed_der(pkcs8)
}
