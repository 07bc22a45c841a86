//! Lists of threads: what the server has, with the member's own unsent messages and read marks over it.

use super::compose::recipients;
use super::pending::{Outgoing, marks, outgoing, unread_after};
use super::sync::preview;
use super::thread::recipient_name;
use crate::error::Result;
use crate::outbox::Pending;
use crate::profile;
use crate::rows::from_micros;
use crate::views::{ThreadFilter, ThreadPage, ThreadRow};
use chrono::Datelike;
use min_side_domain::records::{Recipient, RecipientKind};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params_from_iter};
use std::collections::BTreeMap;

const DEFAULT_LIMIT: u32 = 50;
const MAX_ROWS: u32 = 500;

/// A page of threads, newest first.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn list(cache: &Connection, pending: &[Pending], filter: &ThreadFilter) -> Result<ThreadPage> {
    let over = Over::new(cache, pending)?;
    let permitted = recipients(cache)?;
    let waiting = over.rows(cache, &permitted, filter)?;
    let selection = Selection::new(&over, filter);
    let cached: u32 = selection.count(cache)?;
    let limit = if filter.limit == 0 { DEFAULT_LIMIT } else { filter.limit.min(MAX_ROWS) };
    let rows = page(cache, &over, &selection, &waiting, filter.offset, limit)?;
    Ok(ThreadPage {
        rows,
        total: cached + u32::try_from(waiting.len()).unwrap_or(u32::MAX),
        unread: over.unread(cache)?,
        years: years(cache, &over)?,
        recipients: counterparts(cache, &over, &permitted)?,
    })
}

/// The newest threads.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn newest(cache: &Connection, pending: &[Pending], limit: u32) -> Result<Vec<ThreadRow>> {
    let over = Over::new(cache, pending)?;
    let filter = ThreadFilter::default();
    let waiting =
        if over.outgoing.is_empty() { Vec::new() } else { over.rows(cache, &recipients(cache)?, &filter)? };
    page(cache, &over, &Selection::new(&over, &filter), &waiting, 0, limit)
}

/// Threads with something unread.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn unread(cache: &Connection, pending: &[Pending]) -> Result<u32> {
    Over::new(cache, pending)?.unread(cache)
}

/// What the outbox lays over the lists.
struct Over<'a> {
    /// Unsent messages by thread, in the order of writing.
    outgoing: BTreeMap<&'a str, Vec<Outgoing<'a>>>,
    marks: BTreeMap<&'a str, i64>,
    /// Threads that count as unread in the cache and are read by a mark, as a JSON array.
    read: Vec<&'a str>,
}

impl<'a> Over<'a> {
    fn new(cache: &Connection, pending: &'a [Pending]) -> Result<Self> {
        let mut by_thread: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for message in outgoing(cache, pending)? {
            by_thread.entry(message.thread_id).or_default().push(message);
        }
        let marks = marks(pending);
        let mut read = Vec::new();
        for (thread, mark) in &marks {
            let is_read = cache
                .prepare_cached(
                    "SELECT 1 FROM thread_counts WHERE thread_id = ?1 AND unread > 0 AND union_at <= ?2",
                )?
                .query_row((thread, mark), |_| Ok(()))
                .optional()?
                .is_some();
            if is_read {
                read.push(*thread);
            }
        }
        Ok(Self { outgoing: by_thread, marks, read })
    }

    fn unread(&self, cache: &Connection) -> Result<u32> {
        let counted: u32 = cache
            .prepare_cached("SELECT count(*) FROM thread_counts WHERE unread > 0")?
            .query_row([], |row| row.get(0))?;
        Ok(counted.saturating_sub(u32::try_from(self.read.len()).unwrap_or(u32::MAX)))
    }

    /// The threads with unsent messages that the filter finds, newest first.
    fn rows(
        &self,
        cache: &Connection,
        permitted: &[Recipient],
        filter: &ThreadFilter,
    ) -> Result<Vec<ThreadRow>> {
        let mut rows = Vec::new();
        let name = if self.outgoing.is_empty() { String::new() } else { profile::name(cache)? };
        for (thread, messages) in &self.outgoing {
            let Some(newest) = messages.last() else { continue };
            let cached = cache
                .prepare_cached(&format!("{ROW} WHERE t.id = ?1"))?
                .query_row([thread], read_row)
                .optional()?;
            let mut row = match cached {
                Some(row) => self.finish(cache, row)?,
                None => ThreadRow {
                    id: (*thread).to_owned(),
                    subject: newest.subject.to_owned(),
                    recipient_id: newest.recipient_id.to_owned(),
                    recipient_name: recipient_name(permitted, newest.recipient_id),
                    last_at: newest.row.created_at,
                    preview: String::new(),
                    last_sender: String::new(),
                    last_is_own: true,
                    unread: 0,
                    messages: 0,
                    attachments: false,
                    pending: None,
                },
            };
            row.last_at = row.last_at.max(newest.row.created_at);
            row.preview = preview(newest.body);
            row.last_sender.clone_from(&name);
            row.last_is_own = true;
            row.messages += u32::try_from(messages.len()).unwrap_or(u32::MAX);
            row.attachments |= messages.iter().any(|message| !message.attachments.is_empty());
            row.pending = Some(newest.row.state);
            if finds(filter, &row) {
                rows.push(row);
            }
        }
        rows.sort_by(|a, b| b.last_at.cmp(&a.last_at).then_with(|| a.id.cmp(&b.id)));
        Ok(rows)
    }

    fn finish(&self, cache: &Connection, (mut row, union_at): (ThreadRow, Option<i64>)) -> Result<ThreadRow> {
        let mark = self.marks.get(row.id.as_str()).copied();
        row.unread = unread_after(cache, &row.id, row.unread, union_at, mark)?;
        Ok(row)
    }
}

fn finds(filter: &ThreadFilter, row: &ThreadRow) -> bool {
    let year = row.last_at.with_timezone(&chrono_tz::Europe::Oslo).year();
    (!filter.unread || row.unread > 0)
        && filter.recipient_id.as_ref().is_none_or(|id| *id == row.recipient_id)
        && filter.year.is_none_or(|wanted| wanted == year)
}

/// Which cached threads a list holds: those that the filter finds and that nothing unsent is shown over.
struct Selection {
    tables: &'static str,
    conditions: String,
    values: Vec<Box<dyn ToSql>>,
}

impl Selection {
    fn new(over: &Over<'_>, filter: &ThreadFilter) -> Self {
        let mut conditions = vec!["1".to_owned()];
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        let mut condition = |text: &str, value: Box<dyn ToSql>| {
            values.push(value);
            conditions.push(text.replace('?', &format!("?{}", values.len())));
        };
        if let Some(id) = &filter.recipient_id {
            condition("t.recipient_id = ?", Box::new(id.clone()));
        }
        if let Some(year) = filter.year {
            condition("t.year = ?", Box::new(year));
        }
        let mut left_out: Vec<&str> = over.outgoing.keys().copied().collect();
        if filter.unread {
            left_out.extend(&over.read);
        }
        if !left_out.is_empty() {
            let ids = serde_json::Value::from(left_out).to_string();
            condition("t.id NOT IN (SELECT value FROM json_each(?))", Box::new(ids));
        }
        let tables = if filter.unread {
            conditions.push("c.unread > 0".to_owned());
            "thread_counts c JOIN threads t ON t.id = c.thread_id"
        } else {
            "threads t"
        };
        Self { tables, conditions: conditions.join(" AND "), values }
    }

    fn params(&self) -> impl Iterator<Item = &dyn ToSql> {
        self.values.iter().map(AsRef::as_ref)
    }

    fn count(&self, cache: &Connection) -> Result<u32> {
        let sql = format!("SELECT count(*) FROM {} WHERE {}", self.tables, self.conditions);
        Ok(cache.prepare_cached(&sql)?.query_row(params_from_iter(self.params()), |row| row.get(0))?)
    }

    /// Rows from `start`, newest first. The ids are found in an index alone before anything is read.
    fn rows(&self, cache: &Connection, start: u32, limit: u32) -> Result<Vec<(ThreadRow, Option<i64>)>> {
        let sql = format!(
            "{ROW} WHERE t.id IN (SELECT t.id FROM {} WHERE {} ORDER BY t.last_at DESC, t.id LIMIT {limit} OFFSET {start}) \
             ORDER BY t.last_at DESC, t.id",
            self.tables, self.conditions
        );
        let mut statement = cache.prepare(&sql)?;
        let rows = statement.query_map(params_from_iter(self.params()), read_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Merges the rows that wait into the cached ones, both newest first, and cuts out the page.
fn page(
    cache: &Connection,
    over: &Over<'_>,
    selection: &Selection,
    waiting: &[ThreadRow],
    offset: u32,
    limit: u32,
) -> Result<Vec<ThreadRow>> {
    let ahead = u32::try_from(waiting.len()).unwrap_or(u32::MAX);
    // At most all of the waiting ones stand before the page: so many cached rows earlier is early enough.
    let start = offset.saturating_sub(ahead);
    let cached = selection.rows(cache, start, limit.saturating_add(offset - start))?;
    let cached = cached.into_iter().map(|row| over.finish(cache, row)).collect::<Result<Vec<_>>>()?;
    let before = match (start, cached.first()) {
        (0, _) => 0,
        (_, Some(first)) => waiting.iter().take_while(|row| is_before(row, first)).count(),
        (_, None) => return Ok(Vec::new()),
    };
    let skip = usize::try_from(offset - start).unwrap_or(usize::MAX).saturating_sub(before);
    let mut merged = Vec::with_capacity(cached.len() + waiting.len());
    let mut waiting = waiting.iter().skip(before).peekable();
    for row in cached {
        while let Some(earlier) = waiting.next_if(|other| is_before(other, &row)) {
            merged.push(earlier.clone());
        }
        merged.push(row);
    }
    merged.extend(waiting.cloned());
    Ok(merged.into_iter().skip(skip).take(usize::try_from(limit).unwrap_or(usize::MAX)).collect())
}

fn is_before(a: &ThreadRow, b: &ThreadRow) -> bool {
    (b.last_at, &a.id) < (a.last_at, &b.id)
}

const ROW: &str = "SELECT t.id, t.subject, t.recipient_id, t.recipient_name, t.last_at, \
    coalesce(c.preview, ''), coalesce(c.last_sender, ''), coalesce(c.unread, 0), coalesce(c.messages, 0), \
    coalesce(c.attachments, 0) > 0, c.union_at, \
    coalesce((SELECT NOT m.from_union FROM messages m WHERE m.id = c.last_id), 0) \
    FROM threads t LEFT JOIN thread_counts c ON c.thread_id = t.id";

fn read_row(row: &Row<'_>) -> rusqlite::Result<(ThreadRow, Option<i64>)> {
    let thread = ThreadRow {
        id: row.get(0)?,
        subject: row.get(1)?,
        recipient_id: row.get(2)?,
        recipient_name: row.get(3)?,
        last_at: from_micros(row.get(4)?),
        preview: row.get(5)?,
        last_sender: row.get(6)?,
        last_is_own: row.get(11)?,
        unread: row.get(7)?,
        messages: row.get(8)?,
        attachments: row.get(9)?,
        pending: None,
    };
    Ok((thread, row.get(10)?))
}

/// Years that have threads, newest first: one look into the index for each.
fn years(cache: &Connection, over: &Over<'_>) -> Result<Vec<i32>> {
    let mut years = Vec::new();
    let mut below = i32::MAX;
    let mut next = cache.prepare_cached("SELECT max(year) FROM threads WHERE year < ?1")?;
    while let Some(year) = next.query_row([below], |row| row.get::<_, Option<i32>>(0))? {
        years.push(year);
        below = year;
    }
    for message in over.outgoing.values().flatten() {
        let year = message.row.created_at.with_timezone(&chrono_tz::Europe::Oslo).year();
        if let Err(at) = years.binary_search_by(|other| year.cmp(other)) {
            years.insert(at, year);
        }
    }
    Ok(years)
}

/// Whom there are threads with, under the name of the newest thread.
fn counterparts(cache: &Connection, over: &Over<'_>, permitted: &[Recipient]) -> Result<Vec<Recipient>> {
    let mut found: Vec<Recipient> = Vec::new();
    let mut after = String::new();
    let mut next = cache.prepare_cached("SELECT min(recipient_id) FROM threads WHERE recipient_id > ?1")?;
    while let Some(id) = next.query_row([&after], |row| row.get::<_, Option<String>>(0))? {
        let name = cache
            .prepare_cached(
                "SELECT recipient_name FROM threads WHERE recipient_id = ?1 ORDER BY last_at DESC LIMIT 1",
            )?
            .query_row([&id], |row| row.get(0))?;
        found.push(Recipient { kind: kind(permitted, &id), id: id.clone(), name });
        after = id;
    }
    for message in over.outgoing.values().flatten() {
        if !found.iter().any(|recipient| recipient.id == message.recipient_id) {
            let id = message.recipient_id.to_owned();
            found.push(Recipient { kind: kind(permitted, &id), name: recipient_name(permitted, &id), id });
        }
    }
    found.sort_by(|a, b| {
        (a.kind != RecipientKind::Office)
            .cmp(&(b.kind != RecipientKind::Office))
            .then_with(|| min_side_domain::norwegian::collate(&a.name, &b.name))
    });
    Ok(found)
}

fn kind(permitted: &[Recipient], id: &str) -> RecipientKind {
    let known = permitted.iter().find(|recipient| recipient.id == id).map(|recipient| recipient.kind);
    known.unwrap_or(if id == "ntl" { RecipientKind::Office } else { RecipientKind::Unit })
}
