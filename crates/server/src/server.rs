//! Starts and stops the server.

use crate::auth::{Authenticator, KeySource, KeysError, Verifier};
use crate::clock::{Clock, SystemClock};
use crate::events::Hub;
use crate::http::limits::{LimitSettings, Limits};
use crate::http::state::State;
use crate::http::takeover::Writers;
use crate::http::{connections, router};
use crate::kursbevis::Issuer;
use crate::notices::{Mail, MailError, Notices};
use crate::oidc::{self, DemoIssuer, KeyError, Lifetimes, SigningKey};
use crate::seed::{self, SeedError};
use crate::storage::sqlite::SqliteStorage;
use crate::storage::{Role, Storage, StorageError, read_if_known, write};
use chrono::TimeDelta;
use min_side_domain::Collection;
use min_side_wire::service::Service;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The demo member's id.
pub const DEMO_MEMBER: &str = "demo";
/// The id of the demonstration's one at the office.
pub const DEMO_OFFICE: &str = "office";
/// How long requests under way may take when the server stops.
const TIMEOUT: Duration = Duration::from_secs(10);
/// How often another process's writes are looked for, and how often what time brings is done.
const LOOK_EVERY: Duration = Duration::from_millis(500);
const TIDY_EVERY: Duration = Duration::from_secs(60);

/// Whose tokens are accepted.
#[derive(Debug, Clone)]
pub enum Mode {
    /// A demonstration: a synthetic union and an issuer of our own.
    Demo(Box<seed::Options>),
    /// A union and its issuer.
    Union {
        /// The issuer's identifier.
        issuer: String,
        /// What access tokens must be for.
        audience: String,
        /// The client id that the app presents.
        client_id: String,
        /// Where the issuer's keys come from.
        keys: KeySource,
    },
}

/// How to run.
pub struct Config {
    /// Where to listen; port 0 for any.
    pub listen: SocketAddr,
    /// The data folder.
    pub data: PathBuf,
    /// Whose tokens are accepted.
    pub mode: Mode,
    /// The address that clients reach it by, when it is not the one it listens on.
    pub public_url: Option<String>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// How much is let through.
    pub limits: LimitSettings,
    /// Where notices go; none keeps them waiting.
    pub mail: Option<Mail>,
    /// The key that signs certificates, in PKCS #8 PEM; none takes the folder's own, made when it is not there.
    pub kursbevis_key: Option<PathBuf>,
    /// Goes on with a new key for certificates where the folder's own is gone.
    pub new_kursbevis_key: bool,
    /// How long the built-in issuer's tokens last.
    pub lifetimes: Lifetimes,
}

impl Config {
    /// A demonstration in this folder, on any port of the loopback address, with mail into `mail/` of it.
    #[must_use]
    pub fn demo(data: &Path, options: seed::Options) -> Self {
        let from = "ikke-svar@min-side.example".to_owned();
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            data: data.to_owned(),
            mode: Mode::Demo(Box::new(options)),
            public_url: None,
            clock: Arc::new(SystemClock),
            limits: LimitSettings::default(),
            mail: Some(Mail::Folder { folder: data.join("mail"), from }),
            kursbevis_key: None,
            new_kursbevis_key: false,
            lifetimes: Lifetimes::default(),
        }
    }
}

/// Why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The folder is another server's.
    #[error("the data folder cannot be served")]
    Held(#[from] crate::folder::HoldError),
    /// The storage.
    #[error("the data folder could not be opened")]
    Storage(#[from] StorageError),
    /// The synthetic union.
    #[error("the demonstration could not be made")]
    Seed(#[from] SeedError),
    /// The issuer's keys.
    #[error("the issuer's keys are not to be had")]
    Keys(#[from] KeysError),
    /// A key of the server's.
    #[error("a key of the server's could not be opened")]
    Key(#[from] KeyError),
    /// The key that signs certificates.
    #[error("the key for certificates could not be opened")]
    Kursbevis(#[from] crate::kursbevis::IssuerError),
    /// Mail.
    #[error("mail cannot be sent")]
    Mail(#[from] MailError),
    /// The address.
    #[error("cannot listen on {0}")]
    Listen(SocketAddr, #[source] std::io::Error),
    /// Real data must never get an issuer that lets anyone pick a person.
    #[error("the folder holds a union's data: it cannot be served as a demonstration")]
    NotADemo,
    /// A demonstration's file could not be taken away.
    #[error("a half-made demonstration could not be removed")]
    Remove(#[source] std::io::Error),
}

/// A server to be started.
pub struct Server;

/// A server that runs. It stops when it is told to, or dropped.
pub struct Running {
    /// Its address.
    pub url: String,
    /// The issuer whose tokens it accepts.
    pub issuer: String,
    /// An access token of the demo member's, in a demonstration.
    pub demo_token: Option<String>,
    /// An access token of the office's, in a demonstration.
    pub office_token: Option<String>,
    /// What it keeps.
    pub storage: Arc<dyn Storage>,
    hub: Arc<Hub>,
    stopping: watch::Sender<bool>,
    serving: JoinHandle<()>,
    _held: crate::folder::Held,
}

impl Server {
    /// Opens the folder, makes the demonstration where one is asked for and the folder is empty, and serves.
    ///
    /// # Errors
    /// When any of it fails.
    pub async fn start(config: Config) -> Result<Running, StartError> {
        let held = crate::folder::hold(&config.data)?;
        let (storage, key) = {
            let (data, mode, clock) = (config.data.clone(), config.mode.clone(), Arc::clone(&config.clock));
            tokio::task::spawn_blocking(move || open(&data, &mode, &*clock))
                .await
                .map_err(|_| StorageError::WriterGone)??
        };
        let listener = TcpListener::bind(config.listen)
            .await
            .map_err(|error| StartError::Listen(config.listen, error))?;
        let address = listener.local_addr().map_err(|error| StartError::Listen(config.listen, error))?;
        let url = config
            .public_url
            .map_or_else(|| format!("http://{address}"), |url| url.trim_end_matches('/').to_owned());

        let demo = matches!(config.mode, Mode::Demo(_));
        let issuer = key.map(|key| DemoIssuer::new(&url, key, config.lifetimes));
        let (issuer_url, audience, client_id, keys) = match (config.mode, &issuer) {
            (Mode::Union { issuer, audience, client_id, keys }, _) => (issuer, audience, client_id, keys),
            (Mode::Demo(_), issuer) => (
                issuer.as_ref().map(|issuer| issuer.url.clone()).unwrap_or_default(),
                oidc::AUDIENCE.to_owned(),
                oidc::CLIENT_ID.to_owned(),
                KeySource::Given(Box::new(
                    issuer
                        .as_ref()
                        .map_or(jsonwebtoken::jwk::JwkSet { keys: Vec::new() }, DemoIssuer::public_keys),
                )),
            ),
        };
        let verifier = Verifier::new(&issuer_url, &audience, keys, demo).await?;
        let key = config
            .kursbevis_key
            .unwrap_or_else(|| config.data.join(if demo { "demo-kursbevis.pem" } else { "kursbevis.pem" }));
        let kursbevis = Arc::new(Issuer::open(&key, demo, &*storage, config.new_kursbevis_key)?);
        let union = union_of(&*storage)?;
        {
            let (issuer, storage, union) = (Arc::clone(&kursbevis), Arc::clone(&storage), union.clone());
            let now = config.clock.now();
            tokio::task::spawn_blocking(move || issuer.set_up(&*storage, &union, now))
                .await
                .map_err(|_| StorageError::WriterGone)??;
        }
        let service = Service {
            union,
            contract: min_side_wire::contract::CONTRACT.to_string(),
            // It takes the commands of every app of its major version.
            oldest: None,
            issuer: issuer_url.clone(),
            client_id,
            audience,
            demo,
        };
        let hub = Hub::over(&storage);
        let (stopping, stopped) = watch::channel(false);
        let now = config.clock.now();
        let token_of = |id: &str| -> Result<Option<String>, StorageError> {
            let Some(issuer) = &issuer else { return Ok(None) };
            Ok(storage.person_by_subject(id)?.map(|person| issuer.demo_token(&person, now)))
        };
        let (demo_token, office_token) = (token_of(DEMO_MEMBER)?, token_of(DEMO_OFFICE)?);
        let state = Arc::new(State {
            storage: Arc::clone(&storage),
            clock: Arc::clone(&config.clock),
            auth: Authenticator::new(verifier),
            events: Arc::clone(&hub),
            limits: Limits::new(config.limits),
            writers: Writers::default(),
            service,
            issuer,
            kursbevis,
        });
        if let Some(mail) = config.mail {
            let notices = Notices::new(Arc::clone(&storage), Arc::clone(&config.clock), mail)?;
            tokio::spawn(notices.run(stopped.clone()));
        }
        tokio::spawn(run_janitor(Arc::clone(&state), stopped.clone()));
        let serving = {
            let (router, state) = (router(&state), Arc::clone(&state));
            tokio::spawn(async move {
                connections::serve(listener, router, state.limits.settings(), stopped).await;
            })
        };
        Ok(Running {
            url,
            issuer: issuer_url,
            demo_token,
            office_token,
            storage,
            hub,
            stopping,
            serving,
            _held: held,
        })
    }
}

impl Running {
    /// Takes no more requests, lets those under way end, and stops.
    pub async fn stop(mut self) {
        self.hub.stop();
        self.stopping.send_replace(true);
        if tokio::time::timeout(TIMEOUT, &mut self.serving).await.is_err() {
            self.serving.abort();
        }
    }

    /// Returns when the server has ended by itself.
    pub async fn ended(&mut self) {
        let _ = (&mut self.serving).await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.hub.stop();
        self.stopping.send_replace(true);
        self.serving.abort();
    }
}

/// Does what time brings: notices what another process has written, ends offices, forgets stale
/// uploads, renews the list of certificates that no longer stand.
async fn run_janitor(state: Arc<State>, mut stopping: watch::Receiver<bool>) {
    let mut tidied: Option<std::time::Instant> = None;
    loop {
        let due = tidied.is_none_or(|at| at.elapsed() >= TIDY_EVERY);
        let (state, now) = (Arc::clone(&state), state.clock.now());
        let done = tokio::task::spawn_blocking(move || {
            let kept = &*state.storage;
            kept.look_for_others()?;
            if due {
                kept.drop_stale_uploads(now - TimeDelta::days(7))?;
                write(kept, now, crate::office::end_those_over)?;
                write(kept, now, crate::commands::prune)?;
                state.kursbevis.renew(kept, &union_of(kept)?, now)?;
            }
            Ok::<_, StorageError>(())
        })
        .await;
        if due {
            tidied = Some(std::time::Instant::now());
        }
        if let Ok(Err(error)) = done {
            tracing::error!(%error, cause = error.cause(), "keeping house failed");
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = stopping.wait_for(|stopping| *stopping) => return,
        }
    }
}

type Opened = (Arc<dyn Storage>, Option<SigningKey>);

fn open(data: &Path, mode: &Mode, clock: &dyn Clock) -> Result<Opened, StartError> {
    let Mode::Demo(options) = mode else {
        return Ok((Arc::new(SqliteStorage::open(data)?), None));
    };
    let mut storage = SqliteStorage::open(data)?;
    let mut seeded = storage.meta("seeded")?;
    if seeded.as_deref() == Some("begun") {
        // Killed while it was made: begin again.
        drop(storage);
        remove_half_made(data).map_err(StartError::Remove)?;
        storage = SqliteStorage::open(data)?;
        seeded = None;
    }
    match seeded.as_deref() {
        Some("demo") => {}
        None if storage.is_empty()? => {
            let now = clock.now();
            write(&storage, now, |tx| tx.set_meta("seeded", "begun")).map_err(StartError::Storage)?;
            make_demo(&storage, options)?;
            write(&storage, now, |tx| tx.set_meta("seeded", "demo")).map_err(StartError::Storage)?;
        }
        _ => return Err(StartError::NotADemo),
    }
    let key = SigningKey::open(&data.join("demo-issuer.key"))?;
    Ok((Arc::new(storage), Some(key)))
}

fn make_demo(storage: &SqliteStorage, options: &seed::Options) -> Result<(), StartError> {
    let mut sink = storage;
    seed::demo(&mut sink, options)?;
    storage.add_member(DEMO_OFFICE, DEMO_OFFICE, "Forbundskontoret", &[Role::Office])?;
    Ok(())
}

fn remove_half_made(data: &Path) -> std::io::Result<()> {
    for name in ["server.db", "server.db-wal", "server.db-shm"] {
        match std::fs::remove_file(data.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    for name in ["blobs", "uploads"] {
        std::fs::remove_dir_all(data.join(name))?;
    }
    Ok(())
}

/// What of the union's row the server itself needs, whatever else has become of its shape.
#[derive(Default, serde::Deserialize)]
struct Named {
    name: String,
}

/// The union's name, from any row that has it; empty where no row says it so that it can be read.
fn union_of(storage: &dyn Storage) -> Result<String, StorageError> {
    let row = storage.any(Collection::Union, "union")?;
    Ok(row.and_then(|row| read_if_known::<Named>(&row, "union")).unwrap_or_default().name)
}
