//! What the app reads of files that anyone has, beside what other programs read of the same files: the words of PDFs beside
//! poppler's `pdftotext`, e-mails beside Python's `email`, invoices beside their own XML.
//!
//! `min-side-bench corpus DIR` looks at every `.pdf`, `.eml`, `.msg` (RFC 822) and `.xml` under the folder, prints the figures
//! and then each file that falls short and how. Nothing is written, and nothing leaves the machine.

mod invoices;
mod mails;
mod pdfs;
mod reference;
mod words;

use crate::Result;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Most files of one kind.
const MAX_FILES: usize = 50_000;

/// Looks at a folder.
pub async fn measure(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    let of = |extensions: &[&str]| -> Vec<PathBuf> {
        let is = |path: &&PathBuf| {
            let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
            extensions.iter().any(|wanted| wanted.eq_ignore_ascii_case(extension))
        };
        files.iter().filter(is).take(MAX_FILES).cloned().collect()
    };
    let (pdfs, mails, invoices) = (of(&["pdf"]), of(&["eml", "msg"]), of(&["xml"]));
    if pdfs.is_empty() && mails.is_empty() && invoices.is_empty() {
        return Err(format!("there is no .pdf, .eml, .msg or .xml under {}", folder.display()).into());
    }
    if !pdfs.is_empty() {
        pdfs::measure(folder, &pdfs).await?;
    }
    if !mails.is_empty() {
        mails::measure(folder, &mails)?;
    }
    if !invoices.is_empty() {
        invoices::measure(folder, &invoices)?;
    }
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            collect(&entry.path(), files)?;
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// A file as it is called within the folder.
fn called<'p>(folder: &Path, path: &'p Path) -> std::borrow::Cow<'p, str> {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy()
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A part of a whole as percent; all of nothing is all.
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * number(part) / number(whole) }
}

/// The time that this share of all do not exceed, milliseconds.
fn quantile(times: &mut [Duration], share: f64) -> f64 {
    times.sort();
    let at = (number(times.len()) * share).ceil() as usize;
    times.get(at.saturating_sub(1)).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}
