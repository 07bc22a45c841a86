//! Search as it is typed, beside raw FTS5 over the same texts in plain SQLite, newest first.

use crate::Result;
use crate::figures::{figure, ms, percentile, ratio};
use crate::programs::{KEY, Union};
use min_side_core::app::{App, Options};
use min_side_core::key::Key;
use min_side_core::views::SearchQuery;
use rusqlite::Connection;
use std::path::Path;
use std::time::Instant;

/// What members look for, typed letter by letter.
const QUERIES: [&str; 10] = [
    "permisjon",
    "lønnsforhandlinger",
    "kurs",
    "pensjon",
    "omstilling",
    "streik",
    "kontingent",
    "tillitsvalgt",
    "årsmøte",
    "reise",
];

/// Every keystroke of every query, in turn with the peer.
pub async fn measure(union: &Union) -> Result<()> {
    let folder = tempfile::tempdir()?;
    union.sync(folder.path()).await?;
    over(folder.path()).await
}

/// The same over a folder that has been synced.
pub async fn over(folder: &Path) -> Result<()> {
    let app = App::new(Options::new(Some(folder.to_owned()), None));
    app.open_with(Key::from_hex(KEY).ok_or("the key")?).await?;
    // What was left to do after the sync is done as in the app, behind the member's back.
    app.index().await?;
    app.tidy_index().await?;
    let (peer, messages) = peer(&app).await?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..6 {
        for query in QUERIES {
            for end in query.char_indices().map(|(at, letter)| at + letter.len_utf8()) {
                let typed = &query[..end];
                let begun = Instant::now();
                let found =
                    app.search(SearchQuery { text: typed.to_owned(), ..SearchQuery::default() }).await?;
                let took = begun.elapsed();
                let begun = Instant::now();
                raw(&peer, typed)?;
                let raw_took = begun.elapsed();
                // The first round warms both.
                if round > 0 {
                    ours.push(ms(took));
                    theirs.push(ms(raw_took));
                }
                drop(found);
            }
        }
    }
    let keys = ours.len();
    println!("search, {keys} keystrokes over {messages} messages");
    ratio(
        "a keystroke, p50",
        percentile(&mut ours, 0.5),
        percentile(&mut theirs, 0.5),
        "ms",
        "(beside raw FTS5)",
    );
    ratio(
        "a keystroke, p99",
        percentile(&mut ours, 0.99),
        percentile(&mut theirs, 0.99),
        "ms",
        "(beside raw FTS5)",
    );
    figure(
        "a keystroke, p99, in the core",
        percentile(&mut ours, 0.99),
        "ms",
        "≤ 2 at 100,000 messages, ≤ 4 at 1,000,000",
    );
    app.close().await;
    Ok(())
}

/// The same messages in plain SQLite with FTS5 as it comes, rowid by date; and how many they are.
async fn peer(app: &App) -> Result<(Connection, usize)> {
    let texts = app
        .cache()?
        .read(|cache| {
            let mut rows = cache.prepare(
                "SELECT body ->> '$.sent_at', body ->> '$.body' FROM messages ORDER BY body ->> '$.sent_at'",
            )?;
            let texts =
                rows.query_map([], |row| row.get::<_, String>(1))?.collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(texts)
        })
        .await?;
    let mut peer = Connection::open_in_memory()?;
    peer.execute_batch("CREATE VIRTUAL TABLE texts USING fts5(body, prefix='1 2 3', tokenize='unicode61')")?;
    let transaction = peer.transaction()?;
    {
        let mut insert = transaction.prepare("INSERT INTO texts (body) VALUES (?1)")?;
        for text in &texts {
            insert.execute([text])?;
        }
    }
    transaction.commit()?;
    Ok((peer, texts.len()))
}

fn raw(peer: &Connection, typed: &str) -> Result<usize> {
    let mut rows = peer.prepare_cached(
        "SELECT rowid, snippet(texts, 0, '[', ']', '…', 20) FROM texts WHERE texts MATCH ?1 ORDER BY rowid DESC LIMIT 50",
    )?;
    let found = rows
        .query_map([format!("\"{typed}\"*")], |row| row.get::<_, String>(1))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(found.len())
}
