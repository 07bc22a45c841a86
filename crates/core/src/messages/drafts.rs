//! Drafts: the member's own words, saved as they are written.

use super::files;
use crate::error::{Error, Result};
use crate::outbox::{Pending, new_id};
use crate::rows::{from_micros, micros};
use crate::views::{Draft, FileState};
use chrono::{DateTime, Utc};
use min_side_domain::records::{Attachment, BlobRef};
use min_side_wire::command::Command;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// The drafts, newest first.
///
/// # Errors
/// [`Error::Database`].
pub fn drafts(local: &Connection) -> Result<Vec<Draft>> {
    let mut statement = local.prepare_cached(&format!("{DRAFT} ORDER BY saved_at DESC, id"))?;
    let mut drafts = statement.query_map([], read)?.collect::<rusqlite::Result<Vec<_>>>()?;
    for draft in &mut drafts {
        draft.attachments = views(&attachments(local, &draft.id)?);
    }
    Ok(drafts)
}

/// The draft of this id.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Database`].
pub fn draft(local: &Connection, id: &str) -> Result<Draft> {
    let mut draft = local
        .prepare_cached(&format!("{DRAFT} WHERE id = ?1"))?
        .query_row([id], read)
        .optional()?
        .ok_or(Error::NotFound)?;
    draft.attachments = views(&attachments(local, id)?);
    Ok(draft)
}

/// Saves the words of a draft; its files are left as they are. One without an id is new and gets one.
///
/// # Errors
/// [`Error::NotFound`] for one that has been sent or deleted meanwhile: a late save must not bring it back.
pub fn save(tx: &Connection, draft: &Draft, now: DateTime<Utc>) -> Result<Draft> {
    let id = if draft.id.is_empty() {
        let id = new_id(now);
        tx.execute(
            "INSERT INTO drafts (id, thread_id, recipient_id, subject, body, saved_at) VALUES (?1, NULL, '', '', '', 0)",
            [&id],
        )?;
        id
    } else {
        draft.id.clone()
    };
    let changed = tx
        .prepare_cached(
            "UPDATE drafts SET thread_id = ?2, recipient_id = ?3, subject = ?4, body = ?5, saved_at = ?6 WHERE id = ?1",
        )?
        .execute(params![id, draft.thread_id, draft.recipient_id, draft.subject, draft.body, micros(now)])?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    self::draft(tx, &id)
}

/// Deletes a draft with its files.
///
/// # Errors
/// [`Error::Database`].
pub fn delete(tx: &Connection, id: &str) -> Result<()> {
    tx.execute("DELETE FROM drafts WHERE id = ?1", [id])?;
    crate::files::tidy(tx)
}

/// Adds a file whose bytes have been staged; the same bytes twice are one file.
///
/// # Errors
/// [`Error::NotFound`] when the draft is gone, [`Error::Database`].
pub fn attach(tx: &Connection, id: &str, file: &Attachment, now: DateTime<Utc>) -> Result<Draft> {
    draft(tx, id)?;
    put_file(tx, id, file)?;
    tx.execute("UPDATE drafts SET saved_at = ?2 WHERE id = ?1", params![id, micros(now)])?;
    draft(tx, id)
}

/// Takes a file out again.
///
/// # Errors
/// [`Error::NotFound`] when the draft is gone, [`Error::Database`].
pub fn detach(tx: &Connection, id: &str, sha256: &str) -> Result<Draft> {
    tx.execute("DELETE FROM draft_files WHERE draft_id = ?1 AND sha256 = ?2", [id, sha256])?;
    crate::files::tidy(tx)?;
    draft(tx, id)
}

/// Makes a draft of a message that was taken back before it was sent; none for another command. A message that was to
/// begin a thread has the thread's id as its own.
///
/// # Errors
/// [`Error::Database`].
pub fn from_withdrawn(tx: &Connection, row: &Pending, now: DateTime<Utc>) -> Result<Option<String>> {
    let Command::SendMessage { thread_id, recipient_id, subject, body, attachments } = &row.envelope.command
    else {
        return Ok(None);
    };
    let draft = Draft {
        thread_id: (*thread_id != row.id).then(|| thread_id.clone()),
        recipient_id: recipient_id.clone(),
        subject: subject.clone(),
        body: body.clone(),
        ..Draft::default()
    };
    let id = save(tx, &draft, now)?.id;
    for file in attachments {
        put_file(tx, &id, file)?;
    }
    Ok(Some(id))
}

/// The files of a draft, in the order of attaching.
pub(super) fn attachments(local: &Connection, id: &str) -> Result<Vec<Attachment>> {
    let mut statement = local.prepare_cached(
        "SELECT name, sha256, size, media_type FROM draft_files WHERE draft_id = ?1 ORDER BY position, sha256",
    )?;
    let rows = statement.query_map([id], |row| {
        let size: i64 = row.get(2)?;
        Ok(Attachment {
            name: row.get(0)?,
            blob: BlobRef {
                sha256: row.get(1)?,
                size: u64::try_from(size).unwrap_or_default(),
                media_type: row.get(3)?,
            },
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn put_file(tx: &Connection, id: &str, file: &Attachment) -> Result<()> {
    tx.execute(
        "INSERT INTO draft_files (draft_id, sha256, position, name, media_type, size) \
         SELECT ?1, ?2, coalesce(max(position), 0) + 1, ?3, ?4, ?5 FROM draft_files WHERE draft_id = ?1 \
         ON CONFLICT (draft_id, sha256) DO NOTHING",
        params![
            id,
            file.blob.sha256,
            file.name,
            file.blob.media_type,
            i64::try_from(file.blob.size).unwrap_or(i64::MAX)
        ],
    )?;
    Ok(())
}

fn views(attachments: &[Attachment]) -> Vec<crate::views::AttachmentView> {
    attachments.iter().map(|file| files::view(file, FileState::Here, None)).collect()
}

const DRAFT: &str = "SELECT id, thread_id, recipient_id, subject, body, saved_at FROM drafts";

fn read(row: &Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        id: row.get(0)?,
        thread_id: row.get(1)?,
        recipient_id: row.get(2)?,
        subject: row.get(3)?,
        body: row.get(4)?,
        attachments: Vec::new(),
        saved_at: Some(from_micros(row.get(5)?)),
    })
}
