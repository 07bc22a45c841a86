//! When to sync: when the server says that something changed, when the member or an edit asks for it, and by a slow
//! timer while the event stream is down.

use super::engine::Engine;
use crate::error::Error;
use crate::http::{Events, Heard};
use chrono::{DateTime, TimeDelta, Utc};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The slow timer's first wait, and the longest.
const SLOW: Duration = Duration::from_secs(60);
const MAX_BACKOFF: Duration = Duration::from_secs(5 * 60);
/// How soon what could not be sent is tried again, the first time.
const SEND: Duration = Duration::from_secs(10);
/// How soon a stream that was cut is tried again, the first time.
const AGAIN: Duration = Duration::from_secs(3);

/// The server sends something on an open stream every 15 s. After twice that it is asked whether it is still there.
const STREAM_SILENT: Duration = Duration::from_secs(30);
/// What concerns everyone is fetched within so long, each app at a moment of its own.
const SPREAD: Duration = Duration::from_secs(20);
/// A window that has the focus again is no reason to sync when the last sync ended so lately.
const FRESH: Duration = Duration::from_secs(10);
/// How often it is seen whether the machine has slept, and how much later than that tells it.
const LOOK: Duration = Duration::from_secs(15);
const SLEPT: TimeDelta = TimeDelta::seconds(45);

impl Engine {
    /// Keeps in touch until the future is dropped.
    pub async fn live(self: Arc<Self>) {
        let streaming = AtomicBool::new(false);
        tokio::join!(self.sync_when_asked(&streaming), self.listen(&streaming), self.notice_waking());
    }

    /// The member looks at the app again: what is new is fetched, unless that was done just now.
    pub fn seen_again(&self) {
        if self.ended_within(FRESH) {
            return;
        }
        self.wake();
        self.reachable.notify_one();
    }

    /// Sleep ends connections without a word, and the time that has passed is in the machine's clock alone.
    async fn notice_waking(&self) {
        loop {
            let before = self.clock.now();
            tokio::time::sleep(LOOK).await;
            if has_slept(before, self.clock.now()) {
                tracing::info!("the machine has slept");
                self.listen_again.notify_one();
                self.reachable.notify_one();
                self.wake();
            }
        }
    }

    async fn sync_when_asked(&self, streaming: &AtomicBool) {
        let mut failures = 0;
        loop {
            let mut at_least = Duration::ZERO;
            match self.sync().await {
                Ok(_) => {
                    failures = 0;
                    if let Err(error) = self.ask_what_it_speaks().await {
                        tracing::warn!(%error, "what the server speaks could not be kept");
                    }
                    if !streaming.load(Ordering::Relaxed) {
                        self.reachable.notify_one();
                    }
                }
                Err(Error::NotSignedIn | Error::SignInExpired) => {
                    self.wake.notified().await;
                    self.reachable.notify_one();
                    continue;
                }
                Err(Error::Busy { after, .. }) => {
                    failures += 1;
                    at_least = after;
                }
                Err(_) => failures += 1,
            }
            // What could not be sent is tried again soon, though everything could be read and nobody asks.
            let unsent = self.send_within().map(|wait| wait.max(at_least));
            let slow = (failures > 0 || !streaming.load(Ordering::Relaxed))
                .then(|| jittered(backoff(SLOW, failures, MAX_BACKOFF)).max(at_least));
            match [unsent, slow].into_iter().flatten().min() {
                None => self.wake.notified().await,
                Some(wait) => _ = tokio::time::timeout(wait, self.wake.notified()).await,
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
                    tokio::select! {
                        () = self.hear(&mut events) => {}
                        () = self.listen_again.notified() => {}
                    }
                    streaming.store(false, Ordering::Relaxed);
                    // The slow timer takes over.
                    self.wake();
                }
                Err(error) => {
                    failures += 1;
                    // It answers again: the sync need not wait until its time has come.
                    let answers = matches!(error, Error::SignInExpired | Error::Problem(_));
                    if answers && self.health.is_away() {
                        self.health.ask(&self.http).await;
                        self.wake();
                    }
                }
            }
            // Without a way to the server, and without a sign-in, it is the sync that finds out when there is one
            // again; then the stream is tried at once.
            let wait = jittered(backoff(AGAIN, failures, MAX_BACKOFF));
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                () = self.reachable.notified(), if failures > 1 => {}
            }
        }
    }

    /// Hears events until the stream ends, or nothing comes of it and the server cannot be reached either.
    async fn hear(&self, events: &mut Events) {
        let mut later: Option<tokio::time::Instant> = None;
        loop {
            let due = later.unwrap_or_else(tokio::time::Instant::now);
            tokio::select! {
                () = tokio::time::sleep_until(due), if later.is_some() => {
                    later = None;
                    self.wake();
                }
                heard = events.next() => match heard {
                    Ok(Some(Heard::Nothing)) => {}
                    Ok(Some(Heard::Changed { everyone: true })) => {
                        later.get_or_insert_with(|| tokio::time::Instant::now() + drawn(SPREAD));
                    }
                    Ok(Some(Heard::Changed { everyone: false })) => {
                        later = None;
                        self.wake();
                    }
                    Ok(None) | Err(_) => return,
                },
                () = tokio::time::sleep(STREAM_SILENT) => {
                    self.health.ask(&self.http).await;
                    if self.health.is_away() {
                        return;
                    }
                }
            }
        }
    }
}

/// How long to wait before the outbox is sent again, when it could not be this often before.
pub(super) fn pause(failures: u32) -> Duration {
    jittered(backoff(SEND, failures.saturating_add(1), MAX_BACKOFF))
}

fn has_slept(before: DateTime<Utc>, after: DateTime<Utc>) -> bool {
    after - before > SLEPT
}

fn backoff(first: Duration, failures: u32, most: Duration) -> Duration {
    first.saturating_mul(1 << failures.saturating_sub(1).min(10)).min(most)
}

/// Between 0.8 and 1.2 of it, so that many apps do not call at once.
fn jittered(wait: Duration) -> Duration {
    wait.mul_f64(0.8) + drawn(wait.mul_f64(0.4))
}

/// Between nothing and this, drawn.
fn drawn(most: Duration) -> Duration {
    let mut bytes = [128; 2];
    // Without randomness there is no jitter, which is no harm.
    let _ = getrandom::fill(&mut bytes);
    most.mul_f64(f64::from(u16::from_le_bytes(bytes)) / f64::from(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_to_its_bound_and_is_never_the_same_for_all() {
        assert_eq!(backoff(SLOW, 0, MAX_BACKOFF), SLOW);
        assert_eq!(backoff(SLOW, 2, MAX_BACKOFF), SLOW * 2);
        assert_eq!(backoff(SLOW, 40, MAX_BACKOFF), MAX_BACKOFF);
        let wait = jittered(SLOW);
        assert!(wait >= SLOW.mul_f64(0.79) && wait <= SLOW.mul_f64(1.21));
    }

    #[test]
    fn what_concerns_everyone_is_fetched_at_a_moment_of_each_apps_own() {
        let drawn: std::collections::BTreeSet<Duration> = (0..20).map(|_| drawn(SPREAD)).collect();
        assert!(drawn.len() > 15 && drawn.iter().all(|wait| *wait <= SPREAD), "{drawn:?}");
    }

    #[test]
    fn a_clock_that_is_far_ahead_of_the_wait_tells_that_the_machine_has_slept() {
        let before: DateTime<Utc> = "2026-03-01T10:00:00Z".parse().unwrap();
        assert!(!has_slept(before, before + TimeDelta::seconds(20)));
        assert!(has_slept(before, before + TimeDelta::hours(8)));
        // A clock that is set back is no sleep.
        assert!(!has_slept(before, before - TimeDelta::hours(8)));
    }
}
