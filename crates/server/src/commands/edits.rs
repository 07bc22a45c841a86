//! Field-level merge: an edit holds where the field still is what the member saw. Values are compared as the
//! record has them, never as they happen to be written: a field that was left out is the same as an empty one.

use super::CommandError;
use crate::storage::{StorageError, Stored, Transaction};
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::records::Record;
use min_side_wire::command::{FieldConflict, FieldEdit};
use min_side_wire::problem::Problem;
use serde_json::{Map, Value};

/// Most edits of one command, and most bytes of a value and of a field's name: what is answered is kept.
const EDITS: usize = 32;
const VALUE_BYTES: usize = 4_096;
const NAME_BYTES: usize = 64;

/// Applies `edits` to the record of `row`: its fields then, and the names of those that change. `settled` is a field's
/// value as it is stored.
pub(crate) fn merge<R: Record>(
    tx: &mut dyn Transaction,
    member: &str,
    row: &Stored,
    edits: &[FieldEdit],
    settled: impl Fn(&str, &Value) -> Value,
) -> Result<(Map<String, Value>, Vec<String>), CommandError> {
    let mut body = fields_of(&crate::storage::read::<R>(row)?)?;
    let mut changed = Vec::new();
    let mut clashes = Vec::new();
    for edit in edits {
        let current = body.get(&edit.field).cloned().unwrap_or(Value::Null);
        let wanted = settled(&edit.field, &as_record::<R>(&body, &edit.field, &edit.to));
        if current == wanted {
            continue;
        }
        let seen = as_record::<R>(&body, &edit.field, &edit.from);
        if current == seen || current == settled(&edit.field, &seen) {
            body.insert(edit.field.clone(), wanted);
            changed.push(edit.field.clone());
            continue;
        }
        let (theirs_at, theirs_by) = tx
            .field_edit(member, R::COLLECTION, &edit.field)?
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
        Ok((body, changed))
    } else {
        Err(CommandError::Conflict { fields: clashes, version: row.version })
    }
}

/// Refuses edits of fields that may not be edited, or that do not exist.
pub(crate) fn check_names(
    edits: &[FieldEdit],
    editable: &[&str],
    known: &[&str],
) -> Result<(), CommandError> {
    if edits.len() > EDITS {
        return Err(CommandError::field("edits", FieldCode::OutOfRange));
    }
    let is_long = |value: &Value| value.to_string().len() > VALUE_BYTES;
    if let Some(edit) =
        edits.iter().find(|edit| edit.field.len() > NAME_BYTES || is_long(&edit.from) || is_long(&edit.to))
    {
        let field = if edit.field.len() > NAME_BYTES { "edits" } else { &edit.field };
        return Err(CommandError::field(field, FieldCode::TooLong));
    }
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

/// A record's fields, every one that it has.
fn fields_of<R: Record>(record: &R) -> Result<Map<String, Value>, CommandError> {
    match serde_json::to_value(record).map_err(StorageError::Body)? {
        Value::Object(fields) => Ok(fields),
        _ => Err(CommandError::Failed(StorageError::Damaged("a record that is no object"))),
    }
}

/// A value as the record has it in this field; one that does not fit the field as it came, to be refused by its rules.
fn as_record<R: Record>(body: &Map<String, Value>, field: &str, value: &Value) -> Value {
    let mut with = body.clone();
    with.insert(field.to_owned(), value.clone());
    serde_json::from_value::<R>(Value::Object(with))
        .and_then(|record| serde_json::to_value(record))
        .map_or_else(|_| value.clone(), |mut record| record[field].take())
}
