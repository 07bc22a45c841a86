//! Letters put into lines by where they stand.

use super::letters::Letter;
use super::right_to_left;
use std::collections::HashMap;

/// Most parts of lines among which those that touch are looked for.
const PARTS_MAX: usize = 20_000;

/// Letters that follow one another on one baseline, with those that are set a little above or below it in smaller type.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// In the order of their places; a line has at least one.
    pub letters: Vec<Letter>,
    /// The baseline of its largest letters.
    pub base: f64,
    /// The size of its largest letters.
    pub size: f64,
}

impl Line {
    /// With this letter.
    pub fn of(letter: Letter) -> Self {
        let mut line = Self::default();
        line.push(letter);
        line
    }

    /// Puts a letter at the end.
    pub fn push(&mut self, letter: Letter) {
        if letter.size > self.size * 1.1 {
            (self.base, self.size) = (letter.base, letter.size);
        }
        self.letters.push(letter);
    }

    /// Whether a letter is set above or below the line in smaller type: an index, an exponent, the mark of a footnote.
    pub fn is_off_line(&self, letter: &Letter) -> bool {
        letter.size < SMALLER * self.size && (letter.base - self.base).abs() > 0.1 * self.size
    }

    /// Takes a letter that follows its last one, or stands before its first one where the script runs that way; gives
    /// back one that is of another line.
    fn take(&mut self, letter: Letter) -> Option<Letter> {
        let (Some(first), Some(last)) = (self.letters.first(), self.letters.last()) else {
            self.push(letter);
            return None;
        };
        let size = last.size.max(letter.size).max(if self.follows(&letter) { self.size } else { 0.0 });
        let near = |gap: f64, most: f64| gap > -0.5 * size && gap < most * size;
        let beside = is_beside(last, &letter) || self.follows(&letter);
        if beside && near(letter.start - last.end, 3.0) && letter.start > last.start - 0.1 * size {
            self.push(letter);
            None
        } else if runs_left(&letter.text)
            && is_beside(first, &letter)
            && near(first.start - letter.end, 1.0)
            && letter.start < first.start
        {
            self.letters.insert(0, letter);
            None
        } else {
            Some(letter)
        }
    }

    /// Whether a letter goes on with the line after one that is off the line, or is itself off it and touches the last.
    fn follows(&self, letter: &Letter) -> bool {
        let Some(last) = self.letters.last() else { return false };
        if letter.vertical || letter.direction != last.direction {
            return false;
        }
        let off = (letter.base - self.base).abs();
        let touches = (letter.start - last.end).abs() < 0.2 * self.size;
        if (SMALLEST * self.size..SMALLER * self.size).contains(&letter.size) {
            off < 0.75 * self.size && touches
        } else {
            self.is_off_line(last) && off < 0.1 * self.size
        }
    }
}

/// Type smaller than this part of the line's may be set above or below it.
const SMALLER: f64 = 0.85;
/// Smaller type than that is of something else.
const SMALLEST: f64 = 0.4;

/// The lines of a page, in the order in which they are drawn.
pub(super) fn lines(letters: Vec<Letter>) -> Vec<Line> {
    let mut twice = Twice::default();
    let mut lines: Vec<Line> = Vec::new();
    for letter in letters {
        if twice.has(&letter) {
            continue;
        }
        let other = match lines.last_mut() {
            Some(line) => line.take(letter),
            None => Some(letter),
        };
        if let Some(letter) = other {
            lines.push(Line::of(letter));
        }
    }
    if lines.len() >= PARTS_MAX {
        return lines;
    }
    right_to_left::merged(joined(lines))
}

/// Whether a text is of a script that runs from right to left.
pub(super) fn runs_left(text: &str) -> bool {
    text.chars().next().is_some_and(|c| {
        matches!(u32::from(c), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff)
    })
}

/// Whether two letters are on one baseline.
fn is_beside(one: &Letter, other: &Letter) -> bool {
    let tolerance = if one.vertical { 0.6 } else { 0.3 };
    one.direction == other.direction && (one.base - other.base).abs() < tolerance * one.size.max(other.size)
}

fn cell(length: f64, side: f64) -> i64 {
    (length / side).floor() as i64
}

/// A place in a grid: the direction of writing, and how far across it and along it.
type Cell = (i16, i64, i64);

/// The cells of a grid around one.
fn around(direction: i16, across: i64, along: i64) -> impl Iterator<Item = Cell> {
    (-1..=1).flat_map(move |up| (-1..=1).map(move |on| (direction, across + up, along + on)))
}

/// Letters by where they stand: one that is drawn again a little beside itself is bold, not two.
#[derive(Default)]
struct Twice {
    drawn: HashMap<Cell, Vec<Drawn>>,
}

/// A letter's text, where it starts, and its base line.
type Drawn = (String, f64, f64);

impl Twice {
    fn has(&mut self, letter: &Letter) -> bool {
        if letter.text.trim().len() != letter.text.len() {
            return false;
        }
        let near = (letter.size * 0.1).min((letter.end - letter.start) * 0.35).max(0.001);
        let side = (letter.size * 0.1).max(0.01);
        let (across, along) = (cell(letter.base, side), cell(letter.start, side));
        let same = |(text, start, base): &Drawn| {
            *text == letter.text && (start - letter.start).abs() < near && (base - letter.base).abs() < near
        };
        let again = around(letter.direction, across, along)
            .any(|place| self.drawn.get(&place).is_some_and(|there| there.iter().any(same)));
        if !again {
            let there = self.drawn.entry((letter.direction, across, along)).or_default();
            there.push((letter.text.clone(), letter.start, letter.base));
        }
        again
    }
}

/// Puts parts of a line together that were drawn at different times and touch.
fn joined(mut lines: Vec<Line>) -> Vec<Line> {
    let (high, wide) = (2.0, 4.0);
    let mut begin: HashMap<(i16, i64, i64), Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(first) = line.letters.first() {
            let place = (first.direction, cell(first.base, high), cell(first.start, wide));
            begin.entry(place).or_default().push(at);
        }
    }
    for at in 0..lines.len() {
        while let Some(last) = lines[at].letters.last() {
            let near = 0.1 * last.size;
            let follows = |other: usize| {
                lines[other].letters.first().is_some_and(|first| {
                    other != at
                        && is_beside(last, first)
                        && (first.start - last.end).abs() < near
                        && (first.base - last.base).abs() < near
                })
            };
            let next = around(last.direction, cell(last.base, high), cell(last.end, wide))
                .filter_map(|place| begin.get(&place))
                .flatten()
                .copied()
                .find(|other| follows(*other));
            let Some(next) = next else { break };
            let more = std::mem::take(&mut lines[next].letters);
            for letter in more {
                lines[at].push(letter);
            }
        }
    }
    lines.retain(|line| !line.letters.is_empty());
    lines
}
