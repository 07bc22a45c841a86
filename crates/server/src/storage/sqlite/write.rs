//! The write transaction.

use super::newest::Granted;
use super::{
    Collections, StorageError, Stored, Touched, answers, blobs, people, read, sign_ins, time, waiting,
};
use crate::storage::{
    KeptAnswer, NoticeState, Person, Role, Row, RowFacts, SentToday, SignIn, Transaction, UploadRow, Within,
};
use chrono::{DateTime, Utc};
use min_side_domain::records::BlobRef;
use min_side_domain::{Audience, Collection};
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, HashMap};

pub(super) struct WriteTransaction<'c> {
    db: &'c Connection,
    collections: &'c Collections,
    now: DateTime<Utc>,
    seq: i64,
    begun_at: i64,
    audiences: HashMap<Audience, i64>,
    touched: BTreeMap<Audience, i64>,
    grants: Vec<String>,
}

impl<'c> WriteTransaction<'c> {
    pub(super) fn begin(
        db: &'c Connection,
        collections: &'c Collections,
        now: DateTime<Utc>,
    ) -> Result<Self, StorageError> {
        let seq = db
            .prepare_cached("SELECT value FROM counter WHERE name = 'seq'")?
            .query_row([], |row| row.get(0))?;
        Ok(Self {
            db,
            collections,
            now,
            seq,
            begun_at: seq,
            audiences: HashMap::new(),
            touched: BTreeMap::new(),
            grants: Vec::new(),
        })
    }

    /// Writes the counters; what was touched, and the new grants of the members whose grants changed.
    pub(super) fn finish(self) -> Result<(Touched, HashMap<String, Granted>), StorageError> {
        if self.seq != self.begun_at {
            self.db
                .prepare_cached("UPDATE counter SET value = ?1 WHERE name = 'seq'")?
                .execute([self.seq])?;
        }
        for number in self.touched.values() {
            self.db
                .prepare_cached("UPDATE audience SET last_seq = ?2 WHERE id = ?1")?
                .execute([*number, self.seq])?;
        }
        let mut grants = HashMap::new();
        for member in &self.grants {
            grants.insert(member.clone(), granted(self.db, member)?);
        }
        let touched = Touched {
            version: self.seq,
            audiences: self.touched.into_keys().collect(),
            members: self.grants,
        };
        Ok((touched, grants))
    }

    fn next_version(&mut self) -> i64 {
        self.seq += 1;
        self.seq
    }

    fn number_of(&mut self, audience: &Audience) -> Result<i64, StorageError> {
        if let Some(number) = self.audiences.get(audience) {
            return Ok(*number);
        }
        let name = audience.to_string();
        self.db
            .prepare_cached("INSERT OR IGNORE INTO audience (name, last_seq) VALUES (?1, 0)")?
            .execute([&name])?;
        let number = self
            .db
            .prepare_cached("SELECT id FROM audience WHERE name = ?1")?
            .query_row([&name], |row| row.get(0))?;
        self.audiences.insert(audience.clone(), number);
        Ok(number)
    }

    fn name_blobs(
        &mut self,
        audience: i64,
        collection: i64,
        id: &str,
        hashes: &[String],
    ) -> Result<(), StorageError> {
        self.db
            .prepare_cached("DELETE FROM row_blob WHERE collection = ?1 AND id = ?2 AND audience = ?3")?
            .execute((collection, id, audience))?;
        let mut insert = self.db.prepare_cached(
            "INSERT OR IGNORE INTO row_blob (sha256, audience, collection, id) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for hash in hashes {
            insert.execute((hash, audience, collection, id))?;
        }
        Ok(())
    }

    fn list(&self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<Stored>, StorageError> {
        let mut query = self.db.prepare_cached(sql)?;
        let found = query.query_map(params, read::stored)?;
        found.map(|parts| read::made(parts?)).collect()
    }
}

impl Transaction for WriteTransaction<'_> {
    fn now(&self) -> DateTime<Utc> {
        self.now
    }

    fn row(
        &mut self,
        audience: &Audience,
        collection: Collection,
        id: &str,
    ) -> Result<Option<Stored>, StorageError> {
        read::row(self.db, audience, self.collections.number(collection)?, id)
    }

    fn rows(&mut self, audience: &Audience, collection: Collection) -> Result<Vec<Stored>, StorageError> {
        self.list(
            "SELECT a.name, r.id, r.seq, r.written_at, r.body FROM row AS r JOIN audience AS a ON a.id = r.audience
             WHERE a.name = ?1 AND r.collection = ?2 AND r.body IS NOT NULL ORDER BY r.sort, r.seq",
            (audience.to_string(), self.collections.number(collection)?),
        )
    }

    fn rows_of(&mut self, collection: Collection) -> Result<Vec<Stored>, StorageError> {
        self.list(
            "SELECT a.name, r.id, r.seq, r.written_at, r.body FROM row AS r JOIN audience AS a ON a.id = r.audience
             WHERE r.collection = ?1 AND r.body IS NOT NULL ORDER BY r.seq",
            [self.collections.number(collection)?],
        )
    }

    fn rows_by_id(&mut self, collection: Collection, id: &str) -> Result<Vec<Stored>, StorageError> {
        read::find(self.db, self.collections.number(collection)?, "id", id)
    }

    fn any(&mut self, collection: Collection, id: &str) -> Result<Option<Stored>, StorageError> {
        read::any(self.db, self.collections.number(collection)?, id)
    }

    fn rows_where(
        &mut self,
        collection: Collection,
        field: &str,
        value: &str,
    ) -> Result<Vec<Stored>, StorageError> {
        read::find(self.db, self.collections.number(collection)?, field, value)
    }

    fn insert(&mut self, row: &Row, within: Within) -> Result<Option<i64>, StorageError> {
        let audience = self.number_of(&row.audience)?;
        let collection = self.collections.number(row.collection)?;
        // Tombstones too: what was taken away does not come back as something else.
        let used: bool = match within {
            Within::Audience => self
                .db
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM row WHERE collection = ?1 AND id = ?2 AND audience = ?3)",
                )?
                .query_row((collection, &row.id, audience), |row| row.get(0))?,
            Within::Server => self
                .db
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM row WHERE collection = ?1 AND id = ?2)")?
                .query_row((collection, &row.id), |row| row.get(0))?,
        };
        if used { Ok(None) } else { self.put(row).map(Some) }
    }

    fn put(&mut self, row: &Row) -> Result<i64, StorageError> {
        let facts = RowFacts::read(row.collection, &row.body).map_err(StorageError::Body)?;
        let audience = self.number_of(&row.audience)?;
        let collection = self.collections.number(row.collection)?;
        let version = self.next_version();
        self.db
            .prepare_cached(
                "INSERT INTO row (seq, audience, collection, id, sort, written_at, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (collection, id, audience) DO UPDATE SET seq = excluded.seq,
                     sort = excluded.sort, written_at = excluded.written_at, body = excluded.body",
            )?
            .execute((
                version,
                audience,
                collection,
                &row.id,
                facts.sort,
                self.now.timestamp_millis(),
                &row.body,
            ))?;
        if row.collection.entry().blobs {
            self.name_blobs(audience, collection, &row.id, &facts.blobs)?;
        }
        let place = waiting::Place { audience, collection: row.collection, number: collection, id: &row.id };
        waiting::note(self.db, place, &facts.waits, self.now)?;
        self.touched.insert(row.audience.clone(), audience);
        Ok(version)
    }

    fn delete(
        &mut self,
        audience: &Audience,
        collection: Collection,
        id: &str,
    ) -> Result<Option<i64>, StorageError> {
        let number = self.number_of(audience)?;
        let of = collection;
        let collection = self.collections.number(collection)?;
        let version = self.seq + 1;
        let changed = self
            .db
            .prepare_cached(
                "UPDATE row SET seq = ?1, body = NULL, written_at = ?2
                 WHERE collection = ?3 AND id = ?4 AND audience = ?5 AND body IS NOT NULL",
            )?
            .execute((version, self.now.timestamp_millis(), collection, id, number))?;
        if changed == 0 {
            return Ok(None);
        }
        self.seq = version;
        self.name_blobs(number, collection, id, &[])?;
        waiting::gone(self.db, waiting::Place { audience: number, collection: of, number: collection, id })?;
        self.touched.insert(audience.clone(), number);
        Ok(Some(version))
    }

    fn put_person(&mut self, person: &Person) -> Result<(), StorageError> {
        people::put(self.db, person)
    }

    fn person(&mut self, id: &str) -> Result<Option<Person>, StorageError> {
        people::by_id(self.db, id)
    }

    fn people(&mut self, role: Role) -> Result<Vec<Person>, StorageError> {
        people::with_role(self.db, role)
    }

    fn grant(&mut self, member: &str, audience: &Audience) -> Result<bool, StorageError> {
        let number = self.number_of(audience)?;
        let version = self.seq + 1;
        let changed = self
            .db
            .prepare_cached(
                "INSERT INTO audience_grant (member, audience, active, granted_seq, revoked_seq)
                 VALUES (?1, ?2, 1, ?3, 0)
                 ON CONFLICT (member, audience) DO UPDATE SET active = 1, granted_seq = excluded.granted_seq
                     WHERE NOT active",
            )?
            .execute((member, number, version))?;
        if changed > 0 {
            self.seq = version;
            self.grants.push(member.to_owned());
        }
        Ok(changed > 0)
    }

    fn active_grants(&mut self) -> Result<Vec<(String, Audience)>, StorageError> {
        let mut query = self.db.prepare_cached(
            "SELECT g.member, a.name FROM audience_grant AS g JOIN audience AS a ON a.id = g.audience
             WHERE g.active ORDER BY g.member, a.name",
        )?;
        let found = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        found
            .map(|pair| {
                let (member, name) = pair?;
                Ok((member, super::audience(&name)?))
            })
            .collect()
    }

    fn revoke(&mut self, member: &str, audience: &Audience) -> Result<bool, StorageError> {
        let number = self.number_of(audience)?;
        let version = self.seq + 1;
        let changed = self
            .db
            .prepare_cached(
                "UPDATE audience_grant SET active = 0, revoked_seq = ?3
                 WHERE member = ?1 AND audience = ?2 AND active",
            )?
            .execute((member, number, version))?;
        if changed > 0 {
            self.seq = version;
            self.grants.push(member.to_owned());
        }
        Ok(changed > 0)
    }

    fn was_granted(&mut self, member: &str, audience: &Audience) -> Result<bool, StorageError> {
        let mut query = self.db.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM audience_grant AS g JOIN audience AS a ON a.id = g.audience
                            WHERE g.member = ?1 AND a.name = ?2)",
        )?;
        Ok(query.query_row([member, &audience.to_string()], |row| row.get(0))?)
    }

    fn answer(&mut self, sender: &str, id: &str) -> Result<Option<KeptAnswer>, StorageError> {
        answers::find(self.db, sender, id)
    }

    fn keep_answer(&mut self, sender: &str, id: &str, answer: &KeptAnswer) -> Result<(), StorageError> {
        answers::keep(self.db, sender, id, answer, self.now)
    }

    fn prune_answers(
        &mut self,
        refused_before: DateTime<Utc>,
        done_before: DateTime<Utc>,
    ) -> Result<usize, StorageError> {
        answers::prune(self.db, refused_before, done_before)
    }

    fn count_sent(&mut self, sender: &str, bytes: usize) -> Result<SentToday, StorageError> {
        answers::count_sent(self.db, sender, bytes, self.now)
    }

    fn keep_for_each_member(
        &mut self,
        collection: Collection,
        id: &str,
        body: Option<&str>,
    ) -> Result<(), StorageError> {
        answers::keep_for_each_member(self.db, collection, id, body)
    }

    fn for_each_member(&mut self) -> Result<Vec<(Collection, String, String)>, StorageError> {
        answers::for_each_member(self.db)
    }

    fn field_edit(
        &mut self,
        member: &str,
        collection: Collection,
        field: &str,
    ) -> Result<Option<(DateTime<Utc>, String)>, StorageError> {
        let mut query = self.db.prepare_cached(
            "SELECT at, set_by FROM field_edit WHERE member = ?1 AND collection = ?2 AND field = ?3",
        )?;
        let found = query
            .query_row((member, collection.name(), field), |row| Ok((time(row.get(0)?), row.get(1)?)))
            .optional()?;
        Ok(found)
    }

    fn keep_field_edit(
        &mut self,
        member: &str,
        collection: Collection,
        field: &str,
        set_by: &str,
    ) -> Result<(), StorageError> {
        self.db
            .prepare_cached(
                "INSERT INTO field_edit (member, collection, field, at, set_by) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (member, collection, field) DO UPDATE SET at = excluded.at,
                     set_by = excluded.set_by",
            )?
            .execute((member, collection.name(), field, self.now.timestamp_millis(), set_by))?;
        Ok(())
    }

    fn blob_of(&mut self, member: &str, sha256: &str) -> Result<Option<BlobRef>, StorageError> {
        blobs::of_member(self.db, member, sha256)
    }

    fn add_notice(&mut self, member: &str, collection: Collection, item: &str) -> Result<(), StorageError> {
        self.db
            .prepare_cached(
                "INSERT OR IGNORE INTO notice (member, collection, item, state, attempts, next_at)
                 VALUES (?1, ?2, ?3, 'waiting', 0, ?4)",
            )?
            .execute((member, collection.name(), item, self.now.timestamp_millis()))?;
        Ok(())
    }

    fn set_notice(
        &mut self,
        id: i64,
        state: NoticeState,
        attempts: u32,
        next_at: DateTime<Utc>,
    ) -> Result<(), StorageError> {
        self.db
            .prepare_cached("UPDATE notice SET state = ?2, attempts = ?3, next_at = ?4 WHERE id = ?1")?
            .execute((id, state.name(), attempts, next_at.timestamp_millis()))?;
        Ok(())
    }

    fn log(&mut self, member: &str, kind: &str, detail: &serde_json::Value) -> Result<(), StorageError> {
        self.db
            .prepare_cached("INSERT INTO office_log (at, member, kind, detail) VALUES (?1, ?2, ?3, ?4)")?
            .execute((self.now.timestamp_millis(), member, kind, detail.to_string()))?;
        Ok(())
    }

    fn next_number(&mut self, series: &str) -> Result<i64, StorageError> {
        let next = self
            .db
            .prepare_cached(
                "INSERT INTO counter (name, value) VALUES (?1, 1)
                 ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
            )?
            .query_row([format!("series:{series}")], |row| row.get(0))?;
        Ok(next)
    }

    fn begin_upload(&mut self, member: &str, blob: &BlobRef, id: &str) -> Result<UploadRow, StorageError> {
        blobs::begin_upload(self.db, member, blob, id, self.now)
    }

    fn unfinished_uploads(&mut self, member: &str) -> Result<u32, StorageError> {
        let mut query =
            self.db.prepare_cached("SELECT count(*) FROM upload WHERE member = ?1 AND NOT complete")?;
        Ok(query.query_row([member], |row| row.get(0))?)
    }

    fn unnamed_bytes(&mut self, member: &str) -> Result<u64, StorageError> {
        blobs::unnamed_bytes(self.db, member)
    }

    fn register_blob(&mut self, blob: &BlobRef) -> Result<(), StorageError> {
        blobs::register(self.db, blob)
    }

    fn complete_upload(&mut self, upload: &UploadRow) -> Result<(), StorageError> {
        blobs::complete(self.db, upload)
    }

    fn keep_sign_in(&mut self, token_hash: &str, sign_in: &SignIn) -> Result<(), StorageError> {
        sign_ins::keep(self.db, self.now, token_hash, sign_in)
    }

    fn rotate_sign_in(
        &mut self,
        token_hash: &str,
        next_hash: &str,
        client_id: &str,
    ) -> Result<Option<SignIn>, StorageError> {
        sign_ins::rotate(self.db, self.now, token_hash, next_hash, client_id)
    }

    fn end_sign_in(&mut self, token_hash: &str) -> Result<(), StorageError> {
        sign_ins::end(self.db, token_hash)
    }

    fn meta(&mut self, key: &str) -> Result<Option<String>, StorageError> {
        read::meta(self.db, key)
    }

    fn set_meta(&mut self, key: &str, value: &str) -> Result<(), StorageError> {
        self.db
            .prepare_cached(
                "INSERT INTO meta (key, value) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?
            .execute([key, value])?;
        Ok(())
    }
}

fn granted(db: &Connection, member: &str) -> Result<Granted, StorageError> {
    let mut query = db.prepare_cached(
        "SELECT a.name, g.active, max(g.granted_seq, g.revoked_seq)
         FROM audience_grant AS g JOIN audience AS a ON a.id = g.audience WHERE g.member = ?1",
    )?;
    let mut rows = query.query([member])?;
    let mut granted = Granted::default();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        granted.changed = granted.changed.max(row.get(2)?);
        if row.get(1)? {
            granted.audiences.insert(super::audience(&name)?);
        }
    }
    Ok(granted)
}
