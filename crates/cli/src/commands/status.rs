//! `status`.

use crate::failure::Failure;
use crate::output::{contract, print, unreadable};
use min_side_core::App;
use min_side_core::views::{ContractFit, OutboxState};
use serde::Serialize;
use std::collections::BTreeMap;
use std::time::Duration;
use url::Url;

/// A server that has not answered by then is not said to be reached: where things stand is told without it.
const TIMEOUT: Duration = Duration::from_secs(1);

#[derive(Serialize)]
struct Status {
    online: bool,
    last_sync: Option<String>,
    /// Whether the first sync has come to its end.
    complete: bool,
    counts: BTreeMap<String, u64>,
    /// Rows that only a newer build can show.
    unreadable: BTreeMap<String, u32>,
    /// What this program and the server can do together, as the server has last said.
    contract: ContractFit,
    outbox: Outbox,
}

#[derive(Default, Serialize)]
struct Outbox {
    pending: u64,
    refused: u64,
    conflict: u64,
}

pub async fn run(app: &App, server: Option<&Url>, json: bool) -> Result<(), Failure> {
    let mut outbox = Outbox::default();
    for row in app.outbox().await? {
        match row.state {
            OutboxState::Pending | OutboxState::Sending => outbox.pending += 1,
            OutboxState::Refused => outbox.refused += 1,
            OutboxState::Conflict => outbox.conflict += 1,
            OutboxState::Done => {}
        }
    }
    let status = Status {
        online: match server {
            Some(server) => tokio::time::timeout(TIMEOUT, app.probe(server)).await.unwrap_or(false),
            None => false,
        },
        last_sync: app.last_sync().await?.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)),
        complete: app.is_complete().await?,
        counts: app.counts().await?,
        unreadable: app.unreadable().await?,
        contract: app.sync_state().await?.contract,
        outbox,
    };
    print(json, &status, |status| {
        let mut lines = vec![
            format!("online: {}", status.online),
            format!("last sync: {}", status.last_sync.as_deref().unwrap_or("never")),
            format!(
                "outbox: {} waiting, {} refused, {} in conflict",
                status.outbox.pending, status.outbox.refused, status.outbox.conflict
            ),
        ];
        lines.extend(unreadable(&status.unreadable));
        lines.extend(contract(status.contract).map(str::to_owned));
        lines.extend(status.counts.iter().map(|(name, count)| format!("{name}: {count}")));
        lines
    });
    Ok(())
}
