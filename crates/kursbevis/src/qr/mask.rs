//! Which of the eight masks a symbol takes, on whole rows of modules at once: one bit a module.

use super::layout::Lines;
use qrcode::canvas::MaskPattern;
use std::sync::LazyLock;

/// The masks of ISO/IEC 18004, table 10, in the order of their numbers.
pub const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// Lines of modules, one bit a module: a symbol has at most 89 of them a side.
pub type Rows = Vec<u128>;

/// What a mask inverts: row by row, and column by column. Every mask repeats itself after twelve of either.
struct Inverted {
    rows: [u128; 12],
    columns: [u128; 12],
}

static INVERTED: LazyLock<[Inverted; 8]> = LazyLock::new(|| {
    let is_inverted = |mask: usize, y: usize, x: usize| match mask {
        0 => (y + x).is_multiple_of(2),
        1 => y.is_multiple_of(2),
        2 => x.is_multiple_of(3),
        3 => (y + x).is_multiple_of(3),
        4 => (y / 2 + x / 3).is_multiple_of(2),
        5 => (y * x) % 2 + (y * x) % 3 == 0,
        6 => ((y * x) % 2 + (y * x) % 3).is_multiple_of(2),
        _ => ((y + x) % 2 + (y * x) % 3).is_multiple_of(2),
    };
    let bits = |is_set: &dyn Fn(usize) -> bool| (0..128).map(|at| u128::from(is_set(at)) << at).sum();
    std::array::from_fn(|mask| Inverted {
        rows: std::array::from_fn(|y| bits(&|x| is_inverted(mask, y, x))),
        columns: std::array::from_fn(|x| bits(&|y| is_inverted(mask, y, x))),
    })
});

/// The mask with the lowest penalty (ISO/IEC 18004, 7.8.3). The crate's own way to it takes longer than all the
/// rest of a certificate. The 30 modules that name the mask are not counted, nor those that no codeword fills.
///
/// `dark` is the symbol without a mask, `free` where masks apply. Answers the mask and its place among the eight.
pub fn best(dark: &Lines, free: &Lines) -> (usize, MaskPattern) {
    let masked = |dark: &Rows, free: &Rows, inverted: &[u128; 12]| -> Rows {
        let lines = dark.iter().zip(free).zip(inverted.iter().cycle());
        lines.map(|((dark, free), inverted)| dark ^ (free & inverted)).collect()
    };
    let scores = INVERTED.iter().map(|mask| {
        let columns = masked(&dark.columns, &free.columns, &mask.columns);
        penalty(&masked(&dark.rows, &free.rows, &mask.rows), &columns)
    });
    let best = scores.zip(MASKS).enumerate().min_by_key(|(_, (score, _))| *score);
    best.map_or((0, MaskPattern::Checkerboard), |(place, (_, pattern))| (place, pattern))
}

fn penalty(rows: &Rows, columns: &Rows) -> u32 {
    let side = rows.len();
    let all = (1u128 << side) - 1;
    let lines = rows.iter().chain(columns).map(|line| adjacent(*line, all) + finders(*line, all));
    let dark: u32 = rows.iter().map(|row| row.count_ones()).sum();
    let per_cent = dark * 100 / u32::try_from(side * side).unwrap_or(1).max(1);
    lines.sum::<u32>() + blocks(rows, all) + per_cent.abs_diff(50) / 5 * 10
}

/// Three points for five modules alike in a row, and one for each more.
fn adjacent(line: u128, all: u128) -> u32 {
    let alike = !(line ^ (line >> 1)) & (all >> 1);
    let five = alike & (alike >> 1) & (alike >> 2) & (alike >> 3);
    five.count_ones() + 2 * (five & !(five << 1)).count_ones()
}

/// Forty points for what looks like a finder, with four light modules before or after it.
fn finders(line: u128, all: u128) -> u32 {
    let light = |by: u32| !(line >> by);
    let found = line & light(1) & (line >> 2) & (line >> 3) & (line >> 4) & light(5) & (line >> 6);
    let before = !((line << 1) | (line << 2) | (line << 3) | (line << 4));
    let after = light(7) & light(8) & light(9) & light(10);
    (found & (before | after) & all).count_ones() * 40
}

/// Three points for each square of four modules alike.
fn blocks(rows: &Rows, all: u128) -> u32 {
    let alike = |row: u128| !(row ^ (row >> 1)) & (all >> 1);
    let pairs = rows.iter().zip(rows.iter().skip(1));
    pairs.map(|(a, b)| (alike(*a) & alike(*b) & !(a ^ b)).count_ones() * 3).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use qrcode::EcLevel;
    use qrcode::bits::encode_auto;
    use qrcode::canvas::{Canvas, Module};
    use qrcode::ec::construct_codewords;

    /// Rows as columns.
    fn turned(rows: &Rows) -> Rows {
        let bit = |x: usize, y: usize| (rows[y] >> x & 1) << y;
        (0..rows.len()).map(|x| (0..rows.len()).fold(0, |column, y| column | bit(x, y))).collect()
    }

    /// The penalty as the standard words it, module by module.
    fn penalty_by_the_book(dark: &[Vec<bool>]) -> u32 {
        let side = dark.len();
        let across = dark.to_vec();
        let down: Vec<Vec<bool>> = (0..side).map(|x| dark.iter().map(|row| row[x]).collect()).collect();
        let mut points = 0;
        for line in across.iter().chain(&down) {
            for run in line.chunk_by(|a, b| a == b).filter(|run| run.len() >= 5) {
                points += run.len() as u32 - 2;
            }
            for at in 0..side - 6 {
                let at_all = |x: isize| usize::try_from(x).ok().and_then(|x| line.get(x)) == Some(&true);
                let quiet = |from: isize| (from..from + 4).all(|x| !at_all(x));
                let finder = line[at..at + 7] == [true, false, true, true, true, false, true];
                if finder && (quiet(at as isize - 4) || quiet(at as isize + 7)) {
                    points += 40;
                }
            }
        }
        for y in 0..side - 1 {
            for x in 0..side - 1 {
                let square = [dark[y][x], dark[y][x + 1], dark[y + 1][x], dark[y + 1][x + 1]];
                points += if square.iter().all(|one| *one == square[0]) { 3 } else { 0 };
            }
        }
        let count = dark.iter().flatten().filter(|one| **one).count() as u32;
        points + (count * 100 / (side * side) as u32).abs_diff(50) / 5 * 10
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

        #[test]
        fn the_penalty_is_the_standards(side in 21usize..90, seed in prop::collection::vec(any::<u64>(), 180)) {
            // Two random words a row, thinned by each other now and then so that runs and blocks occur.
            let bit = |y: usize, x: usize| (seed[y * 2 + x / 64] & seed[(y / 3) * 2] >> (x % 7)) >> (x % 64) & 1 == 1;
            let dark: Vec<Vec<bool>> = (0..side).map(|y| (0..side).map(|x| bit(y, x)).collect()).collect();
            let rows: Rows = dark.iter().map(|row| row.iter().enumerate().map(|(x, d)| u128::from(*d) << x).sum()).collect();
            prop_assert_eq!(penalty(&rows, &turned(&rows)), penalty_by_the_book(&dark));
        }
    }

    #[test]
    fn every_mask_is_the_crates_own() {
        let bits = encode_auto(b"NTL1:ABC", EcLevel::Q).unwrap();
        let version = bits.version();
        let (data, correction) = construct_codewords(&bits.into_bytes(), version, EcLevel::Q).unwrap();
        let mut plain = Canvas::new(version, EcLevel::Q);
        plain.draw_all_functional_patterns();
        plain.draw_data(&data, &correction);
        for (mask, pattern) in MASKS.into_iter().enumerate() {
            let mut masked = plain.clone();
            masked.apply_mask(pattern);
            for y in 0..version.width() {
                for x in 0..version.width() {
                    if matches!(plain.get(x, y), Module::Unmasked(_)) {
                        let by_row = INVERTED[mask].rows[y as usize % 12] >> x & 1 == 1;
                        let by_column = INVERTED[mask].columns[x as usize % 12] >> y & 1 == 1;
                        let inverted = masked.get(x, y).is_dark() != plain.get(x, y).is_dark();
                        assert_eq!((by_row, by_column), (inverted, inverted), "{pattern:?} {x} {y}");
                    }
                }
            }
        }
    }
}
