//! Files on their way out: taken and encrypted when they are attached, so that the original may vanish.

use super::store::{CHUNK_BYTES, hex, read_pieces, signed, unsigned};
use crate::error::{Error, Result};
use crate::outbox::Uploads;
use min_side_domain::field::FieldCode;
use min_side_domain::media_type;
use min_side_domain::message_rules::{AttachmentLimits, check_attachment, safe_file_name};
use min_side_domain::records::{Attachment, BlobRef};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;

/// Takes a file's bytes, at most as many as the limits allow.
///
/// # Errors
/// [`Error::FileRefused`] when the limits refuse it; [`Error::Io`], [`Error::Database`].
pub fn stage(
    tx: &Connection,
    name: &str,
    mut from: impl Read,
    limits: AttachmentLimits<'_>,
) -> Result<Attachment> {
    let name = safe_file_name(name);
    tx.execute("INSERT INTO staged (sha256, size) VALUES ('', 0)", [])?;
    let id = tx.last_insert_rowid();
    let mut hasher = Sha256::new();
    let mut size = 0u64;
    let mut first = Vec::new();
    for number in 0i64.. {
        let mut piece = Vec::with_capacity(CHUNK_BYTES);
        from.by_ref().take(CHUNK_BYTES as u64).read_to_end(&mut piece)?;
        if piece.is_empty() {
            break;
        }
        size += piece.len() as u64;
        if size > limits.max_bytes {
            return Err(Error::FileRefused { name, code: FieldCode::FileTooLarge });
        }
        hasher.update(&piece);
        tx.prepare_cached("INSERT INTO staged_chunks (file, number, bytes) VALUES (?1, ?2, ?3)")?
            .execute(params![id, number, piece])?;
        if first.is_empty() {
            first = piece;
        }
    }
    let media_type = media_type::of(&name, &first).to_owned();
    if let Err(code) = check_attachment(limits, &name, &media_type, size) {
        return Err(Error::FileRefused { name, code });
    }
    let sha256 = hex(&hasher.finalize());
    let known: Option<i64> =
        tx.query_row("SELECT id FROM staged WHERE sha256 = ?1", [&sha256], |row| row.get(0)).optional()?;
    if known.is_some() {
        tx.execute("DELETE FROM staged WHERE id = ?1", [id])?;
    } else {
        tx.execute(
            "UPDATE staged SET sha256 = ?2, size = ?3 WHERE id = ?1",
            params![id, sha256, signed(size)],
        )?;
    }
    Ok(Attachment { name, blob: BlobRef { sha256, size, media_type } })
}

/// Bytes that the server has of each file on its way out, by its hash.
///
/// # Errors
/// [`Error::Database`].
pub fn sent(local: &Connection) -> Result<BTreeMap<String, u64>> {
    let mut statement = local.prepare_cached("SELECT sha256, sent FROM staged")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, unsigned(row.get(1)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The size of a staged file; none when it is not there.
///
/// # Errors
/// [`Error::Database`].
pub fn size(local: &Connection, sha256: &str) -> Result<Option<u64>> {
    Ok(local
        .prepare_cached("SELECT size FROM staged WHERE sha256 = ?1")?
        .query_row([sha256], |row| row.get(0))
        .optional()?
        .map(unsigned))
}

/// At most `length` bytes from `start` of a staged file; fewer only at its end.
///
/// # Errors
/// [`Error::NotFound`] when it is not there.
pub fn read(local: &Connection, sha256: &str, start: u64, length: usize) -> Result<Vec<u8>> {
    let (id, size): (i64, i64) = local
        .prepare_cached("SELECT id, size FROM staged WHERE sha256 = ?1")?
        .query_row([sha256], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(Error::NotFound)?;
    let sql = "SELECT bytes FROM staged_chunks WHERE file = ?1 AND number = ?2";
    read_pieces(local, sql, id, unsigned(size), start, length)
}

/// Forgets the files that no draft and no command of the outbox uses any more.
///
/// # Errors
/// [`Error::Database`].
pub fn tidy(tx: &Connection) -> Result<()> {
    tx.execute(
        "DELETE FROM staged WHERE sha256 NOT IN (SELECT sha256 FROM draft_files) \
         AND sha256 NOT IN (SELECT json_extract(file.value, '$.sha256') FROM outbox, \
             json_each(outbox.envelope, '$.payload.attachments') AS file WHERE outbox.kind = 'send_message')",
        [],
    )?;
    Ok(())
}

/// The outbox's way to the staged files.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Staged;

impl Uploads for Staged {
    fn read(&self, local: &Connection, sha256: &str, start: u64, length: usize) -> Result<Vec<u8>> {
        read(local, sha256, start, length)
    }

    fn sent(&self, local: &Connection, sha256: &str, bytes: u64) -> Result<()> {
        local
            .prepare_cached("UPDATE staged SET sent = min(size, ?2) WHERE sha256 = ?1")?
            .execute(params![sha256, signed(bytes)])?;
        Ok(())
    }

    fn tidy(&self, local: &Connection) -> Result<()> {
        tidy(local)
    }
}
