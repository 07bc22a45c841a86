//! Personal details and membership.

use super::OutboxRow;
use min_side_domain::choice::Choice;
use min_side_domain::field::FieldError;
pub use min_side_domain::profile_fields::ProfileForm;
use min_side_domain::records::{Membership, Profile};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a form would be understood: what is wrong, and what follows by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileCheck {
    /// What is wrong.
    pub fields: Vec<FieldError>,
    /// `E-post sendes til` as it follows from what is filled.
    pub email_choice: Option<Choice>,
    /// `Foretrukket mobil` likewise.
    pub mobile_choice: Option<Choice>,
    /// The place of the postal code, if it is Norwegian and the table has it.
    pub place: Option<String>,
    /// Whether the address is in Norway.
    pub is_norwegian: bool,
    /// What stands in the name that a kursbevis cannot be written with, at most eight; empty when it can.
    pub undrawn: Vec<String>,
    /// Both e-mail addresses are empty: saving wants a warning first.
    pub no_email: bool,
    /// Both numbers are empty.
    pub no_mobile: bool,
}

/// Personal details and membership with what is pending over them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProfileView {
    /// Personal details, pending edits laid over them; none before they have been synced.
    pub profile: Option<Profile>,
    /// Membership, pending edits laid over it; none before it has been synced.
    pub membership: Option<Membership>,
    /// The name that a kursbevis will state; none when it cannot be written.
    pub certificate_name: Option<String>,
    /// What stands in the name that a kursbevis cannot be written with.
    pub undrawn: Vec<String>,
    /// Fields with an edit that waits.
    pub pending: Vec<String>,
    /// Edits that were refused or clash.
    pub unsettled: Vec<OutboxRow>,
}
