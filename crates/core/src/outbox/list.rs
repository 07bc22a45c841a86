//! What is in the outbox.

use super::enqueue::kind;
use super::verdict::{is_passing, network};
use crate::error::{NetworkKind, Result, problem_view};
use crate::views::{ConflictField, ErrorView, OutboxRow, OutboxState};
use chrono::{DateTime, Utc};
use min_side_wire::command::{Command, Envelope, FieldConflict};
use min_side_wire::problem::Problem;
use rusqlite::{Connection, Row};

/// A row of the outbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Pending {
    /// Id: the idempotency key.
    pub id: String,
    /// The command as it is sent.
    pub envelope: Envelope,
    /// What it is about: a subject, a course title.
    pub title: String,
    /// Where it stands. [`OutboxState::Done`] rows are shown over the cache until the feed has brought their effect.
    pub state: OutboxState,
    /// Why it was refused.
    pub problem: Option<Problem>,
    /// The clashing fields.
    pub conflict: Vec<FieldConflict>,
    /// When the member did it.
    pub created_at: DateTime<Utc>,
    /// The version that the server answered, once done.
    pub done_version: Option<i64>,
}

impl Pending {
    /// Whether the member is told that it waits: not of what was read, which nobody thinks of as sent.
    #[must_use]
    pub fn is_told(&self) -> bool {
        let waits = matches!(self.state, OutboxState::Pending | OutboxState::Sending);
        self.state != OutboxState::Done
            && !(waits && matches!(self.envelope.command, Command::MarkRead { .. }))
    }

    /// Whether it waits and more than the line holds it up: the member is told, and may have to do something about it.
    #[must_use]
    pub fn is_held_up(&self) -> bool {
        let lasts = |problem: &Problem| !is_passing(problem) || problem.kind == network(NetworkKind::Blocked);
        self.is_told()
            && matches!(self.state, OutboxState::Pending | OutboxState::Sending)
            && self.problem.as_ref().is_some_and(lasts)
    }

    /// What the interface is shown.
    #[must_use]
    pub fn view(&self) -> OutboxRow {
        OutboxRow {
            id: self.id.clone(),
            kind: kind(&self.envelope.command).to_owned(),
            title: self.title.clone(),
            created_at: self.created_at,
            state: self.state,
            error: self.problem.as_ref().map(|problem| named(problem_view(problem), &self.envelope.command)),
            conflict: self
                .conflict
                .iter()
                .map(|field| ConflictField {
                    field: field.field.clone(),
                    mine: field.mine.clone(),
                    theirs: field.theirs.clone(),
                    theirs_at: field.theirs_at,
                    theirs_by: field.theirs_by.clone(),
                })
                .collect(),
        }
    }
}

/// The names of the files that a message was refused for; the server says their places.
fn named(mut view: ErrorView, command: &Command) -> ErrorView {
    let Command::SendMessage { attachments, .. } = command else { return view };
    let places =
        view.fields.iter().filter_map(|field| field.field.strip_prefix("attachments.")?.parse().ok());
    let names: Vec<&str> =
        places.filter_map(|place: usize| Some(attachments.get(place)?.name.as_str())).collect();
    if !names.is_empty() {
        view.params.insert("name".to_owned(), names.join(", "));
    }
    view
}

pub(super) const COLUMNS: &str = "id, envelope, title, state, problem, conflict, created_at, done_version";

/// Every row, in the order of doing. A read of the cache that shows them over it comes after this one: a row leaves
/// the outbox only when its effect is in the cache.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn unsettled(local: &Connection) -> Result<Vec<Pending>> {
    let mut statement = local.prepare_cached(&format!("SELECT {COLUMNS} FROM outbox ORDER BY seq"))?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(read(row)?);
    }
    Ok(all)
}

pub(super) fn read(row: &Row<'_>) -> Result<Pending> {
    let json = |column: usize| -> Result<Option<String>> { Ok(row.get(column)?) };
    Ok(Pending {
        id: row.get(0)?,
        envelope: serde_json::from_str(&row.get::<_, String>(1)?)?,
        title: row.get(2)?,
        state: state(&row.get::<_, String>(3)?),
        problem: json(4)?.map(|text| serde_json::from_str(&text)).transpose()?,
        conflict: json(5)?.map(|text| serde_json::from_str(&text)).transpose()?.unwrap_or_default(),
        created_at: row.get(6)?,
        done_version: row.get(7)?,
    })
}

fn state(name: &str) -> OutboxState {
    match name {
        "sending" => OutboxState::Sending,
        "done" => OutboxState::Done,
        "refused" => OutboxState::Refused,
        "conflict" => OutboxState::Conflict,
        _ => OutboxState::Pending,
    }
}
