//! A thread with its messages and what waits to be sent in it.

use super::compose::recipients;
use super::files::{self, Sent};
use super::pending::{Outgoing, marks, outgoing};
use crate::error::{Error, Result};
use crate::outbox::Pending;
use crate::profile;
use crate::rows::{self, micros};
use crate::views::{MessageView, ThreadView};
use min_side_domain::records::{Message, Sender, Thread};
use rusqlite::Connection;

/// The thread, oldest message first; what waits to be sent stands last.
///
/// # Errors
/// [`Error::NotFound`] when neither the cache nor the outbox has it; [`Error::Database`], [`Error::Json`].
pub fn thread(cache: &Connection, pending: &[Pending], sent: &Sent, id: &str) -> Result<ThreadView> {
    let outgoing: Vec<_> =
        outgoing(cache, pending)?.into_iter().filter(|message| message.thread_id == id).collect();
    let record: Option<(Thread, i64)> =
        rows::one(cache, "SELECT body, version FROM threads WHERE id = ?1", [id])?;
    let recipients = recipients(cache)?;
    let mut view = head(cache, record.as_ref().map(|(thread, _)| thread), outgoing.first(), &recipients, id)?;
    view.can_reply = recipients.iter().any(|recipient| recipient.id == view.recipient_id);
    let read_through = record.and_then(|(thread, _)| thread.read_through).map(micros);
    let read_through = read_through.max(marks(pending).get(id).copied());
    let messages: Vec<Message> =
        rows::list(cache, "SELECT body FROM messages WHERE thread_id = ?1 ORDER BY sent_at, id", [id])?;
    for message in messages {
        let unread = message.sender == Sender::Union && Some(micros(message.sent_at)) > read_through;
        view.messages.push(MessageView {
            attachments: message
                .attachments
                .iter()
                .map(|file| files::received(cache, file))
                .collect::<Result<_>>()?,
            id: message.id,
            sender: message.sender,
            sender_name: message.sender_name,
            body: message.body,
            at: message.sent_at,
            unread,
            pending: None,
        });
    }
    let name = if outgoing.is_empty() { String::new() } else { profile::name(cache)? };
    for message in outgoing {
        view.messages.push(MessageView {
            id: message.row.id.clone(),
            sender: Sender::Member,
            sender_name: name.clone(),
            body: message.body.to_owned(),
            at: message.row.created_at,
            unread: false,
            attachments: message.attachments.iter().map(|file| files::outgoing(file, sent)).collect(),
            pending: Some(message.row.view()),
        });
    }
    Ok(view)
}

/// What stands over the messages; a thread that the server does not know yet is known from its first message, and one
/// whose messages have come before it has no subject yet.
fn head(
    cache: &Connection,
    record: Option<&Thread>,
    first: Option<&Outgoing<'_>>,
    recipients: &[min_side_domain::records::Recipient],
    id: &str,
) -> Result<ThreadView> {
    let (subject, recipient_id, recipient_name) = match (record, first) {
        (Some(thread), _) => {
            (thread.subject.clone(), thread.recipient_id.clone(), thread.recipient_name.clone())
        }
        (None, Some(message)) => (
            message.subject.to_owned(),
            message.recipient_id.to_owned(),
            recipient_name(recipients, message.recipient_id),
        ),
        (None, None) if has_messages(cache, id)? => Default::default(),
        (None, None) => return Err(Error::NotFound),
    };
    Ok(ThreadView {
        id: id.to_owned(),
        subject,
        recipient_id,
        recipient_name,
        can_reply: false,
        messages: Vec::new(),
    })
}

fn has_messages(cache: &Connection, thread: &str) -> Result<bool> {
    Ok(cache
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM messages WHERE thread_id = ?1)")?
        .query_row([thread], |row| row.get(0))?)
}

/// The name of a permitted recipient; its id when it is permitted no more.
pub(super) fn recipient_name(recipients: &[min_side_domain::records::Recipient], id: &str) -> String {
    recipients
        .iter()
        .find(|recipient| recipient.id == id)
        .map_or_else(|| id.to_owned(), |found| found.name.clone())
}
