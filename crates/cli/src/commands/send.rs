//! `send`: queues a message, then tries once to deliver it.

use crate::failure::Failure;
use crate::output::print;
use min_side_core::views::{Draft, ErrorView, OutboxState, Saved};
use min_side_core::{App, Error};
use serde::Serialize;
use std::path::PathBuf;

/// What is to be sent.
pub struct Message {
    pub to: String,
    pub subject: String,
    pub body: String,
    pub attach: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Sent {
    id: String,
    state: &'static str,
}

pub async fn run(app: &App, message: Message, json: bool) -> Result<(), Failure> {
    let draft =
        Draft { recipient_id: message.to, subject: message.subject, body: message.body, ..Draft::default() };
    let draft = app.save_draft(draft).await?;
    let queued = queue(app, &draft.id, message.attach).await;
    let id = match queued {
        Ok(id) => id,
        Err(failure) => {
            // What was not queued leaves nothing behind: whoever called has the words.
            app.delete_draft(draft.id).await?;
            return Err(failure);
        }
    };
    let (state, refused) = match app.deliver(&id).await? {
        None => ("sent", None),
        Some(row) => match row.state {
            OutboxState::Done => ("sent", None),
            OutboxState::Refused | OutboxState::Conflict => ("refused", row.view().error),
            OutboxState::Pending | OutboxState::Sending => ("queued", None),
        },
    };
    print(json, &Sent { id, state }, |sent| vec![format!("{}: {}", sent.id, sent.state)]);
    refused.map_or(Ok(()), |error: ErrorView| Err(Failure::Refused(error)))
}

async fn queue(app: &App, draft: &str, attach: Vec<PathBuf>) -> Result<String, Failure> {
    if !attach.is_empty() {
        app.attach_files(draft.to_owned(), attach).await?;
    }
    match app.send_draft(draft.to_owned()).await? {
        Saved::Queued { id } => Ok(id),
        Saved::Unchanged => Err(Error::NotFound.into()),
        Saved::Invalid { fields } => Err(Error::Invalid(fields).into()),
    }
}
