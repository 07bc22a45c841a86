//! One committed TrueType face: characters to glyphs, widths and kerning.
//!
//! The faces are our own files (`fonts/prepare.py` makes them), so this reads only what those hold: a format 4
//! `cmap`, `hmtx`, `loca`/`glyf` and a format 0 `kern` table.

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
    glyphs: u16,
    long_loca: bool,
    head: Range<usize>,
    hhea: Range<usize>,
    maxp: Range<usize>,
    hmtx: Range<usize>,
    loca: Range<usize>,
    glyf: Range<usize>,
    cmap: Range<usize>,
    kern: Range<usize>,
}

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
        let (head, hhea, maxp, os2) = (table(b"head"), table(b"hhea"), table(b"maxp"), table(b"OS/2"));
        let upem = i32::from(u16_at(data, head.start + 18)).max(1);
        let scaled = |value: i16| i32::from(value) * 1000 / upem;
        let cmap = table(b"cmap");
        let subtable = (0..usize::from(u16_at(data, cmap.start + 2)))
            .map(|i| cmap.start + u32_at(data, cmap.start + 4 + i * 8 + 4) as usize)
            .find(|at| u16_at(data, *at) == 4)
            .map(|at| at..at + usize::from(u16_at(data, at + 2)))
            .unwrap_or_default();
        Self {
            data,
            name,
            stem,
            upem,
            ascent: scaled(i16_at(data, hhea.start + 4)),
            descent: scaled(i16_at(data, hhea.start + 6)),
            cap_height: scaled(i16_at(data, os2.start + 88)),
            bbox: [0, 1, 2, 3].map(|i| scaled(i16_at(data, head.start + 36 + i * 2))),
            metrics: u16_at(data, hhea.start + 34),
            glyphs: u16_at(data, maxp.start + 4),
            long_loca: u16_at(data, head.start + 50) == 1,
            head,
            hhea,
            maxp,
            hmtx: table(b"hmtx"),
            loca: table(b"loca"),
            glyf: table(b"glyf"),
            cmap: subtable,
            kern: table(b"kern"),
        }
    }

    /// The glyph of `character`, if the face has one.
    #[must_use]
    pub fn glyph(&self, character: char) -> Option<GlyphId> {
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
        if self.kern.is_empty() {
            return 0;
        }
        let pairs = self.kern.start + 18;
        let count = usize::from(u16_at(self.data, self.kern.start + 10));
        let wanted = (u32::from(left) << 16) | u32::from(right);
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = (low + high) / 2;
            match u32_at(self.data, pairs + middle * 6).cmp(&wanted) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => {
                    return i32::from(i16_at(self.data, pairs + middle * 6 + 4)) * 1000 / self.upem;
                }
            }
        }
        0
    }

    /// The outline of a glyph as the file holds it; empty for a blank.
    pub(super) fn outline(&self, glyph: GlyphId) -> &'static [u8] {
        if glyph >= self.glyphs {
            return &[];
        }
        let index = usize::from(glyph);
        let (from, to) = if self.long_loca {
            let at = self.loca.start + index * 4;
            (u32_at(self.data, at) as usize, u32_at(self.data, at + 4) as usize)
        } else {
            let at = self.loca.start + index * 2;
            (usize::from(u16_at(self.data, at)) * 2, usize::from(u16_at(self.data, at + 2)) * 2)
        };
        self.data.get(self.glyf.start + from..self.glyf.start + to).unwrap_or_default()
    }

    /// Advance and left side bearing of a glyph in font units.
    pub(super) fn metric(&self, glyph: GlyphId) -> (u16, u16) {
        let last = self.metrics.saturating_sub(1);
        let advance = u16_at(self.data, self.hmtx.start + usize::from(glyph.min(last)) * 4);
        let bearing = if glyph <= last {
            u16_at(self.data, self.hmtx.start + usize::from(glyph) * 4 + 2)
        } else {
            let extra = usize::from(glyph - last - 1);
            u16_at(self.data, self.hmtx.start + usize::from(self.metrics) * 4 + extra * 2)
        };
        (advance, bearing)
    }

    /// The `head`, `hhea` and `maxp` tables.
    pub(super) fn fixed_tables(&self) -> [&'static [u8]; 3] {
        [&self.head, &self.hhea, &self.maxp].map(|range| self.data.get(range.clone()).unwrap_or_default())
    }
}
