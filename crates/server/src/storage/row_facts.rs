//! What the storage has to know of a body: its place in a snapshot, the blobs that go with it, and whether the office
//! is waited for.

use chrono::{DateTime, NaiveDate, Utc};
use min_side_domain::Collection;
use min_side_domain::records::{ChangeState, OrderState, RecruitmentState, Sender};
use min_side_wire::office::WaitingKind;
use serde::Deserialize;

/// Place and blobs of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowFacts {
    /// Order within its collection, smallest first.
    pub sort: i64,
    /// Hashes of its blobs.
    pub blobs: Vec<String>,
    /// Whether the office is waited for.
    pub waits: Waits,
}

/// What a row says of waiting for the office.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Waits {
    /// Nothing.
    #[default]
    Not,
    /// A message: its thread waits when it is the newest and the member's.
    Message {
        /// The thread.
        thread: String,
        /// When it was sent.
        at: DateTime<Utc>,
        /// Whether the member wrote it.
        of_member: bool,
    },
    /// Something that is handled once.
    Item {
        /// Its kind.
        kind: WaitingKind,
        /// Since when it waits; none for when it was written.
        since: Option<DateTime<Utc>>,
        /// Whether it waits now.
        open: bool,
    },
}

#[derive(Deserialize)]
struct Hash {
    sha256: String,
}

#[derive(Deserialize)]
struct MessageFacts {
    #[serde(default)]
    thread_id: String,
    #[serde(default)]
    sender: Option<Sender>,
    sent_at: DateTime<Utc>,
    #[serde(default)]
    attachments: Vec<Hash>,
}

#[derive(Deserialize)]
struct EmploymentFacts {
    #[serde(default)]
    change: Option<ChangeFacts>,
}

#[derive(Deserialize)]
struct ChangeFacts {
    submitted_at: DateTime<Utc>,
    state: ChangeState,
}

#[derive(Deserialize)]
struct RecruitmentFacts {
    state: RecruitmentState,
}

#[derive(Deserialize)]
struct OrderFacts {
    ordered_at: DateTime<Utc>,
    state: OrderState,
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
                    waits: Waits::Message {
                        thread: facts.thread_id,
                        at: facts.sent_at,
                        of_member: facts.sender == Some(Sender::Member),
                    },
                }
            }
            Collection::Threads => {
                let facts: ThreadFacts = serde_json::from_str(body)?;
                Self { sort: newest_first(facts.last_at), ..Self::default() }
            }
            Collection::Documents => {
                let facts: DocumentFacts = serde_json::from_str(body)?;
                Self { sort: newest_first(facts.at), blobs: vec![facts.sha256], ..Self::default() }
            }
            Collection::Invoices => {
                let facts: InvoiceFacts = serde_json::from_str(body)?;
                let at = facts.issued.and_time(chrono::NaiveTime::MIN).and_utc();
                let blobs = facts.file.into_iter().chain(facts.ehf).map(|file| file.sha256).collect();
                Self { sort: newest_first(at), blobs, ..Self::default() }
            }
            Collection::Rewards => {
                let facts: RewardFacts = serde_json::from_str(body)?;
                Self { blobs: vec![facts.picture.sha256], ..Self::default() }
            }
            Collection::Employments => {
                let facts: EmploymentFacts = serde_json::from_str(body)?;
                let since = facts.change.as_ref().map(|change| change.submitted_at);
                let open = facts.change.is_some_and(|change| change.state == ChangeState::Waiting);
                waiting(WaitingKind::Employment, since, open)
            }
            Collection::Recruitments => {
                let facts: RecruitmentFacts = serde_json::from_str(body)?;
                waiting(WaitingKind::Recruitment, None, facts.state == RecruitmentState::Registered)
            }
            Collection::Orders => {
                let facts: OrderFacts = serde_json::from_str(body)?;
                waiting(WaitingKind::Order, Some(facts.ordered_at), facts.state == OrderState::Ordered)
            }
            _ => Self::default(),
        })
    }
}

fn waiting(kind: WaitingKind, since: Option<DateTime<Utc>>, open: bool) -> RowFacts {
    RowFacts { waits: Waits::Item { kind, since, open }, ..RowFacts::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn a_collection_is_said_to_have_files_where_its_rows_name_some() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/contract/1.0/records");
        for collection in Collection::ALL {
            let text = std::fs::read_to_string(root.join(format!("{collection}.json"))).unwrap();
            let examples: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
            let facts =
                |example: &serde_json::Value| RowFacts::read(*collection, &example.to_string()).unwrap();
            let blobs: usize = examples.iter().map(|example| facts(example).blobs.len()).sum();
            assert_eq!(blobs > 0, collection.entry().blobs, "{collection}");
        }
    }
}
