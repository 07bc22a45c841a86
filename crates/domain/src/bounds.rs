//! How far dates, times and amounts go, at every door: what lies beyond them is no fact of anybody's, and arithmetic on
//! it would not hold.

use crate::field::FieldCode;
use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use std::ops::RangeInclusive;

/// Years that a date or a time may lie in.
pub const YEARS: RangeInclusive<i32> = 1900..=2199;
/// Largest amount of an invoice, øre: a thousand million kroner.
pub const AMOUNT_ORE_MAX: i64 = 100_000_000_000;
/// Most points of one entry of the ledger, of one reward's price and of one order, either way.
pub const POINTS_MAX: i64 = 1_000_000_000;
/// Largest number that every reader of JSON keeps exactly.
pub const NUMBER_MAX: u64 = (1 << 53) - 1;

/// Whether a date lies within [`YEARS`].
///
/// # Errors
/// [`FieldCode::OutOfRange`].
pub fn check_date(date: NaiveDate) -> Result<(), FieldCode> {
    if YEARS.contains(&date.year()) { Ok(()) } else { Err(FieldCode::OutOfRange) }
}

/// Whether a time lies within [`YEARS`].
///
/// # Errors
/// [`FieldCode::OutOfRange`].
pub fn check_time(at: DateTime<Utc>) -> Result<(), FieldCode> {
    check_date(at.date_naive())
}

/// Whether an amount can be asked for: above nothing, at most [`AMOUNT_ORE_MAX`].
///
/// # Errors
/// [`FieldCode::OutOfRange`].
pub fn check_amount(ore: i64) -> Result<(), FieldCode> {
    if (1..=AMOUNT_ORE_MAX).contains(&ore) { Ok(()) } else { Err(FieldCode::OutOfRange) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_the_last_day_are_in_and_those_beside_them_are_not() {
        for (date, good) in [
            ("1900-01-01", true),
            ("2199-12-31", true),
            ("1899-12-31", false),
            ("2200-01-01", false),
            ("+262142-01-01", false),
        ] {
            assert_eq!(check_date(date.parse().unwrap()).is_ok(), good, "{date}");
        }
        assert!(check_time(DateTime::<Utc>::MAX_UTC).is_err());
        assert!(check_time(DateTime::<Utc>::MIN_UTC).is_err());
    }

    #[test]
    fn an_amount_is_above_nothing_and_has_an_end() {
        for (ore, good) in [(1, true), (AMOUNT_ORE_MAX, true), (0, false), (-1, false), (i64::MAX, false)] {
            assert_eq!(check_amount(ore).is_ok(), good, "{ore}");
        }
    }
}
