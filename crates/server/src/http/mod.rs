//! The server over HTTP: routes, limits, problem details.

mod blobs;
mod caller;
mod changes;
mod commands;
pub mod error;
mod events;
pub mod limits;
mod office;
mod router;
mod service;
mod uploads;

pub use router::router;
