//! Loads a union's own data: JSON Lines, one record a line (`docs/import.md`). One wrong line and nothing is changed; what
//! is right is written in short transactions, so that the server goes on meanwhile.

mod apply;
mod check;
mod line;
#[cfg(test)]
mod tests;
mod together;

use crate::storage::StorageError;
use crate::storage::sqlite::SqliteStorage;
use chrono::{DateTime, Utc};
use line::Line;
use min_side_domain::records::BlobRef;
use std::collections::HashMap;
use std::fmt;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};

/// Faults told at once.
const FAULTS: usize = 100;
/// Longest line, bytes: a record with a signed list in it.
const LINE_BYTES: u64 = 40 * 1024 * 1024;

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
/// When a line is wrong, or a file cannot be read: nothing has changed then. When the storage fails, what was written
/// before that stays, and loading the file again goes on from there.
pub fn import(
    storage: &SqliteStorage,
    path: &Path,
    notify: bool,
    now: DateTime<Utc>,
) -> Result<Imported, ImportError> {
    let unreadable = |error| ImportError::File(path.to_owned(), error);
    let mut file = BufReader::new(std::fs::File::open(path).map_err(unreadable)?);
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    for number in 1.. {
        let fault = |what: &str| Fault { line: number, field: String::new(), what: what.to_owned() };
        let mut bytes = Vec::new();
        if (&mut file).take(LINE_BYTES + 1).read_until(b'\n', &mut bytes).map_err(unreadable)? == 0 {
            break;
        }
        if bytes.len() as u64 > LINE_BYTES {
            faults.push(fault("is longer than any record"));
            return Err(ImportError::Faults(faults));
        }
        let Ok(text) = String::from_utf8(bytes) else {
            faults.push(fault("not UTF-8"));
            return Err(ImportError::Faults(faults));
        };
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
    together::check(storage, &lines, &mut faults)?;
    if !faults.is_empty() {
        faults.sort_by_key(|fault| fault.line);
        faults.truncate(FAULTS);
        return Err(ImportError::Faults(faults));
    }
    apply::apply(storage, &lines, &blobs, notify, now)
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
