//! The HTTP contract between the app and a union's server: routes, messages and problem details.
//!
//! `docs/openapi.json` is made from these types; the server serves it at [`route::OPENAPI`].

pub mod command;
pub mod contract;
pub mod feed;
pub mod office;
pub mod problem;
pub mod route;
pub mod service;
#[cfg(test)]
mod snapshots;

/// The media type of problem details (RFC 9457).
pub const PROBLEM_JSON: &str = "application/problem+json";
/// Response header of a page of the feed: SHA-256 of its uncompressed body, lower-case hex.
pub const PAGE_HASH: &str = "min-side-page-sha256";
/// Request header of a commands request: a name of this one attempt, in the form of an id.
pub const ATTEMPT: &str = "min-side-attempt";
/// Response header: the server itself has refused the attempt of this name as a whole, and nothing of it was done.
pub const NOTHING_DONE: &str = "min-side-nothing-done";
/// Largest body of a commands request, bytes.
pub const MAX_COMMANDS_BYTES: usize = 1024 * 1024;
/// Most commands in one request.
pub const MAX_COMMANDS: usize = 100;
/// Most changes on one page of the feed.
pub const MAX_PAGE: u32 = 2_000;
/// Largest uncompressed body of a page that a client accepts, bytes.
pub const MAX_PAGE_BYTES: usize = 32 * 1024 * 1024;
/// Largest blob, bytes.
pub const MAX_BLOB_BYTES: u64 = 512 * 1024 * 1024;

/// Whether this has the form of an id that a client makes: 1 to 64 letters, digits, `-` and `_`; a UUID, as a rule.
#[must_use]
pub fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 64 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
}
