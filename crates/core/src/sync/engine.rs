//! One sync at a time: the outbox out, the feed in, and what the member sees of it.

use super::apply::{Applied, Handlers};
use super::contract::fit_view;
use super::health::Health;
use super::live;
use super::meta;
use super::pull::{Pulled, Puller};
use super::rebuild;
use super::rooms::{CarryOver, Rooms};
use crate::clock::SharedClock;
use crate::db::Store;
use crate::error::{Error, Result};
use crate::http::Http;
use crate::outbox::{self, Held, Sender, Uploads};
use crate::views::{Changed, Connection, ErrorView, OutboxState, Progress, SyncView};
use min_side_wire::contract::CONTRACT;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, broadcast, watch};

/// The engine of one open store.
pub struct Engine {
    pub(super) http: Http,
    pub(super) clock: SharedClock,
    pub(super) wake: Notify,
    /// The server was reached while the event stream was down.
    pub(super) reachable: Notify,
    /// The event stream is to be opened again: the one that is open may be dead.
    pub(super) listen_again: Notify,
    pub(super) store: Store,
    handlers: Arc<Handlers>,
    carry_over: CarryOver,
    uploads: Option<Arc<dyn Uploads>>,
    changes: broadcast::Sender<Changed>,
    pub(super) health: Health,
    behind: watch::Sender<bool>,
    pulling: tokio::sync::Mutex<()>,
    sending: tokio::sync::Mutex<()>,
    held: Arc<Held>,
    seen: Mutex<Seen>,
    /// When the server was last asked what contract it speaks.
    pub(super) asked: Mutex<Option<Instant>>,
}

#[derive(Default)]
struct Seen {
    progress: Option<Progress>,
    downloads: Option<Progress>,
    error: Option<ErrorView>,
    rebuilt: bool,
    purged: bool,
    /// When a sync last came to its end.
    ended: Option<Instant>,
    /// Times in a row that not all of the outbox could be sent, and when it is to be tried again.
    unsent: u32,
    send_again: Option<Instant>,
}

/// What one sync did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Report {
    /// Pages applied.
    pub pages: u64,
    /// Changes in them.
    pub changes: u64,
    /// Commands answered.
    pub answered: u64,
}

impl Engine {
    /// An engine for these databases and this server. It does nothing until it is asked.
    #[must_use]
    pub fn new(
        store: Store,
        http: Http,
        clock: SharedClock,
        changes: broadcast::Sender<Changed>,
        rooms: Rooms,
    ) -> Self {
        let turned = changes.clone();
        let health = Health::new(Box::new(move || {
            let _ = turned.send(Changed { topics: vec!["sync".to_owned()] });
        }));
        Self {
            http,
            clock,
            wake: Notify::new(),
            reachable: Notify::new(),
            listen_again: Notify::new(),
            store,
            handlers: rooms.handlers,
            uploads: rooms.uploads,
            carry_over: rooms.carry_over,
            changes,
            health,
            behind: watch::Sender::default(),
            pulling: tokio::sync::Mutex::default(),
            sending: tokio::sync::Mutex::default(),
            held: Arc::default(),
            seen: Mutex::default(),
            asked: Mutex::default(),
        }
    }

    /// The client.
    #[must_use]
    pub const fn http(&self) -> &Http {
        &self.http
    }

    /// The rooms' handlers.
    #[must_use]
    pub fn handlers(&self) -> Arc<Handlers> {
        Arc::clone(&self.handlers)
    }

    /// Whether the server can be reached.
    #[must_use]
    pub fn connection(&self) -> Connection {
        self.health.get()
    }

    /// Whether pages of a sync come faster than they can be applied.
    pub(crate) fn behind(&self) -> watch::Receiver<bool> {
        self.behind.subscribe()
    }

    /// Has the running loop sync soon.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Sends what waits, then pulls what is new. Waits for one that is running.
    ///
    /// # Errors
    /// Why it did not come to its end. What was applied and answered stays.
    pub async fn sync(&self) -> Result<Report> {
        let _one = self.pulling.lock().await;
        let result = self.watched(self.cycle()).await;
        let error = self.said_of(result.as_ref().err()).await;
        self.note(|seen| {
            seen.progress = None;
            seen.error = error;
            if result.is_ok() {
                seen.ended = Some(Instant::now());
            }
        });
        result
    }

    /// Whether a sync came to its end no longer ago than this.
    pub(super) fn ended_within(&self, time: Duration) -> bool {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.ended.is_some_and(|ended| ended.elapsed() < time)
    }

    /// Sends what waits in the outbox.
    ///
    /// # Errors
    /// Why it could not be sent; it waits on.
    pub async fn deliver(&self) -> Result<u64> {
        self.watched(self.send_waiting()).await
    }

    async fn send_waiting(&self) -> Result<u64> {
        let _one = self.sending.lock().await;
        let sender = Sender {
            http: self.http.clone(),
            local: self.store.local.clone(),
            uploads: self.uploads.clone(),
            spoken: self.spoken().await?,
            held: Arc::clone(&self.held),
        };
        let result = sender.send_all(|| self.changed(&["outbox"])).await;
        self.note_sent(&result);
        // Where nothing waited, nobody was asked anything.
        if !matches!(result, Ok(0)) {
            self.health.learn(&self.http, &result).await;
        }
        if result.is_err() {
            self.changed(&["outbox"]);
        }
        result
    }

    /// Has everything that rests in the outbox tried at the next time of sending.
    pub(crate) fn try_all(&self) {
        self.held.wake();
    }

    /// Within what time the outbox is to be sent again, though nothing else asks for a sync; none when nothing waits.
    pub(super) fn send_within(&self) -> Option<Duration> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.send_again.map(|at| at.saturating_duration_since(Instant::now()))
    }

    fn note_sent(&self, result: &Result<u64>) {
        let rested = self.held.next(Instant::now());
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = match result {
            Ok(_) => None,
            // The member signs in first, which begins a sync.
            Err(Error::NotSignedIn | Error::SignInExpired) => None,
            Err(Error::Busy { after, .. }) => Some((*after).max(live::pause(seen.unsent))),
            Err(_) => Some(live::pause(seen.unsent)),
        };
        seen.unsent = if result.is_ok() { 0 } else { seen.unsent.saturating_add(1) };
        seen.send_again = [wait.map(|wait| Instant::now() + wait), rested].into_iter().flatten().min();
    }

    /// Does the work, and meanwhile watches whether anything answers at all.
    async fn watched<T>(&self, work: impl Future<Output = T>) -> T {
        tokio::select! {
            done = work => done,
            never = self.health.watch(&self.http) => match never {},
        }
    }

    async fn cycle(&self) -> Result<Report> {
        let sent = self.send_waiting().await;
        // What cannot be sent is no reason not to read, except where reading would fail the same way.
        let mut failed = None;
        let answered = match sent {
            Err(error @ (Error::NotSignedIn | Error::SignInExpired)) => return Err(error),
            Err(error) if error.is_network() && self.health.is_away() => {
                return Err(error);
            }
            Err(error) => {
                tracing::info!(%error, "the outbox waits");
                failed = Some(error).filter(is_of_this_machine);
                0
            }
            Ok(answered) => answered,
        };
        let done = self.store.local.read(outbox::done).await?;
        let pulled = self.pull().await;
        self.health.learn(&self.http, &pulled).await;
        let pulled = pulled?;
        if !done.is_empty() {
            let uploads = self.uploads.clone();
            self.store.local.write(move |tx| outbox::settle(tx, &done, uploads.as_deref())).await?;
            self.changed(&["outbox"]);
        }
        // All has been read; that the member's own cannot be sent is told all the same.
        match failed {
            Some(error) => Err(error),
            None => Ok(Report { pages: pulled.pages, changes: pulled.changes, answered }),
        }
    }

    async fn pull(&self) -> Result<Pulled> {
        let puller = Puller {
            http: self.http.clone(),
            handlers: Arc::clone(&self.handlers),
            carry_over: self.carry_over,
            clock: self.clock.clone(),
            behind: self.behind.clone(),
        };
        let cache = &self.store.cache;
        if cache.is_damaged() {
            return self.mend(&puller).await;
        }
        let refill = match cache.read(|conn| meta::get(conn, meta::name::REFILL)).await {
            Err(error) if error.is_damage() => return self.mend(&puller).await,
            other => other?.is_some(),
        };
        if refill || rebuild::is_begun(cache).await {
            return self.rebuild(&puller).await;
        }
        match puller.pull(cache, |applied| self.told(applied)).await {
            Err(error) if rebuild::is_gone(&error) => {
                tracing::info!("the server has forgotten the cursor: the cache is rebuilt");
                self.rebuild(&puller).await
            }
            Err(error) if error.is_damage() => self.mend(&puller).await,
            other => other,
        }
    }

    /// Builds a new cache in the place of a damaged one, which is read meanwhile as far as it can be.
    async fn mend(&self, puller: &Puller) -> Result<Pulled> {
        tracing::warn!("the cache is damaged: it is fetched again");
        let pulled = self.rebuild(puller).await?;
        self.note(|seen| seen.rebuilt = true);
        Ok(pulled)
    }

    /// Looks after a rebuild that was begun and not finished, unless one is going on.
    pub(crate) async fn look_after_rebuild<F>(&self, look: F) -> Result<()>
    where
        F: Future<Output = Result<()>>,
    {
        match self.pulling.try_lock() {
            Ok(_alone) => look.await,
            Err(_) => Ok(()),
        }
    }

    async fn rebuild(&self, puller: &Puller) -> Result<Pulled> {
        let pulled = rebuild::rebuild(&self.store.cache, puller, |applied| self.progress(applied)).await?;
        let all: Vec<&str> =
            min_side_domain::Collection::ALL.iter().map(|collection| collection.name()).collect();
        self.changed(&all);
        Ok(pulled)
    }

    fn told(&self, applied: &Applied) {
        let mut topics: BTreeSet<&str> = applied.collections.clone();
        if applied.purged {
            topics.insert("list_members");
            topics.insert("offices");
            topics.insert("session");
            self.note(|seen| seen.purged = true);
        }
        topics.remove("*");
        if !topics.is_empty() {
            self.changed(&topics.into_iter().collect::<Vec<_>>());
        }
        self.progress(applied);
    }

    fn progress(&self, applied: &Applied) {
        let step = if applied.step.is_empty() { "sync".to_owned() } else { applied.step.clone() };
        let progress = Progress { step, done: applied.done, total: applied.total };
        if applied.total > 0 {
            self.note(|seen| seen.progress = Some(progress));
        }
    }

    /// Tells how far the fetching of files has come: bytes that have come, and bytes in all; none when it has ended.
    pub(crate) fn downloading(&self, bytes: Option<(u64, u64)>) {
        let progress = bytes.map(|(done, total)| Progress { step: "downloads".to_owned(), done, total });
        self.note(|seen| seen.downloads = progress);
    }

    fn note(&self, change: impl FnOnce(&mut Seen)) {
        change(&mut self.seen.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed(&["sync"]);
    }

    pub(super) fn changed(&self, topics: &[&str]) {
        let topics = topics.iter().map(|&topic| topic.to_owned()).collect();
        let _ = self.changes.send(Changed { topics });
    }

    /// Whether a damaged cache was begun anew since the engine began.
    #[must_use]
    pub fn has_rebuilt(&self) -> bool {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).rebuilt
    }

    /// Whether the server has taken a member list back since the engine began.
    #[must_use]
    pub fn has_purged(&self) -> bool {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).purged
    }

    /// The sync state that the member sees.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn view(&self) -> Result<SyncView> {
        let (progress, error) = {
            let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            (seen.progress.clone().or_else(|| seen.downloads.clone()), seen.error.clone())
        };
        let rows = self.store.local.read(outbox::unsettled).await?;
        let contract = fit_view(self.spoken().await?.fit(CONTRACT));
        let (last_sync, complete, unreadable) = self
            .store
            .cache
            .read(|conn| Ok((meta::last_sync(conn)?, meta::is_complete(conn)?, super::unreadable(conn)?)))
            .await?;
        let count = |wanted: &[OutboxState]| {
            let found = rows.iter().filter(|row| row.is_told() && wanted.contains(&row.state)).count();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        Ok(SyncView {
            connection: self.connection(),
            last_sync,
            complete,
            progress,
            held_up: u32::try_from(rows.iter().filter(|row| row.is_held_up()).count()).unwrap_or(u32::MAX),
            pending: count(&[OutboxState::Pending, OutboxState::Sending]),
            refused: count(&[OutboxState::Refused]),
            conflicts: count(&[OutboxState::Conflict]),
            unreadable,
            contract,
            error,
        })
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Engine")
    }
}

/// Whether it fails on this machine, as for a damaged file or a full disk. What fails on the way or at the server goes later
/// without anybody's doing, each row with its reason; this need not.
const fn is_of_this_machine(error: &Error) -> bool {
    matches!(error, Error::Database(_) | Error::Damaged(_) | Error::Io(_) | Error::Json(_))
}
