//! Fetches a file's bytes, from where they were cut, and verifies them before they are shown.

use super::policy::Missing;
use super::store::{self, CHUNK_BYTES};
use crate::db::Db;
use crate::error::{Error, NetworkKind, Result};
use bytes::{Bytes, BytesMut};
use std::future::Future;

/// Bytes that are written at a time.
const BATCH: usize = 16 * CHUNK_BYTES;

/// Where files come from: the server, or a test.
pub trait Source: Sync {
    /// The bytes of a file from `start` on, piece by piece as they come.
    fn open(&self, sha256: &str, start: u64) -> impl Future<Output = Result<impl Pieces + Send>> + Send;
}

/// Bytes as they come.
pub trait Pieces {
    /// The next ones; none at the end.
    fn next(&mut self) -> impl Future<Output = Result<Option<Bytes>>> + Send;
}

impl Source for crate::http::Http {
    async fn open(&self, sha256: &str, start: u64) -> Result<impl Pieces + Send> {
        let response = self.blob(sha256, start).await?;
        if start > 0 && response.status() != reqwest::StatusCode::PARTIAL_CONTENT {
            // A server or proxy that does not know ranges sends all of it again.
            return Ok(Answer { response, skip: start });
        }
        Ok(Answer { response, skip: 0 })
    }
}

struct Answer {
    response: crate::http::Body,
    skip: u64,
}

impl Pieces for Answer {
    async fn next(&mut self) -> Result<Option<Bytes>> {
        while let Some(mut chunk) = self.response.chunk().await? {
            let skipped = usize::try_from(self.skip).unwrap_or(usize::MAX).min(chunk.len());
            self.skip -= skipped as u64;
            let rest = chunk.split_off(skipped);
            if !rest.is_empty() {
                return Ok(Some(rest));
            }
        }
        Ok(None)
    }
}

/// Fetches one file. What has come stays when the connection is cut, and the next call goes on there.
///
/// # Errors
/// [`Error::NotFound`] when no row names it, [`Error::BadPage`] when the bytes are not those announced (they are thrown
/// away), and those of the network.
pub async fn download(
    source: &impl Source,
    cache: &Db,
    file: &Missing,
    mut came: impl FnMut(u64) + Send,
) -> Result<()> {
    let sha256 = file.sha256.clone();
    let Some(known) = cache.read(move |conn| store::find(conn, &sha256)).await? else {
        return Err(Error::NotFound);
    };
    if known.here {
        return Ok(());
    }
    if known.size > min_side_wire::MAX_BLOB_BYTES {
        return Err(Error::BadPage("file_too_large"));
    }
    if known.have < known.size {
        let fetched = fetch(source, cache, &known, &mut came).await;
        if let Err(Error::BadPage(_)) = fetched {
            discard(cache, known.id).await?;
        }
        fetched?;
    }
    let sha256 = file.sha256.clone();
    if cache.write(move |tx| store::finish(tx, &sha256)).await? {
        Ok(())
    } else {
        Err(Error::BadPage("file_hash"))
    }
}

async fn fetch(
    source: &impl Source,
    cache: &Db,
    known: &store::Known,
    came: &mut (impl FnMut(u64) + Send),
) -> Result<()> {
    let mut at = known.have;
    let mut waiting = BytesMut::new();
    let mut pieces = source.open(&known.sha256, at).await?;
    loop {
        let next = pieces.next().await;
        let ended = matches!(next, Ok(None) | Err(_));
        if let Ok(Some(bytes)) = &next {
            waiting.extend_from_slice(bytes);
        }
        if at + waiting.len() as u64 > known.size {
            return Err(Error::BadPage("file_too_long"));
        }
        let last = at + waiting.len() as u64 == known.size;
        while waiting.len() >= BATCH || (!waiting.is_empty() && (ended || last)) {
            // Only whole pieces are kept of what was cut.
            let length = match waiting.len().min(BATCH) {
                rest if at + rest as u64 == known.size => rest,
                rest => rest - rest % CHUNK_BYTES,
            };
            if length == 0 {
                break;
            }
            let batch = waiting.split_to(length).freeze();
            let (sha256, start) = (known.sha256.clone(), at);
            at = cache.write(move |tx| store::append(tx, &sha256, start, &batch)).await?;
            came(length as u64);
        }
        next?;
        if at == known.size {
            return Ok(());
        }
        if ended {
            return Err(Error::network(NetworkKind::Interrupted));
        }
    }
}

async fn discard(cache: &Db, id: i64) -> Result<()> {
    cache.write(move |tx| store::discard(tx, id)).await
}
