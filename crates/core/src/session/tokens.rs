//! The tokens: kept in `local.db`, renewed before they run out, and gone at sign-out.

use super::owner::Owner;
use super::provider;
use crate::clock::SharedClock;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::net::LazyClient;
use crate::settings;
use crate::views::Changed;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, OnceLock};
use tokio::sync::{Mutex, broadcast};
use zeroize::{Zeroize, ZeroizeOnDrop};

const NAME: &str = "session";
/// A token is renewed when it has less than this left.
const MARGIN: TimeDelta = TimeDelta::seconds(30);

/// What a sign-in gave. Kept in `local.db` alone, which is encrypted; wiped from memory when dropped.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Tokens {
    /// The issuer, as discovered.
    pub issuer: String,
    /// Our client id there.
    pub client_id: String,
    /// Where tokens are renewed.
    pub token_endpoint: String,
    /// Presented to the server.
    pub access_token: String,
    /// When the access token runs out, if the issuer said.
    #[zeroize(skip)]
    pub expires_at: Option<DateTime<Utc>>,
    /// Renews the access token.
    pub refresh_token: Option<String>,
    /// Who it is.
    #[zeroize(skip)]
    pub identity: Identity,
    /// Whether the issuer has ended it.
    #[serde(default)]
    pub expired: bool,
}

impl Tokens {
    /// Whose sign-in it is.
    pub(crate) fn owner(&self) -> Owner {
        Owner::new(&self.issuer, &self.identity.subject)
    }
}

/// Whose a session is.
#[derive(Debug)]
pub(crate) enum Whose {
    /// Nobody's, or one that cannot be presented.
    Nobody,
    /// This one's.
    Of(Owner),
    /// A given token does not say.
    Unsaid,
}

/// Who is signed in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The issuer's name for the member.
    pub subject: String,
    /// Display name, or empty.
    pub name: String,
}

/// The session. Clones are the same one.
#[derive(Clone)]
pub struct Session {
    inner: Arc<Inner>,
}

struct Inner {
    client: LazyClient,
    clock: SharedClock,
    /// Held while the issuer is asked for new tokens.
    refreshing: Mutex<()>,
    state: Mutex<State>,
    /// Who is told when the sign-in runs out.
    changes: OnceLock<broadcast::Sender<Changed>>,
}

enum State {
    SignedOut,
    /// A token that was given; it cannot be renewed.
    Given {
        token: SecretString,
        expired: bool,
    },
    SignedIn {
        tokens: Box<Tokens>,
        keep: Db,
    },
}

impl Session {
    /// Nobody is signed in.
    #[must_use]
    pub fn new(client: LazyClient, clock: SharedClock) -> Self {
        Self {
            inner: Arc::new(Inner {
                client,
                clock,
                refreshing: Mutex::default(),
                state: Mutex::new(State::SignedOut),
                changes: OnceLock::new(),
            }),
        }
    }

    /// A session of a token that the caller has, for the command line. It is kept nowhere.
    #[must_use]
    pub fn with_token(client: LazyClient, clock: SharedClock, token: SecretString) -> Self {
        let session = Self::new(client, clock);
        if let Ok(mut state) = session.inner.state.try_lock() {
            *state = State::Given { token, expired: false };
        }
        session
    }

    /// Tells these when the sign-in runs out: the screens offer to sign in again.
    pub(crate) fn tell(&self, changes: broadcast::Sender<Changed>) {
        // One app has one session.
        let _ = self.inner.changes.set(changes);
    }

    fn has_run_out(&self) {
        if let Some(changes) = self.inner.changes.get() {
            let _ = changes.send(Changed { topics: vec!["session".to_owned()] });
        }
    }

    /// Uses a token that the caller has. It is kept nowhere.
    pub async fn give(&self, token: SecretString) {
        *self.inner.state.lock().await = State::Given { token, expired: false };
    }

    /// Takes up the sign-in that is kept in `local`, if there is one.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn resume(&self, local: &Db) -> Result<bool> {
        let mut state = self.inner.state.lock().await;
        if matches!(*state, State::Given { .. }) {
            return Ok(true);
        }
        let tokens: Option<Tokens> = local.read(|conn| settings::kept(conn, NAME)).await?;
        let found = tokens.is_some();
        *state = tokens.map_or(State::SignedOut, |tokens| State::SignedIn {
            tokens: Box::new(tokens),
            keep: local.clone(),
        });
        Ok(found)
    }

    /// Begins a session with what a sign-in gave, and keeps it in `local`.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn begin(&self, tokens: Tokens, local: &Db) -> Result<()> {
        let mut state = self.inner.state.lock().await;
        keep(local, &tokens).await?;
        *state = State::SignedIn { tokens: Box::new(tokens), keep: local.clone() };
        Ok(())
    }

    /// Ends the session here. What is kept goes with `local.db`.
    pub async fn end(&self) {
        *self.inner.state.lock().await = State::SignedOut;
    }

    /// Lets go of what was kept in `local.db`, until it is taken up again. A token that was given stays.
    pub async fn rest(&self) {
        let mut state = self.inner.state.lock().await;
        if matches!(*state, State::SignedIn { .. }) {
            *state = State::SignedOut;
        }
    }

    /// Who is signed in.
    pub async fn identity(&self) -> Option<Identity> {
        match &*self.inner.state.lock().await {
            State::SignedOut => None,
            State::Given { .. } => Some(Identity::default()),
            State::SignedIn { tokens, .. } => Some(tokens.identity.clone()),
        }
    }

    /// Whose it is. A given token is read to tell members apart, not to believe it: that is the server's to check.
    pub(crate) async fn whose(&self) -> Whose {
        match &*self.inner.state.lock().await {
            State::SignedOut => Whose::Nobody,
            State::Given { token, .. } => owner_of(token.expose_secret()).map_or(Whose::Unsaid, Whose::Of),
            State::SignedIn { tokens, .. } => Whose::Of(tokens.owner()),
        }
    }

    /// Whether the sign-in has run out.
    pub async fn is_expired(&self) -> bool {
        match &*self.inner.state.lock().await {
            State::SignedOut => false,
            State::Given { expired, .. } => *expired,
            State::SignedIn { tokens, .. } => tokens.expired,
        }
    }

    /// A token to present, renewed if it is about to run out.
    ///
    /// # Errors
    /// [`Error::NotSignedIn`], [`Error::SignInExpired`], [`Error::Network`] when it cannot be renewed now.
    pub async fn access(&self) -> Result<SecretString> {
        let mut state = self.inner.state.lock().await;
        match &mut *state {
            State::SignedOut => Err(Error::NotSignedIn),
            State::Given { expired: true, .. } => Err(Error::SignInExpired),
            State::Given { token, .. } => Ok(token.clone()),
            State::SignedIn { tokens, .. } => {
                if tokens.expired {
                    return Err(Error::SignInExpired);
                }
                let token = SecretString::from(tokens.access_token.clone());
                if tokens.expires_at.is_none_or(|at| at - MARGIN > self.inner.clock.now()) {
                    return Ok(token);
                }
                drop(state);
                self.refresh(&token).await
            }
        }
    }

    /// A token instead of one that the server did not accept.
    ///
    /// # Errors
    /// As [`Session::access`].
    pub async fn renew(&self, rejected: &SecretString) -> Result<SecretString> {
        let mut state = self.inner.state.lock().await;
        match &mut *state {
            State::SignedOut => Err(Error::NotSignedIn),
            State::Given { expired, .. } => {
                *expired = true;
                self.has_run_out();
                Err(Error::SignInExpired)
            }
            State::SignedIn { .. } => {
                drop(state);
                self.refresh(rejected).await
            }
        }
    }

    /// Notes that the server accepts the sign-in no more.
    pub async fn expire(&self) {
        match &mut *self.inner.state.lock().await {
            State::SignedOut => {}
            State::Given { expired, .. } => *expired = true,
            State::SignedIn { tokens, keep: local } => {
                tokens.expired = true;
                if let Err(error) = keep(local, tokens).await {
                    tracing::warn!(%error, "the expired sign-in could not be noted");
                }
            }
        }
        self.has_run_out();
    }

    /// A token instead of `old`. The state is not held while the issuer is asked: who is signed in is read without
    /// waiting for a network.
    async fn refresh(&self, old: &SecretString) -> Result<SecretString> {
        let _one_at_a_time = self.inner.refreshing.lock().await;
        let tokens = match &*self.inner.state.lock().await {
            State::SignedIn { tokens, .. } => tokens.clone(),
            _ => return Err(Error::NotSignedIn),
        };
        // Another call may have renewed it meanwhile.
        if tokens.access_token != old.expose_secret() {
            return Ok(tokens.access_token.clone().into());
        }
        let renewed = provider::refresh(&self.inner.client.get()?, &tokens, self.inner.clock.now()).await;
        let mut state = self.inner.state.lock().await;
        match &mut *state {
            State::SignedIn { tokens, keep: local } if tokens.access_token == old.expose_secret() => {
                match renewed {
                    Ok(renewed) => {
                        // Kept before it is used: an issuer may accept a refresh token only once.
                        keep(local, &renewed).await?;
                        **tokens = renewed;
                        Ok(tokens.access_token.clone().into())
                    }
                    Err(Error::SignInExpired) => {
                        tokens.expired = true;
                        self.has_run_out();
                        keep(local, tokens).await?;
                        Err(Error::SignInExpired)
                    }
                    Err(error) => Err(error),
                }
            }
            // Somebody has signed out, or in, meanwhile.
            _ => Err(Error::NotSignedIn),
        }
    }
}

fn owner_of(token: &str) -> Option<Owner> {
    use base64::Engine as _;
    #[derive(Deserialize)]
    struct Claims {
        #[serde(default)]
        iss: String,
        sub: String,
    }
    let payload = token.split('.').nth(1)?;
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(payload).ok()?;
    let claims: Claims = serde_json::from_slice(&bytes).ok()?;
    Some(Owner::new(&claims.iss, &claims.sub))
}

async fn keep(local: &Db, tokens: &Tokens) -> Result<()> {
    let tokens = tokens.clone();
    local.write(move |tx: &rusqlite::Transaction<'_>| settings::keep(tx as &Connection, NAME, &tokens)).await
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Session")
    }
}
