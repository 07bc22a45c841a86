//! `counts`.

use super::{End, Failure, Folder, say};
use crate::storage::Storage;
use crate::storage::sqlite::SqliteStorage;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    folder: Folder,
    /// The member's id.
    #[arg(long, value_name = "ID")]
    member: String,
}

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    if !SqliteStorage::exists(&args.folder.data) {
        return Err("there is no data in this folder".into());
    }
    let storage = SqliteStorage::open(&args.folder.data)?;
    let counts: serde_json::Map<String, serde_json::Value> = storage
        .counts(&args.member)?
        .into_iter()
        .map(|(collection, count)| (collection.name().to_owned(), count.into()))
        .collect();
    say(serde_json::json!({ "counts": counts }));
    Ok(End::Done)
}
