//! Puts a command into the outbox.

use crate::error::Result;
use chrono::{DateTime, SecondsFormat, Utc};
use min_side_wire::command::{Command, Envelope};
use rusqlite::{Connection, params};

/// Puts a command into the outbox under a new id, which is its idempotency key. `title` says what it is about.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn enqueue(
    tx: &Connection,
    command: &Command,
    base_version: Option<i64>,
    title: &str,
    now: DateTime<Utc>,
) -> Result<String> {
    let id = new_id(now);
    enqueue_as(tx, &id, command, base_version, title, now)?;
    Ok(id)
}

/// As [`enqueue`], under an id that the caller has made. One that is there already stays as it is. Its author is the owner
/// of the folder (see `app::owner`).
///
/// # Errors
/// [`crate::Error::Database`].
pub fn enqueue_as(
    tx: &Connection,
    id: &str,
    command: &Command,
    base_version: Option<i64>,
    title: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let envelope = Envelope { id: id.to_owned(), base_version, command: command.clone() };
    tx.prepare_cached(
        "INSERT INTO outbox (id, kind, title, envelope, state, created_at, author) VALUES (?1, ?2, ?3, ?4, 'pending', ?5, \
         (SELECT value FROM kept WHERE name = 'owner')) ON CONFLICT (id) DO NOTHING",
    )?
    .execute(params![
        id,
        kind(command),
        title,
        serde_json::to_string(&envelope)?,
        now.to_rfc3339_opts(SecondsFormat::Micros, true),
    ])?;
    Ok(())
}

/// A new UUIDv7 of this time.
#[must_use]
pub fn new_id(now: DateTime<Utc>) -> String {
    let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
    let time = uuid::Timestamp::from_unix(uuid::NoContext, seconds, now.timestamp_subsec_nanos());
    uuid::Uuid::new_v7(time).to_string()
}

/// The command's kind, as on the wire.
#[must_use]
pub const fn kind(command: &Command) -> &'static str {
    match command {
        Command::SendMessage { .. } => "send_message",
        Command::MarkRead { .. } => "mark_read",
        Command::EditProfile { .. } => "edit_profile",
        Command::EditMembership { .. } => "edit_membership",
        Command::ChangeEmployment { .. } => "change_employment",
        Command::WithdrawApplication { .. } => "withdraw_application",
        Command::OrderReward { .. } => "order_reward",
        Command::AcceptDeclaration { .. } => "accept_declaration",
        Command::RecordExport { .. } => "record_export",
    }
}
