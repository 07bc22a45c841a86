//! Writes to members.

use super::OfficeContext;
use crate::commands::{CommandContext, CommandError, after, are_uploaded};
use crate::storage::{Within, read};
use min_side_domain::field::FieldCode;
use min_side_domain::message_rules;
use min_side_domain::records::{Attachment, Message, Recipient, Sender, Thread};
use min_side_domain::text::check_line;
use min_side_domain::{Audience, Collection};
use min_side_wire::problem::{Problem, ProblemCode};

const NAME_MAX: usize = 200;

/// What is written, by whom, and the files that go with it.
pub(super) struct Words<'a> {
    pub(super) sender_name: &'a str,
    pub(super) body: &'a str,
    pub(super) attachments: &'a [Attachment],
}

/// Replies in a thread: that of the member who is named, else the only one of this id.
pub(super) fn reply(
    context: &mut OfficeContext<'_>,
    thread_id: &str,
    member: Option<&str>,
    words: &Words<'_>,
) -> Result<i64, CommandError> {
    let no_such = || CommandError::because(ProblemCode::NotFound, "no such thread");
    let row = match member {
        Some(member) => {
            let own = Audience::Member(member.to_owned());
            context.tx.row(&own, Collection::Threads, thread_id)?.ok_or_else(no_such)?
        }
        None => {
            let mut rows = context.tx.rows_by_id(Collection::Threads, thread_id)?;
            // Mail to all of them gives each a thread of the same id.
            if rows.len() > 1 {
                return Err(CommandError::field("member_id", FieldCode::Required));
            }
            rows.pop().ok_or_else(no_such)?
        }
    };
    let Audience::Member(member) = &row.audience else { return Err(no_such()) };
    let thread: Thread = read(&row)?;
    let (id, worker) = (context.id.to_owned(), context.worker);
    context.with(member, |context| put(context, &id, worker, (thread, false), words))
}

/// Begins a thread with a member.
pub(super) fn begin(
    context: &mut OfficeContext<'_>,
    member: &str,
    subject: &str,
    words: &Words<'_>,
) -> Result<i64, CommandError> {
    let (id, worker) = (context.id.to_owned(), context.worker);
    let now = context.tx.now();
    context.with(member, |context| {
        let union = context.union()?;
        let name = match context.get::<Recipient>("ntl")? {
            Some((recipient, _)) => recipient.name,
            None => union.short_name,
        };
        let thread = Thread {
            id: id.clone(),
            subject: subject.trim().to_owned(),
            recipient_id: "ntl".to_owned(),
            recipient_name: name,
            last_at: now - chrono::TimeDelta::milliseconds(1),
            read_through: None,
        };
        put(context, &id, worker, (thread, true), words)
    })
}

fn put(
    context: &mut CommandContext<'_>,
    id: &str,
    worker: &str,
    (mut thread, is_new): (Thread, bool),
    words: &Words<'_>,
) -> Result<i64, CommandError> {
    let Words { sender_name, body, attachments } = *words;
    let mut errors = message_rules::check(&thread.subject, body);
    errors.extend(message_rules::check_attachments(&context.union()?, attachments));
    if !errors.is_empty() {
        return Err(Problem::invalid(errors).into());
    }
    are_uploaded(context, worker, attachments)?;
    if sender_name.trim().is_empty() {
        return Err(CommandError::field("sender_name", FieldCode::Required));
    }
    check_line(sender_name, NAME_MAX).map_err(|code| CommandError::field("sender_name", code))?;
    let now = after(&thread, context.tx.now());
    context.insert(&Message {
        id: id.to_owned(),
        thread_id: thread.id.clone(),
        sender: Sender::Union,
        sender_name: sender_name.trim().to_owned(),
        body: body.to_owned(),
        sent_at: now,
        attachments: attachments.to_vec(),
    })?;
    thread.last_at = now;
    context.tx.add_notice(context.member, Collection::Messages, id)?;
    if !is_new {
        return context.put(&thread);
    }
    context.insert_within(&thread, Within::Server)?.ok_or_else(|| crate::commands::id_reused().into())
}
