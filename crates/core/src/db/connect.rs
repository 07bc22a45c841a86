//! Opening a database is a protocol: connect, check the key, look at the schema, bring it up, or make a new one.

use super::file::remove_file;
use super::schema::{Age, Kind};
use super::{collation, keep, log, mark, meta};
use crate::error::{Error, Result};
use crate::key::Key;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::sync::Once;

/// Where a database is kept.
#[derive(Debug, Clone)]
pub enum Place {
    /// Nowhere: gone when the last connection closes.
    Memory,
    /// In an encrypted file.
    File {
        /// The file.
        path: PathBuf,
        /// Its key.
        key: Key,
    },
}

/// How a database was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// There was none.
    Fresh,
    /// As it was left.
    Existing,
    /// Of an older version; brought up to date.
    Upgraded,
    /// It could not be used and is gone; this one is new. Only a cache.
    Rebuilt,
}

/// The most a connection keeps of the file in memory, KiB.
const WRITER_CACHE_KIB: i64 = 16 * 1024;
const BUSY_CACHE_KIB: i64 = 64 * 1024;
const READER_CACHE_KIB: i64 = 8 * 1024;
/// Pages of the log after which it is folded into the file.
const LOG_PAGES: i64 = 4_000;
const BUSY_LOG_PAGES: i64 = 16_000;

/// Opens a database for writing and brings its schema up to date.
///
/// # Errors
/// [`Error::NewerSchema`] for a file of a newer version of the app, which is left as it is, for that version to use again. [`Error::WrongKey`] or [`Error::Damaged`] for a `local.db`, which is left as it is too; a damaged
/// cache is removed and a new one made, except that a file which no key opens is reported as [`Error::WrongKey`]: the
/// caller knows whether the key is the right one, and then calls [`open_new`]. No copy of a cache is kept: it may hold a
/// member list, which has to go when its office does.
pub fn open(kind: Kind, place: &Place) -> Result<(Connection, Opened)> {
    match open_once(kind, place) {
        Err(error) if kind == Kind::Cache && may_rebuild(&error) => {
            tracing::warn!(%error, "the cache is damaged: a new one is made");
            open_new(place)
        }
        other => other,
    }
}

/// Makes a new cache in the place of one that cannot be used. It says of itself that it was, until a sync is complete.
///
/// # Errors
/// [`Error::Io`], [`Error::Database`].
pub fn open_new(place: &Place) -> Result<(Connection, Opened)> {
    if let Place::File { path, .. } = place {
        remove(path)?;
    }
    let (conn, _) = open_once(Kind::Cache, place)?;
    meta::set(&conn, meta::name::LOST, "1")?;
    Ok((conn, Opened::Rebuilt))
}

fn may_rebuild(error: &Error) -> bool {
    matches!(error, Error::Migration(_)) || (error.is_damage() && !matches!(error, Error::WrongKey))
}

fn open_once(kind: Kind, place: &Place) -> Result<(Connection, Opened)> {
    if let (Kind::Cache, Place::File { path, .. }) = (kind, place)
        && !log::is_sound(&with_suffix(path, "-wal"))?
    {
        return Err(Error::Damaged(kind.name()));
    }
    let mut conn = connect(kind, place, true)?;
    match bring_up(kind, place, &mut conn) {
        Ok(opened) => Ok((conn, opened)),
        Err(error) => Err(told_rightly(kind, place, &conn, error)),
    }
}

fn bring_up(kind: Kind, place: &Place, conn: &mut Connection) -> Result<Opened> {
    let opened = match kind.age(conn)? {
        Age::Current => {
            if let (Kind::Local, Place::File { path, .. }) = (kind, place) {
                keep::remove_proven(conn, path)?;
            }
            Opened::Existing
        }
        Age::Newer => return Err(Error::NewerSchema(kind.name())),
        Age::Fresh => {
            kind.to_latest(conn)?;
            Opened::Fresh
        }
        Age::Older(version) => {
            if let (Kind::Local, Place::File { path, .. }) = (kind, place) {
                keep::back_up(conn, path, version)?;
            }
            kind.to_latest(conn)?;
            Opened::Upgraded
        }
    };
    if kind == Kind::Local {
        keep::fold(conn)?;
    }
    Ok(opened)
}

/// Whether the log of a database that is closed has been changed since it was written, so that what was written last is
/// lost.
///
/// # Errors
/// [`Error::Io`].
pub fn has_damaged_log(path: &Path) -> Result<bool> {
    Ok(!log::is_sound(&with_suffix(path, "-wal"))?)
}

/// Whether this key opens the database. Nothing is changed.
#[must_use]
pub fn opens(path: &Path, key: &Key) -> bool {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    begin();
    let is_empty = std::fs::metadata(path).is_ok_and(|file| file.len() == 0);
    !is_empty && Connection::open_with_flags(path, flags).is_ok_and(|conn| unlock(&conn, key).is_ok())
}

/// What an error says that came of a file which was not as it had been written: that it is damaged. `SQLCipher` reads such a
/// page as zeros, and what fails then may call itself anything, as a want of memory.
fn told_rightly(kind: Kind, place: &Place, conn: &Connection, error: Error) -> Error {
    let is_about_the_file = |error: &rusqlite::Error| {
        !matches!(
            error.sqlite_error_code(),
            Some(rusqlite::ErrorCode::DiskFull | rusqlite::ErrorCode::DatabaseBusy)
        )
    };
    match &error {
        Error::Database(cause)
        | Error::Migration(rusqlite_migration::Error::RusqliteError { err: cause, .. })
            if matches!(place, Place::File { .. }) && is_about_the_file(cause) && !is_sound(conn) =>
        {
            Error::Damaged(kind.name())
        }
        _ => error,
    }
}

/// Whether everything that was read over this connection was as it had been written. Once a page was not, `SQLCipher`
/// reads it as zeros and fails in one way or another from then on: nothing that the connection has answered since it was
/// last asked can be trusted, and another one is needed.
pub(super) fn is_sound(conn: &Connection) -> bool {
    let status = conn.query_row("PRAGMA cipher_status", [], |row| row.get::<_, String>(0));
    status.is_ok_and(|status| status == "1")
}

/// A connection with everything set, its key checked. The schema is as it is.
pub(super) fn connect(kind: Kind, place: &Place, writer: bool) -> Result<Connection> {
    begin();
    let conn = match place {
        Place::Memory => Connection::open_in_memory()?,
        Place::File { path, .. } => {
            let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            if writer {
                flags |= OpenFlags::SQLITE_OPEN_CREATE;
            }
            Connection::open_with_flags(path, flags)?
        }
    };
    match set_up(kind, place, writer, &conn) {
        Ok(()) => Ok(conn),
        Err(error) => Err(told_rightly(kind, place, &conn, error)),
    }
}

/// Has the library begun. It says that it has a moment before its cipher is there, so that of several connections that are
/// the first in a process all but one could find no `PRAGMA key`.
fn begin() {
    static BEGUN: Once = Once::new();
    // One that cannot be opened in memory is told by the connection that is wanted.
    BEGUN.call_once(|| drop(Connection::open_in_memory()));
}

fn set_up(kind: Kind, place: &Place, writer: bool, conn: &Connection) -> Result<()> {
    if let Place::File { key, .. } = place {
        unlock(conn, key)?;
    }
    conn.busy_timeout(std::time::Duration::from_secs(10))?;
    let cache_kib = if writer { WRITER_CACHE_KIB } else { READER_CACHE_KIB };
    // What is sorted or built on the way stays in memory, deleted rows are overwritten, and a schema from a file
    // runs no code of its own.
    conn.execute_batch(&format!(
        "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{cache_kib}; PRAGMA trusted_schema = OFF; \
         PRAGMA secure_delete = ON; PRAGMA foreign_keys = {};",
        if kind == Kind::Local { "ON" } else { "OFF" },
    ))?;
    if matches!(place, Place::File { .. }) {
        // The member's own words survive a power cut (FULL); the cache may lose its last transactions, which are
        // synced again (NORMAL). Fewer, larger checkpoints make a first sync quicker.
        let synchronous = if kind == Kind::Local { "FULL" } else { "NORMAL" };
        conn.execute_batch(&format!(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; PRAGMA wal_autocheckpoint = {LOG_PAGES}; \
             PRAGMA journal_size_limit = 16777216;"
        ))?;
    }
    if !writer {
        conn.execute_batch("PRAGMA query_only = ON;")?;
    }
    // A statement is planned once, not again for each value that is bound.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(collation::register(conn)?)
}

/// Before much is written: more of the file is kept in memory and the log may grow longer, so that a page that many rows
/// touch is encrypted and written fewer times.
///
/// # Errors
/// [`Error::Database`].
pub(crate) fn busy(conn: &Connection) -> Result<()> {
    Ok(conn.execute_batch(&format!(
        "PRAGMA cache_size = -{BUSY_CACHE_KIB}; PRAGMA wal_autocheckpoint = {BUSY_LOG_PAGES};"
    ))?)
}

/// When much has been written.
///
/// # Errors
/// [`Error::Database`].
pub(crate) fn idle(conn: &Connection) -> Result<()> {
    Ok(conn.execute_batch(&format!(
        "PRAGMA cache_size = -{WRITER_CACHE_KIB}; PRAGMA wal_autocheckpoint = {LOG_PAGES}; PRAGMA shrink_memory;"
    ))?)
}

fn unlock(conn: &Connection, key: &Key) -> Result<()> {
    let hex = key.hex();
    let statement =
        zeroize::Zeroizing::new(format!("PRAGMA key = \"x'{}'\"; PRAGMA cipher_page_size = 4096;", &*hex));
    conn.execute_batch(&statement)?;
    match conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)) {
        Ok(_) => Ok(()),
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            Err(Error::WrongKey)
        }
        Err(error) => Err(error.into()),
    }
}

/// Renames a database, with its log files, to `<name>.<label>.db`, over what has that name. Answers the new name.
///
/// # Errors
/// [`Error::Io`].
pub fn set_aside(path: &Path, label: &str) -> Result<PathBuf> {
    let target = path.with_extension(format!("{label}.db"));
    for suffix in ["", "-wal", "-shm"] {
        let from = with_suffix(path, suffix);
        let to = with_suffix(&target, suffix);
        remove_file(&to)?;
        match std::fs::rename(&from, &to) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(target)
}

/// Removes a database with its log files, and the note that it is damaged.
///
/// # Errors
/// [`Error::Io`].
pub fn remove(path: &Path) -> Result<()> {
    remove_logs(path)?;
    remove_file(path)?;
    mark::clear(path)
}

/// Removes the log files of a database.
///
/// # Errors
/// [`Error::Io`].
pub fn remove_logs(path: &Path) -> Result<()> {
    ["-wal", "-shm", "-journal"].into_iter().try_for_each(|suffix| remove_file(&with_suffix(path, suffix)))
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(dir: &Path, name: &str, key: u8) -> Place {
        Place::File { path: dir.join(name), key: Key::from_bytes([key; 32]) }
    }

    #[test]
    fn a_fresh_database_opens_again_and_is_not_readable_without_its_key() {
        let dir = crate::db::testing::folder();
        let at = place(dir.path(), "cache.db", 1);
        let (conn, opened) = open(Kind::Cache, &at).unwrap();
        assert_eq!(opened, Opened::Fresh);
        conn.execute("INSERT INTO meta VALUES ('x', 'plain-marker')", []).unwrap();
        drop(conn);
        let (conn, opened) = open(Kind::Cache, &at).unwrap();
        assert_eq!(opened, Opened::Existing);
        drop(conn);
        let bytes = std::fs::read(dir.path().join("cache.db")).unwrap();
        assert!(!bytes.starts_with(b"SQLite format 3"));
        assert!(!bytes.windows(12).any(|window| window == b"plain-marker"));
        assert!(matches!(open(Kind::Cache, &place(dir.path(), "cache.db", 2)), Err(Error::WrongKey)));
    }

    #[test]
    fn what_a_newer_version_has_written_is_left_as_it_is() {
        let dir = crate::db::testing::folder();
        for (kind, name) in [(Kind::Cache, "cache.db"), (Kind::Local, "local.db")] {
            let at = place(dir.path(), name, 1);
            let (conn, _) = open(kind, &at).unwrap();
            conn.execute_batch("PRAGMA user_version = 9999").unwrap();
            drop(conn);
            let before = std::fs::read(dir.path().join(name)).unwrap();
            assert!(matches!(open(kind, &at), Err(Error::NewerSchema(newer)) if newer == kind.name()));
            assert!(before == std::fs::read(dir.path().join(name)).unwrap(), "{name}");
        }
    }

    #[test]
    fn a_flipped_bit_anywhere_in_the_cache_is_told_when_its_page_is_read() {
        let dir = crate::db::testing::folder();
        let at = place(dir.path(), "cache.db", 1);
        let path = dir.path().join("cache.db");
        let (conn, _) = open(Kind::Cache, &at).unwrap();
        let value = "y".repeat(20_000);
        for name in ["a", "b", "c"] {
            conn.execute("INSERT INTO meta VALUES (?1, ?2)", [name, value.as_str()]).unwrap();
        }
        drop(conn);
        let sound = std::fs::read(&path).unwrap();
        let (mut told, mut right) = (0, 0);
        for byte in (4_096..sound.len()).step_by(1_361) {
            let mut bytes = sound.clone();
            bytes[byte] ^= 4;
            std::fs::write(&path, bytes).unwrap();
            let conn = match connect(Kind::Cache, &at, false) {
                Ok(conn) => conn,
                Err(error) => {
                    assert!(error.is_damage(), "byte {byte}: {error}");
                    told += 1;
                    remove_logs(&path).unwrap();
                    continue;
                }
            };
            let read = conn
                .prepare("SELECT value FROM meta")
                .and_then(|mut rows| rows.query_map([], |row| row.get(0))?.collect());
            match read.map_err(Error::from) {
                Ok::<Vec<String>, _>(read) if is_sound(&conn) => {
                    assert!(read.iter().all(|read| *read == value), "byte {byte}");
                    right += 1;
                }
                Err(error) if is_sound(&conn) => {
                    assert!(error.is_damage(), "byte {byte}: {error}");
                    told += 1;
                }
                _ => told += 1,
            }
            drop(conn);
            remove_logs(&path).unwrap();
        }
        assert!(told > 5 && right > 5, "{told} told, {right} right");
    }

    /// Alone in its process, as nextest runs each test, this is the first that the library is asked for.
    #[test]
    fn many_databases_are_opened_at_once_by_a_process_that_has_opened_none() {
        let dir = crate::db::testing::folder();
        let together = std::sync::Barrier::new(24);
        std::thread::scope(|threads| {
            for number in 0..24 {
                let (at, together) = (place(dir.path(), &format!("{number}.db"), 1), &together);
                threads.spawn(move || {
                    together.wait();
                    open(Kind::Local, &at).unwrap();
                });
            }
        });
    }

    #[test]
    fn a_damaged_database_is_called_damaged_whatever_fails_when_it_is_opened() {
        let dir = crate::db::testing::folder();
        for (kind, name) in [(Kind::Cache, "cache.db"), (Kind::Local, "local.db")] {
            let at = place(dir.path(), name, 1);
            let path = dir.path().join(name);
            drop(open(kind, &at).unwrap());
            let sound = std::fs::read(&path).unwrap();
            for byte in (16..sound.len()).step_by(487) {
                let mut bytes = sound.clone();
                bytes[byte] ^= 8;
                std::fs::write(&path, bytes).unwrap();
                match open_once(kind, &at) {
                    Ok(_) | Err(Error::WrongKey) => {}
                    Err(error) => assert_eq!(error.quiet_view().code, "damaged", "{name} {byte}: {error:?}"),
                }
                remove_logs(&path).unwrap();
            }
        }
    }

    #[test]
    fn the_linked_sqlite_has_the_fix_for_lost_log_frames() {
        let conn = Connection::open_in_memory().unwrap();
        let version: String = conn.query_row("SELECT sqlite_version()", [], |row| row.get(0)).unwrap();
        let parts: Vec<u32> = version.split('.').map(|part| part.parse().unwrap()).collect();
        assert!(parts >= vec![3, 51, 3], "{version}");
    }
}
