//! Writes to members.

use super::Desk;
use crate::commands::{Act, Stop, after, read};
use min_side_domain::Collection;
use min_side_domain::field::FieldCode;
use min_side_domain::message_rules;
use min_side_domain::records::{Message, Recipient, Sender, Thread};
use min_side_domain::text::check_line;
use min_side_wire::problem::{Problem, ProblemCode};

const NAME_MAX: usize = 200;

/// Replies in a thread, whosever it is.
pub(super) fn reply(
    desk: &mut Desk<'_>,
    thread_id: &str,
    sender_name: &str,
    body: &str,
) -> Result<i64, Stop> {
    let rows = desk.tx.rows_by_id(Collection::Threads, thread_id)?;
    let [row] = rows.as_slice() else {
        return Err(Stop::because(ProblemCode::NotFound, "no such thread"));
    };
    let min_side_domain::Audience::Member(member) = row.audience.clone() else {
        return Err(Stop::because(ProblemCode::NotFound, "no such thread"));
    };
    let thread: Thread = read(row)?;
    let id = desk.id.to_owned();
    desk.with(&member, |act| put(act, &id, thread, sender_name, body))
}

/// Begins a thread with a member.
pub(super) fn begin(
    desk: &mut Desk<'_>,
    member: &str,
    subject: &str,
    sender_name: &str,
    body: &str,
) -> Result<i64, Stop> {
    let id = desk.id.to_owned();
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
        put(act, &id, thread, sender_name, body)
    })
}

fn put(act: &mut Act<'_>, id: &str, mut thread: Thread, sender_name: &str, body: &str) -> Result<i64, Stop> {
    let errors = message_rules::check(&thread.subject, body);
    if !errors.is_empty() {
        return Err(Problem::invalid(errors).into());
    }
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
        attachments: Vec::new(),
    })?;
    thread.last_at = now;
    act.tx.add_notice(act.member, Collection::Messages, id)?;
    act.put(&thread)
}
