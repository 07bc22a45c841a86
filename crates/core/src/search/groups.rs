//! Numbers as people type and see them: `22 61 73 84`, `+4722617384`, `8601.11.17947`, `kr 4 318,75`. A number that is
//! written in groups is found without them, and the other way round.

use super::words::{Word, Words, words};

/// Most groups of one number.
const GROUPS_MAX: usize = 8;
/// Most digits of one number: a KID has 25.
const DIGITS_MAX: usize = 34;
/// Fewest digits of a number whose groups may be any.
const ANY_MIN: usize = 8;
/// Groups in a row from which on they are a table: only what is grouped as numbers are is taken for one.
const TABLE: usize = 9;
/// What stands at a number without a space.
const UNITS: [&str; 6] = ["kr", "nok", "mva", "no", "eur", "org"];

/// The words of a text, each group of a number a word, and after them the whole numbers.
pub(super) fn units(text: &str) -> Units<'_> {
    Units { text, words: words(text), run: Vec::new(), ready: Vec::new() }
}

/// See [`units`].
pub(super) struct Units<'a> {
    text: &'a str,
    words: Words<'a>,
    run: Vec<Word>,
    /// What comes next, backwards.
    ready: Vec<Word>,
}

impl Iterator for Units<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        if let Some(ready) = self.ready.pop() {
            return Some(ready);
        }
        let Some(word) = self.words.next() else {
            self.end_run();
            return self.ready.pop();
        };
        if !self.run.last().is_some_and(|last| are_groups(self.text, last, &word)) {
            self.end_run();
        }
        if has_digit(&word) {
            self.run.push(word.clone());
            // A table without end is several.
            if self.run.len() > 64 {
                self.end_run();
            }
        }
        self.ready.insert(0, word);
        self.ready.pop()
    }
}

impl Units<'_> {
    fn end_run(&mut self) {
        let mut found = whole_numbers(&self.run);
        found.reverse();
        found.append(&mut self.ready);
        self.ready = found;
        self.run.clear();
    }
}

/// Whether two words are groups of one number.
pub(super) fn are_groups(text: &str, first: &Word, next: &Word) -> bool {
    let between = &text[first.end..next.start];
    let mut signs = between.chars();
    let is_one = matches!((signs.next(), signs.next()), (Some(sign), None) if is_separator(sign));
    // `(22) 61 73 84`, `2026 / 1234`.
    let is_known = matches!(between, ") " | ")" | " / " | "/ " | " /");
    // `4,318.75`: what follows are decimals.
    let is_decimal = between == "." && next.folded.len() == 2 && is_after_comma(text, first);
    ((is_one && !is_decimal) || is_known || is_thousand(text, first, next))
        && (is_number(first) || is_iban_head(first) || after_unit(first) != first.folded)
        && is_number(next)
}

/// Whether a comma stands before thousands, as in English: `4,318.75`. Elsewhere it stands before decimals.
fn is_thousand(text: &str, first: &Word, next: &Word) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let after = &text[next.end..];
    let is_more = (after.starts_with('.') && digits(&after[1..]) == 2)
        || (after.starts_with(',') && digits(&after[1..]) == 3);
    &text[first.end..next.start] == "," && first.folded.len() <= 3 && next.folded.len() == 3 && is_more
}

/// Whether three digits stand after a comma, as thousands in English do.
fn is_after_comma(text: &str, word: &Word) -> bool {
    let before = text[..word.start].strip_suffix(',');
    word.folded.len() == 3 && before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// Other ways in which a number is written that means the same: without the country, without `kr`.
pub(super) fn variants(folded: &str) -> Option<String> {
    let digits = folded.bytes().all(|b| b.is_ascii_digit());
    let national = match folded.len() {
        10 if digits => folded.strip_prefix("47"),
        12 if digits => folded.strip_prefix("0047"),
        _ => None,
    };
    national.map(str::to_owned).or_else(|| bare(folded).map(str::to_owned))
}

/// A number with its unit, `4318kr`, `912345678mva`: the number.
fn bare(folded: &str) -> Option<&str> {
    let begun = UNITS.iter().find_map(|unit| folded.strip_prefix(unit)).unwrap_or(folded);
    let core = UNITS.iter().find_map(|unit| begun.strip_suffix(unit)).unwrap_or(begun);
    (core.len() >= 2 && core.len() < folded.len() && core.bytes().all(|b| b.is_ascii_digit())).then_some(core)
}

/// The digits of `kr8`, as `kr8.150` begins; any other word as it is.
fn after_unit(word: &Word) -> &str {
    let digits = UNITS.iter().filter_map(|unit| word.folded.strip_prefix(unit));
    let mut digits = digits.filter(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    digits.next().unwrap_or(&word.folded)
}

/// Whether a word is only the unit of a number beside it, of `digits` digits. `NO` and `MVA` stand at the number of an
/// organisation, and `NO` at an account.
pub(super) fn is_unit(folded: &str, digits: usize) -> bool {
    match folded {
        "kr" | "nok" => digits > 0,
        "mva" => digits == 9,
        "no" => matches!(digits, 9 | 13),
        _ => false,
    }
}

pub(super) fn is_number(word: &Word) -> bool {
    word.folded.bytes().all(|b| b.is_ascii_digit())
}

fn has_digit(word: &Word) -> bool {
    word.folded.bytes().any(|b| b.is_ascii_digit())
}

/// `NO93`: a country and two digits (ISO 13616).
fn is_iban_head(word: &Word) -> bool {
    matches!(word.folded.as_bytes(), [a, b, c, d] if a.is_ascii_lowercase() && b.is_ascii_lowercase() && c.is_ascii_digit() && d.is_ascii_digit())
}

/// What may stand between two groups.
fn is_separator(sign: char) -> bool {
    matches!(
        sign,
        ' ' | '.' | '-' | '/' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '\u{2010}'..='\u{2013}'
    )
}

/// The numbers that groups in a row are, whichever of them belong together.
fn whole_numbers(run: &[Word]) -> Vec<Word> {
    let mut found = Vec::new();
    for (begin, first) in run.iter().enumerate() {
        let mut alone = |folded: String| found.push(Word { start: first.start, end: first.end, folded });
        variants(&first.folded).into_iter().for_each(&mut alone);
        let mut number = String::new();
        for (at, group) in run.iter().enumerate().skip(begin).take(GROUPS_MAX) {
            number.push_str(if at == begin && run.len() > 1 { after_unit(group) } else { &group.folded });
            if number.len() > DIGITS_MAX {
                break;
            }
            let groups = &run[begin..=at];
            let mut add = |folded: String| found.push(Word { start: first.start, end: group.end, folded });
            if groups.len() == 1 {
                continue;
            }
            if is_whole(groups, number.len(), run.len(), begin == 0) {
                add(number.clone());
            }
            variants(&number).into_iter().for_each(add);
        }
    }
    found
}

fn is_whole(groups: &[Word], digits: usize, in_a_row: usize, is_first: bool) -> bool {
    let lengths = || groups.iter().map(|group| group.folded.len());
    let is_in_thousands = lengths().next().is_some_and(|first| first <= 3)
        && !groups[0].folded.starts_with('0')
        && lengths().skip(1).all(|length| length == 3);
    let is_in_pairs = groups.len() == 3 && in_a_row <= 4 && lengths().all(|length| length == 2);
    let lengths: Vec<usize> = lengths().collect();
    let is_known = matches!(
        lengths.as_slice(),
        [2, 2, 2, 2] | [3, 2, 3] | [4, 2, 5] | [3, 3, 3] | [6, 5] | [4, 4] | [2, 2, 2, 5] | [4, 4, 4, 3]
    );
    is_in_thousands || is_in_pairs || is_known || (digits >= ANY_MIN && (in_a_row < TABLE || is_first))
}
