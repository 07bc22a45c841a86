//! Copies of a data folder's database, and putting one back.
//!
//! A copy that is put back is checked first, apart from what is there, and is made a new epoch: every client begins again.
//! It takes the database's place by renames alone. The file whose name begins with [`READY`] is the point of no return:
//! the next process that opens the folder finishes the restore, so that a crash leaves either the old state or the new.

use super::{MIGRATIONS, StorageError, blobs, new_epoch, private_folder};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use rusqlite_migration::Migrations;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// How the name of a database begins that has been checked and only has to take its place.
const READY: &str = "server.db.restored-";
/// Where a copy is checked.
const WORKSHOP: &str = "restoring";
/// How the name of the folder begins in which the database is kept that stood before.
const BEFORE: &str = "before-restore-";
/// Numbers of each series, as of certificates, that are left out: those after the backup may have been given already.
const NUMBERS_LEFT_OUT: i64 = 1_000;

/// Why a copy was not made or not put back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The folder has no database.
    #[error("there is no data in this folder")]
    NoData,
    /// Not a copy of a server's database.
    #[error("not a copy of a server's database")]
    NotABackup,
    /// The copy is damaged; what SQLite says of it.
    #[error("the copy is damaged: {0}")]
    Damaged(String),
    /// Files that rows name are not in `blobs/`.
    #[error("{} files that the copy names are missing or damaged in blobs/", .0.len())]
    MissingFiles(Vec<String>),
    /// The database, or a newer server's.
    #[error("the database failed")]
    Storage(#[from] StorageError),
    /// A file.
    #[error("{0} could not be read or written")]
    File(PathBuf, #[source] io::Error),
}

impl From<rusqlite::Error> for BackupError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Storage(error.into())
    }
}

/// What was put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The epoch that began.
    pub epoch: String,
    /// Version of the newest row.
    pub version: i64,
    /// Files that rows name, all of them there and whole unless `missing`.
    pub files: usize,
    /// Of those, the ones that are missing or damaged, by hash.
    pub missing: Vec<String>,
    /// Where the database is that stood before, if one did.
    pub before: Option<PathBuf>,
}

/// Writes a consistent copy of the folder's database to `target`, which must not exist. The server may run meanwhile.
///
/// # Errors
/// When there is no database, or the copy cannot be written.
pub fn back_up(data: &Path, target: &Path) -> Result<(), BackupError> {
    let source = data.join("server.db");
    if !source.exists() {
        return Err(BackupError::NoData);
    }
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(target).map_err(at(target))?;
    let copied = copy_database(&source, target);
    if copied.is_err() {
        let _ = fs::remove_file(target);
    }
    copied
}

/// Checks a copy and puts it in the place of the folder's database, as a new epoch. Files that are missing are refused,
/// unless `without_files`. The caller sees to it that no server has the folder.
///
/// # Errors
/// When the copy is not one, damaged or a newer server's, or files are missing. Nothing is changed then.
pub fn restore(
    data: &Path,
    copy: &Path,
    without_files: bool,
    now: DateTime<Utc>,
) -> Result<Restored, BackupError> {
    private_folder(data).map_err(at(data))?;
    finish(data)?;
    let workshop = data.join(WORKSHOP);
    clear(&workshop)?;
    private_folder(&workshop).map_err(at(&workshop))?;
    let restored = prepare(data, copy, &workshop.join("server.db"), without_files);
    let mut restored = match restored {
        Ok(restored) => restored,
        Err(error) => {
            clear(&workshop)?;
            return Err(error);
        }
    };
    let stamp = now.format("%Y%m%dT%H%M%S%3fZ").to_string();
    let ready = data.join(format!("{READY}{stamp}"));
    fs::rename(workshop.join("server.db"), &ready).map_err(at(&ready))?;
    sync_folder(data)?;
    restored.before = finish(data)?;
    clear(&workshop)?;
    Ok(restored)
}

/// Ends a restore that came as far as a checked database: where the one before is kept now, if there was one.
pub(super) fn finish(data: &Path) -> Result<Option<PathBuf>, StorageError> {
    let Some((ready, stamp)) = ready_in(data)? else { return Ok(None) };
    let before = data.join(format!("{BEFORE}{stamp}"));
    private_folder(&before).map_err(|source| StorageError::File { what: before.clone(), source })?;
    let mut kept = false;
    // The log goes first: next to another database it would be taken for that one's.
    for name in ["server.db-wal", "server.db-shm", "server.db"] {
        match fs::rename(data.join(name), before.join(name)) {
            Ok(()) => kept = true,
            Err(error) if error.kind() == io::ErrorKind::NotFound => kept |= before.join(name).exists(),
            Err(source) => return Err(StorageError::File { what: data.join(name), source }),
        }
    }
    let target = data.join("server.db");
    fs::rename(ready, &target).map_err(|source| StorageError::File { what: target, source })?;
    sync_folder(data)?;
    if kept {
        return Ok(Some(before));
    }
    let _ = fs::remove_dir(&before);
    Ok(None)
}

fn ready_in(data: &Path) -> Result<Option<(PathBuf, String)>, StorageError> {
    let failed = |source| StorageError::File { what: data.to_owned(), source };
    for entry in fs::read_dir(data).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if let Some(stamp) = entry.file_name().to_str().and_then(|name| name.strip_prefix(READY)) {
            return Ok(Some((entry.path(), stamp.to_owned())));
        }
    }
    Ok(None)
}

/// Copies, checks and changes the copy at `place`; the original is only read.
fn prepare(data: &Path, copy: &Path, place: &Path, without_files: bool) -> Result<Restored, BackupError> {
    private_copy(copy, place)?;
    // A plain copy of the files may come with a log.
    let log = with_suffix(copy, "-wal");
    if log.exists() {
        private_copy(&log, &with_suffix(place, "-wal"))?;
    }
    let mut db = Connection::open(place)?;
    check(&db)?;
    Migrations::from_slice(MIGRATIONS).to_latest(&mut db).map_err(StorageError::from)?;
    let (files, missing) = check_files(&db, data)?;
    if !missing.is_empty() && !without_files {
        return Err(BackupError::MissingFiles(missing));
    }
    let tx = db.transaction()?;
    let epoch = new_epoch(&tx)?;
    tx.execute("UPDATE counter SET value = value + ?1 WHERE name LIKE 'series:%'", [NUMBERS_LEFT_OUT])?;
    let version = tx.query_row("SELECT value FROM counter WHERE name = 'seq'", [], |row| row.get(0))?;
    tx.commit()?;
    // All in one file, without a log.
    db.pragma_update(None, "journal_mode", "DELETE")?;
    db.close().map_err(|(_, error)| error)?;
    File::open(place).and_then(|file| file.sync_all()).map_err(at(place))?;
    Ok(Restored { epoch, version, files, missing, before: None })
}

fn check(db: &Connection) -> Result<(), BackupError> {
    let tables = db.query_row(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('meta', 'counter', 'row', 'member', 'blob')",
        [],
        |row| row.get::<_, i64>(0),
    );
    match tables {
        Ok(5) => {}
        Ok(_) => return Err(BackupError::NotABackup),
        Err(rusqlite::Error::SqliteFailure(failure, _))
            if failure.code == rusqlite::ErrorCode::NotADatabase =>
        {
            return Err(BackupError::NotABackup);
        }
        Err(error) => return Err(damaged(error)),
    }
    let said: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(damaged)?;
    if said != "ok" {
        return Err(BackupError::Damaged(said));
    }
    let epoch: Option<String> =
        db.query_row("SELECT value FROM meta WHERE key = 'epoch'", [], |row| row.get(0)).optional()?;
    if epoch.is_some() { Ok(()) } else { Err(BackupError::NotABackup) }
}

fn damaged(error: rusqlite::Error) -> BackupError {
    match error {
        rusqlite::Error::SqliteFailure(failure, said)
            if failure.code == rusqlite::ErrorCode::DatabaseCorrupt =>
        {
            BackupError::Damaged(said.unwrap_or_default())
        }
        error => error.into(),
    }
}

/// How many files rows name, and those that are not whole in `blobs/`.
fn check_files(db: &Connection, data: &Path) -> Result<(usize, Vec<String>), BackupError> {
    let mut query = db.prepare(
        "SELECT b.sha256 FROM blob AS b WHERE EXISTS (SELECT 1 FROM row_blob AS r WHERE r.sha256 = b.sha256)
         ORDER BY b.sha256",
    )?;
    let hashes = query.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let count = hashes.len();
    let missing = hashes.into_iter().filter(|hash| !is_whole(&blobs::path(data, hash), hash)).collect();
    Ok((count, missing))
}

fn is_whole(path: &Path, sha256: &str) -> bool {
    let mut hash = Sha256::new();
    let read = File::open(path).and_then(|mut file| io::copy(&mut file, &mut hash));
    read.is_ok() && blobs::hex(&hash.finalize()) == sha256
}

fn copy_database(source: &Path, target: &Path) -> Result<(), BackupError> {
    let db = Connection::open_with_flags(source, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    db.busy_timeout(std::time::Duration::from_secs(30))?;
    db.execute("VACUUM INTO ?1", [target.to_string_lossy()])?;
    File::open(target).and_then(|file| file.sync_all()).map_err(at(target))
}

fn private_copy(from: &Path, to: &Path) -> Result<(), BackupError> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut source = File::open(from).map_err(at(from))?;
    let mut target = options.open(to).map_err(at(to))?;
    io::copy(&mut source, &mut target).map_err(at(to))?;
    Ok(())
}

fn clear(folder: &Path) -> Result<(), BackupError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(folder)(error)),
        _ => Ok(()),
    }
}

/// Makes renames in a folder last through a power cut.
fn sync_folder(folder: &Path) -> Result<(), StorageError> {
    #[cfg(unix)]
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|source| StorageError::File { what: folder.to_owned(), source })?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn at(path: &Path) -> impl Fn(io::Error) -> BackupError + use<> {
    let path = path.to_owned();
    move |error| BackupError::File(path.clone(), error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::sqlite::SqliteStorage;
    use crate::storage::{Row, Storage};
    use crate::testing::noon;
    use min_side_domain::{Audience, Collection};

    fn document(id: &str, sha256: &str) -> Row {
        let body = serde_json::json!({"id": id, "at": noon(), "sha256": sha256, "size": 5, "media_type": "text/plain"});
        let audience = Audience::Member("a".to_owned());
        Row { audience, collection: Collection::Documents, id: id.to_owned(), body: body.to_string() }
    }

    fn has(storage: &SqliteStorage, id: &str) -> bool {
        storage.any(Collection::Documents, id).unwrap().is_some()
    }

    #[test]
    fn a_copy_that_is_put_back_is_a_new_epoch_and_what_stood_before_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let copy = dir.path().join("copy.db");
        let data = dir.path().join("data");
        let storage = SqliteStorage::open(&data).unwrap();
        let blob = storage.put_blob(b"bytes", "text/plain").unwrap();
        storage.put_rows(&[document("d1", &blob.sha256)]).unwrap();
        // While it runs.
        back_up(&data, &copy).unwrap();
        storage.put_rows(&[document("d2", &blob.sha256)]).unwrap();
        let epoch = storage.epoch().to_owned();
        drop(storage);
        let restored = restore(&data, &copy, false, noon()).unwrap();
        assert_eq!((restored.files, restored.missing.len(), restored.version), (1, 0, 1));
        let before = SqliteStorage::open(&restored.before.unwrap()).unwrap();
        assert!(has(&before, "d2"));
        let storage = SqliteStorage::open(&data).unwrap();
        assert!(has(&storage, "d1") && !has(&storage, "d2"));
        assert_ne!(storage.epoch(), epoch);
        assert_eq!(storage.epoch(), restored.epoch);
        // And once more: the folder before is another.
        drop(storage);
        let again = restore(&data, &copy, false, noon() + chrono::TimeDelta::seconds(1)).unwrap();
        assert_ne!(again.epoch, restored.epoch);
    }

    #[test]
    fn what_is_not_a_whole_copy_is_refused_and_nothing_changes() {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        let storage = SqliteStorage::open(&data).unwrap();
        let blob = storage.put_blob(b"bytes", "text/plain").unwrap();
        storage.put_rows(&[document("d1", &blob.sha256)]).unwrap();
        let copy = dir.path().join("copy.db");
        back_up(&data, &copy).unwrap();
        let epoch = storage.epoch().to_owned();
        let blob_path = storage.blob_path(&blob.sha256);
        drop(storage);
        let put_back = |file: &Path| restore(&data, file, false, noon());

        let text = dir.path().join("text.db");
        fs::write(&text, "x".repeat(5_000)).unwrap();
        assert!(matches!(put_back(&text), Err(BackupError::NotABackup)));
        let other = dir.path().join("other.db");
        Connection::open(&other).unwrap().execute_batch("CREATE TABLE a (b)").unwrap();
        assert!(matches!(put_back(&other), Err(BackupError::NotABackup)));
        let cut = dir.path().join("cut.db");
        let whole = fs::read(&copy).unwrap();
        fs::write(&cut, &whole[..whole.len() / 2]).unwrap();
        assert!(put_back(&cut).is_err());
        let newer = dir.path().join("newer.db");
        fs::copy(&copy, &newer).unwrap();
        Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(put_back(&newer), Err(BackupError::Storage(StorageError::Migration(_)))));
        fs::write(&blob_path, b"other").unwrap();
        assert!(
            matches!(put_back(&copy), Err(BackupError::MissingFiles(missing)) if missing == [blob.sha256.clone()])
        );
        assert!(matches!(back_up(&data, &copy), Err(BackupError::File(..))), "a copy is never overwritten");

        let storage = SqliteStorage::open(&data).unwrap();
        assert_eq!(storage.epoch(), epoch);
        assert!(has(&storage, "d1") && !data.join(WORKSHOP).exists());
        drop(storage);
        assert_eq!(restore(&data, &copy, true, noon()).unwrap().missing, [blob.sha256]);
    }

    #[test]
    fn a_restore_that_was_cut_short_is_finished_when_the_folder_is_opened() {
        // Cut at each step of taking the place: the log moved, the database moved.
        for moved in [vec![], vec!["server.db-wal"], vec!["server.db-wal", "server.db"]] {
            let dir = tempfile::tempdir().unwrap();
            let data = dir.path().join("data");
            let storage = SqliteStorage::open(&data).unwrap();
            storage.put_rows(&[document("d1", &"0".repeat(64))]).unwrap();
            back_up(&data, &dir.path().join("copy.db")).unwrap();
            storage.put_rows(&[document("d2", &"0".repeat(64))]).unwrap();
            // As the server was killed: its log lies there.
            for name in ["server.db", "server.db-wal"] {
                fs::copy(data.join(name), dir.path().join(name)).unwrap();
            }
            drop(storage);
            for name in ["server.db", "server.db-wal"] {
                fs::copy(dir.path().join(name), data.join(name)).unwrap();
            }
            fs::copy(dir.path().join("copy.db"), data.join(format!("{READY}now"))).unwrap();
            for name in moved {
                let before = data.join(format!("{BEFORE}now"));
                fs::create_dir_all(&before).unwrap();
                fs::rename(data.join(name), before.join(name)).unwrap();
            }
            let storage = SqliteStorage::open(&data).unwrap();
            assert!(has(&storage, "d1") && !has(&storage, "d2"));
            assert!(has(&SqliteStorage::open(&data.join(format!("{BEFORE}now"))).unwrap(), "d2"));
            assert!(ready_in(&data).unwrap().is_none());
        }
    }
}
