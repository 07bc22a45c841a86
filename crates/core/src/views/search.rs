//! Searching everything.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to search for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SearchQuery {
    /// As typed.
    pub text: String,
    /// Only these kinds; empty for all.
    pub kinds: Vec<String>,
    /// Not older than.
    pub from: Option<NaiveDate>,
    /// Not newer than.
    pub to: Option<NaiveDate>,
    /// Only what was exchanged with this counterpart: a name of those that `search_counterparts` gives, or a
    /// recipient's id.
    pub counterpart: Option<String>,
    /// At most this many; 0 means 50.
    pub limit: u32,
}

/// A piece of text, marked or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Piece {
    /// Text.
    pub text: String,
    /// Whether it is what was searched for.
    pub hit: bool,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchHit {
    /// `message`, `document`, `invoice`, `course`, `kursbevis`, `employment`, `representative`, `list_member` …
    pub kind: String,
    /// Id of what is opened: a thread's for a message.
    pub id: String,
    /// Id of the row that was hit.
    pub row_id: String,
    /// Title.
    pub title: String,
    /// Title in pieces, with the hits marked.
    pub title_pieces: Vec<Piece>,
    /// A stretch of text around the hit.
    pub snippet: Vec<Piece>,
    /// The attachment that this text stands in, where it is not the row's own.
    pub file: Option<HitFile>,
    /// When.
    pub date: Option<DateTime<Utc>>,
}

/// An attachment that what was searched for stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HitFile {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// What a search did not cover.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NotCovered {
    /// Files that are not on the machine.
    pub not_downloaded: u32,
    /// Bytes of them.
    #[ts(type = "number")]
    pub not_downloaded_bytes: u64,
    /// How many of them the member waits for.
    pub downloading: u32,
    /// Files without text to search: scans, pictures.
    pub without_text: u32,
    /// Files that could not be read.
    pub unreadable: u32,
    /// Rows that wait for indexing, and files that wait to be read.
    pub indexing: u32,
    /// Whether the first sync is still running.
    pub syncing: bool,
}

/// How the search index stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchState {
    /// Rows that can be found.
    pub rows: u32,
    /// What a search does not cover now.
    pub not_covered: NotCovered,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchResult {
    /// Hits: the member's own rows, newest first; then people and units; then courses to apply for, the next one first;
    /// then members of lists.
    pub hits: Vec<SearchHit>,
    /// Whether there are more.
    pub more: bool,
    /// Signs of other searches that were typed and mean nothing here.
    pub ignored: Vec<String>,
    /// Where nothing was found: what was typed, with the nearest words that find something.
    pub did_you_mean: Vec<String>,
    /// What was not covered.
    pub not_covered: NotCovered,
    /// Time in the core, microseconds.
    #[ts(type = "number")]
    pub took_us: u64,
}
