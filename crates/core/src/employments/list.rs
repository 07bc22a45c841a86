//! The employments on record, with the member's own changes over them.

use crate::error::Result;
use crate::outbox::Pending;
use crate::rows::{self, oslo_day};
use crate::views::{EmploymentView, OutboxState};
use chrono::{DateTime, NaiveDate, Utc};
use min_side_domain::records::{ChangeState, Employment, EmploymentChange, EmploymentFacts};
use min_side_wire::command::Command;
use rusqlite::Connection;

/// Every employment, those active on the day first, then the newest. One that the member registers stands among them
/// until the server has it.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn list(cache: &Connection, pending: &[Pending], now: DateTime<Utc>) -> Result<Vec<EmploymentView>> {
    let today = oslo_day(now);
    let mut views = Vec::new();
    let mut statement = cache.prepare_cached("SELECT body, version FROM employments")?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let employment: Employment =
            serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
        let version: i64 = row.get(1)?;
        let queued = changes(pending, version)
            .filter(|(_, id, _)| id.as_deref() == Some(&employment.id))
            .last()
            .map(|(row, _, facts)| (row, facts.clone()));
        views.push(view(employment, queued, today));
    }
    for (row, _, facts) in changes(pending, 0).filter(|(_, id, _)| id.is_none()) {
        // The server gives a new employment the id of the command.
        if views.iter().any(|view| view.employment.id == row.id) {
            continue;
        }
        let employment = Employment {
            id: row.id.clone(),
            facts: facts.clone(),
            from: oslo_day(row.created_at),
            to: None,
            change: None,
            unapproved: true,
        };
        views.push(view(employment, Some((row, facts.clone())), today));
    }
    views.sort_by(|a, b| {
        b.active
            .cmp(&a.active)
            .then_with(|| b.employment.from.cmp(&a.employment.from))
            .then_with(|| a.employment.id.cmp(&b.employment.id))
    });
    Ok(views)
}

fn view(
    employment: Employment,
    queued: Option<(&Pending, EmploymentFacts)>,
    today: NaiveDate,
) -> EmploymentView {
    let (queued, queued_facts) = queued.map(|(row, facts)| (row.view(), facts)).unzip();
    EmploymentView {
        active: is_active(employment.from, employment.to, today) && !was_refused(&employment),
        change_state: employment.change.as_ref().map(|change| change.state),
        employment,
        queued,
        queued_facts,
    }
}

/// Whether the office has refused that a new one exists.
fn was_refused(employment: &Employment) -> bool {
    let refused = |change: &EmploymentChange| change.state == ChangeState::Refused;
    employment.unapproved && employment.change.as_ref().is_some_and(refused)
}

/// Whether a period holds the day.
pub(crate) fn is_active(from: NaiveDate, to: Option<NaiveDate>, today: NaiveDate) -> bool {
    from <= today && to.is_none_or(|to| today <= to)
}

/// The changes of the outbox that are shown over an employment of this version, and those that were refused.
fn changes(
    pending: &[Pending],
    version: i64,
) -> impl Iterator<Item = (&Pending, &Option<String>, &EmploymentFacts)> {
    pending.iter().filter_map(move |row| match &row.envelope.command {
        Command::ChangeEmployment { employment_id, facts }
            if row.state == OutboxState::Refused || rows::overlays(row.state, row.done_version, version) =>
        {
            Some((row, employment_id, facts))
        }
        _ => None,
    })
}
