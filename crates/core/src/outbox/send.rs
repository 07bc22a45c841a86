//! Sends the outbox: in order, files first, each command as often as it takes to get its one answer.

use super::files::Files;
use super::held::Held;
use super::list::Pending;
use super::rows::{Batch, mark_pending, mark_sending, next_batch, note, refuse, unsettled_for, withheld};
use super::uploads::Uploads;
use super::verdict::{is_about_content, is_breakdown, reason};
use crate::db::Db;
use crate::error::{Error, NetworkKind, Result};
use crate::http::{Http, Unanswered};
use crate::views::OutboxState;
use min_side_wire::contract::Spoken;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Rows that are tried in one go though each is held up: more would be held up too.
const HELD_UP_MAX: u32 = 3;
/// How often a row may meet a breakdown before it is taken to be this one that is not let through.
const BREAKDOWNS: u32 = 2;
/// How long a message that may have arrived waits for its files before it is asked about without them. One that has not
/// arrived is refused then for want of its files, which is no matter of a bad line.
const ASKED_AFTER: Duration = Duration::from_secs(15 * 60);

/// What sending needs.
#[derive(Clone)]
pub(crate) struct Sender {
    pub(crate) http: Http,
    pub(crate) local: Db,
    pub(crate) uploads: Option<Arc<dyn Uploads>>,
    pub(crate) held: Arc<Held>,
    /// What the server has said of the contract that it speaks.
    pub(crate) spoken: Spoken,
}

/// What came of a try to send.
#[derive(Default)]
struct Sent {
    /// Commands that were settled.
    answered: u64,
    /// Why some were not, though others may be.
    held_up: Option<Error>,
}

impl Sender {
    /// Sends all that waits, apart from what rests, and answers how many commands were settled. `told` hears after each
    /// batch, and after each piece of a file.
    ///
    /// Only an answer that bears a command's id settles it. What a request as a whole is answered with, whoever says it,
    /// holds its rows up, with the reason: others go past them, and they are tried again later, under their ids. A row
    /// that surely has not reached the server may be taken back meanwhile; one that may have been carried out may not.
    ///
    /// # Errors
    /// [`Error::Network`], [`Error::Busy`] and [`Error::Problem`], after which what was not answered waits or is being
    /// sent still; [`Error::NotSignedIn`], [`Error::SignInExpired`].
    pub(crate) async fn send_all(&self, told: impl Fn() + Sync) -> Result<u64> {
        let mut all = Sent::default();
        let mut held_up = 0;
        let mut after = i64::MIN;
        loop {
            let Batch { rows: batch, first: first_seq, last: last_seq } = self.next_batch(after).await?;
            let Some(first) = batch.first() else { break };
            after = first_seq;
            if let Some(code) = withheld(&self.spoken, &first.envelope.command) {
                self.tell(&batch, &Error::refused(code)).await?;
                told();
                continue;
            }
            let is_fresh = first.state == OutboxState::Pending;
            let sent = match self.upload_files(first, &told).await? {
                Files::Missing(problem) if is_fresh => {
                    let id = first.id.clone();
                    self.local.write(move |tx| refuse(tx, &id, &problem)).await?;
                    Sent { answered: 1, held_up: None }
                }
                Files::HeldUp(error)
                    if is_fresh || self.held.lasts(&first.id, Instant::now()) < ASKED_AFTER =>
                {
                    self.hold_up(first, error).await?
                }
                // A row that may have been carried out: its own answer says which.
                Files::There | Files::Missing(_) | Files::HeldUp(_) => {
                    after = last_seq;
                    self.send(batch).await?
                }
            };
            all.answered += sent.answered;
            told();
            if let Some(error) = sent.held_up {
                held_up += 1;
                if held_up == HELD_UP_MAX {
                    return Err(error);
                }
                all.held_up = Some(error);
            }
        }
        all.held_up.map_or(Ok(all.answered), Err)
    }

    async fn next_batch(&self, after: i64) -> Result<Batch> {
        let (spoken, resting) = (self.spoken.clone(), self.held.resting(Instant::now()));
        self.local.read(move |local| next_batch(local, after, &spoken, &resting)).await
    }

    async fn send(&self, batch: Vec<Pending>) -> Result<Sent> {
        // From here on a row may have reached the server, so that it cannot be taken back. One that was taken back
        // since it was read is not sent.
        let ids: Vec<String> = batch.iter().map(|row| row.id.clone()).collect();
        let marked = self.local.write(move |tx| mark_sending(tx, &ids)).await?;
        let mut batch: Vec<Pending> = batch.into_iter().filter(|row| marked.contains(&row.id)).collect();
        let Some(first) = batch.first().map(|row| row.id.clone()) else { return Ok(Sent::default()) };
        let commands = batch.iter().map(|row| row.envelope.clone()).collect();
        let Unanswered { error, nothing_done } = match self.http.commands(commands).await {
            Ok(answers) => {
                let noting = move |tx: &rusqlite::Transaction<'_>| {
                    answers.iter().map(|answer| Ok((answer.id.clone(), note(tx, answer)?))).collect()
                };
                let noted: Vec<(String, bool)> = self.local.write(noting).await?;
                let mut sent = Sent::default();
                for (id, is_settled) in noted {
                    if is_settled {
                        self.held.forget(&id);
                        sent.answered += 1;
                    } else {
                        // What the server failed at waits for the next time; nothing else waits behind it.
                        self.held.rest(&id, Instant::now());
                        sent.held_up = Some(Error::network(NetworkKind::Server));
                    }
                }
                return Ok(sent);
            }
            Err(unanswered) => unanswered,
        };
        if nothing_done {
            self.release(&batch).await?;
        } else {
            batch.iter_mut().for_each(|row| row.state = OutboxState::Sending);
        }
        let is_stubborn = is_breakdown(&error) && self.held.tries(&first) >= BREAKDOWNS;
        match (is_about_content(&error) || is_stubborn, batch.as_slice()) {
            (true, [only]) => self.hold_up(only, error).await,
            // The fault is in what was asked: each is tried by itself, so that none takes the others with it.
            (true, _) => self.send_each(batch).await,
            (false, _) => {
                if is_breakdown(&error) {
                    self.held.failed(&first, Instant::now());
                }
                self.tell(&batch, &error).await?;
                Err(error)
            }
        }
    }

    async fn send_each(&self, batch: Vec<Pending>) -> Result<Sent> {
        let mut all = Sent::default();
        let mut held_up = 0;
        for row in batch {
            let sent = Box::pin(self.send(vec![row])).await?;
            all.answered += sent.answered;
            if sent.held_up.is_some() {
                all.held_up = sent.held_up;
                held_up += 1;
                if held_up == HELD_UP_MAX {
                    break;
                }
            }
        }
        Ok(all)
    }

    /// Rows that were sent for the first time and surely did not reach the server wait as before.
    async fn release(&self, batch: &[Pending]) -> Result<()> {
        let fresh = batch.iter().filter(|row| row.state == OutboxState::Pending);
        let ids: Vec<String> = fresh.map(|row| row.id.clone()).collect();
        self.local.write(move |tx| mark_pending(tx, &ids)).await
    }

    /// It is this one that is not let through: it rests, and others go past it.
    async fn hold_up(&self, row: &Pending, error: Error) -> Result<Sent> {
        self.held.rest(&row.id, Instant::now());
        self.tell(std::slice::from_ref(row), &error).await?;
        Ok(Sent { answered: 0, held_up: Some(error) })
    }

    /// Notes for the member why rows are not settled.
    async fn tell(&self, batch: &[Pending], error: &Error) -> Result<()> {
        let Some(reason) = reason(error) else { return Ok(()) };
        // One that says so already is left alone: a row that waits for long is not written again at each sync.
        let other = batch.iter().filter(|row| row.problem.as_ref() != Some(&reason));
        let ids: Vec<String> = other.map(|row| row.id.clone()).collect();
        if ids.is_empty() {
            return Ok(());
        }
        self.local.write(move |tx| ids.iter().try_for_each(|id| unsettled_for(tx, id, &reason))).await
    }
}
