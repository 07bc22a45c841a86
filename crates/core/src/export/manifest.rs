//! The manifest: what an export holds, by counts and hashes.

use chrono::{DateTime, Utc};
use min_side_domain::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Its name in the export. It is written last: without it an export is not whole.
pub const MANIFEST: &str = "manifest.json";
/// What `format` says.
pub const FORMAT: &str = "min-side-export";
/// Version of the form.
pub const VERSION: u32 = 1;

/// What an export holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// Version of the app that made it.
    pub app_version: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Language of its pages.
    pub language: Language,
    /// Records in `data/<name>.json`, by name.
    pub records: BTreeMap<String, u64>,
    /// Threads; each is one HTML page and one PDF.
    pub threads: u64,
    /// Messages on the pages of threads, those that wait to be sent among them.
    pub messages: u64,
    /// What is on the machine and not in here.
    pub left_out: Vec<LeftOut>,
    /// Files that were not on the machine and are only named.
    pub missing: Vec<MissingFile>,
    /// Every file but this one, in the order in which they were written.
    pub files: Vec<Entry>,
}

/// Rows that are not about the member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The collection.
    pub collection: String,
    /// Its rows.
    pub rows: u64,
    /// `others`: it is about other people; `public`: it is the same for everyone.
    pub reason: String,
}

/// A file that was not on the machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingFile {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
    /// Bytes; 0 where nobody has said.
    pub size: u64,
}

/// A file of the export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Path from the root, with `/`.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
}
