//! Opening is a protocol: the folder's lock, the header, the key from where it lives, the databases, whose they are. What
//! cannot be opened is left as it is until the member has chosen.

use super::App;
use super::find_key::{Found, read_header};
use super::folder::Folder;
use crate::db::opens;
use crate::error::{Error, Result};
use crate::key::{Header, Home, Key, KeyError};
use crate::views::{AppState, Phase};
use std::path::Path;

/// Where opening stands. Each state comes to the next in [`App::open_now`].
enum Opening<'a> {
    /// What an employer or the union has set for the machine is read.
    Managed(&'a mut Option<Folder>),
    /// The folder's lock is taken, where there is a folder.
    Place(&'a mut Option<Folder>),
    /// Nothing is kept on disk.
    Memory,
    /// The key is looked for.
    Key(&'a Folder),
    /// The databases are opened with their key.
    Databases(&'a Folder, Key),
    /// Whose they are, and what has expired, is looked after.
    Settling,
    /// All of it is open.
    Open,
    /// What is there could not be opened.
    Failed(Error),
    /// It is for the member to go on.
    Stopped(Phase, Option<Error>),
}

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
        let mut state = Opening::Managed(&mut moving);
        loop {
            state = match state {
                Opening::Managed(moving) => match self.inner.options.managed.check() {
                    Ok(()) => Opening::Place(moving),
                    Err(error) => Opening::Stopped(Phase::ManagedUnreadable, Some(error)),
                },
                Opening::Place(moving) => match &self.inner.options.folder {
                    Some(path) => Opening::Key(held(moving, path)?),
                    None => Opening::Memory,
                },
                Opening::Memory => {
                    self.open_in_memory().await?;
                    Opening::Open
                }
                Opening::Key(folder) => match self.find_key(folder).await {
                    Ok(Found::Key(key)) => Opening::Databases(folder, key),
                    Ok(Found::Nothing) => Opening::Stopped(Phase::SignedOut, None),
                    Ok(Found::Phase(phase, error)) => Opening::Stopped(phase, error),
                    Err(error) => Opening::Failed(error),
                },
                Opening::Databases(folder, key) => self
                    .open_databases(folder, key)
                    .await
                    .map_or_else(Opening::Failed, |()| Opening::Settling),
                Opening::Settling => self.settle_in().await.map_or_else(Opening::Failed, |()| Opening::Open),
                Opening::Failed(error) => {
                    // What is another's, or could not be settled in, is not left open.
                    self.close_store().await;
                    self.stop_by(&error);
                    return Ok(Some(error));
                }
                Opening::Open => return Ok(None),
                Opening::Stopped(phase, error) => {
                    self.stop(phase, error.as_ref());
                    return Ok(error);
                }
            };
        }
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
}

/// The folder at `path`, held from now on if it was not before.
pub(super) fn held<'a>(moving: &'a mut Option<Folder>, path: &Path) -> Result<&'a Folder> {
    let folder = moving.take().map_or_else(|| Folder::hold(path), Ok)?;
    Ok(moving.insert(folder))
}
