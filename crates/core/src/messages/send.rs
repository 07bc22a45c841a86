//! From draft to outbox: one transaction, so that a message is never lost and never sent twice.

use super::compose::recipients;
use super::drafts::{attachments, draft};
use super::not_synced;
use super::pending::outgoing;
use crate::error::Result;
use crate::outbox::{self, Pending};
use crate::views::Saved;
use crate::{rows, union};
use chrono::{DateTime, Utc};
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::message_rules;
use min_side_domain::records::{Recipient, Thread, Union};
use min_side_wire::command::Command;
use rusqlite::Connection;

/// What the cache knows of a message that is to be sent.
#[derive(Debug)]
pub struct Facts {
    union: Option<Union>,
    recipients: Vec<Recipient>,
    /// Subject and recipient of the thread it replies in.
    thread: Option<(String, String)>,
}

/// What the cache knows of a message that replies in `thread_id`, or begins a thread.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn facts(cache: &Connection, pending: &[Pending], thread_id: Option<&str>) -> Result<Facts> {
    let thread = match thread_id {
        None => None,
        Some(id) => {
            match rows::one::<Thread>(cache, "SELECT body, version FROM threads WHERE id = ?1", [id])? {
                Some((thread, _)) => Some((thread.subject, thread.recipient_id)),
                None => outgoing(cache, pending)?
                    .iter()
                    .find(|message| message.thread_id == id)
                    .map(|message| (message.subject.to_owned(), message.recipient_id.to_owned())),
            }
        }
    };
    Ok(Facts { union: union::facts(cache)?, recipients: recipients(cache)?, thread })
}

/// Moves the draft to the outbox, its files with it: their bytes stay where they are staged.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such draft any more, `not_synced` before the union's limits are known.
pub fn send(tx: &Connection, facts: &Facts, id: &str, now: DateTime<Utc>) -> Result<Saved> {
    let draft = draft(tx, id)?;
    let union = facts.union.as_ref().ok_or_else(not_synced)?;
    let (subject, recipient_id) =
        facts.thread.clone().unwrap_or_else(|| (draft.subject.trim().to_owned(), draft.recipient_id.clone()));
    let attachments = attachments(tx, id)?;
    let mut fields = Vec::new();
    if recipient_id.is_empty() {
        fields.push(FieldError::new("recipient_id", FieldCode::Required));
    } else if !facts.recipients.iter().any(|recipient| recipient.id == recipient_id) {
        fields.push(FieldError::new("recipient_id", FieldCode::NotPermitted));
    }
    fields.extend(message_rules::check(&subject, &draft.body));
    fields.extend(message_rules::check_attachments(union, &attachments));
    if !fields.is_empty() {
        return Ok(Saved::Invalid { fields });
    }
    let message_id = outbox::new_id(now);
    let thread_id = draft.thread_id.filter(|_| facts.thread.is_some()).unwrap_or_else(|| message_id.clone());
    let title = subject.clone();
    let command = Command::SendMessage { thread_id, recipient_id, subject, body: draft.body, attachments };
    outbox::enqueue_as(tx, &message_id, &command, None, &title, now)?;
    tx.execute("DELETE FROM drafts WHERE id = ?1", [id])?;
    Ok(Saved::Queued { id: message_id })
}
