//! The storage in one folder: `server.db` (SQLite, WAL), `blobs/` by hash and `uploads/` under way.
//!
//! One connection writes, several read. What is newest for whom is also held in memory, so that the
//! commonest request, a delta with nothing new, reads no table.

mod answers;
pub mod backup;
pub(crate) mod blobs;
mod feed;
mod newest;
mod people;
mod read;
mod runs;
mod sign_ins;
mod waiting;
mod write;

use super::{
    FeedReader, Listener, Newest, Notice, Person, Role, Storage, StorageError, Stored, Touched, Transaction,
    UploadRow, WaitingPlace, WaitingRow,
};
use chrono::{DateTime, TimeZone, Utc};
use min_side_domain::records::BlobRef;
use min_side_domain::{Audience, Collection};
use min_side_wire::office::LogLine;
use newest::NewestByAudience;
use runs::Runs;
use rusqlite::{Connection, OpenFlags, OptionalExtension, TransactionBehavior};
use rusqlite_migration::{M, Migrations};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use write::WriteTransaction;

pub(crate) use blobs::hex;

const MIGRATIONS: &[M<'static>] = &[
    M::up(include_str!("migrations/0001_begin.sql")),
    M::up(include_str!("migrations/0002_rules.sql")),
    M::up(include_str!("migrations/0003_runs.sql")),
    M::up(include_str!("migrations/0004_spent_tokens.sql")),
];
/// Reading connections that are kept open.
const READERS_KEPT: usize = 8;

/// Rows, people and blobs in a folder.
pub struct SqliteStorage {
    dir: PathBuf,
    epoch: String,
    runs: RwLock<Runs>,
    collections: Collections,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    newest: RwLock<NewestByAudience>,
    listeners: RwLock<Vec<Listener>>,
    data_version: Mutex<i64>,
}

/// The numbers that collections have in this database.
#[derive(Clone)]
struct Collections {
    by_number: HashMap<i64, Collection>,
    numbers: HashMap<Collection, i64>,
}

impl Collections {
    fn number(&self, collection: Collection) -> Result<i64, StorageError> {
        self.numbers.get(&collection).copied().ok_or(StorageError::Damaged("a collection without a number"))
    }

    fn named(&self, number: i64) -> Option<Collection> {
        self.by_number.get(&number).copied()
    }
}

impl SqliteStorage {
    /// Opens the folder; makes it, and its database, when it is not there.
    ///
    /// # Errors
    /// When a file cannot be made or the database cannot be opened or migrated.
    pub fn open(dir: &Path) -> Result<Self, StorageError> {
        for folder in [dir.to_owned(), dir.join("blobs"), dir.join("uploads")] {
            private_folder(&folder).map_err(|source| StorageError::File { what: folder.clone(), source })?;
        }
        backup::finish(dir)?;
        let path = dir.join("server.db");
        keep_private(&path)?;
        let mut writer = Connection::open(&path)?;
        writer.busy_timeout(std::time::Duration::from_secs(30))?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        // A command that was answered must not be lost to a power cut.
        writer.pragma_update(None, "synchronous", "FULL")?;
        writer.pragma_update(None, "foreign_keys", true)?;
        // What is deleted must not stay readable in free pages.
        writer.pragma_update(None, "secure_delete", true)?;
        writer.pragma_update(None, "cache_size", -32_768)?;
        writer.set_prepared_statement_cache_capacity(64);
        Migrations::from_slice(MIGRATIONS).to_latest(&mut writer)?;
        let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let epoch = begin_epoch(&tx)?;
        let runs = Runs::begin(&tx)?;
        let collections = number_collections(&tx)?;
        let newest = NewestByAudience::load(&tx)?;
        tx.commit()?;
        let data_version = read_data_version(&writer)?;
        Ok(Self {
            dir: dir.to_owned(),
            epoch,
            runs: RwLock::new(runs),
            collections,
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
            newest: RwLock::new(newest),
            listeners: RwLock::new(Vec::new()),
            data_version: Mutex::new(data_version),
        })
    }

    /// Whether the folder holds a database.
    #[must_use]
    pub fn exists(dir: &Path) -> bool {
        dir.join("server.db").exists()
    }

    /// Puts bytes where blobs are, without registering them.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_blob_file(&self, bytes: &[u8], media_type: &str) -> Result<BlobRef, StorageError> {
        blobs::keep_file(&self.dir, bytes, media_type)
    }

    /// Whether nothing has been written yet: no row, no person.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_empty(&self) -> Result<bool, StorageError> {
        let any = "SELECT NOT EXISTS (SELECT 1 FROM row) AND NOT EXISTS (SELECT 1 FROM member)";
        self.with_reader(|reader| Ok(reader.query_row(any, [], |row| row.get(0))?))
    }

    fn writer(&self) -> Result<MutexGuard<'_, Connection>, StorageError> {
        // Whoever panicked while it was theirs has left at most a transaction that was not committed.
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        if !writer.is_autocommit() {
            writer.execute_batch("ROLLBACK")?;
        }
        Ok(writer)
    }

    fn with_reader<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let kept = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let reader = match kept {
            Some(reader) => reader,
            None => self.open_reader()?,
        };
        let result = work(&reader);
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < READERS_KEPT {
            readers.push(reader);
        }
        result
    }

    fn open_reader(&self) -> Result<Connection, StorageError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader = Connection::open_with_flags(self.dir.join("server.db"), flags)?;
        reader.busy_timeout(std::time::Duration::from_secs(30))?;
        reader.pragma_update(None, "cache_size", -16_384)?;
        reader.set_prepared_statement_cache_capacity(64);
        Ok(reader)
    }

    fn tell(&self, touched: &Touched) {
        if touched.audiences.is_empty() && touched.members.is_empty() {
            return;
        }
        for listener in self.listeners.read().unwrap_or_else(PoisonError::into_inner).iter() {
            listener(touched);
        }
    }
}

impl Storage for SqliteStorage {
    fn write(
        &self,
        now: DateTime<Utc>,
        work: &mut dyn FnMut(&mut dyn Transaction) -> Result<(), StorageError>,
    ) -> Result<Touched, StorageError> {
        let mut writer = self.writer()?;
        let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut open = WriteTransaction::begin(&tx, &self.collections, now)?;
        // A panic is one request's failure: it is stopped here, before it reaches the writer's lock.
        catch_unwind(AssertUnwindSafe(|| work(&mut open))).unwrap_or(Err(StorageError::Panicked))?;
        let (touched, grants) = open.finish()?;
        tx.commit()?;
        // Before the writer is let go, so that memory follows the order of the commits.
        self.newest.write().unwrap_or_else(PoisonError::into_inner).apply(&touched, grants);
        drop(writer);
        self.tell(&touched);
        Ok(touched)
    }

    fn read_feed(
        &self,
        work: &mut dyn FnMut(&mut dyn FeedReader) -> Result<(), StorageError>,
    ) -> Result<(), StorageError> {
        self.with_reader(|reader| {
            let tx = reader.unchecked_transaction()?;
            work(&mut feed::View::new(&tx, &self.collections))
        })
    }

    fn epoch(&self) -> &str {
        &self.epoch
    }

    fn stands(&self, run: &str, seen: i64) -> bool {
        let newest = || self.newest.read().unwrap_or_else(PoisonError::into_inner).top();
        self.runs.read().unwrap_or_else(PoisonError::into_inner).stand(run, seen, newest)
    }

    fn newest_for(&self, member: &str) -> Newest {
        self.newest.read().unwrap_or_else(PoisonError::into_inner).of(member)
    }

    fn on_commit(&self, listener: Listener) {
        self.listeners.write().unwrap_or_else(PoisonError::into_inner).push(listener);
    }

    fn look_for_others(&self) -> Result<bool, StorageError> {
        let touched = {
            let writer = self.writer()?;
            let seen = read_data_version(&writer)?;
            let mut known = self.data_version.lock().unwrap_or_else(PoisonError::into_inner);
            if *known == seen {
                return Ok(false);
            }
            *known = seen;
            // Both of one state of the database.
            let view = writer.unchecked_transaction()?;
            let fresh = NewestByAudience::load(&view)?;
            *self.runs.write().unwrap_or_else(PoisonError::into_inner) = Runs::load(&view)?;
            drop(view);
            let mut newest = self.newest.write().unwrap_or_else(PoisonError::into_inner);
            let touched = newest.difference(&fresh);
            *newest = fresh;
            touched
        };
        self.tell(&touched);
        Ok(true)
    }

    fn person_by_subject(&self, subject: &str) -> Result<Option<Person>, StorageError> {
        self.with_reader(|reader| people::by_subject(reader, subject))
    }

    fn people(&self, role: Role) -> Result<Vec<Person>, StorageError> {
        self.with_reader(|reader| people::with_role(reader, role))
    }

    fn counts(&self, member: &str) -> Result<Vec<(Collection, u64)>, StorageError> {
        let mut audiences = self.newest_for(member).granted;
        audiences.push(Audience::Public);
        audiences.push(Audience::Member(member.to_owned()));
        self.with_reader(|reader| read::counts(reader, &self.collections, &audiences))
    }

    fn readable_blob(&self, person: &Person, sha256: &str) -> Result<Option<BlobRef>, StorageError> {
        self.with_reader(|reader| {
            if person.is(Role::Office)
                && let Some(blob) = blobs::in_any_row(reader, sha256)?
            {
                return Ok(Some(blob));
            }
            blobs::of_member(reader, &person.id, sha256)
        })
    }

    fn blob_path(&self, sha256: &str) -> PathBuf {
        blobs::path(&self.dir, sha256)
    }

    fn put_blob(&self, bytes: &[u8], media_type: &str) -> Result<BlobRef, StorageError> {
        let blob = blobs::keep_file(&self.dir, bytes, media_type)?;
        blobs::register(&*self.writer()?, &blob)?;
        Ok(blob)
    }

    fn upload(&self, member: &str, id: &str) -> Result<Option<UploadRow>, StorageError> {
        self.with_reader(|reader| blobs::upload(reader, member, id))
    }

    fn upload_path(&self, id: &str) -> PathBuf {
        self.dir.join("uploads").join(id)
    }

    fn drop_stale_uploads(&self, before: DateTime<Utc>) -> Result<(), StorageError> {
        // The writer is held until the files are gone, so that none is taken away that has come back.
        let mut writer = self.writer()?;
        let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let unfinished = blobs::drop_unfinished(&tx, before)?;
        let unnamed = blobs::drop_unnamed(&tx, before)?;
        tx.commit()?;
        let paths = unfinished
            .iter()
            .map(|id| self.upload_path(id))
            .chain(unnamed.iter().map(|hash| self.blob_path(hash)));
        for path in paths {
            match std::fs::remove_file(&path) {
                Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                    return Err(StorageError::File { what: path, source });
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn waiting_notices(&self, now: DateTime<Utc>, limit: u32) -> Result<Vec<Notice>, StorageError> {
        self.with_reader(|reader| read::notices(reader, "waiting", now, limit))
    }

    fn unfinished_notices(&self) -> Result<Vec<Notice>, StorageError> {
        self.with_reader(|reader| read::notices(reader, "sending", DateTime::<Utc>::MAX_UTC, u32::MAX))
    }

    fn waiting(&self, after: Option<&WaitingPlace>, limit: u32) -> Result<Vec<WaitingRow>, StorageError> {
        self.with_reader(|reader| waiting::page(reader, after, limit))
    }

    fn log_lines(&self, after: i64, limit: u32) -> Result<Vec<LogLine>, StorageError> {
        self.with_reader(|reader| read::log_lines(reader, after, limit))
    }

    fn row(
        &self,
        audience: &Audience,
        collection: Collection,
        id: &str,
    ) -> Result<Option<Stored>, StorageError> {
        let number = self.collections.number(collection)?;
        self.with_reader(|reader| read::row(reader, audience, number, id))
    }

    fn any(&self, collection: Collection, id: &str) -> Result<Option<Stored>, StorageError> {
        let number = self.collections.number(collection)?;
        self.with_reader(|reader| read::any(reader, number, id))
    }

    fn find(&self, collection: Collection, field: &str, value: &str) -> Result<Vec<Stored>, StorageError> {
        let number = self.collections.number(collection)?;
        self.with_reader(|reader| read::find(reader, number, field, value))
    }

    fn meta(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.with_reader(|reader| read::meta(reader, key))
    }
}

fn begin_epoch(db: &Connection) -> Result<String, StorageError> {
    let known: Option<String> =
        db.query_row("SELECT value FROM meta WHERE key = 'epoch'", [], |row| row.get(0)).optional()?;
    if let Some(epoch) = known {
        return Ok(epoch);
    }
    new_epoch(db)
}

/// Begins an epoch: no cursor of another one is known any more.
fn new_epoch(db: &Connection) -> Result<String, StorageError> {
    let epoch = uuid::Uuid::new_v4().simple().to_string();
    db.execute(
        "INSERT INTO meta (key, value) VALUES ('epoch', ?1)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [&epoch],
    )?;
    Ok(epoch)
}

fn number_collections(db: &Connection) -> Result<Collections, StorageError> {
    for collection in Collection::ALL {
        db.execute("INSERT OR IGNORE INTO collection (name) VALUES (?1)", [collection.name()])?;
    }
    let mut collections = Collections { by_number: HashMap::new(), numbers: HashMap::new() };
    let mut query = db.prepare("SELECT id, name FROM collection")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (number, name): (i64, String) = (row.get(0)?, row.get(1)?);
        if let Some(collection) = Collection::from_name(&name) {
            collections.by_number.insert(number, collection);
            collections.numbers.insert(collection, number);
        }
    }
    Ok(collections)
}

fn read_data_version(db: &Connection) -> Result<i64, StorageError> {
    Ok(db.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

/// Makes a folder that only its owner can read; one that is there is closed to others.
pub(crate) fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    #[cfg(unix)]
    close_to_others(path, 0o700)?;
    Ok(())
}

/// Makes a database's file that only its owner can read, before SQLite does; its log files get the mode that it has.
/// Those that are there are closed to others.
fn keep_private(path: &Path) -> Result<(), StorageError> {
    let mut options = std::fs::File::options();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|source| StorageError::File { what: path.to_owned(), source })?;
    #[cfg(unix)]
    for suffix in ["", "-wal", "-shm"] {
        let file = path.with_file_name(format!("server.db{suffix}"));
        match close_to_others(&file, 0o600) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                return Err(StorageError::File { what: file, source });
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(unix)]
fn close_to_others(path: &Path, mode: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let now = std::fs::metadata(path)?.permissions().mode() & 0o777;
    if now & !mode == 0 {
        return Ok(());
    }
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(now & mode))
}

/// Milliseconds since 1970 as a time.
fn time(ms: i64) -> DateTime<Utc> {
    Utc.timestamp_millis_opt(ms).single().unwrap_or_default()
}

/// An audience by its stored name.
fn audience(name: &str) -> Result<Audience, StorageError> {
    Audience::parse(name).ok_or(StorageError::Damaged("an audience's name"))
}
