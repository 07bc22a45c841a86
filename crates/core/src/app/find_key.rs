//! Finding the key of a folder: the header says where it lives; where the header is lost, the store is searched for a key
//! that opens what is there.

use super::App;
use super::folder::Folder;
use crate::db::opens;
use crate::error::{Error, Result};
use crate::key::store::ask;
use crate::key::{Header, Home, Key, KeyError};
use crate::views::Phase;
use std::path::PathBuf;

/// The name that the key store is asked for to see whether it is there. Nothing is ever kept under it.
const PROBE: &str = "probe";

/// What was found at the start.
pub(super) enum Found {
    Key(Key),
    /// Nothing on disk: the key is made when there is something to keep.
    Nothing,
    Phase(Phase, Option<Error>),
}

/// The header of a folder; none where there is none that can be read.
pub(super) fn read_header(folder: &Folder) -> Result<Option<Header>> {
    match Header::read(folder.path()) {
        Err(Error::Json(_)) => Ok(None),
        other => other,
    }
}

impl App {
    pub(super) async fn find_key(&self, folder: &Folder) -> Result<Found> {
        let has_databases = folder.has_databases();
        let Some(header) = read_header(folder)? else {
            if has_databases {
                return self.search_key(folder, KeyError::NoEntry.into()).await;
            }
            return match self.ask_key(PROBE.to_owned()).await {
                Ok(_) | Err(KeyError::NoEntry | KeyError::NotAKey) => Ok(Found::Nothing),
                Err(error) => Err(error.into()),
            };
        };
        let name = match &header.home {
            Home::Passphrase { .. } => return Ok(Found::Phase(Phase::PassphraseNeeded, None)),
            Home::Locked { .. } => return Ok(Found::Phase(Phase::Locked, None)),
            Home::Given => return Ok(Found::Phase(Phase::KeyLost, Some(KeyError::NoEntry.into()))),
            Home::KeyStore { name } => name.clone(),
        };
        match self.ask_key(name).await {
            Ok(key) if header.fits(&key) => Ok(Found::Key(key)),
            Ok(_) | Err(KeyError::NoEntry | KeyError::NotAKey) if !has_databases => Ok(Found::Nothing),
            Ok(_) => self.search_key(folder, Error::WrongKey).await,
            Err(error @ (KeyError::NoEntry | KeyError::NotAKey)) => {
                self.search_key(folder, error.into()).await
            }
            // There is data whose key lives in a store that does not answer now: wait for it, choose nothing else.
            Err(error) if has_databases => Ok(Found::Phase(Phase::KeyStoreLocked, Some(error.into()))),
            Err(error) => Err(error.into()),
        }
    }

    /// Looks among all our keys for one that opens what is there, and notes where it lives. `lost` is why it has to be
    /// looked for, and the answer when there is none.
    async fn search_key(&self, folder: &Folder, lost: Error) -> Result<Found> {
        let databases = [folder.local(), folder.cache()];
        let options = &self.inner.options;
        let search = move |store: &dyn crate::key::KeyStore| {
            let keys = store.all()?;
            let fits = |key: &Key| databases.iter().any(|path: &PathBuf| opens(path, key));
            Ok(keys.into_iter().find(|(_, key)| fits(key)))
        };
        match ask(&options.key_store, options.patience, search).await {
            Ok(Some((name, key))) => {
                tracing::warn!("the key was found without the header, which is written again");
                Header::new(Home::KeyStore { name }, &key).write(folder.path())?;
                Ok(Found::Key(key))
            }
            // It may have been there: nothing is given up before it has answered.
            Err(KeyError::Locked) => Ok(Found::Phase(Phase::KeyStoreLocked, Some(KeyError::Locked.into()))),
            Ok(None) | Err(_) => Ok(Found::Phase(Phase::KeyLost, Some(lost))),
        }
    }

    pub(super) async fn ask_key(&self, name: String) -> Result<Key, KeyError> {
        let options = &self.inner.options;
        ask(&options.key_store, options.patience, move |store| store.get(&name)).await
    }

    /// Makes a key, sees that the store has kept it, and notes where it lives. Only called where there is no database.
    pub(super) async fn new_key(&self, folder: &Folder) -> Result<Key> {
        let key = Key::random()?;
        let name = self.keep_key(&key).await?;
        Header::new(Home::KeyStore { name }, &key).write(folder.path())?;
        Ok(key)
    }

    /// Has the store keep a key, sees that it has, and answers under which name.
    pub(super) async fn keep_key(&self, key: &Key) -> Result<String> {
        let name = uuid::Uuid::new_v4().to_string();
        let (kept_as, kept) = (name.clone(), key.clone());
        let options = &self.inner.options;
        let read_back = ask(&options.key_store, options.patience, move |store| {
            store.set(&kept_as, &kept)?;
            store.get(&kept_as)
        })
        .await?;
        if read_back == *key { Ok(name) } else { Err(KeyError::NotAKey.into()) }
    }

    pub(super) async fn forget_key(&self, folder: &Folder) -> Result<()> {
        match read_header(folder) {
            Ok(Some(header)) => self.forget_home(header).await,
            _ => Ok(()),
        }
    }

    /// Forgets the key where it lives.
    pub(super) async fn forget_home(&self, header: Header) -> Result<()> {
        let (Home::KeyStore { name } | Home::Locked { name, .. }) = header.home else { return Ok(()) };
        let options = &self.inner.options;
        let deleted = ask(&options.key_store, options.patience, move |store| store.delete(&name)).await;
        deleted.map_err(Error::from)
    }
}
