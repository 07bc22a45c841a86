//! The words of the pages, and days and moments as they are written there.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Oslo;
use min_side_domain::norwegian;

pub(super) use min_side_words::export::{Words, words};

/// A day, as `14.03.2024`.
pub(super) fn day(day: NaiveDate) -> String {
    norwegian::date_short(day)
}

/// The day it was in Oslo.
pub(super) fn day_of(at: DateTime<Utc>) -> String {
    day(at.with_timezone(&Oslo).date_naive())
}

/// A moment by Oslo time, as `14.03.2024 15:30`.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    format!("{} {}", day_of(at), at.with_timezone(&Oslo).format("%H:%M"))
}

/// The year by Oslo time, and the day as it begins a file name.
pub(super) fn filed(at: DateTime<Utc>) -> (String, String) {
    let at = at.with_timezone(&Oslo);
    (at.format("%Y").to_string(), at.format("%Y-%m-%d").to_string())
}
