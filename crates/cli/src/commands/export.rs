//! `export`.

use crate::failure::Failure;
use crate::output::print;
use min_side_core::export::{Fault, Request, Target, verify};
use min_side_core::{App, Error};
use min_side_domain::Language;
use std::path::Path;

/// Writes everything to `to`: a zip where its name ends so, else a folder.
pub async fn run(app: &App, to: &Path, language: Language, json: bool) -> Result<(), Failure> {
    let is_zip = to.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    let target = if is_zip { Target::Zip(to.to_owned()) } else { Target::Folder(to.to_owned()) };
    let done = app.export(Request { target, language }).await?;
    print(json, &done, |done| {
        vec![
            format!("{} files, {} bytes, written and checked", done.files, done.bytes),
            format!("{} messages in {} threads", done.messages, done.threads),
            format!("{} files are not on this machine and are only named", done.missing),
        ]
    });
    Ok(())
}

/// Checks an export, a folder or a zip. Its data folder, server and key are not needed.
pub fn check(path: &Path, json: bool) -> Result<(), Failure> {
    let verified = verify(path)?;
    print(json, &verified, |verified| {
        let mut lines: Vec<String> = verified.faults.iter().map(line).collect();
        lines.push(format!(
            "{} files, {} bytes, {} records, {} threads; {} faults",
            verified.files,
            verified.bytes,
            verified.records,
            verified.threads,
            verified.faults.len()
        ));
        lines
    });
    if verified.faults.is_empty() {
        return Ok(());
    }
    Err(Error::refused("export_faulty").with("count", verified.faults.len()).into())
}

fn line(fault: &Fault) -> String {
    match fault {
        Fault::Gone { path } => format!("gone: {path}"),
        Fault::Changed { path } => format!("changed: {path}"),
        Fault::Added { path } => format!("added: {path}"),
        Fault::Count { of, said, found } => format!("{of}: {found}, the manifest says {said}"),
    }
}
