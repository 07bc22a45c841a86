//! How a form of personal details is understood, field by field as it is typed.

use crate::views::{ProfileCheck, ProfileForm};
use min_side_domain::{letters, postal, profile_rules};

/// What is wrong with the form, and what follows by itself. Everything is first put as it would be stored, so that a sign
/// that came along from another program is no error, nor the choice of a field that was emptied.
#[must_use]
pub fn check_form(form: &ProfileForm) -> ProfileCheck {
    let settled = form.clone().as_stored();
    let is_norwegian = settled.address.country.is_empty();
    ProfileCheck {
        fields: profile_rules::check(settled.clone()),
        email_choice: settled.email_choice,
        mobile_choice: settled.mobile_choice,
        place: postal::place(&settled.address.postal_code).filter(|_| is_norwegian).map(str::to_owned),
        is_norwegian,
        undrawn: letters::undrawn(&settled.name()),
        no_email: settled.email_work.is_empty() && settled.email_private.is_empty(),
        no_mobile: settled.mobile_work.is_empty() && settled.mobile_private.is_empty(),
    }
}
