//! Sends a message to one of the member's recipients, in a new thread or as a reply.

use super::{CommandContext, CommandError, after};
use crate::storage::Within;
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::media_type::is_akin;
use min_side_domain::message_rules;
use min_side_domain::records::{Attachment, Message, Profile, Recipient, Sender, Thread};
use min_side_wire::problem::{Problem, ProblemCode};

pub(super) struct Draft<'a> {
    pub(super) id: &'a str,
    pub(super) thread_id: &'a str,
    pub(super) recipient_id: &'a str,
    pub(super) subject: &'a str,
    pub(super) body: &'a str,
    pub(super) attachments: &'a [Attachment],
}

pub(super) fn execute(context: &mut CommandContext<'_>, draft: &Draft<'_>) -> Result<i64, CommandError> {
    let recipient = context.get::<Recipient>(draft.recipient_id)?.ok_or_else(not_permitted)?.0;
    let known = context.get::<Thread>(draft.thread_id)?.map(|(thread, _)| thread);
    if known.as_ref().is_some_and(|thread| thread.recipient_id != recipient.id) {
        return Err(not_permitted());
    }
    if known.is_none() {
        check_form(draft.thread_id)?;
    }
    let union = context.union()?;
    let subject = known.as_ref().map_or(draft.subject, |thread| thread.subject.as_str());
    let mut errors = message_rules::check(subject, draft.body);
    errors.extend(message_rules::check_attachments(&union, draft.attachments));
    if !errors.is_empty() {
        return Err(Problem::invalid(errors).into());
    }
    are_uploaded(context, context.member, draft.attachments)?;
    let now = known.as_ref().map_or(context.tx.now(), |thread| after(thread, context.tx.now()));
    let name = context
        .get::<Profile>(context.member)?
        .map_or_else(|| context.name.to_owned(), |(profile, _)| profile.name());
    context.insert(&Message {
        id: draft.id.to_owned(),
        thread_id: draft.thread_id.to_owned(),
        sender: Sender::Member,
        sender_name: name,
        body: draft.body.to_owned(),
        sent_at: now,
        attachments: draft.attachments.to_vec(),
    })?;
    // Who answers has read what they answer.
    let thread = Thread {
        id: draft.thread_id.to_owned(),
        subject: subject.trim().to_owned(),
        recipient_id: recipient.id,
        recipient_name: recipient.name,
        last_at: now,
        read_through: Some(now),
    };
    if known.is_some() {
        return context.put(&thread);
    }
    // The office names a thread by its id: what a member begins is the only one of its id on the whole server.
    context
        .insert_within(&thread, Within::Server)?
        .ok_or_else(|| CommandError::field("thread_id", FieldCode::NotPermitted))
}

/// Refuses files whose bytes have not been uploaded by the one who sends them, or are not of the type that they are sent as:
/// what kinds are accepted is decided by what a file is, not by what it is called.
pub(crate) fn are_uploaded(
    context: &mut CommandContext<'_>,
    by: &str,
    attachments: &[Attachment],
) -> Result<(), CommandError> {
    let mut errors = Vec::new();
    for (place, file) in attachments.iter().enumerate() {
        match context.tx.blob_of(by, &file.blob.sha256)? {
            Some(blob) if blob.size == file.blob.size => {
                if !is_akin(&blob.media_type, &file.blob.media_type) {
                    errors.push(FieldError::new(format!("attachments.{place}"), FieldCode::FileType));
                }
            }
            _ => {
                let missing =
                    Problem::new(ProblemCode::AttachmentMissing, "an attachment has not been uploaded");
                return Err(missing.with("name", &file.name).into());
            }
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors).into()) }
}

/// The id of a thread has the form of a command's.
fn check_form(id: &str) -> Result<(), CommandError> {
    if min_side_wire::is_id(id) {
        Ok(())
    } else {
        Err(CommandError::field("thread_id", FieldCode::NotPermitted))
    }
}

fn not_permitted() -> CommandError {
    CommandError::because(ProblemCode::RecipientNotPermitted, "not a permitted recipient")
}
