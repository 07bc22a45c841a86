//! Edits the membership: NTL-magasinet yes or no.

use super::edits::{check_names, merge};
use super::{CommandContext, CommandError};
use min_side_domain::Collection;
use min_side_domain::field::FieldCode;
use min_side_domain::records::Membership;
use min_side_wire::command::FieldEdit;
use min_side_wire::problem::ProblemCode;
use serde_json::Value;

const KNOWN: [&str; 9] =
    ["id", "member_number", "status", "since", "category", "unit_id", "unit_name", "dues", "magazine"];

pub(super) fn execute(context: &mut CommandContext<'_>, edits: &[FieldEdit]) -> Result<i64, CommandError> {
    check_names(edits, &["magazine"], &KNOWN)?;
    if edits.iter().any(|edit| !edit.to.is_boolean()) {
        return Err(CommandError::field("magazine", FieldCode::NotPermitted));
    }
    let row = context
        .tx
        .row(&context.own, Collection::Membership, context.member)?
        .ok_or_else(|| CommandError::because(ProblemCode::NotFound, "no membership"))?;
    let as_it_is = |_: &str, value: &Value| value.clone();
    let (body, changed) = merge::<Membership>(context.tx, context.member, &row, edits, as_it_is)?;
    if changed.is_empty() {
        return Ok(row.version);
    }
    context.tx.keep_field_edit(context.member, Collection::Membership, "magazine", "member")?;
    let membership: Membership = serde_json::from_value(Value::Object(body))
        .map_err(|error| CommandError::Failed(crate::storage::StorageError::Body(error)))?;
    context.put(&membership)
}
