//! What the interface gets: one type for each thing a screen shows. TypeScript is made from these.

use chrono::{DateTime, NaiveDate, Utc};
use min_side_domain::Language;
use min_side_domain::choice::Choice;
use min_side_domain::field::FieldError;
use min_side_domain::records::{
    Address, ChangeState, Course, DocumentKind, DuesPayment, Employment, EmploymentFacts, Enrolment, Invoice,
    InvoiceState, Membership, Office, Order, PointsEntry, Profile, Recipient, Recruitment, Representative,
    Reward, Sender, Virksomhet,
};
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

/// Where the app stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The key store has not answered yet.
    Opening,
    /// There is no key store; the member must choose a passphrase, or to keep nothing on disk.
    NoKeyStore,
    /// The key store is locked, or has not answered in time.
    KeyStoreLocked,
    /// The data is locked by a passphrase.
    PassphraseNeeded,
    /// The data cannot be read with the key there is; it has been set aside.
    KeyLost,
    /// Nobody is signed in.
    SignedOut,
    /// The system browser is open for sign-in.
    SigningIn,
    /// Signed in; the cache may be read.
    Ready,
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
    /// Whether the server is a demonstration.
    pub demo: bool,
    /// The app's version.
    pub version: String,
    /// Settings that the first paint needs.
    pub settings: Settings,
    /// Why the last sign-in or opening failed, if it did.
    pub error: Option<ErrorView>,
    /// Whether the sign-in has run out: the cache may be read, but syncing needs a new sign-in.
    pub sign_in_expired: bool,
    /// Whether anything is kept on disk; false in the mode that keeps nothing.
    pub on_disk: bool,
    /// Things that happened at opening that the member should know, as `cache_rebuilt`, `local_set_aside`.
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
}

/// Whether the server can be reached; never guessed from one failed call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Connection {
    /// Not tried yet.
    Unknown,
    /// Reached.
    Online,
    /// Several tries have failed.
    Offline,
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
    /// Outbox rows that were refused.
    pub refused: u32,
    /// Outbox rows that need a choice.
    pub conflicts: u32,
    /// Why the last sync failed, if it did.
    pub error: Option<ErrorView>,
}

/// Where a row of the outbox stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OutboxState {
    /// Waits to be sent; may be withdrawn.
    Pending,
    /// Being sent, or sent without an answer yet; may not be withdrawn.
    Sending,
    /// Done; shown over the cache until the feed has brought its effect.
    Done,
    /// Refused by the server.
    Refused,
    /// Clashes with another change; the member must choose.
    Conflict,
}

/// A field that clashes: mine, theirs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictField {
    /// Name on the wire.
    pub field: String,
    /// What the member wants.
    #[ts(type = "unknown")]
    pub mine: serde_json::Value,
    /// What the server has.
    #[ts(type = "unknown")]
    pub theirs: serde_json::Value,
    /// When theirs was set.
    pub theirs_at: DateTime<Utc>,
    /// `member` (another machine) or `office`.
    pub theirs_by: String,
}

/// Something the member did that is not settled yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OutboxRow {
    /// Id.
    pub id: String,
    /// The command's kind, as `send_message`.
    pub kind: String,
    /// What it is about: a subject, a course title; empty where the kind says all.
    pub title: String,
    /// When the member did it.
    pub created_at: DateTime<Utc>,
    /// Where it stands.
    pub state: OutboxState,
    /// Why it was refused.
    pub error: Option<ErrorView>,
    /// The clashing fields.
    pub conflict: Vec<ConflictField>,
}

/// How a save ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Saved {
    /// In the outbox.
    Queued {
        /// Id of the row.
        id: String,
    },
    /// Nothing was changed.
    Unchanged,
    /// Fields were refused; nothing was saved.
    Invalid {
        /// The fields.
        fields: Vec<FieldError>,
    },
}

/// What the member may edit of the personal details.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileForm {
    /// Given and middle names.
    pub first_name: String,
    /// Family names.
    pub last_name: String,
    /// Address.
    pub address: Address,
    /// E-mail at work.
    pub email_work: String,
    /// Private e-mail.
    pub email_private: String,
    /// `E-post sendes til`.
    pub email_choice: Option<Choice>,
    /// Mobile at work, as typed.
    pub mobile_work: String,
    /// Private mobile, as typed.
    pub mobile_private: String,
    /// `Foretrukket mobil`.
    pub mobile_choice: Option<Choice>,
}

/// How a form would be understood: what is wrong, and what follows by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileCheck {
    /// What is wrong.
    pub fields: Vec<FieldError>,
    /// `E-post sendes til` as it follows from what is filled.
    pub email_choice: Option<Choice>,
    /// `Foretrukket mobil` likewise.
    pub mobile_choice: Option<Choice>,
    /// The place of the postal code, if the table has it.
    pub place: Option<String>,
    /// Both e-mail addresses are empty: saving wants a warning first.
    pub no_email: bool,
    /// Both numbers are empty.
    pub no_mobile: bool,
}

/// Personal details and membership with what is pending over them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProfileView {
    /// Personal details, pending edits laid over them.
    pub profile: Profile,
    /// Membership, pending edits laid over it.
    pub membership: Membership,
    /// Fields with an edit that waits.
    pub pending: Vec<String>,
    /// Edits that were refused or clash.
    pub unsettled: Vec<OutboxRow>,
}

/// Which threads to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ThreadFilter {
    /// Only with something unread.
    pub unread: bool,
    /// Only with this recipient.
    pub recipient_id: Option<String>,
    /// Only with the newest message in this year (Oslo time).
    pub year: Option<i32>,
    /// Skip this many.
    pub offset: u32,
    /// At most this many; 0 means 50.
    pub limit: u32,
}

/// A thread in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ThreadRow {
    /// Id.
    pub id: String,
    /// Subject.
    pub subject: String,
    /// Recipient's id.
    pub recipient_id: String,
    /// Recipient's name.
    pub recipient_name: String,
    /// When the newest message was sent, or written if it waits.
    pub last_at: DateTime<Utc>,
    /// Start of the newest message.
    pub preview: String,
    /// Name of who wrote the newest message.
    pub last_sender: String,
    /// Unread messages.
    pub unread: u32,
    /// Messages.
    pub messages: u32,
    /// Whether any message has attachments.
    pub attachments: bool,
    /// The state of the member's own newest message, unless settled.
    pub pending: Option<OutboxState>,
}

/// A page of threads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ThreadPage {
    /// The rows, newest first.
    pub rows: Vec<ThreadRow>,
    /// Threads that the filter finds.
    pub total: u32,
    /// Threads with something unread, in all.
    pub unread: u32,
    /// Years that have threads, newest first.
    pub years: Vec<i32>,
    /// Whom there are threads with.
    pub recipients: Vec<Recipient>,
}

/// Where a file's bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// On the machine.
    Here,
    /// Only on the server.
    Remote,
    /// On its way.
    Downloading,
}

/// A file of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachmentView {
    /// File name.
    pub name: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// Media type.
    pub media_type: String,
    /// SHA-256, by which it is opened and saved.
    pub sha256: String,
    /// Where it is.
    pub state: FileState,
    /// Bytes that have been sent, for one that is on its way out.
    #[ts(type = "number | null")]
    pub sent: Option<u64>,
    /// Bytes that have come, for one that is being fetched.
    #[ts(type = "number | null")]
    pub received: Option<u64>,
}

/// A message in a thread.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MessageView {
    /// Id.
    pub id: String,
    /// Who wrote it.
    pub sender: Sender,
    /// Their name.
    pub sender_name: String,
    /// Plain text.
    pub body: String,
    /// When it was sent, or written if it waits.
    pub at: DateTime<Utc>,
    /// Whether it was unread when the thread was opened.
    pub unread: bool,
    /// Files.
    pub attachments: Vec<AttachmentView>,
    /// The outbox row, unless settled.
    pub pending: Option<OutboxRow>,
}

/// A thread with its messages, oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ThreadView {
    /// Id.
    pub id: String,
    /// Subject.
    pub subject: String,
    /// Recipient's id.
    pub recipient_id: String,
    /// Recipient's name.
    pub recipient_name: String,
    /// Whether the member may still write there.
    pub can_reply: bool,
    /// Messages.
    pub messages: Vec<MessageView>,
}

/// A draft; it saves itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Draft {
    /// Id, empty for a new one.
    pub id: String,
    /// The thread it replies in, if any.
    pub thread_id: Option<String>,
    /// Recipient's id, or empty.
    pub recipient_id: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// Files, already taken and encrypted. Set by the app, ignored on save.
    pub attachments: Vec<AttachmentView>,
    /// When it was saved. Set by the app.
    pub saved_at: Option<DateTime<Utc>>,
}

/// What may be attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Compose {
    /// Whom the member may write to.
    pub recipients: Vec<Recipient>,
    /// Largest file, bytes.
    #[ts(type = "number")]
    pub max_bytes: u64,
    /// Most files.
    pub max_count: u32,
    /// Accepted media types.
    pub types: Vec<String>,
}

/// A representative with whether they can be written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RepresentativeView {
    /// The representative.
    #[serde(flatten)]
    pub representative: Representative,
    /// Recipient id for a message, where their organisasjonsledd is a permitted recipient.
    pub recipient_id: Option<String>,
}

/// An employment with what is pending over it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EmploymentView {
    /// The employment.
    #[serde(flatten)]
    pub employment: Employment,
    /// Whether it is active today.
    pub active: bool,
    /// A change that has not reached the server, refused, or not brought back yet.
    pub queued: Option<OutboxRow>,
    /// What the queued change says.
    pub queued_facts: Option<EmploymentFacts>,
    /// Where the office's handling stands.
    pub change_state: Option<ChangeState>,
}

/// A suggestion of the typeahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VirksomhetHit {
    /// The virksomhet.
    #[serde(flatten)]
    pub virksomhet: Virksomhet,
    /// Name of the unit above, if any.
    pub parent_name: Option<String>,
    /// Open workplaces beneath it.
    pub workplaces: u32,
}

/// A workplace to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArbeidsstedHit {
    /// Organisation number.
    pub id: String,
    /// Name.
    pub name: String,
    /// Place.
    pub place: String,
    /// Kommune.
    pub kommune: String,
    /// Whether it has been closed down.
    pub closed: bool,
    /// Name of the unit that it belongs to, where that stands beneath the chosen virksomhet.
    pub unit_name: Option<String>,
}

/// An office with its member list, where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfficeView {
    /// The office.
    #[serde(flatten)]
    pub office: Office,
    /// Whether it runs today.
    pub active: bool,
    /// The list it gives now.
    pub list: Option<ListSummary>,
}

/// A member list that may be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListSummary {
    /// Id of the organisasjonsledd.
    pub unit_id: String,
    /// Its name.
    pub unit_name: String,
    /// Members on it.
    pub members: u32,
    /// When it was last confirmed by a sync.
    pub confirmed_at: DateTime<Utc>,
    /// When it expires without contact.
    pub expires_at: DateTime<Utc>,
    /// Whether the declaration in force has been accepted.
    pub declaration_accepted: bool,
}

/// The declaration of confidentiality in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeclarationView {
    /// Its version.
    pub version: String,
    /// Its text, plain, in the language that was asked for.
    pub text: String,
}

/// Column of a member list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListColumn {
    /// Family name, then given name.
    #[default]
    Name,
    /// Member number.
    MemberNumber,
    /// Stilling.
    Position,
    /// Workplace.
    Workplace,
    /// Place.
    Place,
    /// Member since.
    Since,
}

/// Which rows of a member list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListQuery {
    /// The organisasjonsledd.
    pub unit_id: String,
    /// Text that must be found in the row.
    pub text: String,
    /// Only this workplace.
    pub workplace: Option<String>,
    /// Only this place.
    pub place: Option<String>,
    /// Sorted by.
    pub sort: ListColumn,
    /// From the end.
    pub descending: bool,
    /// Skip this many.
    pub offset: u32,
    /// At most this many; 0 means 200.
    pub limit: u32,
}

/// A row of a member list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListRow {
    /// Id.
    pub id: String,
    /// Given and middle names.
    pub first_name: String,
    /// Family names.
    pub last_name: String,
    /// Member number.
    pub member_number: String,
    /// Stilling.
    pub position: String,
    /// Workplace.
    pub workplace: String,
    /// Place.
    pub place: String,
    /// E-mail.
    pub email: String,
    /// Mobile as it is shown.
    pub mobile: String,
    /// Member since.
    pub since: NaiveDate,
}

/// A page of a member list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListPage {
    /// The list.
    pub summary: ListSummary,
    /// Rows.
    pub rows: Vec<ListRow>,
    /// Rows that the query finds.
    pub total: u32,
    /// Workplaces to filter by.
    pub workplaces: Vec<String>,
    /// Places to filter by.
    pub places: Vec<String>,
}

/// Which enrolments.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CourseFilter {
    /// Only with the first day in this year.
    pub year: Option<i32>,
    /// Only with this status, by its name on the wire.
    pub status: Option<String>,
    /// Text in title, place or organizer.
    pub text: String,
}

/// An enrolment with what can be done with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EnrolmentView {
    /// The enrolment, a pending withdrawal laid over it.
    #[serde(flatten)]
    pub enrolment: Enrolment,
    /// The last moment it can be withdrawn, if it can be now.
    pub withdraw_until: Option<DateTime<Utc>>,
    /// Whether its certificate can be made now.
    pub has_kursbevis: bool,
    /// A withdrawal that waits or was refused.
    pub queued: Option<OutboxRow>,
}

/// The member's courses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CoursesView {
    /// Enrolments, newest first.
    pub rows: Vec<EnrolmentView>,
    /// Years to filter by, newest first.
    pub years: Vec<i32>,
    /// Courses of the catalogue that are still open for application, soonest first.
    pub catalogue: Vec<Course>,
}

/// A certificate that can be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KursbevisRow {
    /// Id: its number.
    pub id: String,
    /// Course title.
    pub title: String,
    /// Day of issue.
    pub date: NaiveDate,
    /// Last day of the course.
    pub ends: NaiveDate,
    /// Hours.
    pub hours: u32,
    /// Number of the certificate that has replaced it.
    pub replaced_by: Option<String>,
    /// Whether it was revoked.
    pub revoked: bool,
}

/// How all certificates of a year are put into one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum YearForm {
    /// Each as it was issued, in a zip.
    Zip,
    /// One after another in one PDF.
    Pdf,
}

/// How far the making of several has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Made {
    /// So many have been made.
    pub done: u32,
    /// Of so many.
    pub of: u32,
}

/// What is known of newer versions of the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum UpdateView {
    /// Nobody is asked: the build knows of nobody, or the machine's settings forbid it.
    Off,
    /// Nobody has been asked yet.
    Unasked,
    /// There is no newer one.
    Newest,
    /// There is one.
    Found {
        /// Its version.
        version: String,
        /// When it came out.
        date: Option<NaiveDate>,
        /// What is new in it, as plain text.
        notes: String,
    },
    /// It is installed and runs from the next start.
    Installed {
        /// Its version.
        version: String,
    },
}

/// A file that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckedFile {
    /// Its name.
    pub name: String,
    /// The answer.
    pub verdict: min_side_kursbevis::Verdict,
}

/// Recruiting with its points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecruitingView {
    /// Recruitments, newest first, the collected entry last.
    pub recruitments: Vec<Recruitment>,
    /// The ledger, newest first.
    pub ledger: Vec<PointsEntry>,
    /// Points left.
    #[ts(type = "number")]
    pub balance: i64,
}

/// A reward with what can be done with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RewardView {
    /// The reward.
    #[serde(flatten)]
    pub reward: Reward,
    /// How many the balance is enough for.
    pub affordable: u32,
    /// Whether its picture is on the machine.
    pub picture_here: bool,
}

/// The shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShopView {
    /// Rewards by price.
    pub rewards: Vec<RewardView>,
    /// Points left, orders on their way taken off.
    #[ts(type = "number")]
    pub balance: i64,
    /// Orders, newest first.
    pub orders: Vec<Order>,
    /// Name on the parcel.
    pub deliver_to: String,
    /// Where it would be delivered.
    pub address: Address,
}

/// How an order ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Ordered {
    /// The server took it.
    Done {
        /// Points left.
        #[ts(type = "number")]
        balance: i64,
    },
    /// The server refused it, or there is no network; nothing was ordered.
    Refused {
        /// Why.
        error: ErrorView,
    },
    /// It was sent, but no answer came; it is repeated until one does, and happens at most once.
    Unanswered {
        /// Id of the outbox row.
        id: String,
    },
}

/// What a list of documents shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// E-post.
    Email,
    /// Brev.
    Letter,
    /// Another document.
    Document,
    /// Faktura.
    Invoice,
}

impl From<DocumentKind> for PaperKind {
    fn from(kind: DocumentKind) -> Self {
        match kind {
            DocumentKind::Email => Self::Email,
            DocumentKind::Letter => Self::Letter,
            DocumentKind::Document => Self::Document,
        }
    }
}

/// Which documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PaperFilter {
    /// Only this kind.
    pub kind: Option<PaperKind>,
    /// Only from this year (Oslo time).
    pub year: Option<i32>,
    /// Text in title or sender.
    pub text: String,
    /// Skip this many.
    pub offset: u32,
    /// At most this many; 0 means 50.
    pub limit: u32,
}

/// An e-mail, invoice or document in the common list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperRow {
    /// Id, unique with `kind`.
    pub id: String,
    /// Kind.
    pub kind: PaperKind,
    /// Title.
    pub title: String,
    /// Who it is from.
    pub from: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Bytes, 0 without a file.
    #[ts(type = "number")]
    pub size: u64,
    /// Media type of the file, or empty.
    pub media_type: String,
    /// Where the file is; none without one.
    pub state: Option<FileState>,
    /// Whether the member has pinned it.
    pub pinned: bool,
    /// For an invoice: where it stands.
    pub invoice_state: Option<InvoiceState>,
    /// For an invoice: amount in øre.
    #[ts(type = "number | null")]
    pub amount_ore: Option<i64>,
    /// For an invoice: due date.
    pub due: Option<NaiveDate>,
}

/// A page of documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperPage {
    /// Rows, newest first.
    pub rows: Vec<PaperRow>,
    /// Rows that the filter finds.
    pub total: u32,
    /// Years that have documents, newest first.
    pub years: Vec<i32>,
    /// Bytes on the machine.
    #[ts(type = "number")]
    pub kept_bytes: u64,
    /// Bytes of all files.
    #[ts(type = "number")]
    pub all_bytes: u64,
}

/// How a file is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Viewer {
    /// Page by page by pdf.js.
    Pdf,
    /// An image.
    Image,
    /// Plain text.
    Text,
    /// An e-mail.
    Email,
    /// An EHF invoice.
    Ehf,
    /// Not at all; it may be saved.
    None,
}

/// A file that is open. `file` names it for ranges, saving and printing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileView {
    /// SHA-256 of the bytes.
    pub file: String,
    /// Title.
    pub title: String,
    /// File name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// How it is shown.
    pub viewer: Viewer,
    /// Where it is.
    pub state: FileState,
    /// Whether the member has pinned it.
    pub pinned: bool,
}

/// An e-mail made harmless.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EmailView {
    /// Subject.
    pub subject: String,
    /// From, as written.
    pub from: String,
    /// To, as written.
    pub to: String,
    /// When, if it says so.
    pub date: Option<DateTime<Utc>>,
    /// Body as HTML of a small allow-list; inline images are `data:` from the message itself.
    pub html: String,
    /// Remote things that were left out.
    pub blocked: u32,
    /// Files in the message, as many as can be looked through.
    pub attachments: Vec<FileWithin>,
    /// Files in the message that are not named.
    pub attachments_left_out: u32,
    /// Whether the message goes on beyond what is shown.
    pub cut: bool,
}

/// A file within an e-mail or an EHF invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileWithin {
    /// Its place.
    pub index: u32,
    /// File name, made safe.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
}

/// An invoice with what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InvoiceView {
    /// The invoice.
    #[serde(flatten)]
    pub invoice: Invoice,
    /// Where it stands today.
    pub state: InvoiceState,
    /// Whether the KID's check digit fits.
    pub kid_valid: bool,
    /// Whether the account's check digit fits.
    pub account_valid: bool,
    /// Account as it is shown, `8601 11 17947`.
    pub account_shown: String,
    /// Its PDF, or its EHF where there is no PDF.
    pub open_file: Option<FileView>,
    /// Its EHF, from which the lines are shown.
    pub ehf_file: Option<FileView>,
}

/// What an EHF invoice says. Amounts are hundredths of its currency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EhfView {
    /// Whether it is a credit note.
    pub credit: bool,
    /// Number.
    pub number: String,
    /// Day of issue.
    pub issued: Option<NaiveDate>,
    /// Day of payment at the latest.
    pub due: Option<NaiveDate>,
    /// Who asks to be paid.
    pub seller: String,
    /// Their organisation number.
    pub seller_number: String,
    /// Who is to pay.
    pub buyer: String,
    /// Account, without spaces; a Norwegian IBAN as the number in it.
    pub account: String,
    /// Account as it is shown, `8601 11 17947`.
    pub account_shown: String,
    /// Whether the account's check digit fits.
    pub account_valid: bool,
    /// KID.
    pub kid: String,
    /// Whether the KID's check digit fits.
    pub kid_valid: bool,
    /// Currency, as `NOK`.
    pub currency: String,
    /// Lines.
    pub lines: Vec<EhfLine>,
    /// Lines that are not shown.
    pub lines_left_out: u32,
    /// VAT.
    #[ts(type = "number | null")]
    pub vat: Option<i64>,
    /// To pay.
    #[ts(type = "number | null")]
    pub total: Option<i64>,
    /// What the seller adds.
    pub note: String,
    /// Files within it.
    pub files: Vec<FileWithin>,
}

/// A line of an EHF invoice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EhfLine {
    /// What it is for.
    pub name: String,
    /// How many, as written.
    pub quantity: String,
    /// Amount in hundredths of the currency.
    #[ts(type = "number | null")]
    pub amount: Option<i64>,
}

/// How large a picture is drawn, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PictureSize {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// How a save, open or print ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FileDone {
    /// Written.
    Saved {
        /// File name, without its folder.
        name: String,
    },
    /// Sent to the printer or opened.
    Done,
    /// The member cancelled, or there was no dialog; `save_to_downloads` may be offered.
    Cancelled,
}

/// What an export of everything does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportStep {
    /// Records as JSON.
    Records,
    /// Documents, attachments and certificates.
    Files,
    /// Threads as pages and PDFs.
    Threads,
    /// What was written is read and checked.
    Checking,
}

/// How far an export of everything has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportProgress {
    /// What it does.
    pub step: ExportStep,
    /// Parts of the step that are done.
    #[ts(type = "number")]
    pub done: u64,
    /// Its parts.
    #[ts(type = "number")]
    pub total: u64,
}

/// An export of everything that has been written and checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportDone {
    /// Name of its folder or zip, without what it stands in.
    pub name: String,
    /// Threads.
    #[ts(type = "number")]
    pub threads: u64,
    /// Messages in them.
    #[ts(type = "number")]
    pub messages: u64,
    /// Files of the export.
    #[ts(type = "number")]
    pub files: u64,
    /// Their bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Documents that are not on the machine and are only named.
    #[ts(type = "number")]
    pub missing: u64,
}

/// What to search for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SearchQuery {
    /// As typed.
    pub text: String,
    /// Only these kinds; empty for all.
    pub kinds: Vec<String>,
    /// Not older than.
    pub from: Option<NaiveDate>,
    /// Not newer than.
    pub to: Option<NaiveDate>,
    /// Only what was exchanged with this counterpart: a name of those that `search_counterparts` gives, or a
    /// recipient's id.
    pub counterpart: Option<String>,
    /// At most this many; 0 means 50.
    pub limit: u32,
}

/// A piece of text, marked or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Piece {
    /// Text.
    pub text: String,
    /// Whether it is what was searched for.
    pub hit: bool,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchHit {
    /// `message`, `document`, `invoice`, `course`, `kursbevis`, `employment`, `representative`, `list_member` …
    pub kind: String,
    /// Id of what is opened: a thread's for a message.
    pub id: String,
    /// Id of the row that was hit.
    pub row_id: String,
    /// Title.
    pub title: String,
    /// Title in pieces, with the hits marked.
    pub title_pieces: Vec<Piece>,
    /// A stretch of text around the hit.
    pub snippet: Vec<Piece>,
    /// The attachment that this text stands in, where it is not the row's own.
    pub file: Option<HitFile>,
    /// When.
    pub date: Option<DateTime<Utc>>,
}

/// An attachment that what was searched for stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HitFile {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// What a search did not cover.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NotCovered {
    /// Files that are not on the machine.
    pub not_downloaded: u32,
    /// Bytes of them.
    #[ts(type = "number")]
    pub not_downloaded_bytes: u64,
    /// How many of them the member waits for.
    pub downloading: u32,
    /// Files without text to search (scans, unreadable).
    pub without_text: u32,
    /// Rows that wait for indexing.
    pub indexing: u32,
    /// Whether the first sync is still running.
    pub syncing: bool,
}

/// How the search index stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchState {
    /// Rows that can be found.
    pub rows: u32,
    /// What a search does not cover now.
    pub not_covered: NotCovered,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchResult {
    /// Hits: the member's own rows, newest first; then people and units; then courses to apply for, the next one first;
    /// then members of lists.
    pub hits: Vec<SearchHit>,
    /// Whether there are more.
    pub more: bool,
    /// What was not covered.
    pub not_covered: NotCovered,
    /// Time in the core, microseconds.
    #[ts(type = "number")]
    pub took_us: u64,
}

/// The front page: every section's newest rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Overview {
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

#[cfg(test)]
mod types_are_current {
    //! `ui/src/api/types.ts` is made from the types above; run with `UPDATE_TYPES=1` to write it.

    use super::*;
    use min_side_domain::records::*;
    use std::fmt::Write as _;

    macro_rules! declarations {
        ($($ty:ty),+ $(,)?) => {{
            let config = ts_rs::Config::default();
            let mut text = String::from("// Made from crates/core/src/views.rs and crates/domain. Do not edit: UPDATE_TYPES=1 cargo test -p min-side-core types_are_current\n");
            $(writeln!(text, "\nexport {}", <$ty as TS>::decl(&config)).unwrap();)+
            text
        }};
    }

    #[test]
    fn typescript_types_are_current() {
        use min_side_domain::choice::Choice;
        use min_side_domain::field::{FieldCode, FieldError};
        use min_side_kursbevis::{CodeFacts, Finding, FindingKind, Outcome, SignedFacts, Verdict};
        let text = declarations![
            Language,
            Choice,
            FieldCode,
            FieldError,
            ErrorView,
            Changed,
            Phase,
            AppState,
            KeyChoice,
            Theme,
            KeepOffline,
            KeptSizes,
            Settings,
            Connection,
            Progress,
            SyncView,
            OutboxState,
            ConflictField,
            OutboxRow,
            Saved,
            Address,
            Profile,
            MembershipStatus,
            DuesPayment,
            MembershipCategory,
            Membership,
            RecipientKind,
            Recipient,
            Representative,
            ProfileForm,
            ProfileCheck,
            ProfileView,
            ThreadFilter,
            ThreadRow,
            ThreadPage,
            FileState,
            AttachmentView,
            Sender,
            MessageView,
            ThreadView,
            Draft,
            Compose,
            RepresentativeView,
            EmploymentFacts,
            ChangeState,
            EmploymentChange,
            Employment,
            EmploymentView,
            Virksomhet,
            VirksomhetHit,
            ArbeidsstedHit,
            Office,
            OfficeView,
            ListSummary,
            ListColumn,
            ListQuery,
            ListRow,
            ListPage,
            CourseFilter,
            CourseFacts,
            Course,
            EnrolmentStatus,
            Enrolment,
            EnrolmentView,
            CoursesView,
            KursbevisRow,
            KursbevisFacts,
            CodeFacts,
            SignedFacts,
            Outcome,
            FindingKind,
            Finding,
            Verdict,
            CheckedFile,
            YearForm,
            Made,
            RecruitmentState,
            Recruitment,
            PointsReason,
            PointsEntry,
            RecruitingView,
            BlobRef,
            Reward,
            RewardView,
            OrderState,
            Order,
            ShopView,
            Ordered,
            DocumentKind,
            PaperKind,
            PaperFilter,
            InvoiceState,
            PaperRow,
            PaperPage,
            Viewer,
            FileView,
            FileWithin,
            EmailView,
            Invoice,
            InvoiceView,
            EhfView,
            EhfLine,
            PictureSize,
            FileDone,
            ExportStep,
            ExportProgress,
            ExportDone,
            UpdateView,
            SearchQuery,
            Piece,
            HitFile,
            SearchHit,
            NotCovered,
            SearchState,
            SearchResult,
            Overview,
        ];
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/api/types.ts");
        if std::env::var_os("UPDATE_TYPES").is_some() {
            std::fs::write(path, &text).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            committed == text,
            "ui/src/api/types.ts is stale: UPDATE_TYPES=1 cargo test -p min-side-core types_are_current"
        );
    }
}
