//! The numbers of rows in the index. They grow with time, so that the newest come first without being sorted, and they
//! are near to each other: FTS5 keeps each row of a word as its distance from the one before, a byte for 7 bits of it.

use super::kind::Kind;
use chrono::{DateTime, Utc};

/// Where the member's own rows begin. People and units, which have no time, stand from 0 on.
pub(super) const OWN: i64 = 1 << 20;

/// Rows that have a number of their own within a minute; further ones run into the next.
const NUMBERS_PER_MINUTE: i64 = 16;

/// The number a row gets if it is free. The catalogue stands below 0 and runs backwards, so that what is to come never
/// stands before what has been.
pub(super) fn first(kind: Kind, at: Option<DateTime<Utc>>) -> i64 {
    match (kind, at) {
        (_, None) => 0,
        (Kind::CourseOffer, Some(at)) => -of_time(at),
        (_, Some(at)) => OWN + of_time(at),
    }
}

/// How far from the beginning a time stands, at least 1.
pub(super) fn of_time(at: DateTime<Utc>) -> i64 {
    at.timestamp().div_euclid(60).saturating_mul(NUMBERS_PER_MINUTE).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows_testing::at;

    #[test]
    fn own_rows_stand_by_their_time_after_what_has_none_and_the_catalogue_runs_backwards() {
        let (before, after) = (at("2026-03-01T10:00:59Z"), at("2026-03-01T10:01:00Z"));
        assert_eq!(
            first(Kind::Message, Some(after)) - first(Kind::Message, Some(before)),
            NUMBERS_PER_MINUTE
        );
        assert!(first(Kind::Invoice, Some(at("1969-07-20T20:17:00Z"))) > OWN);
        assert_eq!(first(Kind::Representative, None), 0);
        assert!(first(Kind::CourseOffer, Some(after)) < first(Kind::CourseOffer, Some(before)));
        assert!(first(Kind::CourseOffer, Some(at("1969-07-20T20:17:00Z"))) < 0);
    }
}
