//! Elected offices and member lists.

use chrono::{DateTime, NaiveDate, Utc};
use min_side_domain::records::Office;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An office with its member list, where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfficeView {
    /// The office.
    #[serde(flatten)]
    pub office: Office,
    /// Whether it runs today.
    pub active: bool,
    /// The list it gives now.
    pub list: Option<ListSummary>,
}

/// A member list that may be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListSummary {
    /// Id of the organisasjonsledd.
    pub unit_id: String,
    /// Its name.
    pub unit_name: String,
    /// Members on it.
    pub members: u32,
    /// When it was last confirmed by a sync.
    pub confirmed_at: DateTime<Utc>,
    /// When it expires without contact.
    pub expires_at: DateTime<Utc>,
    /// Whether the declaration in force has been accepted.
    pub declaration_accepted: bool,
}

/// The declaration of confidentiality in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeclarationView {
    /// Its version.
    pub version: String,
    /// Its text, plain, in the language that was asked for.
    pub text: String,
}

/// Column of a member list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListColumn {
    /// Family name, then given name.
    #[default]
    Name,
    /// Member number.
    MemberNumber,
    /// Stilling.
    Position,
    /// Workplace.
    Workplace,
    /// Place.
    Place,
    /// Member since.
    Since,
}

/// Which rows of a member list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListQuery {
    /// The organisasjonsledd.
    pub unit_id: String,
    /// Text that must be found in the row.
    pub text: String,
    /// Only this workplace.
    pub workplace: Option<String>,
    /// Only this place.
    pub place: Option<String>,
    /// Sorted by.
    pub sort: ListColumn,
    /// From the end.
    pub descending: bool,
    /// Skip this many.
    pub offset: u32,
    /// At most this many; 0 means 200.
    pub limit: u32,
}

/// A row of a member list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListRow {
    /// Id.
    pub id: String,
    /// Given and middle names.
    pub first_name: String,
    /// Family names.
    pub last_name: String,
    /// Member number.
    pub member_number: String,
    /// Stilling.
    pub position: String,
    /// Workplace.
    pub workplace: String,
    /// Place.
    pub place: String,
    /// E-mail.
    pub email: String,
    /// Mobile as it is shown.
    pub mobile: String,
    /// Member since.
    pub since: NaiveDate,
}

/// A page of a member list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListPage {
    /// The list.
    pub summary: ListSummary,
    /// Rows.
    pub rows: Vec<ListRow>,
    /// Rows that the query finds.
    pub total: u32,
    /// Workplaces to filter by.
    pub workplaces: Vec<String>,
    /// Places to filter by.
    pub places: Vec<String>,
}
