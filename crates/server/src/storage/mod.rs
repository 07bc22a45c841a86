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

mod kept;
mod row_facts;
pub mod sqlite;

use chrono::{DateTime, Utc};
use min_side_domain::records::BlobRef;
use min_side_domain::{Audience, Collection};
use min_side_wire::office::LogLine;
use std::path::PathBuf;

pub use kept::{KeptAnswer, SentToday, WaitingPlace, WaitingRow, Within};
pub use row_facts::RowFacts;

/// A row to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Who sees it.
    pub audience: Audience,
    /// Its collection.
    pub collection: Collection,
    /// Its id.
    pub id: String,
    /// Its record as JSON.
    pub body: String,
}

impl Row {
    /// The row of a record.
    ///
    /// # Errors
    /// [`StorageError::Body`] when it cannot be written as JSON.
    pub fn of<R: min_side_domain::records::Record>(
        audience: Audience,
        record: &R,
    ) -> Result<Self, StorageError> {
        let body = serde_json::to_string(record).map_err(StorageError::Body)?;
        Ok(Self { audience, collection: R::COLLECTION, id: record.id().to_owned(), body })
    }
}

/// A row as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Who sees it.
    pub audience: Audience,
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: i64,
    /// When it was written.
    pub written_at: DateTime<Utc>,
    /// Its record as JSON.
    pub body: String,
}

/// A row on its way into a page, borrowed from the database.
#[derive(Debug, Clone, Copy)]
pub struct FeedRow<'a> {
    /// Its collection.
    pub collection: Collection,
    /// Its id.
    pub id: &'a str,
    /// Its version.
    pub version: i64,
    /// Place in a snapshot.
    pub sort: i64,
    /// The audience's name, where it can be lost.
    pub unit: Option<&'a str>,
    /// Its record as JSON; none for a tombstone.
    pub body: Option<&'a str>,
}

/// What a person may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Sees what is theirs.
    Member,
    /// Works for the union: may use the office's commands.
    Office,
}

impl Role {
    /// The name that is stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Office => "office",
        }
    }

    /// The role of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Member, Self::Office].into_iter().find(|role| role.name() == name)
    }
}

/// Someone who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Member id.
    pub id: String,
    /// `sub` of the issuer.
    pub subject: String,
    /// Full name.
    pub name: String,
    /// What they may do.
    pub roles: Vec<Role>,
}

impl Person {
    /// Whether they have the role.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// An audience that a member was granted, now or before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The audience.
    pub audience: Audience,
    /// Whether it holds now.
    pub active: bool,
    /// Version at which it was last granted.
    pub granted: i64,
    /// Version at which it was last revoked; 0 for never.
    pub revoked: i64,
}

/// Where a walk through a snapshot stands: after the row named here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotPlace {
    /// The audience.
    pub audience: Audience,
    /// The collection.
    pub collection: Collection,
    /// Place of the last row sent; `i64::MIN` before the first.
    pub sort: i64,
    /// Version of the last row sent.
    pub version: i64,
}

/// An upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadRow {
    /// Id.
    pub id: String,
    /// Who uploads.
    pub member: String,
    /// What the bytes will be.
    pub blob: BlobRef,
    /// Whether all bytes are here and verified.
    pub complete: bool,
}

/// A notice that an item waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Id.
    pub id: i64,
    /// Whom it is for.
    pub member: String,
    /// `messages`, `documents` or `invoices`.
    pub collection: String,
    /// Id of the item.
    pub item: String,
    /// Attempts that have failed.
    pub attempts: u32,
}

/// Where a notice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeState {
    /// To be tried at its time.
    Waiting,
    /// Handed to the mail server; the answer is not known yet.
    Sending,
    /// Taken by the mail server.
    Sent,
    /// The member has no address.
    NoAddress,
    /// Not to be tried again.
    GivenUp,
}

impl NoticeState {
    /// The name that is stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::NoAddress => "no_address",
            Self::GivenUp => "given_up",
        }
    }
}

/// A sign-in at the built-in issuer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Who signed in.
    pub member: String,
    /// The app that did.
    pub client_id: String,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

/// What a commit touched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Version of the newest row or grant.
    pub version: i64,
    /// Audiences with changed rows.
    pub audiences: Vec<Audience>,
    /// Members whose grants changed.
    pub members: Vec<String>,
}

/// Is told of every commit that changed what someone sees.
pub type Listener = Box<dyn Fn(&Touched) + Send + Sync>;

/// Why the storage failed.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The database.
    #[error("the database failed")]
    Database(#[from] rusqlite::Error),
    /// A migration.
    #[error("the database could not be brought to the newest schema")]
    Migration(#[from] rusqlite_migration::Error),
    /// A file.
    #[error("{what} could not be read or written")]
    File {
        /// Which.
        what: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A body is not the JSON that its collection wants.
    #[error("a row's body is not the record of its collection")]
    Body(#[source] serde_json::Error),
    /// Something stored makes no sense.
    #[error("stored data makes no sense: {0}")]
    Damaged(&'static str),
    /// A thread panicked while it held the writer.
    #[error("the writer is gone")]
    WriterGone,
    /// The work within a transaction panicked: all of it is undone, and the next may write.
    #[error("the work within a transaction panicked")]
    Panicked,
}

impl StorageError {
    /// Whether it failed because there is no room left on the disk.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        match self {
            Self::Database(rusqlite::Error::SqliteFailure(failure, _)) => {
                failure.code == rusqlite::ErrorCode::DiskFull
            }
            Self::File { source, .. } => is_disk_full(source),
            _ => false,
        }
    }
}

/// Whether a file could not be written because there is no room left.
#[must_use]
pub fn is_disk_full(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}

/// Everything within one transaction: either all of it holds, or nothing.
pub trait Transaction {
    /// The server's time for all of it.
    fn now(&self) -> DateTime<Utc>;
    /// A row, unless it is not there or a tombstone.
    ///
    /// # Errors
    /// When the database fails.
    fn row(
        &mut self,
        audience: &Audience,
        collection: Collection,
        id: &str,
    ) -> Result<Option<Stored>, StorageError>;
    /// All rows of an audience's collection, in snapshot order.
    ///
    /// # Errors
    /// When the database fails.
    fn rows(&mut self, audience: &Audience, collection: Collection) -> Result<Vec<Stored>, StorageError>;
    /// All rows of a collection, whoever sees them.
    ///
    /// # Errors
    /// When the database fails.
    fn rows_of(&mut self, collection: Collection) -> Result<Vec<Stored>, StorageError>;
    /// Rows with this id, whoever sees them.
    ///
    /// # Errors
    /// When the database fails.
    fn rows_by_id(&mut self, collection: Collection, id: &str) -> Result<Vec<Stored>, StorageError>;
    /// A row with this id, whoever sees it.
    ///
    /// # Errors
    /// When the database fails.
    fn any(&mut self, collection: Collection, id: &str) -> Result<Option<Stored>, StorageError>;
    /// Rows whose field, a top-level one, is this text, whoever sees them.
    ///
    /// # Errors
    /// When the database fails.
    fn rows_where(
        &mut self,
        collection: Collection,
        field: &str,
        value: &str,
    ) -> Result<Vec<Stored>, StorageError>;
    /// Writes a row that is new: its version, or none when `within` this there is, or was, one of its id already.
    ///
    /// # Errors
    /// When the database fails, or the body is not JSON of its collection.
    fn insert(&mut self, row: &Row, within: Within) -> Result<Option<i64>, StorageError>;
    /// Writes a row in place of the one that is there, or as a new one; its new version.
    ///
    /// # Errors
    /// When the database fails, or the body is not JSON of its collection.
    fn put(&mut self, row: &Row) -> Result<i64, StorageError>;
    /// Makes a row a tombstone; its version, or none when it was not there.
    ///
    /// # Errors
    /// When the database fails.
    fn delete(
        &mut self,
        audience: &Audience,
        collection: Collection,
        id: &str,
    ) -> Result<Option<i64>, StorageError>;
    /// Adds or changes a person.
    ///
    /// # Errors
    /// When the database fails.
    fn put_person(&mut self, person: &Person) -> Result<(), StorageError>;
    /// The person of this id.
    ///
    /// # Errors
    /// When the database fails.
    fn person(&mut self, id: &str) -> Result<Option<Person>, StorageError>;
    /// Everyone with this role, by name.
    ///
    /// # Errors
    /// When the database fails.
    fn people(&mut self, role: Role) -> Result<Vec<Person>, StorageError>;
    /// Lets a member see an audience; whether they did not before.
    ///
    /// # Errors
    /// When the database fails.
    fn grant(&mut self, member: &str, audience: &Audience) -> Result<bool, StorageError>;
    /// Every grant that holds: member and audience.
    ///
    /// # Errors
    /// When the database fails.
    fn active_grants(&mut self) -> Result<Vec<(String, Audience)>, StorageError>;
    /// Takes an audience from a member; whether they had it.
    ///
    /// # Errors
    /// When the database fails.
    fn revoke(&mut self, member: &str, audience: &Audience) -> Result<bool, StorageError>;
    /// Whether a member has, or ever had, an audience.
    ///
    /// # Errors
    /// When the database fails.
    fn was_granted(&mut self, member: &str, audience: &Audience) -> Result<bool, StorageError>;
    /// The answer that `sender` got to the command of this id.
    ///
    /// # Errors
    /// When the database fails.
    fn answer(&mut self, sender: &str, id: &str) -> Result<Option<KeptAnswer>, StorageError>;
    /// Keeps an answer. Of those by which nothing was done only the newest of a sender's are kept.
    ///
    /// # Errors
    /// When the database fails.
    fn keep_answer(&mut self, sender: &str, id: &str, answer: &KeptAnswer) -> Result<(), StorageError>;
    /// Forgets some of the answers that are older than this, those by which nothing was done and the others; how many.
    ///
    /// # Errors
    /// When the database fails.
    fn prune_answers(
        &mut self,
        refused_before: DateTime<Utc>,
        done_before: DateTime<Utc>,
    ) -> Result<usize, StorageError>;
    /// Counts a command of this many bytes; what this sender has sent today with it.
    ///
    /// # Errors
    /// When the database fails.
    fn count_sent(&mut self, sender: &str, bytes: usize) -> Result<SentToday, StorageError>;
    /// Remembers a row that every member is to have one of; with no body it is forgotten.
    ///
    /// # Errors
    /// When the database fails.
    fn keep_for_each_member(
        &mut self,
        collection: Collection,
        id: &str,
        body: Option<&str>,
    ) -> Result<(), StorageError>;
    /// The rows that every member is to have one of: collection, id and body.
    ///
    /// # Errors
    /// When the database fails.
    fn for_each_member(&mut self) -> Result<Vec<(Collection, String, String)>, StorageError>;
    /// When a field was last set, and by whom.
    ///
    /// # Errors
    /// When the database fails.
    fn field_edit(
        &mut self,
        member: &str,
        collection: Collection,
        field: &str,
    ) -> Result<Option<(DateTime<Utc>, String)>, StorageError>;
    /// Remembers that a field was set now, by `set_by`.
    ///
    /// # Errors
    /// When the database fails.
    fn keep_field_edit(
        &mut self,
        member: &str,
        collection: Collection,
        field: &str,
        set_by: &str,
    ) -> Result<(), StorageError>;
    /// The blob, if this member has uploaded all of it or it goes with a row that they see.
    ///
    /// # Errors
    /// When the database fails.
    fn blob_of(&mut self, member: &str, sha256: &str) -> Result<Option<BlobRef>, StorageError>;
    /// A notice that an item waits; a second one for the same item is none.
    ///
    /// # Errors
    /// When the database fails.
    fn add_notice(&mut self, member: &str, collection: Collection, item: &str) -> Result<(), StorageError>;
    /// Where a notice stands now, and when it is tried next.
    ///
    /// # Errors
    /// When the database fails.
    fn set_notice(
        &mut self,
        id: i64,
        state: NoticeState,
        attempts: u32,
        next_at: DateTime<Utc>,
    ) -> Result<(), StorageError>;
    /// A line for the office.
    ///
    /// # Errors
    /// When the database fails.
    fn log(&mut self, member: &str, kind: &str, detail: &serde_json::Value) -> Result<(), StorageError>;
    /// The next number of a series.
    ///
    /// # Errors
    /// When the database fails.
    fn next_number(&mut self, series: &str) -> Result<i64, StorageError>;
    /// Begins or finds an upload.
    ///
    /// # Errors
    /// When the database fails.
    fn begin_upload(&mut self, member: &str, blob: &BlobRef, id: &str) -> Result<UploadRow, StorageError>;
    /// How many uploads of this member's have begun and are not complete.
    ///
    /// # Errors
    /// When the database fails.
    fn unfinished_uploads(&mut self, member: &str) -> Result<u32, StorageError>;
    /// Bytes of this member's uploads that are under way, or that no row names.
    ///
    /// # Errors
    /// When the database fails.
    fn unnamed_bytes(&mut self, member: &str) -> Result<u64, StorageError>;
    /// Registers a blob whose bytes are in place.
    ///
    /// # Errors
    /// When the database fails.
    fn register_blob(&mut self, blob: &BlobRef) -> Result<(), StorageError>;
    /// Marks an upload complete and registers its blob.
    ///
    /// # Errors
    /// When the database fails.
    fn complete_upload(&mut self, upload: &UploadRow) -> Result<(), StorageError>;
    /// Keeps a sign-in under the hash of its refresh token.
    ///
    /// # Errors
    /// When the database fails.
    fn keep_sign_in(&mut self, token_hash: &str, sign_in: &SignIn) -> Result<(), StorageError>;
    /// Replaces a refresh token by the next; the sign-in, or none when the token is not good. One that was replaced
    /// before ends the sign-in that it is of.
    ///
    /// # Errors
    /// When the database fails.
    fn rotate_sign_in(
        &mut self,
        token_hash: &str,
        next_hash: &str,
        client_id: &str,
    ) -> Result<Option<SignIn>, StorageError>;
    /// Ends a sign-in.
    ///
    /// # Errors
    /// When the database fails.
    fn end_sign_in(&mut self, token_hash: &str) -> Result<(), StorageError>;
    /// A fact of the folder.
    ///
    /// # Errors
    /// When the database fails.
    fn meta(&mut self, key: &str) -> Result<Option<String>, StorageError>;
    /// Sets a fact of the folder.
    ///
    /// # Errors
    /// When the database fails.
    fn set_meta(&mut self, key: &str, value: &str) -> Result<(), StorageError>;
}

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
