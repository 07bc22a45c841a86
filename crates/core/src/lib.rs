//! The app without a face: cache, sync, outbox, search and documents.
//!
//! A read never touches the network; a write is one row in the outbox first; the cache is disposable, the
//! member's own words are not.

mod address;
pub mod apart;
pub mod app;
pub mod clock;
pub mod closing;
pub mod courses;
pub mod db;
pub mod documents;
pub mod email;
pub mod employments;
pub mod error;
pub mod export;
pub mod extract;
pub mod files;
mod fold;
pub mod http;
pub mod invoices;
pub mod key;
#[cfg(test)]
mod layers_tests;
pub mod maintenance;
pub mod managed;
pub mod memory;
pub mod messages;
mod net;
pub mod offices;
pub mod outbox;
pub mod overview;
pub mod profile;
pub mod recruiting;
pub mod representatives;
pub mod rooms;
mod rows;
#[cfg(test)]
mod rows_testing;
pub mod search;
pub mod session;
pub mod settings;
pub mod shop;
mod sign_in_reason;
pub mod sync;
#[cfg(test)]
mod testing;
pub mod union;
mod viewing;
pub mod views;

pub use app::App;
pub use error::{Error, Result, SignInReason};
pub use rooms::run_if_asked;
