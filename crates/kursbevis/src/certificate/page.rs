//! Template version 1: the page.
//!
//! Everything is set around one middle line. What is above the contents has its natural height; the foot stands
//! where it stands; the room between is shared out, so that a short certificate breathes and a long one still
//! fits. Contents that do not fit go on to further pages.

use super::check::composed;
use super::words::{Words, words};
use crate::dates;
use crate::error::RenderError;
use crate::fonts::FaceId;
use crate::pdf::{Composer, Elem, HEIGHT, Placed, Tree, WIDTH};
use crate::qr;
use crate::typeset::{Colour, Missing, Run, Style, balanced, broken, shape};
use lopdf::{Object, dictionary};
use min_side_domain::Language;
use min_side_domain::records::KursbevisFacts;

const INK: Colour = Colour(0.07, 0.16, 0.22);
const QUIET: Colour = Colour(0.33, 0.39, 0.43);
const ACCENT: Colour = Colour(0.60, 0.42, 0.20);
const PALE: Colour = Colour(0.86, 0.80, 0.70);
const WARNING: Colour = Colour(0.70, 0.09, 0.12);

const MIDDLE: f32 = WIDTH / 2.0;
const LEFT: f32 = 78.0;
const RIGHT: f32 = WIDTH - 78.0;
/// Where the foot begins: signature and code stand below this line.
const FOOT: f32 = HEIGHT - 204.0;
const FRAME: f32 = 27.0;
/// What the first page's parts above the contents take without their own texts: see `first`.
const HEAD: f32 = 80.0 + 46.0 - 16.0 + 58.0 + 36.0 + 8.0 + 17.0 + 26.0 + 7.0 + 36.0 + 19.0 + 32.0;
/// The shares of the room that is spread out.
const GAPS: f32 = 0.7 + 0.6 + 1.0 + 0.3 + 0.3 + 0.2 + 1.0 + 0.8;

const TEXT: Style = Style::new(FaceId::Serif, 12.0, INK);
const ISSUER: Style = TEXT.sized(13.0).tracked(80);
const TITLE: Style = TEXT.sized(54.0);
const PHRASE: Style = Style::new(FaceId::Serif, 14.5, QUIET);
const LABEL: Style = Style::new(FaceId::Serif, 11.0, ACCENT).tracked(40);
const SMALL: Style = Style::new(FaceId::Serif, 9.6, QUIET);
/// Sizes and the most lines at each, largest first.
const NAME_SIZES: [(f32, usize); 8] =
    [(38.0, 1), (34.0, 1), (30.0, 2), (26.0, 2), (22.0, 3), (18.0, 4), (15.0, 6), (12.0, 12)];
const COURSE_SIZES: [(f32, usize); 6] = [(24.0, 2), (21.0, 2), (18.0, 3), (15.5, 4), (13.0, 7), (11.0, 12)];
const VALUE_SIZES: [(f32, usize); 5] = [(14.0, 1), (13.0, 2), (11.5, 3), (9.5, 12), (8.6, 24)];
const SIGNATORY_SIZES: [(f32, usize); 3] = [(14.0, 1), (11.0, 2), (9.0, 4)];
const OFFICE_SIZES: [(f32, usize); 3] = [(11.0, 1), (9.5, 2), (8.0, 4)];
const ITEM_LEADING: f32 = 16.0;

fn set(text: &str, style: Style) -> Result<Run, RenderError> {
    // The facts have been checked, so only a fault in the template's own words could be missed here.
    shape(&composed(text), style, Missing::Refuse)
        .map_err(|character| RenderError::MissingGlyph { field: text.to_owned(), character })
}

/// The largest size at which `text` takes no more lines than it should. `squeeze` leaves out the largest sizes.
fn fitted(text: &str, sizes: &[(f32, usize)], squeeze: usize, width: f32) -> Result<Vec<Run>, RenderError> {
    let style = TEXT;
    let mut set_lines = Vec::new();
    for (size, most) in sizes.iter().skip(squeeze.min(sizes.len().saturating_sub(1))) {
        set_lines = balanced(&set(text, style.sized(*size))?, width);
        if set_lines.len() <= *most {
            break;
        }
    }
    Ok(set_lines)
}

struct Page<'a> {
    facts: &'a KursbevisFacts,
    language: Language,
    words: &'static Words,
    composer: Composer,
    page: usize,
}

/// Composes the pages of a certificate.
pub(super) fn compose(
    facts: &KursbevisFacts,
    language: Language,
    code: Option<&str>,
) -> Result<Composer, RenderError> {
    let mut composer = Composer::new();
    let page = composer.open_page();
    let mut page = Page { facts, language, words: words(language), composer, page };
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
    fn elem(&mut self, role: &'static str, field: &'static str) -> Elem {
        let tree = self.composer.tree();
        let elem = tree.add(Tree::root(), role);
        if !field.is_empty() {
            tree.name(elem, field);
        }
        elem
    }

    fn centred(
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

    fn frame(&mut self) {
        let (low, high) = (FRAME, WIDTH - FRAME);
        let (top, bottom) = (FRAME, HEIGHT - FRAME);
        self.composer.draw(None, self.page, |pen| {
            pen.frame([low, top, high - low, bottom - top], INK, 1.2);
            pen.notched([low + 6.0, top + 6.0, high - low - 12.0, bottom - top - 12.0], 13.0, ACCENT, 0.55);
            for (x, y) in [(low, top), (high, top), (low, bottom), (high, bottom)] {
                let (dx, dy) = (if x < MIDDLE { 11.0 } else { -11.0 }, if y < MIDDLE { 11.0 } else { -11.0 });
                pen.diamond((x + dx, y + dy), 2.6, ACCENT);
            }
        });
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

    fn items(&self, width: f32) -> Result<Vec<Item>, RenderError> {
        let mut items = Vec::new();
        for (index, text) in self.facts.contents.iter().enumerate() {
            items.push(Item { index, lines: broken(&set(text, TEXT)?, width) });
        }
        Ok(items)
    }

    /// Draws as many items as there is room for; tells which are left.
    fn contents(&mut self, mut items: Vec<Item>, y: f32, floor: f32) -> Result<Vec<Item>, RenderError> {
        if items.is_empty() {
            return Ok(items);
        }
        let mut fit = 0;
        let mut below = y + 24.0;
        while let Some(item) = items.get(fit) {
            let last = fit + 1 == items.len();
            // Room for the line that says that there is more.
            let limit = if last { floor - 8.0 } else { floor - 26.0 };
            if below + item.height() - ITEM_LEADING > limit {
                break;
            }
            below += item.height();
            fit += 1;
        }
        let all = fit == items.len();
        if fit == 0 || (!all && below - y < 60.0) {
            // Too little room for a list that is worth beginning: all of it goes on.
            self.goes_on(y.min(floor - 12.0))?;
            return Ok(items);
        }
        let rest = items.split_off(fit);
        let heading = set(self.words.contents, LABEL)?;
        self.centred("H2", "", vec![heading], y, 0.0);
        let list = self.list();
        let widest = items.iter().flat_map(|item| &item.lines).map(Run::width).fold(0.0, f32::max);
        let x = MIDDLE - (widest + 12.0) / 2.0;
        let mut at = y + 22.0;
        for item in items {
            at = self.item(list, item, x, at)?;
        }
        if !all {
            self.goes_on(at + 2.0)?;
        }
        Ok(rest)
    }

    fn goes_on(&mut self, y: f32) -> Result<(), RenderError> {
        let line = set(self.words.continues, SMALL.sized(11.0))?;
        self.centred("P", "", vec![line], y, 0.0);
        Ok(())
    }

    fn list(&mut self) -> Elem {
        let list = self.elem("L", "");
        self.composer.tree().attribute(list, dictionary! { "O" => "List", "ListNumbering" => "Disc" });
        list
    }

    fn item(&mut self, list: Elem, item: Item, x: f32, y: f32) -> Result<f32, RenderError> {
        let tree = self.composer.tree();
        let entry = tree.add(list, "LI");
        let (label, body) = (tree.add(entry, "Lbl"), tree.add(entry, "LBody"));
        tree.name(body, &format!("contents[{}]", item.index));
        let dot = Placed::left(x, y, set("•", Style::new(FaceId::Serif, 12.0, ACCENT))?);
        self.composer.text(label, self.page, &[dot]);
        let mut at = y;
        let mut placed = Vec::new();
        for line in item.lines {
            placed.push(Placed::left(x + 12.0, at, line));
            at += ITEM_LEADING;
        }
        self.composer.text(body, self.page, &placed);
        Ok(at)
    }

    /// Code, signature and number.
    fn foot(&mut self, code: Option<&str>, floor: f32) -> Result<(), RenderError> {
        let facts = self.facts;
        let top = floor + 10.0;
        let mut x = MIDDLE - 105.0;
        if let Some(code) = code {
            let grid =
                qr::grid(code).ok_or_else(|| RenderError::TooLongForCode { field: "course".to_owned() })?;
            let side = qr::MODULE * count(grid.size);
            let left = LEFT - 8.0;
            let elem = self.elem("Figure", "code");
            let tree = self.composer.tree();
            tree.describe(elem, self.words.code_alt);
            let corners = [left, HEIGHT - top - side, left + side, HEIGHT - top];
            tree.attribute(
                elem,
                dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners.map(Object::Real).to_vec() },
            );
            self.composer.draw(Some(elem), self.page, |pen| {
                pen.grid((left, top), qr::MODULE, &grid.rows, INK);
            });
            x = left + side + 24.0;
        }
        let width = if code.is_some() { RIGHT + 8.0 - x } else { 210.0 };
        let mut y = top + 34.0;
        let rule = y;
        self.composer.draw(None, self.page, |pen| pen.line((x, rule), (x + width, rule), INK, 0.7));
        y += 17.0;
        y = self.left("signatory", fitted(&facts.signatory, &SIGNATORY_SIZES, 0, width)?, x, y);
        if !facts.signatory_title.trim().is_empty() {
            let mut lines = fitted(&facts.signatory_title, &OFFICE_SIZES, 0, width)?;
            for line in &mut lines {
                line.style.colour = QUIET;
            }
            y = self.left("signatory_title", lines, x, y + 15.0);
        }
        let issued = format!("{} {}", self.words.issued, dates::long(self.language, facts.issued));
        y = self.left("issued", vec![set(&issued, SMALL.sized(11.0))?], x, y + 15.0);
        if code.is_some() {
            self.left("", broken(&set(self.words.check, SMALL.sized(9.0))?, width), x, y + 18.0);
        }
        self.number()
    }

    fn left(&mut self, field: &'static str, lines: Vec<Run>, x: f32, y: f32) -> f32 {
        let elem = self.elem("P", field);
        let step = leading(&lines, 1.2);
        let mut at = y;
        let mut placed = Vec::new();
        for line in lines {
            placed.push(Placed::left(x, at, line));
            at += step;
        }
        self.composer.text(elem, self.page, &placed);
        at - step
    }

    /// The certificate's number, at the foot of the page.
    fn number(&mut self) -> Result<(), RenderError> {
        let facts = self.facts;
        let number = format!("{} {}", self.words.number, facts.number);
        let y = HEIGHT - if facts.replaces.is_some() { 53.0 } else { 46.0 };
        let line = set(&number, SMALL.tracked(20))?;
        self.centred("P", "number", vec![line], y, 0.0);
        if let Some(replaces) = &facts.replaces {
            let line = set(&format!("{} {replaces}", self.words.replaces), SMALL.sized(8.6))?;
            self.centred("P", "replaces", vec![line], y + 11.5, 0.0);
        }
        Ok(())
    }

    /// Pages for the contents that did not fit on the first.
    fn further(&mut self, mut items: Vec<Item>) -> Result<(), RenderError> {
        if items.is_empty() {
            return Ok(());
        }
        let first = self.page;
        while !items.is_empty() {
            self.page = self.composer.open_page();
            self.frame();
            let head = format!("{} {} – {}", self.words.number, self.facts.number, self.facts.holder);
            let head = broken(&set(&head, SMALL)?, RIGHT - LEFT).into_iter().take(1);
            let head: Vec<Placed> = head.map(|line| Placed::centred(MIDDLE, 62.0, line)).collect();
            self.composer.furniture(self.page, "Header", &head);
            let mut y = 96.0;
            let heading = set(self.words.contents, TEXT.sized(23.0))?;
            y = self.centred("H2", "", vec![heading], y, 0.0) + 34.0;
            let list = self.list();
            let mut drawn = false;
            while let Some(item) = items.first() {
                if drawn && y + item.height() > HEIGHT - 78.0 {
                    break;
                }
                let item = items.remove(0);
                y = self.item(list, item, LEFT + 20.0, y)? + 3.0;
                drawn = true;
            }
        }
        let pages = self.composer.pages();
        for page in first..pages {
            let text = format!("{} / {pages}", page + 1);
            let y = if page == first { 46.0 } else { HEIGHT - 46.0 };
            let line = set(&text, SMALL.sized(8.6))?;
            self.composer.furniture(page, "Footer", &[Placed::right(RIGHT + 14.0, y, line)]);
        }
        Ok(())
    }

    /// The word across the page that no cropping takes away.
    fn watermark(&mut self) -> Result<(), RenderError> {
        let word = set("DEMONSTRASJON", Style::new(FaceId::Serif, 66.0, Colour(0.95, 0.90, 0.88)))?;
        self.composer.slanted(self.page, (MIDDLE, HEIGHT * 0.47), word);
        Ok(())
    }
}

/// An item of the contents, broken into lines.
struct Item {
    index: usize,
    lines: Vec<Run>,
}

impl Item {
    fn height(&self) -> f32 {
        count(self.lines.len()) * ITEM_LEADING
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of lines and modules are far below 2^24")]
fn count(number: usize) -> f32 {
    number as f32
}

fn leading(lines: &[Run], factor: f32) -> f32 {
    lines.first().map_or(0.0, |line| line.style.size * factor)
}
