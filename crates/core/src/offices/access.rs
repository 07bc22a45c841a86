//! Who may see a member list: an office that runs today and gives it, a confirmation by the server
//! that has not expired, and the declaration of confidentiality accepted.

use super::declaration::is_accepted;
use crate::employments::is_active;
use crate::error::{Error, Result};
use crate::outbox::Pending;
use crate::rows::{self, oslo_day};
use crate::sync::meta;
use crate::union;
use crate::views::ListSummary;
use chrono::{DateTime, TimeDelta, Utc};
use min_side_domain::Audience;
use min_side_domain::records::Office;
use rusqlite::Connection;

/// Days that a list is kept without contact where the union has not said.
pub(super) const DEFAULT_EXPIRY_DAYS: u32 = 14;

/// Whether a list may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// No office that runs today gives it, or the server does not.
    NotPermitted,
    /// The server has not confirmed it for too long.
    Expired,
    /// It may be seen, once the declaration has been accepted.
    Given(ListSummary),
}

impl Access {
    /// The list, if it may be opened now.
    ///
    /// # Errors
    /// `list_not_permitted`, `list_expired`, `declaration_needed`.
    pub fn open(self) -> Result<ListSummary> {
        match self {
            Self::NotPermitted => Err(Error::refused("list_not_permitted")),
            Self::Expired => Err(Error::refused("list_expired")),
            Self::Given(summary) if !summary.declaration_accepted => {
                Err(Error::refused("declaration_needed"))
            }
            Self::Given(summary) => Ok(summary),
        }
    }
}

/// Whether the list of an organisasjonsledd may be seen.
///
/// # Errors
/// [`Error::Database`], [`Error::Json`].
pub fn access(cache: &Connection, pending: &[Pending], unit_id: &str, now: DateTime<Utc>) -> Result<Access> {
    let latest = meta::latest_time(cache, now)?;
    let today = oslo_day(latest);
    let offices: Vec<Office> = rows::list(cache, "SELECT body FROM offices", [])?;
    let giving = offices.iter().find(|office| {
        office.unit_id == unit_id && office.gives_list && is_active(office.from, office.to, today)
    });
    let Some(office) = giving else { return Ok(Access::NotPermitted) };
    let audience = Audience::Unit(unit_id.to_owned()).to_string();
    let Some(confirmed_at) = meta::audience_confirmed(cache, &audience)? else {
        // Either it expired here, or the server has taken it back, as on an office's last day.
        let expired_here = meta::get(cache, meta::name::REFILL)?.is_some();
        return Ok(if expired_here { Access::Expired } else { Access::NotPermitted });
    };
    let expires_at = expires_at(cache, confirmed_at)?;
    if latest >= expires_at {
        return Ok(Access::Expired);
    }
    let members = cache
        .prepare_cached("SELECT count(*) FROM list_members WHERE unit_id = ?1")?
        .query_row([unit_id], |row| row.get(0))?;
    Ok(Access::Given(ListSummary {
        unit_id: unit_id.to_owned(),
        unit_name: office.unit_name.clone(),
        members,
        confirmed_at,
        expires_at,
        declaration_accepted: is_accepted(cache, pending)?,
    }))
}

/// When a list that was last confirmed then expires without contact.
pub(super) fn expires_at(cache: &Connection, confirmed_at: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let days = union::facts(cache)?.map_or(DEFAULT_EXPIRY_DAYS, |union| union.list_expiry_days);
    Ok(TimeDelta::try_days(i64::from(days))
        .and_then(|kept| confirmed_at.checked_add_signed(kept))
        .unwrap_or(confirmed_at))
}
