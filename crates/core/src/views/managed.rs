//! Where the member signs in, and what is set for them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who has said which server it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ServerFrom {
    /// An employer or the union, in `managed.json`.
    Managed,
    /// The build, or who started the app.
    Given,
    /// The member.
    Member,
}

/// The union's server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ServerView {
    /// Its address.
    pub address: String,
    /// Who has said so.
    pub from: ServerFrom,
}

/// A setting that the member cannot change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ManagedSetting {
    /// Its name in `managed.json`.
    pub name: String,
    /// Its value: an address, a word, or `on` and `off`.
    pub value: String,
}

/// What an employer or the union has set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ManagedView {
    /// Who, if they say.
    pub by: Option<String>,
    /// What.
    pub settings: Vec<ManagedSetting>,
}
