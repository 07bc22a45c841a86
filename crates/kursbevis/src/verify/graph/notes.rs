//! What the comparison came upon, and what it is called.

use super::super::{Finding, FindingKind};
use super::pages::Pages;
use super::{Differences, Document, additions, resolved};
use lopdf::{Dictionary, Object, Stream};
use std::collections::BTreeSet;

/// The most findings of a file: who reads them has seen enough.
const MOST: usize = 40;

/// In which way something differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Missing,
    Changed,
    Extra,
}

/// What was come upon.
#[derive(Default)]
pub struct Notes {
    findings: Vec<Finding>,
    redrawn: BTreeSet<usize>,
    fonts: bool,
    reading: bool,
    on_pages: bool,
}

impl Notes {
    /// Adds a finding; the same one only once.
    pub fn add(&mut self, finding: Finding) {
        if self.findings.len() < MOST && !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    fn part(&mut self, kind: FindingKind, path: &str) {
        // The whole of what stands at the top is enough: that all below it is other too says nothing more.
        let named = path.strip_prefix("Root/").unwrap_or(path);
        let named: Vec<&str> = named.split('/').take(2).collect();
        self.add(Finding { field: Some(named.join("/")), ..Finding::of(kind) });
    }

    pub fn pages_differ(&mut self) {
        self.add(Finding::of(FindingKind::PagesDiffer));
        self.on_pages = true;
    }

    /// A difference at a place of the file.
    pub fn note(&mut self, path: &str, how: How, values: Option<(&Object, &Object)>) {
        let parts: Vec<&str> = path.split('/').collect();
        let page = parts.first().and_then(|first| first.strip_prefix("Page ")?.parse::<usize>().ok());
        match (page, parts.get(1).copied().unwrap_or_default()) {
            (Some(page), "Resources" | "Contents" | "Group") => {
                self.redrawn.insert(page.saturating_sub(1));
                self.fonts |= parts.get(2) == Some(&"Font");
            }
            (
                Some(page),
                "MediaBox" | "CropBox" | "BleedBox" | "TrimBox" | "ArtBox" | "Rotate" | "UserUnit",
            ) => {
                let field = Some(format!("{} {page}", parts.get(1).unwrap_or(&"")));
                self.add(Finding { field, ..Finding::of(FindingKind::AppearanceDiffers) });
            }
            (Some(_), "StructParents" | "Tabs") => self.reads_otherwise(),
            (Some(_), "AA") => self.add(Finding::of(FindingKind::AddedAction)),
            (None, "StructTreeRoot" | "MarkInfo") if how == How::Missing && parts.len() == 2 => {
                self.add(Finding::of(FindingKind::TagsMissing));
            }
            (None, "StructTreeRoot") if parts.last() == Some(&"ParentTreeNextKey") => {}
            (None, "StructTreeRoot" | "MarkInfo" | "Lang") => self.reads_otherwise(),
            (None, "AF" | "Names") if how != How::Extra => {
                self.add(Finding::of(FindingKind::AttachmentDiffers));
            }
            _ if how == How::Extra => self.part(FindingKind::AddedPart, path),
            _ => {
                let text = |value: &Object| lopdf::decode_text_string(value).ok();
                let said = values.and_then(|(own, other)| Some((text(own)?, text(other)?)));
                match said {
                    Some((own, other)) if own == other => {}
                    Some((own, other)) => self.add(Finding {
                        field: Some(path.strip_prefix("Root/").unwrap_or(path).to_owned()),
                        signed: Some(own),
                        found: Some(other),
                        ..Finding::of(FindingKind::PartDiffers)
                    }),
                    None => self.part(FindingKind::PartDiffers, path),
                }
            }
        }
    }

    fn reads_otherwise(&mut self) {
        self.reading = true;
        self.add(Finding::of(FindingKind::ReadingDiffers));
    }

    /// Something that was not there when it was issued.
    pub fn extra(&mut self, path: &str, document: &Document, value: Option<&Object>) {
        let dictionary = value.and_then(|value| resolved(document, value)?.as_dict().ok());
        match (path, dictionary, value) {
            ("Root/AcroForm", Some(form), _) => {
                for finding in additions::form(document, form) {
                    self.add(finding);
                }
            }
            ("Root/OpenAction" | "Root/AA", _, Some(action)) => self.add(additions::action(document, action)),
            ("Root/Names/JavaScript", ..) => self.add(Finding {
                found: Some("JavaScript".to_owned()),
                ..Finding::of(FindingKind::AddedAction)
            }),
            ("Root/OCProperties", ..) => self.add(Finding::of(FindingKind::AddedLayer)),
            ("Root/Collection", ..) => self.part(FindingKind::PartDiffers, path),
            _ => self.note(path, How::Extra, None),
        }
    }

    /// A file that was not in it.
    pub fn attachment(&mut self, document: &Document, file: &Object) {
        let specification = resolved(document, file).and_then(|file| file.as_dict().ok());
        self.add(
            specification.map_or(Finding::of(FindingKind::AddedAttachment), |own| {
                additions::attachment(document, own)
            }),
        );
    }

    /// What lies on a page that had nothing on it.
    pub fn annotations(&mut self, document: &Document, all: Option<&Object>) {
        let all = all.and_then(|all| resolved(document, all)?.as_array().ok());
        for own in all.map_or(&[][..], Vec::as_slice) {
            self.on_pages = true;
            match resolved(document, own).and_then(|own| own.as_dict().ok()) {
                // What shows itself only together with another is told with that.
                Some(own)
                    if own
                        .get(b"Subtype")
                        .is_ok_and(|kind| matches!(kind, Object::Name(kind) if kind == b"Popup")) => {}
                Some(own) => self.add(additions::annotation(document, own)),
                None => self.add(Finding::of(FindingKind::AddedNote)),
            }
        }
    }

    /// All of it, once everything has been compared.
    pub fn finished(
        mut self,
        own: &Document,
        other: &Document,
        ours: &Pages<'_>,
        theirs: &Pages<'_>,
    ) -> Differences {
        if self.fonts && ambiguous(own, other, ours, theirs) {
            self.add(Finding::of(FindingKind::FontDiffers));
        }
        let Self { findings, redrawn, reading, on_pages, .. } = self;
        Differences { findings, redrawn, reading, on_pages }
    }
}

fn inner<'a>(document: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    resolved(document, of.get(key).ok()?)?.as_dict().ok()
}

/// The fonts of a document's pages.
fn fonts<'a>(document: &'a Document, pages: &Pages<'a>) -> Vec<&'a Dictionary> {
    let mut all = Vec::new();
    let mut seen = BTreeSet::new();
    for (_, page) in &pages.pages {
        let resources = page.iter().find(|(key, _)| *key == b"Resources");
        let named = resources.and_then(|(_, resources)| {
            inner(document, resolved(document, resources)?.as_dict().ok()?, b"Font")
        });
        for (_, font) in named.into_iter().flatten() {
            let is_new = font.as_reference().map_or(true, |id| seen.insert(id));
            if is_new && let Some(Ok(font)) = resolved(document, font).map(Object::as_dict) {
                all.push(font);
            }
        }
    }
    all
}

/// The programs of a font: there should be one.
fn programs<'a>(document: &'a Document, font: &'a Dictionary) -> Vec<&'a Stream> {
    let within = || {
        let inner = resolved(document, font.get(b"DescendantFonts").ok()?)?.as_array().ok()?;
        resolved(document, inner.first()?)?.as_dict().ok()
    };
    let descriptor = inner(document, within().unwrap_or(font), b"FontDescriptor");
    let keys = [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"];
    let program = |key: &&[u8]| resolved(document, descriptor?.get(key).ok()?)?.as_stream().ok();
    keys.iter().filter_map(program).collect()
}

/// Whether fonts differ in a way in which no program writes them: their letters are the ones that were issued with other
/// meanings, or there are two of them of which each reader takes its own. A program that embeds fonts anew makes them anew.
fn ambiguous(own: &Document, other: &Document, ours: &Pages<'_>, theirs: &Pages<'_>) -> bool {
    let issued: Vec<&Stream> = fonts(own, ours).into_iter().flat_map(|font| programs(own, font)).collect();
    fonts(other, theirs).into_iter().any(|font| {
        let programs = programs(other, font);
        let encoding = font.get(b"Encoding").ok().and_then(|own| resolved(other, own));
        let of_its_own = match encoding {
            Some(Object::Stream(_)) => true,
            Some(Object::Name(name)) => name.ends_with(b"-V"),
            _ => false,
        };
        let plain = |stream: &Stream| stream.get_plain_content_with_limit(super::LARGEST).ok();
        let kept = programs.iter().any(|program| {
            let program = plain(program);
            program.is_some() && issued.iter().any(|issued| plain(issued) == program)
        });
        programs.len() != 1 || of_its_own || kept
    })
}
