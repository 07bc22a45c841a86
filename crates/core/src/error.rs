//! One error for the whole core, and the one place where it becomes what a member is told.

pub use crate::sign_in_reason::SignInReason;
use crate::views::ErrorView;
use min_side_domain::field::{FieldCode, FieldError};
use min_side_wire::problem::{Problem, ProblemCode};
use std::collections::BTreeMap;

/// The core's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A statement failed.
    #[error("a database statement failed")]
    Database(#[from] rusqlite::Error),
    /// A migration failed.
    #[error("the database could not be brought up to date")]
    Migration(#[from] rusqlite_migration::Error),
    /// The database has been closed (sign-out, shutdown).
    #[error("the database is closed")]
    Closed,
    /// The database is damaged.
    #[error("the {0} database is damaged")]
    Damaged(&'static str),
    /// The key does not open the database.
    #[error("the key does not fit")]
    WrongKey,
    /// The database was written by a newer version of the app.
    #[error("the {0} database is of a newer version")]
    NewerSchema(&'static str),
    /// Another process uses the data folder.
    #[error("another process uses the data folder")]
    InUse,
    /// The key store gave no key.
    #[error("the key store gave no key")]
    KeyStore(#[from] KeyError),
    /// A call over the network failed.
    #[error("a call over the network failed: {kind:?}")]
    Network {
        /// In what way.
        kind: NetworkKind,
        /// The library's error, without its URL.
        #[source]
        source: Option<reqwest::Error>,
    },
    /// The server is busy and asks to be left alone for a while.
    #[error("the server is busy")]
    Busy {
        /// How long.
        after: std::time::Duration,
        /// Whether it is the server that says so, by the contract, and not something on the way.
        ours: bool,
    },
    /// The server answered with a problem.
    #[error("the server answered with a problem: {}", .0.kind)]
    Problem(Box<Problem>),
    /// What the server sent cannot be trusted; nothing of it was kept.
    #[error("what the server sent was refused: {0}")]
    BadPage(&'static str),
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    NotSignedIn,
    /// The sign-in has run out.
    #[error("the sign-in has run out")]
    SignInExpired,
    /// Signing in failed.
    #[error("sign-in failed: {0}")]
    SignIn(SignInReason),
    /// A file could not be read or written.
    #[error("a file could not be read or written")]
    Io(#[from] std::io::Error),
    /// JSON could not be read or written.
    #[error("JSON could not be read or written")]
    Json(#[from] serde_json::Error),
    /// There is no such thing.
    #[error("there is no such thing")]
    NotFound,
    /// Fields were refused.
    #[error("fields were refused")]
    Invalid(Vec<FieldError>),
    /// A file may not go with a message.
    #[error("a file was refused")]
    FileRefused {
        /// Its name.
        name: String,
        /// Why.
        code: FieldCode,
    },
    /// Refused for a reason that the interface has a sentence for.
    #[error("refused: {code}")]
    Refused {
        /// Stable code.
        code: &'static str,
        /// Values for the sentence; never personal data.
        params: BTreeMap<String, String>,
    },
}

/// Why there is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There is no key store to ask.
    #[error("there is no key store")]
    NoKeyStore,
    /// The key store is locked, or did not answer in time.
    #[error("the key store is locked or does not answer")]
    Locked,
    /// The key store has no key of ours.
    #[error("the key store has no key")]
    NoEntry,
    /// The key store holds something that is no key.
    #[error("the key store holds something that is no key")]
    NotAKey,
    /// No randomness to be had.
    #[error("the system gave no randomness")]
    NoRandomness,
}

impl KeyError {
    /// The code of the view.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoKeyStore => "no_key_store",
            Self::Locked => "key_store_locked",
            Self::NoEntry | Self::NotAKey => "key_lost",
            Self::NoRandomness => "no_randomness",
        }
    }
}

/// In what way the network failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NetworkKind {
    /// No way there: no network, no such host, refused.
    Offline,
    /// No answer in time.
    Timeout,
    /// The proxy refused or is not there.
    Proxy,
    /// The server's certificate is not to be trusted.
    Tls,
    /// The network answers in the server's place: it wants a sign-in of its own, as in hotels and on trains.
    Portal,
    /// Something on the way refused the call; the server may or may not have had it.
    Blocked,
    /// Cut while under way.
    Interrupted,
    /// The server answered, but it failed (5xx, or not what the contract says).
    Server,
}

impl NetworkKind {
    /// The code of the view.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Timeout => "timeout",
            Self::Proxy => "proxy",
            Self::Tls => "tls",
            Self::Portal => "portal",
            Self::Blocked => "blocked",
            Self::Interrupted => "interrupted",
            Self::Server => "server",
        }
    }
}

impl Error {
    /// Refused for a reason that the interface has a sentence for.
    #[must_use]
    pub fn refused(code: &'static str) -> Self {
        Self::Refused { code, params: BTreeMap::new() }
    }

    /// Adds a value for the sentence to a refusal.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        if let Self::Refused { params, .. } = &mut self {
            params.insert(name.to_owned(), value.to_string());
        }
        self
    }

    /// A failed call of this kind without a source.
    #[must_use]
    pub const fn network(kind: NetworkKind) -> Self {
        Self::Network { kind, source: None }
    }

    /// Whether a database turned out to be damaged.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        match self {
            Self::Damaged(_) => true,
            Self::Database(error)
            | Self::Migration(rusqlite_migration::Error::RusqliteError { err: error, .. }) => {
                matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
            }
            _ => false,
        }
    }

    /// Whether the server could not be reached or did not do its part: trying again later may help.
    #[must_use]
    pub fn is_network(&self) -> bool {
        matches!(self, Self::Network { .. } | Self::Busy { .. })
    }

    /// What the interface is told. Logs it once, without names, numbers, tokens or URLs.
    #[must_use]
    pub fn view(&self) -> ErrorView {
        let view = self.quiet_view();
        match self {
            Self::Invalid(_)
            | Self::FileRefused { .. }
            | Self::Refused { .. }
            | Self::NotSignedIn
            | Self::NotFound
            | Self::Closed => {}
            Self::Network { kind, .. } => tracing::info!(?kind, "network"),
            other => tracing::warn!(code = %view.code, error = %other, "told to the member"),
        }
        view
    }

    /// As [`Error::view`], without logging.
    #[must_use]
    pub fn quiet_view(&self) -> ErrorView {
        let simple =
            |code: &str| ErrorView { code: code.to_owned(), params: BTreeMap::new(), fields: Vec::new() };
        match self {
            Self::Database(error) => simple(database_code(error)),
            Self::Migration(_) => simple("database"),
            Self::Closed => simple("not_open"),
            Self::Damaged(_) => simple("damaged"),
            Self::WrongKey => simple("wrong_key"),
            Self::NewerSchema(_) => simple("newer_schema"),
            Self::InUse => simple("in_use"),
            Self::KeyStore(error) => simple(error.code()),
            Self::Network { kind, .. } => simple(kind.code()),
            Self::Busy { .. } => simple("too_many_requests"),
            Self::Problem(problem) => problem_view(problem),
            Self::BadPage(_) => simple("bad_page"),
            Self::NotSignedIn => simple("not_signed_in"),
            Self::SignInExpired => simple("sign_in_expired"),
            Self::SignIn(reason) => {
                let mut view = simple(sign_in_code(*reason));
                view.params.insert("reason".to_owned(), reason.code().to_owned());
                view
            }
            Self::Io(error) => simple(io_code(error)),
            Self::Json(_) => simple("bad_data"),
            Self::NotFound => simple("not_found"),
            Self::FileRefused { name, code } => ErrorView {
                params: BTreeMap::from([("name".to_owned(), name.clone())]),
                fields: vec![FieldError::new("attachments", *code)],
                ..simple("invalid")
            },
            Self::Invalid(fields) => ErrorView { fields: fields.clone(), ..simple("invalid") },
            Self::Refused { code, params } => ErrorView { params: params.clone(), ..simple(code) },
        }
    }
}

/// How a failure on the way is kept beside a row of the outbox, where a server's problem may stand too.
pub(crate) const NETWORK_PREFIX: &str = "urn:min-side:network:";

/// What the interface is told of a server's problem: its code, `server` for one that this build does not know.
#[must_use]
pub fn problem_view(problem: &Problem) -> ErrorView {
    let code = match (problem.kind.strip_prefix(NETWORK_PREFIX), problem.code()) {
        (Some(code), _) => code.to_owned(),
        // `disk_full` is said of the member's own disk.
        (None, None | Some(ProblemCode::DiskFull)) => "server".to_owned(),
        (None, Some(code)) => code.name(),
    };
    ErrorView { code, params: problem.params.clone(), fields: problem.fields.clone() }
}

/// A reason about which the member can do something has a sentence of its own.
const fn sign_in_code(reason: SignInReason) -> &'static str {
    match reason {
        SignInReason::Browser => "no_browser",
        SignInReason::Timeout => "sign_in_timeout",
        SignInReason::Cancelled => "sign_in_cancelled",
        SignInReason::OtherMember => "other_member",
        _ => "sign_in_failed",
    }
}

fn database_code(error: &rusqlite::Error) -> &'static str {
    use rusqlite::ErrorCode::{DatabaseCorrupt, DiskFull, NotADatabase};
    match error.sqlite_error_code() {
        Some(DiskFull) => "disk_full",
        Some(DatabaseCorrupt | NotADatabase) => "damaged",
        _ => "database",
    }
}

fn io_code(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => "disk_full",
        std::io::ErrorKind::PermissionDenied => "no_permission",
        std::io::ErrorKind::NotFound => "file_not_found",
        _ => "file",
    }
}
