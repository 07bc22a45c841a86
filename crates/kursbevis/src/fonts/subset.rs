//! The part of a face that one document uses, as a TrueType program of its own.
//!
//! Glyphs are numbered in the order in which the document first uses them, and that number is the code in the
//! page: the same document gives the same bytes, and nothing is encoded twice.

use super::face::{Face, GlyphId, i16_at, u16_at};
use std::collections::HashMap;
use std::fmt::Write as _;

/// Glyphs of one face in the order of their codes.
#[derive(Debug, Clone)]
pub struct Subset {
    face: &'static Face,
    codes: HashMap<GlyphId, u16>,
    glyphs: Vec<(GlyphId, Box<str>)>,
}

impl Subset {
    /// An empty subset: only `.notdef`, as code 0.
    #[must_use]
    pub fn new(face: &'static Face) -> Self {
        Self { face, codes: HashMap::new(), glyphs: vec![(0, Box::from(""))] }
    }

    /// The face.
    #[must_use]
    pub const fn face(&self) -> &'static Face {
        self.face
    }

    /// The code of a glyph, given one at its first use; `text` is what the glyph says.
    pub fn code(&mut self, glyph: GlyphId, text: &str) -> u16 {
        if let Some(code) = self.codes.get(&glyph) {
            return *code;
        }
        let code = u16::try_from(self.glyphs.len()).unwrap_or(0);
        self.codes.insert(glyph, code);
        self.glyphs.push((glyph, Box::from(text)));
        code
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
        let spoken: Vec<(usize, &str)> =
            self.glyphs.iter().enumerate().skip(1).map(|(code, (_, text))| (code, &**text)).collect();
        for chunk in spoken.chunks(100) {
            let _ = writeln!(map, "{} beginbfchar", chunk.len());
            for (code, text) in chunk {
                let _ = write!(map, "<{code:04X}> <");
                for unit in text.encode_utf16() {
                    let _ = write!(map, "{unit:04X}");
                }
                map.push_str(">\n");
            }
            map.push_str("endbfchar\n");
        }
        map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
        map.into_bytes()
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
                subset.code(face.glyph(letter).unwrap(), &letter.to_string());
            }
            (subset.program(), subset.to_unicode(), subset.tag())
        };
        assert_eq!(make(), make());
        let (program, map, tag) = make();
        assert_eq!(checksum(&program), 0xB1B0_AFBA);
        assert_eq!(tag.len(), 6);
        assert!(String::from_utf8(map).unwrap().contains("<00C5>"));
    }
}
