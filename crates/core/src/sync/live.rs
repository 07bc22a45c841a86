//! When to sync: when the server says that something changed, when the member or an edit asks for it, and by a slow
//! timer while the event stream is down.

use super::engine::Engine;
use crate::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The slow timer's first wait, and the longest.
const SLOW: Duration = Duration::from_secs(60);
const SLOWEST: Duration = Duration::from_secs(5 * 60);
/// How soon a stream that was cut is tried again, the first time.
const AGAIN: Duration = Duration::from_secs(3);

impl Engine {
    /// Keeps in touch until the future is dropped.
    pub async fn live(self: Arc<Self>) {
        let streaming = AtomicBool::new(false);
        tokio::join!(self.sync_when_asked(&streaming), self.listen(&streaming));
    }

    async fn sync_when_asked(&self, streaming: &AtomicBool) {
        let mut failures = 0;
        loop {
            let mut at_least = Duration::ZERO;
            match self.sync().await {
                Ok(_) => {
                    failures = 0;
                    if !streaming.load(Ordering::Relaxed) {
                        self.reachable.notify_one();
                    }
                }
                Err(Error::NotSignedIn | Error::SignInExpired) => {
                    self.wake.notified().await;
                    self.reachable.notify_one();
                    continue;
                }
                Err(Error::Busy { after }) => {
                    failures += 1;
                    at_least = after;
                }
                Err(_) => failures += 1,
            }
            if failures == 0 && streaming.load(Ordering::Relaxed) {
                self.wake.notified().await;
            } else {
                let wait = jittered(backoff(SLOW, failures, SLOWEST)).max(at_least);
                let _ = tokio::time::timeout(wait, self.wake.notified()).await;
            }
        }
    }

    /// Holds the event stream open. Each event, and each time the stream is opened again, asks for a sync.
    async fn listen(&self, streaming: &AtomicBool) {
        let mut failures = 0;
        loop {
            match self.http.events().await {
                Ok(mut events) => {
                    failures = 0;
                    streaming.store(true, Ordering::Relaxed);
                    self.wake();
                    while let Ok(Some(())) = events.next().await {
                        self.wake();
                    }
                    streaming.store(false, Ordering::Relaxed);
                    // The slow timer takes over.
                    self.wake();
                }
                Err(_) => failures += 1,
            }
            // Without a way to the server, and without a sign-in, it is the sync that finds out when there is one
            // again; then the stream is tried at once.
            let wait = jittered(backoff(AGAIN, failures, SLOWEST));
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                () = self.reachable.notified(), if failures > 1 => {}
            }
        }
    }
}

fn backoff(first: Duration, failures: u32, most: Duration) -> Duration {
    first.saturating_mul(1 << failures.saturating_sub(1).min(10)).min(most)
}

/// Between 0.8 and 1.2 of it, so that many apps do not call at once.
fn jittered(wait: Duration) -> Duration {
    let mut byte = [128];
    // Without randomness there is no jitter, which is no harm.
    let _ = getrandom::fill(&mut byte);
    wait.mul_f64(0.8 + 0.4 * f64::from(byte[0]) / 255.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_to_its_bound_and_is_never_the_same_for_all() {
        assert_eq!(backoff(SLOW, 0, SLOWEST), SLOW);
        assert_eq!(backoff(SLOW, 2, SLOWEST), SLOW * 2);
        assert_eq!(backoff(SLOW, 40, SLOWEST), SLOWEST);
        let wait = jittered(SLOW);
        assert!(wait >= SLOW.mul_f64(0.79) && wait <= SLOW.mul_f64(1.21));
    }
}
