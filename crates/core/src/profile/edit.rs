//! Which fields an edit changes, each with the value that the member saw.

use super::check::check_form;
use crate::views::ProfileForm;
use min_side_domain::field::FieldError;
use min_side_domain::records::{Membership, Profile};
use min_side_wire::command::{Command, FieldEdit};
use serde_json::Value;

/// The edit that makes of `seen` what `form` says; none when nothing is changed. A value that only looks different,
/// as a number with spaces, is no change.
///
/// # Errors
/// The refused fields.
pub fn profile_edits(
    current: &Profile,
    seen: &ProfileForm,
    form: &ProfileForm,
) -> Result<Option<Command>, Vec<FieldError>> {
    let check = check_form(form);
    if !check.fields.is_empty() {
        return Err(check.fields);
    }
    let wanted = form.clone().as_stored().values();
    let before = seen.clone().as_stored().values();
    let raw = ProfileForm::from(current);
    let stored = raw.clone().as_stored().values();
    let raw = raw.values();
    let mut edits = Vec::new();
    for (at, (field, to)) in wanted.into_iter().enumerate() {
        if before[at].1 == to {
            continue;
        }
        // The server compares with its own value, which may have been stored in another form than it would be today.
        let from = if before[at].1 == stored[at].1 { raw[at].1.clone() } else { before[at].1.clone() };
        edits.push(FieldEdit { field: field.to_owned(), from, to });
    }
    Ok((!edits.is_empty()).then_some(Command::EditProfile { edits }))
}

/// The edit that sets whether NTL-magasinet is sent; none when it stands so.
#[must_use]
pub fn save_magazine(current: &Membership, magazine: bool) -> Option<Command> {
    (current.magazine != magazine).then(|| Command::EditMembership {
        edits: vec![FieldEdit {
            field: "magazine".to_owned(),
            from: Value::Bool(current.magazine),
            to: Value::Bool(magazine),
        }],
    })
}
