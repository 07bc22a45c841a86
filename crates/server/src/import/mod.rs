//! Loads a union's own data: JSON Lines, one record a line, all of them or nothing (`docs/import.md`).

mod check;
mod line;
#[cfg(test)]
mod tests;

use crate::storage::sqlite::SqliteStorage;
use crate::storage::{Person, Role, Row, StorageError, Transaction, write};
use chrono::{DateTime, Utc};
use line::{Line, Whom};
use min_side_domain::records::BlobRef;
use min_side_domain::{Audience, Collection};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

/// Faults told at once.
const FAULTS: usize = 100;

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Lines that were read.
    pub lines: usize,
    /// Rows, people and grants that were written.
    pub changed: usize,
    /// Rows that were there already.
    pub unchanged: usize,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// From 1.
    pub line: usize,
    /// The field, where one can be named.
    pub field: String,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.field.is_empty() {
            write!(f, "{}: {}", self.line, self.what)
        } else {
            write!(f, "{}: {}: {}", self.line, self.field, self.what)
        }
    }
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file.
    #[error("{0} could not be read")]
    File(PathBuf, #[source] std::io::Error),
    /// Lines that are wrong.
    #[error("{} lines are wrong", .0.len())]
    Faults(Vec<Fault>),
    /// The storage.
    #[error("the storage failed")]
    Storage(#[from] StorageError),
}

/// Loads a file into the storage. Files that it names are looked for beside it.
///
/// # Errors
/// When a line is wrong, or something cannot be read or written; nothing has changed then.
pub fn import(
    storage: &SqliteStorage,
    path: &Path,
    notify: bool,
    now: DateTime<Utc>,
) -> Result<Imported, ImportError> {
    let unreadable = |error| ImportError::File(path.to_owned(), error);
    let file = BufReader::new(std::fs::File::open(path).map_err(unreadable)?);
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    for (place, text) in file.lines().enumerate() {
        let number = place + 1;
        let text = text.map_err(|error| match error.kind() {
            std::io::ErrorKind::InvalidData => ImportError::Faults(vec![Fault {
                line: number,
                field: String::new(),
                what: "not UTF-8".into(),
            }]),
            _ => ImportError::File(path.to_owned(), error),
        })?;
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            continue;
        }
        match read(number, text) {
            Ok(line) => lines.push((number, line)),
            Err(wrong) => faults.extend(wrong),
        }
        if faults.len() >= FAULTS {
            return Err(ImportError::Faults(faults));
        }
    }
    let blobs = keep_files(storage, path, &lines, &mut faults)?;
    check::references(storage, &lines, &blobs, &mut faults)?;
    if !faults.is_empty() {
        faults.sort_by_key(|fault| fault.line);
        return Err(ImportError::Faults(faults));
    }
    let mut done = Imported { lines: lines.len(), ..Imported::default() };
    write(storage, now, |tx| {
        done = Imported { lines: lines.len(), ..Imported::default() };
        for blob in blobs.values() {
            tx.register_blob(blob)?;
        }
        // People and grants first: a row for each member has to know them, wherever they stand in the file.
        for (_, line) in
            lines.iter().filter(|(_, line)| !matches!(line, Line::Row { .. } | Line::Delete { .. }))
        {
            done.changed += usize::from(apply(tx, line)?);
        }
        for (_, line) in &lines {
            put(tx, line, notify, &mut done)?;
        }
        Ok::<_, StorageError>(())
    })?;
    Ok(done)
}

/// Reads a line and holds it against what can be told of it by itself.
fn read(number: usize, text: &str) -> Result<Line, Vec<Fault>> {
    let fault = |(field, what)| Fault { line: number, field, what };
    let line = line::read(text).map_err(|wrong| vec![fault(wrong)])?;
    let wrong = check::check(&line);
    if wrong.is_empty() { Ok(line) } else { Err(wrong.into_iter().map(fault).collect()) }
}

/// What is wrong with a line by itself, whatever stands in the storage.
#[must_use]
pub fn faults_of(number: usize, text: &str) -> Vec<Fault> {
    read(number, text).err().unwrap_or_default()
}

/// Copies the named files to where blobs are. A blob that nothing names is harmless when the rest is refused.
fn keep_files(
    storage: &SqliteStorage,
    path: &Path,
    lines: &[(usize, Line)],
    faults: &mut Vec<Fault>,
) -> Result<HashMap<String, BlobRef>, ImportError> {
    let beside = path.parent().unwrap_or(Path::new("."));
    let mut blobs = HashMap::new();
    for (number, line) in lines {
        let Line::Blob { path, media_type, sha256 } = line else { continue };
        let fault = |field: &str, what: String| Fault { line: *number, field: field.to_owned(), what };
        match std::fs::read(beside.join(path)) {
            Ok(bytes) => {
                let blob = storage.keep_blob_file(&bytes, media_type)?;
                if sha256.as_ref().is_some_and(|announced| *announced != blob.sha256) {
                    faults.push(fault("sha256", format!("the file's hash is {}", blob.sha256)));
                }
                blobs.insert(blob.sha256.clone(), blob);
            }
            Err(error) => faults.push(fault("path", error.to_string())),
        }
    }
    Ok(blobs)
}

/// Applies what is not a row; whether it was written.
fn apply(tx: &mut dyn Transaction, line: &Line) -> Result<bool, StorageError> {
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
            tx.put_person(&person)?;
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

fn put(tx: &mut dyn Transaction, line: &Line, notify: bool, done: &mut Imported) -> Result<(), StorageError> {
    match line {
        Line::Row { audience, collection, id, body } => {
            for audience in each(tx, audience)? {
                let before = tx.row(&audience, *collection, id)?;
                let body = kept(*collection, body, before.as_ref().map(|row| row.body.as_str()));
                if before.as_ref().is_some_and(|row| same(&row.body, &body)) {
                    done.unchanged += 1;
                    continue;
                }
                let is_new = before.is_none();
                tx.put(&Row {
                    audience: audience.clone(),
                    collection: *collection,
                    id: id.clone(),
                    body: body.to_string(),
                })?;
                done.changed += 1;
                if let (true, true, Audience::Member(member)) =
                    (notify, is_new && waits(*collection, &body), &audience)
                {
                    tx.add_notice(member, *collection, id)?;
                }
            }
        }
        Line::Delete { audience, collection, id } => {
            for audience in each(tx, audience)? {
                match tx.delete(&audience, *collection, id)? {
                    Some(_) => done.changed += 1,
                    None => done.unchanged += 1,
                }
            }
        }
        _ => {}
    }
    Ok(())
}

fn each(tx: &mut dyn Transaction, whom: &Whom) -> Result<Vec<Audience>, StorageError> {
    match whom {
        Whom::One(audience) => Ok(vec![audience.clone()]),
        Whom::EachMember => {
            Ok(tx.people(Role::Member)?.into_iter().map(|person| Audience::Member(person.id)).collect())
        }
    }
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
