//! Finds rows, newest first, and says what was not looked through.

use super::index::{number_from, waiting};
use super::kind::Kind;
use super::query::{Term, expression, terms};
use super::snippet::snippet;
use super::source::source;
use super::vocabulary::Vocabulary;
use super::words::words;
use crate::error::Result;
use crate::offices;
use crate::outbox::Pending;
use crate::sync::meta;
use crate::views::{ListQuery, NotCovered, OutboxState, SearchHit, SearchQuery, SearchResult};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use min_side_wire::command::Command;
use rusqlite::{Connection, params};

/// Hits when the question does not say.
const LIMIT: u32 = 50;
/// Most hits.
const LIMIT_MAX: u32 = 500;

/// Searches everything that the member has.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub(crate) fn find(
    cache: &Connection,
    pending: &[Pending],
    vocabulary: &mut Vocabulary,
    query: &SearchQuery,
    now: DateTime<Utc>,
) -> Result<SearchResult> {
    let begun = std::time::Instant::now();
    let tx = cache.unchecked_transaction()?;
    vocabulary.refresh(&tx)?;
    let limit = if query.limit == 0 { LIMIT } else { query.limit.min(LIMIT_MAX) } as usize;
    let terms = terms(&tx, vocabulary, &query.text)?;
    let (mut hits, mut more) = (Vec::new(), false);
    if !terms.is_empty() {
        hits = waiting_messages(pending, query, &terms);
        let room = (limit + 1).saturating_sub(hits.len());
        hits.extend(indexed(&tx, query, &terms, room)?);
        more = hits.len() > limit;
        hits.truncate(limit);
        if !more {
            let room = limit - hits.len();
            let listed = list_members(&tx, pending, query, now, room + 1)?;
            more = listed.len() > room;
            hits.extend(listed.into_iter().take(room));
        }
    }
    let not_covered = not_covered(&tx)?;
    let took_us = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    Ok(SearchResult { hits, more, not_covered, took_us })
}

/// What a search does not look through now.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn not_covered(cache: &Connection) -> Result<NotCovered> {
    let count =
        |sql: &str| -> Result<u32> { Ok(cache.prepare_cached(sql)?.query_row([], |row| row.get(0))?) };
    Ok(NotCovered {
        not_downloaded: count("SELECT count(*) FROM files WHERE here = 0 AND searchable = 1")?,
        without_text: count("SELECT count(*) FROM file_text WHERE state <> 1")?,
        indexing: waiting(cache)?,
        syncing: !meta::is_complete(cache)?,
    })
}

fn indexed(cache: &Connection, query: &SearchQuery, terms: &[Term], limit: usize) -> Result<Vec<SearchHit>> {
    let kinds: Vec<Kind> =
        Kind::INDEXED.into_iter().filter(|kind| query.kinds.iter().any(|name| name == kind.name())).collect();
    if kinds.is_empty() && !query.kinds.is_empty() {
        return Ok(Vec::new());
    }
    let from = query.from.map_or(i64::MIN, |day| number_from(day_start(day).timestamp_millis()));
    let to = query
        .to
        .map_or(i64::MAX, |day| number_from(day_start(day.succ_opt().unwrap_or(day)).timestamp_millis()) - 1);
    let mut statement = cache.prepare_cached(
        "SELECT r.kind, r.row_id FROM search_index i JOIN search_rows r ON r.id = i.rowid \
         WHERE search_index MATCH ?1 AND i.rowid BETWEEN ?2 AND ?3 ORDER BY i.rowid DESC LIMIT ?4",
    )?;
    let expression = expression(terms, &kinds, query.counterpart.as_deref());
    let mut rows =
        statement.query(params![expression, from, to, i64::try_from(limit).unwrap_or(i64::MAX)])?;
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(kind) = Kind::from_number(row.get(0)?) else { continue };
        let row_id: String = row.get(1)?;
        let Some(source) = source(cache, kind, &row_id)? else { continue };
        hits.push(SearchHit {
            kind: kind.name().to_owned(),
            id: source.open_id,
            row_id,
            title: source.title,
            snippet: snippet(source.texts.iter().map(String::as_str), terms, Term::is_hit),
            date: source.at,
        });
    }
    Ok(hits)
}

/// The member's own messages that are not sent yet.
fn waiting_messages(pending: &[Pending], query: &SearchQuery, terms: &[Term]) -> Vec<SearchHit> {
    let wanted = query.kinds.is_empty() || query.kinds.iter().any(|kind| kind == Kind::Message.name());
    if !wanted {
        return Vec::new();
    }
    let mut hits: Vec<SearchHit> = pending
        .iter()
        .filter(|row| row.state != OutboxState::Done)
        .filter_map(|row| {
            let Command::SendMessage { thread_id, recipient_id, subject, body, attachments } =
                &row.envelope.command
            else {
                return None;
            };
            let day = crate::rows::oslo_day(row.created_at);
            let in_time = query.from.is_none_or(|from| from <= day) && query.to.is_none_or(|to| day <= to);
            let with = query.counterpart.as_ref().is_none_or(|id| id == recipient_id);
            let texts: Vec<&str> = std::iter::once(body.as_str())
                .chain(attachments.iter().map(|file| file.name.as_str()))
                .collect();
            let has = |term: &Term| {
                texts
                    .iter()
                    .chain([&row.title.as_str(), &subject.as_str()])
                    .any(|text| words(text).any(|word| term.is_hit_anywhere(&word.folded)))
            };
            (in_time && with && terms.iter().all(has)).then(|| SearchHit {
                kind: Kind::Message.name().to_owned(),
                id: thread_id.clone(),
                row_id: row.id.clone(),
                title: if subject.is_empty() { row.title.clone() } else { subject.clone() },
                snippet: snippet(texts.iter().copied(), terms, Term::is_hit_anywhere),
                date: Some(row.created_at),
            })
        })
        .collect();
    hits.reverse();
    hits
}

/// Rows of the member lists that may be seen now.
fn list_members(
    cache: &Connection,
    pending: &[Pending],
    query: &SearchQuery,
    now: DateTime<Utc>,
    limit: usize,
) -> Result<Vec<SearchHit>> {
    let wanted = query.kinds.is_empty() || query.kinds.iter().any(|kind| kind == Kind::ListMember.name());
    if !wanted
        || query.counterpart.is_some()
        || query.from.is_some()
        || query.to.is_some()
        || query.text.trim().len() < 2
    {
        return Ok(Vec::new());
    }
    let units: Vec<String> = cache
        .prepare_cached("SELECT DISTINCT unit_id FROM list_members ORDER BY unit_id")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut hits = Vec::new();
    for unit_id in units {
        let Ok(summary) = offices::access(cache, pending, &unit_id, now)?.open() else { continue };
        let rows = ListQuery {
            unit_id: unit_id.clone(),
            text: query.text.trim().to_owned(),
            limit: u32::try_from(limit.saturating_sub(hits.len())).unwrap_or(u32::MAX),
            ..ListQuery::default()
        };
        if rows.limit == 0 {
            break;
        }
        let unit_name = summary.unit_name.clone();
        for row in offices::page(cache, summary, &rows)?.rows {
            let about = [row.position.as_str(), &row.workplace, &row.place, &unit_name];
            let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
            hits.push(SearchHit {
                kind: Kind::ListMember.name().to_owned(),
                id: unit_id.clone(),
                row_id: row.id,
                title: format!("{} {}", row.first_name, row.last_name),
                snippet: vec![crate::views::Piece { text: about.join(" · "), hit: false }],
                date: None,
            });
        }
    }
    Ok(hits)
}

/// When a day begins in Oslo.
fn day_start(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    chrono_tz::Europe::Oslo
        .from_local_datetime(&midnight)
        .earliest()
        .map_or_else(|| midnight.and_utc(), |at| at.to_utc())
}
