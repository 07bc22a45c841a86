//! Whether what was read of a page is text.
//!
//! Some fonts number their glyphs as they come and do not say what they are: what is read or guessed then is a jumble, which
//! nobody can search for. Each font is judged by itself, since it stands beside others that do say it.

use super::letters::NOT_TOLD;
use super::line_text::{Word, without_leaders};
use super::lines::Line;
use std::collections::{HashMap, HashSet};

/// Of words that were guessed from their codes, the share that may look like none before all are given up.
const DOUBT_OF_GUESSED: f64 = 0.3;
/// The same where the document itself spells them, but leaves some of its letters out.
const DOUBT_OF_SOME: f64 = 0.45;
/// The same where it leaves none out: formulas, addresses and lists of codes are text.
const DOUBT_OF_SPELT: f64 = 0.9;
/// A font of whose different letters more than this part are unknown says nothing with the others either.
const UNKNOWN: f64 = 0.3;
/// The least part that is more than a sign or two.
const UNKNOWN_LEAST: f64 = 0.05;
/// So many different letters that are unknown are not ornaments.
const UNKNOWN_FEW: usize = 5;
/// So many letters tell whether they are words.
const ENOUGH: f64 = 20.0;
/// No language has accents on more letters than this part.
const ACCENTED: f64 = 0.6;

/// What was read with one font, and in one way.
#[derive(Debug, Default)]
struct Read {
    all: f64,
    /// Letters of words that look like none.
    odd: f64,
    /// Letters with accents of Western Europe.
    accented: f64,
    alphabetic: f64,
}

/// The different letters of a font.
#[derive(Debug, Default)]
struct Letters<'l> {
    known: HashSet<&'l str>,
    unknown: HashSet<u32>,
}

/// Judges the words of a page.
pub(super) struct Judge<'l> {
    /// By font, and whether its words were guessed.
    read: HashMap<(u128, bool), Read>,
    letters: HashMap<u128, Letters<'l>>,
}

impl<'l> Judge<'l> {
    /// Looks at a page.
    pub fn of(lines: &'l [Line], words: &[Vec<Word>]) -> Self {
        let mut letters: HashMap<u128, Letters<'l>> = HashMap::new();
        for letter in lines.iter().flat_map(|line| &line.letters) {
            if letter.font == NOT_TOLD {
                // Several fonts, of which one may not say what another does.
                continue;
            }
            let font = letters.entry(letter.font).or_default();
            if letter.text.starts_with('\u{fffd}') {
                font.unknown.insert(letter.code);
            } else {
                font.known.insert(&letter.text);
            }
        }
        let mut read: HashMap<(u128, bool), Read> = HashMap::new();
        for word in words.iter().flatten() {
            read.entry((word.font, word.is_guessed())).or_default().add(&word.text);
        }
        Self { read, letters }
    }

    /// Whether a word is of a font whose words are text.
    pub fn trusts(&self, word: &Word) -> bool {
        let guessed = word.is_guessed();
        let Some(read) = self.read.get(&(word.font, guessed)) else { return true };
        if guessed {
            return read.odd <= read.all * DOUBT_OF_GUESSED;
        }
        if read.all < ENOUGH {
            return true;
        }
        let unknown = self.letters.get(&word.font).map_or(0.0, Letters::unknown);
        let doubt = if unknown > UNKNOWN_LEAST { DOUBT_OF_SOME } else { DOUBT_OF_SPELT };
        // Bytes of another script, read as letters of Western Europe.
        let foreign = read.accented >= ENOUGH && read.accented > read.alphabetic * ACCENTED;
        unknown <= UNKNOWN && read.odd <= read.all * doubt && !foreign
    }
}

impl Letters<'_> {
    /// The part of them that is unknown.
    fn unknown(&self) -> f64 {
        let unknown = self.unknown.len();
        if unknown < UNKNOWN_FEW { 0.0 } else { number(unknown) / number(unknown + self.known.len()) }
    }
}

impl Read {
    fn add(&mut self, word: &str) {
        for part in without_leaders(word) {
            let weight = number(part.chars().count());
            self.all += weight;
            if !looks_like_a_word(&part) {
                self.odd += weight;
            }
            self.accented += number(part.chars().filter(|c| is_accented(*c) && c.is_alphabetic()).count());
            self.alphabetic += number(part.chars().filter(|c| c.is_alphabetic()).count());
        }
    }
}

/// The share of a text's letters that are in words that look like none.
pub(crate) fn odd_share(text: &str) -> f64 {
    let mut read = Read::default();
    for word in text.split_whitespace() {
        read.add(word);
    }
    if read.accented > ENOUGH && read.accented > read.alphabetic * ACCENTED {
        return 1.0;
    }
    read.odd / read.all.max(1.0)
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn is_accented(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{24f}')
}

/// Whether it is an address of the web, or has one in it: signs alone make none.
fn is_address(text: &str) -> bool {
    let host = |rest: &str| rest.starts_with(char::is_alphanumeric);
    let has_scheme = text
        .split_once("://")
        .is_some_and(|(before, after)| before.ends_with(|c: char| c.is_ascii_alphabetic()) && host(after));
    has_scheme || text.strip_prefix("www.").is_some_and(host)
}

fn looks_like_a_word(text: &str) -> bool {
    if is_address(text) {
        return true;
    }
    let core = text.trim_matches(|c: char| c.is_ascii_punctuation());
    let (whole, length) = (text.chars().count(), core.chars().count());
    let foreign = core.chars().filter(|c| is_accented(*c)).count();
    if foreign > 3 && foreign * 2 > length {
        return false;
    }
    if core.is_empty() {
        return whole <= 3;
    }
    let around = whole - length;
    if around > 3 && around > length {
        return false;
    }
    let letters = core.chars().filter(|c| c.is_alphabetic()).count();
    let digits = core.chars().filter(char::is_ascii_digit).count();
    let others = length - letters - digits;
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
        for word in [
            "Særavtale",
            "om",
            "(2024).",
            "kr",
            "1.250,50",
            "A4",
            "NAV",
            "e-post",
            "McDonald",
            "–",
            "T0-C0",
            "(https://ntl.no/?a=%C3%B8)",
            "www.ntl.no",
        ] {
            assert!(looks_like_a_word(word), "{word}");
        }
        for word in ["!\"#$%&", "7KH%TXLFN", "*+,-./", "bcdfgh", "aBcDeF", "://000!!![{00:![[[!:[!!{[!0{0!"] {
            assert!(!looks_like_a_word(word), "{word}");
        }
    }
}
