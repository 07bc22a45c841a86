//! Blobs as files by their hash, who may read them, and uploads.

use super::{StorageError, UploadRow, private_folder};
use chrono::{DateTime, Utc};
use min_side_domain::records::BlobRef;
use rusqlite::{Connection, OptionalExtension, Row};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Where a blob's bytes are: `blobs/aa/<hash>`.
pub(super) fn path(dir: &Path, sha256: &str) -> PathBuf {
    dir.join("blobs").join(sha256.get(..2).unwrap_or("00")).join(sha256)
}

/// Writes bytes under their hash; bytes that are there already stay.
pub(super) fn keep_file(dir: &Path, bytes: &[u8], media_type: &str) -> Result<BlobRef, StorageError> {
    let sha256 = hex(&Sha256::digest(bytes));
    let target = path(dir, &sha256);
    if !target.exists() {
        if let Some(folder) = target.parent() {
            private_folder(folder)
                .map_err(|source| StorageError::File { what: folder.to_owned(), source })?;
        }
        let part = dir.join("uploads").join(format!("{sha256}.{}", uuid::Uuid::new_v4().simple()));
        let written = write_new(&part, bytes).and_then(|()| fs::rename(&part, &target));
        written.map_err(|source| StorageError::File { what: target.clone(), source })?;
    }
    Ok(BlobRef { sha256, size: bytes.len() as u64, media_type: media_type.to_owned() })
}

pub(super) fn register(db: &Connection, blob: &BlobRef) -> Result<(), StorageError> {
    let size = i64::try_from(blob.size).map_err(|_| StorageError::Damaged("a blob's size"))?;
    db.prepare_cached("INSERT OR IGNORE INTO blob (sha256, size, media_type) VALUES (?1, ?2, ?3)")?
        .execute((&blob.sha256, size, &blob.media_type))?;
    Ok(())
}

/// Marks an upload complete, with the media type that its bytes bear out, and registers its blob.
pub(super) fn complete(db: &Connection, upload: &UploadRow) -> Result<(), StorageError> {
    register(db, &upload.blob)?;
    db.prepare_cached("UPDATE upload SET complete = 1, media_type = ?2 WHERE id = ?1")?
        .execute((&upload.id, &upload.blob.media_type))?;
    Ok(())
}

pub(super) fn in_any_row(db: &Connection, sha256: &str) -> Result<Option<BlobRef>, StorageError> {
    let mut query = db.prepare_cached(
        "SELECT sha256, size, media_type FROM blob AS b
         WHERE sha256 = ?1 AND EXISTS (SELECT 1 FROM row_blob AS r WHERE r.sha256 = b.sha256)",
    )?;
    Ok(query.query_row([sha256], blob).optional()?)
}

/// A blob of a row that the member sees, or one that the member has uploaded: then of the media type of that upload. Others
/// may have sent the same bytes as something else.
pub(super) fn of_member(
    db: &Connection,
    member: &str,
    sha256: &str,
) -> Result<Option<BlobRef>, StorageError> {
    let mut query = db.prepare_cached(
        "SELECT sha256, size, coalesce(
             (SELECT u.media_type FROM upload AS u
              WHERE u.member = ?2 AND u.sha256 = b.sha256 AND u.size = b.size AND u.complete), media_type)
         FROM blob AS b
         WHERE sha256 = ?1 AND (
             EXISTS (
                 SELECT 1 FROM row_blob AS r JOIN audience AS a ON a.id = r.audience
                 WHERE r.sha256 = b.sha256 AND (a.name = 'public' OR a.name = 'member:' || ?2
                     OR EXISTS (SELECT 1 FROM audience_grant AS g
                                WHERE g.member = ?2 AND g.audience = a.id AND g.active)))
             OR EXISTS (SELECT 1 FROM upload AS u WHERE u.member = ?2 AND u.sha256 = b.sha256 AND u.complete))",
    )?;
    Ok(query.query_row([sha256, member], blob).optional()?)
}

pub(super) fn upload(db: &Connection, member: &str, id: &str) -> Result<Option<UploadRow>, StorageError> {
    let mut query = db.prepare_cached(
        "SELECT sha256, size, media_type, id, member, complete FROM upload WHERE id = ?1 AND member = ?2",
    )?;
    Ok(query.query_row([id, member], upload_row).optional()?)
}

/// The upload of these bytes by this member, begun now if it was not before.
pub(super) fn begin_upload(
    db: &Connection,
    member: &str,
    blob: &BlobRef,
    id: &str,
    now: DateTime<Utc>,
) -> Result<UploadRow, StorageError> {
    let size = i64::try_from(blob.size).map_err(|_| StorageError::Damaged("an upload's size"))?;
    db.prepare_cached(
        "INSERT OR IGNORE INTO upload (id, member, sha256, size, media_type, complete, begun_at)
         VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6)",
    )?
    .execute((id, member, &blob.sha256, size, &blob.media_type, now.timestamp_millis()))?;
    let mut query = db.prepare_cached(
        "SELECT sha256, size, media_type, id, member, complete FROM upload
         WHERE member = ?1 AND sha256 = ?2 AND size = ?3",
    )?;
    Ok(query.query_row((member, &blob.sha256, size), upload_row)?)
}

/// Bytes of a member's uploads that are under way, or that no row names.
pub(super) fn unnamed_bytes(db: &Connection, member: &str) -> Result<u64, StorageError> {
    let mut query = db.prepare_cached(
        "SELECT coalesce(sum(size), 0) FROM upload AS u
         WHERE member = ?1 AND (NOT complete OR NOT EXISTS (SELECT 1 FROM row_blob AS r WHERE r.sha256 = u.sha256))",
    )?;
    let bytes: i64 = query.query_row([member], |row| row.get(0))?;
    Ok(bytes.unsigned_abs())
}

/// Uploads that never became complete: their ids.
pub(super) fn drop_unfinished(db: &Connection, before: DateTime<Utc>) -> Result<Vec<String>, StorageError> {
    let mut query = db.prepare("DELETE FROM upload WHERE NOT complete AND begun_at < ?1 RETURNING id")?;
    let ids = query.query_map([before.timestamp_millis()], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Blobs that were uploaded and that nothing came to name: their hashes.
pub(super) fn drop_unnamed(db: &Connection, before: DateTime<Utc>) -> Result<Vec<String>, StorageError> {
    let mut query = db.prepare(
        "DELETE FROM upload WHERE complete AND begun_at < ?1
             AND NOT EXISTS (SELECT 1 FROM row_blob AS r WHERE r.sha256 = upload.sha256)
         RETURNING sha256",
    )?;
    let dropped = query.query_map([before.timestamp_millis()], |row| row.get::<_, String>(0))?;
    let dropped = dropped.collect::<Result<Vec<_>, _>>()?;
    let mut query = db.prepare(
        "DELETE FROM blob WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM upload AS u WHERE u.sha256 = ?1)",
    )?;
    let mut gone = Vec::new();
    for hash in dropped {
        if query.execute([&hash])? > 0 {
            gone.push(hash);
        }
    }
    Ok(gone)
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn write_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn blob(row: &Row<'_>) -> rusqlite::Result<BlobRef> {
    let size: i64 = row.get(1)?;
    Ok(BlobRef { sha256: row.get(0)?, size: size.unsigned_abs(), media_type: row.get(2)? })
}

fn upload_row(row: &Row<'_>) -> rusqlite::Result<UploadRow> {
    Ok(UploadRow { id: row.get(3)?, member: row.get(4)?, blob: blob(row)?, complete: row.get(5)? })
}
