//! Newer versions of the app.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is known of newer versions of the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum UpdateView {
    /// Nobody is asked: the build knows of nobody, or the machine's settings forbid it.
    Off,
    /// Nobody has been asked yet.
    Unasked,
    /// There is no newer one.
    Newest,
    /// There is one.
    Found {
        /// Its version.
        version: String,
        /// When it came out.
        date: Option<NaiveDate>,
        /// What is new in it, as plain text.
        notes: String,
    },
    /// It is installed and runs from the next start.
    Installed {
        /// Its version.
        version: String,
    },
}
