//! Lines of scripts that run from right to left, whose makers draw their parts in any order.

use super::letters::Letter;
use super::lines::{Line, runs_left};

/// A gap wider than this part of the type's size parts lines.
const APART: f64 = 2.0;
/// Of the letters of a line, the share that may lie over others. More is two texts at one place.
const OVER: f64 = 0.1;

/// Puts together the parts of one line, by where they stand.
pub(super) fn merged(lines: Vec<Line>) -> Vec<Line> {
    if !lines.iter().any(has_any) {
        return lines;
    }
    // Lines with the place in the order of drawing that each keeps.
    let mut kept: Vec<(usize, Line)> = Vec::new();
    let mut groups: Vec<(usize, Vec<Line>)> = Vec::new();
    let mut numbered: Vec<(usize, Line)> = lines.into_iter().enumerate().collect();
    numbered.sort_by(|(_, one), (_, other)| {
        let key = |line: &Line| line.letters.first().map_or(0, |first| first.direction);
        key(one).cmp(&key(other)).then(one.base.total_cmp(&other.base))
    });
    for (at, line) in numbered {
        match groups.last_mut() {
            Some((first, group)) if group.last().is_some_and(|last| are_level(last, &line)) => {
                *first = at.min(*first);
                group.push(line);
            }
            _ => groups.push((at, vec![line])),
        }
    }
    for (at, group) in groups {
        if group.iter().any(has_any) {
            kept.extend(of_group(group).into_iter().map(|line| (at, line)));
        } else {
            kept.extend(group.into_iter().map(|line| (at, line)));
        }
    }
    kept.sort_by_key(|(at, _)| *at);
    kept.into_iter().map(|(_, line)| line).collect()
}

fn has_any(line: &Line) -> bool {
    line.letters.iter().any(|letter| !letter.vertical && runs_left(&letter.text))
}

fn are_level(one: &Line, other: &Line) -> bool {
    let (Some(first), Some(second)) = (one.letters.first(), other.letters.first()) else { return false };
    first.direction == second.direction
        && first.vertical == second.vertical
        && (one.base - other.base).abs() < 0.1 * one.size.min(other.size)
}

/// The lines of parts on one baseline, from the left.
fn of_group(group: Vec<Line>) -> Vec<Line> {
    let all = || group.iter().flat_map(|line| &line.letters);
    // Spaces are seen as gaps: some are drawn where a letter stands.
    let mut letters: Vec<Letter> =
        all().filter(|letter| !is_mark(letter) && !is_space(letter)).cloned().collect();
    letters.sort_by(|one, other| one.start.total_cmp(&other.start));
    let over = letters.windows(2).filter(|pair| {
        let narrow = (pair[0].end - pair[0].start).min(pair[1].end - pair[1].start);
        pair[0].end - pair[1].start > 0.5 * narrow.max(0.01)
    });
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    if letters.is_empty() || count(over.count()) > OVER * count(letters.len()) {
        return group;
    }
    for mark in all().filter(|letter| is_mark(letter)) {
        // It belongs to the letter over whose middle it stands.
        let middle = f64::midpoint(mark.start, mark.end);
        let after = letters.partition_point(|letter| letter.start <= middle + 0.1 * mark.size);
        if let Some(letter) = letters.get_mut(after.saturating_sub(1)) {
            letter.text.push_str(&mark.text);
        }
    }
    let mut lines: Vec<Line> = Vec::new();
    for letter in letters {
        match lines.last_mut() {
            Some(line)
                if line
                    .letters
                    .last()
                    .is_some_and(|last| letter.start - last.end < APART * last.size.max(letter.size)) =>
            {
                line.push(letter);
            }
            _ => lines.push(Line::of(letter)),
        }
    }
    lines.reverse();
    lines
}

fn is_space(letter: &Letter) -> bool {
    letter.text.chars().all(char::is_whitespace)
}

/// Whether it is a mark over or under a letter: a vowel, a doubling.
fn is_mark(letter: &Letter) -> bool {
    let mark = |c| {
        matches!(u32::from(c), 0x591..=0x5bd | 0x5bf | 0x5c1..=0x5c2 | 0x5c4..=0x5c5 | 0x610..=0x61a | 0x64b..=0x65f | 0x670
            | 0x6d6..=0x6dc | 0x6df..=0x6e4 | 0x6e7..=0x6e8 | 0x6ea..=0x6ed)
    };
    !letter.text.is_empty() && letter.text.chars().all(mark)
}
