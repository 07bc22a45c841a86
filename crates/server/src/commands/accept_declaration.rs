//! Accepts the declaration of confidentiality that is in force.

use super::{CommandContext, CommandError};
use min_side_wire::problem::ProblemCode;

pub(super) fn execute(context: &mut CommandContext<'_>, version: &str) -> Result<i64, CommandError> {
    let mut union = context.union()?;
    if union.declaration_version != version {
        return Err(CommandError::because(
            ProblemCode::WrongState,
            "another version of the declaration is in force",
        ));
    }
    union.declaration_accepted = Some(version.to_owned());
    context.tx.log(context.member, "declaration_accepted", &serde_json::json!({ "version": version }))?;
    context.put(&union)
}
