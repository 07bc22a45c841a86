//! Field-level merge: an edit holds where the field still is what the member saw.

use super::Stop;
use crate::storage::{Stored, Transaction};
use min_side_domain::Collection;
use min_side_domain::field::{FieldCode, FieldError};
use min_side_wire::command::{FieldConflict, FieldEdit};
use min_side_wire::problem::Problem;
use serde_json::{Map, Value};

/// Applies `edits` to `body`: the fields that change. `settled` is a field's value as it is stored.
pub(crate) fn merge(
    tx: &mut dyn Transaction,
    member: &str,
    collection: Collection,
    row: &Stored,
    body: &mut Map<String, Value>,
    edits: &[FieldEdit],
    settled: impl Fn(&str, &Value) -> Value,
) -> Result<Vec<String>, Stop> {
    let mut changed = Vec::new();
    let mut clashes = Vec::new();
    for edit in edits {
        let current = body.get(&edit.field).cloned().unwrap_or(Value::Null);
        let wanted = settled(&edit.field, &edit.to);
        if current == wanted {
            continue;
        }
        if current == edit.from || current == settled(&edit.field, &edit.from) {
            body.insert(edit.field.clone(), wanted);
            changed.push(edit.field.clone());
            continue;
        }
        let (theirs_at, theirs_by) = tx
            .field_edit(member, collection, &edit.field)?
            .unwrap_or_else(|| (row.written_at, "office".to_owned()));
        clashes.push(FieldConflict {
            field: edit.field.clone(),
            mine: edit.to.clone(),
            theirs: current,
            theirs_at,
            theirs_by,
        });
    }
    if clashes.is_empty() {
        Ok(changed)
    } else {
        Err(Stop::Conflict { fields: clashes, version: row.version })
    }
}

/// Refuses edits of fields that may not be edited, or that do not exist.
pub(crate) fn check_names(edits: &[FieldEdit], editable: &[&str], known: &[&str]) -> Result<(), Stop> {
    let errors: Vec<FieldError> = edits
        .iter()
        .filter(|edit| !editable.contains(&edit.field.as_str()))
        .map(|edit| {
            let code =
                if known.contains(&edit.field.as_str()) { FieldCode::ReadOnly } else { FieldCode::Unknown };
            FieldError::new(edit.field.clone(), code)
        })
        .collect();
    if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors).into()) }
}

/// A row's body as an object.
pub(crate) fn object(row: &Stored) -> Result<Map<String, Value>, Stop> {
    serde_json::from_str(&row.body).map_err(|error| crate::storage::StorageError::Body(error).into())
}
