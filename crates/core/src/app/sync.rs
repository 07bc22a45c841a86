//! Syncing, as the member sees it.

use super::App;
use crate::error::{Error, Result};
use crate::http::Http;
use crate::outbox::Pending;
use crate::sync::{Handlers, Report, counts, unreadable};
use crate::views::{Connection, ContractFit, SyncView};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use url::Url;

impl App {
    /// The sync state, always visible.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn sync_state(&self) -> Result<SyncView> {
        match self.engine() {
            Ok(engine) => engine.view().await,
            Err(_) => Ok(SyncView {
                connection: Connection::Unknown,
                last_sync: None,
                complete: false,
                progress: None,
                pending: 0,
                held_up: 0,
                refused: 0,
                conflicts: 0,
                unreadable: BTreeMap::new(),
                contract: ContractFit::Fits,
                error: None,
            }),
        }
    }

    /// Rows of every collection, by name.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn counts(&self) -> Result<BTreeMap<String, u64>> {
        let handlers = Handlers::new(crate::rooms::handlers());
        self.cache()?.read(move |cache| counts(cache, &handlers)).await
    }

    /// Rows of known collections that only a newer build can show, by collection.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn unreadable(&self) -> Result<BTreeMap<String, u32>> {
        self.cache()?.read(unreadable).await
    }

    /// When a sync last came to its end.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn last_sync(&self) -> Result<Option<DateTime<Utc>>> {
        self.cache()?.read(crate::sync::meta::last_sync).await
    }

    /// Whether the first sync has come to its end.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn is_complete(&self) -> Result<bool> {
        self.cache()?.read(crate::sync::meta::is_complete).await
    }

    /// Sees that what is here may be listed: that it was not lost, now or at an earlier start, without having been fetched
    /// again since.
    ///
    /// # Errors
    /// [`Error::Damaged`] where it was; those of reading.
    pub async fn see_that_nothing_is_lost(&self) -> Result<()> {
        match self.cache()?.read(crate::sync::meta::is_lost).await? {
            true => Err(Error::Damaged("cache")),
            false => Ok(()),
        }
    }

    /// Whether there is a server of ours at this address, now. Needs no sign-in.
    pub async fn probe(&self, server: &Url) -> bool {
        match Http::new(self.inner.client.clone(), server.clone(), self.inner.session.clone()) {
            Ok(http) => http.service().await.is_ok(),
            Err(_) => false,
        }
    }

    /// Syncs now, with all that rests in the outbox, and answers when it has come to its end.
    ///
    /// # Errors
    /// Why it did not.
    pub async fn sync_now(&self) -> Result<Report> {
        let engine = self.engine()?;
        engine.try_all();
        engine.sync().await
    }

    /// Has a sync begin soon, without waiting for it: the window has the focus again.
    pub fn sync_soon(&self) {
        if let Ok(engine) = self.engine() {
            engine.seen_again();
        }
    }

    /// Sends what waits in the outbox and answers the row of this id as it stands then; none when it is settled or was
    /// never there.
    ///
    /// # Errors
    /// Those of reading. That it could not be sent is no error: the row waits.
    pub async fn deliver(&self, id: &str) -> Result<Option<Pending>> {
        let sent = match self.engine() {
            Ok(engine) => engine.deliver().await.map(|_| ()),
            Err(error) => Err(error),
        };
        match sent {
            Ok(()) => {}
            Err(error) if error.is_network() => {}
            Err(Error::NotSignedIn | Error::SignInExpired | Error::Problem(_) | Error::BadPage(_)) => {}
            Err(error) => return Err(error),
        }
        let rows = self.local()?.read(crate::outbox::unsettled).await?;
        Ok(rows.into_iter().find(|row| row.id == id))
    }
}
