//! Threads, messages and recipients into the cache. What a list shows of a thread is counted as its messages come, so
//! that no list reads messages.

use crate::error::Result;
use crate::rows::{self, micros};
use crate::sync::{Handler, Incoming};
use chrono::Datelike;
use min_side_domain::Collection;
use min_side_domain::records::{Message, Sender, Thread};
use rusqlite::{Connection, OptionalExtension, params};

/// Characters of a message that a list shows.
const PREVIEW: usize = 160;

pub(super) fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(rows::Plain(Collection::Recipients)), Box::new(Threads), Box::new(Messages)]
}

struct Threads;

impl Handler for Threads {
    fn collection(&self) -> Collection {
        Collection::Threads
    }

    fn put(&self, conn: &Connection, row: &Incoming<'_>) -> Result<()> {
        let thread: Thread = serde_json::from_str(row.body)?;
        let year = thread.last_at.with_timezone(&chrono_tz::Europe::Oslo).year();
        let read_through = thread.read_through.map(micros);
        let last_at = micros(thread.last_at);
        let columns: [rows::Column<'_>; 6] = [
            ("subject", &thread.subject),
            ("recipient_id", &thread.recipient_id),
            ("recipient_name", &thread.recipient_name),
            ("last_at", &last_at),
            ("year", &year),
            ("read_through", &read_through),
        ];
        if !rows::insert(conn, rows::INSERT_OR_FAIL, "threads", row, &columns)? {
            rows::update(conn, "threads", row, &columns)?;
        }
        conn.prepare_cached(
            "UPDATE thread_counts SET unread = (SELECT count(*) FROM messages WHERE thread_id = ?1 \
             AND sent_at > ?2 AND from_union = 1) WHERE thread_id = ?1",
        )?
        .execute(params![row.id, read_through.unwrap_or(i64::MIN)])?;
        Ok(())
    }
}

struct Messages;

impl Handler for Messages {
    fn collection(&self) -> Collection {
        Collection::Messages
    }

    fn put(&self, conn: &Connection, row: &Incoming<'_>) -> Result<()> {
        let message: Message = serde_json::from_str(row.body)?;
        let sent_at = micros(message.sent_at);
        let from_union = message.sender == Sender::Union;
        let attachments = count(&message);
        let columns: [rows::Column<'_>; 4] = [
            ("thread_id", &message.thread_id),
            ("from_union", &from_union),
            ("sent_at", &sent_at),
            ("attachments", &attachments),
        ];
        if rows::insert(conn, rows::INSERT_OR_FAIL, "messages", row, &columns)? {
            put_files(conn, &message)?;
            return add_to_counts(conn, &message, from_union, sent_at);
        }
        let before = thread_of(conn, row.id)?;
        rows::update(conn, "messages", row, &columns)?;
        conn.prepare_cached("DELETE FROM message_files WHERE message_id = ?1")?.execute([row.id])?;
        put_files(conn, &message)?;
        if let Some(before) = before.filter(|before| *before != message.thread_id) {
            count_again(conn, &before)?;
        }
        count_again(conn, &message.thread_id)
    }

    fn delete(&self, conn: &Connection, id: &str) -> Result<()> {
        let Some(thread) = thread_of(conn, id)? else { return Ok(()) };
        conn.prepare_cached("DELETE FROM messages WHERE id = ?1")?.execute([id])?;
        conn.prepare_cached("DELETE FROM message_files WHERE message_id = ?1")?.execute([id])?;
        count_again(conn, &thread)
    }
}

fn count(message: &Message) -> i64 {
    i64::try_from(message.attachments.len()).unwrap_or(i64::MAX)
}

fn thread_of(conn: &Connection, message: &str) -> Result<Option<String>> {
    Ok(conn
        .prepare_cached("SELECT thread_id FROM messages WHERE id = ?1")?
        .query_row([message], |row| row.get(0))
        .optional()?)
}

fn put_files(conn: &Connection, message: &Message) -> Result<()> {
    for (position, file) in message.attachments.iter().enumerate() {
        conn.prepare_cached(
            "INSERT INTO message_files (message_id, position, sha256, name, media_type, size, sent_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            message.id,
            i64::try_from(position).unwrap_or(i64::MAX),
            file.blob.sha256,
            file.name,
            file.blob.media_type,
            i64::try_from(file.blob.size).unwrap_or(i64::MAX),
            micros(message.sent_at),
        ])?;
    }
    Ok(())
}

fn add_to_counts(conn: &Connection, message: &Message, from_union: bool, sent_at: i64) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO thread_counts \
         (thread_id, messages, attachments, unread, last_id, last_at, last_sender, preview, union_at) \
         VALUES (?1, 1, ?2, ?3 AND ?4 > coalesce((SELECT read_through FROM threads WHERE id = ?1), ?8), \
         ?5, ?4, ?6, ?7, CASE WHEN ?3 THEN ?4 END) \
         ON CONFLICT (thread_id) DO UPDATE SET messages = messages + 1, attachments = attachments + excluded.attachments, \
         unread = unread + excluded.unread, union_at = coalesce(max(union_at, excluded.union_at), union_at, excluded.union_at), \
         last_id = iif(excluded.last_at >= last_at, excluded.last_id, last_id), \
         last_sender = iif(excluded.last_at >= last_at, excluded.last_sender, last_sender), \
         preview = iif(excluded.last_at >= last_at, excluded.preview, preview), \
         last_at = max(last_at, excluded.last_at)",
    )?
    .execute(params![
        message.thread_id,
        count(message),
        from_union,
        sent_at,
        message.id,
        message.sender_name,
        preview(&message.body),
        i64::MIN,
    ])?;
    Ok(())
}

/// Counts a thread from its messages, after one of them was changed or deleted.
fn count_again(conn: &Connection, thread: &str) -> Result<()> {
    conn.prepare_cached("DELETE FROM thread_counts WHERE thread_id = ?1")?.execute([thread])?;
    let messages: Vec<Message> =
        rows::list(conn, "SELECT body FROM messages WHERE thread_id = ?1 ORDER BY sent_at, id", [thread])?;
    for message in &messages {
        add_to_counts(conn, message, message.sender == Sender::Union, micros(message.sent_at))?;
    }
    Ok(())
}

/// The start of a message on one line.
pub(super) fn preview(body: &str) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in body.split_whitespace() {
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        for letter in word.chars() {
            if length >= PREVIEW {
                line.push('…');
                return line;
            }
            line.push(letter);
            length += 1;
        }
    }
    line
}
