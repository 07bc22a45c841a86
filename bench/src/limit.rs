//! The limits of a first sync. Readable: the same bytes over the same network, and each row's text put into an encrypted
//! table. Searchable: that, and the words of every message put into FTS5 by the app's own definition of its index.
//! Nothing is checked, understood or stemmed, and nothing could go on after a crash.

use crate::Result;
use crate::programs::{KEY, Union};
use min_side_wire::feed::Page;
use rusqlite::{Connection, params};
use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

/// What the limits took, by the wall clock.
pub struct Limit {
    /// Until everything is in a table.
    pub readable: Duration,
    /// Until the messages are in an index too.
    pub searchable: Duration,
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
            let readable = begun.elapsed();
            index(&mut database)?;
            return Ok(Limit { readable, searchable: begun.elapsed() });
        }
    }
}

fn open(folder: &Path) -> Result<Connection> {
    let database = Connection::open(folder.join("limit.db"))?;
    database.execute_batch(&format!(
        "PRAGMA key = \"x'{KEY}'\"; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384; \
         CREATE TABLE rows (collection TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT, \
         PRIMARY KEY (collection, id)) STRICT, WITHOUT ROWID; \
         CREATE VIRTUAL TABLE texts USING fts5 (words, content = '', contentless_delete = 1, detail = none, \
         prefix = '1 2 3', tokenize = 'ascii'); \
         INSERT INTO texts (texts, rank) VALUES ('pgsz', 4000); \
         INSERT INTO texts (texts, rank) VALUES ('hashsize', 16777216);"
    ))?;
    Ok(database)
}

/// Subject, text, sender and names of attachments, oldest first.
fn index(database: &mut Connection) -> Result<()> {
    let transaction = database.transaction()?;
    {
        let mut threads =
            transaction.prepare("SELECT id, body ->> '$.subject' FROM rows WHERE collection = 'threads'")?;
        let subjects: HashMap<String, String> =
            threads.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        let mut messages = transaction.prepare(
            "SELECT body ->> '$.thread_id', body ->> '$.body', body ->> '$.sender_name', body ->> '$.attachments' \
             FROM rows WHERE collection = 'messages' ORDER BY body ->> '$.sent_at'",
        )?;
        let mut insert = transaction.prepare("INSERT INTO texts (rowid, words) VALUES (?1, ?2)")?;
        let mut rows = messages.query([])?;
        let mut number = 0_i64;
        while let Some(row) = rows.next()? {
            number += 1;
            let thread: String = row.get(0)?;
            let (text, sender, files): (String, String, Option<String>) =
                (row.get(1)?, row.get(2)?, row.get(3)?);
            let subject = subjects.get(&thread).map_or("", String::as_str);
            insert.execute(params![
                number,
                format!("{subject} {text} {sender} {}", files.unwrap_or_default())
            ])?;
        }
    }
    transaction.commit()?;
    Ok(())
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
