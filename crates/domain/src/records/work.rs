//! Employments, the register of workplaces, elected offices and member lists.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a member may say of an employment. Start and end are not among it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmploymentFacts {
    /// Organisation number of the virksomhet.
    pub virksomhet: String,
    /// Its name.
    pub virksomhet_name: String,
    /// Organisation number of the arbeidssted.
    pub arbeidssted: String,
    /// Its name.
    pub arbeidssted_name: String,
    /// Place of the arbeidssted.
    pub place: String,
    /// Kommune of the arbeidssted.
    pub kommune: String,
    /// Stilling.
    pub position: String,
    /// Stillingsprosent, 1 to 100.
    pub percent: u8,
    /// Ansattnummer, or empty.
    pub employee_number: String,
    /// Whether dues are deducted from pay (lønnstrekk).
    pub payroll_deduction: bool,
}

/// Where a submitted change stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeState {
    /// The office has not handled it yet.
    Waiting,
    /// The office has refused it.
    Refused,
    /// The office has approved it.
    Approved,
}

/// A change that the member has submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmploymentChange {
    /// What it would become.
    pub facts: EmploymentFacts,
    /// When it was submitted.
    pub submitted_at: DateTime<Utc>,
    /// Where it stands.
    pub state: ChangeState,
    /// Why it was refused, in the office's words; else empty.
    #[serde(default)]
    pub reason: String,
}

/// An employment on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Employment {
    /// Id.
    pub id: String,
    /// What it says.
    #[serde(flatten)]
    pub facts: EmploymentFacts,
    /// Start, set by the union's periods.
    pub from: NaiveDate,
    /// End, if it has ended.
    pub to: Option<NaiveDate>,
    /// The newest change the member has submitted.
    #[serde(default)]
    pub change: Option<EmploymentChange>,
    /// Whether the member registered it and the office has not approved that it exists: it is in force while that waits,
    /// and not when it is refused.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unapproved: bool,
}

/// A virksomhet of the register: a main unit, or a unit of form ORGL between it and its workplaces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Virksomhet {
    /// Organisation number.
    pub id: String,
    /// Name.
    pub name: String,
    /// Organisation form, as `STAT`, `ORGL`, `AS`.
    pub form: String,
    /// Organisation number of the unit above, for ORGL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Whether it has been closed down.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
}

/// A workplace of the register (underenhet).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Arbeidssted {
    /// Organisation number.
    pub id: String,
    /// Name.
    pub name: String,
    /// Organisation number of the virksomhet it belongs to.
    pub virksomhet: String,
    /// Postal place.
    pub place: String,
    /// Kommune.
    pub kommune: String,
    /// Whether it has been closed down.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
}

/// An elected office (verv).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Office {
    /// Id.
    pub id: String,
    /// Title, as `plasstillitsvalgt`.
    pub title: String,
    /// Id of the organisasjonsledd.
    pub unit_id: String,
    /// Its name.
    pub unit_name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, if known.
    pub to: Option<NaiveDate>,
    /// Whether it gives the member list of the organisasjonsledd.
    pub gives_list: bool,
}

/// A row of a member list. Audience `unit:<unit_id>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ListMember {
    /// Id, unique over all lists.
    pub id: String,
    /// Id of the organisasjonsledd.
    pub unit_id: String,
    /// Given and middle names.
    pub first_name: String,
    /// Family names.
    pub last_name: String,
    /// Member number.
    pub member_number: String,
    /// Stilling, or empty.
    pub position: String,
    /// Name of the workplace.
    pub arbeidssted_name: String,
    /// Place of the workplace.
    pub place: String,
    /// E-mail, or empty.
    pub email: String,
    /// Mobile in E.164, or empty.
    pub mobile: String,
    /// Member since.
    pub since: NaiveDate,
}
