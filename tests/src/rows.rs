//! The rows of a member, as the server gives them by the contract and as a machine keeps them.

use crate::harness::{HarnessError, Result};
use min_side_core::db::{Db, Kind, Place};
use min_side_core::key::Key;
use min_side_wire::feed::Page;
use min_side_wire::route;
use reqwest::{RequestBuilder, Response, StatusCode};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// Seconds for which the server is asked again where it says that there have been too many questions: longer than it counts
/// them.
const ASKED: u32 = 90;

/// Rows as both sides have them: collection and id, version and record.
pub type Rows = BTreeMap<(String, String), (i64, serde_json::Value)>;

/// What a machine keeps of the server's.
#[derive(Debug, Default)]
pub struct Kept {
    /// Rows in the rooms.
    pub rows: Rows,
    /// Rows put aside for a later build.
    pub aside: Rows,
}

/// Every row of a member's feed, read page by page without the core.
///
/// # Errors
/// When the server does not answer by the contract.
pub async fn of_server(client: &reqwest::Client, server: &str, token: &str) -> Result<Rows> {
    let (mut rows, mut cursor) = (Rows::new(), None::<String>);
    loop {
        let mut url = url::Url::parse(&format!("{server}{}", route::CHANGES))
            .map_err(|_| HarnessError::Unexpected(server.to_owned()))?;
        if let Some(cursor) = &cursor {
            url.query_pairs_mut().append_pair("cursor", cursor);
        }
        let page: Page = patiently(client.get(url).bearer_auth(token)).await?.json().await?;
        for change in page.changes {
            let key = (change.collection, change.id);
            match change.body {
                Some(body) => {
                    let record = serde_json::from_str(body.get())
                        .map_err(|error| HarnessError::Unexpected(format!("{key:?}: {error}")))?;
                    rows.insert(key, (change.version, record));
                }
                None => drop(rows.remove(&key)),
            }
        }
        if !page.more {
            return Ok(rows);
        }
        cursor = Some(page.next);
    }
}

/// What the server answers to a question, asked again when it says that there have been too many.
///
/// # Errors
/// When it answers otherwise than well.
pub async fn patiently(question: RequestBuilder) -> Result<Response> {
    for _ in 0..ASKED {
        let Some(again) = question.try_clone() else { break };
        let answer = again.send().await?;
        if answer.status() != StatusCode::TOO_MANY_REQUESTS {
            return Ok(answer.error_for_status()?);
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    Ok(question.send().await?.error_for_status()?)
}

/// Every row of the cache in this folder, which nobody has open.
///
/// # Errors
/// Those of the core.
pub async fn of_folder(folder: &Path, key: [u8; 32]) -> min_side_core::Result<Kept> {
    let place = Place::File { path: folder.join("cache.db"), key: Key::from_bytes(key) };
    let db = tokio::task::spawn_blocking(move || Db::open(Kind::Cache, place));
    let (db, _) = db.await.map_err(|_| min_side_core::Error::Closed)??;
    let kept = db.read(all).await;
    db.close().await;
    kept
}

/// Every row of a cache.
///
/// # Errors
/// Those of reading.
pub fn all(cache: &rusqlite::Connection) -> min_side_core::Result<Kept> {
    let mut kept = Kept::default();
    for handler in min_side_core::rooms::handlers() {
        let sql = format!("SELECT id, version, {} FROM {}", body_of(handler.table()), handler.table());
        let mut statement = cache.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let body: String = row.get(2)?;
            let key = (handler.collection().name().to_owned(), row.get(0)?);
            kept.rows.insert(key, (row.get(1)?, serde_json::from_str(&body)?));
        }
    }
    let mut statement = cache.prepare("SELECT collection, id, version, body FROM extra")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let body: String = row.get(3)?;
        kept.aside.insert((row.get(0)?, row.get(1)?), (row.get(2)?, serde_json::from_str(&body)?));
    }
    Ok(kept)
}

/// Collection and id of each row that is not the same on both sides.
#[must_use]
pub fn differing<'a>(here: &'a Rows, there: &'a Rows) -> Vec<&'a (String, String)> {
    let changed = there.iter().filter(|(key, row)| here.get(*key) != Some(row)).map(|(key, _)| key);
    changed.chain(here.keys().filter(|key| !there.contains_key(*key))).collect()
}

/// The record of a row. The register and member lists are kept in columns alone.
fn body_of(table: &str) -> &'static str {
    match table {
        "virksomheter" => {
            "json_patch('{}', json_object('id', id, 'name', name, 'form', form, 'parent', parent, \
             'closed', iif(closed, json('true'), NULL)))"
        }
        "arbeidssteder" => {
            "json_patch('{}', json_object('id', id, 'name', name, 'virksomhet', virksomhet, 'place', place, \
             'kommune', kommune, 'closed', iif(closed, json('true'), NULL)))"
        }
        "list_members" => {
            "json_object('id', id, 'unit_id', unit_id, 'first_name', first_name, 'last_name', last_name, \
             'member_number', member_number, 'position', position, 'arbeidssted_name', workplace, 'place', place, \
             'email', email, 'mobile', mobile, 'since', since)"
        }
        _ => "body",
    }
}
