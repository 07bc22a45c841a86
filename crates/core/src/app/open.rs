//! Opening is a protocol: the folder's lock, the header, the key from where it lives, the databases, whose they are. What
//! cannot be opened is left as it is until the member has chosen.

use super::find_key::{Found, read_header};
use super::folder::Folder;
use super::{App, Store};
use crate::db::{Db, Kind, Opened, Place, has_damaged_log, opens};
use crate::error::{Error, Result, SignInReason};
use crate::key::{Header, Home, Key, KeyError};
use crate::session::Whose;
use crate::settings;
use crate::sync::Handlers;
use crate::views::{AppState, Lock, Phase};
use rusqlite::Connection;
use std::path::Path;
use std::sync::PoisonError;

impl App {
    /// Opens what is on disk. Where that needs the member, the state says so.
    ///
    /// # Errors
    /// [`Error::InUse`], [`Error::Io`].
    pub async fn open(&self) -> Result<AppState> {
        self.open_now().await?;
        self.app_state().await
    }

    /// As [`App::open`]; answers why it needs the member, where there is a reason.
    async fn open_now(&self) -> Result<Option<Error>> {
        let mut moving = self.inner.moving.lock().await;
        if self.store().is_ok() {
            return Ok(None);
        }
        self.enter(Phase::Opening, None);
        if let Err(error) = self.inner.options.managed.check() {
            self.enter(Phase::ManagedUnreadable, Some(error.view()));
            return Ok(Some(error));
        }
        let Some(path) = self.inner.options.folder.clone() else {
            self.open_in_memory().await?;
            return Ok(None);
        };
        let result = self.open_folder(held(&mut moving, &path)?).await;
        let (phase, error) = match result {
            Ok(Some((phase, error))) => (phase, error),
            Ok(None) => return Ok(None),
            Err(error) => {
                let phase = phase_of(&error);
                // What is another's, or could not be settled in, is not left open.
                self.close_store().await;
                (phase, Some(error))
            }
        };
        self.enter(phase, error.as_ref().map(Error::view));
        Ok(error)
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
    /// [`Error::WrongKey`], [`Error::Damaged`], [`Error::NewerSchema`], [`Error::InUse`], [`SignInReason::OtherMember`] with a
    /// token of another than the folder's owner.
    pub async fn open_with(&self, key: Key) -> Result<()> {
        let mut moving = self.inner.moving.lock().await;
        let path = self.inner.options.folder.clone().ok_or(Error::NotFound)?;
        let folder = Folder::hold(&path)?;
        match read_header(&folder)? {
            Some(header) if !header.fits(&key) => return Err(Error::WrongKey),
            Some(_) => {}
            None => {
                let databases = [folder.local(), folder.cache()];
                if folder.has_databases() && !databases.iter().any(|path| opens(path, &key)) {
                    return Err(Error::WrongKey);
                }
                Header::new(Home::Given, &key).write(folder.path())?;
            }
        }
        self.open_databases(&folder, key).await?;
        *moving = Some(folder);
        drop(moving);
        let settled = self.settle_in().await;
        if settled.is_err() {
            self.close().await;
        }
        settled
    }

    /// Opens for the command line: what is on disk, or a new place for it whose key the key store keeps. There is nobody
    /// to ask, so that whatever needs the member is an error.
    ///
    /// # Errors
    /// [`Error::KeyStore`], [`Error::WrongKey`], [`Error::Damaged`], [`Error::NewerSchema`], [`Error::InUse`],
    /// [`SignInReason::OtherMember`].
    pub async fn open_unattended(&self) -> Result<()> {
        let why = self.open_now().await?;
        match (self.standing().phase, why) {
            (Phase::Ready, _) => Ok(()),
            (Phase::SignedOut, _) if self.store().is_ok() => Ok(()),
            (Phase::SignedOut, _) => {
                self.make_store().await?;
                self.settle_in().await
            }
            (Phase::KeyStoreLocked, _) => Err(KeyError::Locked.into()),
            (Phase::Locked, _) => Err(Error::refused("locked")),
            (_, why) => Err(why.unwrap_or(Error::WrongKey)),
        }
    }

    async fn open_folder(&self, folder: &Folder) -> Result<Option<(Phase, Option<Error>)>> {
        match self.find_key(folder).await? {
            Found::Key(key) => {
                self.open_databases(folder, key).await?;
                self.settle_in().await?;
                Ok(None)
            }
            Found::Nothing => Ok(Some((Phase::SignedOut, None))),
            Found::Phase(phase, error) => Ok(Some((phase, error))),
        }
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
        let key = if folder.has_databases() {
            // Left alone during a session without storage. The sign-in is checked against its owner afterwards.
            match self.find_key(folder).await? {
                Found::Key(key) => key,
                Found::Nothing | Found::Phase(..) => return Err(Error::refused("wrong_state")),
            }
        } else {
            self.new_key(folder).await?
        };
        self.open_databases(folder, key).await
    }

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

/// Where the app stands when what is there could not be opened.
pub(super) fn phase_of(error: &Error) -> Phase {
    match error {
        Error::KeyStore(KeyError::Locked) => Phase::KeyStoreLocked,
        Error::KeyStore(KeyError::NoKeyStore) => Phase::NoKeyStore,
        Error::SignIn(SignInReason::OtherMember) => Phase::OtherMember,
        _ => Phase::KeyLost,
    }
}

/// The folder at `path`, held from now on if it was not before.
pub(super) fn held<'a>(moving: &'a mut Option<Folder>, path: &Path) -> Result<&'a Folder> {
    let folder = moving.take().map_or_else(|| Folder::hold(path), Ok)?;
    Ok(moving.insert(folder))
}
