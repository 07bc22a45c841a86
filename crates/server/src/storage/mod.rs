//! What the server keeps, behind one trait: rows of the feed, members, grants, answers, blobs.
//!
//! [`Storage`] is what the rest of the server sees; [`sqlite::SqliteStorage`] is the one that exists. Calls
//! block: a handler hands them to a blocking thread.
//!
//! # Filling a folder
//! ```no_run
//! use min_side_domain::{Audience, Collection};
//! use min_side_server::storage::{Role, Row, Storage, sqlite::SqliteStorage};
//! # fn main() -> Result<(), min_side_server::storage::StorageError> {
//! let storage = SqliteStorage::open("data".as_ref())?;
//! storage.add_member("m-1", "sub-of-the-issuer", "Kari Nordmann", &[Role::Member])?;
//! let picture = storage.put_blob(b"...", "image/png")?; // kept as a file by its hash; again is harmless
//! # let _ = picture;
//! storage.put_rows(&[Row {
//!     audience: Audience::Member("m-1".to_owned()),
//!     collection: Collection::Recipients,
//!     id: "ntl".to_owned(),
//!     body: r#"{"id":"ntl","kind":"office","name":"NTL"}"#.to_owned(),
//! }])?; // one transaction; batches of some thousands are quick
//! storage.grant("m-1", &Audience::Unit("unit-7".to_owned()))?; // sees that member list
//! # Ok(())
//! # }
//! ```
//! A row is known by audience, collection and id; a second `put` replaces it and gives it the next version.
//! The body is stored and sent as it is: it has to be the JSON of the collection's record. Messages, threads,
//! documents and invoices are sent newest first in a snapshot, by the time in their body; others in the order
//! in which they were written. Blobs named in a body can be fetched by whoever sees the row.

mod decode;
mod error;
mod kept;
mod row_facts;
pub mod sqlite;
mod transaction;
mod types;

use chrono::{DateTime, Utc};
use min_side_domain::records::BlobRef;
use min_side_domain::{Audience, Collection};
use min_side_wire::office::LogLine;
use std::path::PathBuf;

pub(crate) use decode::{read, read_if_known};
pub use error::{StorageError, is_disk_full};
pub use kept::{KeptAnswer, SentToday, WaitingPlace, WaitingRow, Within};
pub use row_facts::RowFacts;
pub use transaction::Transaction;
pub use types::*;

/// One consistent view for building a page of the feed.
pub trait FeedReader {
    /// The run that the folder is in: a new one begins each time that it is opened.
    ///
    /// # Errors
    /// When the database fails.
    fn run(&mut self) -> Result<String, StorageError>;
    /// Whether this folder had come to version `seen` in this run, so that what a client got then is of its history.
    ///
    /// # Errors
    /// When the database fails.
    fn stands(&mut self, run: &str, seen: i64) -> Result<bool, StorageError>;
    /// Version of the newest row or grant.
    ///
    /// # Errors
    /// When the database fails.
    fn newest(&mut self) -> Result<i64, StorageError>;
    /// All that a member was ever granted.
    ///
    /// # Errors
    /// When the database fails.
    fn grants(&mut self, member: &str) -> Result<Vec<Grant>, StorageError>;
    /// How many rows a snapshot of this audience holds.
    ///
    /// # Errors
    /// When the database fails.
    fn count(&mut self, audience: &Audience) -> Result<u64, StorageError>;
    /// Rows after `place`, not newer than `upto`, until `sink` says stop; whether it came to the end.
    ///
    /// # Errors
    /// When the database fails.
    fn snapshot(
        &mut self,
        place: &SnapshotPlace,
        upto: i64,
        sink: &mut dyn FnMut(FeedRow<'_>) -> bool,
    ) -> Result<bool, StorageError>;
    /// Rows and tombstones of these audiences newer than `after`, oldest first, at most `limit`, until
    /// `sink` says stop; whether it came to the end.
    ///
    /// # Errors
    /// When the database fails.
    fn delta(
        &mut self,
        audiences: &[Audience],
        after: i64,
        limit: usize,
        sink: &mut dyn FnMut(FeedRow<'_>) -> bool,
    ) -> Result<bool, StorageError>;
}

/// What the server keeps.
pub trait Storage: Send + Sync {
    /// Carries out `work` in one write transaction, at the server's time `now`. An error undoes all of it, and so does
    /// a panic: the next may write.
    ///
    /// # Errors
    /// The error of `work`, or that of the database; [`StorageError::Panicked`].
    fn write(
        &self,
        now: DateTime<Utc>,
        work: &mut dyn FnMut(&mut dyn Transaction) -> Result<(), StorageError>,
    ) -> Result<Touched, StorageError>;
    /// Carries out `work` on one consistent view.
    ///
    /// # Errors
    /// The error of `work`, or that of the database.
    fn read_feed(
        &self,
        work: &mut dyn FnMut(&mut dyn FeedReader) -> Result<(), StorageError>,
    ) -> Result<(), StorageError>;
    /// The snapshot's identity: a cursor of another one is gone.
    fn epoch(&self) -> &str;
    /// As [`FeedReader::stands`], without a look in the database: `false` also when only the database knows.
    fn stands(&self, run: &str, seen: i64) -> bool;
    /// Version of what is newest for a member, rows and grants, without a look in the database; none when
    /// the member's grants have to be read first.
    fn newest_for(&self, member: &str) -> Newest;
    /// Is told of every commit.
    fn on_commit(&self, listener: Listener);
    /// Looks whether another process has written, and tells the listeners if so.
    ///
    /// # Errors
    /// When the database fails.
    fn look_for_others(&self) -> Result<bool, StorageError>;

    /// Who signs in as this subject.
    ///
    /// # Errors
    /// When the database fails.
    fn person_by_subject(&self, subject: &str) -> Result<Option<Person>, StorageError>;
    /// Everyone with this role, by name.
    ///
    /// # Errors
    /// When the database fails.
    fn people(&self, role: Role) -> Result<Vec<Person>, StorageError>;
    /// How many rows of each collection a member sees, every collection named.
    ///
    /// # Errors
    /// When the database fails.
    fn counts(&self, member: &str) -> Result<Vec<(Collection, u64)>, StorageError>;
    /// A blob that a member may read; the office reads every blob that goes with a row.
    ///
    /// # Errors
    /// When the database fails.
    fn readable_blob(&self, reader: &Person, sha256: &str) -> Result<Option<BlobRef>, StorageError>;
    /// Where a blob's bytes are.
    fn blob_path(&self, sha256: &str) -> PathBuf;
    /// Keeps bytes by their hash.
    ///
    /// # Errors
    /// When the file or the database fails.
    fn put_blob(&self, bytes: &[u8], media_type: &str) -> Result<BlobRef, StorageError>;
    /// An upload of this member's.
    ///
    /// # Errors
    /// When the database fails.
    fn upload(&self, member: &str, id: &str) -> Result<Option<UploadRow>, StorageError>;
    /// Where the bytes of an unfinished upload are.
    fn upload_path(&self, id: &str) -> PathBuf;
    /// Forgets uploads that were begun before `before` and never completed, or that no row came to name.
    ///
    /// # Errors
    /// When a file or the database fails.
    fn drop_stale_uploads(&self, before: DateTime<Utc>) -> Result<(), StorageError>;
    /// Notices to be tried now.
    ///
    /// # Errors
    /// When the database fails.
    fn waiting_notices(&self, now: DateTime<Utc>, limit: u32) -> Result<Vec<Notice>, StorageError>;
    /// Notices that were being sent when the server stopped.
    ///
    /// # Errors
    /// When the database fails.
    fn unfinished_notices(&self) -> Result<Vec<Notice>, StorageError>;
    /// What waits for the office after this place, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    fn waiting(&self, after: Option<&WaitingPlace>, limit: u32) -> Result<Vec<WaitingRow>, StorageError>;
    /// Lines of the office's log after this one, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    fn log_lines(&self, after: i64, limit: u32) -> Result<Vec<LogLine>, StorageError>;

    /// Writes rows in one transaction, at this machine's time.
    ///
    /// # Errors
    /// When the database fails or a body is not JSON of its collection; nothing is written then.
    fn put_rows(&self, rows: &[Row]) -> Result<(), StorageError> {
        self.write(Utc::now(), &mut |tx| rows.iter().try_for_each(|row| tx.put(row).map(|_| ())))?;
        Ok(())
    }
    /// Adds or changes a person.
    ///
    /// # Errors
    /// When the database fails.
    fn add_member(&self, id: &str, subject: &str, name: &str, roles: &[Role]) -> Result<(), StorageError> {
        let person = Person {
            id: id.to_owned(),
            subject: subject.to_owned(),
            name: name.to_owned(),
            roles: roles.to_vec(),
        };
        self.write(Utc::now(), &mut |tx| tx.put_person(&person))?;
        Ok(())
    }
    /// Lets a member see an audience.
    ///
    /// # Errors
    /// When the database fails.
    fn grant(&self, member: &str, audience: &Audience) -> Result<(), StorageError> {
        self.write(Utc::now(), &mut |tx| tx.grant(member, audience).map(|_| ()))?;
        Ok(())
    }
    /// A row, unless it is not there or a tombstone.
    ///
    /// # Errors
    /// When the database fails.
    fn row(
        &self,
        audience: &Audience,
        collection: Collection,
        id: &str,
    ) -> Result<Option<Stored>, StorageError>;
    /// A row with this id, whoever sees it.
    ///
    /// # Errors
    /// When the database fails.
    fn any(&self, collection: Collection, id: &str) -> Result<Option<Stored>, StorageError>;
    /// Rows whose field (`a` or `a.b`) is this text, whoever sees them.
    ///
    /// # Errors
    /// When the database fails.
    fn find(&self, collection: Collection, field: &str, value: &str) -> Result<Vec<Stored>, StorageError>;
    /// A fact of the folder.
    ///
    /// # Errors
    /// When the database fails.
    fn meta(&self, key: &str) -> Result<Option<String>, StorageError>;
}

/// What is newest for a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newest {
    /// Version of the newest row that the member may see, and of the newest change to their grants.
    pub version: i64,
    /// The audiences beyond the public one and their own.
    pub granted: Vec<Audience>,
}

/// Carries out `work` in one write transaction and hands its result on.
///
/// # Errors
/// The error of `work`, or that of the database.
pub fn write<T, E: From<StorageError>>(
    storage: &dyn Storage,
    now: DateTime<Utc>,
    mut work: impl FnMut(&mut dyn Transaction) -> Result<T, E>,
) -> Result<T, E> {
    let mut result = None;
    let written = storage.write(now, &mut |tx| {
        let outcome = work(tx);
        let failed = outcome.is_err();
        result = Some(outcome);
        if failed { Err(StorageError::Damaged("undone by its caller")) } else { Ok(()) }
    });
    match (result, written) {
        (Some(Err(error)), _) => Err(error),
        (Some(Ok(value)), Ok(_)) => Ok(value),
        (None, Ok(_)) => Err(StorageError::Damaged("a transaction was not carried out").into()),
        (_, Err(error)) => Err(error.into()),
    }
}
