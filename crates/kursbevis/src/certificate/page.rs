//! Template version 1: the page.
//!
//! Everything is set around one middle line. What is above the contents has its natural height; the foot stands
//! where it stands; the room between is shared out, so that a short certificate breathes and a long one still
//! fits. Contents that do not fit go on to further pages.

use super::contents::Item;
use super::style::{
    ACCENT, COURSE_SIZES, FOOT, FRAME, GAPS, HEAD, INK, ISSUER, LABEL, LEFT, MIDDLE, NAME_SIZES, PALE,
    PHRASE, RIGHT, TITLE, VALUE_SIZES, WARNING, count, fitted, leading, set,
};
use super::words::{Words, words};
use crate::dates;
use crate::error::RenderError;
use crate::fonts::FaceId;
use crate::pdf::{self, Composer, Elem, HEIGHT, Placed, Tree, WIDTH};
use crate::typeset::{Colour, Run, Style, balanced};
use lopdf::{Object, dictionary};
use min_side_domain::Language;
use min_side_domain::records::KursbevisFacts;
use std::sync::LazyLock;

pub(super) struct Page<'a> {
    pub(super) facts: &'a KursbevisFacts,
    pub(super) language: Language,
    pub(super) words: &'static Words,
    pub(super) composer: Composer,
    pub(super) page: usize,
    /// The certificate's first page: others may stand before it in the same file.
    pub(super) start: usize,
}

/// The frame, which every page of every certificate has.
static FRAMED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let (low, high) = (FRAME, WIDTH - FRAME);
    let (top, bottom) = (FRAME, HEIGHT - FRAME);
    pdf::prepared(|composer, page| {
        composer.draw(None, page, |pen| {
            pen.frame([low, top, high - low, bottom - top], INK, 1.2);
            pen.notched([low + 6.0, top + 6.0, high - low - 12.0, bottom - top - 12.0], 13.0, ACCENT, 0.55);
            for (x, y) in [(low, top), (high, top), (low, bottom), (high, bottom)] {
                let (dx, dy) = (if x < MIDDLE { 11.0 } else { -11.0 }, if y < MIDDLE { 11.0 } else { -11.0 });
                pen.diamond((x + dx, y + dy), 2.6, ACCENT);
            }
        });
    })
});

/// Composes the pages of a certificate, after those that are there.
pub(super) fn compose(
    mut composer: Composer,
    facts: &KursbevisFacts,
    language: Language,
    code: Option<&str>,
) -> Result<Composer, RenderError> {
    let start = composer.open_page();
    let mut page = Page { facts, language, words: words(language), composer, page: start, start };
    page.frame();
    let rest = page.first(code)?;
    page.further(rest)?;
    Ok(page.composer)
}

/// The parts between head and foot, with their heights.
struct Upper {
    name: Vec<Run>,
    course: Vec<Run>,
    columns: Vec<(&'static str, &'static str, Vec<Run>)>,
}

impl Upper {
    fn name_leading(&self) -> f32 {
        leading(&self.name, 1.16)
    }

    fn course_leading(&self) -> f32 {
        leading(&self.course, 1.24)
    }

    fn height(&self) -> f32 {
        let columns = self.columns.iter().map(|(_, _, lines)| leading(lines, 1.2) * count(lines.len()));
        self.name_leading() * count(self.name.len())
            + self.course_leading() * count(self.course.len())
            + columns.fold(0.0, f32::max)
    }
}

impl Page<'_> {
    pub(super) fn elem(&mut self, role: &'static str, field: &'static str) -> Elem {
        let tree = self.composer.tree();
        let elem = tree.add(Tree::root(), role);
        if !field.is_empty() {
            tree.name(elem, field);
        }
        elem
    }

    pub(super) fn centred(
        &mut self,
        role: &'static str,
        field: &'static str,
        lines: Vec<Run>,
        y: f32,
        leading: f32,
    ) -> f32 {
        let elem = self.elem(role, field);
        let mut at = y;
        let mut placed = Vec::with_capacity(lines.len());
        for line in lines {
            placed.push(Placed::centred(MIDDLE, at, line));
            at += leading;
        }
        self.composer.text(elem, self.page, &placed);
        at - leading
    }

    pub(super) fn frame(&mut self) {
        self.composer.lay_under(self.page, &FRAMED);
    }

    fn upper(&self, squeeze: usize) -> Result<Upper, RenderError> {
        let facts = self.facts;
        let name = fitted(&facts.holder, &NAME_SIZES, squeeze, RIGHT - LEFT)?;
        let course = fitted(&facts.course, &COURSE_SIZES, squeeze, RIGHT - LEFT - 20.0)?;
        let mut texts =
            vec![(self.words.time, "dates", dates::span(self.language, facts.starts, facts.ends))];
        if facts.hours > 0 {
            let unit = if facts.hours == 1 { self.words.hour } else { self.words.hours };
            texts.push((self.words.extent, "hours", format!("{}\u{A0}{unit}", facts.hours)));
        }
        if !facts.place.trim().is_empty() {
            texts.push((self.words.place, "place", facts.place.clone()));
        }
        #[expect(clippy::cast_precision_loss, reason = "three columns at most")]
        let width = (RIGHT - LEFT) / texts.len() as f32 - 18.0;
        let mut columns = Vec::new();
        for (label, field, text) in texts {
            columns.push((label, field, fitted(&text, &VALUE_SIZES, squeeze, width)?));
        }
        Ok(Upper { name, course, columns })
    }

    /// Draws the first page; tells which items of the contents did not fit on it.
    fn first(&mut self, code: Option<&str>) -> Result<Vec<Item>, RenderError> {
        let items = self.items(RIGHT - LEFT - 60.0)?;
        let issuer = balanced(&set(&self.facts.issuer, ISSUER)?, RIGHT - LEFT);
        let floor = if code.is_some() { FOOT } else { FOOT + 34.0 };
        let above = HEAD + if self.facts.demo { 10.0 } else { 0.0 } + 16.0 * count(issuer.len());
        // Where the contents would begin if nothing were spread out. Long texts are squeezed until there is room
        // for at least the line that sends the reader to the next page.
        let mut upper = self.upper(0)?;
        for squeeze in 1..8 {
            if above + upper.height() + 30.0 <= floor {
                break;
            }
            upper = self.upper(squeeze)?;
        }
        let natural = above + upper.height();
        let (name_leading, course_leading) = (upper.name_leading(), upper.course_leading());
        let list: f32 = items.iter().map(Item::height).sum();
        let wanted = natural + if items.is_empty() { 0.0 } else { 22.0 + list };
        let slack = floor - 16.0 - wanted;
        // Contents that go on to the next page leave the first page as airy as its beginning allows.
        let gap = if slack < 0.0 { 5.0 } else { (slack / GAPS).clamp(0.0, 30.0) };

        let mut y = if self.facts.demo { 90.0 } else { 80.0 } + gap * 0.7;
        if self.facts.demo {
            let line = set(self.words.demo, Style::new(FaceId::Serif, 12.0, WARNING))?;
            self.centred("P", "demo", vec![line], 56.0, 0.0);
            self.watermark()?;
        }
        let emblem = y;
        self.composer.draw(None, self.page, |pen| {
            pen.rosette((MIDDLE, emblem), 21.0, 8.4, ACCENT, 0.45);
        });
        y += 46.0;
        y = self.centred("P", "issuer", issuer, y, 16.0);
        y += 58.0 + gap * 0.6;
        let title = set(self.words.title, TITLE)?;
        y = self.centred("H1", "", vec![title], y, 0.0);
        y += 36.0 + gap;
        let phrase = set(self.words.confirmed, PHRASE)?;
        y = self.centred("P", "", vec![phrase], y, 0.0);
        y += 8.0 + name_leading + gap * 0.3;
        y = self.centred("P", "holder", upper.name, y, name_leading);
        y += 17.0;
        let rule = y;
        self.composer.draw(None, self.page, |pen| {
            pen.line((MIDDLE - 92.0, rule), (MIDDLE - 9.0, rule), ACCENT, 0.6);
            pen.line((MIDDLE + 9.0, rule), (MIDDLE + 92.0, rule), ACCENT, 0.6);
            pen.diamond((MIDDLE, rule), 3.2, ACCENT);
        });
        y += 26.0 + gap * 0.3;
        let phrase = set(self.words.completed, PHRASE)?;
        y = self.centred("P", "", vec![phrase], y, 0.0);
        y += 7.0 + course_leading + gap * 0.2;
        y = self.centred("P", "course", upper.course, y, course_leading);
        y += 36.0 + gap;
        y = self.columns(upper.columns, y)?;
        let rest = self.contents(items, y + 32.0 + gap * 0.8, floor)?;
        self.foot(code, floor)?;
        Ok(rest)
    }

    /// When, how long and where, side by side.
    fn columns(
        &mut self,
        columns: Vec<(&'static str, &'static str, Vec<Run>)>,
        y: f32,
    ) -> Result<f32, RenderError> {
        let width = (RIGHT - LEFT) / count(columns.len());
        let table = self.elem("Table", "");
        let head = self.composer.tree().add(table, "TR");
        let body = self.composer.tree().add(table, "TR");
        let mut lowest = y;
        for (index, (label, field, lines)) in columns.into_iter().enumerate() {
            let middle = LEFT + width * (count(index) + 0.5);
            let tree = self.composer.tree();
            let (th, td) = (tree.add(head, "TH"), tree.add(body, "TD"));
            tree.attribute(th, dictionary! { "O" => "Table", "Scope" => Object::from("Column") });
            tree.name(td, field);
            let label = Placed::centred(middle, y, set(label, LABEL)?);
            self.composer.text(th, self.page, &[label]);
            let step = leading(&lines, 1.2);
            let mut at = y + 19.0;
            let mut placed = Vec::new();
            for line in lines {
                placed.push(Placed::centred(middle, at, line));
                at += step;
            }
            lowest = lowest.max(at - step);
            self.composer.text(td, self.page, &placed);
            if index > 0 {
                let x = LEFT + width * count(index);
                self.composer.draw(None, self.page, |pen| pen.line((x, y - 9.0), (x, y + 24.0), PALE, 0.6));
            }
        }
        Ok(lowest)
    }

    /// The word across the page that no cropping takes away.
    fn watermark(&mut self) -> Result<(), RenderError> {
        let word = set("DEMONSTRASJON", Style::new(FaceId::Serif, 66.0, Colour(0.95, 0.90, 0.88)))?;
        self.composer.slanted(self.page, (MIDDLE, HEIGHT * 0.47), word);
        Ok(())
    }
}
