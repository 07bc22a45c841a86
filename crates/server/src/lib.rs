//! The reference server: the change feed, commands, events, blobs and the office's side, over SQLite.
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use min_side_server::{Config, Server, seed};
//! let today = chrono::Utc::now().date_naive();
//! let running = Server::start(Config::demo("data".as_ref(), seed::Options::on(today))).await?;
//! println!("{}", running.url);
//! running.stop().await;
//! # Ok(())
//! # }
//! ```

pub mod auth;
pub mod cli;
pub mod clock;
mod commands;
mod events;
mod feed;
mod folder;
mod http;
pub mod import;
mod kursbevis;
#[cfg(test)]
mod layers_tests;
pub mod memory;
pub mod notices;
mod office;
pub mod oidc;
#[cfg(test)]
mod rules_tests;
pub mod seed;
mod server;
pub mod storage;
#[cfg(test)]
mod testing;

pub use folder::HoldError;
pub use http::limits::LimitSettings;
pub use server::{Config, DEMO_MEMBER, DEMO_OFFICE, Mode, Running, Server, StartError};
pub(crate) use storage::sqlite::hex;

/// Makes `ring` the cryptography of TLS, for the calls that this process makes to others.
pub fn install_tls() {
    // Installed already: by whoever embeds the server.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
