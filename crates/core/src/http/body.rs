//! A body as it comes: counted, bounded, unpacked, and given up when no more than a drip of it comes.

use crate::error::{Error, NetworkKind, Result};
use crate::net::{Encoding, decode, encoding_of};
use bytes::{Bytes, BytesMut};
use reqwest::Response;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// Waiting for so long must bring [`LEAST`] bytes at the least, or the body's end.
const WINDOW: Duration = Duration::from_secs(30);
/// Least bytes of a window: 280 bytes a second, far less than any line that is of use.
const LEAST: u64 = 8 * 1024;

/// What went over the network, and when something last came.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) requests: AtomicU64,
    pub(super) received: AtomicU64,
    waiting: Mutex<Waiting>,
}

#[derive(Default)]
struct Waiting {
    calls: usize,
    /// Since when nothing has come, while a call is under way.
    since: Option<Instant>,
}

/// A call that is under way; dropped, it is not any more.
pub(super) struct Call(Arc<Counts>);

/// The bytes of an answer, as they come and as they are packed.
pub struct Body {
    response: Response,
    counts: Arc<Counts>,
    _call: Call,
    pace: Pace,
}

/// How fast a body comes, measured over the time that was spent waiting for it.
struct Pace {
    window: Duration,
    least: u64,
    waited: Duration,
    bytes: u64,
}

impl Counts {
    /// Notes that a call begins.
    pub(super) fn begin(self: &Arc<Self>) -> Call {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.calls += 1;
        waiting.since.get_or_insert_with(Instant::now);
        drop(waiting);
        Call(Arc::clone(self))
    }

    /// For how long nothing has come of any call that is under way; none while there is no such call.
    pub(super) fn silence(&self) -> Option<Duration> {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.since.map(|since| since.elapsed())
    }

    pub(super) fn heard(&self) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.calls > 0 {
            waiting.since = Some(Instant::now());
        }
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        let mut waiting = self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.calls = waiting.calls.saturating_sub(1);
        if waiting.calls == 0 {
            waiting.since = None;
        }
    }
}

impl Body {
    pub(super) fn of(response: Response, counts: &Arc<Counts>) -> Self {
        let (counts, call) = (Arc::clone(counts), counts.begin());
        Self { response, counts, _call: call, pace: Pace::new(WINDOW, LEAST) }
    }

    /// The answer's status.
    #[must_use]
    pub fn status(&self) -> reqwest::StatusCode {
        self.response.status()
    }

    /// The next bytes; none at the end.
    ///
    /// # Errors
    /// [`Error::Network`] when it was cut, silent for too long, or only drips.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>> {
        let response = &mut self.response;
        let chunk = self.pace.wait(response.chunk()).await??;
        if let Some(bytes) = &chunk {
            self.pace.came(bytes.len());
            self.counts.received.fetch_add(bytes.len() as u64, Ordering::Relaxed);
            self.counts.heard();
        }
        Ok(chunk)
    }

    /// The whole, still packed, refused when it is larger than `limit` bytes.
    pub(super) async fn collect(mut self, limit: usize) -> Result<Bytes> {
        let announced = self.response.content_length().unwrap_or_default();
        if announced > limit as u64 {
            return Err(Error::BadPage("too_large"));
        }
        let mut body = BytesMut::with_capacity(usize::try_from(announced).unwrap_or_default());
        while let Some(chunk) = self.chunk().await? {
            if body.len() + chunk.len() > limit {
                return Err(Error::BadPage("too_large"));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    }

    /// The whole, unpacked, refused when it is or becomes larger than `limit` bytes.
    pub(super) async fn unpacked(self, limit: usize) -> Result<Bytes> {
        let encoding = self.encoding()?;
        decode(&self.collect(limit).await?, encoding, limit)
    }

    /// How it is packed.
    pub(super) fn encoding(&self) -> Result<Encoding> {
        encoding_of(self.response.headers())
    }
}

impl Pace {
    const fn new(window: Duration, least: u64) -> Self {
        Self { window, least, waited: Duration::ZERO, bytes: 0 }
    }

    /// Waits for what comes next, as long as the window lasts and as often as enough came within it.
    async fn wait<T>(&mut self, next: impl Future<Output = T>) -> Result<T> {
        tokio::pin!(next);
        loop {
            let begun = Instant::now();
            let left = self.window.saturating_sub(self.waited);
            if let Ok(came) = tokio::time::timeout(left, &mut next).await {
                self.waited += begun.elapsed();
                return Ok(came);
            }
            if self.bytes < self.least {
                return Err(Error::network(NetworkKind::Timeout));
            }
            *self = Self::new(self.window, self.least);
        }
    }

    fn came(&mut self, bytes: usize) {
        self.bytes += bytes as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of `times` pieces of this size come before the body is given up, with a window of 100 ms that must bring
    /// 1000 bytes.
    async fn take(bytes: usize, pause: u64, times: usize) -> usize {
        let mut pace = Pace::new(Duration::from_millis(100), 1_000);
        for came in 0..times {
            match pace.wait(tokio::time::sleep(Duration::from_millis(pause))).await {
                Ok(()) => pace.came(bytes),
                Err(_) => return came,
            }
        }
        times
    }

    #[tokio::test]
    async fn a_drip_of_bytes_does_not_hold_a_sync_for_ever() {
        assert_eq!(take(1, 160, 1_000).await, 0, "silence");
        assert!(take(1, 20, 1_000).await <= 5, "a byte now and then");
        assert!(take(100, 30, 1_000).await <= 4, "more than a byte, and still nothing of use");
    }

    #[tokio::test]
    async fn a_slow_line_that_brings_something_is_waited_for() {
        assert_eq!(take(1_000, 40, 20).await, 20);
        assert_eq!(take(100_000, 95, 4).await, 4);
    }

    #[tokio::test]
    async fn silence_is_counted_only_while_a_call_is_under_way() {
        let counts = Arc::new(Counts::default());
        assert_eq!(counts.silence(), None);
        let (first, second) = (counts.begin(), counts.begin());
        tokio::time::sleep(Duration::from_millis(80)).await;
        assert!(counts.silence().unwrap() >= Duration::from_millis(80));
        counts.heard();
        drop(first);
        assert!(counts.silence().unwrap() < Duration::from_millis(80));
        drop(second);
        assert_eq!(counts.silence(), None);
    }
}
