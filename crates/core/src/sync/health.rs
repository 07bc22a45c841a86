//! Whether the server can be reached. Online is only an answer of ours that was understood, and one failed call decides
//! nothing: a probe of another kind is asked first.

use crate::error::{Error, NetworkKind, Result};
use crate::http::Http;
use crate::views::Connection;
use min_side_wire::service::Service;
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How often it is seen whether calls are answered.
const LOOK: Duration = Duration::from_secs(1);
/// How long nothing may come of any call before the server is asked whether it is there.
const SILENT: Duration = Duration::from_secs(3);
/// How long that question may stay unanswered before nobody says any more that the server is reached.
const DOUBT: Duration = Duration::from_secs(1);

/// The state, and who is told when it turns.
pub(super) struct Health {
    state: Mutex<Connection>,
    turned: Box<dyn Fn() + Send + Sync>,
}

impl Health {
    pub(super) fn new(turned: Box<dyn Fn() + Send + Sync>) -> Self {
        Self { state: Mutex::new(Connection::Unknown), turned }
    }

    pub(super) fn get(&self) -> Connection {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether there surely is no way to the server now.
    pub(super) fn is_away(&self) -> bool {
        self.get().is_away()
    }

    fn set(&self, state: Connection) {
        let before =
            std::mem::replace(&mut *self.state.lock().unwrap_or_else(PoisonError::into_inner), state);
        if before != state {
            (self.turned)();
        }
    }

    /// Learns from how a call ended. After a failure on the way, and after what is none of our answers, the server is
    /// asked what it is, which needs no sign-in and does nothing: only when that fails too is it out of reach.
    pub(super) async fn learn<T>(&self, http: &Http, result: &Result<T>) {
        match result {
            Ok(_) | Err(Error::Problem(_) | Error::Busy { ours: true, .. }) => self.set(Connection::Online),
            // That the sign-in has run out may be the server's word or be known from before.
            Err(Error::Network { .. } | Error::BadPage(_) | Error::SignInExpired) => self.ask(http).await,
            Err(_) => {}
        }
    }

    /// Asks the server what it is.
    pub(super) async fn ask(&self, http: &Http) {
        self.answered(&http.service().await);
    }

    /// Watches over calls that are under way for as long as it is polled. A network that swallows everything ends no
    /// call for a long time.
    pub(super) async fn watch(&self, http: &Http) -> Infallible {
        loop {
            tokio::time::sleep(LOOK).await;
            if http.silence().is_none_or(|silence| silence < SILENT) {
                continue;
            }
            let asked = http.service();
            tokio::pin!(asked);
            let answer = match tokio::time::timeout(DOUBT, &mut asked).await {
                Ok(answer) => answer,
                Err(_) => {
                    if self.get() == Connection::Online {
                        self.set(Connection::Unknown);
                    }
                    asked.await
                }
            };
            self.answered(&answer);
        }
    }

    fn answered(&self, answer: &Result<Service>) {
        match answer {
            Ok(_) | Err(Error::Problem(_) | Error::Busy { ours: true, .. }) => self.set(Connection::Online),
            Err(Error::Network { kind: NetworkKind::Portal, .. }) => self.set(Connection::Portal),
            Err(Error::Network { .. } | Error::BadPage(_)) => self.set(Connection::Offline),
            Err(_) => {}
        }
    }
}
