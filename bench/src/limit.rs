//! The limit of a first sync: the same bytes over the same network, and each row's text put into an encrypted table.
//! Nothing is checked, understood or indexed, and nothing could go on after a crash.

use crate::Result;
use crate::programs::{KEY, Union};
use min_side_wire::feed::Page;
use rusqlite::{Connection, params};
use std::path::Path;
use std::time::{Duration, Instant};

/// What the limit took, and the bytes of its pages.
pub struct Limit {
    /// Wall clock.
    pub took: Duration,
}

/// Fetches everything and keeps it in `folder`.
pub async fn run(union: &Union, folder: &Path) -> Result<Limit> {
    let begun = Instant::now();
    let client = reqwest::Client::builder().build()?;
    let mut database = open(folder)?;
    let mut cursor = String::new();
    loop {
        let mut url = url::Url::parse(&union.url)?.join(min_side_wire::route::CHANGES)?;
        url.query_pairs_mut().append_pair("limit", "2000");
        if !cursor.is_empty() {
            url.query_pairs_mut().append_pair("cursor", &cursor);
        }
        let request = client.get(url).bearer_auth(&union.token);
        let body = request.send().await?.error_for_status()?.bytes().await?;
        let page: Page = serde_json::from_slice(&body)?;
        keep(&mut database, &page)?;
        cursor = page.next;
        if !page.more {
            return Ok(Limit { took: begun.elapsed() });
        }
    }
}

fn open(folder: &Path) -> Result<Connection> {
    let database = Connection::open(folder.join("limit.db"))?;
    database.execute_batch(&format!(
        "PRAGMA key = \"x'{KEY}'\"; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384; \
         CREATE TABLE rows (collection TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT, \
         PRIMARY KEY (collection, id)) STRICT, WITHOUT ROWID;"
    ))?;
    Ok(database)
}

fn keep(database: &mut Connection, page: &Page) -> Result<()> {
    let transaction = database.transaction()?;
    {
        let mut insert = transaction.prepare_cached("INSERT OR REPLACE INTO rows VALUES (?1, ?2, ?3, ?4)")?;
        for change in &page.changes {
            let body = change.body.as_deref().map(serde_json::value::RawValue::get);
            insert.execute(params![change.collection, change.id, change.version, body])?;
        }
    }
    transaction.commit()?;
    Ok(())
}
