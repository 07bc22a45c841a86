//! `search`.

use crate::failure::Failure;
use crate::output::print;
use chrono::{DateTime, Utc};
use min_side_core::App;
use min_side_core::views::SearchQuery;
use serde::Serialize;

#[derive(Serialize)]
struct Found {
    hits: Vec<Hit>,
    took_us: u64,
}

#[derive(Serialize)]
struct Hit {
    kind: String,
    id: String,
    title: String,
    snippet: String,
    date: Option<DateTime<Utc>>,
}

pub async fn run(app: &App, query: String, limit: u32, json: bool) -> Result<(), Failure> {
    // A search never waits for the network, but what has come and is not in the index yet is put there first.
    app.index().await?;
    let result = app.search(SearchQuery { text: query, limit, ..SearchQuery::default() }).await?;
    let hits = result
        .hits
        .into_iter()
        .map(|hit| Hit {
            kind: hit.kind,
            id: hit.id,
            title: hit.title,
            snippet: hit.snippet.into_iter().map(|piece| piece.text).collect(),
            date: hit.date,
        })
        .collect();
    print(json, &Found { hits, took_us: result.took_us }, |found| {
        found
            .hits
            .iter()
            .map(|hit| format!("{}  {}  {}: {}", hit.kind, hit.id, hit.title, hit.snippet))
            .collect()
    });
    Ok(())
}
