//! Where the key is to live: the member's choice, and beginning again where what is there can never be read.

use super::App;
use super::find_key::read_header;
use super::folder::Folder;
use super::open::held;
use super::state::Loss;
use crate::db::{remove, set_aside};
use crate::error::{Error, Result};
use crate::key::{Header, Home, Key, passphrase};
use crate::views::{AppState, KeyChoice, Phase};
use zeroize::Zeroizing;

/// [`KeyChoice`], its passphrase wiped when dropped.
enum Choice {
    KeyStore,
    Passphrase(Zeroizing<String>),
    Memory,
}

impl From<KeyChoice> for Choice {
    fn from(choice: KeyChoice) -> Self {
        match choice {
            KeyChoice::KeyStore => Self::KeyStore,
            KeyChoice::Passphrase { passphrase } => Self::Passphrase(Zeroizing::new(passphrase)),
            KeyChoice::Memory => Self::Memory,
        }
    }
}

impl App {
    /// Where the key is to live from now on, or the passphrase of what is there. Keeping nothing can also be chosen where
    /// the folder is another member's, which is then left untouched.
    ///
    /// # Errors
    /// `passphrase_short`, `wrong_state`, [`Error::WrongKey`] for a passphrase that does not fit, [`Error::KeyStore`].
    pub async fn choose_key(&self, choice: KeyChoice) -> Result<AppState> {
        let choice = Choice::from(choice);
        let mut moving = self.inner.moving.lock().await;
        let phase = self.standing().phase;
        let (is_open, is_owned) = (self.store().is_ok(), self.has_owner().await);
        let is_memory = matches!(choice, Choice::Memory);
        let may = match phase {
            Phase::SignedOut | Phase::OtherMember => is_memory || !is_owned,
            // Locked is not lost: it is for the PIN to open, or to be given up as forgotten.
            Phase::ManagedUnreadable | Phase::Locked => false,
            _ => !is_open,
        };
        if !may {
            return Err(Error::refused("wrong_state"));
        }
        self.close_store().await;
        if is_memory {
            match moving.take() {
                // Nobody has been signed in: there is nothing of a member's to lose.
                Some(folder) if phase == Phase::SignedOut && !is_owned => {
                    self.forget_key(&folder).await?;
                    folder.remove_databases()?;
                    *moving = Some(folder);
                }
                // Where it is somebody's, it is left alone, and so it is when this is signed out of.
                Some(folder) if !folder.has_databases() => *moving = Some(folder),
                _ => {}
            }
            self.open_in_memory().await?;
            drop(moving);
            return self.app_state().await;
        }
        let path = self.inner.options.folder.clone().ok_or(Error::refused("wrong_state"))?;
        let result = self.choose_on_disk(held(&mut moving, &path)?, choice, phase).await;
        drop(moving);
        if let Err(Error::KeyStore(_)) = &result
            && phase == Phase::KeyLost
        {
            // What could not be read has been left behind: there is something else to choose now.
            return self.open().await;
        }
        result?;
        self.stand(|standing| standing.in_memory = false);
        self.app_state().await
    }

    /// Begins again where the member no longer knows the passphrase or the PIN: what only it opens is kept under another name,
    /// with what is needed to open it.
    ///
    /// # Errors
    /// `wrong_state` where no passphrase is asked for; as [`App::open`].
    pub async fn forget_passphrase(&self) -> Result<AppState> {
        let mut moving = self.inner.moving.lock().await;
        if !matches!(self.standing().phase, Phase::PassphraseNeeded | Phase::Locked) {
            return Err(Error::refused("wrong_state"));
        }
        let path = self.inner.options.folder.clone().ok_or(Error::refused("wrong_state"))?;
        let result = self.leave_behind(held(&mut moving, &path)?);
        drop(moving);
        result?;
        self.open().await
    }

    async fn choose_on_disk(&self, folder: &Folder, choice: Choice, phase: Phase) -> Result<()> {
        let header = read_header(folder)?;
        if let (Phase::PassphraseNeeded, Choice::Passphrase(passphrase), Some(header)) =
            (phase, &choice, &header)
        {
            self.may_try(folder)?;
            self.try_once(folder);
            let key = derive(passphrase.clone(), header.home.clone()).await?;
            if !header.fits(&key) {
                return Err(Error::refused("wrong_passphrase"));
            }
            self.was_right(folder);
            self.open_databases(folder, key).await?;
            return self.settle_in().await;
        }
        if phase == Phase::KeyLost && folder.has_databases() {
            match self.standing().loss {
                Some(Loss::Newer) => return Err(Error::NewerSchema("local")),
                None | Some(Loss::ForGood) => {}
                Some(Loss::ForNow) => return Err(Error::refused("wrong_state")),
            }
            self.leave_behind(folder)?;
        } else if folder.has_databases() && phase != Phase::SignedOut {
            return Err(Error::refused("wrong_state"));
        }
        let key = match choice {
            Choice::Passphrase(passphrase) => {
                if passphrase.chars().count() < passphrase::MIN_LENGTH {
                    return Err(Error::refused("passphrase_short").with("min", passphrase::MIN_LENGTH));
                }
                let home = passphrase::new_home()?;
                let key = derive(passphrase, home.clone()).await?;
                self.forget_key(folder).await?;
                folder.remove_databases()?;
                Header::new(home, &key).write(folder.path())?;
                key
            }
            Choice::KeyStore | Choice::Memory => self.new_key(folder).await?,
        };
        self.open_databases(folder, key).await?;
        self.settle_in().await
    }

    /// What no key opens is kept under another name; a cache is synced again, so it goes.
    fn leave_behind(&self, folder: &Folder) -> Result<()> {
        if folder.local().exists() {
            let name = format!("set-aside-{}", self.now().format("%Y%m%dT%H%M%SZ"));
            // First what says how it is opened: without the salt the right passphrase would be of no use.
            if let Some(header) = read_header(folder)? {
                header.set_aside(folder.path(), &format!("local.{name}.key"))?;
            }
            set_aside(&folder.local(), &name)?;
            self.tell_of("local_set_aside");
        }
        self.was_right(folder);
        remove(&folder.cache())?;
        remove(&crate::sync::beside(&folder.cache()))?;
        Header::remove(folder.path())
    }
}

async fn derive(passphrase: Zeroizing<String>, home: Home) -> Result<Key> {
    let task = tokio::task::spawn_blocking(move || passphrase::derive(&passphrase, &home));
    task.await.map_err(|_| Error::Closed)?
}
