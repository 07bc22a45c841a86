//! What is shown of e-mails beside Python's `email`.

use super::reference::{self, Answer};
use super::words::words;
use super::{called, percent, quantile};
use crate::Result;
use min_side_core::email;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What Python reads of an e-mail.
#[derive(Debug, Deserialize)]
struct Reference {
    body: String,
    names: Vec<String>,
    bytes: Vec<String>,
    subject: String,
}

/// What is not as in Python, and whether a sentence says something of it.
struct Differing {
    name: String,
    said: bool,
    body: String,
    names: Vec<String>,
    bytes: usize,
    subject: bool,
}

impl Differing {
    fn is_any(&self) -> bool {
        !self.body.is_empty() || !self.names.is_empty() || self.bytes > 0 || self.subject
    }
}

/// Reads them all.
pub fn measure(folder: &Path, paths: &[PathBuf]) -> Result<()> {
    let answers = reference::python::<Reference>("mail", paths)?;
    let mut times = Vec::new();
    let (mut crashed, mut unmeasured, mut refused) = (Vec::new(), 0, Vec::new());
    let mut differing = Vec::new();
    for (path, answer) in paths.iter().zip(answers) {
        let bytes = std::fs::read(path)?;
        let name = called(folder, path).into_owned();
        let begun = Instant::now();
        let read = catch_unwind(|| email::read(&bytes));
        times.push(begun.elapsed());
        let view = match (read, answer) {
            (Err(_), _) => {
                crashed.push(name);
                continue;
            }
            (Ok(_), Answer::Failed { .. }) => {
                unmeasured += 1;
                continue;
            }
            (Ok(None), Answer::Read(reference)) => {
                if !reference.body.trim().is_empty() || !reference.bytes.is_empty() {
                    refused.push(name);
                }
                continue;
            }
            (Ok(Some(view)), Answer::Read(reference)) => (view, reference),
        };
        differing.extend(Some(compare(name, &bytes, &view.0, &view.1)).filter(Differing::is_any));
    }
    let measured = paths.len() - unmeasured;
    let unsaid: Vec<&Differing> = differing.iter().filter(|one| !one.said).collect();
    println!("E-mails: {}, of which Python reads {measured}", paths.len());
    let same = measured - differing.len() - refused.len() - crashed.len();
    println!("  the same body, names and bytes: {same} ({:.1} %)", percent(same, measured));
    println!("  not the same, and a sentence says why: {}", differing.len() - unsaid.len());
    println!("  not the same without a sentence: {} (aim 0)", unsaid.len());
    println!("  not read: {}; crashed: {}", refused.len(), crashed.len());
    println!("  median {:.2} ms, p95 {:.2} ms", quantile(&mut times, 0.5), quantile(&mut times, 0.95));
    for one in &differing {
        let mut how = Vec::new();
        if !one.body.is_empty() {
            how.push(one.body.clone());
        }
        if !one.names.is_empty() {
            how.push(format!("names {:?}", one.names));
        }
        if one.bytes > 0 {
            how.push(format!("the bytes of {} files", one.bytes));
        }
        if one.subject {
            how.push("subject".to_owned());
        }
        println!("    {}{}: {}", one.name, if one.said { " (said)" } else { "" }, how.join("; "));
    }
    for name in refused {
        println!("    not read: {name}");
    }
    for name in crashed {
        println!("    crashed: {name}");
    }
    Ok(())
}

fn compare(
    name: String,
    bytes: &[u8],
    view: &min_side_core::views::EmailView,
    reference: &Reference,
) -> Differing {
    let own = words(&email::text(bytes).unwrap_or_default());
    let expected = words(&reference.body);
    let lack = |of: &super::words::Words, other: &super::words::Words| {
        let mut lacking: Vec<String> = of.keys().filter(|word| !other.contains_key(*word)).cloned().collect();
        lacking.sort();
        (lacking.len(), lacking.into_iter().take(6).collect::<Vec<_>>().join(" "))
    };
    let body = match (lack(&expected, &own), lack(&own, &expected)) {
        ((0, _), (0, _)) => String::new(),
        ((missing, some), (0, _)) => format!("{missing} words missing: {some}"),
        ((0, _), (more, some)) => format!("{more} words more: {some}"),
        ((missing, some), (more, others)) => {
            format!("{missing} words missing: {some}; {more} words more: {others}")
        }
    };
    let parts: Vec<_> = view.attachments.iter().filter_map(|file| email::part(bytes, file.index)).collect();
    let digests: Vec<String> = parts
        .iter()
        .map(|part| Sha256::digest(&part.bytes).iter().map(|byte| format!("{byte:02x}")).collect())
        .collect();
    let names = reference.names.iter().filter(|name| {
        let plain = name.rsplit(['/', '\\']).next().unwrap_or(name).trim();
        // What no file system takes is left out of a name.
        !view.attachments.iter().any(|file| words(&file.name) == words(plain))
    });
    Differing {
        said: !view.notes.is_empty(),
        body,
        names: names.cloned().collect(),
        bytes: reference.bytes.iter().filter(|digest| !digests.contains(digest)).count(),
        subject: words(&view.subject) != words(&reference.subject),
        name,
    }
}
