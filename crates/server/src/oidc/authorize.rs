//! A request for a code: whether it is the app's, and the address that takes the browser back to it.

use super::{CLIENT_ID, Code, DemoIssuer};
use crate::storage::Person;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use url::{Host, Url};

/// The parameters of a request for a code (RFC 6749, 7636, 9207; OpenID Connect Core).
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct AuthorizeRequest {
    #[serde(default)]
    pub(crate) response_type: String,
    #[serde(default)]
    pub(crate) client_id: String,
    #[serde(default)]
    pub(crate) redirect_uri: String,
    #[serde(default)]
    pub(crate) scope: String,
    #[serde(default)]
    pub(crate) state: String,
    #[serde(default)]
    pub(crate) nonce: String,
    #[serde(default)]
    pub(crate) code_challenge: String,
    #[serde(default)]
    pub(crate) code_challenge_method: String,
}

/// Why no code is given out.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum AuthorizeError {
    /// The address may not be the app's: the browser is not sent there.
    #[error("the request cannot be the app's")]
    NotTheApps,
    /// The app is told at this address.
    #[error("the request was refused")]
    SentBack(Box<Url>),
    /// Too many codes are under way.
    #[error("too many codes are under way")]
    TooMany,
}

impl DemoIssuer {
    /// The address to send the browser back to. Errors go back to the app only when it is certain that the address is the
    /// app's.
    pub(crate) fn check(&self, request: &AuthorizeRequest) -> Result<Url, AuthorizeError> {
        let redirect =
            Url::parse(&request.redirect_uri).ok().filter(is_loopback).ok_or(AuthorizeError::NotTheApps)?;
        if request.client_id != CLIENT_ID {
            return Err(AuthorizeError::NotTheApps);
        }
        let refused = |error: &str, what: &str| {
            let mut redirect = redirect.clone();
            redirect.query_pairs_mut().append_pair("error", error).append_pair("error_description", what);
            if !request.state.is_empty() {
                redirect.query_pairs_mut().append_pair("state", &request.state);
            }
            redirect.query_pairs_mut().append_pair("iss", &self.url);
            Err(AuthorizeError::SentBack(Box::new(redirect)))
        };
        if request.response_type != "code" {
            return refused("unsupported_response_type", "only code");
        }
        if !request.scope.split(' ').any(|scope| scope == "openid") {
            return refused("invalid_scope", "openid is needed");
        }
        if request.code_challenge_method != "S256" || !is_challenge(&request.code_challenge) {
            return refused("invalid_request", "a code_challenge with S256 is needed");
        }
        if request.state.is_empty() || request.nonce.is_empty() {
            return refused("invalid_request", "state and nonce are needed");
        }
        Ok(redirect)
    }

    /// Gives out a code for the person who was picked: the address that takes it to the app.
    pub(crate) fn authorize(
        &self,
        request: &AuthorizeRequest,
        picked: &Person,
        now: DateTime<Utc>,
    ) -> Result<Url, AuthorizeError> {
        let mut redirect = self.check(request)?;
        let code = Code {
            member: picked.id.clone(),
            redirect_uri: request.redirect_uri.clone(),
            challenge: request.code_challenge.clone(),
            nonce: request.nonce.clone(),
            given_at: now,
        };
        let code = self.give_code(code).ok_or(AuthorizeError::TooMany)?;
        redirect
            .query_pairs_mut()
            .append_pair("code", &code)
            .append_pair("state", &request.state)
            .append_pair("iss", &self.url);
        Ok(redirect)
    }
}

/// An installed app listens on the loopback address, on whichever port it got (RFC 8252, 7.3).
fn is_loopback(url: &Url) -> bool {
    let loopback = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        _ => false,
    };
    loopback && url.scheme() == "http" && url.fragment().is_none() && url.username().is_empty()
}

/// A SHA-256 in base64url without padding.
fn is_challenge(text: &str) -> bool {
    text.len() == 43 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
}
