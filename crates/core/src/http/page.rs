//! A page of the feed: fetched, bounded, decompressed and held against its hash.

use super::client::{Http, PACKED};
use super::failure;
use crate::error::{Error, NetworkKind, Result};
use crate::net::{Encoding, decode};
use backon::Retryable;
use bytes::Bytes;
use min_side_wire::{MAX_PAGE_BYTES, PAGE_HASH, route};
use reqwest::header;
use sha2::{Digest, Sha256};

/// A page as it came, known to be whole.
#[derive(Debug, Clone)]
pub struct RawPage {
    /// The JSON.
    pub json: Bytes,
}

struct Answer {
    body: Bytes,
    encoding: Encoding,
    hash: String,
}

impl Http {
    /// The page at `cursor`, or the first of a snapshot. Repeated when it fails on the way.
    ///
    /// # Errors
    /// [`Error::BadPage`] for one that is too large or does not have its hash, [`Error::Problem`] with `cursor_gone`,
    /// [`Error::Network`], [`Error::SignInExpired`].
    pub async fn page(&self, cursor: Option<&str>, limit: u32) -> Result<RawPage> {
        let answer = (|| self.page_once(cursor, limit))
            .retry(failure::repeats())
            .when(failure::is_passing)
            .adjust(failure::wait)
            .await?;
        tokio::task::spawn_blocking(move || open(&answer)).await.map_err(|_| Error::Closed)?
    }

    async fn page_once(&self, cursor: Option<&str>, limit: u32) -> Result<Answer> {
        let mut url = self.url(route::CHANGES)?;
        {
            let mut query = url.query_pairs_mut();
            if let Some(cursor) = cursor {
                query.append_pair("cursor", cursor);
            }
            query.append_pair("limit", &limit.to_string());
        }
        let response =
            self.send(|client| client.get(url.clone()).header(header::ACCEPT_ENCODING, PACKED)).await?;
        let hash = text(&response, PAGE_HASH).to_owned();
        if hash.is_empty() && failure::is_page(response.headers()) {
            return Err(Error::network(NetworkKind::Portal));
        }
        let body = self.body(response);
        let encoding = body.encoding()?;
        Ok(Answer { body: body.collect(MAX_PAGE_BYTES).await?, encoding, hash })
    }
}

fn text<'a>(response: &'a reqwest::Response, name: &str) -> &'a str {
    response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn open(answer: &Answer) -> Result<RawPage> {
    let json = decode(&answer.body, answer.encoding, MAX_PAGE_BYTES)?;
    let hash = Sha256::digest(&json);
    let mut said = answer.hash.as_bytes().chunks_exact(2);
    let same =
        answer.hash.len() == 64 && hash.iter().all(|byte| said.next().is_some_and(|pair| pair == hex(*byte)));
    if same { Ok(RawPage { json }) } else { Err(Error::BadPage("hash")) }
}

fn hex(byte: u8) -> [u8; 2] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]
}
