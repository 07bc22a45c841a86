//! Employments, and the register that they are chosen from.

use super::OutboxRow;
use min_side_domain::records::{ChangeState, Employment, EmploymentFacts, Virksomhet};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An employment with what is pending over it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EmploymentView {
    /// The employment.
    #[serde(flatten)]
    pub employment: Employment,
    /// Whether it is active today.
    pub active: bool,
    /// A change that has not reached the server, refused, or not brought back yet.
    pub queued: Option<OutboxRow>,
    /// What the queued change says.
    pub queued_facts: Option<EmploymentFacts>,
    /// Where the office's handling stands.
    pub change_state: Option<ChangeState>,
}

/// A suggestion of the typeahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VirksomhetHit {
    /// The virksomhet.
    #[serde(flatten)]
    pub virksomhet: Virksomhet,
    /// Name of the unit above, if any.
    pub parent_name: Option<String>,
    /// Open workplaces beneath it.
    pub workplaces: u32,
}

/// A workplace to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArbeidsstedHit {
    /// Organisation number.
    pub id: String,
    /// Name.
    pub name: String,
    /// Place.
    pub place: String,
    /// Kommune.
    pub kommune: String,
    /// Whether it has been closed down.
    pub closed: bool,
    /// Name of the unit that it belongs to, where that stands beneath the chosen virksomhet.
    pub unit_name: Option<String>,
}
