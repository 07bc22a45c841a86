//! Sends the outbox: in order, files first, each command as often as it takes to get its one answer.

use super::list::{COLUMNS, Pending, read};
use super::uploads::Uploads;
use crate::db::Db;
use crate::error::{Error, NetworkKind, Result};
use crate::http::Http;
use crate::views::OutboxState;
use bytes::Bytes;
use min_side_domain::records::Attachment;
use min_side_wire::command::{Answer, Command, Outcome};
use min_side_wire::problem::{Problem, ProblemCode};
use min_side_wire::service::UploadRequest;
use min_side_wire::{MAX_COMMANDS, MAX_COMMANDS_BYTES};
use rusqlite::{Connection, params};
use std::collections::HashSet;
use std::sync::Arc;

/// Bytes of one piece of an upload.
const PIECE: usize = 1024 * 1024;
/// Room that a request's frame takes beside its commands, bytes.
const FRAME: usize = 1024;

/// What sending needs.
#[derive(Clone)]
pub(crate) struct Sender {
    pub(crate) http: Http,
    pub(crate) local: Db,
    pub(crate) uploads: Option<Arc<dyn Uploads>>,
}

impl Sender {
    /// Sends all that waits and answers how many commands were answered. `told` hears after each batch, and after each
    /// piece of a file.
    ///
    /// # Errors
    /// [`Error::Network`] and [`Error::Busy`], after which what was not answered waits or is being sent still;
    /// [`Error::NotSignedIn`], [`Error::SignInExpired`].
    pub(crate) async fn send_all(&self, told: impl Fn() + Sync) -> Result<u64> {
        let mut answered = 0;
        let mut failed: HashSet<String> = HashSet::new();
        loop {
            let skipped = failed.clone();
            let batch = self.local.read(move |local| next_batch(local, &skipped)).await?;
            let Some(first) = batch.first() else {
                // What the server failed at waits for the next time; nothing else waits behind it.
                return if failed.is_empty() {
                    Ok(answered)
                } else {
                    Err(Error::network(NetworkKind::Server))
                };
            };
            if let Some(problem) = self.upload_files(first, &told).await? {
                let id = first.id.clone();
                self.local.write(move |tx| refuse(tx, &id, &problem)).await?;
                answered += 1;
                told();
                continue;
            }
            answered += self.send(batch, &mut failed).await?;
            told();
        }
    }

    /// Sends a batch; how many were answered. Those that the server failed at are added to `failed`.
    async fn send(&self, batch: Vec<Pending>, failed: &mut HashSet<String>) -> Result<u64> {
        // From here on a row may have reached the server, so that it cannot be taken back. One that was taken back
        // since it was read is not sent.
        let ids: Vec<String> = batch.iter().map(|row| row.id.clone()).collect();
        let marked = self.local.write(move |tx| mark_sending(tx, &ids)).await?;
        let batch: Vec<Pending> = batch.into_iter().filter(|row| marked.contains(&row.id)).collect();
        if batch.is_empty() {
            return Ok(0);
        }
        let commands = batch.iter().map(|row| row.envelope.clone()).collect();
        match self.http.commands(commands).await {
            Ok(answers) => {
                let not_done = answers.iter().filter(|one| matches!(one.outcome, Outcome::Failed { .. }));
                let not_done: Vec<String> = not_done.map(|one| one.id.clone()).collect();
                let count = (answers.len() - not_done.len()) as u64;
                failed.extend(not_done);
                self.local.write(move |tx| answers.iter().try_for_each(|answer| note(tx, answer))).await?;
                Ok(count)
            }
            Err(Error::Problem(problem)) => self.refused_whole(batch, *problem, failed).await,
            Err(error) => {
                if never_left(&error) {
                    let fresh = batch.iter().filter(|row| row.state == OutboxState::Pending);
                    let ids: Vec<String> = fresh.map(|row| row.id.clone()).collect();
                    self.local.write(move |tx| mark_pending(tx, &ids)).await?;
                }
                Err(error)
            }
        }
    }

    /// The server refused a request as such. One command alone is then the refused one; of several each is tried by
    /// itself, so that none takes the others with it.
    async fn refused_whole(
        &self,
        batch: Vec<Pending>,
        problem: Problem,
        failed: &mut HashSet<String>,
    ) -> Result<u64> {
        if let [only] = batch.as_slice() {
            let id = only.id.clone();
            self.local.write(move |tx| refuse(tx, &id, &problem)).await?;
            return Ok(1);
        }
        let mut answered = 0;
        for row in batch {
            answered += Box::pin(self.send(vec![row], failed)).await?;
        }
        Ok(answered)
    }

    /// Uploads the files of a message. Answers the problem for which the server will not have one of them.
    async fn upload_files(&self, row: &Pending, told: &(impl Fn() + Sync)) -> Result<Option<Problem>> {
        let (Command::SendMessage { attachments, .. }, Some(uploads)) =
            (&row.envelope.command, &self.uploads)
        else {
            return Ok(None);
        };
        for attachment in attachments {
            match self.upload(attachment, uploads, told).await {
                Ok(()) => {}
                Err(Error::Problem(problem)) => return Ok(Some(problem.with("name", &attachment.name))),
                Err(Error::NotFound) => {
                    let title = "the file is not on the machine any more";
                    let missing = Problem::new(ProblemCode::AttachmentMissing, title);
                    return Ok(Some(missing.with("name", &attachment.name)));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(None)
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

/// Whether a failed call surely did not reach the server: no connection was made.
fn never_left(error: &Error) -> bool {
    match error {
        Error::Network { kind: NetworkKind::Offline | NetworkKind::Proxy | NetworkKind::Tls, source } => {
            source.as_ref().is_none_or(reqwest::Error::is_connect)
        }
        Error::NotSignedIn | Error::SignInExpired => true,
        _ => false,
    }
}

/// The first rows that are not answered, as many as one request holds. A message with files is always the first of
/// its request: its files go before it. A row of another author than the folder's owner is never among them.
fn next_batch(local: &Connection, skipped: &HashSet<String>) -> Result<Vec<Pending>> {
    let mut statement = local.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM outbox WHERE state IN ('pending', 'sending') \
         AND author IS (SELECT value FROM kept WHERE name = 'owner') ORDER BY seq LIMIT {}",
        MAX_COMMANDS + skipped.len()
    ))?;
    let mut rows = statement.query([])?;
    let (mut batch, mut bytes) = (Vec::new(), FRAME);
    while let Some(row) = rows.next()? {
        if batch.len() == MAX_COMMANDS {
            break;
        }
        if skipped.contains(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?) {
            continue;
        }
        bytes += row.get_ref(1)?.as_str().map_or(0, str::len) + 1;
        let row = read(row)?;
        let has_files = matches!(&row.envelope.command, Command::SendMessage { attachments, .. } if !attachments.is_empty());
        if !batch.is_empty() && (bytes > MAX_COMMANDS_BYTES || has_files) {
            break;
        }
        batch.push(row);
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

fn note(tx: &Connection, answer: &Answer) -> Result<()> {
    match &answer.outcome {
        Outcome::Done { version, .. } => {
            tx.execute(
                "UPDATE outbox SET state = 'done', done_version = ?2, problem = NULL, conflict = NULL WHERE id = ?1",
                params![answer.id, version],
            )?;
        }
        Outcome::Refused { problem } => refuse(tx, &answer.id, problem)?,
        // No answer: it may have been tried, so it stays as it is and is sent again under its id.
        Outcome::Failed { .. } => {}
        Outcome::Conflict { fields, version } => {
            tx.execute(
                "UPDATE outbox SET state = 'conflict', conflict = ?2, done_version = ?3 WHERE id = ?1",
                params![answer.id, serde_json::to_string(fields)?, version],
            )?;
        }
    }
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
