//! The letters of a page and where they stand: what would be painted, caught instead.

use super::meaning::{Meaning, Meanings};
use super::values::text_string;
use hayro_cmap::WritingMode;
use hayro_interpret::font::{Glyph, GlyphRun, PositionedGlyph};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use hayro_syntax::object::{Dict, String as PdfString};
use kurbo::{Affine, BezPath, Point, Rect, Vec2};

/// Most letters of one page.
const LETTERS_MAX: usize = 500_000;
/// Units of an em in a font.
const EM: f64 = 1000.0;

/// One letter. Lengths are those of the page, along the direction in which its line runs and across it.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    /// What it says; most often one character.
    pub text: String,
    /// Whether what it says is only its code, for want of anything better.
    pub guessed: bool,
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

/// Catches the letters of one page.
pub(super) struct Catcher<'m, 'p> {
    /// The letters, in the order in which they are drawn.
    pub letters: Vec<Letter>,
    /// Letters of which nobody can say what they are.
    pub unknown: usize,
    meanings: &'m mut Meanings<'p>,
    page: Rect,
    /// The run before, to see one that is first filled and then outlined.
    last_run: Vec<(u32, i64, i64)>,
    /// The parts that are open, with the text that stands for them.
    marked: Vec<Option<Actual>>,
    /// Width of the type beside its height, as the page has set it.
    stretch: f64,
}

impl<'m, 'p> Catcher<'m, 'p> {
    /// For a page of this box.
    pub fn new(meanings: &'m mut Meanings<'p>, page: Rect) -> Self {
        Self {
            letters: Vec::new(),
            unknown: 0,
            meanings,
            page,
            last_run: Vec::new(),
            marked: Vec::new(),
            stretch: 1.0,
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
        if matches!(**glyph, Glyph::Type3(_)) && (width > size * 2.0 || width < size * 0.1) {
            // Such fonts have units of their own; their type is about twice as high as a letter is wide.
            size = (width * 2.0).max(0.01);
        }
        let around = self.page.inflate(size, size);
        if !around.contains(place.to_point()) && !around.contains((place + line * width).to_point()) {
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
            start,
            end: start + width,
            base: line.x * place.y - line.y * place.x,
            size,
            direction: if degrees == -180 { 180 } else { degrees },
            vertical,
        });
    }
}

impl<'a> Device<'a> for Catcher<'_, '_> {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'a>, _: &DrawMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
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
        for (glyph, at) in placed {
            self.catch(glyph, at, vertical);
        }
    }
}
