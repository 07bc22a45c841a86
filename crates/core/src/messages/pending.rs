//! What waits in the outbox of messages and read marks, as lists and threads need it.

use crate::error::Result;
use crate::outbox::Pending;
use crate::rows::micros;
use crate::views::OutboxState;
use min_side_domain::records::Attachment;
use min_side_wire::command::Command;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeMap;

/// A message on its way, or refused.
pub(super) struct Outgoing<'a> {
    pub(super) row: &'a Pending,
    pub(super) thread_id: &'a str,
    pub(super) recipient_id: &'a str,
    pub(super) subject: &'a str,
    pub(super) body: &'a str,
    pub(super) attachments: &'a [Attachment],
}

/// The messages of the outbox that the feed has not brought, in the order of writing.
pub(super) fn outgoing<'a>(cache: &Connection, pending: &'a [Pending]) -> Result<Vec<Outgoing<'a>>> {
    let mut all = Vec::new();
    for row in pending {
        let Command::SendMessage { thread_id, recipient_id, subject, body, attachments } =
            &row.envelope.command
        else {
            continue;
        };
        if !is_here(cache, &row.id)? {
            all.push(Outgoing { row, thread_id, recipient_id, subject, body, attachments });
        }
    }
    Ok(all)
}

/// The threads that messages on their way stand in, once each.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn outgoing_threads(cache: &Connection, pending: &[Pending]) -> Result<Vec<String>> {
    let mut threads: Vec<String> =
        outgoing(cache, pending)?.into_iter().map(|message| message.thread_id.to_owned()).collect();
    threads.sort_unstable();
    threads.dedup();
    Ok(threads)
}

/// How many messages are on their way.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn outgoing_count(cache: &Connection, pending: &[Pending]) -> Result<u64> {
    Ok(outgoing(cache, pending)?.len() as u64)
}

fn is_here(cache: &Connection, message: &str) -> Result<bool> {
    Ok(cache
        .prepare_cached("SELECT 1 FROM messages WHERE id = ?1")?
        .query_row([message], |_| Ok(()))
        .optional()?
        .is_some())
}

/// Up to when each thread is read by marks that the feed has not brought.
pub(super) fn marks(pending: &[Pending]) -> BTreeMap<&str, i64> {
    let mut marks = BTreeMap::new();
    for row in pending {
        if matches!(row.state, OutboxState::Refused | OutboxState::Conflict) {
            continue;
        }
        if let Command::MarkRead { threads, through } = &row.envelope.command {
            for thread in threads {
                let mark = marks.entry(thread.as_str()).or_insert(i64::MIN);
                *mark = (*mark).max(micros(*through));
            }
        }
    }
    marks
}

/// What is unread in a thread that was counted with `unread` and last written to by the union at `union_at`, with the
/// mark over it.
pub(super) fn unread_after(
    cache: &Connection,
    thread: &str,
    unread: u32,
    union_at: Option<i64>,
    mark: Option<i64>,
) -> Result<u32> {
    let (Some(mark), true) = (mark, unread > 0) else { return Ok(unread) };
    if union_at.is_none_or(|at| at <= mark) {
        return Ok(0);
    }
    let after: u32 = cache
        .prepare_cached(
            "SELECT count(*) FROM messages WHERE thread_id = ?1 AND sent_at > ?2 AND from_union = 1",
        )?
        .query_row((thread, mark), |row| row.get(0))?;
    Ok(after.min(unread))
}
