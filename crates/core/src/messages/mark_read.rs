//! The read state, which follows the member between machines.

use super::pending::{marks, unread_after};
use crate::error::Result;
use crate::outbox::{self, Pending};
use crate::rows::{from_micros, micros};
use crate::views::OutboxState;
use chrono::{DateTime, Utc};
use min_side_wire::command::Command;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;

/// Most threads in one command: it stays far below what a request may hold.
const MAX_MESSAGES: usize = 2_000;

/// Threads to mark, and the newest of what has come in them.
#[derive(Debug, Default)]
pub struct Marked {
    threads: BTreeSet<String>,
    through: DateTime<Utc>,
    /// Marks that wait, in whose threads nothing newer has come: they may be put together with this one.
    joinable: BTreeSet<String>,
}

impl Marked {
    /// Whether there is nothing to mark.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.threads.is_empty()
    }
}

/// Those of the threads that hold something unread. The feed comes in order: whatever was sent up to the newest that
/// is here, is here.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn unread_among(cache: &Connection, pending: &[Pending], threads: Vec<String>) -> Result<Marked> {
    let earlier = marks(pending);
    let mut marked = Marked::default();
    for thread in threads {
        let Some((unread, union_at)) = counts(cache, &thread)? else { continue };
        let mark = earlier.get(thread.as_str()).copied();
        if unread_after(cache, &thread, unread, union_at, mark)? > 0 {
            marked.through = marked.through.max(union_at.map(from_micros).unwrap_or_default());
            marked.threads.insert(thread);
        }
    }
    for row in pending.iter().filter(|row| row.state == OutboxState::Pending) {
        if let Command::MarkRead { threads, through } = &row.envelope.command
            && nothing_newer(cache, threads, *through)?
        {
            marked.joinable.insert(row.id.clone());
        }
    }
    Ok(marked)
}

fn nothing_newer(cache: &Connection, threads: &[String], through: DateTime<Utc>) -> Result<bool> {
    for thread in threads {
        if counts(cache, thread)?.is_some_and(|(_, union_at)| union_at > Some(micros(through))) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn counts(cache: &Connection, thread: &str) -> Result<Option<(u32, Option<i64>)>> {
    Ok(cache
        .prepare_cached("SELECT unread, union_at FROM thread_counts WHERE thread_id = ?1")?
        .query_row([thread], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// Queues the mark, together with those that wait unsent.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn mark(tx: &Connection, mut marked: Marked, now: DateTime<Utc>) -> Result<()> {
    for row in outbox::unsettled(tx)? {
        let Command::MarkRead { threads, through } = &row.envelope.command else { continue };
        let waits = row.state == OutboxState::Pending && marked.joinable.contains(&row.id);
        if waits && marked.threads.len() + threads.len() <= MAX_MESSAGES {
            outbox::withdraw(tx, &row.id)?;
            marked.threads.extend(threads.iter().cloned());
            marked.through = marked.through.max(*through);
        }
    }
    let threads: Vec<String> = marked.threads.into_iter().collect();
    for part in threads.chunks(MAX_MESSAGES) {
        let command = Command::MarkRead { threads: part.to_vec(), through: marked.through };
        outbox::enqueue(tx, &command, None, "", now)?;
    }
    Ok(())
}
