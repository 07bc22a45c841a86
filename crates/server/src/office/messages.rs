//! Writes to members.

use super::Desk;
use crate::commands::{Act, Stop, after, are_uploaded, read};
use crate::storage::Within;
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
    desk: &mut Desk<'_>,
    thread_id: &str,
    member: Option<&str>,
    words: &Words<'_>,
) -> Result<i64, Stop> {
    let no_such = || Stop::because(ProblemCode::NotFound, "no such thread");
    let row = match member {
        Some(member) => {
            let own = Audience::Member(member.to_owned());
            desk.tx.row(&own, Collection::Threads, thread_id)?.ok_or_else(no_such)?
        }
        None => {
            let mut rows = desk.tx.rows_by_id(Collection::Threads, thread_id)?;
            // Mail to all of them gives each a thread of the same id.
            if rows.len() > 1 {
                return Err(Stop::field("member_id", FieldCode::Required));
            }
            rows.pop().ok_or_else(no_such)?
        }
    };
    let Audience::Member(member) = &row.audience else { return Err(no_such()) };
    let thread: Thread = read(&row)?;
    let (id, worker) = (desk.id.to_owned(), desk.worker);
    desk.with(member, |act| put(act, &id, worker, (thread, false), words))
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
        put(act, &id, worker, (thread, true), words)
    })
}

fn put(
    act: &mut Act<'_>,
    id: &str,
    worker: &str,
    (mut thread, is_new): (Thread, bool),
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
    act.insert(&Message {
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
    if !is_new {
        return act.put(&thread);
    }
    act.insert_within(&thread, Within::Server)?.ok_or_else(|| crate::commands::id_reused().into())
}
