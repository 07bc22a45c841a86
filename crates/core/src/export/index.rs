//! The page that leads to everything.

use super::facts;
use super::manifest::{MANIFEST, Manifest};
use super::page::Page;
use super::papers::Exporter;
use super::records::{FOLDER as DATA, Own, SCHEMA_PATH};
use super::threads::{FOLDER as THREADS, Years};
use super::words::{self, Words};
use crate::error::Result;
use crate::profile;

/// The page's path in an export.
pub(super) const PATH: &str = "index.html";

impl Exporter<'_> {
    pub(super) fn index(&mut self, own: &Own, years: &Years) -> Result<()> {
        let words = self.words();
        let name = profile::name(self.cache)?;
        let title = if name.is_empty() {
            words.everything.to_owned()
        } else {
            format!("{} – {name}", words.everything)
        };
        let mut page = Page::begin(self.language, 0, &title, words.way, &[]);
        page.note(&format!("{} {}. {}", words.made, words::moment(self.manifest.made_at), words.plain));
        page.heading(words.contents);
        page.list(&self.contents());
        page.heading(words.messages);
        if years.is_empty() {
            page.paragraph(words.nothing);
        }
        let lists = years.iter().rev().map(|(year, lines)| {
            (format!("{year} ({})", lines.len()), Some(format!("{THREADS}/{year}/index.html")))
        });
        page.list(&lists.collect::<Vec<_>>());
        self.drafts(own, &mut page);
        page.heading(words.data);
        page.paragraph(words.data_text);
        page.list(&data(self.manifest));
        self.not_in_here(words, &mut page);
        page.heading(words.check);
        page.paragraph(words.check_text);
        self.place.put_bytes(PATH.to_owned(), &page.end())
    }

    fn contents(&self) -> Vec<(String, Option<String>)> {
        let words = self.words();
        let count = |name: &str| self.manifest.records.get(name).copied().unwrap_or_default();
        let mut contents = vec![(words.facts.to_owned(), Some(facts::PATH.to_owned()))];
        for (name, title, folder) in [
            ("documents", words.documents, "dokumenter"),
            ("invoices", words.invoices, "fakturaer"),
            ("kursbevis", words.kursbevis, "kursbevis"),
        ] {
            contents.push((format!("{title} ({})", count(name)), Some(format!("{folder}/index.html"))));
        }
        contents
    }

    /// Drafts are read here: they are no part of a thread yet.
    fn drafts(&self, own: &Own, page: &mut Page) {
        let words = self.words();
        if own.drafts.is_empty() {
            return;
        }
        page.heading(words.drafts);
        for draft in &own.drafts {
            let subject = if draft.subject.trim().is_empty() { words.no_subject } else { &draft.subject };
            page.paragraph(subject);
            page.letter(&draft.body);
            let files = draft
                .attachments
                .iter()
                .map(|file| (file.name.clone(), self.files.path(&file.sha256).map(str::to_owned)));
            let files: Vec<_> = files.collect();
            if !files.is_empty() {
                page.list(&files);
            }
        }
    }

    fn not_in_here(&self, words: &Words, page: &mut Page) {
        page.heading(words.left_out);
        for (reason, sentence) in [("others", words.others), ("public", words.public)] {
            if self.manifest.left_out.iter().any(|left| left.reason == reason) {
                page.paragraph(sentence);
            }
        }
        if !self.manifest.missing.is_empty() {
            page.paragraph(&format!("{}:", words.not_here));
            let names = self.manifest.missing.iter().map(|file| (file.name.clone(), None));
            page.list(&names.collect::<Vec<_>>());
        }
        if self.manifest.left_out.is_empty() && self.manifest.missing.is_empty() {
            page.paragraph(words.nothing);
        }
    }
}

fn data(manifest: &Manifest) -> Vec<(String, Option<String>)> {
    let mut data: Vec<_> = manifest
        .records
        .iter()
        .map(|(name, count)| (format!("{name}.json ({count})"), Some(format!("{DATA}/{name}.json"))))
        .collect();
    data.push(("schema.json".to_owned(), Some(SCHEMA_PATH.to_owned())));
    data.push((MANIFEST.to_owned(), Some(MANIFEST.to_owned())));
    data
}
