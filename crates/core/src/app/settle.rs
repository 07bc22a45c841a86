//! With the databases open: whose they are, what has expired, and the sign-in that was kept.

use super::{App, Store};
use crate::db::Place;
use crate::error::{Error, Result, SignInReason};
use crate::session::Whose;
use crate::sync::Handlers;
use crate::views::Phase;

impl App {
    /// Takes a token that the caller has got only now. It is kept nowhere. For the command line.
    ///
    /// # Errors
    /// `other_member` where the data are another's; those of opening.
    pub async fn take_token(&self, token: secrecy::SecretString) -> Result<()> {
        self.inner.session.give(token).await;
        self.settle_in().await
    }

    /// With the databases open: looks after what has expired, takes up the sign-in, if there is one, and keeps in touch.
    pub(super) async fn settle_in(&self) -> Result<()> {
        let store = self.store()?;
        self.take_up_server(&store).await?;
        let is_signed_in = self.inner.session.resume(&store.local).await?;
        match self.inner.session.whose().await {
            Whose::Of(owner) => self.see_that_it_is_of(owner, &store).await?,
            // Without a subject, the bearer cannot be distinguished from the owner.
            Whose::Unsaid if matches!(store.local.place().await, Some(Place::File { .. })) => {
                return Err(Error::SignIn(SignInReason::NoSubject));
            }
            Whose::Unsaid | Whose::Nobody => {}
        }
        match self.look_after_cache(&store).await {
            // Found damaged now or later, it is the engine that builds a new one.
            Err(error) if error.is_damage() => {}
            other => other?,
        }
        if is_signed_in {
            self.start_engine(store)?;
            self.enter(Phase::Ready, None);
        } else {
            self.look_on();
            self.enter(Phase::SignedOut, None);
        }
        Ok(())
    }

    async fn look_after_cache(&self, store: &Store) -> Result<()> {
        // What must not be seen goes before anything else is done.
        self.expire_lists().await?;
        let handlers = Handlers::new(crate::rooms::handlers());
        store.cache.write(move |tx| handlers.adopt(tx)).await
    }
}
