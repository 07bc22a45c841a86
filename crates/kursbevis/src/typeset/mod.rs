//! Text to lines: glyphs with their widths, kerning and ligatures, and where a line may break.

mod lines;
mod shaping;
mod stand_in;

use lines::Line;
pub use lines::{balanced, broken};
pub(crate) use shaping::in_order;

use crate::fonts::{FaceId, GlyphId, ScriptFace};
use std::sync::Arc;

/// A colour of the sRGB space, each part from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colour(pub f32, pub f32, pub f32);

/// How a run of text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Face.
    pub face: FaceId,
    /// Size in points.
    pub size: f32,
    /// Colour.
    pub colour: Colour,
    /// Space added after each glyph, in thousandths of an em. Kept below 90, beyond which readers of the text
    /// take the space for the end of a word.
    pub tracking: i32,
}

impl Style {
    /// A style without tracking.
    #[must_use]
    pub const fn new(face: FaceId, size: f32, colour: Colour) -> Self {
        Self { face, size, colour, tracking: 0 }
    }

    /// The same, with tracking.
    #[must_use]
    pub const fn tracked(mut self, tracking: i32) -> Self {
        self.tracking = tracking;
        self
    }

    /// The same at another size.
    #[must_use]
    pub const fn sized(mut self, size: f32) -> Self {
        self.size = size;
        self
    }
}

/// What a glyph says: one character, or the letters of a ligature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GlyphText {
    /// One character.
    One(char),
    /// The letters of a ligature.
    Letters(&'static str),
}

impl std::fmt::Display for GlyphText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::One(character) => character.fmt(f),
            Self::Letters(letters) => f.write_str(letters),
        }
    }
}

/// A glyph in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    /// The face it comes from: the style's own, or the one that lends the glyph.
    pub face: FaceId,
    /// Glyph of the face.
    pub id: GlyphId,
    /// What it says.
    pub said: GlyphText,
    /// What the member wrote here, where it is not just the character that the glyph says: letters of scripts that are
    /// shaped, and signs for characters that no face has.
    pub stands_for: Option<Arc<str>>,
    /// Whether it belongs to what began before it: a sign, or a cluster of a shaped word.
    pub goes_on: bool,
    /// Whether it belongs to the word that began before it.
    pub joined: bool,
    /// Its level in the order of a line: odd where the text runs from the right.
    pub level: u8,
    /// Advance in thousandths of an em.
    pub advance: i32,
    /// Kerning to the glyph before it.
    pub kerning: i32,
    /// How far from its place it is drawn, to the right and up.
    pub offset: (i32, i32),
}

impl Glyph {
    /// A glyph that says a character or a ligature, as it stands in its face.
    fn plain(face: FaceId, id: GlyphId, said: GlyphText) -> Self {
        Self {
            face,
            id,
            said,
            stands_for: None,
            goes_on: false,
            joined: false,
            level: 0,
            advance: face.face().advance(id),
            kerning: 0,
            offset: (0, 0),
        }
    }

    fn is_space(&self) -> bool {
        self.said == GlyphText::One(' ')
    }
}

/// Glyphs of one style in a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Their style.
    pub style: Style,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// Whether a space was left out at the end, where the line was broken.
    pub ends_in_space: bool,
    /// Whether it is of a text that is read from the right.
    pub from_right: bool,
}

impl Run {
    /// Width in points.
    #[must_use]
    pub fn width(&self) -> f32 {
        let units: i32 = self.glyphs.iter().map(|g| g.advance + g.kerning + self.style.tracking).sum();
        let last = if self.glyphs.is_empty() { 0 } else { self.style.tracking };
        points(units - last, self.style.size)
    }

    /// What the run says.
    #[must_use]
    pub fn text(&self) -> String {
        let said = |glyph: &Glyph| match &glyph.stands_for {
            Some(meant) => meant.to_string(),
            None if glyph.goes_on => String::new(),
            None => glyph.said.to_string(),
        };
        self.glyphs.iter().map(said).collect()
    }

    fn part(&self, line: &Line) -> Self {
        let mut glyphs = self.glyphs.get(line.from..line.to).unwrap_or_default().to_vec();
        if let Some(first) = glyphs.first_mut() {
            first.kerning = 0;
        }
        Self { style: self.style, glyphs, ends_in_space: line.ends_in_space, from_right: self.from_right }
    }

    /// The same glyphs at another size: shaping does not depend on it.
    #[must_use]
    pub fn sized(mut self, size: f32) -> Self {
        self.style.size = size;
        self
    }
}

/// Thousandths of an em at `size`, in points.
#[must_use]
pub fn points(units: i32, size: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "widths of lines are far below 2^24")]
    let units = units as f32;
    units * size / 1000.0
}

const LIGATURES: [(&str, char); 5] =
    [("ffi", '\u{FB03}'), ("ffl", '\u{FB04}'), ("ff", '\u{FB00}'), ("fi", '\u{FB01}'), ("fl", '\u{FB02}')];

/// What to do with a character that the style's face does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Stop and name it.
    Refuse,
    /// Take it from another face, or set a sign for it that still reads as the character.
    Stand,
}

/// Sets `text` in `style`.
///
/// # Errors
/// The first character that the face has no glyph for, when `missing` says to refuse.
pub fn shape(text: &str, style: Style, missing: Missing) -> Result<Run, char> {
    let face = style.face.face();
    let (levels, from_right) = match missing {
        Missing::Refuse => None,
        Missing::Stand => shaping::levels(text),
    }
    .unwrap_or_default();
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let level = levels.get(text.len() - rest.len()).copied().unwrap_or(0);
        let ligature = (character == 'f' && style.tracking == 0)
            .then(|| LIGATURES.iter().find(|(letters, _)| rest.starts_with(letters)))
            .flatten()
            .and_then(|(letters, sign)| face.glyph(*sign).map(|id| (*letters, id)));
        let turned = if level % 2 == 1 { shaping::mirrored(character) } else { None };
        let (said, id, length) = match ligature {
            Some((letters, id)) => (GlyphText::Letters(letters), Some(id), letters.len()),
            None => {
                let id = face.glyph(turned.unwrap_or(character));
                (GlyphText::One(turned.unwrap_or(character)), id, character.len_utf8())
            }
        };
        let glyph = match (id, missing) {
            (Some(id), _) => Glyph::plain(style.face, id, said),
            (None, Missing::Refuse) => return Err(character),
            (None, Missing::Stand) => match lent(character) {
                Some(glyph) => glyph,
                None => {
                    let (found, length) = borrowed(rest, character, level, style.face);
                    glyphs.extend(found);
                    rest = rest.get(length..).unwrap_or_default();
                    continue;
                }
            },
        };
        rest = rest.get(length..).unwrap_or_default();
        let kerning = glyphs
            .last()
            .filter(|before| before.face == glyph.face)
            .map_or(0, |before| glyph.face.face().kerning(before.id, glyph.id));
        let stands_for = turned.map(|_| Arc::from(character.to_string()));
        glyphs.push(Glyph { kerning, level, stands_for, ..glyph });
    }
    Ok(Run { style, glyphs, ends_in_space: false, from_right })
}

/// A character from whichever face of documents has it.
fn lent(character: char) -> Option<Glyph> {
    FaceId::ALL
        .into_iter()
        .find_map(|face| Some(Glyph::plain(face, face.face().glyph(character)?, GlyphText::One(character))))
}

/// What no face of documents has, from the face of its script: the whole word at the text's beginning, or one sign; else
/// letters that stand for the character. With how much of the text that is.
fn borrowed(rest: &str, character: char, level: u8, style: FaceId) -> (Vec<Glyph>, usize) {
    let one = character.len_utf8();
    if let Some(script) = ScriptFace::of(character) {
        let face = FaceId::Script(script);
        if !script.is_script() {
            let sign =
                face.face().glyph(character).map(|id| Glyph::plain(face, id, GlyphText::One(character)));
            return (sign.map(|sign| Glyph { level, ..sign }).into_iter().collect(), one);
        }
        let length = rest.find(|next: char| !script.has(next)).unwrap_or(rest.len());
        let word = rest.get(..length).and_then(|word| shaping::word(word, script, level));
        if let Some(glyphs) = word {
            return (glyphs, length);
        }
    }
    (signs(character, style, level), one)
}

/// Letters for a character that no face has.
fn signs(character: char, id: FaceId, level: u8) -> Vec<Glyph> {
    let face = id.face();
    let drawn = stand_in::stand_in(character);
    let letters = drawn.chars().filter_map(|letter| face.glyph(letter).map(|glyph| (letter, glyph)));
    letters
        .enumerate()
        .map(|(at, (letter, glyph))| Glyph {
            stands_for: (at == 0).then(|| Arc::from(character.to_string())),
            goes_on: at > 0,
            level,
            ..Glyph::plain(id, glyph, GlyphText::One(letter))
        })
        .collect()
}
