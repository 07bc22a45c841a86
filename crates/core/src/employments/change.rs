//! A change of an employment, checked against the register and queued.

use super::register::{arbeidssted, is_beneath, virksomhet};
use crate::error::{Error, Result};
use crate::outbox;
use crate::rows;
use crate::views::OutboxState;
use chrono::{DateTime, Utc};
use min_side_domain::employment_rules;
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::records::{Employment, EmploymentFacts};
use min_side_wire::command::Command;
use rusqlite::Connection;

/// The facts with names and places from the register; none when they change nothing.
///
/// # Errors
/// [`Error::NotFound`] for an employment that is not there; inside, the refused fields.
pub fn checked(
    cache: &Connection,
    employment_id: Option<&str>,
    mut facts: EmploymentFacts,
) -> Result<std::result::Result<Option<EmploymentFacts>, Vec<FieldError>>> {
    let current = match employment_id {
        None => None,
        Some(id) => Some(
            rows::one::<Employment>(cache, "SELECT body, version FROM employments WHERE id = ?1", [id])?
                .ok_or(Error::NotFound)?
                .0,
        ),
    };
    for text in
        [&mut facts.position, &mut facts.employee_number, &mut facts.virksomhet, &mut facts.arbeidssted]
    {
        *text = text.trim().to_owned();
    }
    let mut fields = in_register(cache, current.as_ref().map(|employment| &employment.facts), &mut facts)?;
    for error in employment_rules::check(&facts) {
        if !fields.iter().any(|other| other.field == error.field) {
            fields.push(error);
        }
    }
    if !fields.is_empty() {
        return Ok(Err(fields));
    }
    let unchanged =
        current.is_some_and(|employment| employment.facts == facts && employment.change.is_none());
    Ok(Ok((!unchanged).then_some(facts)))
}

/// Takes names and places from the register, and says what it does not have. What has been closed down may stay where
/// it stands, but not be chosen.
fn in_register(
    cache: &Connection,
    current: Option<&EmploymentFacts>,
    facts: &mut EmploymentFacts,
) -> Result<Vec<FieldError>> {
    let mut fields = Vec::new();
    let stays =
        current.is_some_and(|now| now.virksomhet == facts.virksomhet && now.arbeidssted == facts.arbeidssted);
    let (owner, place) = (virksomhet(cache, &facts.virksomhet)?, arbeidssted(cache, &facts.arbeidssted)?);
    match owner {
        Some(owner) => {
            if owner.closed && !stays {
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
            if place.closed && !stays {
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
