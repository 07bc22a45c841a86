//! The server over HTTP: routes, limits, problem details.

mod address;
mod batch;
mod blobs;
mod caller;
mod changes;
mod commands;
pub mod connections;
#[cfg(test)]
mod contract_tests;
pub mod error;
mod events;
pub mod limits;
mod office;
mod oidc;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod role_tests;
mod router;
#[cfg(test)]
mod run_tests;
mod service;
mod stall;
pub mod state;
pub mod takeover;
#[cfg(test)]
mod tests;
mod uploads;

#[cfg(test)]
pub(crate) use openapi::document as openapi_document;
pub use router::router;
