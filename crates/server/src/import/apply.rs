//! Writes what has been found right, a little at a time: the server goes on between two transactions, and an import that
//! was cut off goes on where it was when the file is loaded again.

use super::line::{Line, Whom};
use super::{ImportError, Imported};
use crate::storage::{Person, Role, Row, Storage, StorageError, Transaction, write};
use chrono::{DateTime, Utc};
use min_side_domain::collection::Reach;
use min_side_domain::records::BlobRef;
use min_side_domain::{Audience, Collection};
use serde_json::Value;
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// How long one transaction goes on, and the pause after it in which others write.
const TURN: Duration = Duration::from_millis(50);
const PAUSE_BETWEEN_BATCHES: Duration = Duration::from_millis(25);

/// Applies all lines: people and grants first, since a row for each member has to know them, wherever they stand in the
/// file.
pub(super) fn apply(
    storage: &dyn Storage,
    lines: &[(usize, Line)],
    blobs: &HashMap<String, BlobRef>,
    notify: bool,
    now: DateTime<Utc>,
) -> Result<Imported, ImportError> {
    let mut done = Imported { lines: lines.len(), ..Imported::default() };
    in_turns(storage, now, blobs.values(), |tx, blob| tx.register_blob(blob))?;
    let is_row = |line: &Line| matches!(line, Line::Row { .. } | Line::Delete { .. });
    let others = lines.iter().filter(|(_, line)| !is_row(line));
    in_turns(storage, now, others, |tx, (_, line)| {
        done.changed += usize::from(person_or_grant(tx, line)?);
        Ok(())
    })?;
    let members: Vec<Audience> =
        storage.people(Role::Member)?.into_iter().map(|person| Audience::Member(person.id)).collect();
    let rows = lines.iter().filter(|(_, line)| is_row(line)).flat_map(|(_, line)| {
        let whom: &[Audience] = match line {
            Line::Row { audience: Whom::One(one), .. } | Line::Delete { audience: Whom::One(one), .. } => {
                std::slice::from_ref(one)
            }
            _ => &members,
        };
        // With nobody there yet, what each member has is still to be remembered.
        let first = Step { line, audience: None };
        std::iter::once(first).chain(whom.iter().map(move |audience| Step { line, audience: Some(audience) }))
    });
    in_turns(storage, now, rows, |tx, step| match step.audience {
        None => remember(tx, step.line),
        Some(audience) => put(tx, step.line, audience, notify, &mut done),
    })?;
    Ok(done)
}

/// One line for one audience; for none, what is to be kept of it for those who come later.
#[derive(Clone, Copy)]
struct Step<'a> {
    line: &'a Line,
    audience: Option<&'a Audience>,
}

/// Carries out `work` on each item, as many to a transaction as its time allows.
fn in_turns<T>(
    storage: &dyn Storage,
    now: DateTime<Utc>,
    items: impl Iterator<Item = T>,
    mut work: impl FnMut(&mut dyn Transaction, T) -> Result<(), StorageError>,
) -> Result<(), StorageError> {
    let mut items = items.peekable();
    while items.peek().is_some() {
        write(storage, now, |tx| {
            let begun = Instant::now();
            while begun.elapsed() < TURN {
                let Some(item) = items.next() else { break };
                work(tx, item)?;
            }
            Ok::<_, StorageError>(())
        })?;
        if items.peek().is_some() {
            std::thread::sleep(PAUSE_BETWEEN_BATCHES);
        }
    }
    Ok(())
}

/// Applies what is not a row; whether it was written.
fn person_or_grant(tx: &mut dyn Transaction, line: &Line) -> Result<bool, StorageError> {
    match line {
        Line::Member { id, subject, name, roles } => {
            let person = Person {
                id: id.clone(),
                subject: subject.clone(),
                name: name.clone(),
                roles: roles.iter().filter_map(|role| Role::from_name(role)).collect(),
            };
            if tx.person(id)?.as_ref() == Some(&person) {
                return Ok(false);
            }
            let is_new = tx.person(id)?.is_none();
            tx.put_person(&person)?;
            if is_new && person.is(Role::Member) {
                give_what_each_has(tx, id)?;
            }
            Ok(true)
        }
        Line::Grant { member, audience } => match Audience::parse(audience) {
            Some(audience) => tx.grant(member, &audience),
            None => Ok(false),
        },
        Line::Revoke { member, audience } => match Audience::parse(audience) {
            Some(audience) => tx.revoke(member, &audience),
            None => Ok(false),
        },
        Line::Blob { .. } | Line::Row { .. } | Line::Delete { .. } => Ok(false),
    }
}

/// What every member has one of, for one who comes later.
fn give_what_each_has(tx: &mut dyn Transaction, member: &str) -> Result<(), StorageError> {
    for (collection, id, body) in tx.for_each_member()? {
        tx.put(&Row { audience: Audience::Member(member.to_owned()), collection, id, body })?;
    }
    Ok(())
}

/// Keeps what each member has, for those who come later: the union and whom to write to, never mail of the past.
fn remember(tx: &mut dyn Transaction, line: &Line) -> Result<(), StorageError> {
    let stays = |collection: &Collection| collection.entry().reach == Reach::EachMember;
    match line {
        Line::Row { audience: Whom::EachMember, collection, id, body } if stays(collection) => {
            tx.keep_for_each_member(*collection, id, Some(&body.to_string()))
        }
        Line::Delete { audience: Whom::EachMember, collection, id } => {
            tx.keep_for_each_member(*collection, id, None)
        }
        _ => Ok(()),
    }
}

/// Writes, or takes away, what a line says for one audience.
fn put(
    tx: &mut dyn Transaction,
    line: &Line,
    audience: &Audience,
    notify: bool,
    done: &mut Imported,
) -> Result<(), StorageError> {
    match line {
        Line::Row { collection, id, body, .. } => {
            let before = tx.row(audience, *collection, id)?;
            let body = kept(*collection, body, before.as_ref().map(|row| row.body.as_str()));
            if before.as_ref().is_some_and(|row| same(&row.body, &body)) {
                done.unchanged += 1;
                return Ok(());
            }
            tx.put(&Row {
                audience: audience.clone(),
                collection: *collection,
                id: id.clone(),
                body: body.to_string(),
            })?;
            done.changed += 1;
            if let (true, true, Audience::Member(member)) =
                (notify, before.is_none() && waits(*collection, &body), audience)
            {
                tx.add_notice(member, *collection, id)?;
            }
        }
        Line::Delete { collection, id, .. } => match tx.delete(audience, *collection, id)? {
            Some(_) => done.changed += 1,
            None => done.unchanged += 1,
        },
        _ => {}
    }
    Ok(())
}

/// The body as it is written: what a member has accepted stays.
fn kept(collection: Collection, body: &Value, before: Option<&str>) -> Value {
    let mut body = body.clone();
    if collection == Collection::Union
        && body.get("declaration_accepted").is_none_or(Value::is_null)
        && let Some(accepted) = before
            .and_then(|text| serde_json::from_str::<Value>(text).ok()?.get("declaration_accepted").cloned())
        && let Some(fields) = body.as_object_mut()
    {
        fields.insert("declaration_accepted".to_owned(), accepted);
    }
    body
}

fn same(stored: &str, body: &Value) -> bool {
    serde_json::from_str::<Value>(stored).is_ok_and(|stored| stored == *body)
}

/// Whether it is something that a member is told of: not what they wrote themselves.
fn waits(collection: Collection, body: &Value) -> bool {
    match collection {
        Collection::Messages => body.get("sender").and_then(Value::as_str) == Some("union"),
        Collection::Documents | Collection::Invoices => true,
        _ => false,
    }
}
