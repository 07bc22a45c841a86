//! The files: documents, invoices, attachments and certificates, as they are.

use super::manifest::{Manifest, MissingFile};
use super::page::{Cell, Page};
use super::place::Place;
use super::run::Run;
use super::words::{self, Words};
use crate::courses;
use crate::error::{Error, Result};
use crate::files;
use crate::rows;
use crate::views::ExportStep;
use chrono::{DateTime, Utc};
use min_side_domain::records::{Document, DocumentKind, Invoice, Kursbevis};
use min_side_domain::{Language, norwegian};
use rusqlite::Connection;
use serde::de::DeserializeOwned;
use std::collections::HashMap;

/// The folder of the files of messages.
pub(super) const ATTACHMENTS: &str = "vedlegg";
/// Bytes that are read at a time.
const CHUNK_BYTES: usize = 1024 * 1024;

/// Where each file of the export stands, by the hash of its bytes: what several rows name is written once.
#[derive(Default)]
pub(super) struct Files {
    paths: HashMap<String, String>,
    missing: HashMap<String, ()>,
}

/// Bytes of a file from `start` on; none at the end.
pub(super) type Read<'a> = dyn Fn(u64, usize) -> Result<Vec<u8>> + 'a;

impl Files {
    /// The path of a file that has been written.
    pub(super) fn path(&self, sha256: &str) -> Option<&str> {
        self.paths.get(sha256).map(String::as_str)
    }

    /// Writes a file that is on the machine, once; one that is not is noted in the manifest.
    pub(super) fn put(
        &mut self,
        place: &mut Place,
        manifest: &mut Manifest,
        file: &Named<'_>,
        read: &Read<'_>,
    ) -> Result<Option<String>> {
        if let Some(path) = self.path(file.sha256) {
            return Ok(Some(path.to_owned()));
        }
        let first = match read(0, CHUNK_BYTES) {
            Ok(bytes) => bytes,
            Err(Error::NotFound) => {
                if self.missing.insert(file.sha256.to_owned(), ()).is_none() {
                    manifest.missing.push(MissingFile {
                        name: file.name.to_owned(),
                        sha256: file.sha256.to_owned(),
                        size: file.size,
                    });
                }
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let (year, day) = words::filed(file.at);
        let (stem, extension) = match file.name.rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() && extension.len() <= 16 => (stem, extension),
            _ => (file.name, ""),
        };
        let path = place.free(&format!("{}/{year}", file.folder), &format!("{day} {stem}"), extension);
        place.put(path.clone(), |to| {
            let (mut at, mut piece) = (0, first);
            while !piece.is_empty() {
                to.write_all(&piece)?;
                at += piece.len() as u64;
                piece = read(at, CHUNK_BYTES)?;
            }
            Ok(())
        })?;
        self.paths.insert(file.sha256.to_owned(), path.clone());
        Ok(Some(path))
    }
}

/// A file that a row names.
pub(super) struct Named<'a> {
    /// Its folder in the export.
    pub(super) folder: &'a str,
    /// Its name.
    pub(super) name: &'a str,
    /// SHA-256 of its bytes.
    pub(super) sha256: &'a str,
    /// Bytes.
    pub(super) size: u64,
    /// When its row came.
    pub(super) at: DateTime<Utc>,
}

/// What a file is written with.
pub(super) struct Exporter<'a> {
    pub(super) cache: &'a Connection,
    pub(super) place: &'a mut Place,
    pub(super) manifest: &'a mut Manifest,
    pub(super) files: &'a mut Files,
    pub(super) run: &'a Run,
    pub(super) language: Language,
}

impl Exporter<'_> {
    pub(super) fn words(&self) -> &'static Words {
        words::words(self.language)
    }

    fn put(&mut self, file: &Named<'_>) -> Result<Option<String>> {
        let cache = self.cache;
        let read = |start, length| files::read(cache, file.sha256, start, length);
        self.files.put(self.place, self.manifest, file, &read)
    }

    /// Writes every file of documents, invoices and messages, the certificates, and a page for each kind but the last.
    pub(super) fn papers(&mut self) -> Result<()> {
        let count: i64 = self.cache.query_row(
            "SELECT (SELECT count(*) FROM documents) + (SELECT count(*) FROM invoices) \
             + (SELECT count(*) FROM message_files) + (SELECT count(*) FROM kursbevis)",
            [],
            |row| row.get(0),
        )?;
        self.run.step(ExportStep::Files, u64::try_from(count).unwrap_or_default())?;
        self.documents()?;
        self.invoices()?;
        self.attachments()?;
        self.certificates()
    }

    fn documents(&mut self) -> Result<()> {
        let words = self.words();
        let mut rows = Vec::new();
        self.each("SELECT body FROM documents ORDER BY at DESC, id", |exporter, document: Document| {
            // The title is what the member knows it by; its own name gives the extension.
            let name = files::fitting_name(&document.file_name, &document.blob.media_type);
            let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
            let name = format!("{}.{extension}", document.title);
            let path = exporter.put(&Named {
                folder: "dokumenter",
                name: &name,
                sha256: &document.blob.sha256,
                size: document.blob.size,
                at: document.at,
            })?;
            let kind = match document.kind {
                DocumentKind::Email => words.email,
                DocumentKind::Letter => words.letter,
                DocumentKind::Document => words.document,
            };
            rows.push((words::day_of(document.at), document.title, kind, document.from, path));
            Ok(())
        })?;
        let table = rows.iter().map(|(date, title, kind, from, path)| {
            vec![
                Cell::Text(date),
                linked(title, path.as_deref()),
                Cell::Text(kind),
                Cell::Text(from),
                gone(words, path.as_deref()),
            ]
        });
        let columns = [words.date, words.title, words.kind, words.from, words.files];
        self.page("dokumenter", words.documents, &columns, table)
    }

    fn invoices(&mut self) -> Result<()> {
        let words = self.words();
        let mut rows = Vec::new();
        self.each("SELECT body FROM invoices ORDER BY at DESC, id", |exporter, invoice: Invoice| {
            let mut paths = [None, None];
            let files = [(&invoice.file, "pdf"), (&invoice.ehf, "xml")];
            for ((blob, extension), path) in files.into_iter().zip(&mut paths) {
                let Some(blob) = blob else { continue };
                *path = exporter.put(&Named {
                    folder: "fakturaer",
                    name: &format!("{} {}.{extension}", invoice.number, invoice.title),
                    sha256: &blob.sha256,
                    size: blob.size,
                    at: rows::issued_at(invoice.issued),
                })?;
            }
            rows.push((invoice, paths));
            Ok(())
        })?;
        let texts: Vec<[String; 4]> = rows
            .iter()
            .map(|(invoice, _)| {
                [
                    words::day(invoice.issued),
                    words::day(invoice.due),
                    norwegian::amount(invoice.amount_ore),
                    invoice.paid.map(words::day).unwrap_or_default(),
                ]
            })
            .collect();
        let table = rows.iter().zip(&texts).map(|((invoice, [file, ehf]), [issued, due, amount, paid])| {
            vec![
                Cell::Text(issued),
                linked(&invoice.title, file.as_deref().or(ehf.as_deref())),
                Cell::Text(&invoice.number),
                Cell::Text(amount),
                Cell::Text(&invoice.kid),
                Cell::Text(due),
                Cell::Text(paid),
                match ehf {
                    Some(path) => Cell::Link("EHF", format!("../{path}")),
                    None => Cell::Text(""),
                },
            ]
        });
        let columns = [
            words.date,
            words.title,
            words.number,
            words.amount,
            words.kid,
            words.due,
            words.paid,
            words.files,
        ];
        self.page("fakturaer", words.invoices, &columns, table)
    }

    fn attachments(&mut self) -> Result<()> {
        let cache = self.cache;
        let mut statement = cache
            .prepare("SELECT sha256, name, media_type, size, sent_at FROM message_files ORDER BY sent_at, message_id, position")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (sha256, name, media_type): (String, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            self.put(&Named {
                folder: ATTACHMENTS,
                name: &files::fitting_name(&name, &media_type),
                sha256: &sha256,
                size: u64::try_from(row.get::<_, i64>(3)?).unwrap_or_default(),
                at: rows::from_micros(row.get(4)?),
            })?;
            self.run.advance()?;
        }
        Ok(())
    }

    fn certificates(&mut self) -> Result<()> {
        let (words, language) = (self.words(), self.language);
        let mut rows = Vec::new();
        self.each("SELECT body FROM kursbevis ORDER BY ends DESC, id DESC", |exporter, row: Kursbevis| {
            let certificate = courses::certificate(exporter.cache, &row.id)?;
            let path = match certificate.pdf(language) {
                Ok((name, bytes)) => {
                    let path = exporter.place.free("kursbevis", name.trim_end_matches(".pdf"), "pdf");
                    exporter.place.put_bytes(path.clone(), &bytes)?;
                    Some(path)
                }
                // One that cannot be drawn is in the records all the same.
                Err(Error::Refused { .. }) => None,
                Err(error) => return Err(error),
            };
            rows.push((
                words::day(row.facts.ends),
                row.facts.course,
                row.facts.number,
                row.facts.place,
                path,
            ));
            Ok(())
        })?;
        let table = rows.iter().map(|(ends, course, number, place, path)| {
            vec![Cell::Text(ends), linked(course, path.as_deref()), Cell::Text(number), Cell::Text(place)]
        });
        self.page("kursbevis", words.kursbevis, &[words.date, words.title, words.number, words.place], table)
    }

    /// Does something with each record that `sql` selects.
    fn each<T: DeserializeOwned>(
        &mut self,
        sql: &str,
        mut with: impl FnMut(&mut Self, T) -> Result<()>,
    ) -> Result<()> {
        let cache = self.cache;
        let mut statement = cache.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let record = serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
            with(self, record)?;
            self.run.advance()?;
        }
        Ok(())
    }

    fn page<'a>(
        &mut self,
        folder: &str,
        title: &str,
        columns: &[&str],
        rows: impl Iterator<Item = Vec<Cell<'a>>>,
    ) -> Result<()> {
        let words = self.words();
        let above = [(words.everything, "../index.html".to_owned())];
        let mut page = Page::begin(self.language, 1, title, words.way, &above);
        let mut rows = rows.peekable();
        if rows.peek().is_some() {
            page.table(title, columns, rows);
        } else {
            page.paragraph(words.nothing);
        }
        self.place.put_bytes(format!("{folder}/index.html"), &page.end())
    }
}

/// A title that leads to its file, seen from a folder of the root.
fn linked<'a>(title: &'a str, path: Option<&str>) -> Cell<'a> {
    match path {
        Some(path) => Cell::Link(title, format!("../{path}")),
        None => Cell::Text(title),
    }
}

/// Word of a file that is not there.
fn gone<'a>(words: &'static Words, path: Option<&str>) -> Cell<'a> {
    Cell::Text(if path.is_some() { "" } else { words.not_here })
}
