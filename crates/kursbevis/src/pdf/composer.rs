//! Pages being drawn: every piece of text belongs to an element of the structure tree, everything else is an
//! artifact, so nothing on a page is untagged.

use super::image::Picture;
use super::pen::{Pen, colour, operator, rounded};
use super::tags::{Elem, Tree};
use crate::fonts::{FaceId, Subset};
use crate::typeset::{Colour, Glyph, GlyphText, Run, in_order};
use printpdf::{DictItem, FontId, Op, PdfFontHandle, Pt};
use std::collections::BTreeMap;

/// Width of A4 in points.
pub const WIDTH: f32 = 595.276;
/// Height of A4 in points.
pub const HEIGHT: f32 = 841.89;

/// An entry of the document outline.
#[derive(Debug, Clone)]
pub struct Bookmark {
    pub title: String,
    pub page: usize,
    pub top: f32,
}

/// A line of text and where its baseline begins, from the page's upper left corner.
#[derive(Debug, Clone)]
pub struct Placed {
    pub x: f32,
    pub y: f32,
    pub run: Run,
}

/// What a page has besides what it is drawn by.
#[derive(Debug, Clone, Default)]
pub(super) struct Extra {
    /// Content that is the same on many pages: it comes first.
    pub before: &'static [u8],
    /// Content that is written already: it comes last.
    pub after: Vec<u8>,
}

/// Pages in the making.
#[derive(Debug)]
pub struct Composer {
    sheets: Vec<Vec<Op>>,
    pub(super) extras: Vec<Extra>,
    pub(super) tree: Tree,
    pub(super) fonts: BTreeMap<FaceId, Subset>,
    pub(super) pictures: Vec<Picture>,
    pub(super) bookmarks: Vec<Bookmark>,
}

impl Composer {
    /// No pages yet.
    pub fn new() -> Self {
        Self {
            sheets: Vec::new(),
            extras: Vec::new(),
            tree: Tree::new(),
            fonts: BTreeMap::new(),
            pictures: Vec::new(),
            bookmarks: Vec::new(),
        }
    }

    /// Begins a page and tells its index.
    pub fn open_page(&mut self) -> usize {
        self.sheets.push(Vec::new());
        self.extras.push(Extra::default());
        self.tree.open_page();
        self.sheets.len() - 1
    }

    /// Number of pages so far.
    pub fn pages(&self) -> usize {
        self.sheets.len()
    }

    /// The structure tree.
    pub fn tree(&mut self) -> &mut Tree {
        &mut self.tree
    }

    /// Adds an entry to the outline.
    pub fn bookmark(&mut self, bookmark: Bookmark) {
        self.bookmarks.push(bookmark);
    }

    fn push(&mut self, page: usize, op: Op) {
        if let Some(sheet) = self.sheets.get_mut(page) {
            sheet.push(op);
        }
    }

    /// Draws lines of text as one piece of content of `elem`.
    pub fn text(&mut self, elem: Elem, page: usize, lines: &[Placed]) {
        self.begin(Some(elem), page);
        self.lines(page, lines);
        self.push(page, Op::EndMarkedContent);
    }

    /// Draws text that is no part of the document's content, as a page number.
    pub fn furniture(&mut self, page: usize, subtype: &'static str, lines: &[Placed]) {
        let entries = [("Type", "Pagination"), ("Subtype", subtype)]
            .map(|(key, name)| (key.to_owned(), DictItem::Name(name.as_bytes().to_vec())));
        let properties = DictItem::Dict { map: BTreeMap::from(entries) };
        self.push(page, Op::BeginMarkedContentWithProperties { tag: "Artifact".to_owned(), properties });
        self.lines(page, lines);
        self.push(page, Op::EndMarkedContent);
    }

    /// Draws a word across the page, rising to the right, as decoration.
    pub fn slanted(&mut self, page: usize, (x, y): (f32, f32), run: Run) {
        // The cosine and sine of 50 degrees, written out: libraries differ in the last digit.
        const COSINE: f32 = 0.642_79;
        const SINE: f32 = 0.766_04;
        let half = run.width() / 2.0;
        let start = (x - half * COSINE, HEIGHT - y - half * SINE);
        let entries =
            [("Type", "Background")].map(|(key, name)| (key.to_owned(), DictItem::Name(name.into())));
        let properties = DictItem::Dict { map: BTreeMap::from(entries) };
        self.push(page, Op::BeginMarkedContentWithProperties { tag: "Artifact".to_owned(), properties });
        self.push(page, Op::StartTextSection);
        self.push(page, Op::SetFillColor { col: colour(run.style.colour) });
        let matrix = [COSINE, SINE, -SINE, COSINE, rounded(start.0), rounded(start.1)];
        let value = matrix.iter().map(|n| DictItem::Real(*n)).collect();
        self.push(page, Op::Unknown { key: "Tm".to_owned(), value });
        self.glyphs(page, &run, &mut None);
        self.push(page, Op::EndTextSection);
        self.push(page, Op::EndMarkedContent);
    }

    /// Draws shapes: as content of `elem`, or as decoration.
    pub fn draw(&mut self, elem: Option<Elem>, page: usize, draw: impl FnOnce(&mut Pen<'_>)) {
        self.begin(elem, page);
        if let Some(sheet) = self.sheets.get_mut(page) {
            sheet.push(Op::SaveGraphicsState);
            draw(&mut Pen::on(sheet));
            sheet.push(Op::RestoreGraphicsState);
        }
        self.push(page, Op::EndMarkedContent);
    }

    /// Draws what was prepared beneath everything else on the page.
    pub fn lay_under(&mut self, page: usize, prepared: &'static [u8]) {
        if let Some(extra) = self.extras.get_mut(page) {
            extra.before = prepared;
        }
    }

    /// Draws the dark squares of a grid as content of `elem`; see [`grid`](super::pen::grid).
    pub fn grid(
        &mut self,
        elem: Elem,
        page: usize,
        at: (f32, f32),
        module: f32,
        rows: &[Vec<(usize, usize)>],
        with: Colour,
    ) {
        let mcid = self.tree.content(elem, page);
        if let Some(extra) = self.extras.get_mut(page) {
            extra.after.extend_from_slice(
                format!("\n/{} <</MCID {mcid}>> BDC\nq\n", self.tree.role(elem)).as_bytes(),
            );
            extra.after.extend(super::pen::grid(at, module, rows, with));
            extra.after.extend_from_slice(b"Q\nEMC\n");
        }
    }

    /// Draws a picture with its upper left corner at `x`, `y`.
    pub fn picture(&mut self, elem: Elem, page: usize, picture: Picture, [x, y, width, height]: [f32; 4]) {
        let name = format!("Im{}", self.pictures.len());
        self.pictures.push(picture);
        self.draw(Some(elem), page, |pen| {
            pen.stamp(&name, [x, y, width, height]);
        });
    }

    /// The pages' operations, with the codes that the glyphs have now that all of them are known.
    pub(super) fn finished(&mut self) -> Vec<Vec<Op>> {
        for subset in self.fonts.values_mut() {
            subset.order();
        }
        let mut sheets = std::mem::take(&mut self.sheets);
        let faces: BTreeMap<&str, &Subset> =
            self.fonts.iter().map(|(id, subset)| (id.resource(), subset)).collect();
        for sheet in &mut sheets {
            let mut font = None;
            for op in sheet {
                match op {
                    Op::SetFont { font: PdfFontHandle::External(id), .. } => font = faces.get(id.0.as_str()),
                    Op::Unknown { key, value } if matches!(key.as_str(), "Tj" | "TJ") => {
                        value.iter_mut().for_each(|item| encode(item, font.copied()));
                    }
                    _ => {}
                }
            }
        }
        sheets
    }

    fn begin(&mut self, elem: Option<Elem>, page: usize) {
        let op = match elem {
            None => Op::BeginMarkedContent { tag: "Artifact".to_owned() },
            Some(elem) => {
                let mcid = self.tree.content(elem, page);
                let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(mcid))]);
                let tag = self.tree.role(elem).to_owned();
                Op::BeginMarkedContentWithProperties { tag, properties: DictItem::Dict { map } }
            }
        };
        self.push(page, op);
    }

    fn lines(&mut self, page: usize, lines: &[Placed]) {
        self.push(page, Op::StartTextSection);
        let (mut at, mut look, mut font) = ((0.0, 0.0), None, None);
        for line in lines {
            let style = line.run.style;
            if look != Some((style.colour, style.tracking)) {
                self.push(page, Op::SetFillColor { col: colour(style.colour) });
                if style.tracking != look.map_or(0, |(_, tracking)| tracking) {
                    let multiplier = rounded(crate::typeset::points(style.tracking, style.size));
                    self.push(page, Op::SetCharacterSpacing { multiplier });
                }
                look = Some((style.colour, style.tracking));
            }
            // A tenth of a point is a thirtieth of a millimetre.
            let place = ((line.x * 10.0).round() / 10.0, ((HEIGHT - line.y) * 10.0).round() / 10.0);
            self.push(page, operator("Td", &[place.0 - at.0, place.1 - at.1]));
            at = place;
            self.glyphs(page, &line.run, &mut font);
        }
        if look.is_some_and(|(_, tracking)| tracking != 0) {
            self.push(page, Op::SetCharacterSpacing { multiplier: 0.0 });
        }
        self.push(page, Op::EndTextSection);
    }

    /// Shows glyphs by their numbers in the face; [`Composer::finished`] writes their codes.
    fn glyphs(&mut self, page: usize, run: &Run, current: &mut Option<(FaceId, f32)>) {
        let glyphs = in_order(run);
        let mut rest: &[Glyph] = &glyphs;
        while let Some(first) = rest.first() {
            let up = first.offset.1;
            let same = |g: &Glyph| {
                g.face == first.face
                    && g.stands_for.is_none()
                    && g.goes_on == first.goes_on
                    && g.offset.1 == up
            };
            let signs = |g: &Glyph| g.face == first.face && g.goes_on && g.offset.1 == up;
            let length = if first.stands_for.is_some() {
                1 + rest.iter().skip(1).take_while(|g| signs(g)).count()
            } else {
                rest.iter().take_while(|g| same(g)).count()
            };
            let (part, after) = rest.split_at(length.max(1));
            rest = after;
            if *current != Some((first.face, run.style.size)) {
                let font = PdfFontHandle::External(FontId(first.face.resource().to_owned()));
                self.push(page, Op::SetFont { font, size: Pt(rounded(run.style.size)) });
                *current = Some((first.face, run.style.size));
            }
            if let Some(meant) = &first.stands_for {
                let text = DictItem::String { data: utf16(meant), literal: false };
                let map = BTreeMap::from([("ActualText".to_owned(), text)]);
                let properties = DictItem::Dict { map };
                self.push(page, Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
            }
            if up != 0 {
                self.rise(page, crate::typeset::points(up, run.style.size));
            }
            let is_end = run.ends_in_space && rest.is_empty();
            let array = self.coded(part, is_end);
            let show = match array.as_slice() {
                [DictItem::String { .. }] => Op::Unknown { key: "Tj".to_owned(), value: array },
                _ => Op::Unknown { key: "TJ".to_owned(), value: vec![DictItem::Array(array)] },
            };
            self.push(page, show);
            if up != 0 {
                self.rise(page, 0.0);
            }
            // What a cluster draws higher or lower belongs to it still.
            if first.stands_for.is_some() {
                self.push(page, Op::EndMarkedContent);
            }
        }
    }

    fn rise(&mut self, page: usize, height: f32) {
        self.push(page, operator("Ts", &[rounded(height)]));
    }

    /// Glyphs of one face as strings of their numbers, with what moves them between.
    fn coded(&mut self, part: &[Glyph], ends_in_space: bool) -> Vec<DictItem> {
        let Some(first) = part.first() else { return Vec::new() };
        let face = first.face.face();
        let subset = self.fonts.entry(first.face).or_insert_with(|| Subset::new(face));
        let (mut array, mut codes): (Vec<DictItem>, Vec<u8>) = (Vec::new(), Vec::new());
        let mut moved = 0;
        for glyph in part {
            let kerning = if codes.is_empty() && array.is_empty() { 0 } else { glyph.kerning };
            moved += kerning + glyph.offset.0;
            if moved != 0 {
                if !codes.is_empty() {
                    array.push(DictItem::String { data: std::mem::take(&mut codes), literal: true });
                }
                array.push(DictItem::Int(i64::from(-moved)));
            }
            subset.add(glyph.id, glyph.said);
            codes.extend_from_slice(&glyph.id.to_be_bytes());
            // A shaped glyph goes on by another width than its own, and from where it would have stood.
            moved = glyph.advance - face.advance(glyph.id) - glyph.offset.0;
        }
        if ends_in_space && let Some(space) = face.glyph(' ') {
            subset.add(space, GlyphText::One(' '));
            codes.extend_from_slice(&space.to_be_bytes());
        }
        array.push(DictItem::String { data: codes, literal: true });
        if moved != 0 {
            array.push(DictItem::Int(i64::from(-moved)));
        }
        array
    }
}

/// Replaces glyphs by their codes.
fn encode(item: &mut DictItem, font: Option<&Subset>) {
    match item {
        DictItem::Array(items) => items.iter_mut().for_each(|item| encode(item, font)),
        DictItem::String { data, .. } => {
            for pair in data.as_chunks_mut::<2>().0 {
                let glyph = u16::from_be_bytes(*pair);
                *pair = font.map_or(0, |font| font.code(glyph)).to_be_bytes();
            }
        }
        _ => {}
    }
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

impl Placed {
    /// A line that begins at `x`.
    pub const fn left(x: f32, y: f32, run: Run) -> Self {
        Self { x, y, run }
    }

    /// A line whose middle is at `x`.
    pub fn centred(x: f32, y: f32, run: Run) -> Self {
        Self { x: x - run.width() / 2.0, y, run }
    }

    /// A line that ends at `x`.
    pub fn right(x: f32, y: f32, run: Run) -> Self {
        Self { x: x - run.width(), y, run }
    }
}
