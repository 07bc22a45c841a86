//! Signing in, and cancelling it.

use super::App;
use super::state::SERVICE;
use crate::error::{Error, Result, SignInReason};
use crate::http::Http;
use crate::session::{self, SignInContext};
use crate::settings;
use crate::views::{ErrorView, Phase};
use min_side_wire::service::Service;
use rusqlite::Connection;
use std::pin::{Pin, pin};
use tokio::sync::futures::Notified;

impl App {
    /// Signs in through the system's browser. Answers when it is done; the phase says meanwhile that it is under way.
    ///
    /// # Errors
    /// [`Error::SignIn`] with why, [`Error::Network`], [`Error::KeyStore`]; the phase is as before then, except that where
    /// what is here is another's, it is [`Phase::OtherMember`].
    pub async fn sign_in(&self) -> Result<()> {
        let before = self.standing().phase;
        let expired = before == Phase::Ready && self.inner.session.is_expired().await;
        if !matches!(before, Phase::SignedOut | Phase::OtherMember) && !expired {
            return Err(Error::refused("wrong_state"));
        }
        // One at a time, whoever asks in the same moment.
        let mut is_first = false;
        self.stand(|standing| {
            is_first = standing.phase == before;
            if is_first {
                standing.phase = Phase::SigningIn;
            }
        });
        if !is_first {
            return Err(Error::refused("wrong_state"));
        }
        self.enter(Phase::SigningIn, None);
        match self.sign_in_now().await {
            Ok(()) => Ok(()),
            Err(Error::SignIn(SignInReason::Cancelled)) => {
                self.leave_sign_in(before, None);
                Ok(())
            }
            Err(error) => {
                let mut view = error.view();
                let is_other = matches!(error, Error::SignIn(SignInReason::OtherMember));
                if is_other {
                    // What they lose whose content is here, if they are signed out for this one.
                    view.params.insert("count".to_owned(), self.unsent().await?.to_string());
                }
                self.leave_sign_in(if is_other { Phase::OtherMember } else { before }, Some(view));
                Err(error)
            }
        }
    }

    /// Where the app stands after a sign-in that came to nothing; what was locked meanwhile stays locked.
    fn leave_sign_in(&self, phase: Phase, error: Option<ErrorView>) {
        if self.standing().phase == Phase::SigningIn {
            self.enter(phase, error);
        }
    }

    /// Cancels a sign-in that is under way. One that has come back from the browser is not heard to be cancelled any more.
    pub fn cancel_sign_in(&self) {
        if self.standing().phase == Phase::SigningIn {
            // Heard by a sign-in that is waiting now, never by a later one.
            self.inner.cancel.notify_waiters();
        }
    }

    async fn sign_in_now(&self) -> Result<()> {
        let inner = &self.inner;
        let mut cancelled = pin!(inner.cancel.notified());
        let server = self.server().ok_or(Error::refused("no_server"))?;
        let http = Http::new(inner.client.clone(), server, inner.session.clone())?;
        let mut service = unless(cancelled.as_mut(), http.service()).await?;
        self.see_that_sign_in_is_permitted(&mut service)?;
        // The place for the tokens comes first: without one there is no use in asking the member to sign in. It is made
        // whole or not at all: what was begun would be in the way of the next sign-in.
        self.make_store().await?;
        let context = SignInContext { client: inner.client.get()?, open: inner.options.open_browser.clone() };
        let tokens = unless(cancelled.as_mut(), session::sign_in(&context, &service, self.now())).await?;
        // Not while it is being locked.
        let _moving = inner.moving.lock().await;
        if self.standing().phase != Phase::SigningIn {
            return Err(Error::SignIn(SignInReason::Cancelled));
        }
        let store = self.store()?;
        self.see_that_it_is_of(tokens.owner(), &store).await?;
        let kept: Service = service;
        store.local.write(move |tx| settings::keep(tx as &Connection, SERVICE, &kept)).await?;
        self.keep_server(&store).await?;
        inner.session.begin(tokens, &store.local).await?;
        if let Ok(engine) = self.engine() {
            engine.wake();
        } else {
            self.start_engine(store)?;
        }
        self.enter(Phase::Ready, None);
        Ok(())
    }
}

/// Waits for `work`, unless the sign-in is cancelled first.
async fn unless<T>(cancelled: Pin<&mut Notified<'_>>, work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::select! {
        biased;
        () = cancelled => Err(Error::SignIn(SignInReason::Cancelled)),
        done = work => done,
    }
}
