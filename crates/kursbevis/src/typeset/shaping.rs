//! Words of scripts whose letters join, stack or change places, shaped by harfrust; and the order in which the pieces of a
//! line with Arabic or Hebrew in it stand (Unicode's bidirectional algorithm).

use super::{Glyph, GlyphText, Run};
use crate::fonts::{FaceId, ScriptFace};
use harfrust::{Buffer, ShapeOptions, ShaperFont};
use std::borrow::Cow;
use std::sync::Arc;
use unicode_bidi::{BidiInfo, Level};

/// The glyphs of a word, from left to right; each cluster of them says what was written for it.
pub(super) fn word(text: &str, face: ScriptFace, level: u8) -> Option<Vec<Glyph>> {
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    harfrust::shape(&ShaperFont::new(face.font()?), &mut buffer, ShapeOptions::new()).ok()?;
    let id = FaceId::Script(face);
    let units = id.face().units();
    let scaled = |length: i32| length * 1000 / units;
    let clusters: Vec<usize> = buffer.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    let mut glyphs = Vec::with_capacity(clusters.len());
    let mut before = None;
    for (info, place) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
        let start = info.cluster as usize;
        let end = clusters.iter().copied().filter(|next| *next > start).min().unwrap_or(text.len());
        let meant = text.get(start..end)?;
        let begins = before != Some(start);
        before = Some(start);
        glyphs.push(Glyph {
            face: id,
            id: u16::try_from(info.glyph_id).ok()?,
            said: GlyphText::One(meant.chars().next()?),
            stands_for: begins.then(|| Arc::from(meant)),
            goes_on: !begins,
            // Whatever its clusters are, a word stays in the order in which it was shaped.
            joined: !glyphs.is_empty(),
            level,
            advance: scaled(place.x_advance),
            kerning: 0,
            offset: (scaled(place.x_offset), scaled(place.y_offset)),
        });
    }
    Some(glyphs)
}

/// The level of each byte of a text, and whether it is one that is read from the right; nothing for one without letters
/// that are.
pub(super) fn levels(text: &str) -> Option<(Vec<u8>, bool)> {
    let turns =
        |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}');
    if !text.chars().any(turns) {
        return None;
    }
    let info = BidiInfo::new(text, None);
    let base = info.paragraphs.first().is_some_and(|paragraph| paragraph.level.is_rtl());
    Some((info.levels.iter().map(Level::number).collect(), base))
}

/// What a sign that opens or closes is drawn as where the text runs from the right.
pub(super) const fn mirrored(character: char) -> Option<char> {
    Some(match character {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        _ => return None,
    })
}

/// The glyphs of a line in the order in which they stand (rule L2), words as they were shaped.
pub(crate) fn in_order(run: &Run) -> Cow<'_, [Glyph]> {
    let highest = run.glyphs.iter().map(|glyph| glyph.level).max().unwrap_or(0);
    if highest == 0 {
        return Cow::Borrowed(&run.glyphs);
    }
    let mut pieces: Vec<&[Glyph]> = run.glyphs.chunk_by(|_, next| next.joined || next.goes_on).collect();
    let level = |piece: &[Glyph]| piece.first().map_or(0, |glyph| glyph.level);
    for turned in (1..=highest).rev() {
        let mut at = 0;
        while at < pieces.len() {
            let length = pieces[at..].iter().take_while(|piece| level(piece) >= turned).count();
            pieces[at..at + length].reverse();
            at += length.max(1);
        }
    }
    Cow::Owned(pieces.concat())
}
