//! Finds rows, newest first, and says what was not looked through.

use super::groups::units;
use super::index::waiting;
use super::kind::Kind;
use super::number::{self, OWN};
use super::query::{Term, expression, terms};
use super::snippet::{line, marked, snippet};
use super::source::{Part, source};
use super::vocabulary::Vocabulary;
use crate::error::Result;
use crate::offices;
use crate::outbox::Pending;
use crate::sync::meta;
use crate::views::{
    HitFile, ListQuery, NotCovered, OutboxState, Piece, SearchHit, SearchQuery, SearchResult, SearchState,
};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use min_side_wire::command::Command;
use rusqlite::{Connection, OptionalExtension, params};

/// Hits when the question does not say.
const LIMIT: u32 = 50;
/// Most hits.
const LIMIT_MAX: u32 = 500;
/// Most counterparts to choose from.
const COUNTERPARTS_MAX: u32 = 400;

/// Places that are kept for people, the catalogue and member lists, each, where the member's own rows fill the rest.
const KEPT: usize = 4;

/// Searches everything that the member has. The member's own rows come first, newest first; the others have some places
/// of their own, so that neither crowds the other out.
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
        let index = Index { cache: &tx, query, expression: index_expression(query, &terms) };
        let mut own = waiting_messages(&tx, pending, query, &terms)?;
        own.extend(index.own((limit + 1).saturating_sub(own.len()))?);
        // No more of the others than can be shown.
        let kept = KEPT.min(limit / 8);
        let most = kept.max(limit.saturating_sub(own.len())) + 1;
        let (timeless, catalogue) = index.others(most, now)?;
        let members = list_members(&tx, pending, query, now, most)?;
        let found;
        (found, more) = put_together(own, [timeless, catalogue, members], limit, kept);
        // Only what is shown is read from its row and marked.
        hits = found
            .into_iter()
            .filter_map(|found| found.read(&tx, &terms).transpose())
            .collect::<Result<_>>()?;
    }
    let not_covered = not_covered(&tx)?;
    let took_us = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    Ok(SearchResult { hits, more, not_covered, took_us })
}

/// At most `limit` hits, own first, and whether there are more. Each of the others has `kept` places, and what the ones
/// before it leave.
fn put_together(own: Vec<Found>, others: [Vec<Found>; 3], limit: usize, kept: usize) -> (Vec<Found>, bool) {
    let all = own.len() + others.iter().map(Vec::len).sum::<usize>();
    let mut waiting: usize = others.iter().map(|part| part.len().min(kept)).sum();
    let mut hits = own;
    hits.truncate(limit - waiting);
    for mut part in others {
        waiting -= part.len().min(kept);
        part.truncate(limit - waiting - hits.len());
        hits.append(&mut part);
    }
    let more = all > hits.len();
    (hits, more)
}

/// What a search does not look through now.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn not_covered(cache: &Connection) -> Result<NotCovered> {
    let (not_downloaded, bytes, downloading): (u32, i64, u32) = cache
        .prepare_cached(
            "SELECT count(*), coalesce(sum(size), 0), coalesce(sum(wanted), 0) FROM files \
             WHERE here = 0 AND searchable = 1",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let (without_text, unreadable) = cache
        .prepare_cached(
            "SELECT coalesce(sum(state = 2), 0), coalesce(sum(state IN (3, 4)), 0) FROM file_text WHERE state <> 1",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let unread: u32 =
        cache.prepare_cached("SELECT count(*) FROM files_unread")?.query_row([], |row| row.get(0))?;
    Ok(NotCovered {
        not_downloaded,
        not_downloaded_bytes: u64::try_from(bytes).unwrap_or_default(),
        downloading,
        without_text,
        unreadable,
        indexing: waiting(cache)?.saturating_add(unread),
        syncing: !meta::is_complete(cache)?,
    })
}

/// Rows that can be found, and what a search does not look through now.
///
/// # Errors
/// [`crate::Error::Database`].
pub(super) fn state(cache: &Connection) -> Result<SearchState> {
    let rows = cache.query_row("SELECT count(*) FROM search_rows", [], |row| row.get(0))?;
    Ok(SearchState { rows, not_covered: not_covered(cache)? })
}

/// With whom the member has exchanged something, sorted as in Norway.
///
/// # Errors
/// [`crate::Error::Database`].
pub(super) fn counterparts(cache: &Connection) -> Result<Vec<String>> {
    let mut statement = cache.prepare(
        "SELECT name FROM (SELECT recipient_name AS name FROM threads \
         UNION SELECT json_extract(body, '$.from') FROM documents) WHERE name <> '' ORDER BY name COLLATE nb LIMIT ?1",
    )?;
    let names = statement.query_map([COUNTERPARTS_MAX], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Texts with what a search for `query` finds in them marked.
///
/// # Errors
/// [`crate::Error::Database`].
pub(super) fn mark(
    cache: &Connection,
    vocabulary: &mut Vocabulary,
    query: &str,
    texts: &[String],
) -> Result<Vec<Vec<Piece>>> {
    vocabulary.refresh(cache)?;
    let terms = terms(cache, vocabulary, query)?;
    Ok(texts.iter().map(|text| marked(text, &terms)).collect())
}

/// The question in the index's own language; none when no row can be of the kinds that are wanted.
fn index_expression(query: &SearchQuery, terms: &[Term]) -> Option<String> {
    let kinds: Vec<Kind> =
        Kind::INDEXED.into_iter().filter(|kind| query.kinds.iter().any(|name| name == kind.name())).collect();
    let is_possible = query.kinds.is_empty() || !kinds.is_empty();
    is_possible.then(|| expression(terms, &kinds, query.counterpart.as_deref()))
}

/// What was found.
enum Found {
    /// A row of the index, by its number.
    Row(i64),
    /// What is not in the index.
    Hit(Box<SearchHit>),
}

impl Found {
    /// As it is shown; none when its row is gone.
    fn read(self, cache: &Connection, terms: &[Term]) -> Result<Option<SearchHit>> {
        let number = match self {
            Self::Row(number) => number,
            Self::Hit(hit) => return Ok(Some(*hit)),
        };
        let row: Option<(i64, String)> = cache
            .prepare_cached("SELECT kind, row_id FROM search_rows WHERE id = ?1")?
            .query_row([number], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((kind, row_id)) = row else { return Ok(None) };
        let Some(kind) = Kind::from_number(kind) else { return Ok(None) };
        let Some(source) = source(cache, kind, &row_id)? else { return Ok(None) };
        let (snippet, file) = snippet(&source.texts, terms, Term::is_hit);
        Ok(Some(SearchHit {
            kind: kind.name().to_owned(),
            id: source.open_id,
            row_id,
            title_pieces: line(&source.title, terms, Term::is_hit),
            title: source.title,
            snippet,
            file,
            date: source.at,
        }))
    }
}

/// A question to the index.
struct Index<'a> {
    cache: &'a Connection,
    query: &'a SearchQuery,
    expression: Option<String>,
}

impl Index<'_> {
    /// The member's own rows, newest first.
    fn own(&self, limit: usize) -> Result<Vec<Found>> {
        let (from, to) = self.period();
        let numbers = self.numbers(OWN + from, OWN.saturating_add(to), "DESC", limit)?;
        Ok(numbers.into_iter().map(Found::Row).collect())
    }

    /// People and units, which have no time; and courses to apply for: the next one first, then those that have begun.
    /// Their numbers run backwards below 0, so that one question from the lowest number on finds both, few as they
    /// are, without a look at the member's own rows.
    fn others(&self, most: usize, now: DateTime<Utc>) -> Result<(Vec<Found>, Vec<Found>)> {
        let (from, to) = self.period();
        let has_period = self.query.from.is_some() || self.query.to.is_some();
        let high = if has_period { -from } else { OWN - 1 };
        let numbers = self.numbers(-to, high, "ASC", usize::MAX)?;
        let (courses, timeless) = numbers.split_at(numbers.partition_point(|number| *number < 0));
        let today = -number::of_time(now);
        let (next, begun) = courses.split_at(courses.partition_point(|number| *number <= today));
        let timeless = timeless.iter().rev().take(most).copied().map(Found::Row).collect();
        let courses = next.iter().rev().chain(begun).take(most).copied().map(Found::Row).collect();
        Ok((timeless, courses))
    }

    /// The period that is asked for, as far from the beginning as its first and last rows stand.
    fn period(&self) -> (i64, i64) {
        let begins = |day: NaiveDate| number::of_time(day_start(day));
        let from = self.query.from.map_or(1, begins);
        let to = self.query.to.map_or(i64::MAX, |day| begins(day.succ_opt().unwrap_or(day)) - 1);
        (from, to)
    }

    fn numbers(&self, low: i64, high: i64, order: &str, limit: usize) -> Result<Vec<i64>> {
        let Some(expression) = self.expression.as_ref().filter(|_| low <= high && limit > 0) else {
            return Ok(Vec::new());
        };
        let mut statement = self.cache.prepare_cached(&format!(
            "SELECT rowid FROM search_index WHERE search_index MATCH ?1 AND rowid BETWEEN ?2 AND ?3 \
             ORDER BY rowid {order} LIMIT ?4"
        ))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let numbers = statement.query_map(params![expression, low, high, limit], |row| row.get(0))?;
        Ok(numbers.collect::<rusqlite::Result<_>>()?)
    }
}

/// The member's own messages that are not sent yet.
fn waiting_messages(
    cache: &Connection,
    pending: &[Pending],
    query: &SearchQuery,
    terms: &[Term],
) -> Result<Vec<Found>> {
    let wanted = query.kinds.is_empty() || query.kinds.iter().any(|kind| kind == Kind::Message.name());
    if !wanted || pending.is_empty() {
        return Ok(Vec::new());
    }
    let recipients = crate::messages::recipients(cache)?;
    let is_with = |id: &str| {
        query.counterpart.as_ref().is_none_or(|wanted| {
            wanted == id || recipients.iter().any(|one| one.id == id && one.name == *wanted)
        })
    };
    let mut hits = Vec::new();
    for row in pending.iter().filter(|row| row.state != OutboxState::Done) {
        let Command::SendMessage { thread_id, recipient_id, subject, body, attachments } =
            &row.envelope.command
        else {
            continue;
        };
        let day = crate::rows::oslo_day(row.created_at);
        let in_time = query.from.is_none_or(|from| from <= day) && query.to.is_none_or(|to| day <= to);
        let mut texts = vec![Part::from(body.clone())];
        texts.extend(attachments.iter().map(|file| Part {
            text: file.name.clone(),
            file: Some(HitFile { name: file.name.clone(), sha256: file.blob.sha256.clone() }),
        }));
        let title = if subject.is_empty() { &row.title } else { subject };
        let has_word = |is_hit: &dyn Fn(&str) -> bool| {
            texts
                .iter()
                .map(|part| &part.text)
                .chain([title])
                .any(|text| units(text).any(|word| is_hit(&word.folded)))
        };
        let has = |term: &Term| term.is_met(&has_word);
        if in_time && is_with(recipient_id) && terms.iter().all(has) {
            let (snippet, file) = snippet(&texts, terms, Term::is_hit_anywhere);
            hits.push(Found::Hit(Box::new(SearchHit {
                kind: Kind::Message.name().to_owned(),
                id: thread_id.clone(),
                row_id: row.id.clone(),
                title: title.clone(),
                title_pieces: line(title, terms, Term::is_hit_anywhere),
                snippet,
                file,
                date: Some(row.created_at),
            })));
        }
    }
    hits.reverse();
    Ok(hits)
}

/// Rows of the member lists that may be seen now.
fn list_members(
    cache: &Connection,
    pending: &[Pending],
    query: &SearchQuery,
    now: DateTime<Utc>,
    limit: usize,
) -> Result<Vec<Found>> {
    let wanted = query.kinds.is_empty() || query.kinds.iter().any(|kind| kind == Kind::ListMember.name());
    if !wanted
        || query.counterpart.is_some()
        || query.from.is_some()
        || query.to.is_some()
        || query.text.trim().len() < 2
    {
        return Ok(Vec::new());
    }
    // Those that an office gives; whether it may now is asked below.
    let units: Vec<String> = cache
        .prepare_cached("SELECT DISTINCT body ->> '$.unit_id' AS unit FROM offices ORDER BY unit")?
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
        let unit_name = summary.unit_name;
        for row in offices::first_rows(cache, &rows)? {
            let about = [row.position.as_str(), &row.workplace, &row.place, &unit_name];
            let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
            hits.push(Found::Hit(Box::new(SearchHit {
                kind: Kind::ListMember.name().to_owned(),
                id: unit_id.clone(),
                row_id: row.id,
                title_pieces: vec![Piece {
                    text: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
                    hit: false,
                }],
                title: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
                snippet: vec![Piece { text: about.join(" · "), hit: false }],
                file: None,
                date: None,
            })));
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
