//! The text of a page, and whether it is text at all.

use super::letters::Letter;
use super::line_text::{Word, words};
use super::lines::{Line, lines};

/// Of words that were guessed from their codes, the share that may look like none before all are given up.
const DOUBT: f64 = 0.3;
/// The same of words that the document itself spells: formulas and lists of codes are text.
const DOUBT_OF_SPELT: f64 = 0.6;
/// So many letters tell whether they are words.
const ENOUGH: f64 = 20.0;
/// So many dots or dashes in a row are no text: they lead the eye to the end of the line, or are the line to write on.
const LEADERS: usize = 4;
/// The small words that may follow a hyphen that stands for a part left out: «for- og etternavn».
const AFTER_HYPHEN: [&str; 8] = ["og", "eller", "and", "or", "und", "oder", "och", "samt"];

/// The text of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PageText {
    /// Line by line.
    pub text: String,
    /// Whether the page has letters that are no text.
    pub garbled: bool,
}

/// Reads a page's letters.
pub(super) fn of(letters: Vec<Letter>) -> PageText {
    let lines = lines(letters);
    let worded: Vec<Vec<Word>> = lines.iter().map(words).collect();
    let all = || worded.iter().flatten();
    let guesses = are_words(all().filter(|word| word.is_guessed()), DOUBT, 0.0);
    let spelt = are_words(all().filter(|word| !word.is_guessed()), DOUBT_OF_SPELT, ENOUGH);
    let mut page = PageText::default();
    let mut before: Option<&Line> = None;
    for (line, words) in lines.iter().zip(&worded) {
        let mut kept = Vec::new();
        for word in words {
            if is_kept(word) && if word.is_guessed() { guesses } else { spelt } {
                kept.extend(without_leaders(&word.text.replace('\u{fffd}', "")));
            } else {
                page.garbled = true;
            }
        }
        if kept.is_empty() {
            continue;
        }
        if before.is_some_and(|before| goes_on(&page.text, before, line, &kept[0])) {
            page.text.truncate(page.text.trim_end().trim_end_matches(HYPHENS).len());
        }
        page.text.push_str(&kept.join(" "));
        page.text.push('\n');
        before = Some(line);
    }
    page
}

const HYPHENS: [char; 2] = ['-', '\u{2010}'];

/// Whether a line goes on with the word that was divided at the end of the line before.
fn goes_on(text: &str, before: &Line, line: &Line, word: &str) -> bool {
    let Some(divided) = text.trim_end().strip_suffix(HYPHENS) else { return false };
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

/// Whether what was taken for words are words: some fonts number their glyphs as they come, and what is read or guessed
/// then is a jumble.
fn are_words<'w>(words: impl Iterator<Item = &'w Word>, doubt: f64, enough: f64) -> bool {
    let (mut letters, mut odd) = (0.0, 0.0);
    for word in words {
        for part in without_leaders(&word.text) {
            let weight = f64::from(u32::try_from(part.chars().count()).unwrap_or(u32::MAX));
            letters += weight;
            if !looks_like_a_word(&part) {
                odd += weight;
            }
        }
    }
    letters < enough || odd <= letters * doubt
}

/// The parts of a word on both sides of a row of dots or dashes.
fn without_leaders(word: &str) -> Vec<String> {
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

fn looks_like_a_word(text: &str) -> bool {
    let core = text.trim_matches(|c: char| c.is_ascii_punctuation());
    let foreign = core.chars().filter(|c| matches!(c, '\u{a0}'..='\u{24f}')).count();
    if foreign > 3 && foreign * 2 > core.chars().count() {
        // Bytes of another script, read as the letters of Western Europe.
        return false;
    }
    if core.is_empty() {
        return text.chars().count() <= 3;
    }
    let letters = core.chars().filter(|c| c.is_alphabetic()).count();
    let digits = core.chars().filter(char::is_ascii_digit).count();
    let others = core.chars().count() - letters - digits;
    if letters == 0 {
        return others * 2 <= digits || (digits == 0 && others <= 3);
    }
    let vowel = |c: char| "aeiouyAEIOUYæøåäöÆØÅÄÖ".contains(c) || !c.is_ascii();
    let turns = core.chars().zip(core.chars().skip(1));
    let turns = turns.filter(|(one, next)| one.is_lowercase() && next.is_uppercase()).count();
    others * 3 <= letters + digits
        && turns <= 1
        && (digits >= letters || letters <= 3 || core.chars().any(vowel))
}

#[cfg(test)]
mod tests {
    use super::looks_like_a_word;

    #[test]
    fn a_jumble_of_codes_does_not_look_like_words() {
        for word in
            ["Særavtale", "om", "(2024).", "kr", "1.250,50", "A4", "NAV", "e-post", "McDonald", "–", "T0-C0"]
        {
            assert!(looks_like_a_word(word), "{word}");
        }
        for word in ["!\"#$%&", "7KH%TXLFN", "*+,-./", "bcdfgh", "aBcDeF"] {
            assert!(!looks_like_a_word(word), "{word}");
        }
    }
}
