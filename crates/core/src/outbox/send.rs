//! Sends the outbox: in order, files first, each command as often as it takes to get its one answer.

use super::list::{COLUMNS, Pending, read};
use super::uploads::Uploads;
use crate::db::Db;
use crate::error::{Error, NETWORK_PREFIX, NetworkKind, Result};
use crate::http::Http;
use crate::views::OutboxState;
use bytes::Bytes;
use min_side_domain::records::Attachment;
use min_side_wire::command::{Answer, Command, Outcome};
use min_side_wire::contract::{Fit, Spoken};
use min_side_wire::problem::{Problem, ProblemCode};
use min_side_wire::service::UploadRequest;
use min_side_wire::{MAX_COMMANDS, MAX_COMMANDS_BYTES};
use rusqlite::{Connection, params};
use std::sync::Arc;

/// Bytes of one piece of an upload.
const PIECE: usize = 1024 * 1024;
/// Rows that are tried in one go though each is held up: more would be held up too.
const HELD_UP_MAX: u32 = 3;
/// Room that a request's frame takes beside its commands, bytes.
const FRAME: usize = 1024;

/// What sending needs.
#[derive(Clone)]
pub(crate) struct Sender {
    pub(crate) http: Http,
    pub(crate) local: Db,
    pub(crate) uploads: Option<Arc<dyn Uploads>>,
    /// What the server has said of the contract that it speaks.
    pub(crate) spoken: Spoken,
}

/// Rows of one request, and the places of the first and the last of them in the queue.
struct Batch {
    rows: Vec<Pending>,
    first: i64,
    last: i64,
}

/// What came of a try to send.
#[derive(Default)]
struct Sent {
    /// Commands that were settled.
    answered: u64,
    /// Why some were not, though others may be.
    held_up: Option<Error>,
}

/// What came of the files of a message.
enum Files {
    /// The server has them, or the message has none.
    There,
    /// The server will not have one of them.
    Refused(Problem),
    /// Something on the way will not let one of them through.
    HeldUp(Error),
}

impl Sender {
    /// Sends all that waits and answers how many commands were settled. `told` hears after each batch, and after each
    /// piece of a file.
    ///
    /// Only an answer that bears a command's id settles a row that may have reached the server: one that was sent before
    /// and has no answer. Whatever a request as a whole is answered with, such a row stays as it is and is repeated under
    /// its id, for it may have been carried out.
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
                self.hold(&batch, &Error::refused(code)).await?;
                told();
                continue;
            }
            let sent = match self.upload_files(first, &told).await? {
                Files::Refused(problem) if first.state == OutboxState::Pending => {
                    let id = first.id.clone();
                    self.local.write(move |tx| refuse(tx, &id, &problem)).await?;
                    Sent { answered: 1, held_up: None }
                }
                Files::HeldUp(error) => {
                    self.hold(&batch[..1], &error).await?;
                    Sent { answered: 0, held_up: Some(error) }
                }
                // A row that may have been carried out: its own answer says which.
                Files::There | Files::Refused(_) => {
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
        let spoken = self.spoken.clone();
        self.local.read(move |local| next_batch(local, after, &spoken)).await
    }

    async fn send(&self, batch: Vec<Pending>) -> Result<Sent> {
        // From here on a row may have reached the server, so that it cannot be taken back. One that was taken back
        // since it was read is not sent.
        let ids: Vec<String> = batch.iter().map(|row| row.id.clone()).collect();
        let marked = self.local.write(move |tx| mark_sending(tx, &ids)).await?;
        let batch: Vec<Pending> = batch.into_iter().filter(|row| marked.contains(&row.id)).collect();
        if batch.is_empty() {
            return Ok(Sent::default());
        }
        let commands = batch.iter().map(|row| row.envelope.clone()).collect();
        let error = match self.http.commands(commands).await {
            Ok(answers) => {
                let all = answers.len() as u64;
                let noting = move |tx: &rusqlite::Transaction<'_>| {
                    answers.iter().try_fold(0, |settled, answer| Ok(settled + u64::from(note(tx, answer)?)))
                };
                let answered = self.local.write(noting).await?;
                // What the server failed at waits for the next time; nothing else waits behind it.
                let held_up = (answered < all).then(|| Error::network(NetworkKind::Server));
                return Ok(Sent { answered, held_up });
            }
            Err(error) => error,
        };
        let doubt = Doubt::after(&error);
        if doubt == Doubt::None {
            self.release(&batch).await?;
        }
        match error {
            // The fault is in what was asked: each is tried by itself, so that none takes the others with it.
            error if batch.len() > 1 && is_about_content(&error) => self.send_each(batch).await,
            Error::Problem(problem) if doubt == Doubt::None && is_verdict(&problem) => {
                let [only] = batch.as_slice() else { return Err(Error::Problem(problem)) };
                if only.state == OutboxState::Pending {
                    let id = only.id.clone();
                    self.local.write(move |tx| refuse(tx, &id, &problem)).await?;
                    return Ok(Sent { answered: 1, held_up: None });
                }
                let error = Error::Problem(problem);
                self.hold(&batch, &error).await?;
                Ok(Sent { answered: 0, held_up: Some(error) })
            }
            error => {
                self.hold(&batch, &error).await?;
                if is_about_content(&error) {
                    return Ok(Sent { answered: 0, held_up: Some(error) });
                }
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

    /// Notes for the member why rows that may have reached the server are not settled.
    async fn hold(&self, batch: &[Pending], error: &Error) -> Result<()> {
        let Some(reason) = reason(error) else { return Ok(()) };
        let ids: Vec<String> = batch.iter().map(|row| row.id.clone()).collect();
        self.local.write(move |tx| ids.iter().try_for_each(|id| unsettled_for(tx, id, &reason))).await
    }

    /// Uploads the files of a message.
    async fn upload_files(&self, row: &Pending, told: &(impl Fn() + Sync)) -> Result<Files> {
        let (Command::SendMessage { attachments, .. }, Some(uploads)) =
            (&row.envelope.command, &self.uploads)
        else {
            return Ok(Files::There);
        };
        for attachment in attachments {
            match self.upload(attachment, uploads, told).await {
                Ok(()) => {}
                Err(Error::Problem(problem)) if is_verdict(&problem) => {
                    return Ok(Files::Refused(problem.with("name", &attachment.name)));
                }
                Err(Error::NotFound) => {
                    let title = "the file is not on the machine any more";
                    let missing = Problem::new(ProblemCode::AttachmentMissing, title);
                    return Ok(Files::Refused(missing.with("name", &attachment.name)));
                }
                Err(error) if is_about_content(&error) => return Ok(Files::HeldUp(error)),
                Err(error) => return Err(error),
            }
        }
        Ok(Files::There)
    }

    async fn upload(
        &self,
        attachment: &Attachment,
        uploads: &Arc<dyn Uploads>,
        told: &(impl Fn() + Sync),
    ) -> Result<()> {
        let blob = &attachment.blob;
        let request = UploadRequest {
            sha256: blob.sha256.clone(),
            size: blob.size,
            media_type: blob.media_type.clone(),
        };
        let upload = self.http.begin_upload(&request).await?;
        let mut offset = upload.offset;
        let mut mismatches = 0;
        while offset < blob.size {
            let (store, sha256, start) = (Arc::clone(uploads), blob.sha256.clone(), offset);
            let piece = self.local.read(move |local| store.read(local, &sha256, start, PIECE)).await?;
            if piece.is_empty() {
                return Err(Error::NotFound);
            }
            offset = match self.http.append_upload(&upload.id, offset, Bytes::from(piece)).await {
                Err(Error::Problem(problem)) if is_elsewhere(&problem) && mismatches < 3 => {
                    mismatches += 1;
                    self.http.upload_offset(&upload.id).await?
                }
                other => other?,
            };
            let (store, sha256) = (Arc::clone(uploads), blob.sha256.clone());
            self.local.write(move |tx| store.sent(tx, &sha256, offset)).await?;
            told();
        }
        Ok(())
    }
}

fn is_elsewhere(problem: &Problem) -> bool {
    problem.code() == Some(ProblemCode::OffsetMismatch)
}

/// Whether a request that failed may have been carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doubt {
    /// Surely not: no connection was made, or the server said so.
    None,
    /// It may have been.
    Some,
}

impl Doubt {
    fn after(error: &Error) -> Self {
        let surely_not = match error {
            Error::Network { kind: NetworkKind::Proxy, source: None } => true,
            Error::Network {
                kind: NetworkKind::Offline | NetworkKind::Proxy | NetworkKind::Tls | NetworkKind::Portal,
                source: Some(source),
            } => source.is_connect(),
            Error::NotSignedIn | Error::SignInExpired | Error::Busy { ours: true, .. } => true,
            Error::Problem(problem) => {
                is_verdict(problem) || matches!(problem.code(), Some(ProblemCode::Forbidden))
            }
            _ => false,
        };
        if surely_not { Self::None } else { Self::Some }
    }
}

/// Whether a problem is the server's last word on what was asked, and not on when or by whom it was.
fn is_verdict(problem: &Problem) -> bool {
    match problem.code() {
        None
        | Some(
            ProblemCode::Unauthorized
            | ProblemCode::Forbidden
            | ProblemCode::NotFound
            | ProblemCode::MethodNotAllowed
            | ProblemCode::CursorGone
            | ProblemCode::OffsetMismatch
            | ProblemCode::Timeout
            | ProblemCode::TooManyRequests
            | ProblemCode::Internal
            | ProblemCode::DiskFull,
        ) => false,
        Some(_) => true,
    }
}

/// Whether other commands may fare better: it is this one that was not let through.
fn is_about_content(error: &Error) -> bool {
    match error {
        Error::Problem(problem) => is_verdict(problem) || problem.code().is_none(),
        Error::Network { kind: NetworkKind::Blocked, .. } => true,
        _ => false,
    }
}

/// What the member is told of a row that is not settled; none for what passes by itself, as a line that is cut.
fn reason(error: &Error) -> Option<Problem> {
    match error {
        Error::Problem(problem) => Some((**problem).clone()),
        Error::Network { kind: kind @ (NetworkKind::Blocked | NetworkKind::Server), .. } => Some(Problem {
            kind: format!("{NETWORK_PREFIX}{}", kind.code()),
            ..Problem::new(ProblemCode::Internal, "")
        }),
        Error::Refused { code, .. } => Some(Problem {
            kind: format!("{NETWORK_PREFIX}{code}"),
            ..Problem::new(ProblemCode::Internal, "")
        }),
        _ => None,
    }
}

/// Why a command is kept back from a server that speaks so, if it is: it waits until one of the two has been updated.
fn withheld(spoken: &Spoken, command: &Command) -> Option<&'static str> {
    match spoken.takes(command.since()) {
        Fit::Fits => None,
        Fit::AppTooOld => Some("app_too_old"),
        Fit::ServerTooOld => Some("server_too_old"),
    }
}

/// The first rows after `after` that are not answered, as many as one request holds. A message with files is always the
/// first of its request: its files go before it. One that is kept back is alone. A row of another author than the folder's owner is never among them.
fn next_batch(local: &Connection, after: i64, spoken: &Spoken) -> Result<Batch> {
    let mut statement = local.prepare_cached(&format!(
        "SELECT {COLUMNS}, seq FROM outbox WHERE state IN ('pending', 'sending') AND seq > ?1 \
         AND author IS (SELECT value FROM kept WHERE name = 'owner') ORDER BY seq LIMIT {MAX_COMMANDS}"
    ))?;
    let mut rows = statement.query([after])?;
    let (mut batch, mut bytes) = (Batch { rows: Vec::new(), first: after, last: after }, FRAME);
    while let Some(row) = rows.next()? {
        bytes += row.get_ref(1)?.as_str().map_or(0, str::len) + 1;
        let seq = row.get("seq")?;
        let row = read(row)?;
        let has_files = matches!(&row.envelope.command, Command::SendMessage { attachments, .. } if !attachments.is_empty());
        let is_withheld = withheld(spoken, &row.envelope.command).is_some();
        if batch.rows.is_empty() {
            batch.first = seq;
        } else if bytes > MAX_COMMANDS_BYTES || has_files || is_withheld {
            break;
        }
        batch.rows.push(row);
        batch.last = seq;
        if is_withheld {
            break;
        }
    }
    Ok(batch)
}

fn mark_sending(tx: &Connection, ids: &[String]) -> Result<Vec<String>> {
    let mut statement = tx.prepare_cached(
        "UPDATE outbox SET state = 'sending' WHERE id = ?1 AND state IN ('pending', 'sending')",
    )?;
    let mut marked = Vec::new();
    for id in ids {
        if statement.execute([id])? == 1 {
            marked.push(id.clone());
        }
    }
    Ok(marked)
}

fn mark_pending(tx: &Connection, ids: &[String]) -> Result<()> {
    let mut statement =
        tx.prepare_cached("UPDATE outbox SET state = 'pending' WHERE id = ?1 AND state = 'sending'")?;
    ids.iter().try_for_each(|id| Ok(statement.execute([id]).map(|_| ())?))
}

/// Notes an answer. Answers whether it settles the row: that the server failed at it, or had no time, does not.
fn note(tx: &Connection, answer: &Answer) -> Result<bool> {
    match &answer.outcome {
        Outcome::Done { version, .. } => {
            tx.execute(
                "UPDATE outbox SET state = 'done', done_version = ?2, problem = NULL, conflict = NULL WHERE id = ?1",
                params![answer.id, version],
            )?;
        }
        Outcome::Failed { problem } => {
            unsettled_for(tx, &answer.id, problem)?;
            return Ok(false);
        }
        Outcome::Refused { problem } if is_passing(problem) => {
            unsettled_for(tx, &answer.id, problem)?;
            return Ok(false);
        }
        Outcome::Refused { problem } => refuse(tx, &answer.id, problem)?,
        Outcome::Conflict { fields, version } => {
            tx.execute(
                "UPDATE outbox SET state = 'conflict', problem = NULL, conflict = ?2, done_version = ?3 WHERE id = ?1",
                params![answer.id, serde_json::to_string(fields)?, version],
            )?;
        }
    }
    Ok(true)
}

/// Whether what the server answers to a command is not its last word on it.
fn is_passing(problem: &Problem) -> bool {
    matches!(
        problem.code(),
        Some(ProblemCode::Timeout | ProblemCode::TooManyRequests | ProblemCode::Internal)
    ) || problem.status >= 500
}

/// A row that is not settled stays as it is; the member may see why.
fn unsettled_for(tx: &Connection, id: &str, problem: &Problem) -> Result<()> {
    tx.execute(
        "UPDATE outbox SET problem = ?2 WHERE id = ?1 AND state IN ('pending', 'sending')",
        params![id, serde_json::to_string(problem)?],
    )?;
    Ok(())
}

fn refuse(tx: &Connection, id: &str, problem: &Problem) -> Result<()> {
    tx.execute(
        "UPDATE outbox SET state = 'refused', problem = ?2 WHERE id = ?1",
        params![id, serde_json::to_string(problem)?],
    )?;
    Ok(())
}

/// The rows that are done now. Called before a pull begins: when it has come to its end, the feed has brought what
/// they did, and [`settle`] removes them.
pub(crate) fn done(local: &Connection) -> Result<Vec<String>> {
    let mut statement = local.prepare_cached("SELECT id FROM outbox WHERE state = 'done'")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Removes rows whose effect is in the cache.
pub(crate) fn settle(tx: &Connection, ids: &[String], uploads: Option<&dyn Uploads>) -> Result<()> {
    let mut statement = tx.prepare_cached("DELETE FROM outbox WHERE id = ?1 AND state = 'done'")?;
    for id in ids {
        statement.execute([id])?;
    }
    uploads.map_or(Ok(()), |uploads| uploads.tidy(tx))
}
