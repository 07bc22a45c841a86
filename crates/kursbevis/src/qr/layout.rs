//! Where the bits of a symbol's codewords go, once for each version: the crate that knows the standard is asked for it,
//! and after that a symbol is made on whole rows of modules.

use super::MAX_VERSION;
use super::mask::{self, Rows};
use qrcode::canvas::{Canvas, Module};
use qrcode::{EcLevel, Version};
use std::sync::OnceLock;

/// The modules of one version.
pub struct Layout {
    side: usize,
    /// Column and row of each bit of the codewords, in their order.
    order: Vec<(u8, u8)>,
    /// What is dark in every symbol of the version before a mask is applied.
    fixed: Lines,
    /// Where the bits of codewords stand.
    free: Lines,
    /// For each mask, what is dark in a symbol whose codewords are all zeros.
    masked: [OnceLock<Rows>; 8],
}

/// Modules by rows and by columns.
#[derive(Clone)]
pub struct Lines {
    pub rows: Rows,
    pub columns: Rows,
}

impl Lines {
    fn empty(side: usize) -> Self {
        Self { rows: vec![0; side], columns: vec![0; side] }
    }

    fn flip(&mut self, (x, y): (u8, u8)) {
        if let Some(row) = self.rows.get_mut(usize::from(y)) {
            *row ^= 1 << x;
        }
        if let Some(column) = self.columns.get_mut(usize::from(x)) {
            *column ^= 1 << y;
        }
    }
}

fn blank(version: Version) -> Canvas {
    let mut canvas = Canvas::new(version, EcLevel::Q);
    canvas.draw_all_functional_patterns();
    canvas
}

/// Column and row of every module.
fn places(side: usize) -> impl Iterator<Item = (u8, u8)> {
    let side = u8::try_from(side).unwrap_or(u8::MAX);
    (0..side).flat_map(move |y| (0..side).map(move |x| (x, y)))
}

fn module(canvas: &Canvas, (x, y): (u8, u8)) -> Module {
    canvas.get(x.into(), y.into())
}

impl Layout {
    /// The layout of a version that fits on the page, made when it is first asked for.
    pub fn of(version: Version) -> Option<&'static Self> {
        static LAYOUTS: [OnceLock<Layout>; MAX_VERSION as usize] =
            [const { OnceLock::new() }; MAX_VERSION as usize];
        let Version::Normal(number) = version else { return None };
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        Some(LAYOUTS.get(place)?.get_or_init(|| Self::new(version)))
    }

    fn new(version: Version) -> Self {
        let blank = blank(version);
        let side = usize::try_from(version.width()).unwrap_or_default();
        // Each bit of the codewords is told by its number, counted from one: one drawing for each digit of that
        // number shows in which modules it is set. No version on the page has more than 2^13 bits.
        let mut numbers = vec![0_usize; side * side];
        for digit in 0..13 {
            let codewords: Vec<u8> = (0..side * side / 8)
                .map(|byte| {
                    (1..=8).fold(0, |bits, bit| bits << 1 | u8::from((byte * 8 + bit) >> digit & 1 == 1))
                })
                .collect();
            let mut canvas = blank.clone();
            canvas.draw_data(&codewords, &[]);
            for (number, place) in numbers.iter_mut().zip(places(side)) {
                let is_set =
                    matches!(module(&canvas, place), Module::Unmasked(_)) && module(&canvas, place).is_dark();
                *number |= usize::from(is_set) << digit;
            }
        }
        let mut numbered: Vec<(usize, (u8, u8))> =
            numbers.into_iter().zip(places(side)).filter(|(number, _)| *number > 0).collect();
        numbered.sort_unstable();
        let mut order: Vec<(u8, u8)> = numbered.into_iter().map(|(_, place)| place).collect();
        // A few modules are left over where they are no whole codeword.
        order.truncate(order.len() / 8 * 8);
        let mut fixed = Lines::empty(side);
        for place in places(side).filter(|place| module(&blank, *place).is_dark()) {
            fixed.flip(place);
        }
        let mut free = Lines::empty(side);
        order.iter().for_each(|place| free.flip(*place));
        Self { side, order, fixed, free, masked: Default::default() }
    }

    /// Modules a side.
    pub const fn side(&self) -> usize {
        self.side
    }

    /// The symbol of these codewords, with the mask that suits it best: row by row, a bit for each dark module.
    pub fn symbol(&self, version: Version, codewords: &[u8]) -> Rows {
        let mut dark = self.fixed.clone();
        let bits = codewords.iter().flat_map(|word| (0..8).rev().map(move |bit| word >> bit & 1 == 1));
        for (place, _) in self.order.iter().zip(bits).filter(|(_, bit)| *bit) {
            dark.flip(*place);
        }
        let (mask, pattern) = mask::best(&dark, &self.free);
        let Some(masked) = self.masked.get(mask) else { return Rows::new() };
        let masked = masked.get_or_init(|| {
            let mut canvas = blank(version);
            canvas.apply_mask(pattern);
            let mut lines = Lines::empty(self.side);
            places(self.side)
                .filter(|place| module(&canvas, *place).is_dark())
                .for_each(|place| lines.flip(place));
            lines.rows
        });
        let rows = dark.rows.iter().zip(&self.fixed.rows).zip(masked);
        rows.map(|((dark, fixed), masked)| dark ^ fixed ^ masked).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use qrcode::bits::encode_auto;
    use qrcode::ec::construct_codewords;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

        #[test]
        fn a_symbol_is_the_one_that_the_crate_draws(text in "[0-9A-Z $%*+./:-]{1,520}") {
            let bits = encode_auto(text.as_bytes(), EcLevel::Q).unwrap();
            let version = bits.version();
            let (data, correction) = construct_codewords(&bits.into_bytes(), version, EcLevel::Q).unwrap();
            let rows = Layout::of(version).unwrap().symbol(version, &[&*data, &correction].concat());
            let drawn = (0..8).map(|mask| {
                let mut canvas = blank(version);
                canvas.draw_data(&data, &correction);
                canvas.apply_mask(mask::MASKS[mask]);
                (0..version.width()).map(|y| (0..version.width()).map(|x| u128::from(canvas.get(x, y).is_dark()) << x).sum()).collect::<Rows>()
            });
            prop_assert_eq!(drawn.filter(|drawn| *drawn == rows).count(), 1);
        }
    }
}
