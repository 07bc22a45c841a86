//! What waits for a member, and which of it presses most: one order for every place that points at it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Days before a deadline from which on it is pointed at.
pub const DEADLINE_DAYS: i64 = 14;
/// Days before a deadline from which on it goes before what is unread.
pub const NEAR_DAYS: i64 = 3;
/// Days before a member list expires from which on it is pointed at: every contact with the server puts it off.
pub const LIST_DAYS: i64 = 7;
/// Days for which an answer of the office's or a new certificate is pointed at.
pub const NEWS_DAYS: i64 = 30;

/// What kind of thing waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AttentionKind {
    /// Something that the member did was refused, or clashes with what others did.
    Refused,
    /// An invoice is past its due date.
    InvoiceOverdue,
    /// An invoice is to be paid soon.
    InvoiceDue,
    /// A course applied for can soon no longer be withdrawn from.
    CourseDeadline,
    /// A member list is soon deleted for want of contact with the server.
    ListExpires,
    /// Messages are unread.
    Unread,
    /// The office has approved a change.
    ChangeApproved,
    /// The office has refused a change.
    ChangeRefused,
    /// A certificate can be made.
    Certificate,
    /// Something that the member did has not been sent yet.
    Unsent,
}

/// Sorts after how much it presses: less comes first. `day` is the last day of what has one.
#[must_use]
pub fn rank(kind: AttentionKind, day: Option<NaiveDate>, today: NaiveDate) -> (u8, i64) {
    use AttentionKind::{
        Certificate, ChangeApproved, ChangeRefused, CourseDeadline, InvoiceDue, InvoiceOverdue, ListExpires,
        Refused, Unread, Unsent,
    };
    let left = day.map_or(i64::MAX, |day| day.signed_duration_since(today).num_days());
    let group = match kind {
        Refused => 0,
        InvoiceOverdue => 1,
        InvoiceDue | CourseDeadline | ListExpires if left <= NEAR_DAYS => 2,
        Unread => 3,
        InvoiceDue | CourseDeadline | ListExpires => 4,
        ChangeRefused => 5,
        ChangeApproved => 6,
        Certificate => 7,
        Unsent => 8,
    };
    (group, left)
}

/// Whether a deadline is near enough to be pointed at, and not over.
#[must_use]
pub fn is_near(day: NaiveDate, today: NaiveDate, days: i64) -> bool {
    (0..=days).contains(&day.signed_duration_since(today).num_days())
}

/// Whether something is new enough to be pointed at. What lies ahead, by a clock that is behind, is new.
#[must_use]
pub fn is_news(day: NaiveDate, today: NaiveDate) -> bool {
    today.signed_duration_since(day).num_days() <= NEWS_DAYS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_presses_most_comes_first_and_of_its_kind_what_ends_first() {
        use AttentionKind::*;
        let today = day("2026-03-02");
        let mut all = [
            (Unsent, None),
            (Certificate, None),
            (InvoiceDue, Some("2026-03-12")),
            (ListExpires, Some("2026-03-03")),
            (Unread, None),
            (CourseDeadline, Some("2026-03-05")),
            (InvoiceOverdue, Some("2026-02-27")),
            (ChangeApproved, None),
            (CourseDeadline, Some("2026-03-06")),
            (ChangeRefused, None),
            (InvoiceOverdue, Some("2025-11-30")),
            (Refused, None),
        ];
        all.sort_by_key(|(kind, on)| rank(*kind, on.map(day), today));
        let order: Vec<_> = all.iter().map(|(kind, on)| (*kind, on.unwrap_or_default())).collect();
        assert_eq!(
            order,
            [
                (Refused, ""),
                (InvoiceOverdue, "2025-11-30"),
                (InvoiceOverdue, "2026-02-27"),
                (ListExpires, "2026-03-03"),
                (CourseDeadline, "2026-03-05"),
                (Unread, ""),
                (CourseDeadline, "2026-03-06"),
                (InvoiceDue, "2026-03-12"),
                (ChangeRefused, ""),
                (ChangeApproved, ""),
                (Certificate, ""),
                (Unsent, ""),
            ]
        );
    }

    #[test]
    fn a_deadline_is_near_from_its_first_day_to_its_last() {
        let last = day("2026-03-15");
        assert!(is_near(last, day("2026-03-01"), DEADLINE_DAYS) && is_near(last, last, DEADLINE_DAYS));
        assert!(
            !is_near(last, day("2026-02-28"), DEADLINE_DAYS)
                && !is_near(last, day("2026-03-16"), DEADLINE_DAYS)
        );
    }

    #[test]
    fn news_grow_old() {
        let today = day("2026-03-31");
        assert!(is_news(day("2026-03-01"), today) && is_news(day("2026-04-02"), today));
        assert!(!is_news(day("2026-02-28"), today));
    }
}
