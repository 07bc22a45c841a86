//! What a member does at a machine: writes, edits, sends, takes back, reads, and lets it sync. Each thing is said before it
//! is done and after.

use super::driver::failed;
use super::say::{Said, Stage, say, text_of, words_in};
use crate::draw::Draw;
use min_side_core::app::App;
use min_side_core::error::Error;
use min_side_core::views::{Draft, OutboxState, Saved, ThreadFilter, Whose};
use min_side_domain::records::Sender;
use std::collections::BTreeMap;
use std::time::Duration;

/// Most drafts that a member leaves lying about.
const MOST_DRAFTS: usize = 12;
/// The name of what is attached.
pub(super) const ATTACHED: &str = "vedlegg.txt";
/// Threads that are looked at.
const PAGE: u32 = 20;

/// A member at a machine.
pub(super) struct Member {
    machine: String,
    run: u64,
    number: u32,
    pub(super) app: App,
    pub(super) draw: Draw,
    /// What was queued in this run: outbox row, words and their edition.
    queued: Vec<(String, String, u32)>,
}

impl Member {
    /// A member with an app that is open. `run` is in the names of all words of this run.
    pub(super) fn new(machine: String, run: u64, app: App, draw: Draw) -> Self {
        Self { machine, run, number: 0, app, draw, queued: Vec::new() }
    }

    /// Does something.
    pub(super) async fn act(&mut self) {
        match self.draw.below(100) {
            0..8 => self.write().await,
            8..14 => self.go_on_writing().await,
            14..18 => self.read().await,
            18..20 => self.take_back().await,
            20..22 => self.turn_magazine().await,
            22..24 => self.edit_profile().await,
            24..28 => self.look().await,
            28..40 => self.deliver().await,
            40..46 => self.work().await,
            46..49 => self.order().await,
            _ => self.sync().await,
        }
        let pause = self.draw.below(10);
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }

    /// Words that nobody has used.
    pub(super) fn next_words(&mut self) -> String {
        self.number += 1;
        format!("{}.{:x}.{}", self.machine, self.run & 0xffff_ffff, self.number)
    }

    /// Writes a message, with a file now and then, and most often sends it.
    pub(super) async fn write(&mut self) {
        let Ok(compose) = self.app.compose().await else { return };
        let Some(recipient) = self.draw.one(&compose.recipients).cloned() else { return };
        let words = self.next_words();
        let mut draft = Draft {
            recipient_id: recipient.id.clone(),
            subject: text_of(&words, 0),
            body: text_of(&words, 1),
            ..Draft::default()
        };
        if self.draw.chance(50)
            && let Ok(page) = self.app.threads(ThreadFilter { limit: PAGE, ..ThreadFilter::default() }).await
            && let Some(thread) = self.draw.one(&page.rows)
            && compose.recipients.iter().any(|one| one.id == thread.recipient_id)
        {
            draft.thread_id = Some(thread.id.clone());
            draft.recipient_id.clone_from(&thread.recipient_id);
        }
        say(&Said::Will { words: words.clone(), from: Stage::Gone, to: Stage::Draft(1) });
        let saved = self.app.save_draft(draft).await;
        let Some(draft) = self.done("save_draft", saved) else { return };
        say(&Said::Did { words: words.clone(), at: Stage::Draft(1) });
        if self.draw.chance(15) {
            self.attach(&draft, &words).await;
        }
        if self.draw.chance(80) {
            self.send(draft.id, words, 1).await;
        }
    }

    async fn attach(&mut self, draft: &Draft, words: &str) {
        let Ok(folder) = tempfile::tempdir() else { return };
        let path = folder.path().join(ATTACHED);
        let large = if self.draw.chance(10) { 40_000 } else { 40 };
        if std::fs::write(&path, text_of(words, 1).repeat(large)).is_ok() {
            let attached = self.app.attach_files(draft.id.clone(), vec![path]).await;
            if self.done("attach_files", attached).is_some() {
                say(&Said::Attached { words: words.to_owned() });
            }
        }
    }

    async fn send(&mut self, draft: String, words: String, edition: u32) {
        say(&Said::Will { words: words.clone(), from: Stage::Draft(edition), to: Stage::Sent });
        let sent = self.app.send_draft(draft).await;
        match self.done("send_draft", sent) {
            Some(Saved::Queued { id }) => {
                say(&Said::Did { words: words.clone(), at: Stage::Sent });
                self.queued.push((id, words, edition));
            }
            Some(_) => say(&Said::Did { words, at: Stage::Draft(edition) }),
            None => {}
        }
    }

    /// Takes up a draft: a new edition, off with it, or away.
    async fn go_on_writing(&mut self) {
        let drafts = self.app.drafts().await;
        let Some(drafts) = self.done("drafts", drafts) else { return };
        let Some(draft) = self.draw.one(&drafts).cloned() else { return };
        let Some((words, edition)) = words_in(&draft.body) else { return };
        let from = Stage::Draft(edition);
        match self.draw.below(3) {
            0 if drafts.len() < MOST_DRAFTS => {
                let to = Stage::Draft(edition + 1);
                say(&Said::Will { words: words.clone(), from, to });
                let draft = Draft { body: text_of(&words, edition + 1), ..draft };
                let saved = self.app.save_draft(draft).await;
                if self.done("save_draft", saved).is_some() {
                    say(&Said::Did { words, at: to });
                }
            }
            1 => {
                say(&Said::Will { words: words.clone(), from, to: Stage::Gone });
                let deleted = self.app.delete_draft(draft.id).await;
                if self.done("delete_draft", deleted).is_some() {
                    say(&Said::Did { words, at: Stage::Gone });
                }
            }
            _ => self.send(draft.id, words, edition).await,
        }
    }

    /// Marks a thread as read.
    async fn read(&mut self) {
        let page = self.app.threads(ThreadFilter { limit: PAGE, ..ThreadFilter::default() }).await;
        let Some(page) = self.done("threads", page) else { return };
        let Some(row) = self.draw.one(&page.rows).cloned() else { return };
        let Ok(thread) = self.app.thread(row.id.clone()).await else { return };
        let of_union = thread.messages.iter().filter(|message| message.sender != Sender::Member);
        let through = of_union.filter(|message| message.unread).map(|message| message.at).max();
        let marked = self.app.mark_read(vec![row.id.clone()]).await;
        if let (Some(()), Some(through)) = (self.done("mark_read", marked), through) {
            say(&Said::Read { machine: self.machine.clone(), thread: row.id, through });
        }
    }

    /// Takes a message back that has not been sent, or says that it has.
    async fn take_back(&mut self) {
        let Some((id, words, edition)) = self.queued.pop() else { return };
        say(&Said::Will { words: words.clone(), from: Stage::Sent, to: Stage::Draft(edition) });
        match self.app.outbox_withdraw(id).await {
            Ok(_) => say(&Said::Did { words, at: Stage::Draft(edition) }),
            Err(Error::NotFound | Error::Refused { .. }) => say(&Said::Did { words, at: Stage::Sent }),
            Err(error) => self.failed("outbox_withdraw", &error),
        }
    }

    /// Wants the magazine, or does not want it any more.
    pub(super) async fn turn_magazine(&mut self) {
        let Ok(Some(view)) = self.app.profile().await else { return };
        let Some(membership) = view.membership else { return };
        let saved = self.app.save_membership(!membership.magazine).await;
        let _ = self.done("save_membership", saved);
    }

    async fn edit_profile(&mut self) {
        let Ok(Some(view)) = self.app.profile().await else { return };
        let Some(profile) = view.profile else { return };
        let seen = crate::forms::form_of(profile);
        let mut form = seen.clone();
        form.address.line1 = format!("Storgata {}", self.draw.between(1, 99));
        let saved = self.app.save_profile(seen, form).await;
        let _ = self.done("save_profile", saved);
    }

    /// Looks at what waits, decides where edits clash, and searches.
    async fn look(&mut self) {
        let rows = self.app.outbox().await;
        for row in self.done("outbox", rows).unwrap_or_default() {
            match row.state {
                OutboxState::Conflict => {
                    let choice = if self.draw.chance(50) { Whose::Mine } else { Whose::Theirs };
                    let choices = row.conflict.iter().map(|field| (field.field.clone(), choice));
                    let choices: BTreeMap<_, _> = choices.collect();
                    // The server may have answered it meanwhile.
                    let _ = self.app.outbox_resolve(row.id, choices).await;
                }
                OutboxState::Refused => {
                    let code = row.error.map(|error| error.code).unwrap_or_default();
                    say(&Said::Refused { machine: self.machine.clone(), kind: row.kind, code });
                }
                _ => {}
            }
        }
        let state = self.app.sync_state().await;
        let _ = self.done("sync_state", state);
    }

    /// Sends, as a page does that waits for its answer.
    async fn deliver(&mut self) {
        let sent = match self.app.engine() {
            Ok(engine) => engine.deliver().await.map(|_| ()),
            Err(error) => Err(error),
        };
        self.synced(sent);
    }

    async fn sync(&mut self) {
        let synced = self.app.sync_now().await.map(|_| ());
        self.synced(synced);
    }

    fn synced(&self, ended: Result<(), Error>) {
        let code = ended.err().map(|error| error.quiet_view().code);
        say(&Said::Synced { machine: self.machine.clone(), code });
    }

    /// What came of something that needs no network; says so where it failed.
    pub(super) fn done<T>(&self, what: &str, result: Result<T, Error>) -> Option<T> {
        result.map_err(|error| self.failed(what, &error)).ok()
    }

    pub(super) fn failed(&self, what: &str, error: &Error) {
        say(&failed(self.machine.clone(), what, error));
    }
}
