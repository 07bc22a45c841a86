//! How a form of personal details is understood, field by field as it is typed.

use crate::views::{ProfileCheck, ProfileForm};
use min_side_domain::postal;
use min_side_domain::profile_rules::{self, ProfileFacts};

/// What is wrong with the form, and what follows by itself. The choices are settled first, so that emptying a field is
/// never an error of the choice.
#[must_use]
pub fn check_form(form: &ProfileForm) -> ProfileCheck {
    let email_choice =
        min_side_domain::choice::settle(&form.email_work, &form.email_private, form.email_choice);
    let mobile_choice =
        min_side_domain::choice::settle(&form.mobile_work, &form.mobile_private, form.mobile_choice);
    let mut address = form.address.clone();
    profile_rules::settle_address(&mut address);
    let facts = ProfileFacts { email_choice, mobile_choice, address: &address, ..facts(form) };
    ProfileCheck {
        fields: profile_rules::check(facts),
        email_choice,
        mobile_choice,
        place: postal::place(form.address.postal_code.trim()).map(str::to_owned),
        no_email: is_empty(&form.email_work) && is_empty(&form.email_private),
        no_mobile: is_empty(&form.mobile_work) && is_empty(&form.mobile_private),
    }
}

fn facts(form: &ProfileForm) -> ProfileFacts<'_> {
    ProfileFacts {
        first_name: &form.first_name,
        last_name: &form.last_name,
        address: &form.address,
        email_work: &form.email_work,
        email_private: &form.email_private,
        email_choice: form.email_choice,
        mobile_work: &form.mobile_work,
        mobile_private: &form.mobile_private,
        mobile_choice: form.mobile_choice,
    }
}

fn is_empty(value: &str) -> bool {
    value.trim().is_empty()
}
