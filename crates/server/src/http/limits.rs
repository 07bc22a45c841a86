//! How much is let through: requests a second for each address and each person, streams, time.

use super::error::ApiError;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Callers that are remembered before the idle ones are forgotten.
const REMEMBERED: usize = 10_000;

/// What to let through. A number of 0 is no limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitSettings {
    /// Requests a second for each person, over time.
    pub per_second: u32,
    /// Requests at once for each person.
    pub burst: u32,
    /// Requests a second from each address, over time, checked before any token is looked at.
    pub address_per_second: u32,
    /// Requests at once from each address.
    pub address_burst: u32,
    /// Event streams of one person. One more ends the oldest.
    pub streams: usize,
    /// Event streams from one address.
    pub address_streams: usize,
    /// Connections in all; 0 for as many as the system lets this process have files, less what it needs itself.
    pub connections: usize,
    /// Connections from one address.
    pub address_connections: usize,
    /// Longest time to an answer.
    pub timeout: Duration,
    /// How long a connection may be silent: before a request's headers are whole, between two requests, between two
    /// pieces of a file, and while it takes nothing of its answer.
    pub silence: Duration,
    /// Reverse proxies: they may have any number of connections, and whose requests they pass on is read from
    /// `X-Forwarded-For`.
    pub trusted_proxies: Vec<IpAddr>,
}

impl Default for LimitSettings {
    fn default() -> Self {
        Self {
            per_second: 500,
            burst: 2_000,
            // A whole workplace may stand behind one address.
            address_per_second: 2_000,
            address_burst: 10_000,
            streams: 8,
            address_streams: 4_000,
            connections: 0,
            address_connections: 8_000,
            timeout: Duration::from_secs(60),
            silence: Duration::from_secs(60),
            trusted_proxies: vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()],
        }
    }
}

/// Lets through, or not.
pub struct Limits {
    settings: LimitSettings,
    people: Option<DefaultKeyedRateLimiter<String>>,
    addresses: Option<DefaultKeyedRateLimiter<IpAddr>>,
    clock: DefaultClock,
    streams: Streams,
}

impl Limits {
    /// Limits by these settings.
    #[must_use]
    pub fn new(settings: LimitSettings) -> Self {
        Self {
            people: limiter(settings.per_second, settings.burst),
            addresses: limiter(settings.address_per_second, settings.address_burst),
            clock: DefaultClock::default(),
            streams: Arc::default(),
            settings,
        }
    }

    /// What is let through.
    #[must_use]
    pub const fn settings(&self) -> &LimitSettings {
        &self.settings
    }

    /// Lets one request of this person's through.
    ///
    /// # Errors
    /// "Too many requests", with the time to wait.
    pub fn let_through(&self, person: &str) -> Result<(), ApiError> {
        self.check(self.people.as_ref(), &person.to_owned())
    }

    /// Lets one request from this address through.
    ///
    /// # Errors
    /// "Too many requests", with the time to wait.
    pub fn let_address_through(&self, address: IpAddr) -> Result<(), ApiError> {
        self.check(self.addresses.as_ref(), &address)
    }

    /// Lets an event stream from this address begin; it counts until the answer is dropped.
    ///
    /// # Errors
    /// "Too many requests".
    pub fn let_stream_begin(&self, address: Option<IpAddr>) -> Result<StreamSlot, ApiError> {
        let most = self.settings.address_streams;
        let Some(address) = address.filter(|_| most > 0) else { return Ok(StreamSlot(None)) };
        let mut streams = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        let open = streams.entry(address).or_default();
        if *open >= most {
            return Err(ApiError::too_many(60));
        }
        *open += 1;
        Ok(StreamSlot(Some((Arc::clone(&self.streams), address))))
    }

    fn check<K: Clone + Hash + Eq>(
        &self,
        limiter: Option<&DefaultKeyedRateLimiter<K>>,
        key: &K,
    ) -> Result<(), ApiError> {
        let Some(limiter) = limiter else { return Ok(()) };
        if limiter.len() > REMEMBERED {
            limiter.retain_recent();
        }
        limiter.check_key(key).map_err(|refused| {
            let wait = refused.wait_time_from(self.clock.now());
            ApiError::too_many(wait.as_secs() + 1)
        })
    }
}

/// Event streams by address.
type Streams = Arc<Mutex<HashMap<IpAddr, usize>>>;

/// An event stream that counts for its address.
pub struct StreamSlot(Option<(Streams, IpAddr)>);

impl Drop for StreamSlot {
    fn drop(&mut self) {
        let Some((streams, address)) = &self.0 else { return };
        let mut streams = streams.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = streams.get_mut(address) {
            *open -= 1;
            if *open == 0 {
                streams.remove(address);
            }
        }
    }
}

fn limiter<K: Clone + Hash + Eq>(per_second: u32, burst: u32) -> Option<DefaultKeyedRateLimiter<K>> {
    let rate = NonZeroU32::new(per_second)?;
    let burst = NonZeroU32::new(burst).unwrap_or(rate);
    Some(RateLimiter::keyed(Quota::per_second(rate).allow_burst(burst)))
}
