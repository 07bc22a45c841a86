//! The words of a line.

use super::letters::Letter;
use super::lines::{Line, runs_left};
use unicode_normalization::UnicodeNormalization as _;

/// So many dots or dashes in a row are no text: they lead the eye to the end of the line, or are the line to write on.
const LEADERS: usize = 4;
/// A gap wider than this part of the type's size parts words.
const GAP: f64 = 0.12;
/// Type whose letters mostly stand further apart than this is spaced out, and its smaller gaps part nothing.
const SPACED: std::ops::Range<f64> = 0.08..0.6;
/// A letter that begins further than this within the one before it.
const OVERLAP: f64 = 0.15;

/// A word and how sure it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// Its letters as they are read.
    pub text: String,
    /// Letters that were guessed from their codes.
    pub guessed: usize,
    /// Letters that say nothing.
    pub unknown: usize,
    /// All its letters.
    pub letters: usize,
    /// The font of its first letter.
    pub font: u128,
    /// Whether it ends with a hyphen that is there only because the line ends.
    pub divided: bool,
}

impl Word {
    /// Whether most of it was guessed.
    pub fn is_guessed(&self) -> bool {
        self.guessed * 2 > self.letters
    }
}

/// A piece of a line: one of its letters, or what parts words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Letter(usize),
    Gap,
}

/// The words of a line in the order in which they are read.
pub(super) fn words(line: &Line) -> Vec<Word> {
    let mut pieces = pieces(line);
    let running = order(line, &mut pieces);
    pieces
        .split(|piece| *piece == Piece::Gap)
        .filter(|word| !word.is_empty())
        .map(|word| {
            let places: Vec<usize> = word
                .iter()
                .filter_map(|piece| match piece {
                    Piece::Letter(at) => Some(*at),
                    Piece::Gap => None,
                })
                .collect();
            spelt(line, &places, running == Running::Left)
        })
        .collect()
}

/// Letters and gaps as they stand, from left to right.
fn pieces(line: &Line) -> Vec<Piece> {
    let spaced = spacing(line);
    let mut pieces = Vec::with_capacity(line.letters.len() + 16);
    let mut in_note = false;
    for (at, letter) in line.letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| line.letters.get(before));
        let noted = line.is_off_line(letter) && (in_note || is_after_a_word(line, &pieces));
        let apart = before.is_some_and(|before| is_gap(before, letter, spaced)) || noted != in_note;
        in_note = noted;
        if letter.text.chars().all(char::is_whitespace) {
            pieces.push(Piece::Gap);
            continue;
        }
        if apart {
            pieces.push(Piece::Gap);
        }
        pieces.push(Piece::Letter(at));
    }
    pieces
}

/// Whether words part between two letters. One that begins well within the letter before it is of another word that was
/// set too near, unless it is an accent over it.
fn is_gap(before: &Letter, letter: &Letter, spaced: f64) -> bool {
    let size = before.size.max(1e-6);
    let gap = (letter.start - before.end) / size;
    let accent = |letter: &Letter| single(&letter.text).is_some_and(|c| combining(c).is_some());
    let within = gap < -OVERLAP
        && letter.start > before.start
        && !accent(letter)
        && !accent(before)
        && !runs_left(&letter.text)
        && letter.text.starts_with(char::is_alphanumeric);
    gap - spaced > GAP || within
}

/// Whether the pieces end with a word of three letters and more that are the line's own. What is set above or below the line
/// after them is no part of their word: it is a footnote's mark. After fewer it is an exponent or an index.
fn is_after_a_word(line: &Line, pieces: &[Piece]) -> bool {
    let own = |piece: &&Piece| match piece {
        Piece::Letter(at) => {
            let letter = &line.letters[*at];
            !line.is_off_line(letter) && letter.text.chars().all(char::is_alphabetic)
        }
        Piece::Gap => false,
    };
    pieces.iter().rev().take(3).take_while(own).count() == 3
}

/// How far apart the letters of a line stand throughout, beside their size.
fn spacing(line: &Line) -> f64 {
    let is_letter = |letter: &Letter| letter.text.starts_with(char::is_alphanumeric);
    let pairs = line.letters.windows(2).filter(|pair| is_letter(&pair[0]) && is_letter(&pair[1]));
    let mut gaps: Vec<f64> =
        pairs.map(|pair| (pair[1].start - pair[0].end) / pair[0].size.max(1e-6)).collect();
    if gaps.len() < 3 {
        return 0.0;
    }
    gaps.sort_by(f64::total_cmp);
    let most = gaps[gaps.len() / 5];
    if SPACED.contains(&most) { most } else { 0.0 }
}

/// The direction in which a script runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Running {
    Left,
    Right,
}

/// Puts what runs from right to left into the order in which it is read, and answers how the line as a whole runs. Its
/// letters stand as they are seen; numbers, and words of other scripts, run from left to right also within it.
fn order(line: &Line, pieces: &mut [Piece]) -> Running {
    let running = |piece: &Piece| match piece {
        Piece::Letter(at) => {
            let text = &line.letters[*at].text;
            if runs_left(text) {
                Some(Running::Left)
            } else if text.starts_with(char::is_alphanumeric) {
                Some(Running::Right)
            } else {
                None
            }
        }
        Piece::Gap => None,
    };
    let left = pieces.iter().filter(|piece| running(piece) == Some(Running::Left)).count();
    if left == 0 {
        return Running::Right;
    }
    let alphabetic = |piece: &&Piece| match piece {
        Piece::Letter(at) => line.letters[*at].text.starts_with(char::is_alphabetic),
        Piece::Gap => false,
    };
    let right =
        pieces.iter().filter(alphabetic).filter(|piece| running(piece) == Some(Running::Right)).count();
    let whole = if left > right { Running::Left } else { Running::Right };
    if whole == Running::Left {
        pieces.reverse();
    }
    // Within the whole, each run of the other direction is turned.
    let mut at = 0;
    while at < pieces.len() {
        if running(&pieces[at]).is_none_or(|own| own == whole) {
            at += 1;
            continue;
        }
        let rest = &pieces[at..];
        let end = rest.iter().position(|piece| running(piece) == Some(whole)).unwrap_or(rest.len());
        let last = rest[..end].iter().rposition(|piece| running(piece).is_some()).unwrap_or(0);
        pieces[at..=at + last].reverse();
        at += last + 1;
    }
    whole
}

fn spelt(line: &Line, places: &[usize], runs_left: bool) -> Word {
    let font = places.first().map_or(0, |at| line.letters[*at].font);
    let mut word = Word { letters: places.len(), font, ..Word::default() };
    let mut accent: Option<(char, f64)> = None;
    for at in places {
        let letter = &line.letters[*at];
        word.guessed += usize::from(letter.guessed);
        word.unknown += usize::from(letter.text.starts_with('\u{fffd}'));
        let alone = single(&letter.text);
        let middle = f64::midpoint(letter.start, letter.end);
        if let Some(mark) = alone.and_then(combining) {
            // An accent that is drawn over the letter before it.
            let before = at.checked_sub(1).and_then(|before| line.letters.get(before));
            let over = before.is_some_and(|before| middle < before.end && middle > before.start);
            if over && !runs_left && word.text.ends_with(char::is_alphabetic) {
                word.text.push(mark);
                continue;
            }
            // Or over the one that follows.
            let after = line.letters.get(*at + 1);
            let over = after.is_some_and(|after| {
                middle < after.end && middle > after.start && after.text.starts_with(char::is_alphabetic)
            });
            if over && !runs_left {
                accent = Some((mark, middle));
                continue;
            }
        }
        word.text.push_str(&letter.text);
        if let Some((mark, _)) = accent.take() {
            word.text.push(mark);
        }
    }
    word.divided = word.text.ends_with('\u{ad}');
    word.text = word.text.nfkc().filter(|c| *c != '\u{ad}').collect();
    word
}

fn single(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// The combining form of an accent that stands by itself.
fn combining(accent: char) -> Option<char> {
    Some(match accent {
        '`' | '\u{2cb}' => '\u{300}',
        '\u{b4}' | '\u{2ca}' => '\u{301}',
        '^' | '\u{2c6}' => '\u{302}',
        '~' | '\u{2dc}' => '\u{303}',
        '\u{af}' | '\u{2c9}' => '\u{304}',
        '\u{2d8}' => '\u{306}',
        '\u{2d9}' => '\u{307}',
        '\u{a8}' => '\u{308}',
        '\u{b0}' | '\u{2da}' => '\u{30a}',
        '\u{2dd}' => '\u{30b}',
        '\u{2c7}' => '\u{30c}',
        '\u{b8}' => '\u{327}',
        '\u{2db}' => '\u{328}',
        _ => return None,
    })
}

/// The parts of a word on both sides of a row of dots or dashes.
pub(super) fn without_leaders(word: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let dots =
            if !c.is_alphanumeric() { rest.chars().take_while(|other| *other == c).count() } else { 0 };
        if dots >= LEADERS {
            rest = &rest[dots * c.len_utf8()..];
            parts.push(String::new());
            continue;
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    parts.retain(|part| !part.is_empty());
    parts
}
