//! Writes an export from one state of the cache, then reads it again and checks it.

use super::index;
use super::manifest::{FORMAT, MANIFEST, Manifest, VERSION};
use super::page::{STYLE, STYLE_PATH};
use super::papers::{ATTACHMENTS, Exporter, Files, Named};
use super::place::Place;
use super::records::{self, Own};
use super::run::Run;
use super::verify::verify_with;
use super::{Request, ended_early};
use crate::App;
use crate::error::{Error, Result};
use crate::files;
use crate::outbox;
use crate::views::{ExportDone, ExportStep};
use chrono::{DateTime, Utc};
use min_side_domain::Language;
use min_side_wire::command::Command;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An export on its way through the databases' threads.
struct Work {
    place: Place,
    manifest: Manifest,
    files: Files,
    run: Arc<Run>,
}

pub(super) async fn everything(app: &App, request: Request, run: Arc<Run>) -> Result<ExportDone> {
    let (store, now) = (app.store()?, app.now());
    let Request { target, language } = request;
    let to = target.clone();
    let place = tokio::task::spawn_blocking(move || Place::begin(&to, now)).await.map_err(ended_early)??;
    let work = Work { place, manifest: empty(language, now), files: Files::default(), run: Arc::clone(&run) };
    let (work, own) = store.local.read(move |local| own(local, work, now)).await?;
    // One reader's thread for as long as it takes: what is written is one state of the cache.
    let work = store.cache.read(move |cache| cached(cache, work, &own)).await?;
    let (check, watched) = (target.clone(), Arc::clone(&run));
    let done = tokio::task::spawn_blocking(move || {
        let Work { mut place, mut manifest, run, .. } = work;
        manifest.files = std::mem::take(&mut place.entries);
        run.check()?;
        place.put(MANIFEST.to_owned(), |to| Ok(serde_json::to_writer(to, &manifest)?))?;
        place.end()?;
        run.step(ExportStep::Checking, manifest.files.len() as u64)?;
        let verified = verify_with(check.path(), || watched.advance())?;
        if !verified.faults.is_empty() {
            tracing::error!(faults = verified.faults.len(), "an export is not what was written");
            return Err(Error::refused("export_incomplete"));
        }
        Ok(ExportDone {
            name: check.path().file_name().unwrap_or_default().to_string_lossy().into_owned(),
            threads: manifest.threads,
            messages: manifest.messages,
            files: manifest.files.len() as u64 + 1,
            bytes: verified.bytes,
            missing: manifest.missing.len() as u64,
        })
    });
    done.await.map_err(ended_early)?
}

fn empty(language: Language, made_at: DateTime<Utc>) -> Manifest {
    Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        made_at,
        language,
        records: BTreeMap::new(),
        threads: 0,
        messages: 0,
        left_out: Vec::new(),
        missing: Vec::new(),
        files: Vec::new(),
    }
}

/// Reads what is the member's own and writes its files.
fn own(local: &Connection, mut work: Work, now: DateTime<Utc>) -> Result<(Work, Own)> {
    let tx = local.unchecked_transaction()?;
    let own = Own {
        pending: outbox::unsettled(&tx)?,
        drafts: crate::messages::drafts(&tx)?,
        settings: crate::settings::read(&tx)?,
    };
    let drafted = own.drafts.iter().flat_map(|draft| {
        let at = draft.saved_at.unwrap_or(now);
        draft.attachments.iter().map(move |file| (file.name.clone(), file.sha256.clone(), file.size, at))
    });
    let queued = own.pending.iter().flat_map(|row| match &row.envelope.command {
        Command::SendMessage { attachments, .. } => attachments
            .iter()
            .map(|file| (file.name.clone(), file.blob.sha256.clone(), file.blob.size, row.created_at))
            .collect(),
        _ => Vec::new(),
    });
    for (name, sha256, size, at) in drafted.chain(queued) {
        let read = |start, length| files::read_staged(&tx, &sha256, start, length);
        let file = Named { folder: ATTACHMENTS, name: &name, sha256: &sha256, size, at };
        work.files.put(&mut work.place, &mut work.manifest, &file, &read)?;
    }
    drop(tx);
    Ok((work, own))
}

/// Writes what the cache has.
fn cached(cache: &Connection, mut work: Work, own: &Own) -> Result<Work> {
    let tx = cache.unchecked_transaction()?;
    records::write(&tx, own, &mut work.place, &mut work.manifest, &work.run)?;
    work.place.put_bytes(STYLE_PATH.to_owned(), STYLE.as_bytes())?;
    let language = work.manifest.language;
    let mut exporter = Exporter {
        cache: &tx,
        place: &mut work.place,
        manifest: &mut work.manifest,
        files: &mut work.files,
        run: &work.run,
        language,
    };
    exporter.papers()?;
    let years = exporter.threads(&own.pending)?;
    exporter.facts()?;
    exporter.index(own, &years)?;
    debug_assert!(exporter.place.entries.iter().any(|entry| entry.path == index::PATH));
    drop(tx);
    Ok(work)
}
