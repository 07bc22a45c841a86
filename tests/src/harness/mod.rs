//! A stage for the real app: a display, a desktop session with its own key store and home folder, the real server,
//! and the system's web driver. Nothing of the user's is touched, and nothing is left running.

pub mod camera;
pub mod child_guard;
mod click;
pub mod desktop;
pub mod display;
pub mod driver;
pub mod feed;
pub mod gallery;
pub mod papers;
pub mod printer;
mod processes;
pub mod program;
pub mod server;
pub mod sign_in;
pub mod watch;

use std::path::PathBuf;
use std::time::Duration;

/// How long anything may take before a condition that is waited for counts as failed.
pub const TIMEOUT: Duration = Duration::from_secs(60);

/// What can go wrong on a stage.
#[derive(Debug, thiserror::Error)]
pub enum HarnessError {
    /// A program could not be started, or a file could not be read.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// Why it failed.
        source: std::io::Error,
    },
    /// A program has not been built.
    #[error("{0} has not been built: run `cargo xtask test`")]
    NotBuilt(PathBuf),
    /// Something said what was not expected.
    #[error("{0}")]
    Unexpected(String),
    /// Something did not come in time.
    #[error("waited in vain for {0}")]
    Waited(String),
    /// The web driver refused.
    #[error("the web driver: {0}")]
    Driver(#[from] thirtyfour::error::WebDriverError),
    /// A call over HTTP failed.
    #[error("HTTP: {0}")]
    Http(#[from] reqwest::Error),
}

/// The stage's result.
pub type Result<T, E = HarnessError> = std::result::Result<T, E>;

impl HarnessError {
    /// What was tried, for `map_err`.
    pub fn io(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        |source| Self::Io { what: what.into(), source }
    }
}

/// Asks again and again, until there is an answer or patience ends.
///
/// # Errors
/// [`HarnessError::Waited`] with `what` when none came in time.
pub async fn wait_for<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> Result<T> {
    let mut pause = tokio::time::interval(Duration::from_millis(50));
    let asking = async {
        loop {
            pause.tick().await;
            if let Some(answer) = ask().await {
                return answer;
            }
        }
    };
    tokio::time::timeout(TIMEOUT, asking).await.map_err(|_| HarnessError::Waited(what.to_owned()))
}
