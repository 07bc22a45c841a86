//! A change of an employment, checked against the register and queued.

use super::list::list;
use super::register::{arbeidssted, is_beneath, virksomhet};
use crate::error::{Error, Result};
use crate::outbox::{self, Pending};
use crate::rows;
use crate::views::{EmploymentView, OutboxState};
use chrono::{DateTime, Utc};
use min_side_domain::employment_rules;
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::records::{ChangeState, EmploymentFacts};
use min_side_wire::command::Command;
use rusqlite::Connection;

/// The facts with names and places from the register; none when they change nothing.
///
/// # Errors
/// [`Error::NotFound`] for an employment that is not there, `wrong_state` for one that has ended; inside, the refused
/// fields.
pub fn checked(
    cache: &Connection,
    pending: &[Pending],
    employment_id: Option<&str>,
    mut facts: EmploymentFacts,
    now: DateTime<Utc>,
) -> Result<std::result::Result<Option<EmploymentFacts>, Vec<FieldError>>> {
    let current = match employment_id {
        None => None,
        Some(id) => {
            let views = list(cache, pending, now)?;
            Some(views.into_iter().find(|view| view.employment.id == id).ok_or(Error::NotFound)?)
        }
    };
    let today = rows::oslo_day(now);
    if current.as_ref().is_some_and(|view| view.employment.to.is_some_and(|end| end < today)) {
        return Err(Error::refused("wrong_state"));
    }
    for text in
        [&mut facts.position, &mut facts.employee_number, &mut facts.virksomhet, &mut facts.arbeidssted]
    {
        *text = text.trim().to_owned();
    }
    let mut fields = in_register(cache, &mut facts)?;
    for error in employment_rules::check(&facts) {
        if !fields.iter().any(|other| other.field == error.field) {
            fields.push(error);
        }
    }
    if !fields.is_empty() {
        return Ok(Err(fields));
    }
    Ok(Ok((current.map(submitted).as_ref() != Some(&facts)).then_some(facts)))
}

/// What the member has last said of the employment: what waits, or else what is on record.
fn submitted(view: EmploymentView) -> EmploymentFacts {
    let refused = view.queued.is_some_and(|row| row.state == OutboxState::Refused);
    match (view.queued_facts, view.employment.change) {
        (Some(queued), _) if !refused => queued,
        (_, Some(change)) if change.state == ChangeState::Waiting => change.facts,
        _ => view.employment.facts,
    }
}

/// Takes names and places from the register, and says what it does not have. What has been closed down cannot be
/// chosen, nor kept in a change.
fn in_register(cache: &Connection, facts: &mut EmploymentFacts) -> Result<Vec<FieldError>> {
    let mut fields = Vec::new();
    let (owner, place) = (virksomhet(cache, &facts.virksomhet)?, arbeidssted(cache, &facts.arbeidssted)?);
    match owner {
        Some(owner) => {
            if owner.closed {
                fields.push(FieldError::new("virksomhet", FieldCode::Closed));
            }
            facts.virksomhet_name = owner.name;
        }
        None if facts.virksomhet.is_empty() => {
            fields.push(FieldError::new("virksomhet", FieldCode::Required));
        }
        None => fields.push(FieldError::new("virksomhet", FieldCode::Unknown)),
    }
    match place {
        Some(place) => {
            if place.closed {
                fields.push(FieldError::new("arbeidssted", FieldCode::Closed));
            } else if fields.is_empty() && !is_beneath(cache, &place.virksomhet, &facts.virksomhet)? {
                fields.push(FieldError::new("arbeidssted", FieldCode::NotOfVirksomhet));
            }
            facts.arbeidssted_name = place.name;
            facts.place = place.place;
            facts.kommune = place.kommune;
        }
        None if facts.arbeidssted.is_empty() => {
            fields.push(FieldError::new("arbeidssted", FieldCode::Required));
        }
        None => fields.push(FieldError::new("arbeidssted", FieldCode::Unknown)),
    }
    Ok(fields)
}

/// Queues the change, in place of one that waits unsent for the same employment.
///
/// # Errors
/// [`Error::Database`], [`Error::Json`].
pub fn queue(
    tx: &Connection,
    employment_id: Option<String>,
    facts: EmploymentFacts,
    now: DateTime<Utc>,
) -> Result<String> {
    for row in outbox::unsettled(tx)? {
        let Command::ChangeEmployment { employment_id: other, .. } = &row.envelope.command else { continue };
        let replaced = matches!(row.state, OutboxState::Pending | OutboxState::Refused);
        if replaced && other.is_some() && *other == employment_id {
            outbox::withdraw(tx, &row.id)?;
        }
    }
    let title = facts.virksomhet_name.clone();
    outbox::enqueue(tx, &Command::ChangeEmployment { employment_id, facts }, None, &title, now)
}
