//! What every request has at hand.

use super::error::ApiError;
use super::limits::Limits;
use super::takeover::Writers;
use crate::auth::Authenticator;
use crate::clock::Clock;
use crate::commands::Backend;
use crate::events::Hub;
use crate::kursbevis::Issuer;
use crate::oidc::DemoIssuer;
use crate::storage::Storage;
use min_side_wire::service::Service;
use std::sync::Arc;

/// The server's state.
pub struct State {
    /// What it keeps.
    pub storage: Arc<dyn Storage>,
    /// Its clock.
    pub clock: Arc<dyn Clock>,
    /// Who is asking.
    pub auth: Authenticator,
    /// Who waits for changes.
    pub events: Arc<Hub>,
    /// How much is let through.
    pub limits: Limits,
    /// Who writes to which upload.
    pub writers: Writers,
    /// What it says of itself.
    pub service: Service,
    /// The built-in issuer, in a demonstration.
    pub issuer: Option<DemoIssuer>,
    /// Signs certificates.
    pub kursbevis: Arc<Issuer>,
}

impl State {
    /// What commands are carried out on.
    pub(super) fn backend(&self) -> Backend<'_> {
        Backend { storage: &*self.storage, clock: &*self.clock, kursbevis: &self.kursbevis }
    }
}

/// The state, shared by all requests.
pub type Shared = Arc<State>;

/// Carries out work that waits for the database or the disk, away from the threads that serve requests.
///
/// # Errors
/// The error of `work`; an internal one when it panicked.
pub async fn blocking<T: Send + 'static>(
    state: &Shared,
    work: impl FnOnce(&State) -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    let state = Arc::clone(state);
    match tokio::task::spawn_blocking(move || work(&state)).await {
        Ok(result) => result,
        Err(_) => Err(ApiError::internal("a request's work did not end")),
    }
}
