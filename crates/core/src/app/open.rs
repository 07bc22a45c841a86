//! Opening is a protocol: the folder's lock, the header, the key from where it lives, the databases. What cannot be
//! opened is left as it is until the member has chosen.

use super::folder::Folder;
use super::{App, Store};
use crate::db::{Db, Kind, Opened, Place, remove, set_aside};
use crate::error::{Error, Result};
use crate::key::store::ask;
use crate::key::{Header, Home, Key, KeyError, passphrase};
use crate::settings;
use crate::sync::{Engine, Handlers};
use crate::views::{AppState, KeyChoice, Phase};
use rusqlite::Connection;
use std::path::Path;
use std::sync::{Arc, PoisonError};
use tokio::task::JoinHandle;

/// The name that the key store is asked for to see whether it is there. Nothing is ever kept under it.
const PROBE: &str = "probe";

/// The name that the member of a given token is kept under.
const MEMBER: &str = "member";

/// What was found at the start.
enum Found {
    Key(Key),
    /// Nothing on disk: the key is made when there is something to keep.
    Nothing,
    Phase(Phase, Option<Error>),
}

impl App {
    /// Opens what is on disk. Where that needs the member, the state says so.
    ///
    /// # Errors
    /// [`Error::InUse`], [`Error::Io`].
    pub async fn open(&self) -> Result<AppState> {
        let mut moving = self.inner.moving.lock().await;
        if self.store().is_ok() {
            drop(moving);
            return self.app_state().await;
        }
        self.enter(Phase::Opening, None);
        let Some(path) = self.inner.options.folder.clone() else {
            self.open_in_memory().await?;
            drop(moving);
            return self.app_state().await;
        };
        let result = self.open_folder(held(&mut moving, &path)?).await;
        drop(moving);
        match result {
            Ok(()) => {}
            Err(error) => {
                let phase = match error {
                    Error::KeyStore(KeyError::Locked) => Phase::KeyStoreLocked,
                    Error::KeyStore(KeyError::NoKeyStore) => Phase::NoKeyStore,
                    _ => Phase::KeyLost,
                };
                self.enter(phase, Some(error.view()));
            }
        }
        self.app_state().await
    }

    /// Asks the key store again.
    ///
    /// # Errors
    /// As [`App::open`].
    pub async fn retry_key_store(&self) -> Result<AppState> {
        match self.standing().phase {
            Phase::NoKeyStore | Phase::KeyStoreLocked | Phase::KeyLost | Phase::Opening => self.open().await,
            _ => self.app_state().await,
        }
    }

    /// Opens with a key that the caller has, for the command line. A folder of another key is not touched.
    ///
    /// # Errors
    /// [`Error::WrongKey`], [`Error::Damaged`], [`Error::NewerSchema`], [`Error::InUse`].
    pub async fn open_with(&self, key: Key) -> Result<()> {
        let mut moving = self.inner.moving.lock().await;
        let path = self.inner.options.folder.clone().ok_or(Error::NotFound)?;
        let folder = Folder::hold(&path)?;
        match read_header(&folder)? {
            Some(header) if !header.fits(&key) => return Err(Error::WrongKey),
            Some(_) => {}
            None if folder.has_databases() => return Err(Error::WrongKey),
            None => Header::new(Home::Given, &key).write(folder.path())?,
        }
        self.open_databases(&folder, key).await?;
        *moving = Some(folder);
        drop(moving);
        self.settle_in().await
    }

    /// Opens for the command line: what is on disk, or a new place for it whose key the key store keeps. There is nobody
    /// to ask, so that whatever needs the member is an error.
    ///
    /// # Errors
    /// [`Error::KeyStore`], [`Error::WrongKey`], [`Error::Damaged`], [`Error::NewerSchema`], [`Error::InUse`].
    pub async fn open_unattended(&self) -> Result<()> {
        let state = self.open().await?;
        match (state.phase, state.error.map(|error| error.code)) {
            (Phase::Ready, _) => Ok(()),
            (Phase::SignedOut, _) if self.store().is_ok() => Ok(()),
            (Phase::SignedOut, _) => {
                self.make_store().await?;
                self.settle_in().await
            }
            (Phase::NoKeyStore, _) => Err(KeyError::NoKeyStore.into()),
            (Phase::KeyStoreLocked, _) => Err(KeyError::Locked.into()),
            (Phase::KeyLost, Some(code)) if code == "damaged" => Err(Error::Damaged("local")),
            (Phase::KeyLost, Some(code)) if code == "newer_schema" => Err(Error::NewerSchema("local")),
            _ => Err(Error::WrongKey),
        }
    }

    /// Where the key is to live from now on, or the passphrase of what is there.
    ///
    /// # Errors
    /// `passphrase_short`, `wrong_state`, [`Error::WrongKey`] for a passphrase that does not fit, [`Error::KeyStore`].
    pub async fn choose_key(&self, choice: KeyChoice) -> Result<AppState> {
        let mut moving = self.inner.moving.lock().await;
        let standing = self.standing();
        if self.store().is_ok() && !matches!(standing.phase, Phase::SignedOut) {
            return Err(Error::refused("wrong_state"));
        }
        self.close().await;
        if let KeyChoice::Memory = choice {
            if let Some(folder) = moving.as_ref()
                && standing.phase == Phase::SignedOut
            {
                // Nobody was signed in: there is nothing of a member's to lose.
                self.forget_key(folder).await?;
                folder.clear()?;
            }
            self.open_in_memory().await?;
            drop(moving);
            return self.app_state().await;
        }
        let path = self.inner.options.folder.clone().ok_or(Error::refused("wrong_state"))?;
        let result = self.choose_on_disk(held(&mut moving, &path)?, choice, standing.phase).await;
        drop(moving);
        result?;
        self.stand(|standing| standing.in_memory = false);
        self.app_state().await
    }

    /// Begins anew where the member no longer knows the passphrase: what only it opens is kept under another name.
    ///
    /// # Errors
    /// `wrong_state` where no passphrase is asked for; as [`App::open`].
    pub async fn forget_passphrase(&self) -> Result<AppState> {
        let mut moving = self.inner.moving.lock().await;
        if self.standing().phase != Phase::PassphraseNeeded {
            return Err(Error::refused("wrong_state"));
        }
        let path = self.inner.options.folder.clone().ok_or(Error::refused("wrong_state"))?;
        let result = self.leave_behind(held(&mut moving, &path)?);
        drop(moving);
        result?;
        self.open().await
    }

    async fn choose_on_disk(&self, folder: &Folder, choice: KeyChoice, phase: Phase) -> Result<()> {
        let header = read_header(folder)?;
        if let (Phase::PassphraseNeeded, KeyChoice::Passphrase { passphrase }, Some(header)) =
            (phase, &choice, &header)
        {
            let key = derive(passphrase.clone(), header.home.clone()).await?;
            if !header.fits(&key) {
                return Err(Error::refused("wrong_passphrase"));
            }
            self.open_databases(folder, key).await?;
            return self.settle_in().await;
        }
        if phase == Phase::KeyLost && folder.has_databases() {
            let code = self.standing().error.map(|error| error.code);
            match code.as_deref() {
                Some("newer_schema") => return Err(Error::NewerSchema("local")),
                None | Some("key_lost" | "wrong_key" | "damaged" | "bad_data") => {}
                // A full disk, a missing permission: what is there can be read once that is mended.
                Some(_) => return Err(Error::refused("wrong_state")),
            }
            self.leave_behind(folder)?;
        } else if folder.has_databases() && phase != Phase::SignedOut {
            return Err(Error::refused("wrong_state"));
        }
        let key = match choice {
            KeyChoice::Passphrase { passphrase } => {
                if passphrase.chars().count() < passphrase::MIN_LENGTH {
                    return Err(Error::refused("passphrase_short").with("min", passphrase::MIN_LENGTH));
                }
                let home = passphrase::new_home()?;
                let key = derive(passphrase, home.clone()).await?;
                self.forget_key(folder).await?;
                folder.clear()?;
                Header::new(home, &key).write(folder.path())?;
                key
            }
            KeyChoice::KeyStore | KeyChoice::Memory => self.new_key(folder).await?,
        };
        self.open_databases(folder, key).await?;
        self.settle_in().await
    }

    /// What no key opens is kept under another name; a cache is synced again, so it goes.
    fn leave_behind(&self, folder: &Folder) -> Result<()> {
        if folder.local().exists() {
            set_aside(&folder.local(), &format!("set-aside-{}", self.now().format("%Y%m%dT%H%M%SZ")))?;
            self.stand(|standing| standing.notices.push("local_set_aside".to_owned()));
        }
        crate::db::remove(&folder.cache())?;
        crate::db::remove(&crate::sync::beside(&folder.cache()))?;
        Header::remove(folder.path())
    }

    async fn open_folder(&self, folder: &Folder) -> Result<()> {
        match self.find_key(folder).await? {
            Found::Key(key) => {
                self.open_databases(folder, key).await?;
                self.settle_in().await
            }
            Found::Nothing => {
                self.enter(Phase::SignedOut, None);
                Ok(())
            }
            Found::Phase(phase, error) => {
                self.enter(phase, error.map(|error| error.view()));
                Ok(())
            }
        }
    }

    async fn find_key(&self, folder: &Folder) -> Result<Found> {
        let header = match read_header(folder) {
            // Unreadable: then the key is as good as lost.
            Err(Error::Json(_)) => None,
            other => other?,
        };
        let has_databases = folder.has_databases();
        let Some(header) = header else {
            if has_databases {
                return Ok(Found::Phase(Phase::KeyLost, Some(KeyError::NoEntry.into())));
            }
            return match self.ask_key(PROBE.to_owned()).await {
                Ok(_) | Err(KeyError::NoEntry | KeyError::NotAKey) => Ok(Found::Nothing),
                Err(error) => Err(error.into()),
            };
        };
        let name = match &header.home {
            Home::Passphrase { .. } => return Ok(Found::Phase(Phase::PassphraseNeeded, None)),
            Home::Given => return Ok(Found::Phase(Phase::KeyLost, Some(KeyError::NoEntry.into()))),
            Home::KeyStore { name } => name.clone(),
        };
        match self.ask_key(name).await {
            Ok(key) if header.fits(&key) => Ok(Found::Key(key)),
            Ok(_) | Err(KeyError::NoEntry | KeyError::NotAKey) if !has_databases => Ok(Found::Nothing),
            Ok(_) => Ok(Found::Phase(Phase::KeyLost, Some(Error::WrongKey))),
            Err(error @ (KeyError::NoEntry | KeyError::NotAKey)) => {
                Ok(Found::Phase(Phase::KeyLost, Some(error.into())))
            }
            // There is data whose key lives in a store that does not answer now: wait for it, choose nothing else.
            Err(error) if has_databases => Ok(Found::Phase(Phase::KeyStoreLocked, Some(error.into()))),
            Err(error) => Err(error.into()),
        }
    }

    async fn ask_key(&self, name: String) -> Result<Key, KeyError> {
        ask(&self.inner.options.key_store, self.inner.options.patience, move |store| store.get(&name)).await
    }

    /// Makes a key, sees that the store has kept it, and notes where it lives. Only called where there is no database.
    async fn new_key(&self, folder: &Folder) -> Result<Key> {
        let key = Key::random()?;
        let name = uuid::Uuid::new_v4().to_string();
        let (kept_as, kept) = (name.clone(), key.clone());
        let read_back = ask(&self.inner.options.key_store, self.inner.options.patience, move |store| {
            store.set(&kept_as, &kept)?;
            store.get(&kept_as)
        })
        .await?;
        if read_back != key {
            return Err(KeyError::NotAKey.into());
        }
        Header::new(Home::KeyStore { name }, &key).write(folder.path())?;
        Ok(key)
    }

    async fn forget_key(&self, folder: &Folder) -> Result<()> {
        match read_header(folder) {
            Ok(Some(header)) => self.forget_home(header).await,
            _ => Ok(()),
        }
    }

    /// Forgets the key where it lives.
    pub(super) async fn forget_home(&self, header: Header) -> Result<()> {
        let Home::KeyStore { name } = header.home else { return Ok(()) };
        let deleted =
            ask(&self.inner.options.key_store, self.inner.options.patience, move |store| store.delete(&name))
                .await;
        deleted.map_err(Error::from)
    }

    /// Makes a place for what is to be kept, if there is none yet.
    pub(super) async fn make_store(&self) -> Result<()> {
        let mut moving = self.inner.moving.lock().await;
        if self.store().is_ok() {
            return Ok(());
        }
        let Some(path) = self.inner.options.folder.clone() else {
            return self.open_in_memory().await;
        };
        let folder = held(&mut moving, &path)?;
        if folder.has_databases() {
            return Err(Error::refused("wrong_state"));
        }
        let key = self.new_key(folder).await?;
        self.open_databases(folder, key).await
    }

    async fn open_in_memory(&self) -> Result<()> {
        let (cache, _) = Db::open(Kind::Cache, Place::Memory)?;
        let (local, _) = Db::open(Kind::Local, Place::Memory)?;
        self.stand(|standing| standing.in_memory = true);
        self.take_in(Store { cache, local }).await?;
        self.settle_in().await
    }

    async fn open_databases(&self, folder: &Folder, key: Key) -> Result<()> {
        let (cache_path, local_path) = (folder.cache(), folder.local());
        let opening = tokio::task::spawn_blocking(move || {
            let at = |path: &Path| Place::File { path: path.to_owned(), key: key.clone() };
            // The member's own first: when it cannot be opened, nothing is touched.
            let (local, _) = match Db::open(Kind::Local, at(&local_path)) {
                // The key is the right one, so it is the file that is not.
                Err(Error::WrongKey) => return Err(Error::Damaged("local")),
                other => other?,
            };
            let (cache, opened) = match Db::open(Kind::Cache, at(&cache_path)) {
                Err(Error::WrongKey) => {
                    remove(&cache_path)?;
                    Db::open(Kind::Cache, at(&cache_path)).map(|(db, _)| (db, Opened::Rebuilt))
                }
                other => other,
            }?;
            Ok((Store { cache, local }, opened))
        });
        let (store, opened) = opening.await.map_err(|_| Error::Closed)??;
        if opened == Opened::Rebuilt {
            self.stand(|standing| standing.notices.push("cache_rebuilt".to_owned()));
        }
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

    /// With the databases open: takes up the sign-in, if there is one, and keeps in touch.
    async fn settle_in(&self) -> Result<()> {
        let store = self.store()?;
        if self.inner.session.resume(&store.local).await? {
            if let Some(subject) = self.inner.session.given_subject().await {
                self.see_that_it_is(subject, &store).await?;
            }
            match self.look_after_cache(&store).await {
                // Found damaged now or later, it is the engine that begins it anew.
                Err(error) if error.is_damage() => {}
                other => other?,
            }
            self.start_engine(store)?;
            self.enter(Phase::Ready, None);
        } else {
            self.enter(Phase::SignedOut, None);
        }
        Ok(())
    }

    async fn look_after_cache(&self, store: &Store) -> Result<()> {
        let handlers = Handlers::new(crate::rooms::handlers());
        store.cache.write(move |tx| handlers.adopt(tx)).await?;
        self.expire_lists().await
    }

    /// A folder is one member's: a token of another is refused before anything of theirs is mixed in.
    async fn see_that_it_is(&self, subject: String, store: &Store) -> Result<()> {
        let seen: Option<String> = store.local.read(|local| settings::kept(local, MEMBER)).await?;
        match seen {
            Some(seen) if seen != subject => Err(Error::SignIn("other_member")),
            Some(_) => Ok(()),
            None => store.local.write(move |tx| settings::keep(tx as &Connection, MEMBER, &subject)).await,
        }
    }

    pub(super) fn start_engine(&self, store: Store) -> Result<()> {
        let inner = &self.inner;
        let server = inner.options.server.clone().ok_or(Error::refused("no_server"))?;
        let http = crate::http::Http::new(inner.client.clone(), server, inner.session.clone())?;
        let engine =
            Arc::new(Engine::new(store, http, Arc::clone(&inner.options.clock), inner.changes.clone()));
        *inner.engine.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&engine));
        if inner.options.live {
            let tasks = vec![
                tokio::spawn(engine.live()),
                tokio::spawn(self.clone().tend_always()),
                tokio::spawn(self.clone().expire_lists_always()),
            ];
            let before =
                std::mem::replace(&mut *inner.live.lock().unwrap_or_else(PoisonError::into_inner), tasks);
            before.iter().for_each(JoinHandle::abort);
        }
        Ok(())
    }

    /// Stops the engine and closes the databases. What is on disk stays.
    pub async fn close(&self) {
        let live = std::mem::take(&mut *self.inner.live.lock().unwrap_or_else(PoisonError::into_inner));
        for task in live {
            task.abort();
            let _ = task.await;
        }
        self.inner.engine.write().unwrap_or_else(PoisonError::into_inner).take();
        self.inner.rooms.opened.clear();
        self.inner.rooms.search.clear();
        let store = self.inner.store.write().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(store) = store {
            store.cache.close().await;
            store.local.close().await;
        }
        // Another may have the folder now. Whoever closes on the way to something else holds on to it.
        if let Ok(mut moving) = self.inner.moving.try_lock() {
            moving.take();
        }
    }
}

/// The folder at `path`, held from now on if it was not before.
fn held<'a>(moving: &'a mut Option<Folder>, path: &Path) -> Result<&'a Folder> {
    let folder = moving.take().map_or_else(|| Folder::hold(path), Ok)?;
    Ok(moving.insert(folder))
}

fn read_header(folder: &Folder) -> Result<Option<Header>> {
    Header::read(folder.path())
}

async fn derive(passphrase: String, home: Home) -> Result<Key> {
    let passphrase = zeroize::Zeroizing::new(passphrase);
    let task = tokio::task::spawn_blocking(move || passphrase::derive(&passphrase, &home));
    task.await.map_err(|_| Error::Closed)?
}
