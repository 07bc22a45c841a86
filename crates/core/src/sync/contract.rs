//! What app and server of different ages can do together: what the server says of its contract, and what follows of it.

use super::engine::Engine;
use crate::error::{Error, NetworkKind, Result};
use crate::settings;
use crate::views::{ContractFit, ErrorView};
use min_side_wire::contract::{CONTRACT, Fit, Spoken};
use rusqlite::Connection;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

/// The name that it is kept under in `local.db`.
const SPOKEN: &str = "contract";
/// How long what the server has said holds.
const HOLDS: Duration = Duration::from_secs(60 * 60);

impl Engine {
    /// What the server has said, now or at an earlier start.
    pub(super) async fn spoken(&self) -> Result<Spoken> {
        self.store.local.read(|local| Ok(settings::kept(local, SPOKEN)?.unwrap_or_default())).await
    }

    /// Asks the server what it speaks, unless it has said so within the hour. That it does not say is no error: what was
    /// known holds on.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn ask_what_it_speaks(&self) -> Result<()> {
        let is_known = |asked: &Option<Instant>| asked.is_some_and(|at| at.elapsed() < HOLDS);
        if is_known(&self.asked.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(());
        }
        let Ok(service) = self.http.service().await else { return Ok(()) };
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        let (now, before) = (Spoken::of(&service), self.spoken().await?);
        if now == before {
            return Ok(());
        }
        let may_send = before.fit(CONTRACT) != Fit::Fits && now.fit(CONTRACT) == Fit::Fits;
        self.store.local.write(move |tx| settings::keep(tx as &Connection, SPOKEN, &now)).await?;
        self.changed(&["sync", "outbox"]);
        if may_send {
            self.wake();
        }
        Ok(())
    }

    /// What the member is told of a sync that failed: where the two do not speak the same contract any more, that.
    pub(super) async fn said_of(&self, error: Option<&Error>) -> Option<ErrorView> {
        let error = error?;
        let fit = if is_misunderstood(error) {
            let _ = self.ask_what_it_speaks().await;
            self.spoken().await.map_or(Fit::Fits, |spoken| spoken.fit(CONTRACT))
        } else {
            Fit::Fits
        };
        Some(match fit {
            Fit::Fits => error.view(),
            Fit::AppTooOld => Error::refused("app_too_old").view(),
            Fit::ServerTooOld => Error::refused("server_too_old").view(),
        })
    }
}

/// Whether the two may have failed to understand each other.
fn is_misunderstood(error: &Error) -> bool {
    matches!(error, Error::Problem(_) | Error::BadPage(_) | Error::Network { kind: NetworkKind::Server, .. })
}

/// As the interface has it.
pub(super) const fn fit_view(fit: Fit) -> ContractFit {
    match fit {
        Fit::Fits => ContractFit::Fits,
        Fit::AppTooOld => ContractFit::AppTooOld,
        Fit::ServerTooOld => ContractFit::ServerTooOld,
    }
}
