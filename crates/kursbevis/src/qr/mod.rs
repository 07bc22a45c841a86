//! The code on the page: a QR symbol of error correction level Q, drawn as vectors.
//!
//! A module of 0.51 mm is three pixels at 150 dpi. With the quiet zone of four modules on each side the largest
//! symbol that stays within 50 mm is version 18 (89 modules).

mod layout;
mod mask;

use layout::Layout;
use qrcode::bits::{Bits, encode_auto};
use qrcode::ec::construct_codewords;
use qrcode::{EcLevel, Version};

/// Side of a module in points: 0.51 mm.
pub const MODULE: f32 = 1.446;

/// The largest version that fits.
const MAX_VERSION: i16 = 18;

/// The dark modules of a symbol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Modules a side.
    pub size: usize,
    /// For each row, the runs of dark modules: where they begin and how long they are.
    pub rows: Vec<Vec<(usize, usize)>>,
}

/// Whether the symbol of `text` is one that fits on the page.
pub fn fits(text: &str) -> bool {
    encoded(text).is_some()
}

/// Makes the symbol of `text`; `None` when it is more than the largest symbol holds.
pub fn grid(text: &str) -> Option<Grid> {
    let bits = encoded(text)?;
    let version = bits.version();
    let (data, correction) = construct_codewords(&bits.into_bytes(), version, EcLevel::Q).ok()?;
    let layout = Layout::of(version)?;
    let rows = layout.symbol(version, &[&*data, &correction].concat());
    Some(Grid { size: layout.side(), rows: rows.into_iter().map(runs).collect() })
}

fn encoded(text: &str) -> Option<Bits> {
    let bits = encode_auto(text.as_bytes(), EcLevel::Q).ok()?;
    matches!(bits.version(), Version::Normal(version) if version <= MAX_VERSION).then_some(bits)
}

fn runs(mut row: u128) -> Vec<(usize, usize)> {
    let mut runs = Vec::with_capacity(32);
    let mut column = 0;
    while row != 0 {
        let light = row.trailing_zeros();
        let dark = (row >> light).trailing_ones();
        runs.push(((column + light) as usize, dark as usize));
        // No row is so wide that nothing is left to shift in.
        row >>= light + dark;
        column += light + dark;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_is_read_by_a_reader_that_is_not_ours() {
        for text in ["NTL1:A", &"NTL1:0123456789 $%*+-./:".repeat(12)] {
            let grid = grid(text).unwrap();
            let dark = |x: usize, y: usize| {
                grid.rows[y].iter().any(|(start, length)| (*start..start + length).contains(&x))
            };
            let side = (grid.size + 8) * 4;
            let side = u32::try_from(side).unwrap();
            let picture = image::GrayImage::from_fn(side, side, |x, y| {
                let inside = |at: u32| (at as usize / 4).checked_sub(4).filter(|at| *at < grid.size);
                image::Luma([if inside(x).zip(inside(y)).is_some_and(|(x, y)| dark(x, y)) { 0 } else { 255 }])
            });
            assert_eq!(crate::verify::codes::of_picture(&picture, &[1.0], &mut |_| {}), [text]);
        }
        assert!(!fits(&"A".repeat(600)) && grid(&"A".repeat(600)).is_none());
    }
}
