//! Accepts the declaration of confidentiality that is in force.

use super::{Act, Stop};
use min_side_wire::problem::ProblemCode;

pub(super) fn carry_out(act: &mut Act<'_>, version: &str) -> Result<i64, Stop> {
    let mut union = act.union()?;
    if union.declaration_version != version {
        return Err(Stop::because(ProblemCode::WrongState, "another version of the declaration is in force"));
    }
    union.declaration_accepted = Some(version.to_owned());
    act.tx.log(act.member, "declaration_accepted", &serde_json::json!({ "version": version }))?;
    act.put(&union)
}
