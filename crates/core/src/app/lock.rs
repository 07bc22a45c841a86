//! The app lock: the databases closed, the key and the tokens wiped, until the member says the PIN. The PIN alone
//! opens nothing, and neither does the key store alone.

use super::App;
use super::find_key::read_header;
use super::folder::Folder;
use super::open::held;
use crate::error::{Error, Result};
use crate::key::store::ask;
use crate::key::tries::Tries;
use crate::key::{Header, Home, Key, KeyError, lock};
use crate::settings;
use crate::views::{AppState, Lock, Phase};
use zeroize::Zeroizing;

impl App {
    /// Has the key wrapped by a PIN from now on, or by another one. `current` is the PIN there is.
    ///
    /// # Errors
    /// `pin_short`, `pin_simple`, `wrong_pin`, `wait`; `no_lock` where nothing is kept, or a passphrase is asked for
    /// already; [`Error::KeyStore`].
    pub async fn set_lock(&self, pin: String, current: Option<String>) -> Result<AppState> {
        let (pin, current) = (Zeroizing::new(pin), current.map(Zeroizing::new));
        lock::check(&pin)?;
        let moving = self.inner.moving.lock().await;
        let folder = self.lockable(moving.as_ref())?;
        let header = read_header(folder)?.ok_or(KeyError::NoEntry)?;
        let key = match &header.home {
            Home::KeyStore { name } => self.ask_key(name.clone()).await?,
            Home::Locked { .. } => self.by_pin(folder, &header, current.unwrap_or_default()).await?,
            Home::Passphrase { .. } | Home::Given => return Err(Error::refused("no_lock")),
        };
        let secret = Key::random()?;
        let name = self.keep_key(&secret).await?;
        let wrapping = {
            let (name, key) = (name.clone(), key.clone());
            tokio::task::spawn_blocking(move || lock::wrap(name, &secret, &key, &pin))
        };
        let home = wrapping.await.map_err(|_| Error::Closed)??;
        self.move_key(folder, header, home).await?;
        self.stand(|standing| standing.lock = Lock::Pin);
        drop(moving);
        self.changed(&["session"]);
        self.app_state().await
    }

    /// Has the key store keep the key by itself again.
    ///
    /// # Errors
    /// `wrong_pin`, `wait`, `no_lock`, [`Error::KeyStore`].
    pub async fn remove_lock(&self, pin: String) -> Result<AppState> {
        let pin = Zeroizing::new(pin);
        let moving = self.inner.moving.lock().await;
        let folder = self.lockable(moving.as_ref())?;
        let header = read_header(folder)?.ok_or(KeyError::NoEntry)?;
        let key = self.by_pin(folder, &header, pin).await?;
        let name = self.keep_key(&key).await?;
        self.move_key(folder, header, Home::KeyStore { name }).await?;
        self.stand(|standing| standing.lock = Lock::Off);
        drop(moving);
        self.changed(&["session"]);
        self.app_state().await
    }

    /// Locks now: what is shown and held in memory goes, what is on disk stays.
    ///
    /// # Errors
    /// `no_lock` where there is none; those of reading.
    pub async fn lock(&self) -> Result<AppState> {
        self.cancel_sign_in();
        let moving = self.inner.moving.lock().await;
        if self.store().is_err() {
            return self.app_state().await;
        }
        let phase = match self.standing().lock {
            Lock::Pin => Phase::Locked,
            Lock::Passphrase => Phase::PassphraseNeeded,
            Lock::Impossible | Lock::Off => return Err(Error::refused("no_lock")),
        };
        // Language and colours stay, so that the screen that asks for the PIN is the member's own.
        let settings = self.local()?.read(settings::read).await.unwrap_or_else(|_| settings::defaults());
        self.close_store().await;
        self.inner.session.rest().await;
        self.stand(|standing| {
            standing.settings = settings;
            standing.notices.clear();
            standing.server = None;
        });
        self.enter(phase, None);
        drop(moving);
        self.changed(&["sync", "outbox", "drafts"]);
        self.app_state().await
    }

    /// Opens with the PIN.
    ///
    /// # Errors
    /// `wrong_pin`, `wait` with the seconds, `wrong_state`, [`Error::KeyStore`]; those of opening.
    pub async fn unlock(&self, pin: String) -> Result<AppState> {
        let pin = Zeroizing::new(pin);
        let mut moving = self.inner.moving.lock().await;
        if self.standing().phase != Phase::Locked {
            return Err(Error::refused("wrong_state"));
        }
        let path = self.inner.options.folder.clone().ok_or(Error::refused("wrong_state"))?;
        let folder = held(&mut moving, &path)?;
        let header = read_header(folder)?.ok_or(KeyError::NoEntry)?;
        let key = self.by_pin(folder, &header, pin).await?;
        self.forget_loose(&header).await;
        let opened = match self.open_databases(folder, key).await {
            Ok(()) => self.settle_in().await,
            Err(error) => Err(error),
        };
        if let Err(error) = opened {
            self.close_store().await;
            self.stop_by(&error);
        }
        drop(moving);
        self.app_state().await
    }

    /// The folder, where a lock can be set and taken away: it is open, and on disk.
    fn lockable<'a>(&self, folder: Option<&'a Folder>) -> Result<&'a Folder> {
        match (self.standing().lock, folder) {
            (Lock::Pin | Lock::Off, Some(folder)) if self.store().is_ok() => Ok(folder),
            _ => Err(Error::refused("no_lock")),
        }
    }

    /// The key that the PIN unwraps.
    async fn by_pin(&self, folder: &Folder, header: &Header, pin: Zeroizing<String>) -> Result<Key> {
        let Home::Locked { name, .. } = &header.home else { return Err(Error::refused("no_lock")) };
        self.may_try(folder)?;
        // A key store that does not answer is no try.
        let secret = self.ask_key(name.clone()).await?;
        self.try_once(folder);
        let home = header.home.clone();
        let unwrapping = tokio::task::spawn_blocking(move || lock::unwrap(&home, &secret, &pin));
        let key = unwrapping.await.map_err(|_| Error::Closed)??;
        if !header.fits(&key) {
            return Err(Error::refused("wrong_pin"));
        }
        self.was_right(folder);
        Ok(key)
    }

    /// Sees that a PIN or a passphrase may be tried now.
    ///
    /// # Errors
    /// `wait` with the seconds.
    pub(super) fn may_try(&self, folder: &Folder) -> Result<()> {
        let tries = Tries::read(folder.path()).worse(self.standing().tries);
        match tries.wait(self.now()) {
            Some(seconds) => Err(Error::refused("wait").with("seconds", seconds)),
            None => Ok(()),
        }
    }

    /// Notes that one is about to be tried.
    pub(super) fn try_once(&self, folder: &Folder) {
        let tries = Tries::read(folder.path()).worse(self.standing().tries);
        let tries = tries.one_more(folder.path(), self.now());
        self.stand(|standing| standing.tries = tries);
    }

    /// Notes that it was the right one.
    pub(super) fn was_right(&self, folder: &Folder) {
        Tries::forget(folder.path());
        self.stand(|standing| standing.tries = Tries::default());
    }

    /// Notes where the key lives from now on, and only then has the store forget what it kept before.
    async fn move_key(&self, folder: &Folder, mut header: Header, home: Home) -> Result<()> {
        let before = header.clone();
        header.home = home;
        header.write(folder.path())?;
        self.forget_home(before).await
    }

    /// Has the store forget a key of this folder's that stands there by itself: the process ended as the lock was set.
    async fn forget_loose(&self, header: &Header) {
        let options = &self.inner.options;
        let header = header.clone();
        let forgotten = ask(&options.key_store, options.patience, move |store| {
            for (name, key) in store.all()? {
                if header.fits(&key) {
                    store.delete(&name)?;
                }
            }
            Ok(())
        });
        if let Err(error) = forgotten.await {
            tracing::warn!(%error, "what the key store holds could not be looked through");
        }
    }
}
