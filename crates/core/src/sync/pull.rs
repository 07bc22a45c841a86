//! The page loop: the next page is on its way while this one is being applied.

use super::apply::{self, Applied, Handlers};
use super::meta::{self, name};
use super::page::Head;
use crate::clock::SharedClock;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::http::{Http, RawPage};
use min_side_wire::MAX_PAGE;
use std::sync::Arc;
use tokio::task::JoinHandle;

/// A snapshot of more rows than this gets more memory: with the inner pages of its indexes at hand, each is encrypted
/// and written far fewer times.
const MANY_ROWS: u64 = 10_000;
const BUSY: &str = "PRAGMA cache_size = -65536;";
const IDLE: &str = "PRAGMA cache_size = -16384;";

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
    pub(super) clock: SharedClock,
}

/// A page that is being fetched; dropped, it is fetched no more.
struct Fetch(JoinHandle<Result<(Head, RawPage)>>);

impl Puller {
    /// Pulls pages into `db` until the server has no more. `told` hears of each page that has been committed.
    pub(super) async fn pull(&self, db: &Db, told: impl Fn(&Applied)) -> Result<Pulled> {
        let mut roomy = false;
        let result = self.pages(db, told, &mut roomy).await;
        if roomy {
            db.with_writer(|conn| Ok(conn.execute_batch(&format!("{IDLE} PRAGMA shrink_memory;"))?)).await?;
        }
        result
    }

    async fn pages(&self, db: &Db, told: impl Fn(&Applied), roomy: &mut bool) -> Result<Pulled> {
        let cursor = db.read(|conn| meta::get(conn, name::CURSOR)).await?;
        let mut fetch = Some(self.fetch(cursor));
        let mut pulled = Pulled::default();
        while let Some(mut fetching) = fetch.take() {
            let (head, page) = fetching.done().await?;
            if head.more {
                fetch = Some(self.fetch(Some(head.next.clone())));
            }
            let (handlers, now) = (Arc::clone(&self.handlers), self.clock.now());
            let applied = db.write(move |tx| apply::apply(tx, &handlers, &head, &page.json, now)).await?;
            if applied.purged {
                // What was purged must not live on in the log until the next checkpoint.
                db.with_writer(|conn| Ok(conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?))
                    .await?;
            }
            if applied.total > MANY_ROWS && !*roomy {
                *roomy = true;
                db.with_writer(|conn| Ok(conn.execute_batch(BUSY)?)).await?;
            }
            pulled.pages += 1;
            pulled.changes += applied.changes;
            told(&applied);
        }
        Ok(pulled)
    }

    fn fetch(&self, cursor: Option<String>) -> Fetch {
        let http = self.http.clone();
        Fetch(tokio::spawn(async move {
            let page = http.page(cursor.as_deref(), MAX_PAGE).await?;
            let json = page.json.clone();
            let head = tokio::task::spawn_blocking(move || Head::read(&json, cursor.as_deref()));
            Ok((head.await.map_err(|_| Error::Closed)??, page))
        }))
    }
}

impl Fetch {
    async fn done(&mut self) -> Result<(Head, RawPage)> {
        (&mut self.0).await.map_err(|_| Error::Closed)?
    }
}

impl Drop for Fetch {
    fn drop(&mut self) {
        self.0.abort();
    }
}
