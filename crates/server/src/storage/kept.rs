//! What the storage keeps beside rows: answers to commands, and what waits for the office.

use chrono::{DateTime, Utc};
use min_side_domain::Audience;
use min_side_wire::office::WaitingKind;

/// Where the id of a new row must not have been used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// By a row of the same audience.
    Audience,
    /// By any row of the collection, whoever sees it.
    Server,
}

/// The answer to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAnswer {
    /// The answer as JSON.
    pub answer: String,
    /// Hash of what the command said; none in answers from before it was kept.
    pub hash: Option<Vec<u8>>,
    /// Whether nothing was done.
    pub refused: bool,
}

/// What a sender has had answered today (UTC).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentToday {
    /// Commands.
    pub commands: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// A place in the list of what waits: after the item named here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingPlace {
    /// Since when the item waits, milliseconds since 1970.
    pub at: i64,
    /// Its kind.
    pub kind: WaitingKind,
    /// Whose it is, by the number that the audience has in this database.
    pub audience: i64,
    /// Its id.
    pub id: String,
}

/// Something that waits for the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingRow {
    /// Where it stands in the list.
    pub place: WaitingPlace,
    /// Whose it is.
    pub audience: Audience,
    /// Since when.
    pub at: DateTime<Utc>,
    /// The thread's newest message.
    pub message: Option<String>,
}
