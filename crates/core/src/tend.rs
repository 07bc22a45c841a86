//! What is done behind the member's back once rows have come: files are fetched, their words read, rows indexed.

use crate::App;
use crate::error::{Error, Result};
use crate::extract::{self, Extracted, Program};
use crate::files::{self, Missing};
use crate::settings;
use crate::views::Changed;
use rusqlite::params;
use tokio::sync::broadcast::{self, error::RecvError};

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tended {
    /// Files fetched.
    pub fetched: u64,
    /// Files that could not be fetched now.
    pub failed: u64,
    /// Files whose words were read.
    pub read: u64,
    /// Rows indexed.
    pub indexed: u64,
}

/// Holds one tending at a time, and wakes it.
#[derive(Debug, Default)]
pub(crate) struct Tending {
    one: tokio::sync::Mutex<()>,
    wake: tokio::sync::Notify,
}

impl App {
    /// Indexes what has come, fetches the files that belong on the machine, reads their words and indexes them.
    ///
    /// # Errors
    /// Those of reading and writing. That a file cannot be fetched is no error: it is tried again the next time.
    pub async fn tend(&self) -> Result<Tended> {
        let _one = self.rooms().tending.one.lock().await;
        let mut tended = Tended { indexed: self.index().await?, ..Tended::default() };
        self.evict().await?;
        self.fetch_missing(&mut tended).await?;
        self.read_words(&mut tended).await?;
        tended.indexed += self.index().await?;
        self.tidy_index().await?;
        Ok(tended)
    }

    /// Has [`App::tend_always`] begin soon.
    pub fn tend_soon(&self) {
        self.rooms().tending.wake.notify_one();
    }

    /// Tends whenever rows have come or settings have changed, until the app is closed. The first thing it does is to
    /// see that the index can be trusted.
    pub async fn tend_always(self) {
        let mut changes = self.changes();
        if let Err(error) = self.check_index().await {
            tracing::warn!(%error, "the search index could not be checked");
        }
        loop {
            match self.tend().await {
                Ok(_) => {}
                Err(Error::Closed) => return,
                Err(error) => tracing::warn!(%error, "tending failed"),
            }
            tokio::select! {
                () = self.rooms().tending.wake.notified() => {}
                is_open = cause(&mut changes) => if !is_open { return },
            }
        }
    }

    /// Indexes whenever rows have come, until it is dropped: what [`App::tend_always`] does, where nothing else is to be
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

    async fn fetch_missing(&self, tended: &mut Tended) -> Result<()> {
        let Ok(engine) = self.engine() else { return Ok(()) };
        let now = self.now();
        let keep = self.local()?.read(settings::read).await?.keep_offline;
        let missing: Vec<Missing> = self.cache()?.read(move |cache| files::missing(cache, keep, now)).await?;
        let total: u64 = missing.iter().map(|file| file.size).sum();
        let mut told = Told { done: missing.iter().map(|file| file.have).sum(), last: 0, total };
        for file in &missing {
            let came = |bytes| told.add(bytes, |done| engine.downloading(Some((done, total))));
            match self.fetch(file, came).await {
                Ok(()) => tended.fetched += 1,
                Err(Error::Closed) => return Err(Error::Closed),
                // Without a way to the server the rest would fail too; a single file may be missing there.
                Err(error)
                    if error.is_network() || matches!(error, Error::NotSignedIn | Error::SignInExpired) =>
                {
                    tended.failed += (missing.len() as u64).saturating_sub(tended.fetched);
                    break;
                }
                Err(error) => {
                    tracing::warn!(%error, "a file could not be fetched");
                    tended.failed += 1;
                }
            }
            if tended.fetched.is_multiple_of(16) {
                self.changed(&["downloads"]);
            }
        }
        engine.downloading(None);
        if tended.fetched > 0 {
            self.changed(&["downloads"]);
        }
        Ok(())
    }

    async fn read_words(&self, tended: &mut Tended) -> Result<()> {
        let Some(program) = Program::own() else { return Ok(()) };
        loop {
            let cache = self.cache()?;
            let unread: Vec<(i64, String, String, u64)> = cache.read(unread).await?;
            if unread.is_empty() {
                return Ok(());
            }
            for (id, sha256, media_type, size) in unread {
                let extracted = if size > extract::FILE_MAX {
                    Extracted::Unreadable
                } else if extract::may_have_words(&media_type) {
                    let bytes =
                        cache.read(move |cache| files::read_whole(cache, &sha256, extract::FILE_MAX)).await?;
                    extract::extract(&program, &media_type, bytes).await
                } else {
                    Extracted::None
                };
                let (state, text) = match extracted {
                    Extracted::Text(text) => (1, text),
                    Extracted::None => (2, String::new()),
                    Extracted::Unreadable => (3, String::new()),
                };
                cache
                    .write(move |tx| {
                        // It may have been evicted meanwhile.
                        tx.execute(
                            "INSERT OR IGNORE INTO file_text (file, state, text) \
                             SELECT id, ?2, ?3 FROM files WHERE id = ?1 AND here = 1",
                            params![id, state, text],
                        )?;
                        Ok(())
                    })
                    .await?;
                tended.read += 1;
            }
        }
    }
}

/// How far a run of files has come, told at most a hundred times.
struct Told {
    done: u64,
    last: u64,
    total: u64,
}

impl Told {
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

/// Files that are here and whose words have not been read, some at a time.
fn unread(cache: &rusqlite::Connection) -> Result<Vec<(i64, String, String, u64)>> {
    let mut statement = cache.prepare_cached(
        "SELECT f.id, f.sha256, f.media_type, f.size FROM files f WHERE f.here = 1 AND f.searchable = 1 \
         AND NOT EXISTS (SELECT 1 FROM file_text t WHERE t.file = f.id) ORDER BY f.id LIMIT 32",
    )?;
    let rows = statement.query_map([], |row| {
        let size: i64 = row.get(3)?;
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, u64::try_from(size).unwrap_or_default()))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
