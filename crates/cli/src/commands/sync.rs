//! `sync`.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::open::talk;
use crate::output::{contract, print, unreadable};
use min_side_core::App;
use min_side_core::views::ContractFit;
use serde::Serialize;
use std::collections::BTreeMap;
use std::time::Instant;

#[derive(Serialize)]
struct Synced {
    requests: u64,
    pages: u64,
    changes: u64,
    bytes_received: u64,
    seconds_readable: f64,
    seconds_searchable: f64,
    counts: BTreeMap<String, u64>,
    /// Rows that only a newer build can show.
    unreadable: BTreeMap<String, u32>,
    /// What this program and the server can do together.
    contract: ContractFit,
}

pub async fn run(app: &App, arguments: &Arguments, no_files: bool, json: bool) -> Result<(), Failure> {
    talk(app, arguments).await?;
    let begun = Instant::now();
    let engine = app.engine()?;
    let indexing = tokio::spawn(app.clone().index_always());
    let report = engine.sync().await?;
    let seconds_readable = begun.elapsed().as_secs_f64();
    // Waits for what is being indexed.
    app.index().await?;
    let seconds_searchable = begun.elapsed().as_secs_f64();
    indexing.abort();
    // What went over the network for the rows; files are another matter.
    let traffic = engine.http().traffic();
    engine.ask_what_it_speaks().await?;
    if no_files {
        app.tidy_index().await?;
    } else {
        app.maintain().await?;
    }
    let synced = Synced {
        requests: traffic.requests,
        pages: report.pages,
        changes: report.changes,
        bytes_received: traffic.bytes_received,
        seconds_readable,
        seconds_searchable,
        counts: app.counts().await?,
        unreadable: app.unreadable().await?,
        contract: app.sync_state().await?.contract,
    };
    print(json, &synced, |synced| {
        let mut lines = vec![format!(
            "{} changes on {} pages, {} bytes, readable after {:.2} s, searchable after {:.2} s",
            synced.changes,
            synced.pages,
            synced.bytes_received,
            synced.seconds_readable,
            synced.seconds_searchable
        )];
        lines.extend(unreadable(&synced.unreadable));
        lines.extend(contract(synced.contract).map(str::to_owned));
        lines
    });
    Ok(())
}
