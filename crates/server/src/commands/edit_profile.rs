//! Edits personal details: merged by field, checked by the rules that the app uses too.

use super::edits::{check_names, merge};
use super::{Act, Stop};
use crate::storage::StorageError;
use min_side_domain::Collection;
use min_side_domain::bounds::check_date;
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::profile_rules;
use min_side_domain::records::{Address, Profile};
use min_side_wire::command::FieldEdit;
use min_side_wire::problem::{Problem, ProblemCode};
use serde_json::Value;

const EDITABLE: [&str; 10] = [
    "first_name",
    "last_name",
    "latin_name",
    "address",
    "email_work",
    "email_private",
    "email_choice",
    "mobile_work",
    "mobile_private",
    "mobile_choice",
];

pub(super) fn carry_out(act: &mut Act<'_>, edits: &[FieldEdit]) -> Result<i64, Stop> {
    edit(act, edits, &EDITABLE, "member")
}

/// Edits on behalf of `by`; the office may edit more than the member.
pub(crate) fn edit(act: &mut Act<'_>, edits: &[FieldEdit], editable: &[&str], by: &str) -> Result<i64, Stop> {
    check_names(edits, editable, &["id", "birth_date"])?;
    let row = act
        .tx
        .row(&act.own, Collection::Profile, act.member)?
        .ok_or_else(|| Stop::because(ProblemCode::NotFound, "no personal details"))?;
    let (body, changed) = merge::<Profile>(act.tx, act.member, &row, edits, profile_rules::settle_field)?;
    if changed.is_empty() {
        return Ok(row.version);
    }
    let profile = typed(body, edits)?;
    let mut errors = profile_rules::check(&profile);
    if changed.iter().any(|field| field == "birth_date")
        && let Err(code) = check_date(profile.birth_date)
    {
        errors.push(FieldError::new("birth_date", code));
    }
    if !errors.is_empty() {
        return Err(Problem::invalid(errors).into());
    }
    for field in &changed {
        act.tx.keep_field_edit(act.member, Collection::Profile, field, by)?;
    }
    act.put(&profile)
}

/// The profile of the merged fields; names the first edited field whose value is of the wrong kind.
fn typed(body: serde_json::Map<String, Value>, edits: &[FieldEdit]) -> Result<Profile, Stop> {
    let merged = Value::Object(body);
    if let Ok(profile) = serde_json::from_value::<Profile>(merged.clone()) {
        return Ok(profile);
    }
    let errors: Vec<FieldError> = edits
        .iter()
        .filter(|edit| !is_kind(&edit.field, &edit.to))
        .map(|edit| FieldError::new(edit.field.clone(), FieldCode::NotPermitted))
        .collect();
    if errors.is_empty() {
        Err(Stop::Failed(StorageError::Damaged("personal details that are not in their form")))
    } else {
        Err(Problem::invalid(errors).into())
    }
}

fn is_kind(field: &str, value: &Value) -> bool {
    match field {
        "address" => serde_json::from_value::<Address>(value.clone()).is_ok(),
        "email_choice" | "mobile_choice" => {
            serde_json::from_value::<Option<min_side_domain::choice::Choice>>(value.clone()).is_ok()
        }
        "birth_date" => serde_json::from_value::<chrono::NaiveDate>(value.clone()).is_ok(),
        _ => value.is_string(),
    }
}
