//! The text of a page, and whether it is text at all.

use super::judge::Judge;
use super::letters::Letter;
use super::line_text::{Word, without_leaders, words};
use super::lines::{Line, lines};

/// The small words that may follow a hyphen that stands for a part left out: «for- og etternavn».
const AFTER_HYPHEN: [&str; 8] = ["og", "eller", "and", "or", "und", "oder", "och", "samt"];

/// The text of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PageText {
    /// Line by line.
    pub text: String,
    /// Whether the page has letters that are no text.
    pub garbled: bool,
    /// Whether more is drawn on it than was read.
    pub endless: bool,
}

/// Reads a page's letters.
pub(super) fn of(letters: Vec<Letter>) -> PageText {
    let lines = lines(letters);
    let worded: Vec<Vec<Word>> = lines.iter().map(words).collect();
    let judge = Judge::of(&lines, &worded);
    let mut page = PageText::default();
    let mut before: Option<(&Line, bool)> = None;
    for (line, words) in lines.iter().zip(&worded) {
        let mut kept = Vec::new();
        let mut divided = false;
        for word in words {
            if is_kept(word) && judge.trusts(word) {
                kept.extend(without_leaders(&word.text.replace('\u{fffd}', "")));
                divided = word.divided;
            } else {
                page.garbled = true;
            }
        }
        if kept.is_empty() {
            continue;
        }
        if before.is_some_and(|(before, divided)| goes_on(&page.text, before, divided, line, &kept[0])) {
            page.text.truncate(page.text.trim_end().trim_end_matches(HYPHENS).len());
        }
        page.text.push_str(&kept.join(" "));
        page.text.push('\n');
        before = Some((line, divided));
    }
    page
}

const HYPHENS: [char; 2] = ['-', '\u{2010}'];

/// Whether a line goes on with the word that was divided at the end of the line before, by a hyphen that is seen or by one
/// that only stands for the division.
fn goes_on(text: &str, before: &Line, divided: bool, line: &Line, word: &str) -> bool {
    let text = text.trim_end();
    let Some(divided) = text.strip_suffix(HYPHENS).or(divided.then_some(text)) else { return false };
    let (Some(first), Some(next)) = (before.letters.first(), line.letters.first()) else { return false };
    let same_line = first.direction == next.direction && (first.base - next.base).abs() < 0.3 * first.size;
    divided.ends_with(char::is_alphabetic)
        && word.starts_with(char::is_lowercase)
        && !same_line
        && !AFTER_HYPHEN.contains(&word.trim_matches(|c: char| !c.is_alphabetic()))
}

/// Whether a word is text. One of which a third is unknown is none.
fn is_kept(word: &Word) -> bool {
    word.unknown * 3 <= word.letters && word.text.chars().any(|c| c != '\u{fffd}')
}
