//! Submits a change of employment; the register says what a workplace is called and where it is.

use super::{CommandContext, CommandError};
use min_side_domain::employment_rules;
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::records::{
    Arbeidssted, ChangeState, Employment, EmploymentChange, EmploymentFacts, Virksomhet,
};
use min_side_wire::command::FieldConflict;
use min_side_wire::problem::{Problem, ProblemCode};
use serde_json::Value;

/// Levels between a workplace and its main unit, at most; the register is not trusted to have no ring.
const LEVELS: usize = 10;

pub(super) fn execute(
    context: &mut CommandContext<'_>,
    id: &str,
    base_version: Option<i64>,
    employment_id: Option<&str>,
    wanted: &EmploymentFacts,
) -> Result<i64, CommandError> {
    let errors = employment_rules::check(wanted);
    if !errors.is_empty() {
        return Err(Problem::invalid(errors).into());
    }
    let facts = as_registered(context, wanted)?;
    let union = context.union()?;
    let now = context.tx.now();
    let change = EmploymentChange {
        facts: facts.clone(),
        submitted_at: now,
        state: if union.employment_approval { ChangeState::Waiting } else { ChangeState::Approved },
        reason: String::new(),
    };
    let Some(employment_id) = employment_id else {
        let today = now.with_timezone(&chrono_tz::Europe::Oslo).date_naive();
        return context.insert(&Employment {
            id: id.to_owned(),
            facts,
            from: today,
            to: None,
            change: Some(change),
            unapproved: union.employment_approval,
        });
    };
    let (mut employment, row) = context
        .get::<Employment>(employment_id)?
        .ok_or_else(|| CommandError::because(ProblemCode::NotFound, "no such employment"))?;
    let refused = employment.unapproved
        && employment.change.as_ref().is_some_and(|change| change.state == ChangeState::Refused);
    let today = now.with_timezone(&chrono_tz::Europe::Oslo).date_naive();
    if refused || employment.to.is_some_and(|end| end < today) {
        return Err(CommandError::because(ProblemCode::WrongState, "the employment has ended"));
    }
    if base_version.is_some_and(|seen| seen < row.version)
        && let Some(waiting) =
            employment.change.as_ref().filter(|change| change.state == ChangeState::Waiting)
    {
        let fields = clashes(&facts, waiting)?;
        if !fields.is_empty() {
            return Err(CommandError::Conflict { fields, version: row.version });
        }
    }
    if !union.employment_approval {
        employment.facts = facts;
    }
    employment.change = Some(change);
    context.put(&employment)
}

/// The facts with names and place from the register, if the register has both and one is of the other.
fn as_registered(
    context: &mut CommandContext<'_>,
    wanted: &EmploymentFacts,
) -> Result<EmploymentFacts, CommandError> {
    let virksomhet: Option<Virksomhet> = context.public(&wanted.virksomhet)?;
    let arbeidssted: Option<Arbeidssted> = context.public(&wanted.arbeidssted)?;
    let mut errors = Vec::new();
    match &virksomhet {
        None => errors.push(FieldError::new("virksomhet", FieldCode::Unknown)),
        Some(found) if found.closed => errors.push(FieldError::new("virksomhet", FieldCode::Closed)),
        Some(_) => {}
    }
    match &arbeidssted {
        None => errors.push(FieldError::new("arbeidssted", FieldCode::Unknown)),
        Some(found) if found.closed => errors.push(FieldError::new("arbeidssted", FieldCode::Closed)),
        // Of a virksomhet that cannot be chosen there is no telling.
        Some(found) if errors.is_empty() && !is_under(context, found, &wanted.virksomhet)? => {
            errors.push(FieldError::new("arbeidssted", FieldCode::NotOfVirksomhet));
        }
        Some(_) => {}
    }
    let (Some(virksomhet), Some(arbeidssted), true) = (virksomhet, arbeidssted, errors.is_empty()) else {
        return Err(Problem::invalid(errors).into());
    };
    Ok(EmploymentFacts {
        virksomhet_name: virksomhet.name,
        arbeidssted_name: arbeidssted.name,
        place: arbeidssted.place,
        kommune: arbeidssted.kommune,
        position: wanted.position.trim().to_owned(),
        employee_number: wanted.employee_number.trim().to_owned(),
        ..wanted.clone()
    })
}

/// Whether the workplace belongs to the unit, directly or through units of form ORGL in between.
fn is_under(
    context: &mut CommandContext<'_>,
    arbeidssted: &Arbeidssted,
    unit: &str,
) -> Result<bool, CommandError> {
    let mut above = Some(arbeidssted.virksomhet.clone());
    for _ in 0..LEVELS {
        match above {
            None => return Ok(false),
            Some(number) if number == unit => return Ok(true),
            Some(number) => above = context.public::<Virksomhet>(&number)?.and_then(|found| found.parent),
        }
    }
    Ok(false)
}

/// The fields in which another change, submitted meanwhile and still waiting, differs.
fn clashes(mine: &EmploymentFacts, theirs: &EmploymentChange) -> Result<Vec<FieldConflict>, CommandError> {
    let fields = |facts: &EmploymentFacts| match serde_json::to_value(facts) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Ok(serde_json::Map::new()),
        Err(error) => Err(CommandError::Failed(crate::storage::StorageError::Body(error))),
    };
    let their_fields = fields(&theirs.facts)?;
    Ok(fields(mine)?
        .into_iter()
        .filter_map(|(field, mine)| {
            let other = their_fields.get(&field).cloned().unwrap_or(Value::Null);
            (mine != other).then(|| FieldConflict {
                field,
                mine,
                theirs: other,
                theirs_at: theirs.submitted_at,
                theirs_by: "member".to_owned(),
            })
        })
        .collect())
}
