//! What may be done within one transaction.

use super::{
    KeptAnswer, NoticeState, Person, Role, Row, SentToday, SignIn, StorageError, Stored, UploadRow, Within,
};
use chrono::{DateTime, Utc};
use min_side_domain::records::BlobRef;
use min_side_domain::{Audience, Collection};

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
    /// Marks an upload complete and registers its blob, of the media type that it has now.
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
