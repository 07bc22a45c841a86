//! Whether the server can be reached. One failed call decides nothing: a probe of another kind is asked first.

use crate::error::{Error, Result};
use crate::http::Http;
use crate::views::Connection;
use std::sync::{Mutex, PoisonError};

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

    fn set(&self, state: Connection) {
        let before =
            std::mem::replace(&mut *self.state.lock().unwrap_or_else(PoisonError::into_inner), state);
        if before != state {
            (self.turned)();
        }
    }

    /// Learns from how a call ended. After a failure on the way the server is asked what it is, which needs no sign-in
    /// and does nothing: only when that fails too is it out of reach.
    pub(super) async fn learn<T>(&self, http: &Http, result: &Result<T>) {
        match result {
            Ok(_) | Err(Error::Problem(_) | Error::Busy { .. } | Error::BadPage(_)) => {
                self.set(Connection::Online);
            }
            Err(Error::Network { .. }) => match http.service().await {
                Err(Error::Network { .. }) => self.set(Connection::Offline),
                _ => self.set(Connection::Online),
            },
            Err(_) => {}
        }
    }
}
