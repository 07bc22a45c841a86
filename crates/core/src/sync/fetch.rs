//! Fetches pages ahead of those that are being applied, as far as memory allows.

use super::page::Head;
use crate::error::{Error, Result};
use crate::http::{Http, RawPage};
use min_side_wire::MAX_PAGE;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::task::JoinHandle;

/// Most pages that are applied in one transaction: a row of an index that many pages touch is written once for all.
const MAX_PARALLEL: usize = 4;
/// Most that pages which have come and are not applied may hold, bytes. One page may be larger, and one more may have come
/// that waits for room.
const AHEAD_BYTES: u32 = 16 * 1024 * 1024;

/// A page that has come.
pub(super) struct Fetched {
    pub(super) head: Head,
    pub(super) page: RawPage,
    _room: OwnedSemaphorePermit,
}

/// The pages from a cursor on; dropped, no more are fetched.
pub(super) struct Fetching {
    pages: mpsc::Receiver<Result<Fetched>>,
    failed: Option<Error>,
    task: JoinHandle<()>,
}

impl Fetching {
    /// Begins to fetch.
    pub(super) fn begin(http: Http, cursor: Option<String>) -> Self {
        let (sender, pages) = mpsc::channel(MAX_PARALLEL);
        Self { pages, failed: None, task: tokio::spawn(fetch(http, cursor, sender)) }
    }

    /// Whether a page has come that waits to be applied.
    pub(super) fn is_ahead(&self) -> bool {
        !self.pages.is_empty()
    }

    /// The pages that have come since, in order: one at least, and at most as many as are applied at once. Where they come
    /// slower than they are applied, that is one.
    ///
    /// # Errors
    /// Why the next one did not come.
    pub(super) async fn next(&mut self) -> Result<Vec<Fetched>> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let mut pages = vec![self.pages.recv().await.ok_or(Error::Closed)??];
        while pages.len() < MAX_PARALLEL {
            match self.pages.try_recv() {
                Ok(Ok(page)) => pages.push(page),
                Ok(Err(error)) => {
                    // What came before it is applied first.
                    self.failed = Some(error);
                    break;
                }
                Err(_) => break,
            }
        }
        Ok(pages)
    }
}

impl Drop for Fetching {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn fetch(http: Http, mut cursor: Option<String>, sender: mpsc::Sender<Result<Fetched>>) {
    let room = Arc::new(Semaphore::new(AHEAD_BYTES as usize));
    loop {
        let fetched = one(&http, cursor, &room).await;
        let next = fetched.as_ref().ok().filter(|page| page.head.more).map(|page| page.head.next.clone());
        if sender.send(fetched).await.is_err() || next.is_none() {
            return;
        }
        cursor = next;
    }
}

async fn one(http: &Http, cursor: Option<String>, room: &Arc<Semaphore>) -> Result<Fetched> {
    let page = http.page(cursor.as_deref(), MAX_PAGE).await?;
    let json = page.json.clone();
    let head = tokio::task::spawn_blocking(move || Head::read(&json, cursor.as_deref()));
    let head = head.await.map_err(|_| Error::Closed)??;
    let size = u32::try_from(page.json.len()).unwrap_or(u32::MAX).min(AHEAD_BYTES);
    let room = Arc::clone(room).acquire_many_owned(size).await.map_err(|_| Error::Closed)?;
    Ok(Fetched { head, page, _room: room })
}
