//! Where the app stands, and what the member has set.

use super::App;
use crate::error::{Error, Result, SignInReason};
use crate::key::KeyError;
use crate::key::tries::Tries;
use crate::settings;
use crate::views::{AppState, ErrorView, Lock, Phase, Settings};
use min_side_wire::service::Service;
use rusqlite::Connection;
use std::sync::PoisonError;

/// The name that the server's word of itself is kept under.
pub(super) const SERVICE: &str = "service";

/// Where the app stands, between calls.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub(super) phase: Phase,
    pub(super) error: Option<ErrorView>,
    /// What has become of what could not be opened.
    pub(super) loss: Option<Loss>,
    pub(super) notices: Vec<String>,
    /// Whether the member has chosen to keep nothing on disk.
    pub(super) in_memory: bool,
    /// What locks what is open.
    pub(super) lock: Lock,
    /// Tries at the PIN, also where they could not be written down.
    pub(super) tries: Tries,
    /// The server that the member has named, and what it calls the union.
    pub(super) server: Option<(url::Url, String)>,
    /// What was set before there was a place to keep it.
    pub(super) settings: Settings,
}

/// What has become of what could not be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loss {
    /// No key opens it: the member may begin again.
    ForGood,
    /// A newer version of the app opens it.
    Newer,
    /// A full disk, a missing permission: it can be read once that is mended.
    ForNow,
}

impl Loss {
    fn of(error: &Error) -> Self {
        match error {
            Error::NewerSchema(_) => Self::Newer,
            Error::KeyStore(KeyError::NoEntry | KeyError::NotAKey)
            | Error::WrongKey
            | Error::Damaged(_)
            | Error::Json(_) => Self::ForGood,
            Error::Database(_) if error.is_damage() => Self::ForGood,
            _ => Self::ForNow,
        }
    }
}

impl Default for Standing {
    fn default() -> Self {
        Self {
            phase: Phase::Opening,
            error: None,
            loss: None,
            notices: Vec::new(),
            in_memory: false,
            lock: Lock::Impossible,
            tries: Tries::default(),
            server: None,
            settings: settings::defaults(),
        }
    }
}

impl App {
    /// Where the app stands and what the first paint needs.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn app_state(&self) -> Result<AppState> {
        let standing = self.standing();
        let mut state = AppState {
            phase: standing.phase,
            name: String::new(),
            union: standing.server.map(|(_, union)| union).unwrap_or_default(),
            union_email: String::new(),
            union_phone: String::new(),
            demo: false,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            lock: standing.lock,
            server: self.server_view(),
            managed: self.inner.options.managed.view(),
            settings: standing.settings,
            error: standing.error,
            sign_in_expired: self.inner.session.is_expired().await,
            on_disk: !standing.in_memory && self.inner.options.folder.is_some(),
            notices: standing.notices,
        };
        let Ok(store) = self.store() else { return Ok(state) };
        let (settings, service): (Settings, Option<Service>) =
            store.local.read(|local| Ok((settings::read(local)?, settings::kept(local, SERVICE)?))).await?;
        state.settings = settings;
        if let Some(service) = service {
            state.union = service.union;
            state.demo = service.demo;
        }
        if state.phase == Phase::Ready {
            if let Some(identity) = self.inner.session.identity().await {
                state.name = identity.name;
            }
            let names = store.cache.read(crate::rooms::names).await?;
            state.name = names.member.unwrap_or(state.name);
            state.union = names.union.unwrap_or(state.union);
            (state.union_email, state.union_phone) = (names.union_email, names.union_phone);
        }
        if let Ok(engine) = self.engine() {
            let seen = [(engine.has_rebuilt(), "cache_rebuilt"), (engine.has_purged(), "list_purged")];
            state.notices.extend(seen.iter().filter(|(so, _)| *so).map(|(_, notice)| (*notice).to_owned()));
        }
        Ok(state)
    }

    /// Saves the settings. Before there is a place to keep them they are remembered and kept later.
    ///
    /// # Errors
    /// Those of writing.
    pub async fn save_settings(&self, new: Settings) -> Result<Settings> {
        self.stand(|standing| standing.settings = new.clone());
        match self.local() {
            Ok(local) => {
                let kept = new.clone();
                local.write(move |tx| settings::save(tx as &Connection, &kept)).await?;
            }
            Err(Error::Closed) => {}
            Err(error) => return Err(error),
        }
        self.changed(&["settings"]);
        Ok(new)
    }

    pub(super) fn standing(&self) -> Standing {
        self.inner.standing.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn stand(&self, change: impl FnOnce(&mut Standing)) {
        change(&mut self.inner.standing.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Notes something that the member should know, once.
    pub(crate) fn tell_of(&self, notice: &str) {
        self.stand(|standing| {
            if !standing.notices.iter().any(|told| told == notice) {
                standing.notices.push(notice.to_owned());
            }
        });
    }

    /// Goes into a phase and tells the screens.
    pub(super) fn enter(&self, phase: Phase, error: Option<ErrorView>) {
        self.stand(|standing| {
            standing.phase = phase;
            standing.error = error;
            standing.loss = None;
        });
        self.changed(&["session"]);
    }

    /// Goes into the phase of what could not be opened, and tells the screens.
    pub(super) fn stop(&self, phase: Phase, error: Option<&Error>) {
        let view = error.map(Error::view);
        self.stand(|standing| {
            standing.phase = phase;
            standing.error = view;
            standing.loss = error.map(Loss::of);
        });
        self.changed(&["session"]);
    }

    /// As [`App::stop`], in the phase that this error leads to.
    pub(super) fn stop_by(&self, error: &Error) {
        self.stop(phase_of(error), Some(error));
    }
}

/// Where the app stands when what is there could not be opened.
fn phase_of(error: &Error) -> Phase {
    match error {
        Error::KeyStore(KeyError::Locked) => Phase::KeyStoreLocked,
        Error::KeyStore(KeyError::NoKeyStore) => Phase::NoKeyStore,
        Error::SignIn(SignInReason::OtherMember) => Phase::OtherMember,
        _ => Phase::KeyLost,
    }
}
