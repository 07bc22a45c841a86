//! The bytes of files that came from the server, in pieces inside the encrypted cache.

use crate::error::{Error, Result};
use crate::views::FileState;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

/// Bytes of one piece.
pub const CHUNK_BYTES: usize = 64 * 1024;

/// A file that some row names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its number in the cache.
    pub id: i64,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Media type, as its row says.
    pub media_type: String,
    /// Bytes received, in order.
    pub have: u64,
    /// Whether all are here and verified.
    pub here: bool,
    /// Whether the member waits for it.
    pub wanted: bool,
    /// Whether the member has pinned it.
    pub pinned: bool,
}

impl Known {
    /// Where its bytes are.
    #[must_use]
    pub const fn state(&self) -> FileState {
        match (self.here, self.wanted) {
            (true, _) => FileState::Here,
            (false, true) => FileState::Downloading,
            (false, false) => FileState::Remote,
        }
    }
}

/// The file with this hash, if a row names it.
///
/// # Errors
/// [`Error::Database`].
pub fn find(cache: &Connection, sha256: &str) -> Result<Option<Known>> {
    Ok(cache
        .prepare_cached(
            "SELECT id, sha256, size, media_type, have, here, wanted, pinned FROM files WHERE sha256 = ?1",
        )?
        .query_row([sha256], |row| {
            Ok(Known {
                id: row.get(0)?,
                sha256: row.get(1)?,
                size: unsigned(row.get(2)?),
                media_type: row.get(3)?,
                have: unsigned(row.get(4)?),
                here: row.get(5)?,
                wanted: row.get(6)?,
                pinned: row.get(7)?,
            })
        })
        .optional()?)
}

/// Where a file's bytes are.
///
/// # Errors
/// [`Error::Database`].
pub fn state(cache: &Connection, sha256: &str) -> Result<FileState> {
    Ok(find(cache, sha256)?.map_or(FileState::Remote, |known| known.state()))
}

/// At most `length` bytes from `start` of a verified file; fewer only at its end.
///
/// # Errors
/// [`Error::NotFound`] when it is not on the machine, [`Error::Damaged`] when pieces are missing.
pub fn read(cache: &Connection, sha256: &str, start: u64, length: usize) -> Result<Vec<u8>> {
    let known = find(cache, sha256)?.filter(|known| known.here).ok_or(Error::NotFound)?;
    read_pieces(
        cache,
        "SELECT bytes FROM file_chunks WHERE file = ?1 AND number = ?2",
        known.id,
        known.size,
        start,
        length,
    )
}

/// The whole of a verified file of at most `limit` bytes.
///
/// # Errors
/// As [`read`]; `file_too_large`.
pub fn read_whole(cache: &Connection, sha256: &str, limit: u64) -> Result<Vec<u8>> {
    let known = find(cache, sha256)?.filter(|known| known.here).ok_or(Error::NotFound)?;
    if known.size > limit {
        return Err(Error::refused("file_too_large"));
    }
    read(cache, sha256, 0, usize::try_from(known.size).unwrap_or(usize::MAX))
}

/// Reads a range out of pieces that `sql` gives by file and number.
pub(super) fn read_pieces(
    conn: &Connection,
    sql: &str,
    id: i64,
    size: u64,
    start: u64,
    length: usize,
) -> Result<Vec<u8>> {
    let end = start.saturating_add(length as u64).min(size);
    if start >= end {
        return Ok(Vec::new());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(end - start).unwrap_or_default());
    let mut statement = conn.prepare_cached(sql)?;
    for number in start / CHUNK_BYTES as u64..=(end - 1) / CHUNK_BYTES as u64 {
        let first = number * CHUNK_BYTES as u64;
        let piece: Option<Vec<u8>> =
            statement.query_row(params![id, signed(number)], |row| row.get(0)).optional()?;
        let from = usize::try_from(start.saturating_sub(first)).unwrap_or(usize::MAX);
        let to = usize::try_from((end - first).min(CHUNK_BYTES as u64)).unwrap_or(usize::MAX);
        let piece = piece.as_ref().and_then(|piece| piece.get(from..to)).ok_or(Error::Damaged("cache"))?;
        bytes.extend_from_slice(piece);
    }
    Ok(bytes)
}

/// Adds received bytes at the end of what is here of a file. `bytes` is a whole number of pieces, except at the end.
///
/// # Errors
/// [`Error::NotFound`] when nothing names the file any more, [`Error::BadPage`] when the bytes do not go there.
pub fn append(tx: &Connection, sha256: &str, start: u64, bytes: &[u8]) -> Result<u64> {
    let known = find(tx, sha256)?.ok_or(Error::NotFound)?;
    let end = start + bytes.len() as u64;
    let whole_pieces = end == known.size || end.is_multiple_of(CHUNK_BYTES as u64);
    if known.here
        || start != known.have
        || !start.is_multiple_of(CHUNK_BYTES as u64)
        || end > known.size
        || !whole_pieces
    {
        return Err(Error::BadPage("file_range"));
    }
    let mut statement =
        tx.prepare_cached("INSERT INTO file_chunks (file, number, bytes) VALUES (?1, ?2, ?3)")?;
    for (at, piece) in bytes.chunks(CHUNK_BYTES).enumerate() {
        statement.execute(params![known.id, signed(start / CHUNK_BYTES as u64 + at as u64), piece])?;
    }
    tx.prepare_cached("UPDATE files SET have = ?2 WHERE id = ?1")?.execute(params![known.id, signed(end)])?;
    Ok(end)
}

/// Marks a file as here when its bytes are whole and have its hash; with another hash they are thrown away. Answers
/// whether it is here.
///
/// # Errors
/// [`Error::NotFound`] when nothing names it any more, [`Error::BadPage`] when bytes are missing.
pub fn finish(tx: &Connection, sha256: &str) -> Result<bool> {
    let known = find(tx, sha256)?.ok_or(Error::NotFound)?;
    if known.here {
        return Ok(true);
    }
    if known.have != known.size {
        return Err(Error::BadPage("file_incomplete"));
    }
    let verified = hash(tx, known.id)? == sha256;
    if verified {
        tx.execute("UPDATE files SET here = 1, wanted = 0 WHERE id = ?1", [known.id])?;
    } else {
        discard(tx, known.id)?;
    }
    Ok(verified)
}

/// Throws a file's bytes and text away; the row stays, since other rows name it.
///
/// # Errors
/// [`Error::Database`].
pub fn discard(tx: &Connection, id: i64) -> Result<()> {
    tx.prepare_cached("DELETE FROM file_chunks WHERE file = ?1")?.execute([id])?;
    tx.prepare_cached("DELETE FROM file_text WHERE file = ?1")?.execute([id])?;
    tx.prepare_cached("UPDATE files SET have = 0, here = 0, asked = 0 WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Takes over the bytes, pins and texts of an older cache that is attached as `old`.
///
/// # Errors
/// [`Error::Database`].
pub fn carry_over(tx: &Connection) -> Result<()> {
    tx.execute_batch(
        "INSERT INTO files (sha256, size, media_type, searchable, have, here, wanted, asked, pinned) \
             SELECT sha256, size, media_type, searchable, have, here, wanted, asked, pinned FROM old.files \
             WHERE have > 0 OR pinned = 1 OR asked = 1 OR wanted = 1 \
             ON CONFLICT (sha256) DO UPDATE SET have = excluded.have, here = excluded.here, wanted = excluded.wanted, \
             asked = excluded.asked, pinned = excluded.pinned WHERE files.have = 0 AND files.size = excluded.size; \
         INSERT OR IGNORE INTO file_chunks (file, number, bytes) \
             SELECT new.id, c.number, c.bytes FROM old.file_chunks c JOIN old.files o ON o.id = c.file \
             JOIN main.files new ON new.sha256 = o.sha256 AND new.have = o.have AND new.size = o.size; \
         INSERT OR IGNORE INTO file_text (file, state, text) \
             SELECT new.id, t.state, t.text FROM old.file_text t JOIN old.files o ON o.id = t.file \
             JOIN main.files new ON new.sha256 = o.sha256 AND new.here = 1;",
    )?;
    Ok(())
}

fn hash(conn: &Connection, id: i64) -> Result<String> {
    let mut hasher = Sha256::new();
    let mut statement =
        conn.prepare_cached("SELECT bytes FROM file_chunks WHERE file = ?1 ORDER BY number")?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        hasher.update(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?);
    }
    Ok(hex(&hasher.finalize()))
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

pub(super) fn signed(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

pub(super) fn unsigned(value: i64) -> u64 {
    u64::try_from(value).unwrap_or_default()
}
