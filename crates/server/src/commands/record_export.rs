//! Records that a member list left the app, and why.

use super::{CommandContext, CommandError};
use chrono::{DateTime, Utc};
use min_side_domain::Audience;
use min_side_domain::bounds::check_time;
use min_side_domain::export_rules::check_purpose;
use min_side_domain::field::FieldCode;
use min_side_domain::records::Office;
use min_side_wire::problem::ProblemCode;

pub(super) struct Export<'a> {
    pub(super) unit_id: &'a str,
    pub(super) purpose: &'a str,
    pub(super) format: &'a str,
    pub(super) rows: u32,
    pub(super) at: DateTime<Utc>,
}

pub(super) fn execute(context: &mut CommandContext<'_>, export: &Export<'_>) -> Result<i64, CommandError> {
    check_purpose(export.purpose).map_err(|code| CommandError::field("purpose", code))?;
    check_time(export.at).map_err(|code| CommandError::field("at", code))?;
    if !["csv", "xlsx", "print"].contains(&export.format) {
        return Err(CommandError::field("format", FieldCode::NotPermitted));
    }
    // It is recorded also when the office has ended meanwhile: the list did leave the app. But not for a
    // list that the member never had.
    let unit = Audience::Unit(export.unit_id.to_owned());
    let had_it = context.tx.was_granted(context.member, &unit)?
        || context
            .all::<Office>()?
            .iter()
            .any(|office| office.gives_list && office.unit_id == export.unit_id);
    if !had_it {
        return Err(CommandError::because(ProblemCode::Forbidden, "not a list of this member's"));
    }
    let detail = serde_json::json!({
        "unit": export.unit_id,
        "purpose": export.purpose.trim(),
        "format": export.format,
        "rows": export.rows,
        "at": export.at,
    });
    context.tx.log(context.member, "list_exported", &detail)?;
    // No row changes.
    Ok(0)
}
