//! Builds a page of the feed. Bodies go from the database into the page as they are.

use super::{Cursor, Walk};
use crate::storage::{FeedReader, FeedRow, Newest, SnapshotPlace, Storage, StorageError};
use chrono::{DateTime, SecondsFormat, Utc};
use min_side_domain::{Audience, Collection};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A page ends before it outgrows this, bytes; one larger row still goes alone.
const FULL_AT: usize = 8 * 1024 * 1024;

/// A page as it is sent.
pub struct BuiltPage {
    /// The JSON.
    pub body: Vec<u8>,
    /// Its SHA-256, lower-case hex.
    pub sha256: String,
}

/// The page that follows `cursor`, as `asked` by the member; no cursor begins a snapshot. None when the cursor is of a
/// history that this data folder does not have: it was given out after the backup that the folder was restored from.
///
/// # Errors
/// When the storage fails.
pub fn build(
    storage: &dyn Storage,
    member: &str,
    asked: &str,
    cursor: Option<Cursor>,
    limit: usize,
    now: DateTime<Utc>,
) -> Result<Option<BuiltPage>, StorageError> {
    if let Some(page) = nothing_new(storage, member, asked, cursor.as_ref(), now) {
        return Ok(Some(page));
    }
    let mut page = Page::new(limit);
    let mut end = None;
    storage.read_feed(&mut |view| {
        page = Page::new(limit);
        end = match &cursor {
            Some(cursor) if !view.stands(&cursor.run, cursor.seen)? => None,
            _ => {
                let mut end = fill(view, member, cursor.clone(), &mut page)?;
                end.cursor.run = view.run()?;
                end.cursor.seen = view.newest()?;
                Some(end)
            }
        };
        Ok(())
    })?;
    Ok(end.map(|end| {
        let next = end.cursor.write(storage.epoch(), member);
        page.finish(asked, &next, &end, now)
    }))
}

/// The answer to a client that has everything, without a look in the database.
#[must_use]
pub(crate) fn nothing_new(
    storage: &dyn Storage,
    member: &str,
    asked: &str,
    cursor: Option<&Cursor>,
    now: DateTime<Utc>,
) -> Option<BuiltPage> {
    let cursor = cursor.filter(|cursor| cursor.walk.is_none() && storage.stands(&cursor.run, cursor.seen))?;
    let Newest { version, granted } = storage.newest_for(member);
    if version > cursor.rows.min(cursor.grants) {
        return None;
    }
    let end = End { cursor: cursor.clone(), more: false, remaining: None, units: units(granted) };
    Some(Page::new(0).finish(asked, asked, &end, now))
}

struct End {
    cursor: Cursor,
    more: bool,
    remaining: Option<u64>,
    units: Vec<String>,
}

fn fill(
    view: &mut dyn FeedReader,
    member: &str,
    cursor: Option<Cursor>,
    page: &mut Page,
) -> Result<End, StorageError> {
    let newest = view.newest()?;
    let grants = view.grants(member)?;
    let active: Vec<Audience> =
        grants.iter().filter(|grant| grant.active).map(|grant| grant.audience.clone()).collect();
    let units = units(active.clone());
    let mut seen = vec![Audience::Public, Audience::Member(member.to_owned())];
    seen.extend(active);
    seen.sort();

    let mut cursor = match cursor {
        Some(cursor) => cursor,
        None => {
            let mut remaining = 0;
            for audience in &seen {
                remaining += view.count(audience)?;
            }
            let walk = Some(start(true, newest, remaining));
            Cursor { run: String::new(), seen: newest, rows: newest, grants: newest, walk }
        }
    };

    if cursor.walk.as_ref().is_some_and(|walk| walk.snapshot) {
        // What was granted after the beginning is filled in afterwards.
        let since = cursor.grants;
        seen.retain(|audience| {
            grants.iter().all(|grant| grant.audience != *audience || grant.granted <= since)
        });
        let done = walk_on(view, &mut cursor, &seen, page)?;
        let remaining = cursor.walk.as_ref().map_or(0, |walk| walk.remaining);
        let mut more = !done;
        if done {
            cursor.walk = None;
            more = anything_after(view, &cursor, &grants, &seen)?;
        }
        return Ok(End { cursor, more, remaining: Some(if done { 0 } else { remaining }), units });
    }

    if cursor.walk.is_none() {
        for lost in grants.iter().filter(|grant| grant.revoked > cursor.grants) {
            page.purge(&lost.audience.to_string(), lost.revoked);
        }
        if grants.iter().any(|grant| grant.active && grant.granted > cursor.grants) {
            cursor.walk = Some(start(false, newest, 0));
        } else {
            cursor.grants = newest;
        }
    }
    if let Some(upto) = cursor.walk.as_ref().map(|walk| walk.upto) {
        let since = cursor.grants;
        let granted: Vec<Audience> = grants
            .iter()
            .filter(|grant| grant.active && grant.granted > since && grant.granted <= upto)
            .map(|grant| grant.audience.clone())
            .collect();
        if !walk_on(view, &mut cursor, &granted, page)? {
            return Ok(End { cursor, more: true, remaining: None, units });
        }
        cursor.walk = None;
        cursor.grants = upto;
    }
    // Granted while the walk went on: their turn comes with the next page.
    seen.retain(|audience| {
        grants.iter().all(|grant| grant.audience != *audience || grant.granted <= cursor.grants)
    });
    let room = page.room();
    let done = view.delta(&seen, cursor.rows, room, &mut |row| {
        let taken = page.put(row);
        if taken {
            cursor.rows = row.version;
        }
        taken
    })?;
    let mut more = !done;
    if done {
        cursor.rows = cursor.rows.max(newest);
        more = grants.iter().any(|grant| grant.granted.max(grant.revoked) > cursor.grants);
    }
    Ok(End { cursor, more, remaining: None, units })
}

fn start(snapshot: bool, upto: i64, remaining: u64) -> Walk {
    Walk {
        snapshot,
        upto,
        collection: Collection::ALL[0],
        audience: Audience::Public,
        sort: i64::MIN,
        version: 0,
        remaining,
    }
}

/// Walks on through `audiences`, collection by collection; whether it came to the end.
fn walk_on(
    view: &mut dyn FeedReader,
    cursor: &mut Cursor,
    audiences: &[Audience],
    page: &mut Page,
) -> Result<bool, StorageError> {
    let Some(walk) = cursor.walk.as_mut() else { return Ok(true) };
    for &collection in Collection::ALL {
        for audience in audiences {
            let (here, stopped) = ((collection, audience), (walk.collection, &walk.audience));
            if here < stopped {
                continue;
            }
            let mut place =
                SnapshotPlace { audience: audience.clone(), collection, sort: i64::MIN, version: 0 };
            if here == stopped {
                (place.sort, place.version) = (walk.sort, walk.version);
            }
            let mut last = None;
            let done = view.snapshot(&place, walk.upto, &mut |row| {
                let taken = page.put(row);
                if taken {
                    last = Some((row.sort, row.version));
                    walk.remaining = walk.remaining.saturating_sub(1);
                }
                taken
            })?;
            if let Some((sort, version)) = last {
                walk.collection = collection;
                walk.audience = audience.clone();
                walk.sort = sort;
                walk.version = version;
            }
            if !done {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

fn anything_after(
    view: &mut dyn FeedReader,
    cursor: &Cursor,
    grants: &[crate::storage::Grant],
    seen: &[Audience],
) -> Result<bool, StorageError> {
    if grants.iter().any(|grant| grant.granted.max(grant.revoked) > cursor.grants) {
        return Ok(true);
    }
    let mut any = false;
    view.delta(seen, cursor.rows, 1, &mut |_| {
        any = true;
        false
    })?;
    Ok(any)
}

fn units(granted: Vec<Audience>) -> Vec<String> {
    granted
        .into_iter()
        .filter(|audience| matches!(audience, Audience::Unit(_)))
        .map(|audience| audience.to_string())
        .collect()
}

/// The changes of a page under way.
struct Page {
    changes: Vec<u8>,
    count: usize,
    limit: usize,
}

#[derive(Serialize)]
struct Frame<'a> {
    cursor: &'a str,
    next: &'a str,
    more: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    remaining: Option<u64>,
    audiences: &'a [String],
    server_time: String,
}

impl Page {
    const fn new(limit: usize) -> Self {
        Self { changes: Vec::new(), count: 0, limit }
    }

    const fn room(&self) -> usize {
        self.limit.saturating_sub(self.count)
    }

    /// Takes a row, unless the page is full.
    fn put(&mut self, row: FeedRow<'_>) -> bool {
        let size = row.body.map_or(0, str::len);
        if self.count >= self.limit || (self.count > 0 && self.changes.len() + size > FULL_AT) {
            return false;
        }
        self.begin(row.collection.name(), row.id, row.version);
        self.changes.extend_from_slice(match row.body {
            Some(_) => b"put\"",
            None => b"delete\"",
        });
        if let Some(unit) = row.unit {
            self.changes.extend_from_slice(b",\"audience\":");
            self.text(unit);
        }
        if let Some(body) = row.body {
            self.changes.extend_from_slice(b",\"body\":");
            self.changes.extend_from_slice(body.as_bytes());
        }
        self.changes.push(b'}');
        true
    }

    /// Purges go along however full the page is: they are few, and must not wait.
    fn purge(&mut self, audience: &str, version: i64) {
        self.begin("*", audience, version);
        self.changes.extend_from_slice(b"purge\",\"audience\":");
        self.text(audience);
        self.changes.push(b'}');
    }

    fn begin(&mut self, collection: &str, id: &str, version: i64) {
        if self.count > 0 {
            self.changes.push(b',');
        }
        self.count += 1;
        self.changes.extend_from_slice(b"{\"collection\":\"");
        self.changes.extend_from_slice(collection.as_bytes());
        self.changes.extend_from_slice(b"\",\"id\":");
        self.text(id);
        self.changes.extend_from_slice(b",\"version\":");
        self.changes.extend_from_slice(version.to_string().as_bytes());
        self.changes.extend_from_slice(b",\"op\":\"");
    }

    fn text(&mut self, text: &str) {
        // Writing a string to a vector does not fail.
        let _ = serde_json::to_writer(&mut self.changes, text);
    }

    fn finish(self, asked: &str, next: &str, end: &End, now: DateTime<Utc>) -> BuiltPage {
        let frame = Frame {
            cursor: asked,
            next,
            more: end.more,
            remaining: end.remaining,
            audiences: &end.units,
            server_time: now.to_rfc3339_opts(SecondsFormat::Millis, true),
        };
        let mut body = serde_json::to_vec(&frame).unwrap_or_default();
        body.pop();
        body.reserve(self.changes.len() + 16);
        body.extend_from_slice(b",\"changes\":[");
        body.extend_from_slice(&self.changes);
        body.extend_from_slice(b"]}");
        let sha256 = crate::hex(&Sha256::digest(&body));
        BuiltPage { body, sha256 }
    }
}
