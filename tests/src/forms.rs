//! Forms as a page opens them.

use min_side_core::views::ProfileForm;
use min_side_domain::records::Profile;

/// A form as it is opened with these details.
#[must_use]
pub fn form_of(profile: Profile) -> ProfileForm {
    ProfileForm {
        first_name: profile.first_name,
        last_name: profile.last_name,
        address: profile.address,
        email_work: profile.email_work,
        email_private: profile.email_private,
        email_choice: profile.email_choice,
        mobile_work: profile.mobile_work,
        mobile_private: profile.mobile_private,
        mobile_choice: profile.mobile_choice,
        latin_name: profile.latin_name,
    }
}
