//! What is looked for in a member list: words, and numbers as people type and see them. A telephone number is found
//! with and without spaces, `+47` and `0047`.

/// A part of what was typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Word(&'a str),
    Number(Number<'a>),
}

/// Digits in one or more groups.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Number<'a> {
    groups: Vec<&'a str>,
}

/// A group of at least so many digits is a number of its own.
const OWN: usize = 5;
/// Digits of a Norwegian telephone number.
const NATIONAL: usize = 8;

/// The parts of a folded text.
pub(super) fn parts(folded: &str) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        match parts.last_mut() {
            Some(Part::Number(number)) if is_number(word) => number.groups.push(word),
            _ if is_number(word) => parts.push(Part::Number(Number { groups: vec![word] })),
            _ => parts.push(Part::Word(word)),
        }
    }
    parts
}

fn is_number(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
        && word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'(' | b')' | b'.' | b'-' | b'/'))
}

impl Number<'_> {
    /// The ways in which it may stand in a row: of one of them, all texts.
    pub(super) fn readings(&self) -> Vec<Vec<String>> {
        let digits: String =
            self.groups.iter().flat_map(|group| group.chars()).filter(char::is_ascii_digit).collect();
        let first = self.groups[0].trim_start_matches('(');
        let abroad = match digits.strip_prefix("00") {
            Some(rest) => Some(rest),
            None => first.starts_with('+').then_some(digits.as_str()),
        };
        let mut readings = Vec::new();
        match abroad {
            Some(digits) => readings.push(vec![format!("+{digits}")]),
            None => readings.push(vec![digits.clone()]),
        }
        let international = abroad.unwrap_or(&digits);
        let national = international.strip_prefix("47").filter(|national| national.len() == NATIONAL);
        readings.extend(national.map(|national| vec![national.to_owned()]));
        // As it was typed, `41 99` in a text; and several numbers in a row, each by itself.
        if self.groups.len() > 1 {
            readings.push(vec![self.groups.join(" ")]);
        }
        let has_own = self.groups.iter().any(|group| group.bytes().filter(u8::is_ascii_digit).count() >= OWN);
        if self.groups.len() == 1 || has_own {
            let typed: Vec<String> = self.groups.iter().map(|group| (*group).to_owned()).collect();
            if !readings.contains(&typed) {
                readings.push(typed);
            }
        }
        readings
    }
}
