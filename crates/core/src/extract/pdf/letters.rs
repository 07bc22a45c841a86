//! The letters of a page and where they stand: what would be painted, caught instead.

use super::meaning::{Meaning, Meanings};
use super::values::text_string;
use hayro_cmap::WritingMode;
use hayro_interpret::font::{Glyph, GlyphRun, PositionedGlyph};
use hayro_interpret::{
    BlendMode, CacheKey as _, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};
use hayro_syntax::object::{Dict, String as PdfString};
use kurbo::{Affine, BezPath, Point, Rect, Vec2};
use std::collections::HashSet;
use std::panic::resume_unwind;

/// Most letters of one page.
const LETTERS_MAX: usize = 500_000;
/// Most areas of one page that are clipped to. Each part of a page that is drawn by itself begins with one, and parts that
/// draw one another twice are drawn 2^12 times and more.
const CLIPS_MAX: usize = 100_000;
/// Most masks of one page that are looked into.
const MASKS_MAX: usize = 200;
/// The number of all fonts that cannot be told apart.
pub(super) const NOT_TOLD: u128 = 1;
/// The number of all fonts that are drawings.
const DRAWINGS: u128 = 2;
/// Units of an em in a font.
const EM: f64 = 1000.0;

/// One letter. Lengths are those of the page, along the direction in which its line runs and across it.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    /// What it says; most often one character.
    pub text: String,
    /// Whether what it says is only its code, for want of anything better.
    pub guessed: bool,
    /// Its code in its font.
    pub code: u32,
    /// Its font. Fonts of the kinds that cannot be told apart have one number together.
    pub font: u128,
    /// Where it begins, along its line.
    pub start: f64,
    /// Where it ends, along its line.
    pub end: f64,
    /// Its baseline, across its line.
    pub base: f64,
    /// Size of its type.
    pub size: f64,
    /// The direction of its line in degrees.
    pub direction: i16,
    /// Whether its line runs downwards, as in Chinese and Japanese.
    pub vertical: bool,
}

/// Text that a marked part of the page stands for, whatever is drawn there.
struct Actual {
    text: String,
    said: bool,
}

/// What a page is given up with: the interpreter has no other way to be stopped.
pub(super) struct Endless;

/// Catches the letters of one page.
pub(super) struct Catcher<'m, 'p> {
    /// The letters, in the order in which they are drawn.
    pub letters: Vec<Letter>,
    /// Letters of which nobody can say what they are.
    pub unknown: usize,
    meanings: &'m mut Meanings<'p>,
    /// The box outside of which nothing is seen; none where the page has none that makes sense.
    page: Option<Rect>,
    /// The run before, to see one that is first filled and then outlined.
    last_run: Vec<(u32, i64, i64)>,
    /// The parts that are open, with the text that stands for them.
    marked: Vec<Option<Actual>>,
    /// Width of the type beside its height, as the page has set it.
    stretch: f64,
    /// Masks that were looked into: text that lets a colour through is seen like any other.
    masks: HashSet<u128>,
    /// Areas that were clipped to.
    clipped: usize,
    /// What the letters of the run have in common.
    run: Run,
}

/// What the letters of one run have in common.
#[derive(Debug, Default)]
struct Run {
    font: u128,
    /// Width of a letter, where it has to tell the size: fonts that are drawings have units of their own.
    letter: Option<f64>,
}

impl<'m, 'p> Catcher<'m, 'p> {
    /// For a page of this box.
    pub fn new(meanings: &'m mut Meanings<'p>, page: Rect) -> Self {
        Self {
            letters: Vec::new(),
            unknown: 0,
            meanings,
            page: (page.width() > 0.0 && page.height() > 0.0).then_some(page),
            last_run: Vec::new(),
            marked: Vec::new(),
            stretch: 1.0,
            masks: HashSet::new(),
            clipped: 0,
            run: Run::default(),
        }
    }

    /// Whether the same letters were drawn at the same places just before.
    fn is_drawn_again(&mut self, placed: &[(&PositionedGlyph<'_>, Affine)]) -> bool {
        let run: Vec<_> = placed
            .iter()
            .map(|(glyph, at)| {
                let point = *at * Point::ZERO;
                let rounded = ((point.x * 100.0) as i64, (point.y * 100.0) as i64);
                (glyph.char_code(), rounded.0, rounded.1)
            })
            .collect();
        let again = run == self.last_run;
        self.last_run = run;
        again
    }

    /// Learns how wide the page draws its type beside its height. A font that stands in for another stretches each of
    /// its letters by itself, which their advances do not have: only a stretch that all letters share is the page's.
    fn learn_stretch(&mut self, placed: &[(&PositionedGlyph<'_>, Affine)]) {
        let stretch = |at: &Affine| {
            let [a, b, c, d, ..] = at.as_coeffs();
            Vec2::new(a, b).hypot() / Vec2::new(c, d).hypot().max(1e-9)
        };
        let Some((first, at)) = placed.first() else { return };
        if placed.iter().all(|(glyph, _)| glyph.char_code() == first.char_code()) {
            return;
        }
        let own = stretch(at);
        let shared = placed.iter().all(|(_, at)| (stretch(at) - own).abs() < 0.01);
        self.stretch = if shared && own > 0.0 { own } else { 1.0 };
    }

    fn catch(&mut self, glyph: &PositionedGlyph<'_>, at: Affine, vertical: bool) {
        let [a, b, c, d, ..] = at.as_coeffs();
        let (along, up) = (Vec2::new(a, b) * EM, Vec2::new(c, d) * EM);
        let line = if vertical { -up } else { along };
        let length = line.hypot();
        if !length.is_finite() || length < 1e-6 {
            return;
        }
        let line = line / length;
        let place = (at * Point::ZERO).to_vec2();
        let mut size = up.hypot();
        let advance = match &**glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        let mut width = advance.map_or(0.0, |advance| f64::from(advance.abs()) / EM) * size * self.stretch;
        if vertical {
            width = size;
        }
        if !width.is_finite() {
            width = 0.5 * size;
        }
        if let Some(letter) = self.run.letter
            && !(size * 0.1..=size * 2.0).contains(&(letter * size))
        {
            // Type is about twice as high as a letter is wide.
            size = (letter * size * 2.0).max(0.01);
        }
        let around = self.page.map(|page| page.inflate(size, size));
        let seen = |point: Vec2| around.is_none_or(|around| around.contains(point.to_point()));
        if !seen(place) && !seen(place + line * width) {
            return;
        }
        let start = place.dot(line);
        let (text, guessed) = match self.marked.iter_mut().flatten().next() {
            Some(actual) if actual.said => {
                if let Some(last) = self.letters.last_mut() {
                    last.end = last.end.max(start + width);
                }
                return;
            }
            Some(actual) => {
                actual.said = true;
                (actual.text.clone(), false)
            }
            None => match self.meanings.of(glyph) {
                Meaning::Known(text) => (text, false),
                Meaning::Guessed(text) => (text, true),
                Meaning::None => {
                    self.unknown += 1;
                    ("\u{fffd}".to_owned(), false)
                }
                Meaning::Nothing => return,
            },
        };
        let degrees = line.y.atan2(line.x).to_degrees().round() as i16;
        self.letters.push(Letter {
            text,
            guessed,
            code: glyph.char_code(),
            font: self.run.font,
            start,
            end: start + width,
            base: line.x * place.y - line.y * place.x,
            size,
            direction: if degrees == -180 { 180 } else { degrees },
            vertical,
        });
    }
}

impl<'m, 'p> Catcher<'m, 'p> {
    /// Reads the text of which a mask is made, once.
    fn mask<'a>(&mut self, mask: Option<&SoftMask<'a>>) {
        if let Some(mask) = mask
            && self.masks.len() < MASKS_MAX
            && self.masks.insert(mask.cache_key())
        {
            mask.interpret(self);
        }
    }
}

impl<'a> Device<'a> for Catcher<'_, '_> {
    fn draw_path(&mut self, _: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        self.mask(props.soft_mask.as_ref());
    }
    fn draw_rect(&mut self, _: &Rect, props: DrawProps<'a>, _: &DrawMode) {
        self.mask(props.soft_mask.as_ref());
    }
    fn draw_image(&mut self, _: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.mask(props.soft_mask.as_ref());
    }
    fn push_clip_path(&mut self, _: &ClipPath) {
        self.clipped += 1;
        if self.clipped > CLIPS_MAX {
            resume_unwind(Box::new(Endless));
        }
    }
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn push_transparency_group(&mut self, _: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        self.mask(mask.as_ref());
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let actual =
            properties.and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText".as_slice()));
        self.marked.push(actual.map(|text| Actual { text: text_string(&text), said: false }));
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        if self.letters.len() > LETTERS_MAX {
            return;
        }
        let placed: Vec<_> =
            run.glyphs().iter().map(|glyph| (glyph, props.transform * glyph.transform())).collect();
        if self.is_drawn_again(&placed) {
            return;
        }
        let vertical = run.writing_mode() == WritingMode::Vertical;
        self.learn_stretch(&placed);
        self.run = shared(&placed);
        for (glyph, at) in placed {
            self.catch(glyph, at, vertical);
        }
        self.mask(props.soft_mask.as_ref());
    }
}

/// What the letters of a run have in common.
fn shared(placed: &[(&PositionedGlyph<'_>, Affine)]) -> Run {
    match placed.first().map(|(glyph, _)| &***glyph) {
        Some(Glyph::Outline(first)) => {
            Run { font: first.font_data().map_or(NOT_TOLD, |data| data.cache_key), letter: None }
        }
        Some(Glyph::Type3(_)) => {
            let widths = placed.iter().filter_map(|(glyph, _)| match &***glyph {
                Glyph::Type3(drawn) => drawn.advance_width().map(|width| f64::from(width.abs()) / EM),
                Glyph::Outline(_) => None,
            });
            let (sum, count) = widths
                .filter(|width| *width > 0.0)
                .fold((0.0, 0.0), |(sum, count), width| (sum + width, count + 1.0));
            Run { font: DRAWINGS, letter: (count > 0.0).then(|| sum / count) }
        }
        None => Run::default(),
    }
}
