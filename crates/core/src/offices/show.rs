//! The offices on record with the lists they give.

use super::access::{Access, access};
use crate::employments::is_active;
use crate::error::Result;
use crate::outbox::Pending;
use crate::rows::{self, oslo_day};
use crate::views::OfficeView;
use chrono::{DateTime, Utc};
use min_side_domain::records::Office;
use rusqlite::Connection;

/// Every office, those that run today first, then the newest.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn list(cache: &Connection, pending: &[Pending], now: DateTime<Utc>) -> Result<Vec<OfficeView>> {
    let today = oslo_day(now);
    let mut views = Vec::new();
    for office in rows::list::<Office>(cache, "SELECT body FROM offices", [])? {
        let active = is_active(office.from, office.to, today);
        let list = if active && office.gives_list {
            match access(cache, pending, &office.unit_id, now)? {
                Access::Given(summary) => Some(summary),
                Access::NotPermitted | Access::Expired => None,
            }
        } else {
            None
        };
        views.push(OfficeView { office, active, list });
    }
    views.sort_by(|a, b| {
        b.active
            .cmp(&a.active)
            .then_with(|| b.office.from.cmp(&a.office.from))
            .then_with(|| a.office.id.cmp(&b.office.id))
    });
    Ok(views)
}
