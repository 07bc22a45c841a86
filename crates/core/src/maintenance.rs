//! What is done behind the member's back once rows have come: files are fetched, their words read, rows indexed.

use crate::App;
use crate::apart::{Failure, Program};
use crate::error::{Error, Result};
use crate::extract::{self, Extracted, NotRead, Unread};
use crate::files::{self, Missing};
use crate::settings;
use crate::views::Changed;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::broadcast::{self, error::RecvError};

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Maintained {
    /// Files fetched.
    pub fetched: u64,
    /// Files that could not be fetched now.
    pub failed: u64,
    /// Files whose words were read.
    pub read: u64,
    /// Rows indexed.
    pub indexed: u64,
    /// When there is something to do that waits, at the latest.
    pub again: Option<Duration>,
}

/// Holds one run of it at a time, and wakes it.
#[derive(Debug, Default)]
pub(crate) struct Maintenance {
    one: tokio::sync::Mutex<()>,
    wake: tokio::sync::Notify,
    starts: Mutex<Starts>,
}

impl Maintenance {
    /// Nothing that failed keeps anything waiting any more.
    pub(crate) fn reset_backoff(&self) {
        self.starts().succeeded();
    }

    fn starts(&self) -> MutexGuard<'_, Starts> {
        self.starts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// Indexes what has come, fetches the files that belong on the machine, reads their words and indexes them.
    ///
    /// # Errors
    /// Those of reading and writing. That a file cannot be fetched is no error: it is tried again the next time.
    pub async fn maintain(&self) -> Result<Maintained> {
        let _one = self.rooms().maintenance.one.lock().await;
        let mut maintained = Maintained { indexed: self.index().await?, ..Maintained::default() };
        self.evict().await?;
        self.fetch_missing(&mut maintained).await?;
        self.read_words(&mut maintained).await?;
        maintained.indexed += self.index().await?;
        self.tidy_index().await?;
        Ok(maintained)
    }

    /// Has [`App::run_maintenance`] begin soon.
    pub fn request_maintenance(&self) {
        self.rooms().maintenance.wake.notify_one();
    }

    /// Does so whenever rows have come or settings have changed, until the app is closed. The first thing it does is to
    /// see that the index can be trusted.
    pub async fn run_maintenance(self) {
        let mut changes = self.changes();
        if let Err(error) = self.check_index().await {
            tracing::warn!(%error, "the search index could not be checked");
        }
        loop {
            let again = match self.maintain().await {
                Ok(maintained) => maintained.again,
                Err(Error::Closed) => return,
                Err(error) => {
                    tracing::warn!(%error, "tending failed");
                    None
                }
            };
            tokio::select! {
                () = tokio::time::sleep(again.unwrap_or_default()), if again.is_some() => {}
                () = self.rooms().maintenance.wake.notified() => {}
                is_open = cause(&mut changes) => if !is_open { return },
            }
        }
    }

    /// Indexes whenever rows have come, until it is dropped: what [`App::run_maintenance`] does, where nothing else is to be
    /// done meanwhile.
    pub async fn index_always(self) {
        let mut changes = self.changes();
        while cause(&mut changes).await {
            if let Err(error) = self.index().await {
                tracing::warn!(%error, "indexing failed");
            }
        }
    }

    async fn evict(&self) -> Result<()> {
        let now = self.now();
        let keep = self.local()?.read(settings::read).await?.keep_offline;
        let evicted = self.cache()?.write(move |tx| files::evict(tx, keep, now)).await?;
        if evicted > 0 {
            self.changed(&["downloads"]);
        }
        Ok(())
    }

    async fn fetch_missing(&self, maintained: &mut Maintained) -> Result<()> {
        let Ok(engine) = self.engine() else { return Ok(()) };
        let now = self.now();
        let keep = self.local()?.read(settings::read).await?.keep_offline;
        let missing: Vec<Missing> = self.cache()?.read(move |cache| files::missing(cache, keep, now)).await?;
        let total: u64 = missing.iter().map(|file| file.size).sum();
        let mut progress = Progress { done: missing.iter().map(|file| file.have).sum(), last: 0, total };
        for file in &missing {
            let came = |bytes| progress.add(bytes, |done| engine.downloading(Some((done, total))));
            match self.fetch(file, came).await {
                Ok(()) => maintained.fetched += 1,
                Err(Error::Closed) => return Err(Error::Closed),
                // Without a way to the server the rest would fail too; a single file may be missing there.
                Err(error)
                    if error.is_network() || matches!(error, Error::NotSignedIn | Error::SignInExpired) =>
                {
                    maintained.failed += (missing.len() as u64).saturating_sub(maintained.fetched);
                    break;
                }
                Err(error) => {
                    tracing::warn!(%error, "a file could not be fetched");
                    maintained.failed += 1;
                }
            }
            if maintained.fetched.is_multiple_of(16) {
                self.changed(&["downloads"]);
            }
        }
        engine.downloading(None);
        if maintained.fetched > 0 {
            self.changed(&["downloads"]);
        }
        Ok(())
    }

    /// Reads the words of what has come. One file that fails stops no other.
    async fn read_words(&self, maintained: &mut Maintained) -> Result<()> {
        let Some(program) = Program::own() else { return Ok(()) };
        let maintenance = &self.rooms().maintenance;
        maintained.again = maintenance.starts().pause(Instant::now());
        while maintained.again.is_none() {
            let cache = self.cache()?;
            let now = self.now();
            let (unread, again) = cache.read(move |cache| extract::next(cache, now)).await?;
            if unread.is_empty() {
                maintained.again = again.map(|at| (at - now).to_std().unwrap_or_default());
                break;
            }
            for Unread { id, sha256, media_type, size } in unread {
                let found = if size > extract::FILE_MAX {
                    Ok(Extracted::Unreadable)
                } else if extract::may_have_words(&media_type) {
                    let bytes =
                        cache.read(move |cache| files::read_whole(cache, &sha256, extract::FILE_MAX)).await?;
                    extract::extract(&program, &media_type, bytes).await
                } else {
                    Ok(Extracted::None)
                };
                match found {
                    Ok(found) => {
                        maintenance.starts().succeeded();
                        cache.write(move |tx| extract::keep(tx, id, &found)).await?;
                        maintained.read += 1;
                    }
                    // Nothing is known of the file, and the next one would fare no better.
                    Err(NotRead { failure: Failure::NotBegun, .. }) => {
                        maintained.again = Some(maintenance.starts().failed(Instant::now()));
                        break;
                    }
                    Err(NotRead { words, .. }) => {
                        if cache.write(move |tx| extract::put_off(tx, id, words.clone(), now)).await? {
                            tracing::warn!("a file is given up: its process failed each time");
                        }
                    }
                }
            }
        }
        if maintained.read > 0 {
            self.changed(&["search"]);
        }
        Ok(())
    }
}

/// The starts of processes apart that failed one after the other.
#[derive(Debug, Default)]
struct Starts {
    failures: u32,
    until: Option<Instant>,
}

impl Starts {
    const FIRST: Duration = Duration::from_secs(5);
    const MAX_PAUSE: Duration = Duration::from_secs(15 * 60);

    /// How long none is tried yet.
    fn pause(&self, now: Instant) -> Option<Duration> {
        let left = self.until?.saturating_duration_since(now);
        (!left.is_zero()).then_some(left)
    }

    /// One failed: how long none is tried now.
    fn failed(&mut self, now: Instant) -> Duration {
        let pause = Self::FIRST.saturating_mul(1 << self.failures.min(16)).min(Self::MAX_PAUSE);
        self.failures = self.failures.saturating_add(1);
        self.until = Some(now + pause);
        pause
    }

    fn succeeded(&mut self) {
        *self = Self::default();
    }
}

/// How far a run of files has come, told at most a hundred times.
struct Progress {
    done: u64,
    last: u64,
    total: u64,
}

impl Progress {
    fn add(&mut self, bytes: u64, tell: impl FnOnce(u64)) {
        self.done += bytes;
        if self.done - self.last >= self.total / 100 {
            self.last = self.done;
            tell(self.done);
        }
    }
}

/// Waits for a change that can leave something to do. Answers whether there can be one.
async fn cause(changes: &mut broadcast::Receiver<Changed>) -> bool {
    loop {
        match changes.recv().await {
            Ok(changed) if changed.topics.iter().any(|topic| is_cause(topic)) => return true,
            Ok(_) => {}
            Err(RecvError::Lagged(_)) => return true,
            Err(RecvError::Closed) => return false,
        }
    }
}

/// Whether a change of this topic can leave something to do.
fn is_cause(topic: &str) -> bool {
    topic == "settings" || min_side_domain::Collection::from_name(topic).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_cannot_be_started_is_tried_again_ever_later_and_at_once_after_it_came() {
        let mut starts = Starts::default();
        let mut now = Instant::now();
        assert_eq!(starts.pause(now), None);
        let mut pauses = Vec::new();
        for _ in 0..12 {
            let pause = starts.failed(now);
            assert_eq!(starts.pause(now), Some(pause));
            now += pause;
            assert_eq!(starts.pause(now), None);
            pauses.push(pause.as_secs());
        }
        assert_eq!(pauses[..4], [5, 10, 20, 40]);
        assert_eq!(pauses.last(), Some(&900));
        starts.succeeded();
        assert_eq!(starts.failed(now).as_secs(), 5);
    }
}
