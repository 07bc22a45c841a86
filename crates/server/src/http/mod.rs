//! The server over HTTP: routes, limits, problem details.

mod blobs;
mod caller;
mod changes;
mod commands;
#[cfg(test)]
mod contract_tests;
pub mod error;
mod events;
pub mod limits;
mod office;
#[cfg(test)]
mod openapi;
mod router;
mod service;
#[cfg(test)]
mod tests;
mod uploads;

pub use router::router;
