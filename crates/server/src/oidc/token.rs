//! Codes and refresh tokens become tokens. A sign-in is ended by its refresh token.

use super::{CLIENT_ID, Code, DemoIssuer, secret};
use crate::clock::Clock;
use crate::storage::{Person, SignIn, Storage, StorageError, write};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A request for tokens (RFC 6749).
#[derive(Debug, Default, Deserialize)]
pub(crate) struct TokenRequest {
    #[serde(default)]
    grant_type: String,
    #[serde(default)]
    client_id: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    redirect_uri: String,
    #[serde(default)]
    code_verifier: String,
    #[serde(default)]
    refresh_token: String,
}

/// What was granted.
#[derive(Serialize)]
pub(crate) struct Tokens {
    access_token: String,
    token_type: &'static str,
    expires_in: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id_token: Option<String>,
    scope: &'static str,
}

/// Why no tokens are granted.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TokenError {
    /// Another client than the one there is.
    #[error("not the client")]
    Client,
    /// Neither a code nor a refresh token.
    #[error("no such grant type")]
    GrantType,
    /// The code or the refresh token is not good.
    #[error("the grant is not good")]
    Grant,
    /// The storage failed.
    #[error("the storage failed")]
    Storage(#[from] StorageError),
}

impl DemoIssuer {
    /// Tokens for a code or a refresh token.
    pub(crate) fn grant(
        &self,
        storage: &dyn Storage,
        clock: &dyn Clock,
        request: &TokenRequest,
    ) -> Result<Tokens, TokenError> {
        if request.client_id != CLIENT_ID {
            return Err(TokenError::Client);
        }
        match request.grant_type.as_str() {
            "authorization_code" => self.by_code(storage, clock, request),
            "refresh_token" => self.by_refresh_token(storage, clock, request),
            _ => Err(TokenError::GrantType),
        }
    }

    /// An access token of a demo person, for the command line.
    pub(crate) fn demo_tokens(&self, person: &Person, now: DateTime<Utc>) -> Tokens {
        Tokens {
            access_token: self.demo_token(person, now),
            token_type: "Bearer",
            expires_in: self.lifetimes.demo.num_seconds(),
            refresh_token: None,
            id_token: None,
            scope: "openid",
        }
    }

    fn by_code(
        &self,
        storage: &dyn Storage,
        clock: &dyn Clock,
        request: &TokenRequest,
    ) -> Result<Tokens, TokenError> {
        let code = self.take_code(&request.code, clock).ok_or(TokenError::Grant)?;
        if code.redirect_uri != request.redirect_uri || !proves(&request.code_verifier, &code) {
            return Err(TokenError::Grant);
        }
        let now = clock.now();
        let refresh_token = secret();
        let sign_in = SignIn {
            member: code.member.clone(),
            client_id: CLIENT_ID.to_owned(),
            expires_at: now + self.lifetimes.sign_in,
        };
        let person = write(storage, now, |tx| {
            tx.keep_sign_in(&hash(&refresh_token), &sign_in)?;
            tx.person(&code.member)
        })?;
        let person = person.ok_or(TokenError::Grant)?;
        let id_token = self.id_token(&person, Some(&code.nonce), code.given_at, now);
        Ok(self.tokens(&person, now, refresh_token, Some(id_token)))
    }

    fn by_refresh_token(
        &self,
        storage: &dyn Storage,
        clock: &dyn Clock,
        request: &TokenRequest,
    ) -> Result<Tokens, TokenError> {
        let now = clock.now();
        let next = secret();
        let person = write(storage, now, |tx| {
            match tx.rotate_sign_in(&hash(&request.refresh_token), &hash(&next), CLIENT_ID)? {
                Some(sign_in) => tx.person(&sign_in.member),
                None => Ok(None),
            }
        })?;
        Ok(self.tokens(&person.ok_or(TokenError::Grant)?, now, next, None))
    }

    fn tokens(
        &self,
        person: &Person,
        now: DateTime<Utc>,
        refresh_token: String,
        id_token: Option<String>,
    ) -> Tokens {
        Tokens {
            access_token: self.access_token(person, now, self.lifetimes.access),
            token_type: "Bearer",
            expires_in: self.lifetimes.access.num_seconds(),
            refresh_token: Some(refresh_token),
            id_token,
            scope: "openid profile offline_access",
        }
    }
}

/// Ends the sign-in of a refresh token; says nothing of whether there was one (RFC 7009, 2.2).
pub(crate) fn revoke(storage: &dyn Storage, now: DateTime<Utc>, token: &str) -> Result<(), StorageError> {
    write(storage, now, |tx| tx.end_sign_in(&hash(token)))
}

/// Whether the verifier is the one whose hash came with the request for the code (RFC 7636, 4.6).
fn proves(verifier: &str, code: &Code) -> bool {
    let form = (43..=128).contains(&verifier.len())
        && verifier.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b));
    form && URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == code.challenge
}

fn hash(token: &str) -> String {
    crate::hex(&Sha256::digest(token.as_bytes()))
}
