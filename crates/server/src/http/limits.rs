//! How much is let through: requests a second for each caller, sizes, time.

use super::error::ApiError;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::OwnedMutexGuard;

/// Callers that are remembered before the idle ones are forgotten.
const REMEMBERED: usize = 10_000;

/// What to let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitSettings {
    /// Requests a second for each caller, over time; 0 for no limit.
    pub per_second: u32,
    /// Requests at once for each caller.
    pub burst: u32,
    /// Longest time to an answer.
    pub timeout: Duration,
}

impl Default for LimitSettings {
    fn default() -> Self {
        Self { per_second: 500, burst: 2_000, timeout: Duration::from_secs(60) }
    }
}

/// Lets through, or not.
pub struct Limits {
    limiter: Option<DefaultKeyedRateLimiter<String>>,
    clock: DefaultClock,
    uploads: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
    /// Longest time to an answer.
    pub timeout: Duration,
}

impl Limits {
    /// Limits by these settings.
    #[must_use]
    pub fn new(settings: LimitSettings) -> Self {
        let limiter = NonZeroU32::new(settings.per_second).map(|rate| {
            let burst = NonZeroU32::new(settings.burst).unwrap_or(rate);
            RateLimiter::keyed(Quota::per_second(rate).allow_burst(burst))
        });
        Self { limiter, clock: DefaultClock::default(), uploads: Mutex::default(), timeout: settings.timeout }
    }

    /// Lets one request of this caller through.
    ///
    /// # Errors
    /// "Too many requests", with the time to wait.
    pub fn let_through(&self, caller: &str) -> Result<(), ApiError> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        if limiter.len() > REMEMBERED {
            limiter.retain_recent();
        }
        limiter.check_key(&caller.to_owned()).map_err(|refused| {
            let wait = refused.wait_time_from(self.clock.now());
            ApiError::too_many(wait.as_secs() + 1)
        })
    }

    /// Waits until no other request writes to this upload.
    pub async fn alone(&self, upload: &str) -> OwnedMutexGuard<()> {
        let lock = {
            let mut uploads = self.uploads.lock().unwrap_or_else(PoisonError::into_inner);
            uploads.retain(|_, lock| Arc::strong_count(lock) > 1);
            Arc::clone(uploads.entry(upload.to_owned()).or_default())
        };
        lock.lock_owned().await
    }
}
