//! Until when a course application can be withdrawn: the end of the deadline's day in Oslo.

use crate::records::EnrolmentStatus;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Oslo;

/// The last instant of the deadline's day by Oslo time.
#[must_use]
pub fn withdraw_until(deadline: NaiveDate) -> DateTime<Utc> {
    let next = deadline.succ_opt().unwrap_or(deadline).and_time(NaiveTime::MIN);
    // Summer time begins and ends at night but never at midnight, so Oslo's midnight is one instant.
    let midnight =
        Oslo.from_local_datetime(&next).earliest().map_or_else(|| next.and_utc(), |at| at.to_utc());
    midnight - TimeDelta::nanoseconds(1)
}

/// Whether an application in this state can be withdrawn at `now`.
#[must_use]
pub fn may_withdraw(status: EnrolmentStatus, deadline: NaiveDate, now: DateTime<Utc>) -> bool {
    let open =
        matches!(status, EnrolmentStatus::Applied | EnrolmentStatus::Admitted | EnrolmentStatus::WaitingList);
    open && now <= withdraw_until(deadline)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn r_07_2_the_deadline_holds_to_the_end_of_its_day_in_winter_and_summer() {
        for (deadline, last, after) in [
            ("2026-01-15", "2026-01-15T22:59:59.999999999Z", "2026-01-15T23:00:00Z"),
            ("2026-06-15", "2026-06-15T21:59:59.999999999Z", "2026-06-15T22:00:00Z"),
        ] {
            assert_eq!(withdraw_until(day(deadline)), at(last));
            assert!(may_withdraw(EnrolmentStatus::Applied, day(deadline), at(last)));
            assert!(!may_withdraw(EnrolmentStatus::Applied, day(deadline), at(after)));
        }
    }

    #[test]
    fn r_07_2_the_days_on_which_the_clock_changes_have_23_and_25_hours() {
        // 29 March 2026: summer time begins at 02:00. 25 October 2026: it ends at 03:00.
        let length = |of: &str| {
            let end = withdraw_until(day(of));
            let start = withdraw_until(day(of).pred_opt().unwrap());
            (end - start).num_hours()
        };
        assert_eq!(length("2026-03-28"), 24);
        assert_eq!(length("2026-03-29"), 23);
        assert_eq!(length("2026-10-25"), 25);
        assert_eq!(withdraw_until(day("2026-03-29")), at("2026-03-29T21:59:59.999999999Z"));
        assert_eq!(withdraw_until(day("2026-03-28")), at("2026-03-28T22:59:59.999999999Z"));
        assert_eq!(withdraw_until(day("2026-10-24")), at("2026-10-24T21:59:59.999999999Z"));
        assert_eq!(withdraw_until(day("2026-10-25")), at("2026-10-25T22:59:59.999999999Z"));
    }

    #[test]
    fn r_07_2_only_an_open_application_can_be_withdrawn() {
        let (deadline, now) = (day("2026-06-15"), at("2026-06-01T00:00:00Z"));
        for status in [EnrolmentStatus::Applied, EnrolmentStatus::Admitted, EnrolmentStatus::WaitingList] {
            assert!(may_withdraw(status, deadline, now));
        }
        for status in [
            EnrolmentStatus::Rejected,
            EnrolmentStatus::Withdrawn,
            EnrolmentStatus::Attended,
            EnrolmentStatus::NoShow,
            EnrolmentStatus::Cancelled,
        ] {
            assert!(!may_withdraw(status, deadline, now));
        }
    }

    #[test]
    fn the_last_day_of_the_calendar_does_not_panic() {
        assert!(withdraw_until(NaiveDate::MAX) > at("2026-01-01T00:00:00Z"));
    }

    proptest! {
        #[test]
        fn r_07_2_the_last_instant_stands_on_the_deadline_in_oslo(days in 0i32..60_000) {
            let deadline = NaiveDate::from_num_days_from_ce_opt(719_163 + days).unwrap();
            let last = withdraw_until(deadline);
            prop_assert_eq!(last.with_timezone(&Oslo).date_naive(), deadline);
            let next = (last + TimeDelta::nanoseconds(1)).with_timezone(&Oslo);
            prop_assert_eq!(next.date_naive(), deadline.succ_opt().unwrap());
            prop_assert_eq!(next.time(), NaiveTime::MIN);
        }
    }
}
