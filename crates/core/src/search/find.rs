//! Finds rows, newest first, and says what was not looked through.

use super::beside::{list_members, waiting_messages};
use super::index::waiting;
use super::kind::Kind;
use super::near::nearest;
use super::number::{self, OWN};
use super::question::{Marks, Question};
use super::snippet::{line, marked, snippet};
use super::source::{Source, source};
use super::vocabulary::Vocabulary;
use crate::error::Result;
use crate::outbox::Pending;
use crate::sync::meta;
use crate::views::{NotCovered, Piece, SearchHit, SearchQuery, SearchResult, SearchState};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// Hits when the question does not say.
const LIMIT: u32 = 50;
/// Most hits.
const LIMIT_MAX: u32 = 500;
/// Most counterparts to choose from.
const COUNTERPARTS_MAX: u32 = 400;

/// Places that are kept for people, the catalogue and member lists, each, where the member's own rows fill the rest.
const KEPT: usize = 4;
/// Most rows that are read to see whether a phrase is in them.
const READ_MAX: usize = 20_000;

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
    let question = Question::read(&tx, vocabulary, &query.text)?;
    let (mut hits, mut more) = (Vec::new(), false);
    let mut did_you_mean = Vec::new();
    if !question.is_empty() {
        let index = Index::new(&tx, query, &question);
        let mut own = waiting_messages(&tx, pending, query, &question)?;
        own.extend(index.own((limit + 1).saturating_sub(own.len()))?);
        // No more of the others than can be shown.
        let kept = KEPT.min(limit / 8);
        let most = kept.max(limit.saturating_sub(own.len())) + 1;
        let (timeless, catalogue) = index.others(most, now)?;
        let members = list_members(&tx, pending, query, &question, now, most)?;
        let found;
        (found, more) = put_together(own, [timeless, catalogue, members], limit, kept);
        // Only what is shown is read from its row and marked.
        let marks = question.marks(false);
        hits = found
            .into_iter()
            .filter_map(|found| found.read(&tx, &marks).transpose())
            .collect::<Result<_>>()?;
        if hits.is_empty() {
            did_you_mean = nearest(&tx, vocabulary, query)?;
        }
    }
    let not_covered = not_covered(&tx)?;
    let took_us = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    Ok(SearchResult { hits, more, ignored: question.ignored, did_you_mean, not_covered, took_us })
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
    let question = Question::read(cache, vocabulary, query)?;
    let marks = question.marks(true);
    Ok(texts.iter().map(|text| marked(text, &marks)).collect())
}

/// What was found.
pub(super) enum Found {
    /// A row of the index, by its number.
    Row(i64),
    /// What is not in the index.
    Hit(Box<SearchHit>),
}

impl Found {
    /// As it is shown; none when its row is gone.
    fn read(self, cache: &Connection, marks: &Marks<'_>) -> Result<Option<SearchHit>> {
        let number = match self {
            Self::Row(number) => number,
            Self::Hit(hit) => return Ok(Some(*hit)),
        };
        let Some((kind, row_id, source)) = row(cache, number)? else { return Ok(None) };
        let (snippet, file) = snippet(&source.texts, marks);
        Ok(Some(SearchHit {
            kind: kind.name().to_owned(),
            id: source.open_id,
            row_id,
            title_pieces: line(&source.title, marks),
            title: source.title,
            snippet,
            file,
            date: source.at,
        }))
    }
}

/// A row of the index as it is now; none when it is gone.
pub(super) fn row(cache: &Connection, number: i64) -> Result<Option<(Kind, String, Source)>> {
    let row: Option<(i64, String)> = cache
        .prepare_cached("SELECT kind, row_id FROM search_rows WHERE id = ?1")?
        .query_row([number], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((kind, row_id)) = row else { return Ok(None) };
    let Some(kind) = Kind::from_number(kind) else { return Ok(None) };
    Ok(source(cache, kind, &row_id)?.map(|source| (kind, row_id, source)))
}

/// A question to the index.
pub(super) struct Index<'a> {
    cache: &'a Connection,
    query: &'a SearchQuery,
    question: &'a Question,
    /// None when no row can be of the kinds that are wanted.
    expression: Option<String>,
}

impl<'a> Index<'a> {
    /// A question among the rows of a query.
    pub(super) fn new(cache: &'a Connection, query: &'a SearchQuery, question: &'a Question) -> Self {
        let is_wanted = |kind: &Kind| query.kinds.iter().any(|name| name == kind.name());
        let kinds: Vec<Kind> = Kind::INDEXED.into_iter().filter(is_wanted).collect();
        let is_possible = query.kinds.is_empty() || !kinds.is_empty();
        let expression = is_possible.then(|| question.expression(&kinds, query.counterpart.as_deref()));
        Self { cache, query, question, expression }
    }

    /// The numbers of the first rows, whatever they are.
    pub(super) fn any(&self, limit: usize) -> Result<Vec<i64>> {
        let (from, to) = self.period();
        let mut numbers = self.numbers(OWN + from, OWN.saturating_add(to), "DESC", limit)?;
        if numbers.len() < limit {
            let others = self.numbers(-to, self.last_of_others(), "ASC", limit - numbers.len())?;
            numbers.extend(others);
        }
        Ok(numbers)
    }

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
        let (_, to) = self.period();
        let numbers = self.numbers(-to, self.last_of_others(), "ASC", usize::MAX)?;
        let (courses, timeless) = numbers.split_at(numbers.partition_point(|number| *number < 0));
        let today = -number::of_time(now);
        let (next, begun) = courses.split_at(courses.partition_point(|number| *number <= today));
        let timeless = timeless.iter().rev().take(most).copied().map(Found::Row).collect();
        let courses = next.iter().rev().chain(begun).take(most).copied().map(Found::Row).collect();
        Ok((timeless, courses))
    }

    /// The highest number that people, units and the catalogue may have.
    fn last_of_others(&self) -> i64 {
        let has_period = self.query.from.is_some() || self.query.to.is_some();
        if has_period { -self.period().0 } else { OWN - 1 }
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
        let must_be_read = self.question.must_be_read();
        let asked = if must_be_read { READ_MAX } else { limit };
        let asked = i64::try_from(asked).unwrap_or(i64::MAX);
        let numbers = statement.query_map(params![expression, low, high, asked], |row| row.get(0))?;
        if !must_be_read {
            return Ok(numbers.collect::<rusqlite::Result<_>>()?);
        }
        let mut found = Vec::new();
        for number in numbers {
            let number = number?;
            let Some((_, _, source)) = row(self.cache, number)? else { continue };
            let texts: Vec<&str> = source.all_texts().map(String::as_str).collect();
            if self.question.is_met(&texts) {
                found.push(number);
                if found.len() == limit {
                    break;
                }
            }
        }
        Ok(found)
    }
}

/// When a day begins in Oslo.
fn day_start(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    chrono_tz::Europe::Oslo
        .from_local_datetime(&midnight)
        .earliest()
        .map_or_else(|| midnight.and_utc(), |at| at.to_utc())
}
