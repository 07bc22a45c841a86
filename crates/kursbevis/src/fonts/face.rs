//! One committed OpenType face: characters to glyphs, widths, kerning and outlines.
//!
//! The faces are our own files (`fonts/prepare.py` makes them), so this reads only what those hold: a format 4
//! `cmap`, `hmtx`, a format 0 `kern` table, and in `CFF ` charstrings without subroutines and one private dictionary.

use std::ops::Range;

/// A glyph index in a face.
pub type GlyphId = u16;

/// A parsed face over its file's bytes.
#[derive(Debug, Clone, Default)]
pub struct Face {
    /// The file.
    data: &'static [u8],
    /// PostScript name, as the PDF names it.
    pub name: &'static str,
    /// Stem width that the descriptor states.
    pub stem: i64,
    upem: i32,
    /// Ascent, descent, cap height and bounding box, in thousandths of an em.
    pub ascent: i32,
    /// Descent, negative.
    pub descent: i32,
    /// Height of capitals.
    pub cap_height: i32,
    /// `FontBBox`.
    pub bbox: [i32; 4],
    metrics: u16,
    hmtx: Range<usize>,
    charstrings: Index,
    private: Range<usize>,
    cmap: Range<usize>,
    kern: Range<usize>,
    /// The glyphs of the characters that nearly every text is made of, by character; 0 where there is none.
    common: Vec<GlyphId>,
    /// The kerning pairs of each left glyph: where they begin, with those of the next glyph after them.
    pairs: Vec<u16>,
}

/// The first character that is looked up in the file: those before it are Latin with its accents.
const UNCOMMON: u32 = 0x180;

/// Reads a big-endian `u16`, 0 beyond the end.
pub(super) fn u16_at(data: &[u8], at: usize) -> u16 {
    match data.get(at..at + 2) {
        Some([a, b]) => u16::from_be_bytes([*a, *b]),
        _ => 0,
    }
}

/// Reads a big-endian `i16`, 0 beyond the end.
pub(super) fn i16_at(data: &[u8], at: usize) -> i16 {
    u16_at(data, at).cast_signed()
}

/// Reads a big-endian `u32`, 0 beyond the end.
pub(super) fn u32_at(data: &[u8], at: usize) -> u32 {
    (u32::from(u16_at(data, at)) << 16) | u32::from(u16_at(data, at + 2))
}

impl Face {
    /// Reads the tables of `data`.
    #[must_use]
    pub fn parse(data: &'static [u8], name: &'static str, stem: i64) -> Self {
        let table = |tag: &[u8; 4]| -> Range<usize> {
            let count = usize::from(u16_at(data, 4));
            (0..count)
                .map(|i| 12 + i * 16)
                .find(|at| data.get(*at..at + 4) == Some(tag))
                .map(|at| {
                    let start = u32_at(data, at + 8) as usize;
                    start..start + u32_at(data, at + 12) as usize
                })
                .unwrap_or_default()
        };
        let (head, hhea, os2) = (table(b"head"), table(b"hhea"), table(b"OS/2"));
        let upem = i32::from(u16_at(data, head.start + 18)).max(1);
        let scaled = |value: i16| i32::from(value) * 1000 / upem;
        let cmap = table(b"cmap");
        let subtable = (0..usize::from(u16_at(data, cmap.start + 2)))
            .map(|i| cmap.start + u32_at(data, cmap.start + 4 + i * 8 + 4) as usize)
            .find(|at| u16_at(data, *at) == 4)
            .map(|at| at..at + usize::from(u16_at(data, at + 2)))
            .unwrap_or_default();
        let (charstrings, private) = compact(data, table(b"CFF ").start);
        let face = Self {
            data,
            name,
            stem,
            upem,
            ascent: scaled(i16_at(data, hhea.start + 4)),
            descent: scaled(i16_at(data, hhea.start + 6)),
            cap_height: scaled(i16_at(data, os2.start + 88)),
            bbox: [0, 1, 2, 3].map(|i| scaled(i16_at(data, head.start + 36 + i * 2))),
            metrics: u16_at(data, hhea.start + 34),
            hmtx: table(b"hmtx"),
            charstrings,
            private,
            cmap: subtable,
            kern: table(b"kern"),
            ..Self::default()
        };
        let glyph = |code| char::from_u32(code).and_then(|character| face.looked_up(character)).unwrap_or(0);
        let common = (0..UNCOMMON).map(glyph).collect();
        let pairs = face.pairs_by_glyph();
        Self { common, pairs, ..face }
    }

    /// Where the kerning pairs of each glyph begin.
    fn pairs_by_glyph(&self) -> Vec<u16> {
        let (first, count) = (self.kern.start + 18, usize::from(u16_at(self.data, self.kern.start + 10)));
        if self.kern.is_empty() {
            return Vec::new();
        }
        let mut begins = Vec::with_capacity(self.count() + 1);
        for (pair, place) in (0..count).zip(0u16..) {
            let left = usize::from(u16_at(self.data, first + pair * 6));
            begins.resize(begins.len().max(left + 1), place);
        }
        begins.resize(begins.len().max(self.count() + 1), u16::try_from(count).unwrap_or(u16::MAX));
        begins
    }

    /// Number of glyphs.
    pub(super) const fn count(&self) -> usize {
        self.charstrings.count
    }

    /// The glyph of `character`, if the face has one.
    #[must_use]
    pub fn glyph(&self, character: char) -> Option<GlyphId> {
        match self.common.get(character as usize) {
            Some(glyph) => (*glyph != 0).then_some(*glyph),
            None => self.looked_up(character),
        }
    }

    fn looked_up(&self, character: char) -> Option<GlyphId> {
        let code = u16::try_from(u32::from(character)).ok()?;
        let base = self.cmap.start;
        let segments = usize::from(u16_at(self.data, base + 6)) / 2;
        let ends = base + 14;
        let (mut low, mut high) = (0, segments);
        while low < high {
            let middle = (low + high) / 2;
            if u16_at(self.data, ends + middle * 2) < code {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if low >= segments {
            return None;
        }
        let starts = ends + segments * 2 + 2;
        let start = u16_at(self.data, starts + low * 2);
        if code < start {
            return None;
        }
        let delta = u16_at(self.data, starts + segments * 2 + low * 2);
        let offset_at = starts + segments * 4 + low * 2;
        let offset = usize::from(u16_at(self.data, offset_at));
        let glyph = if offset == 0 {
            code.wrapping_add(delta)
        } else {
            match u16_at(self.data, offset_at + offset + usize::from(code - start) * 2) {
                0 => 0,
                found => found.wrapping_add(delta),
            }
        };
        (glyph != 0).then_some(glyph)
    }

    /// Advance width in thousandths of an em, rounded: the number that the PDF's `W` array states.
    #[must_use]
    pub fn advance(&self, glyph: GlyphId) -> i32 {
        let row = glyph.min(self.metrics.saturating_sub(1));
        let units = i32::from(u16_at(self.data, self.hmtx.start + usize::from(row) * 4));
        (units * 1000 + self.upem / 2) / self.upem
    }

    /// Kerning between two glyphs in thousandths of an em; negative draws them together.
    #[must_use]
    pub fn kerning(&self, left: GlyphId, right: GlyphId) -> i32 {
        let at = usize::from(left);
        let (Some(begin), Some(end)) = (self.pairs.get(at), self.pairs.get(at + 1)) else { return 0 };
        let first = self.kern.start + 18;
        let (mut low, mut high) = (usize::from(*begin), usize::from(*end));
        while low < high {
            let middle = (low + high) / 2;
            match u16_at(self.data, first + middle * 6 + 2).cmp(&right) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => {
                    return i32::from(i16_at(self.data, first + middle * 6 + 4)) * 1000 / self.upem;
                }
            }
        }
        0
    }

    /// Units to the em.
    pub(crate) const fn units(&self) -> i32 {
        self.upem
    }

    /// The charstring of a glyph: its width and outline.
    pub(super) fn charstring(&self, glyph: GlyphId) -> &'static [u8] {
        self.data.get(self.charstrings.item(self.data, usize::from(glyph))).unwrap_or_default()
    }

    /// The dictionary that charstrings are read by.
    pub(super) fn private(&self) -> &'static [u8] {
        self.data.get(self.private.clone()).unwrap_or_default()
    }
}

/// An INDEX of a CFF table: where it begins, how many items it has, and how wide their offsets are.
#[derive(Debug, Clone, Copy, Default)]
struct Index {
    start: usize,
    count: usize,
    width: usize,
}

impl Index {
    fn read(data: &[u8], start: usize) -> Self {
        let count = usize::from(u16_at(data, start));
        Self { start, count, width: data.get(start + 2).map_or(1, |width| usize::from(*width)) }
    }

    fn offset(&self, data: &[u8], item: usize) -> usize {
        let at = self.start + 3 + item * self.width;
        let bytes = data.get(at..at + self.width).unwrap_or_default();
        // Offsets count from the byte before the first item.
        let base = self.start + 2 + (self.count + 1) * self.width;
        base + bytes.iter().fold(0, |offset, byte| (offset << 8) | usize::from(*byte))
    }

    /// Where an item is; empty for one that there is not.
    fn item(&self, data: &[u8], item: usize) -> Range<usize> {
        if item < self.count { self.offset(data, item)..self.offset(data, item + 1) } else { 0..0 }
    }

    fn end(&self, data: &[u8]) -> usize {
        if self.count == 0 { self.start + 2 } else { self.offset(data, self.count) }
    }
}

/// Finds the charstrings and the private dictionary of a CFF table.
fn compact(data: &[u8], start: usize) -> (Index, Range<usize>) {
    let names = Index::read(data, start + data.get(start + 2).map_or(4, |size| usize::from(*size)));
    let tops = Index::read(data, names.end(data));
    let (mut charstrings, mut private) = (Index::default(), 0..0);
    let top = data.get(tops.item(data, 0)).unwrap_or_default();
    let (mut at, mut operands) = (0, Vec::new());
    while let Some(first) = top.get(at).copied() {
        at += 1;
        let next = |ahead: usize| top.get(at + ahead).map_or(0, |byte| usize::from(*byte));
        match first {
            17 => charstrings = Index::read(data, start + operands.last().copied().unwrap_or(0)),
            18 => {
                if let [.., size, offset] = operands.as_slice() {
                    private = start + offset..start + offset + size;
                }
            }
            12 => at += 1,
            28 => {
                operands.push(next(0) << 8 | next(1));
                at += 2;
            }
            29 => {
                operands.push(next(0) << 24 | next(1) << 16 | next(2) << 8 | next(3));
                at += 4;
            }
            // A real number ends with a nibble of ones.
            30 => {
                while top.get(at).is_some_and(|byte| byte & 0xF != 0xF && byte >> 4 != 0xF) {
                    at += 1;
                }
                at += 1;
                operands.push(0);
            }
            32..=246 => operands.push(usize::from(first).saturating_sub(139)),
            247..=250 => {
                operands.push((usize::from(first) - 247) * 256 + next(0) + 108);
                at += 1;
            }
            // Negative: no offset.
            251..=254 => {
                operands.push(0);
                at += 1;
            }
            _ => {}
        }
        if first < 22 {
            operands.clear();
        }
    }
    (charstrings, private)
}
