//! The real server, on a port of its own: it can be stopped and started again at the same address.

use super::child_guard::{ChildGuard, GuardedCommand};
use super::{HarnessError, Result, program};
use std::path::Path;
use std::process::Command;

/// A server and its data. It runs until it is stopped or dropped.
#[derive(Debug)]
pub struct Server {
    running: Option<ChildGuard>,
    data: tempfile::TempDir,
    options: Vec<String>,
    url: String,
    demo_token: String,
    office_token: String,
}

impl Server {
    /// Makes a synthetic union and serves it. `options` are further arguments, as `--messages 600`.
    ///
    /// # Errors
    /// When the server has not been built or does not start.
    pub fn start(options: &[&str]) -> Result<Self> {
        let data = tempfile::Builder::new().prefix("min-side-server-").tempdir();
        let data = data.map_err(HarnessError::io("a folder for the server"))?;
        Self::start_in(data, options.iter().map(|&option| option.to_owned()).collect())
    }

    /// A server whose data is a copy of another's, which is at rest.
    ///
    /// # Errors
    /// When the data cannot be copied or the server does not start.
    pub fn start_from(data: &Path) -> Result<Self> {
        let copy = tempfile::Builder::new().prefix("min-side-server-").tempdir();
        let copy = copy.map_err(HarnessError::io("a folder for the server"))?;
        let copied = Command::new("cp").arg("-a").arg(data.join(".")).arg(copy.path()).status();
        if !copied.map_err(HarnessError::io("cp"))?.success() {
            return Err(HarnessError::Unexpected("the server's data could not be copied".into()));
        }
        Self::start_in(copy, Vec::new())
    }

    fn start_in(data: tempfile::TempDir, options: Vec<String>) -> Result<Self> {
        let url = "http://127.0.0.1:0".to_owned();
        let (demo_token, office_token) = (String::new(), String::new());
        let mut server = Self { running: None, data, options, url, demo_token, office_token };
        server.start_again()?;
        Ok(server)
    }

    /// Starts it again with the data it had, where it was.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start_again(&mut self) -> Result<()> {
        let address = self.url.trim_start_matches("http://").to_owned();
        let data = self.data.path().to_string_lossy().into_owned();
        let (child_guard, line) = GuardedCommand::new(program::path("min-side-server")?)
            .args(["serve", "--listen", &address, "--data", &data, "--seed", "demo"])
            .args(&self.options)
            .errors_to(&self.data.path().join("server.log"))?
            .start_and_read_line()?;
        let said: serde_json::Value = serde_json::from_str(&line)
            .map_err(|_| HarnessError::Unexpected(format!("the server said {line}")))?;
        let text = |field: &str| said[field].as_str().unwrap_or_default().to_owned();
        self.url = text("url").trim_end_matches('/').to_owned();
        self.demo_token = text("demo_token");
        self.office_token = text("office_token");
        self.running = Some(child_guard);
        Ok(())
    }

    /// Stops it at once, as when a cable is pulled.
    pub fn stop(&mut self) {
        if let Some(mut running) = self.running.take() {
            running.kill();
        }
    }

    /// Lets it stand still until it is stopped, so that whoever waits for an answer goes on waiting.
    ///
    /// # Errors
    /// When it cannot be told to.
    pub fn pause(&self) -> Result<()> {
        let Some(running) = &self.running else { return Ok(()) };
        let group = format!("-{}", running.group());
        let told = Command::new("kill").args(["-STOP", "--", &group]).status();
        let told = told.map_err(HarnessError::io("kill"))?;
        if told.success() { Ok(()) } else { Err(HarnessError::Unexpected("kill -STOP".into())) }
    }

    /// Its address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The demo member's token for the contract's calls.
    #[must_use]
    pub fn demo_token(&self) -> &str {
        &self.demo_token
    }

    /// The office's token.
    #[must_use]
    pub fn office_token(&self) -> &str {
        &self.office_token
    }

    /// The folder of its data.
    #[must_use]
    pub fn data(&self) -> &Path {
        self.data.path()
    }
}
