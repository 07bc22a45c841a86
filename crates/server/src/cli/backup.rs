//! `backup` and `restore`.

use super::{End, Failure, Folder, say};
use crate::clock::{Clock, SystemClock};
use crate::folder::hold;
use crate::storage::sqlite::backup::{BackupError, back_up, restore};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct BackupArgs {
    /// Where the copy goes; it must not exist.
    file: PathBuf,
    #[command(flatten)]
    folder: Folder,
}

#[derive(Debug, clap::Args)]
pub(super) struct RestoreArgs {
    /// A copy that `backup` made, or another consistent copy of `server.db`.
    file: PathBuf,
    #[command(flatten)]
    folder: Folder,
    /// Puts it back also where files that it names are missing in `blobs/`.
    #[arg(long)]
    without_files: bool,
}

pub(super) fn back_up_folder(args: &BackupArgs) -> Result<End, Failure> {
    back_up(&args.folder.data, &args.file)?;
    Ok(End::Done)
}

pub(super) fn run(args: &RestoreArgs) -> Result<End, Failure> {
    // No server may have the folder meanwhile, nor begin.
    let _held = hold(&args.folder.data)?;
    match restore(&args.folder.data, &args.file, args.without_files, SystemClock.now()) {
        Ok(restored) => {
            say(serde_json::json!({
                "epoch": restored.epoch,
                "version": restored.version,
                "files": restored.files,
                "missing_files": restored.missing,
                "before": restored.before,
            }));
            Ok(End::Done)
        }
        Err(error @ (BackupError::NotABackup | BackupError::Damaged(_))) => {
            eprintln!("{}: {error}", args.file.display());
            eprintln!("nothing was changed");
            Ok(End::Refused)
        }
        Err(BackupError::MissingFiles(missing)) => {
            for hash in &missing {
                eprintln!("missing or damaged in blobs/: {hash}");
            }
            eprintln!("nothing was changed; put the files back first, or give --without-files");
            Ok(End::Refused)
        }
        Err(error) => Err(error.into()),
    }
}
