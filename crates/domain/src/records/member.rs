//! The union, the member's personal details and membership, and who represents them.

use crate::choice::Choice;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A postal address. Lines are as on an envelope, without postal code and place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Address {
    /// Street and number, or another first line.
    pub line1: String,
    /// A second line, or empty.
    #[serde(default)]
    pub line2: String,
    /// Four digits in Norway; elsewhere in that country's form, or empty where it has none.
    pub postal_code: String,
    /// The place that belongs to the postal code.
    pub place: String,
    /// The country as on an envelope, in any language; empty is Norway.
    #[serde(default)]
    pub country: String,
}

impl Address {
    /// The lines as on an envelope, without empty ones.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let place = format!("{} {}", self.postal_code, self.place);
        [&self.line1, &self.line2, &place, &self.country]
            .into_iter()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect()
    }
}

/// Personal details.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Profile {
    /// The member's id.
    pub id: String,
    /// Given and middle names.
    pub first_name: String,
    /// Family names. One of the two names may be empty, for who has a single name.
    pub last_name: String,
    /// The whole name in Latin letters as it stands in official papers, for a name that a kursbevis cannot be written
    /// with; else empty.
    #[serde(default)]
    pub latin_name: String,
    /// Postal address.
    pub address: Address,
    /// Read-only to the member.
    pub birth_date: NaiveDate,
    /// E-mail at work, or empty.
    pub email_work: String,
    /// Private e-mail, or empty.
    pub email_private: String,
    /// `E-post sendes til`; none only when both addresses are empty.
    pub email_choice: Option<Choice>,
    /// Mobile at work in E.164, or empty.
    pub mobile_work: String,
    /// Private mobile in E.164, or empty.
    pub mobile_private: String,
    /// `Foretrukket mobil`; none only when both numbers are empty.
    pub mobile_choice: Option<Choice>,
}

impl Profile {
    /// The whole name, given names first.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name.trim(), self.last_name.trim()).trim().to_owned()
    }
}

/// Where a membership stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MembershipStatus {
    /// Active.
    Active,
    /// On leave.
    OnLeave,
    /// Ended.
    Ended,
}

/// How dues are paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DuesPayment {
    /// Trekk via lønn.
    PayrollDeduction,
    /// Faktura.
    Invoice,
}

/// The membership category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MembershipCategory {
    /// Yrkesaktiv.
    Employed,
    /// Student.
    Student,
    /// Lærling.
    Apprentice,
    /// Pensjonist.
    Retired,
}

/// The membership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Membership {
    /// The member's id.
    pub id: String,
    /// Member number, digits.
    pub member_number: String,
    /// Where it stands.
    pub status: MembershipStatus,
    /// Member since.
    pub since: NaiveDate,
    /// Category.
    pub category: MembershipCategory,
    /// Id of the organisasjonsledd.
    pub unit_id: String,
    /// Name of the organisasjonsledd.
    pub unit_name: String,
    /// How dues are paid.
    pub dues: DuesPayment,
    /// Whether NTL-magasinet is sent to the member. The only field the member may change.
    pub magazine: bool,
}

/// What kind of recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RecipientKind {
    /// Forbundskontoret; its id is `ntl`.
    Office,
    /// The organisasjonsledd the member belongs to.
    Unit,
}

/// Someone the member may write to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recipient {
    /// `ntl`, or the id of the organisasjonsledd.
    pub id: String,
    /// What it is.
    pub kind: RecipientKind,
    /// Name.
    pub name: String,
}

/// An elected representative of the member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Representative {
    /// Id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Title of the office, as `hovedtillitsvalgt`.
    pub office: String,
    /// Id of the organisasjonsledd.
    pub unit_id: String,
    /// Name of the organisasjonsledd.
    pub unit_name: String,
    /// E-mail, or empty.
    pub email: String,
    /// Phone in E.164, or empty.
    pub phone: String,
}

/// The union as the app needs to know it: one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Union {
    /// Always `union`.
    pub id: String,
    /// Short name, as `NTL`.
    pub short_name: String,
    /// Full name.
    pub name: String,
    /// Where forbundskontoret is reached.
    pub office_email: String,
    /// Phone in E.164.
    pub office_phone: String,
    /// Days a member list is kept without contact.
    pub list_expiry_days: u32,
    /// Largest attachment, bytes.
    #[ts(type = "number")]
    pub attachment_max_bytes: u64,
    /// Most attachments to one message.
    pub attachment_max_count: u32,
    /// Accepted media types of attachments.
    pub attachment_types: Vec<String>,
    /// Version of the declaration of confidentiality in force.
    pub declaration_version: String,
    /// Its text by language tag.
    pub declaration: std::collections::BTreeMap<String, String>,
    /// The version this member has accepted, if any.
    #[serde(default)]
    pub declaration_accepted: Option<String>,
    /// Whether a change of employment waits for the office's approval.
    pub employment_approval: bool,
    /// Whether this is a demonstration with invented people.
    #[serde(default)]
    pub demo: bool,
}
