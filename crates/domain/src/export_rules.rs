//! What is said when a member list leaves the app.

use crate::field::FieldCode;
use crate::text::check_line;

/// Most characters of the purpose.
pub const PURPOSE_MAX: usize = 200;

/// Whether this says what a list is taken out for.
///
/// # Errors
/// [`FieldCode::Required`] for nothing, and what [`check_line`] says of the rest.
pub fn check_purpose(purpose: &str) -> Result<(), FieldCode> {
    let purpose = purpose.trim();
    if purpose.is_empty() { Err(FieldCode::Required) } else { check_line(purpose, PURPOSE_MAX) }
}
