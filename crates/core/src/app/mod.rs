//! The app: what every room's commands hang on. Clones are the same one.
//!
//! Each room adds `impl App` blocks with one method for each command of the interface, of the same name.

mod choose_key;
mod databases;
mod diagnostics;
mod find_key;
mod folder;
mod lock;
#[cfg(test)]
mod lock_tests;
mod open;
mod outbox;
mod owner;
mod run;
mod server;
mod settle;
mod sign_in;
mod sign_out;
mod state;
mod sync;
#[cfg(test)]
mod tests;

use crate::clock::{SharedClock, SystemClock};
pub use crate::db::Store;

use crate::db::Db;
use crate::error::{Error, Result};
use crate::http::LazyClient;
use crate::key::{KeyStore, SystemKeyStore};
use crate::managed::{Found, Storage};
use crate::outbox::Pending;
use crate::session::{OpenBrowser, Session};
use crate::sync::Engine;
use crate::views::{Changed, Connection as Reached};
use chrono::{DateTime, Utc};
use folder::Folder;
use rusqlite::{Connection, Transaction};
use state::Standing;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::broadcast;
use tokio::task::JoinHandle;
use url::Url;

/// What the app is started with.
#[derive(Clone)]
pub struct Options {
    /// The folder of everything that is kept; none keeps nothing on disk.
    pub folder: Option<PathBuf>,
    /// The union's server, as the build or who starts the app has said; none when nobody has.
    pub server: Option<Url>,
    /// What an employer or the union has set for the machine.
    pub managed: Found,
    /// Tells the time.
    pub clock: SharedClock,
    /// Where the key lives.
    pub key_store: Arc<dyn KeyStore>,
    /// How long the key store has.
    pub patience: Duration,
    /// Opens an address in the system's browser.
    pub open_browser: OpenBrowser,
    /// Whether to keep in touch with the server while somebody is signed in. Without it a sync happens only when it is
    /// asked for.
    pub live: bool,
    /// How often it is seen whether a member list has expired while the app stays open.
    pub expiry_look: Duration,
}

impl Options {
    /// With the machine's clock and key store, and a browser that does not open.
    #[must_use]
    pub fn new(folder: Option<PathBuf>, server: Option<Url>) -> Self {
        Self {
            folder,
            server,
            managed: Found::default(),
            clock: Arc::new(SystemClock),
            key_store: Arc::new(SystemKeyStore),
            patience: crate::key::store::TIMEOUT,
            open_browser: Arc::new(|_| Err(std::io::ErrorKind::Unsupported.into())),
            live: false,
            expiry_look: crate::offices::LOOK,
        }
    }
}

/// The app without a face.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    options: Options,
    client: LazyClient,
    session: Session,
    store: RwLock<Option<Store>>,
    engine: RwLock<Option<Arc<Engine>>>,
    live: Mutex<Vec<JoinHandle<()>>>,
    changes: broadcast::Sender<Changed>,
    standing: Mutex<Standing>,
    /// Held while the databases are opened, closed or moved.
    moving: tokio::sync::Mutex<Option<Folder>>,
    cancel: tokio::sync::Notify,
    rooms: crate::rooms::State,
}

impl App {
    /// An app that has not been opened yet. Nothing is read or written.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let client = LazyClient::with(&options.managed.settings);
        let session = Session::new(client.clone(), Arc::clone(&options.clock));
        Self::with_session(options, client, session)
    }

    /// As [`App::new`], with a token that the caller has. It is kept nowhere. For the command line.
    #[must_use]
    pub fn with_token(options: Options, token: secrecy::SecretString) -> Self {
        let client = LazyClient::with(&options.managed.settings);
        let session = Session::with_token(client.clone(), Arc::clone(&options.clock), token);
        Self::with_session(options, client, session)
    }

    fn with_session(mut options: Options, client: LazyClient, session: Session) -> Self {
        if options.managed.settings.storage == Some(Storage::Memory) {
            options.folder = None;
        }
        let changes = broadcast::channel(256).0;
        session.tell(changes.clone());
        let inner = Inner {
            options,
            client,
            session,
            store: RwLock::default(),
            engine: RwLock::default(),
            live: Mutex::default(),
            changes,
            standing: Mutex::default(),
            moving: tokio::sync::Mutex::default(),
            cancel: tokio::sync::Notify::new(),
            rooms: crate::rooms::State::default(),
        };
        Self { inner: Arc::new(inner) }
    }

    /// The time now.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.inner.options.clock.now()
    }

    /// How often it is seen whether a member list has expired.
    pub(crate) fn expiry_look(&self) -> Duration {
        self.inner.options.expiry_look
    }

    /// The databases.
    ///
    /// # Errors
    /// [`Error::Closed`] before they are open and after sign-out.
    pub fn store(&self) -> Result<Store> {
        self.inner.store.read().unwrap_or_else(PoisonError::into_inner).clone().ok_or(Error::Closed)
    }

    /// The cache.
    ///
    /// # Errors
    /// [`Error::Closed`].
    pub fn cache(&self) -> Result<Db> {
        Ok(self.store()?.cache)
    }

    /// The member's own database.
    ///
    /// # Errors
    /// [`Error::Closed`].
    pub fn local(&self) -> Result<Db> {
        Ok(self.store()?.local)
    }

    /// The engine.
    ///
    /// # Errors
    /// [`Error::NotSignedIn`] when nobody is signed in.
    pub fn engine(&self) -> Result<Arc<Engine>> {
        self.inner.engine.read().unwrap_or_else(PoisonError::into_inner).clone().ok_or(Error::NotSignedIn)
    }

    /// Whether the server can be reached.
    #[must_use]
    pub fn connection(&self) -> Reached {
        self.engine().map_or(Reached::Unknown, |engine| engine.connection())
    }

    /// Reads the cache with what the outbox lays over it. Both are read in the order in which nothing is ever missing.
    ///
    /// # Errors
    /// The closure's and those of reading.
    pub async fn read_over<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Connection, &[Pending]) -> Result<T> + Send + 'static,
    {
        let store = self.store()?;
        let pending = store.local.read(crate::outbox::unsettled).await?;
        store.cache.read(move |cache| f(cache, &pending)).await
    }

    /// Writes to the member's own database, tells the screens that `topics` changed, and has the outbox sent where
    /// `outbox` is one of them.
    ///
    /// # Errors
    /// The closure's and those of writing.
    pub async fn write_local<T, F>(&self, topics: &[&str], f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T> + Send + 'static,
    {
        let value = self.local()?.write(f).await?;
        self.changed(topics);
        if topics.contains(&"outbox")
            && let Ok(engine) = self.engine()
        {
            engine.wake();
        }
        Ok(value)
    }

    /// Tells the screens that show these topics to read them again.
    pub fn changed(&self, topics: &[&str]) {
        let topics = topics.iter().map(|&topic| topic.to_owned()).collect();
        let _ = self.inner.changes.send(Changed { topics });
    }

    /// What the rooms hold in memory.
    pub(crate) fn rooms(&self) -> &crate::rooms::State {
        &self.inner.rooms
    }

    /// What changes from now on.
    #[must_use]
    pub fn changes(&self) -> broadcast::Receiver<Changed> {
        self.inner.changes.subscribe()
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("App")
    }
}
