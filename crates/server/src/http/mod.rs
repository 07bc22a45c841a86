//! The server over HTTP: routes, limits, problem details.

mod batch;
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

#[cfg(test)]
pub(crate) use openapi::document as openapi_document;
pub use router::router;
