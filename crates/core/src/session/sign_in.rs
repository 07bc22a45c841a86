//! The whole way in: the system's browser, the issuer, back to this machine.

use super::loopback::Loopback;
use super::provider;
use super::tokens::Tokens;
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use min_side_wire::service::Service;
use std::sync::Arc;
use std::time::Duration;

/// Opens an address in the system's browser. Given by the shell.
pub type OpenBrowser = Arc<dyn Fn(&str) -> std::io::Result<()> + Send + Sync>;

/// How long the member has in the browser.
const PATIENCE: Duration = Duration::from_secs(10 * 60);

/// What a sign-in needs.
#[derive(Clone)]
pub struct Ways {
    /// The client for the issuer.
    pub client: reqwest::Client,
    /// Opens the browser.
    pub open: OpenBrowser,
}

/// Signs in at the issuer that the server names. Dropping the future cancels.
///
/// # Errors
/// [`Error::SignIn`] with why, [`Error::Network`] when the issuer cannot be reached.
pub async fn sign_in(ways: &Ways, service: &Service, now: DateTime<Utc>) -> Result<Tokens> {
    let loopback = Loopback::listen().await?;
    let begun = provider::begin(
        &ways.client,
        &service.issuer,
        &service.client_id,
        &service.audience,
        loopback.redirect(),
    )
    .await?;
    (ways.open)(begun.url.as_str()).map_err(|_| Error::SignIn("browser"))?;
    let waited = tokio::time::timeout(PATIENCE, loopback.wait(begun.state.secret())).await;
    let mut brought = waited.map_err(|_| Error::SignIn("timeout"))??.query;
    // An answer that another issuer has planted is told by its `iss` (RFC 9207).
    if brought.get("iss").is_some_and(|iss| iss != begun.issuer()) {
        return Err(Error::SignIn("issuer"));
    }
    match brought.remove("code") {
        Some(code) => begun.finish(&ways.client, code, now).await,
        None if brought.get("error").is_some_and(|error| error == "access_denied") => {
            Err(Error::SignIn("denied"))
        }
        None => Err(Error::SignIn("issuer_error")),
    }
}
