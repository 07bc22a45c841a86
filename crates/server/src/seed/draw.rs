//! Randomness that depends on the seed and a label only, so that one domain's draws never disturb another's.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Europe::Oslo;
use rand::{Rng, RngCore, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sha2::{Digest, Sha256};

/// A stream of draws.
pub struct Draw(ChaCha8Rng);

impl Draw {
    /// The stream of `label` under `seed`.
    #[must_use]
    pub fn new(seed: u64, label: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(seed.to_le_bytes());
        hash.update(label.as_bytes());
        Self(ChaCha8Rng::from_seed(hash.finalize().into()))
    }

    /// A number from 0 up to, not including, `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { self.0.random_range(0..end) }
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.random_range(low..=high.max(low))
    }

    /// True in `percent` of 100 draws.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.0.random_range(0..100) < percent
    }

    /// One of `from`, which must not be empty.
    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }

    /// One of `from`, which must not be empty.
    pub fn one<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// A UUID of version 7 whose time is `at`.
    pub fn uuid(&mut self, at: DateTime<Utc>) -> String {
        let mut random = [0u8; 10];
        self.0.fill_bytes(&mut random);
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string()
    }

    /// A moment of `day` between two hours of the clock in Oslo.
    pub fn moment(&mut self, day: NaiveDate, from_hour: u32, to_hour: u32) -> DateTime<Utc> {
        let second = self.between(i64::from(from_hour) * 3600, i64::from(to_hour) * 3600 - 1);
        let clock = u32::try_from(second).unwrap_or(0);
        let time = NaiveTime::from_num_seconds_from_midnight_opt(clock, 0).unwrap_or_default();
        Oslo.from_local_datetime(&day.and_time(time))
            .earliest()
            .map_or_else(|| Utc.from_utc_datetime(&day.and_time(time)), |local| local.to_utc())
    }

    /// A moment within office hours on `day` or the first working day after it.
    pub fn office_moment(&mut self, day: NaiveDate) -> DateTime<Utc> {
        let day = working_day(day);
        self.moment(day, 8, 16)
    }
}

/// `day`, or the Monday after when it falls on a weekend.
#[must_use]
pub fn working_day(day: NaiveDate) -> NaiveDate {
    let wait = match day.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => 0,
    };
    days_after(day, wait)
}

/// `days` after `day`, or before it when negative.
#[must_use]
pub fn days_after(day: NaiveDate, days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    let moved = if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) };
    moved.unwrap_or(day)
}

/// The first day of a month; `day` itself never fails.
#[must_use]
pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}
