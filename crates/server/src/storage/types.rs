//! What is stored and handed out: rows, people, grants, uploads, notices, sign-ins.

use super::StorageError;
use chrono::{DateTime, Utc};
use min_side_domain::records::BlobRef;
use min_side_domain::{Audience, Collection};

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
