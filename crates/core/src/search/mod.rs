//! Search over everything from one field: newest first, with inflections, compounds and spellings of
//! bokmål and nynorsk, and with word of what was not covered.
//!
//! The index holds stems without positions; what was found is read from its own row and marked there. Member lists are
//! not in it: they are read through, so that nothing of them is left when they are lost.

mod beside;
mod find;
mod groups;
mod index;
mod kind;
mod long;
mod near;
mod number;
#[cfg(test)]
mod numbers_tests;
mod phrase;
mod prepare;
mod query;
mod question;
#[cfg(test)]
mod question_tests;
mod signs;
mod snippet;
mod source;
mod stem;
#[cfg(test)]
mod tests;
mod tidy;
mod vocabulary;
mod words;

pub(crate) use find::find;
pub use find::not_covered;
pub(crate) use index::Indexer;
pub use index::{check, rebuild};
pub(crate) use vocabulary::Vocabulary;

use crate::App;
use crate::db::Db;
use crate::error::Result;
use crate::sync::meta;
use crate::views::{Piece, SearchQuery, SearchResult, SearchState};
use rusqlite::Connection;
use std::sync::{Arc, Mutex, PoisonError};

/// Rows of the queue that are indexed in one transaction.
const STEP: u32 = 400;
/// From how many waiting rows on steps are long, as after a first sync.
const MANY: u32 = 2_000;

/// What search holds in memory.
#[derive(Debug, Default)]
pub(crate) struct State {
    vocabulary: Arc<Mutex<Vocabulary>>,
    indexer: tokio::sync::Mutex<Option<Box<Indexer>>>,
}

impl State {
    /// Lets go of what is held, as at sign-out.
    pub(crate) fn clear(&self) {
        *self.vocabulary.lock().unwrap_or_else(PoisonError::into_inner) = Vocabulary::default();
        if let Ok(mut indexer) = self.indexer.try_lock() {
            indexer.take();
        }
    }
}

impl App {
    /// Searches everything.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn search(&self, query: SearchQuery) -> Result<SearchResult> {
        let vocabulary = Arc::clone(&self.rooms().search.vocabulary);
        let now = self.now();
        self.read_over(move |cache, pending| {
            let mut vocabulary = vocabulary.lock().unwrap_or_else(PoisonError::into_inner);
            find(cache, pending, &mut vocabulary, &query, now)
        })
        .await
    }

    /// How the search index stands.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn search_state(&self) -> Result<SearchState> {
        self.cache()?.read(find::state).await
    }

    /// With whom the member has exchanged something, to search among.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn search_counterparts(&self) -> Result<Vec<String>> {
        self.cache()?.read(find::counterparts).await
    }

    /// Marks in these texts what a search for `query` finds, as in an opened thread.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn mark(&self, query: String, texts: Vec<String>) -> Result<Vec<Vec<Piece>>> {
        let vocabulary = Arc::clone(&self.rooms().search.vocabulary);
        let marking = move |cache: &Connection| {
            let mut vocabulary = vocabulary.lock().unwrap_or_else(PoisonError::into_inner);
            find::mark(cache, &mut vocabulary, &query, &texts)
        };
        self.cache()?.read(marking).await
    }

    /// Has every file fetched that search cannot look into because it is not on the machine. They are kept then.
    ///
    /// # Errors
    /// [`crate::Error::NotSignedIn`]; those of writing.
    pub async fn fetch_all(&self) -> Result<()> {
        self.engine()?;
        self.cache()?.write(|tx| crate::files::ask_all(tx)).await?;
        self.changed(&["downloads", "search"]);
        self.request_maintenance();
        Ok(())
    }

    /// Empties the index and has it made again, newest first, and every file read again, also one that was given up. Until
    /// it is done, every search says what it does not cover.
    ///
    /// # Errors
    /// Those of writing.
    pub async fn rebuild_index(&self) -> Result<()> {
        let again = |tx: &Connection| {
            // Those that were put off, too: the member asks now.
            tx.execute_batch("UPDATE files_unread SET failures = 0, not_before = 0; DELETE FROM file_text")?;
            rebuild(tx)
        };
        self.cache()?.write(move |tx| again(tx)).await?;
        self.rooms().maintenance.reset_backoff();
        self.changed(&["search"]);
        self.request_maintenance();
        Ok(())
    }

    /// Indexes what waits, in steps between which others write. It does not begin while rows come faster than they can be
    /// written: what can be read comes before what can be found. Answers how many rows were indexed.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub async fn index(&self) -> Result<u64> {
        let cache = self.cache()?;
        let mut held = self.rooms().search.indexer.lock().await;
        let mut is_long = false;
        let done = self.index_steps(&cache, &mut held, &mut is_long).await;
        if is_long {
            cache.with_writer(|conn| tidy::end(conn)).await?;
        }
        let done = done?;
        if done > 0 {
            self.changed(&["search"]);
        }
        Ok(done)
    }

    /// Indexes until nothing waits. Notes in `is_long` that it has begun with long steps.
    async fn index_steps(
        &self,
        cache: &Db,
        held: &mut Option<Box<Indexer>>,
        is_long: &mut bool,
    ) -> Result<u64> {
        let mut done = 0;
        let mut add = |taken: usize| {
            let told = u64::from(STEP) * 4;
            if (done + taken as u64) / told > done / told {
                self.changed(&["search"]);
            }
            done += taken as u64;
        };
        loop {
            self.wait_for_pages().await;
            if let Some(waiting) = cache.read(may_take_long).await? {
                *is_long = true;
                long::run(cache, waiting, &mut add).await?;
            }
            let mut indexer = held.take().unwrap_or_default();
            let (back, taken) = cache
                .write(move |tx| {
                    let taken = indexer.step(tx, STEP)?;
                    Ok((indexer, taken))
                })
                .await?;
            if taken == 0 {
                // Its memory is worth keeping only while there is much to do.
                drop(back);
                return Ok(done);
            }
            *held = Some(back);
            add(taken);
        }
    }

    /// Waits while pages of a sync come faster than they can be applied.
    async fn wait_for_pages(&self) {
        if let Ok(mut behind) = self.engine().map(|engine| engine.behind()) {
            // An engine that is gone applies nothing.
            let _ = behind.wait_for(|behind| !behind).await;
        }
    }

    /// Puts the parts of an index that was made in long steps together into one, in small steps between which others
    /// write, so that a search opens few. What has been indexed is found before, too.
    ///
    /// # Errors
    /// Those of writing.
    pub async fn tidy_index(&self) -> Result<()> {
        let cache = self.cache()?;
        let _one = self.rooms().search.indexer.lock().await;
        if !cache.read(tidy::is_wanted).await? {
            return Ok(());
        }
        let mut is_first = true;
        while cache.write(move |tx| tidy::step(tx, is_first)).await? {
            is_first = false;
        }
        Ok(())
    }

    /// Sees at the start that the index can be trusted; one that cannot is made again.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub async fn check_index(&self) -> Result<()> {
        if self.cache()?.write(|tx| check(tx)).await? {
            tracing::info!("the search index is made again");
        }
        Ok(())
    }
}

/// How many rows wait, where they are many and no first sync goes on: what comes can be read before it can be found.
fn may_take_long(cache: &Connection) -> Result<Option<u32>> {
    let waiting = index::waiting(cache)?;
    Ok((waiting >= MANY && meta::is_complete(cache)?).then_some(waiting))
}
