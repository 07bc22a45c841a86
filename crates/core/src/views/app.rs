//! Where the app stands, and what the member may set.

use super::{
    EmploymentView, EnrolmentView, ManagedView, OfficeView, PaperRow, ProfileView, RecruitingView,
    RepresentativeView, ServerView, ThreadRow,
};
use chrono::{DateTime, NaiveDate, Utc};
use min_side_domain::Language;
use min_side_domain::attention::AttentionKind;
use min_side_domain::field::FieldError;
use min_side_domain::records::DuesPayment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// An error for a member: a code that the interface has a sentence for, and values for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ErrorView {
    /// Stable code: `offline`, `timeout`, `not_signed_in`, `key_store_locked`, `disk_full`, `invalid`, a problem's
    /// code, …
    pub code: String,
    /// Values for the sentence; never personal data.
    #[serde(default)]
    pub params: BTreeMap<String, String>,
    /// Refused fields, for `invalid`.
    #[serde(default)]
    pub fields: Vec<FieldError>,
}

/// What changed: screens that show it read it again. A topic is a collection's name or one of `session`,
/// `sync`, `outbox`, `drafts`, `settings`, `downloads`, `search`, `export`, `updates`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changed {
    /// The topics.
    pub topics: Vec<String>,
}

impl Changed {
    /// Every topic, for when some were missed.
    #[must_use]
    pub fn everything() -> Self {
        let own =
            ["session", "sync", "outbox", "drafts", "settings", "downloads", "search", "export", "updates"];
        let collections = min_side_domain::Collection::ALL.iter().map(|collection| collection.name());
        Self { topics: own.into_iter().chain(collections).map(str::to_owned).collect() }
    }
}

/// Where the app stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The key store has not answered yet.
    Opening,
    /// What an employer or the union has set for this machine cannot be read: nothing is opened.
    ManagedUnreadable,
    /// There is no key store; the member must choose a passphrase, or to keep nothing on disk.
    NoKeyStore,
    /// The key store is locked, or has not answered in time.
    KeyStoreLocked,
    /// The data is locked by a passphrase.
    PassphraseNeeded,
    /// The member has locked it; the PIN opens it.
    Locked,
    /// The data cannot be read with the key there is; it has been set aside.
    KeyLost,
    /// Nobody is signed in.
    SignedOut,
    /// Somebody has signed in who is not the one whose content is here. Nothing of it is shown.
    OtherMember,
    /// The system browser is open for sign-in.
    SigningIn,
    /// Signed in; the cache may be read.
    Ready,
}

/// What locks what is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Lock {
    /// Nothing can: nothing is kept on disk, or nobody is signed in.
    Impossible,
    /// The key store opens it by itself.
    Off,
    /// A PIN, together with the key store.
    Pin,
    /// The passphrase that it is opened with at each start.
    Passphrase,
}

/// What the window needs to know first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppState {
    /// Where the app stands.
    pub phase: Phase,
    /// The member's display name, when signed in and synced.
    pub name: String,
    /// The union's short name, when known.
    pub union: String,
    /// Where the union's office is written to, once synced; may be empty.
    pub union_email: String,
    /// Where the union's office is called, in E.164, once synced; may be empty.
    pub union_phone: String,
    /// Whether the server is a demonstration.
    pub demo: bool,
    /// The app's version.
    pub version: String,
    /// What locks what is open.
    pub lock: Lock,
    /// The union's server; none while nobody has said which it is.
    pub server: Option<ServerView>,
    /// What an employer or the union has set.
    pub managed: ManagedView,
    /// Settings that the first paint needs.
    pub settings: Settings,
    /// Why the last sign-in or opening failed, if it did.
    pub error: Option<ErrorView>,
    /// Whether the sign-in has run out: the cache may be read, but syncing needs a new sign-in.
    pub sign_in_expired: bool,
    /// Whether anything is kept on disk; false in the mode that keeps nothing.
    pub on_disk: bool,
    /// Things that happened at opening that the member should know, as `cache_rebuilt`, `local_set_aside`, `local_missing`,
    /// `local_damaged`.
    pub notices: Vec<String>,
}

/// Where the key is to live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum KeyChoice {
    /// The operating system's key store.
    KeyStore,
    /// Derived from a passphrase that the member types at each start.
    Passphrase {
        /// The passphrase.
        passphrase: String,
    },
    /// Nothing is kept on disk.
    Memory,
}

/// Colour scheme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How much of the documents is kept offline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum KeepOffline {
    /// All of it.
    Everything,
    /// What came in the last months.
    Months {
        /// How many.
        months: u32,
    },
    /// Only what the member has asked for.
    OnRequest,
}

/// What each choice of how much is kept takes of files with words, bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptSizes {
    /// On the machine now.
    #[ts(type = "number")]
    pub here: u64,
    /// All of them.
    #[ts(type = "number")]
    pub everything: u64,
    /// The last months, by their number.
    #[ts(type = "Record<string, number>")]
    pub months: BTreeMap<u32, u64>,
    /// Only what is always kept: files of messages, what is pinned, and what has been asked for.
    #[ts(type = "number")]
    pub on_request: u64,
}

/// What the member may set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Settings {
    /// Language; none follows the system.
    pub language: Option<Language>,
    /// Colour scheme.
    pub theme: Theme,
    /// How much is kept offline.
    pub keep_offline: KeepOffline,
    /// After so many minutes without a key or a click the app locks itself, where there is a lock; 0 is never.
    #[serde(default = "lock_minutes")]
    pub lock_minutes: u32,
    /// How large everything is drawn, per cent.
    #[serde(default = "as_it_is")]
    pub zoom: u16,
}

/// Minutes until the app locks itself, as it comes.
pub(crate) const fn lock_minutes() -> u32 {
    10
}

const fn as_it_is() -> u16 {
    100
}

/// Whether the server can be reached; never guessed from one failed call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Connection {
    /// Not tried yet, or nothing has answered for some seconds.
    Unknown,
    /// An answer of the server's was understood.
    Online,
    /// Several tries have failed.
    Offline,
    /// The network answers in the server's place: it wants a sign-in of its own, as in hotels and on trains.
    Portal,
}

impl Connection {
    /// Whether there surely is no way to the server now.
    #[must_use]
    pub const fn is_away(self) -> bool {
        matches!(self, Self::Offline | Self::Portal)
    }
}

/// What app and server can do together, by the versions of the contract that they speak. Reading goes on in each case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContractFit {
    /// All that the app offers.
    Fits,
    /// The server takes nothing of this app any more: it has to be updated.
    AppTooOld,
    /// The server does not know this app's contract yet.
    ServerTooOld,
}

/// How far a sync has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Progress {
    /// What is being fetched: a collection's name, `downloads` or `indexing`.
    pub step: String,
    /// Done so far: rows, or bytes of `downloads`.
    #[ts(type = "number")]
    pub done: u64,
    /// In all, 0 when not known.
    #[ts(type = "number")]
    pub total: u64,
}

/// The sync state, always visible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SyncView {
    /// Online or not.
    pub connection: Connection,
    /// When a sync last ended well.
    pub last_sync: Option<DateTime<Utc>>,
    /// Whether the first sync has come to its end.
    pub complete: bool,
    /// A sync that is running, or files that are being fetched.
    pub progress: Option<Progress>,
    /// Outbox rows that wait.
    pub pending: u32,
    /// Those of them that something other than the line does not let through.
    pub held_up: u32,
    /// Outbox rows that were refused.
    pub refused: u32,
    /// Outbox rows that need a choice.
    pub conflicts: u32,
    /// Rows that only a newer build of the app can show, by collection.
    #[ts(type = "Record<string, number>")]
    pub unreadable: BTreeMap<String, u32>,
    /// What app and server can do together.
    pub contract: ContractFit,
    /// Why the last sync failed, if it did.
    pub error: Option<ErrorView>,
}

/// One thing that waits for the member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Attention {
    /// What kind of thing.
    pub kind: AttentionKind,
    /// Id of the one thing that it is about; none where there are several.
    pub id: Option<String>,
    /// What it is called: a subject, a course, an organisasjonsledd; empty where there are several.
    pub title: String,
    /// How many there are.
    pub count: u32,
    /// Its last day, where it has one.
    pub day: Option<NaiveDate>,
    /// For an invoice: amount in øre.
    #[ts(type = "number | null")]
    pub amount_ore: Option<i64>,
}

/// The front page: what waits for the member, and every section's newest rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Overview {
    /// What waits for the member, what presses most first.
    pub attention: Vec<Attention>,
    /// Personal details and membership; none before they have been synced.
    pub profile: Option<ProfileView>,
    /// Representatives.
    pub representatives: Vec<RepresentativeView>,
    /// Newest threads, five at most.
    pub threads: Vec<ThreadRow>,
    /// Threads with something unread.
    pub unread: u32,
    /// Employments, active first.
    pub employments: Vec<EmploymentView>,
    /// Offices, active first.
    pub offices: Vec<OfficeView>,
    /// Newest enrolments, five at most.
    pub courses: Vec<EnrolmentView>,
    /// Newest recruitments, three at most, and the balance.
    pub recruiting: RecruitingView,
    /// Newest e-mails, invoices and documents, six at most.
    pub papers: Vec<PaperRow>,
    /// How dues are paid, for the section on employments.
    pub dues: Option<DuesPayment>,
    /// Names of collections that have not been synced yet.
    pub not_synced: Vec<String>,
}
