//! `search`.

use crate::failure::Failure;
use crate::output::print;
use chrono::{DateTime, Utc};
use min_side_core::App;
use min_side_core::views::{NotCovered, SearchQuery};
use serde::Serialize;

#[derive(Serialize)]
struct Found {
    hits: Vec<Hit>,
    /// Whether there are more than the limit.
    more: bool,
    /// Signs that were typed and mean nothing here.
    ignored: Vec<String>,
    /// Where nothing was found: the nearest words that find something.
    did_you_mean: Vec<String>,
    /// What was not looked through.
    not_covered: NotCovered,
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
    let hits: Vec<Hit> = result
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
    let found = Found {
        hits,
        more: result.more,
        ignored: result.ignored,
        did_you_mean: result.did_you_mean,
        not_covered: result.not_covered,
        took_us: result.took_us,
    };
    print(json, &found, |found| {
        found
            .hits
            .iter()
            .map(|hit| format!("{}  {}  {}: {}", hit.kind, hit.id, hit.title, hit.snippet))
            .collect()
    });
    if !json {
        // Beside the hits, so that what reads them line by line reads nothing else.
        about(&found).iter().for_each(|line| eprintln!("minside: {line}"));
    }
    Ok(())
}

/// What is to be known of a search besides its hits.
fn about(found: &Found) -> Vec<String> {
    let mut lines = Vec::new();
    if !found.ignored.is_empty() {
        lines.push(format!("a sign without meaning here: {}", found.ignored.join(" ")));
    }
    if found.hits.is_empty() {
        lines.push("nothing was found".to_owned());
        lines.extend(found.did_you_mean.iter().map(|text| format!("did you mean: {text}")));
    } else if found.more {
        lines.push(format!("the first {}; there are more (--limit)", found.hits.len()));
    }
    let missing = &found.not_covered;
    let files = |count: u32| if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
    let mut gaps = Vec::new();
    if missing.not_downloaded > 0 {
        gaps.push(format!("{} not on this machine", files(missing.not_downloaded)));
    }
    if missing.without_text > 0 {
        gaps.push(format!("{} without text", files(missing.without_text)));
    }
    if missing.unreadable > 0 {
        gaps.push(format!("{} that cannot be read", files(missing.unreadable)));
    }
    if missing.indexing > 0 {
        gaps.push(format!("{} not indexed yet", missing.indexing));
    }
    if missing.syncing {
        gaps.push("what has not been synced yet".to_owned());
    }
    if !gaps.is_empty() {
        lines.push(format!("not searched: {}", gaps.join(", ")));
    }
    lines
}
