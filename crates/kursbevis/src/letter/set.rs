//! Setting a letter's blocks on pages.

use super::{Block, Letter};
use crate::error::RenderError;
use crate::fonts::FaceId;
use crate::pdf::{self, Bookmark, Composer, Elem, HEIGHT, Meta, Picture, Placed, Tree, WIDTH, Writer};
use crate::typeset::{Colour, Missing, Run, Style, broken, shape};
use lopdf::{Object, dictionary};
use min_side_domain::text::is_joined;
use min_side_words::letters;
use unicode_normalization::UnicodeNormalization as _;

pub(super) const INK: Colour = Colour(0.13, 0.14, 0.16);
const QUIET: Colour = Colour(0.36, 0.38, 0.42);
pub(super) const LINE: Colour = Colour(0.80, 0.81, 0.83);
const BODY: Style = Style::new(FaceId::Sans, 10.0, INK);
const BOLD: Style = Style::new(FaceId::SansBold, 10.0, INK);
const SMALL: Style = Style::new(FaceId::Sans, 8.2, QUIET);
const TITLE: Style = Style::new(FaceId::Serif, 26.0, INK);

pub(super) const LEFT: f32 = 68.0;
pub(super) const RIGHT: f32 = WIDTH - 68.0;
pub(super) const TOP: f32 = 84.0;
pub(super) const BOTTOM: f32 = HEIGHT - 78.0;
const LEADING: f32 = 14.6;

/// Text as it can be set: composed, without control characters.
fn clean(text: &str) -> String {
    let joins = |text: &str| text.chars().next().is_some_and(is_joined);
    let text: String = text.nfc().collect();
    text.char_indices()
        .filter_map(|(at, character)| match character {
            '\t' => Some(' '),
            // Some scripts are written with joiners between letters.
            '\u{200C}' | '\u{200D}' if joins(text.get(at + 3..).unwrap_or_default()) => Some(character),
            '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' => None,
            _ if character.is_control() => None,
            _ => Some(character),
        })
        .collect()
}

pub(super) fn run(text: &str, style: Style) -> Run {
    // With `Stand` every character can be set, so there is no error to lose.
    shape(&clean(text), style, Missing::Stand).unwrap_or(Run {
        style,
        glyphs: Vec::new(),
        ends_in_space: false,
        from_right: false,
    })
}

/// Lines of a text that may hold line breaks of its own.
pub(super) fn lines(text: &str, style: Style, width: f32) -> Vec<Run> {
    text.split('\n').flat_map(|part| broken(&run(part, style), width)).collect()
}

pub(super) struct Setter<'a> {
    letter: &'a Letter,
    pub(super) composer: Composer,
    pub(super) page: usize,
    pub(super) y: f32,
    level: u8,
}

/// Sets the letter and makes the file.
pub(super) fn letter(letter: &Letter) -> Result<Vec<u8>, RenderError> {
    let mut composer = Composer::new();
    let page = composer.open_page();
    let mut setter = Setter { letter, composer, page, y: TOP, level: 0 };
    setter.head();
    for (index, block) in letter.blocks.iter().enumerate() {
        setter.block(index, block)?;
    }
    setter.furniture();
    let (title, from) = (clean(&letter.title), clean(&letter.from));
    let meta = Meta {
        title: &title,
        author: &from,
        subject: &title,
        language: letter.language,
        created: letter.date.and_time(chrono::NaiveTime::MIN).and_utc(),
    };
    Ok(pdf::finish(setter.composer, &meta, &letter.attachments, Writer::Printpdf))
}

impl Setter<'_> {
    pub(super) fn new_page(&mut self) {
        self.page = self.composer.open_page();
        self.y = TOP;
    }

    pub(super) fn room(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.new_page();
        }
    }

    pub(super) fn elem(&mut self, role: &'static str) -> Elem {
        self.composer.tree().add(Tree::root(), role)
    }

    fn head(&mut self) {
        let from = run(&self.letter.from, Style::new(FaceId::SansBold, 9.0, QUIET));
        let date = run(&crate::dates::long(self.letter.language, self.letter.date), SMALL);
        let elem = self.elem("P");
        self.composer.text(elem, self.page, &[Placed::left(LEFT, self.y, from)]);
        let elem = self.elem("P");
        self.composer.text(elem, self.page, &[Placed::right(RIGHT, self.y, date)]);
        self.y += 34.0;
        let elem = self.elem("H1");
        let title = lines(&self.letter.title, TITLE, RIGHT - LEFT);
        self.flow(elem, title, 30.0, LEFT);
        self.y += 14.0;
    }

    fn block(&mut self, index: usize, block: &Block) -> Result<(), RenderError> {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(text) => {
                for part in text.replace("\r\n", "\n").split("\n\n").filter(|part| !part.trim().is_empty()) {
                    let elem = self.elem("P");
                    self.flow(elem, lines(part.trim_matches('\n'), BODY, RIGHT - LEFT), LEADING, LEFT);
                    self.y += 7.0;
                }
            }
            Block::Note(text) => {
                let elem = self.elem("P");
                self.flow(elem, lines(text, SMALL, RIGHT - LEFT), 11.5, LEFT);
                self.y += 5.0;
            }
            Block::List(items) => self.list(items),
            Block::KeyValues(pairs) => self.pairs(pairs),
            Block::Table { columns, rows } => self.table(columns, rows),
            Block::Image { bytes, alt } => self.image(index, bytes, alt)?,
            Block::Rule => {
                self.room(16.0);
                let (page, y) = (self.page, self.y + 2.0);
                self.composer.draw(None, page, |pen| pen.line((LEFT, y), (RIGHT, y), LINE, 0.6));
                self.y += 16.0;
            }
            Block::PageBreak => self.new_page(),
        }
        Ok(())
    }

    /// Sets lines one below the other, on as many pages as they need; never one alone at the foot of a page.
    fn flow(&mut self, elem: Elem, mut lines: Vec<Run>, leading: f32, x: f32) {
        self.room(leading * if lines.len() > 1 { 2.0 } else { 1.0 });
        while !lines.is_empty() {
            let mut fit = 0;
            let mut below = self.y;
            while fit < lines.len() && below + leading <= BOTTOM {
                below += leading;
                fit += 1;
            }
            // Not one line alone on the next page either.
            if fit + 1 == lines.len() && fit > 2 {
                fit -= 1;
            }
            let rest = lines.split_off(fit.max(1).min(lines.len()));
            let mut placed = Vec::with_capacity(lines.len());
            for line in lines {
                self.y += leading;
                // A text from the right begins there.
                placed.push(if line.from_right {
                    Placed::right(RIGHT, self.y, line)
                } else {
                    Placed::left(x, self.y, line)
                });
            }
            self.composer.text(elem, self.page, &placed);
            lines = rest;
            if !lines.is_empty() {
                self.new_page();
            }
        }
    }

    fn heading(&mut self, level: u8, text: &str) {
        // PDF/UA-1, 7.4.2: no level is skipped on the way down.
        let level = level.clamp(1, 4).min(self.level + 1);
        self.level = level;
        let (role, size) = [("H2", 14.0), ("H3", 11.5), ("H4", 10.0), ("H5", 10.0)]
            .get(usize::from(level) - 1)
            .copied()
            .unwrap_or(("H2", 14.0));
        self.y += 10.0;
        self.room(size * 1.3 + LEADING * 2.0);
        let top = self.y;
        let elem = self.elem(role);
        self.composer.bookmark(Bookmark { title: clean(text), page: self.page, top });
        self.flow(elem, lines(text, BOLD.sized(size), RIGHT - LEFT), size * 1.3, LEFT);
        self.y += 4.0;
    }

    fn list(&mut self, items: &[String]) {
        let list = self.elem("L");
        self.composer.tree().attribute(list, dictionary! { "O" => "List", "ListNumbering" => "Disc" });
        for item in items {
            let lines = lines(item, BODY, RIGHT - LEFT - 16.0);
            self.room(LEADING * if lines.len() > 1 { 2.0 } else { 1.0 });
            let tree = self.composer.tree();
            let entry = tree.add(list, "LI");
            let (label, body) = (tree.add(entry, "Lbl"), tree.add(entry, "LBody"));
            let dot = Placed::left(LEFT + 3.0, self.y + LEADING, run("•", BODY));
            self.composer.text(label, self.page, &[dot]);
            self.flow(body, lines, LEADING, LEFT + 16.0);
            self.y += 2.0;
        }
        self.y += 5.0;
    }

    fn image(&mut self, block: usize, bytes: &[u8], alt: &str) -> Result<(), RenderError> {
        let picture = Picture::read(bytes).ok_or(RenderError::Picture { block })?;
        #[expect(clippy::cast_precision_loss, reason = "pictures are at most 12,000 pixels wide")]
        let (across, down) = (picture.width.max(1) as f32, picture.height.max(1) as f32);
        // Pixels at 144 to the inch, unless that is wider than the text or higher than the page.
        let scale = 0.5_f32.min((RIGHT - LEFT) / across).min((BOTTOM - TOP - 20.0) / down);
        let (width, height) = (across * scale, down * scale);
        self.room(height + 12.0);
        let elem = self.elem("Figure");
        let (page, y) = (self.page, self.y + 6.0);
        let tree = self.composer.tree();
        let alt = clean(alt);
        tree.describe(
            elem,
            if alt.trim().is_empty() { letters::words(self.letter.language).picture } else { &alt },
        );
        let corners = [LEFT, HEIGHT - y - height, LEFT + width, HEIGHT - y];
        tree.attribute(
            elem,
            dictionary! {
                "O" => "Layout",
                "Placement" => "Block",
                "BBox" => corners.map(Object::Real).to_vec(),
            },
        );
        self.composer.picture(elem, page, picture, [LEFT, y, width, height]);
        self.y = y + height + 8.0;
        Ok(())
    }

    /// Page numbers, and the title on every page but the first.
    fn furniture(&mut self) {
        let pages = self.composer.pages();
        for page in 0..pages {
            let number = run(&letters::page(self.letter.language, page + 1, pages), SMALL);
            let foot = [
                Placed::left(LEFT, HEIGHT - 44.0, shortened(&self.letter.from, RIGHT - LEFT - 120.0)),
                Placed::right(RIGHT, HEIGHT - 44.0, number),
            ];
            self.composer.furniture(page, "Footer", &foot);
            if page > 0 {
                let title = shortened(&self.letter.title, RIGHT - LEFT);
                self.composer.furniture(page, "Header", &[Placed::left(LEFT, 52.0, title)]);
            }
        }
    }
}

/// As much of a text as fits one small line.
fn shortened(text: &str, width: f32) -> Run {
    let all = run(text, SMALL);
    if all.width() <= width {
        return all;
    }
    let first = broken(&all, width - 10.0).into_iter().next().map(|line| line.text()).unwrap_or_default();
    run(&format!("{first} …"), SMALL)
}
