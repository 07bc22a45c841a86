//! The page loop: the next pages are on their way while these are being applied.

use super::apply::{self, Applied, Care, Handlers};
use super::fetch::{Fetched, Fetching};
use super::meta::{self, name};
use super::rooms::CarryOver;
use crate::clock::SharedClock;
use crate::db::{self, Db};
use crate::error::Result;
use crate::http::Http;
use std::ops::Range;
use std::sync::Arc;
use tokio::sync::watch;

/// A snapshot of more rows than this gets more memory and a longer log: with the inner pages of its indexes at hand, each
/// is encrypted and written far fewer times.
const MANY_ROWS: u64 = 10_000;

/// What a pull brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Pulled {
    pub(super) pages: u64,
    pub(super) changes: u64,
}

/// What the loop needs.
#[derive(Clone)]
pub(super) struct Puller {
    pub(super) http: Http,
    pub(super) handlers: Arc<Handlers>,
    pub(super) carry_over: CarryOver,
    pub(super) clock: SharedClock,
    /// Whether pages wait to be applied, told after each transaction of them.
    pub(super) behind: watch::Sender<bool>,
}

impl Puller {
    /// Pulls pages into `db` until the server has no more. `told` hears of each page that has been committed.
    pub(super) async fn pull(&self, db: &Db, told: impl Fn(&Applied)) -> Result<Pulled> {
        let mut roomy = false;
        let until_here = Behind(&self.behind);
        let result = self.pages(db, told, &mut roomy).await;
        drop(until_here);
        if roomy {
            db.with_writer(|conn| db::idle(conn)).await?;
        }
        result
    }

    async fn pages(&self, db: &Db, told: impl Fn(&Applied), roomy: &mut bool) -> Result<Pulled> {
        let cursor = db.read(|conn| meta::get(conn, name::CURSOR)).await?;
        let mut fetching = Fetching::begin(self.http.clone(), cursor);
        let mut pulled = Pulled::default();
        loop {
            self.behind.send_replace(fetching.is_ahead());
            let pages = Arc::new(fetching.next().await?);
            match self.apply(db, &pages, 0..pages.len(), Care::Without).await {
                Ok(applied) => self.applied(db, applied, &mut pulled, roomy, &told).await?,
                // The sound ones among them stay, and of a page every row that this build can read.
                Err(error) if pages.len() > 1 || apply::is_unreadable(&error) => {
                    for at in 0..pages.len() {
                        let applied = self.apply(db, &pages, at..at + 1, Care::With).await?;
                        self.applied(db, applied, &mut pulled, roomy, &told).await?;
                    }
                }
                Err(error) => return Err(error),
            }
            if pages.last().is_none_or(|last| !last.head.more) {
                return Ok(pulled);
            }
        }
    }

    /// Applies some of `pages` in one transaction.
    async fn apply(
        &self,
        db: &Db,
        pages: &Arc<Vec<Fetched>>,
        some: Range<usize>,
        care: Care,
    ) -> Result<Vec<Applied>> {
        let (pages, handlers, now) = (Arc::clone(pages), Arc::clone(&self.handlers), self.clock.now());
        db.write(move |tx| {
            let some = pages[some].iter();
            some.map(|fetched| apply::apply(tx, &handlers, &fetched.head, &fetched.page.json, care, now))
                .collect()
        })
        .await
    }

    /// What follows when pages have been committed.
    async fn applied(
        &self,
        db: &Db,
        pages: Vec<Applied>,
        pulled: &mut Pulled,
        roomy: &mut bool,
        told: &impl Fn(&Applied),
    ) -> Result<()> {
        if pages.iter().any(|page| page.purged) {
            // What was purged must not live on in the log until the next checkpoint.
            db.with_writer(|conn| Ok(conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?))
                .await?;
        }
        if !*roomy && pages.iter().any(|page| page.total > MANY_ROWS) {
            *roomy = true;
            db.with_writer(|conn| db::busy(conn)).await?;
        }
        for page in pages {
            pulled.pages += 1;
            pulled.changes += page.changes;
            told(&page);
        }
        Ok(())
    }
}

/// However a pull ends, nobody waits for it any more.
struct Behind<'a>(&'a watch::Sender<bool>);

impl Drop for Behind<'_> {
    fn drop(&mut self) {
        self.0.send_replace(false);
    }
}
