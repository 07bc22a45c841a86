//! `import`.

use super::{End, Failure, Folder, say};
use crate::clock::{Clock, SystemClock};
use crate::import::import;
use crate::storage::sqlite::SqliteStorage;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// JSON Lines, one record a line; see docs/import.md.
    file: PathBuf,
    #[command(flatten)]
    folder: Folder,
    /// Sends a notice by e-mail for each new message, document and invoice.
    #[arg(long)]
    notify: bool,
}

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    let storage = SqliteStorage::open(&args.folder.data)?;
    match import(&storage, &args.file, args.notify, SystemClock.now()) {
        Ok(done) => {
            say(
                serde_json::json!({ "lines": done.lines, "changed": done.changed, "unchanged": done.unchanged }),
            );
            Ok(End::Done)
        }
        Err(crate::import::ImportError::Faults(faults)) => {
            for fault in &faults {
                eprintln!("{}:{fault}", args.file.display());
            }
            eprintln!("nothing was changed");
            Ok(End::Refused)
        }
        Err(error) => Err(error.into()),
    }
}
