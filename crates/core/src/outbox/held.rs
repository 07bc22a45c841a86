//! Rows that were held up, each of which rests for a while before it is tried again, so that it costs little and keeps no
//! other waiting. Kept in memory alone: after a new start, and when the member asks, each is tried at once.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long a row rests the first time, and the longest.
const FIRST: Duration = Duration::from_secs(10);
const MAX_REST: Duration = Duration::from_secs(15 * 60);

/// Rows that were held up, by their ids.
#[derive(Debug, Default)]
pub(crate) struct Held(Mutex<HashMap<String, Hold>>);

#[derive(Debug)]
struct Hold {
    since: Instant,
    tries: u32,
    until: Option<Instant>,
}

impl Held {
    /// Those that are not tried now.
    pub(super) fn resting(&self, now: Instant) -> HashSet<String> {
        let held = self.held();
        let rests = held.iter().filter(|(_, hold)| hold.until.is_some_and(|until| until > now));
        rests.map(|(id, _)| id.clone()).collect()
    }

    /// When the first of them is to be tried again; none when none rests.
    pub(crate) fn next(&self, now: Instant) -> Option<Instant> {
        self.held().values().filter_map(|hold| hold.until).filter(|until| *until > now).min()
    }

    /// How often this one has failed since it last fared well.
    pub(super) fn tries(&self, id: &str) -> u32 {
        self.held().get(id).map_or(0, |hold| hold.tries)
    }

    /// For how long this one has failed.
    pub(super) fn lasts(&self, id: &str, now: Instant) -> Duration {
        self.held().get(id).map_or(Duration::ZERO, |hold| now.saturating_duration_since(hold.since))
    }

    /// It has failed once more.
    pub(super) fn failed(&self, id: &str, now: Instant) {
        self.held().entry(id.to_owned()).or_insert_with(|| Hold::begun(now)).tries += 1;
    }

    /// It is held up: it has failed once more, and rests, longer each time.
    pub(super) fn rest(&self, id: &str, now: Instant) {
        let mut held = self.held();
        let hold = held.entry(id.to_owned()).or_insert_with(|| Hold::begun(now));
        hold.until = Some(now + FIRST.saturating_mul(1 << hold.tries.min(10)).min(MAX_REST));
        hold.tries += 1;
    }

    /// It is settled.
    pub(super) fn forget(&self, id: &str) {
        self.held().remove(id);
    }

    /// All are tried at the next time of sending.
    pub(crate) fn wake(&self) {
        self.held().values_mut().for_each(|hold| hold.until = None);
    }

    fn held(&self) -> MutexGuard<'_, HashMap<String, Hold>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Hold {
    const fn begun(now: Instant) -> Self {
        Self { since: now, tries: 0, until: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_held_up_rests_longer_each_time_and_is_tried_at_once_when_asked_for() {
        let (held, mut now) = (Held::default(), Instant::now());
        let mut rests = Vec::new();
        for _ in 0..9 {
            held.rest("a", now);
            let next = held.next(now).unwrap();
            assert!(held.resting(now).contains("a"));
            rests.push((next - now).as_secs());
            now = next;
            assert!(held.resting(now).is_empty() && held.next(now).is_none());
        }
        assert_eq!(rests, [10, 20, 40, 80, 160, 320, 640, 900, 900]);
        held.rest("a", now);
        held.wake();
        assert!(held.resting(now).is_empty());
        assert_eq!(held.tries("a"), 10);
        assert_eq!(held.lasts("a", now).as_secs(), rests.iter().sum::<u64>());
        held.forget("a");
        assert_eq!(held.tries("a"), 0);
    }
}
