//! Edits personal details: merged by field, checked by the rules that the app uses too.

use super::edits::{check_names, merge};
use super::{CommandContext, CommandError};
use crate::storage::StorageError;
use min_side_domain::Collection;
use min_side_domain::bounds::check_date;
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::profile_fields::{Editor, editable_by, field};
use min_side_domain::profile_rules;
use min_side_domain::records::Profile;
use min_side_wire::command::FieldEdit;
use min_side_wire::problem::{Problem, ProblemCode};
use serde_json::Value;

pub(super) fn execute(context: &mut CommandContext<'_>, edits: &[FieldEdit]) -> Result<i64, CommandError> {
    edit(context, edits, Editor::Member)
}

/// Edits on behalf of the member or of the office, which may edit more.
pub(crate) fn edit(
    context: &mut CommandContext<'_>,
    edits: &[FieldEdit],
    by: Editor,
) -> Result<i64, CommandError> {
    check_names(edits, &editable_by(by), &["id", "birth_date"])?;
    let by = match by {
        Editor::Member => "member",
        Editor::Office => "office",
    };
    let row = context
        .tx
        .row(&context.own, Collection::Profile, context.member)?
        .ok_or_else(|| CommandError::because(ProblemCode::NotFound, "no personal details"))?;
    let (body, changed) =
        merge::<Profile>(context.tx, context.member, &row, edits, profile_rules::settle_field)?;
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
        context.tx.keep_field_edit(context.member, Collection::Profile, field, by)?;
    }
    context.put(&profile)
}

/// The profile of the merged fields; names the first edited field whose value is of the wrong kind.
fn typed(body: serde_json::Map<String, Value>, edits: &[FieldEdit]) -> Result<Profile, CommandError> {
    let merged = Value::Object(body);
    if let Ok(profile) = serde_json::from_value::<Profile>(merged.clone()) {
        return Ok(profile);
    }
    let errors: Vec<FieldError> = edits
        .iter()
        .filter(|edit| field(&edit.field).is_none_or(|field| !(field.fits)(&edit.to)))
        .map(|edit| FieldError::new(edit.field.clone(), FieldCode::NotPermitted))
        .collect();
    if errors.is_empty() {
        Err(CommandError::Failed(StorageError::Damaged("personal details that are not in their form")))
    } else {
        Err(Problem::invalid(errors).into())
    }
}
