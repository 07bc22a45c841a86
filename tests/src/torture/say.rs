//! What the one who runs the torture and the processes it starts say to each other: a task on the standard input, lines of
//! JSON on the standard output. A process that is killed has said what it had done.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::io::Write as _;
use std::path::PathBuf;

/// The key of every machine's databases.
pub(super) const KEY: [u8; 32] = [9; 32];
/// Stands in everything that a member writes, and must not stand readable anywhere on their machine.
pub(super) const PLANTED: &str = "PLANTED-6b1f0c";

/// What a process is to do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Task {
    pub(super) kind: Kind,
    pub(super) seed: u64,
    /// Seconds that the machine's clock is ahead.
    pub(super) clock_ahead: i64,
    pub(super) machines: Vec<Post>,
}

/// The kinds of tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    /// Does all a member does, until it is killed.
    Storm,
    /// Writes some words without a way to the server, until it is killed.
    Offline,
    /// Sends what waits and fetches what is new, and ends.
    Settle,
    /// Opens each folder, whose bytes somebody has changed, says what it finds, and settles it.
    Look,
    /// Syncs two hundred times and says how large everything is.
    Flat,
}

/// A machine of a member's.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Post {
    pub(super) name: String,
    pub(super) folder: PathBuf,
    pub(super) url: String,
    pub(super) token: String,
}

/// How far a member has come with some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Stage {
    /// Nowhere.
    Gone,
    /// Among the drafts, in this edition.
    Draft(u32),
    /// On their way or at the server.
    Sent,
}

/// What a process says.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "snake_case")]
pub(super) enum Said {
    /// Words that are at `from` are to be at `to`.
    Will { words: String, from: Stage, to: Stage },
    /// They are.
    Did { words: String, at: Stage },
    /// A file goes with these words.
    Attached { words: String },
    /// A change of an employment is to be queued, with these words.
    WillChange { employment: String, words: String },
    /// It is.
    Changed { employment: String, words: String },
    /// What came in a thread up to a time is marked as read.
    Read { machine: String, thread: String, through: DateTime<Utc> },
    /// Something that needs no network failed.
    Failed { machine: String, what: String, code: String, why: String },
    /// A sync ended, well where there is no code.
    Synced { machine: String, code: Option<String> },
    /// A command was refused, though there was nothing to refuse.
    Refused { machine: String, kind: String, code: String },
    /// Everything is sent and fetched; these are the drafts.
    Settled { machine: String, drafts: Vec<(String, u32)> },
    /// It did not come to its end in good weather.
    Stuck { machine: String, code: String, why: String },
    /// What a folder holds of the member's own, before anything is sent: drafts, and outbox rows.
    Own { machine: String, drafts: Vec<(String, u32)>, waiting: Vec<String> },
    /// What the member is told of a folder that was changed: codes of errors and notices; none when nothing is told.
    Told { machine: String, codes: Vec<String> },
    /// Kilobytes of memory, of the folder and of the logs of its databases, after so many syncs.
    Size { syncs: u32, memory: u64, folder: u64, logs: u64 },
}

/// Says it. The whole line is there or is not.
pub(super) fn say(said: &Said) {
    if let Ok(mut line) = serde_json::to_string(said) {
        line.push('\n');
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(line.as_bytes()).and_then(|()| out.flush());
    }
}

/// The text of some words: their name, their edition, and what must not be readable.
pub(super) fn text_of(words: &str, edition: u32) -> String {
    format!("{PLANTED} W<{words}>r{edition};")
}

/// The words and their edition in a text, if they are ours.
pub(super) fn words_in(text: &str) -> Option<(String, u32)> {
    let (words, rest) = text.split_once("W<")?.1.split_once(">r")?;
    Some((words.to_owned(), rest.split_once(';')?.0.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_their_text() {
        assert_eq!(words_in(&text_of("m1.2.3", 4)), Some(("m1.2.3".to_owned(), 4)));
        assert_eq!(words_in("Hei"), None);
    }
}
