//! Writes to members.

use super::Desk;
use crate::commands::{Act, Stop, after, are_uploaded, read};
use min_side_domain::Collection;
use min_side_domain::field::FieldCode;
use min_side_domain::message_rules;
use min_side_domain::records::{Attachment, Message, Recipient, Sender, Thread};
use min_side_domain::text::check_line;
use min_side_wire::problem::{Problem, ProblemCode};

const NAME_MAX: usize = 200;

/// What is written, by whom, and the files that go with it.
pub(super) struct Words<'a> {
    pub(super) sender_name: &'a str,
    pub(super) body: &'a str,
    pub(super) attachments: &'a [Attachment],
}

/// Replies in a thread, whosever it is.
pub(super) fn reply(desk: &mut Desk<'_>, thread_id: &str, words: &Words<'_>) -> Result<i64, Stop> {
    let rows = desk.tx.rows_by_id(Collection::Threads, thread_id)?;
    let [row] = rows.as_slice() else {
        return Err(Stop::because(ProblemCode::NotFound, "no such thread"));
    };
    let min_side_domain::Audience::Member(member) = row.audience.clone() else {
        return Err(Stop::because(ProblemCode::NotFound, "no such thread"));
    };
    let thread: Thread = read(row)?;
    let (id, worker) = (desk.id.to_owned(), desk.worker);
    desk.with(&member, |act| put(act, &id, worker, thread, words))
}

/// Begins a thread with a member.
pub(super) fn begin(
    desk: &mut Desk<'_>,
    member: &str,
    subject: &str,
    words: &Words<'_>,
) -> Result<i64, Stop> {
    let (id, worker) = (desk.id.to_owned(), desk.worker);
    let now = desk.tx.now();
    desk.with(member, |act| {
        let union = act.union()?;
        let name = match act.get::<Recipient>("ntl")? {
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
        put(act, &id, worker, thread, words)
    })
}

fn put(
    act: &mut Act<'_>,
    id: &str,
    worker: &str,
    mut thread: Thread,
    words: &Words<'_>,
) -> Result<i64, Stop> {
    let Words { sender_name, body, attachments } = *words;
    let mut errors = message_rules::check(&thread.subject, body);
    errors.extend(message_rules::check_attachments(&act.union()?, attachments));
    if !errors.is_empty() {
        return Err(Problem::invalid(errors).into());
    }
    are_uploaded(act, worker, attachments)?;
    if sender_name.trim().is_empty() {
        return Err(Stop::field("sender_name", FieldCode::Required));
    }
    check_line(sender_name, NAME_MAX).map_err(|code| Stop::field("sender_name", code))?;
    let now = after(&thread, act.tx.now());
    act.put(&Message {
        id: id.to_owned(),
        thread_id: thread.id.clone(),
        sender: Sender::Union,
        sender_name: sender_name.trim().to_owned(),
        body: body.to_owned(),
        sent_at: now,
        attachments: attachments.to_vec(),
    })?;
    thread.last_at = now;
    act.tx.add_notice(act.member, Collection::Messages, id)?;
    act.put(&thread)
}
