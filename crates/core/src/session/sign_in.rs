//! The whole way in: the system's browser, the issuer, back to this machine.

use super::loopback::Loopback;
use super::provider;
use super::tokens::Tokens;
use crate::error::{Error, Result, SignInReason};
use chrono::{DateTime, Utc};
use min_side_wire::service::Service;
use std::sync::Arc;
use std::time::Duration;

/// Opens an address in the system's browser. Given by the shell.
pub type OpenBrowser = Arc<dyn Fn(&str) -> std::io::Result<()> + Send + Sync>;

/// How long the member has in the browser.
const TIMEOUT: Duration = Duration::from_secs(10 * 60);

/// What a sign-in needs.
#[derive(Clone)]
pub struct SignInContext {
    /// The client for the issuer.
    pub client: reqwest::Client,
    /// Opens the browser.
    pub open: OpenBrowser,
}

/// Signs in at the issuer that the server names. Dropping the future cancels.
///
/// # Errors
/// [`Error::SignIn`] with why, [`Error::Network`] when the issuer cannot be reached.
pub async fn sign_in(context: &SignInContext, service: &Service, now: DateTime<Utc>) -> Result<Tokens> {
    let loopback = Loopback::listen().await?;
    let begun = provider::begin(
        &context.client,
        &service.issuer,
        &service.client_id,
        &service.audience,
        loopback.redirect(),
    )
    .await?;
    (context.open)(begun.url.as_str()).map_err(|_| Error::SignIn(SignInReason::Browser))?;
    let waited = tokio::time::timeout(TIMEOUT, loopback.wait(begun.state.secret())).await;
    let mut brought = waited.map_err(|_| Error::SignIn(SignInReason::Timeout))??.query;
    // An answer that another issuer has planted is told by its `iss` (RFC 9207).
    if brought.get("iss").is_some_and(|iss| iss != begun.issuer()) {
        return Err(Error::SignIn(SignInReason::Issuer));
    }
    match brought.remove("code") {
        Some(code) => begun.finish(&context.client, code, now).await,
        None if brought.get("error").is_some_and(|error| error == "access_denied") => {
            Err(Error::SignIn(SignInReason::Denied))
        }
        None => Err(Error::SignIn(SignInReason::IssuerError)),
    }
}
