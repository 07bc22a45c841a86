//! Wrong tries at a PIN or a passphrase, and how long the next one has to wait. They stand in a small file beside the header,
//! so that starting the app again is no way around the wait.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::path::Path;

const FILE: &str = "key.json.tries";

/// So many wrong tries cost nothing: everybody's finger slips.
const FREE: u32 = 4;
/// The wait after the first that does, seconds; it doubles with each.
const FIRST_WAIT: i64 = 30;
/// The longest wait, seconds.
const MAX_WAIT_SECONDS: i64 = 60 * 60;

/// The tries since the last right one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tries {
    wrong: u32,
    at: DateTime<Utc>,
}

impl Tries {
    /// The tries at a folder's key; none where the file is not there or cannot be read.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        let read = std::fs::read(folder.join(FILE)).ok();
        read.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// The one of the two that makes the next try wait longer: what could not be written is remembered.
    #[must_use]
    pub fn worse(self, other: Self) -> Self {
        if other.wrong > self.wrong { other } else { self }
    }

    /// Seconds until the next try. A clock that has been set back begins the wait again.
    #[must_use]
    pub fn wait(self, now: DateTime<Utc>) -> Option<i64> {
        let over = self.wrong.checked_sub(FREE + 1)?;
        let wait = FIRST_WAIT.saturating_mul(1_i64 << over.min(20)).min(MAX_WAIT_SECONDS);
        let passed = (now - self.at).max(TimeDelta::zero()).num_seconds();
        (passed < wait).then_some(wait - passed)
    }

    /// One more that is taken for wrong until it is known to be right. It is written before it is tried: ending the process
    /// in the middle saves nobody a wait.
    #[must_use]
    pub fn one_more(self, folder: &Path, now: DateTime<Utc>) -> Self {
        let more = Self { wrong: self.wrong.saturating_add(1), at: now };
        let written = serde_json::to_vec(&more).map_err(std::io::Error::from);
        if let Err(error) = written.and_then(|bytes| std::fs::write(folder.join(FILE), bytes)) {
            tracing::warn!(%error, "a try could not be noted");
        }
        more
    }

    /// Forgets them: one was right.
    pub fn forget(folder: &Path) {
        match std::fs::remove_file(folder.join(FILE)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                tracing::warn!(%error, "the tries could not be forgotten");
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_12_2_waits_grow_and_stand_after_a_restart_and_a_clock_that_is_set_back() {
        let dir = crate::db::testing::folder();
        let now: DateTime<Utc> = "2026-03-01T10:00:00Z".parse().unwrap();
        let mut waits = Vec::new();
        for _ in 0..16 {
            // Read anew each time, as after a restart.
            let tries = Tries::read(dir.path()).one_more(dir.path(), now);
            assert_eq!(Tries::read(dir.path()), tries);
            waits.push(tries.wait(now).unwrap_or(0));
        }
        assert_eq!(waits[..4], [0; 4]);
        assert_eq!(waits[4..8], [30, 60, 120, 240]);
        assert_eq!(waits[12..], [3600; 4]);
        let tries = Tries::read(dir.path());
        assert_eq!(tries.wait(now + TimeDelta::seconds(3599)), Some(1));
        assert_eq!(tries.wait(now + TimeDelta::seconds(3600)), None);
        assert_eq!(tries.wait(now - TimeDelta::days(400)), Some(3600));
        Tries::forget(dir.path());
        assert_eq!(Tries::read(dir.path()).wait(now), None);
    }
}
