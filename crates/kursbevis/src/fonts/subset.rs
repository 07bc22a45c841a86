//! The part of a face that one document uses, as a CFF program of its own.
//!
//! Glyphs are numbered in the order of what they say, and that number is the code in the page: the same document
//! gives the same bytes, nothing is encoded twice, and the alphabet takes few lines in the `ToUnicode` map.

use super::face::{Face, GlyphId};
use crate::typeset::GlyphText;
use std::io::Write as _;

/// No code.
const NONE: u16 = u16::MAX;

/// Glyphs of one face in the order of their codes.
#[derive(Debug, Clone)]
pub struct Subset {
    face: &'static Face,
    /// By glyph: [`NONE`] for those that are not in it.
    codes: Vec<u16>,
    /// `.notdef` is code 0 and says nothing.
    glyphs: Vec<(GlyphId, Option<GlyphText>)>,
}

impl Subset {
    /// An empty subset: only `.notdef`, as code 0.
    #[must_use]
    pub fn new(face: &'static Face) -> Self {
        Self { face, codes: vec![NONE; face.count()], glyphs: vec![(0, None)] }
    }

    /// The face.
    #[must_use]
    pub const fn face(&self) -> &'static Face {
        self.face
    }

    /// Takes a glyph in; `said` is what it says.
    pub fn add(&mut self, glyph: GlyphId, said: GlyphText) {
        if let Some(code) = self.codes.get_mut(usize::from(glyph)).filter(|code| **code == NONE) {
            *code = 0;
            self.glyphs.push((glyph, Some(said)));
        }
    }

    /// Numbers the glyphs, once all of them are there.
    pub fn order(&mut self) {
        self.glyphs.sort_unstable_by_key(|(glyph, said)| (*said, *glyph));
        for (code, (glyph, _)) in (0..).zip(&self.glyphs) {
            if let Some(own) = self.codes.get_mut(usize::from(*glyph)) {
                *own = code;
            }
        }
    }

    /// The code of a glyph.
    #[must_use]
    pub fn code(&self, glyph: GlyphId) -> u16 {
        self.codes.get(usize::from(glyph)).copied().filter(|code| *code != NONE).unwrap_or(0)
    }

    /// Widths by code, in thousandths of an em.
    #[must_use]
    pub fn widths(&self) -> Vec<i64> {
        self.glyphs.iter().map(|(glyph, _)| i64::from(self.face.advance(*glyph))).collect()
    }

    /// A six-letter tag for the subset's name, made from what it holds.
    #[must_use]
    pub fn tag(&self) -> String {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for (glyph, _) in &self.glyphs {
            for byte in glyph.to_be_bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        (0..6)
            .map(|_| {
                let letter = (hash % 26) as u8;
                hash /= 26;
                char::from(b'A' + letter)
            })
            .collect()
    }

    /// The `ToUnicode` map: what each code says.
    #[must_use]
    pub fn to_unicode(&self) -> Vec<u8> {
        let mut map = Vec::with_capacity(2048);
        map.extend_from_slice(
            b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe)\
             /Ordering (UCS)/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
             1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        let (single, ranges): (Vec<_>, Vec<_>) =
            self.ranges().into_iter().partition(|(from, to, _)| from == to);
        for chunk in ranges.chunks(100) {
            let _ = writeln!(map, "{} beginbfrange", chunk.len());
            for (from, to, first) in chunk {
                push_hex(&mut map, [*from]);
                map.push(b' ');
                push_hex(&mut map, [*to]);
                map.push(b' ');
                push_hex(&mut map, first.encode_utf16(&mut [0; 2]).iter().copied());
                map.push(b'\n');
            }
            map.extend_from_slice(b"endbfrange\n");
        }
        // What stands alone, and what is several letters: those cannot count up, and some readers take it that all
        // that a range says can.
        let single = single.into_iter().map(|(code, _, said)| (code, GlyphText::One(said)));
        let letters = (0u16..).zip(&self.glyphs).filter_map(|(code, (_, said))| match said {
            Some(letters @ GlyphText::Letters(_)) => Some((code, *letters)),
            _ => None,
        });
        let alone: Vec<(u16, GlyphText)> = single.chain(letters).collect();
        for chunk in alone.chunks(100) {
            let _ = writeln!(map, "{} beginbfchar", chunk.len());
            for (code, said) in chunk {
                push_hex(&mut map, [*code]);
                map.push(b' ');
                match said {
                    GlyphText::One(one) => push_hex(&mut map, one.encode_utf16(&mut [0; 2]).iter().copied()),
                    GlyphText::Letters(letters) => push_hex(&mut map, letters.encode_utf16()),
                }
                map.push(b'\n');
            }
            map.extend_from_slice(b"endbfchar\n");
        }
        map.extend_from_slice(b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
        map
    }

    /// Codes that follow each other and say characters that do, with what the first of them says. A range keeps to
    /// one high byte, of codes and of characters, as the map's form demands.
    fn ranges(&self) -> Vec<(u16, u16, char)> {
        let mut ranges: Vec<(u16, u16, char)> = Vec::new();
        let mut next = None;
        for (code, (_, said)) in (0u16..).zip(&self.glyphs) {
            let Some(GlyphText::One(one)) = said else { continue };
            match ranges.last_mut() {
                Some((_, to, _)) if next == Some(*one) && code & 0xFF != 0 => *to = code,
                _ => ranges.push((code, code, *one)),
            }
            next = u32::from(*one).checked_add(1).filter(|n| n & 0xFF != 0).and_then(char::from_u32);
        }
        ranges
    }

    /// The font program: a CID-keyed CFF font (Adobe technical note 5176) whose CIDs are its glyph indices, which are
    /// the codes.
    #[must_use]
    pub fn program(&self) -> Vec<u8> {
        let glyphs: Vec<&[u8]> = self.glyphs.iter().map(|(glyph, _)| self.face.charstring(*glyph)).collect();
        let count = glyphs.len();
        let mut head = vec![1, 0, 4, 2];
        head.extend(index(&[self.face.name.as_bytes()]));
        let mut strings = index(&[b"Adobe", b"Identity"]);
        // No global subroutines.
        strings.extend([0, 0]);
        let mut after = Vec::new();
        // The charset: CIDs from 1 in one range. FDSelect: all glyphs by the first font dictionary.
        let charset = 0;
        after.extend([2, 0, 1]);
        after.extend(short(count.saturating_sub(2)));
        let select = after.len();
        after.extend([3, 0, 1, 0, 0, 0]);
        after.extend(short(count));
        let private = after.len();
        after.extend_from_slice(self.face.private());
        let size = after.len() - private;
        let charstrings = after.len();
        after.extend(index(&glyphs));
        let fonts = after.len();
        // The dictionary's length does not depend on its offsets: they are all written in five bytes.
        let top = |base: usize| {
            let mut top = Vec::new();
            // ROS: the two strings, which come after the 391 standard ones, and supplement 0.
            top.extend([28, 1, 135, 28, 1, 136, 139, 12, 30]);
            if self.face.units() != 1000 {
                let scale = real(1.0 / f64::from(self.face.units()));
                let nothing = vec![139, 139];
                top.extend([&scale, &nothing, &scale, &nothing].into_iter().flatten());
                top.extend([12, 7]);
            }
            top.push(28);
            top.extend(short(count));
            top.extend([12, 34]);
            let places: [(usize, &[u8]); 4] =
                [(charset, &[15]), (select, &[12, 37]), (charstrings, &[17]), (fonts, &[12, 36])];
            for (offset, operator) in places {
                top.extend(long(base + offset));
                top.extend_from_slice(operator);
            }
            index(&[&top])
        };
        let base = head.len() + top(0).len() + strings.len();
        let mut font = long(size).to_vec();
        font.extend(long(base + private));
        font.push(18);
        let mut program = head;
        program.extend(top(base));
        program.extend(strings);
        program.extend(after);
        program.extend(index(&[&font]));
        program
    }
}

/// Writes UTF-16 units or codes as a hexadecimal string.
fn push_hex(out: &mut Vec<u8>, units: impl IntoIterator<Item = u16>) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.push(b'<');
    for unit in units {
        out.extend([12, 8, 4, 0].map(|shift| DIGITS[usize::from(unit >> shift & 15)]));
    }
    out.push(b'>');
}

/// The last two bytes of a number.
fn short(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_be_bytes()
}

/// An integer of a dictionary, in the five bytes that every integer may have.
fn long(number: usize) -> [u8; 5] {
    let [a, b, c, d] = u32::try_from(number).unwrap_or(0).to_be_bytes();
    [29, a, b, c, d]
}

/// A real number of a dictionary: its decimal digits, two to a byte.
fn real(number: f64) -> Vec<u8> {
    let digits = number.to_string();
    let mut nibbles: Vec<u8> = digits
        .trim_start_matches('0')
        .bytes()
        .map(|byte| if byte == b'.' { 0xA } else { byte - b'0' })
        .collect();
    nibbles.push(0xF);
    if nibbles.len() % 2 == 1 {
        nibbles.push(0xF);
    }
    let mut out = vec![30];
    out.extend(nibbles.chunks(2).map(|pair| pair.iter().fold(0, |byte, nibble| byte << 4 | nibble)));
    out
}

/// An INDEX of these items.
fn index(items: &[&[u8]]) -> Vec<u8> {
    let length: usize = items.iter().map(|item| item.len()).sum();
    let wide = match length {
        0..0xFF => 1,
        0xFF..0xFFFF => 2,
        _ => 4,
    };
    let mut out = Vec::with_capacity(length + items.len() * wide + 5);
    out.extend(short(items.len()));
    out.push(u8::try_from(wide).unwrap_or(4));
    let mut offset: u32 = 1;
    let mut write = |offset: u32| out.extend(offset.to_be_bytes().into_iter().skip(4 - wide));
    write(offset);
    for item in items {
        offset += u32::try_from(item.len()).unwrap_or(0);
        write(offset);
    }
    for item in items {
        out.extend_from_slice(item);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FaceId;

    #[test]
    fn a_subset_is_the_same_for_the_same_text_and_holds_its_glyphs() {
        let make = || {
            let face = FaceId::Serif.face();
            let mut subset = Subset::new(face);
            for letter in "Ågot Ødegård".chars() {
                subset.add(face.glyph(letter).unwrap(), GlyphText::One(letter));
            }
            subset.order();
            (subset.program(), subset.to_unicode(), subset.tag())
        };
        assert_eq!(make(), make());
        let (program, map, tag) = make();
        assert!(program.starts_with(&[1, 0, 4, 2]) && program.len() > 500, "{}", program.len());
        assert_eq!(tag.len(), 6);
        assert!(String::from_utf8(map).unwrap().contains("<00C5>"));
    }

    #[test]
    fn letters_that_follow_each_other_are_one_range() {
        let face = FaceId::Serif.face();
        let mut subset = Subset::new(face);
        for letter in "dacbÿĀā4".chars() {
            subset.add(face.glyph(letter).unwrap(), GlyphText::One(letter));
        }
        subset.add(face.glyph('\u{FB03}').unwrap(), GlyphText::Letters("ffi"));
        subset.order();
        let ranges: Vec<_> =
            subset.ranges().into_iter().map(|(from, to, first)| (to - from, first)).collect();
        assert_eq!(ranges, [(0, '4'), (3, 'a'), (0, 'ÿ'), (1, 'Ā')]);
        let map = String::from_utf8(subset.to_unicode()).unwrap();
        assert!(map.contains("<0002> <0005> <0061>") && map.contains("<0009> <006600660069>"), "{map}");
        assert_eq!(subset.code(face.glyph('a').unwrap()), 2);
    }
}
