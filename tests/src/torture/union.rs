//! The union of a torture: the real server as a process of its own, at an address that stays, with a synthetic union that is
//! small. It is killed, started again, copied and restored.

use super::size::files;
use crate::harness::{HarnessError, Result, program};
use crate::rows;
use min_side_domain::Audience;
use min_side_domain::records::{PointsEntry, PointsReason};
use min_side_server::storage::{Row, StorageError};
use min_side_server::{Config, Server, seed};
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// How long the server may take to start.
const START: Duration = Duration::from_secs(60);
/// The members; the first have more in every section.
pub(super) const MEMBERS: [&str; 4] = ["demo", "demo-ny", "demo-nynorsk", "demo-tillitsvalgt"];

/// Where the data are, below the folder of the torture.
pub(super) const FOLDER: &str = "server";
/// What each member has to spend in the reward shop.
const POINTS: i64 = 10_000_000;

/// The server and its data.
#[derive(Debug)]
pub(super) struct Union {
    folder: PathBuf,
    log: PathBuf,
    pub(super) address: SocketAddr,
    office_token: String,
    child: Option<Child>,
}

#[derive(Deserialize)]
struct Announced {
    url: String,
    #[serde(default)]
    office_token: String,
}

#[derive(Deserialize)]
struct Granted {
    access_token: String,
}

impl Union {
    /// Makes the data below `folder` and starts the server.
    ///
    /// # Errors
    /// When it cannot be made or does not start.
    pub(super) async fn make(folder: &Path, seed: u64) -> Result<Self> {
        let data = folder.join(FOLDER);
        let mut options = seed::Options::on(chrono::Utc::now().date_naive());
        options.seed = seed;
        options.messages = Some(40);
        options.documents = Some(4);
        (options.list_members, options.virksomheter, options.arbeidssteder) = (40, 60, 120);
        let made = Server::start(Config::demo(&data, options)).await;
        let failed = |error: &dyn std::fmt::Display| HarnessError::Unexpected(format!("the union: {error}"));
        let made = made.map_err(|error| failed(&error))?;
        let rows = MEMBERS.iter().map(|member| points(member)).collect::<Result<Vec<_>, _>>();
        let given = rows.and_then(|rows| made.storage.put_rows(&rows));
        made.stop().await;
        given.map_err(|error| failed(&error))?;
        let log = folder.join("logs");
        std::fs::create_dir_all(&log).map_err(HarnessError::io("a folder for logs"))?;
        let mut union = Self {
            folder: data,
            log: log.join("server.log"),
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            office_token: String::new(),
            child: None,
        };
        union.start().await?;
        Ok(union)
    }

    /// Starts it, at the address that it had.
    ///
    /// # Errors
    /// When it does not start.
    pub(super) async fn start(&mut self) -> Result<()> {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(&self.log);
        let mut child = Command::new(program::path("min-side-server")?)
            .args(["serve", "--seed", "demo", "--requests-per-second", "0", "--listen"])
            .arg(self.address.to_string())
            .arg("--data")
            .arg(&self.folder)
            .env("RUST_LOG", "info")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log.map_err(HarnessError::io("the server's log"))?)
            .kill_on_drop(true)
            .spawn()
            .map_err(HarnessError::io("min-side-server"))?;
        let mut line = String::new();
        if let Some(stdout) = child.stdout.take() {
            let mut lines = BufReader::new(stdout);
            let _ = tokio::time::timeout(START, lines.read_line(&mut line)).await;
        }
        let said: Announced = serde_json::from_str(&line)
            .map_err(|_| HarnessError::Unexpected(format!("the server did not start: {line}")))?;
        let address = said.url.trim_start_matches("http://").trim_end_matches('/');
        self.address =
            address.parse().map_err(|_| HarnessError::Unexpected(format!("the server is at {address}")))?;
        self.office_token = said.office_token;
        self.child = Some(child);
        Ok(())
    }

    /// Kills it as a power cut does. Answers how it had ended before, where it had.
    pub(super) async fn kill(&mut self) -> Option<String> {
        let mut child = self.child.take()?;
        let ended = child.try_wait().ok().flatten().map(|status| status.to_string());
        let _ = child.kill().await;
        ended
    }

    /// Its address, for one who goes past the proxies.
    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The office's token.
    pub(super) fn office_token(&self) -> &str {
        &self.office_token
    }

    /// A token of a member's.
    ///
    /// # Errors
    /// When the server does not give one.
    pub(super) async fn token(&self, client: &reqwest::Client, member: &str) -> Result<String> {
        let url = format!("{}/oidc/demo-token?person={member}", self.url());
        let granted: Granted = rows::patiently(client.get(url)).await?.json().await?;
        Ok(granted.access_token)
    }

    /// Has the server's own program copy its data to a file, while it serves.
    ///
    /// # Errors
    /// When it does not.
    pub(super) async fn back_up(&self, file: &Path) -> Result<()> {
        self.program("backup", file).await
    }

    /// Has the server's own program put a copy in the place of its data. The server is at rest.
    ///
    /// # Errors
    /// When it does not.
    pub(super) async fn restore(&self, file: &Path) -> Result<()> {
        self.program("restore", file).await
    }

    async fn program(&self, what: &str, file: &Path) -> Result<()> {
        let mut command = Command::new(program::path("min-side-server")?);
        command.arg(what).arg(file).arg("--data").arg(&self.folder).stdin(Stdio::null());
        let output = command.output().await.map_err(HarnessError::io("min-side-server"))?;
        if output.status.success() {
            return Ok(());
        }
        Err(HarnessError::Unexpected(format!("{what}: {}", String::from_utf8_lossy(&output.stderr))))
    }
}

/// Enough points for a member.
fn points(member: &str) -> std::result::Result<Row, StorageError> {
    let entry = PointsEntry {
        id: format!("{member}-torture"),
        at: chrono::Utc::now(),
        points: POINTS,
        reason: PointsReason::Correction,
        reference: String::new(),
        text: "Til prøven".to_owned(),
    };
    Row::of(Audience::Member(member.to_owned()), &entry)
}

/// Copies a folder with what is in it.
///
/// # Errors
/// When a file cannot be copied.
pub(super) fn copy(from: &Path, to: &Path) -> Result<()> {
    let failed = || HarnessError::io(format!("copying {}", from.display()));
    std::fs::create_dir_all(to).map_err(failed())?;
    for file in files(from) {
        let Ok(name) = file.strip_prefix(from) else { continue };
        let target = to.join(name);
        if let Some(parent) = target.parent() {
            std::fs::create_dir_all(parent).map_err(failed())?;
        }
        std::fs::copy(&file, &target).map_err(failed())?;
    }
    Ok(())
}
