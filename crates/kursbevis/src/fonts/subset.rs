//! The part of a face that one document uses, as a TrueType program of its own.
//!
//! Glyphs are numbered in the order of what they say, and that number is the code in the page: the same document
//! gives the same bytes, nothing is encoded twice, and the alphabet takes few lines in the `ToUnicode` map.

use super::face::{Face, GlyphId, i16_at, u16_at};
use crate::typeset::Said;
use std::collections::HashMap;
use std::fmt::Write as _;

/// Glyphs of one face in the order of their codes.
#[derive(Debug, Clone)]
pub struct Subset {
    face: &'static Face,
    codes: HashMap<GlyphId, u16>,
    /// `.notdef` is code 0 and says nothing.
    glyphs: Vec<(GlyphId, Option<Said>)>,
}

impl Subset {
    /// An empty subset: only `.notdef`, as code 0.
    #[must_use]
    pub fn new(face: &'static Face) -> Self {
        Self { face, codes: HashMap::new(), glyphs: vec![(0, None)] }
    }

    /// The face.
    #[must_use]
    pub const fn face(&self) -> &'static Face {
        self.face
    }

    /// Takes a glyph in; `said` is what it says.
    pub fn add(&mut self, glyph: GlyphId, said: Said) {
        if self.codes.insert(glyph, 0).is_none() {
            self.glyphs.push((glyph, Some(said)));
        }
    }

    /// Numbers the glyphs, once all of them are there.
    pub fn order(&mut self) {
        self.glyphs.sort_unstable_by_key(|(glyph, said)| (*said, *glyph));
        for (code, (glyph, _)) in self.glyphs.iter().enumerate() {
            self.codes.insert(*glyph, u16::try_from(code).unwrap_or(0));
        }
    }

    /// The code of a glyph.
    #[must_use]
    pub fn code(&self, glyph: GlyphId) -> u16 {
        self.codes.get(&glyph).copied().unwrap_or(0)
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
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe)\
             /Ordering (UCS)/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
             1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        let hex =
            |text: &str| text.encode_utf16().fold(String::new(), |hex, unit| format!("{hex}{unit:04X}"));
        for chunk in self.ranges().chunks(100) {
            let _ = writeln!(map, "{} beginbfrange", chunk.len());
            for (from, to, first) in chunk {
                let _ = writeln!(map, "<{from:04X}> <{to:04X}> <{}>", hex(&first.to_string()));
            }
            map.push_str("endbfrange\n");
        }
        // Several letters cannot count up, and some readers take it that all that a range says can.
        let letters = (0u16..).zip(&self.glyphs).filter_map(|(code, (_, said))| match said {
            Some(Said::Letters(letters)) => Some((code, *letters)),
            _ => None,
        });
        let letters: Vec<(u16, &str)> = letters.collect();
        if !letters.is_empty() {
            let _ = writeln!(map, "{} beginbfchar", letters.len());
            for (code, letters) in letters {
                let _ = writeln!(map, "<{code:04X}> <{}>", hex(letters));
            }
            map.push_str("endbfchar\n");
        }
        map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
        map.into_bytes()
    }

    /// Codes that follow each other and say characters that do, with what the first of them says. A range keeps to
    /// one high byte, of codes and of characters, as the map's form demands.
    fn ranges(&self) -> Vec<(u16, u16, char)> {
        let mut ranges: Vec<(u16, u16, char)> = Vec::new();
        let mut next = None;
        for (code, (_, said)) in (0u16..).zip(&self.glyphs) {
            let Some(Said::One(one)) = said else { continue };
            match ranges.last_mut() {
                Some((_, to, _)) if next == Some(*one) && code & 0xFF != 0 => *to = code,
                _ => ranges.push((code, code, *one)),
            }
            next = u32::from(*one).checked_add(1).filter(|n| n & 0xFF != 0).and_then(char::from_u32);
        }
        ranges
    }

    /// The font program: `glyf`, `head`, `hhea`, `hmtx`, `loca` and `maxp`, which is all that a CID font needs.
    #[must_use]
    pub fn program(&self) -> Vec<u8> {
        let mut order: Vec<GlyphId> = self.glyphs.iter().map(|(glyph, _)| *glyph).collect();
        let mut codes = self.codes.clone();
        codes.insert(0, 0);
        let (mut glyf, mut loca, mut hmtx) = (Vec::new(), vec![0u32], Vec::new());
        let mut next = 0;
        while let Some(glyph) = order.get(next).copied() {
            let start = glyf.len();
            glyf.extend_from_slice(self.face.outline(glyph));
            rename_components(&mut glyf, start, &mut order, &mut codes);
            if glyf.len() % 2 == 1 {
                glyf.push(0);
            }
            loca.push(u32::try_from(glyf.len()).unwrap_or(0));
            let (advance, bearing) = self.face.metric(glyph);
            hmtx.extend_from_slice(&advance.to_be_bytes());
            hmtx.extend_from_slice(&bearing.to_be_bytes());
            next += 1;
        }
        let count = u16::try_from(order.len()).unwrap_or(0).to_be_bytes();
        let [head, hhea, maxp] = self.face.fixed_tables();
        let (mut head, mut hhea, mut maxp) = (head.to_vec(), hhea.to_vec(), maxp.to_vec());
        let long = glyf.len() > 0x1_FFFE;
        patch(&mut head, 8, &[0; 4]);
        patch(&mut head, 50, &u16::from(long).to_be_bytes());
        patch(&mut hhea, 34, &count);
        patch(&mut maxp, 4, &count);
        let loca: Vec<u8> = if long {
            loca.iter().flat_map(|at| at.to_be_bytes()).collect()
        } else {
            loca.iter().flat_map(|at| u16::try_from(at / 2).unwrap_or(0).to_be_bytes()).collect()
        };
        assemble([
            (b"glyf", glyf),
            (b"head", head),
            (b"hhea", hhea),
            (b"hmtx", hmtx),
            (b"loca", loca),
            (b"maxp", maxp),
        ])
    }
}

fn patch(table: &mut [u8], at: usize, bytes: &[u8]) {
    if let Some(place) = table.get_mut(at..at + bytes.len()) {
        place.copy_from_slice(bytes);
    }
}

/// Gives the parts of a composite glyph codes of their own and writes those codes into it.
fn rename_components(
    glyf: &mut [u8],
    start: usize,
    order: &mut Vec<GlyphId>,
    codes: &mut HashMap<GlyphId, u16>,
) {
    if glyf.len() < start + 10 || i16_at(glyf, start) >= 0 {
        return;
    }
    let mut at = start + 10;
    loop {
        let flags = u16_at(glyf, at);
        let part = u16_at(glyf, at + 2);
        let code = *codes.entry(part).or_insert_with(|| {
            order.push(part);
            u16::try_from(order.len() - 1).unwrap_or(0)
        });
        patch(glyf, at + 2, &code.to_be_bytes());
        at += 4 + if flags & 0x0001 == 0 { 2 } else { 4 };
        at += match flags & 0x00C8 {
            0x0008 => 2,
            0x0040 => 4,
            0x0080 => 8,
            _ => 0,
        };
        if flags & 0x0020 == 0 || at >= glyf.len() {
            return;
        }
    }
}

fn checksum(data: &[u8]) -> u32 {
    data.chunks(4).fold(0u32, |sum, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

fn assemble(tables: [(&[u8; 4], Vec<u8>); 6]) -> Vec<u8> {
    let mut file = vec![0, 1, 0, 0, 0, 6, 0, 64, 0, 2, 0, 32];
    let mut offset = 12 + 16 * tables.len();
    let mut head_at = None;
    for (tag, table) in &tables {
        if *tag == b"head" {
            head_at = Some(offset);
        }
        file.extend_from_slice(*tag);
        file.extend_from_slice(&checksum(table).to_be_bytes());
        file.extend_from_slice(&u32::try_from(offset).unwrap_or(0).to_be_bytes());
        file.extend_from_slice(&u32::try_from(table.len()).unwrap_or(0).to_be_bytes());
        offset += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        file.extend_from_slice(&table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&file));
    if let Some(at) = head_at {
        patch(&mut file, at + 8, &adjustment.to_be_bytes());
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FaceId;

    #[test]
    fn a_subset_is_the_same_for_the_same_text_and_holds_the_parts_of_its_glyphs() {
        let make = || {
            let face = FaceId::Serif.face();
            let mut subset = Subset::new(face);
            for letter in "Ågot Ødegård".chars() {
                subset.add(face.glyph(letter).unwrap(), Said::One(letter));
            }
            subset.order();
            (subset.program(), subset.to_unicode(), subset.tag())
        };
        assert_eq!(make(), make());
        let (program, map, tag) = make();
        assert_eq!(checksum(&program), 0xB1B0_AFBA);
        assert_eq!(tag.len(), 6);
        assert!(String::from_utf8(map).unwrap().contains("<00C5>"));
    }

    #[test]
    fn letters_that_follow_each_other_are_one_range() {
        let face = FaceId::Serif.face();
        let mut subset = Subset::new(face);
        for letter in "dacbÿĀā4".chars() {
            subset.add(face.glyph(letter).unwrap(), Said::One(letter));
        }
        subset.add(face.glyph('\u{FB03}').unwrap(), Said::Letters("ffi"));
        subset.order();
        let ranges: Vec<_> =
            subset.ranges().into_iter().map(|(from, to, first)| (to - from, first)).collect();
        assert_eq!(ranges, [(0, '4'), (3, 'a'), (0, 'ÿ'), (1, 'Ā')]);
        let map = String::from_utf8(subset.to_unicode()).unwrap();
        assert!(map.contains("<0002> <0005> <0061>") && map.contains("<0009> <006600660069>"), "{map}");
        assert_eq!(subset.code(face.glyph('a').unwrap()), 2);
    }
}
