//! The two databases of a folder, or of memory, opened with their key and taken into use.

use super::find_key::read_header;
use super::folder::Folder;
use super::{App, Store};
use crate::db::{Db, Kind, Opened, Place, has_damaged_log};
use crate::error::{Error, Result};
use crate::key::{Home, Key};
use crate::settings;
use crate::views::Lock;
use rusqlite::Connection;
use std::path::Path;
use std::sync::PoisonError;

impl App {
    pub(super) async fn open_in_memory(&self) -> Result<()> {
        let (cache, _) = Db::open(Kind::Cache, Place::Memory)?;
        let (local, _) = Db::open(Kind::Local, Place::Memory)?;
        self.stand(|standing| {
            standing.in_memory = true;
            standing.lock = Lock::Impossible;
        });
        self.take_in(Store { cache, local }).await?;
        self.settle_in().await
    }

    pub(super) async fn open_databases(&self, folder: &Folder, key: Key) -> Result<()> {
        let (cache_path, local_path) = (folder.cache(), folder.local());
        let header = read_header(folder)?;
        let has_been_used = header.as_ref().is_some_and(|header| header.owner.is_some());
        let lock = match header.map(|header| header.home) {
            Some(Home::KeyStore { .. }) => Lock::Off,
            Some(Home::Locked { .. }) => Lock::Pin,
            Some(Home::Passphrase { .. }) => Lock::Passphrase,
            Some(Home::Given) | None => Lock::Impossible,
        };
        let opening = tokio::task::spawn_blocking(move || {
            let at = |path: &Path| Place::File { path: path.to_owned(), key: key.clone() };
            let mut notices = Vec::new();
            let has_cache = cache_path.exists();
            if has_damaged_log(&local_path)? {
                notices.push("local_damaged");
            }
            // The member's own first: when it cannot be opened, nothing is touched.
            let (local, opened) = match Db::open(Kind::Local, at(&local_path)) {
                // The key is the right one, so it is the file that is not.
                Err(Error::WrongKey) => return Err(Error::Damaged("local")),
                other => other?,
            };
            if opened == Opened::Fresh && (has_been_used || has_cache) {
                notices.push("local_missing");
            }
            let (cache, opened) = match Db::open(Kind::Cache, at(&cache_path)) {
                Err(Error::WrongKey) => Db::open_new(at(&cache_path)),
                other => other,
            }?;
            if opened == Opened::Rebuilt {
                notices.push("cache_rebuilt");
            }
            Ok((Store { cache, local }, notices))
        });
        let (store, notices) = opening.await.map_err(|_| Error::Closed)??;
        notices.into_iter().for_each(|notice| self.tell_of(notice));
        self.stand(|standing| standing.lock = lock);
        self.take_in(store).await
    }

    /// Takes the databases into use.
    async fn take_in(&self, store: Store) -> Result<()> {
        let before = self.standing().settings;
        if before != settings::defaults() {
            store.local.write(move |tx| settings::save(tx as &Connection, &before)).await?;
        }
        *self.inner.store.write().unwrap_or_else(PoisonError::into_inner) = Some(store);
        Ok(())
    }
}
