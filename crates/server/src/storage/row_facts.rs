//! What the storage has to know of a body: its place in a snapshot and the blobs that go with it.

use chrono::{DateTime, NaiveDate, Utc};
use min_side_domain::Collection;
use serde::Deserialize;

/// Place and blobs of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowFacts {
    /// Order within its collection, smallest first.
    pub sort: i64,
    /// Hashes of its blobs.
    pub blobs: Vec<String>,
}

#[derive(Deserialize)]
struct Hash {
    sha256: String,
}

#[derive(Deserialize)]
struct MessageFacts {
    sent_at: DateTime<Utc>,
    #[serde(default)]
    attachments: Vec<Hash>,
}

#[derive(Deserialize)]
struct ThreadFacts {
    last_at: DateTime<Utc>,
}

#[derive(Deserialize)]
struct DocumentFacts {
    at: DateTime<Utc>,
    sha256: String,
}

#[derive(Deserialize)]
struct InvoiceFacts {
    issued: NaiveDate,
    #[serde(default)]
    file: Option<Hash>,
    #[serde(default)]
    ehf: Option<Hash>,
}

#[derive(Deserialize)]
struct RewardFacts {
    picture: Hash,
}

impl RowFacts {
    /// Reads them from a body.
    ///
    /// # Errors
    /// The error of `serde_json` when the body lacks what its collection has.
    pub fn read(collection: Collection, body: &str) -> Result<Self, serde_json::Error> {
        let newest_first = |at: DateTime<Utc>| -at.timestamp_millis();
        Ok(match collection {
            Collection::Messages => {
                let facts: MessageFacts = serde_json::from_str(body)?;
                Self {
                    sort: newest_first(facts.sent_at),
                    blobs: facts.attachments.into_iter().map(|file| file.sha256).collect(),
                }
            }
            Collection::Threads => {
                let facts: ThreadFacts = serde_json::from_str(body)?;
                Self { sort: newest_first(facts.last_at), blobs: Vec::new() }
            }
            Collection::Documents => {
                let facts: DocumentFacts = serde_json::from_str(body)?;
                Self { sort: newest_first(facts.at), blobs: vec![facts.sha256] }
            }
            Collection::Invoices => {
                let facts: InvoiceFacts = serde_json::from_str(body)?;
                let at = facts.issued.and_time(chrono::NaiveTime::MIN).and_utc();
                let blobs = facts.file.into_iter().chain(facts.ehf).map(|file| file.sha256).collect();
                Self { sort: newest_first(at), blobs }
            }
            Collection::Rewards => {
                let facts: RewardFacts = serde_json::from_str(body)?;
                Self { sort: 0, blobs: vec![facts.picture.sha256] }
            }
            _ => Self::default(),
        })
    }
}
