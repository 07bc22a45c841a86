//! The file for finding faults.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What would be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiagnosticsView {
    /// Versions, states, counts and times: a line for each.
    pub facts: String,
    /// The end of the log.
    pub log: String,
}
