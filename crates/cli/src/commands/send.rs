//! `send`: queues a message, then tries once to deliver it.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::open::talk;
use crate::output::print;
use min_side_core::outbox::Pending;
use min_side_core::views::{Draft, ErrorView, OutboxState, Saved};
use min_side_core::{App, Error};
use serde::Serialize;
use std::path::PathBuf;
use tokio::sync::broadcast::error::RecvError;

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

pub async fn run(app: &App, arguments: &Arguments, message: Message, json: bool) -> Result<(), Failure> {
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
    // From here on it is kept, whatever becomes of the network.
    let delivered = tokio::select! {
        delivered = deliver(app, arguments, &id) => Some(delivered?),
        () = away(app) => None,
    };
    let (state, refused) = match delivered {
        Some(None) => ("sent", None),
        Some(Some(row)) => match row.state {
            OutboxState::Done => ("sent", None),
            OutboxState::Refused | OutboxState::Conflict => ("refused", row.view().error),
            OutboxState::Pending | OutboxState::Sending => ("queued", None),
        },
        None => ("queued", None),
    };
    print(json, &Sent { id, state }, |sent| vec![format!("{}: {}", sent.id, sent.state)]);
    refused.map_or(Ok(()), |error: ErrorView| Err(Failure::Refused(error)))
}

async fn deliver(app: &App, arguments: &Arguments, id: &str) -> Result<Option<Pending>, Failure> {
    if let Err(error) = talk(app, arguments).await {
        // It is kept: to fail now would have it written once more.
        tracing::warn!(%error, "no token");
    }
    Ok(app.deliver(id).await?)
}

/// Returns when there surely is no way to the server.
async fn away(app: &App) {
    let mut changes = app.changes();
    while !app.connection().is_away() && !matches!(changes.recv().await, Err(RecvError::Closed)) {}
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
