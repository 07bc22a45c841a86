//! What is known of everything that was written: where it is, or where it may be where a process was killed before it had
//! said what it had done.

use super::say::{Said, Stage};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// Some words and where they may be.
#[derive(Debug, Clone)]
struct Words {
    may: Vec<Stage>,
    /// The server may have been restored to a time before them.
    may_be_undone: bool,
}

/// All words, and what was marked as read.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    words: BTreeMap<String, Words>,
    read: BTreeMap<String, DateTime<Utc>>,
    attached: BTreeSet<String>,
}

/// Where words were found: editions among the drafts of the machine, and how often the server has them.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    pub(super) drafts: Vec<u32>,
    pub(super) sent: u64,
}

/// What is wrong with words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Lost,
    Doubled,
    Wrong,
}

impl Ledger {
    /// Notes what a process has said.
    pub(super) fn note(&mut self, said: &Said) {
        match said {
            Said::Will { words, from, to } => {
                self.words.insert(words.clone(), Words { may: vec![*from, *to], may_be_undone: false });
            }
            Said::Did { words, at } => {
                self.words.insert(words.clone(), Words { may: vec![*at], may_be_undone: false });
            }
            Said::Attached { words } => _ = self.attached.insert(words.clone()),
            Said::Read { thread, through, .. } => {
                let latest = self.read.entry(thread.clone()).or_insert(*through);
                *latest = (*latest).max(*through);
            }
            _ => {}
        }
    }

    /// Whether a file goes with these words. Each is asked once.
    pub(super) fn has_file(&mut self, words: &str) -> bool {
        self.attached.remove(words)
    }

    /// The words that have been sent.
    pub(super) fn sent(&self) -> BTreeSet<String> {
        let sent = self.words.iter().filter(|(_, words)| words.may.contains(&Stage::Sent));
        sent.map(|(name, _)| name.clone()).collect()
    }

    /// The server goes back to a time when it had these words alone. What was sent since may be gone, what waits is sent.
    pub(super) fn restored(&mut self, kept: &BTreeSet<String>) {
        for (name, words) in &mut self.words {
            words.may_be_undone |= words.may.contains(&Stage::Sent) && !kept.contains(name);
        }
        self.read.clear();
    }

    /// Forgets the drafts of a machine that is given up.
    pub(super) fn forget(&mut self, machine: &str) {
        let prefix = format!("{machine}.");
        self.words.retain(|name, _| !name.starts_with(&prefix));
    }

    /// Holds what was found against what is known, word by word. Each fault is told once.
    pub(super) fn check(&mut self, found: &BTreeMap<String, Found>) -> Vec<(String, Verdict, String)> {
        let none = Found::default();
        let mut faults = Vec::new();
        for (name, words) in &mut self.words {
            let found = found.get(name).unwrap_or(&none);
            let copies = found.sent + found.drafts.len() as u64;
            let fits = words.may.iter().any(|stage| match stage {
                Stage::Gone => copies == 0,
                Stage::Draft(edition) => found.sent == 0 && found.drafts == [*edition],
                Stage::Sent => found.sent == 1 && found.drafts.is_empty(),
            });
            if !(fits || words.may_be_undone && copies == 0) {
                let verdict = match copies {
                    0 => Verdict::Lost,
                    1 => Verdict::Wrong,
                    _ => Verdict::Doubled,
                };
                faults.push((name.clone(), verdict, format!("{:?} but {found:?}", words.may)));
            }
            // What was found is what is known from now on.
            words.may = match (found.sent, found.drafts.as_slice()) {
                (0, []) => vec![Stage::Gone],
                (0, [edition, ..]) => vec![Stage::Draft(*edition)],
                _ => vec![Stage::Sent],
            };
            words.may_be_undone = false;
        }
        for (name, found) in found {
            if !self.words.contains_key(name) {
                faults.push((name.clone(), Verdict::Wrong, format!("nobody wrote them, but {found:?}")));
                self.words.insert(name.clone(), Words { may: vec![Stage::Sent], may_be_undone: false });
            }
        }
        // What is nowhere stays so: a later copy of it would be one that nobody wrote.
        self.words.retain(|_, words| words.may != [Stage::Gone]);
        faults
    }

    /// Threads whose mark is earlier at the server than a member has set it.
    pub(super) fn unread(&self, marks: &BTreeMap<String, Option<DateTime<Utc>>>) -> Vec<String> {
        let behind = |(thread, through): &(&String, &DateTime<Utc>)| {
            marks.get(*thread).is_none_or(|mark| mark.is_none_or(|mark| mark < **through))
        };
        self.read.iter().filter(behind).map(|(thread, _)| thread.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn will(words: &str, from: Stage, to: Stage) -> Said {
        Said::Will { words: words.to_owned(), from, to }
    }

    fn found(name: &str, drafts: &[u32], sent: u64) -> BTreeMap<String, Found> {
        BTreeMap::from([(name.to_owned(), Found { drafts: drafts.to_vec(), sent })])
    }

    #[test]
    fn what_was_said_to_be_done_must_be_and_what_was_begun_may_be() {
        let mut ledger = Ledger::default();
        ledger.note(&will("a", Stage::Gone, Stage::Draft(1)));
        assert!(ledger.check(&found("a", &[1], 0)).is_empty());
        ledger.note(&will("a", Stage::Draft(1), Stage::Sent));
        assert!(ledger.check(&found("a", &[], 1)).is_empty());
        assert_eq!(ledger.check(&BTreeMap::new())[0].1, Verdict::Lost);
        ledger.note(&Said::Did { words: "b".into(), at: Stage::Sent });
        assert_eq!(ledger.check(&found("b", &[], 2))[0].1, Verdict::Doubled);
        assert_eq!(ledger.check(&found("b", &[1], 0))[0].1, Verdict::Wrong);
        let nobody = Ledger::default().check(&found("c", &[], 1));
        assert_eq!(nobody[0].1, Verdict::Wrong, "nobody wrote it");
    }

    #[test]
    fn what_a_restored_server_has_forgotten_may_be_gone_but_not_doubled() {
        let mut ledger = Ledger::default();
        for name in ["kept", "undone"] {
            ledger.note(&Said::Did { words: name.into(), at: Stage::Sent });
        }
        ledger.restored(&BTreeSet::from(["kept".to_owned()]));
        assert!(ledger.check(&found("kept", &[], 1)).is_empty());
        assert_eq!(ledger.check(&found("undone", &[], 0))[0].0, "kept");
    }
}
