//! The words of what is typed, as the index is asked for them.

use super::groups::{are_groups, is_number, is_unit, variants};
use super::stem::stem;
use super::vocabulary::{Vocabulary, has_word, stems_of_beginning, words_of};
use super::words::{Word, are_hyphened, words};
use crate::error::Result;
use rusqlite::Connection;
use std::collections::{BTreeSet, HashSet};

/// Most words of a question; more do not narrow it.
const TERMS_MAX: usize = 12;
/// Characters of the longest beginning that the index has by itself (`prefix` in its definition).
const PREFIX_MAX: usize = 3;
/// Most stems for a word that is being typed.
const BEGINNINGS_MAX: u32 = 48;

/// Tells whether a text has a word that is so.
type Has<'a> = dyn Fn(&dyn Fn(&str) -> bool) -> bool + 'a;

/// A word of the question: a row has it when one of its words has one of the stems, or begins so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// As it was typed.
    pub(super) typed: String,
    /// Stems that it stands for.
    pub(super) stems: BTreeSet<String>,
    /// What words may begin with, while it is being typed.
    pub(super) beginning: Option<String>,
    /// The stems of the index that begin so, where they are few enough to be asked for by name. FTS5 reads every row of
    /// a beginning that is longer than its prefix index before it answers the first, and stems one by one as they are
    /// needed.
    begun: Option<Vec<String>>,
    /// The words of the index that have one of the stems, so that marking needs no stemming.
    forms: HashSet<String>,
    /// The groups of a number, where that many words in a row may also be what was meant.
    apart: Vec<Term>,
}

impl Term {
    /// Whether a word of a text is what was asked for.
    pub(super) fn is_hit(&self, folded: &str) -> bool {
        self.beginning.as_ref().is_some_and(|beginning| folded.starts_with(beginning.as_str()))
            || self.forms.contains(folded)
            || self.apart.iter().any(|term| term.is_hit(folded))
    }

    /// As [`Term::is_hit`], for a text that is not in the index.
    pub(super) fn is_hit_anywhere(&self, folded: &str) -> bool {
        self.is_hit(folded)
            || self.stems.contains(&stem(folded))
            || self.apart.iter().any(|term| term.is_hit_anywhere(folded))
    }

    /// Whether words that are not in the index have what was asked for; `has` tells whether one of them is so.
    pub(super) fn is_met(&self, has: &Has<'_>) -> bool {
        let whole = |folded: &str| {
            self.beginning.as_ref().is_some_and(|beginning| folded.starts_with(beginning.as_str()))
                || self.forms.contains(folded)
                || self.stems.contains(&stem(folded))
        };
        has(&whole) || (!self.apart.is_empty() && self.apart.iter().all(|term| term.is_met(has)))
    }

    /// In the index's own language.
    pub(super) fn expression(&self) -> String {
        let begun = self.begun.iter().flatten().filter(|stem| !self.stems.contains(*stem));
        let mut parts: Vec<String> = self.stems.iter().chain(begun).map(|stem| quoted(stem)).collect();
        let beginning = self.beginning.as_ref().filter(|_| self.begun.is_none());
        parts.extend(beginning.map(|beginning| format!("{}*", quoted(beginning))));
        if !self.apart.is_empty() {
            let groups: Vec<String> = self.apart.iter().map(Self::expression).collect();
            parts.push(format!("({})", groups.join(" AND ")));
        }
        format!("({})", parts.join(" OR "))
    }
}

/// How words are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// The last one is still being typed, unless something follows it.
    Typing,
    /// They are whole.
    Whole,
    /// They alone in all their forms, and no compounds of them: what is left out by them is what was named.
    Alone,
}

/// The words of what was typed.
pub(super) fn terms(
    cache: &Connection,
    vocabulary: &Vocabulary,
    text: &str,
    reading: Reading,
) -> Result<Vec<Term>> {
    let read = |folded: &str, typed: &str, end: usize| {
        let reading = if end < text.len() && reading == Reading::Typing { Reading::Whole } else { reading };
        term(cache, vocabulary, folded, typed, reading)
    };
    let typed: Vec<Word> = words(text).collect();
    let mut terms = Vec::new();
    let mut at = 0;
    while at < typed.len() && terms.len() < TERMS_MAX {
        let groups = groups(text, &typed[at..]);
        if says_what_it_is(text, &typed, at) {
            at += 1;
        } else if groups > 1 {
            terms.push(number(text, &typed[at..at + groups], read)?);
            at += groups;
        } else {
            let (folded, end, taken) = joined(text, &typed[at..]);
            terms.push(read(&folded, &text[typed[at].start..end], end)?);
            at += taken;
        }
    }
    Ok(terms)
}

/// Whether a word says what kind of number stands beside it, as `kr` does, and may stand in the text in another way.
fn says_what_it_is(text: &str, typed: &[Word], at: usize) -> bool {
    let digits = |words: &[Word]| words.iter().map(|word| word.folded.len()).sum();
    let next = &typed[at + 1..];
    let after =
        next.first().filter(|word| is_number(word)).map_or(0, |_| digits(&next[..groups(text, next)]));
    let back = (0..at).rev().take_while(|from| is_number(&typed[*from]));
    // The longest row of groups that ends here.
    let before = back.filter(|from| groups(text, &typed[*from..at]) == at - from).last();
    let before = before.map_or(0, |from| digits(&typed[from..at]));
    let folded = &typed[at].folded;
    is_unit(folded, after) || is_unit(folded, before)
}

/// How many of the next words are groups of one number.
pub(super) fn groups(text: &str, typed: &[Word]) -> usize {
    1 + typed.windows(2).take_while(|pair| are_groups(text, &pair[0], &pair[1])).count()
}

/// A number that was typed in groups: as one, or each group by itself, as in a text that has them otherwise.
fn number(text: &str, groups: &[Word], read: impl Fn(&str, &str, usize) -> Result<Term>) -> Result<Term> {
    let start = groups.first().map_or(0, |first| first.start);
    let end = groups.last().map_or(0, |last| last.end);
    let whole: String = groups.iter().map(|group| group.folded.as_str()).collect();
    let mut found = read(&whole, &text[start..end], end)?;
    found.apart = groups
        .iter()
        .map(|group| read(&group.folded, &text[group.start..group.end], group.end))
        .collect::<Result<_>>()?;
    Ok(found)
}

/// The next word, with what belongs to it: `e-post`. Answers where it ends and how many words it is.
fn joined(text: &str, typed: &[Word]) -> (String, usize, usize) {
    match typed {
        [first, next, ..] if first.folded.len() <= 2 && are_hyphened(text, first, next) => {
            (format!("{}{}", first.folded, next.folded), next.end, 2)
        }
        [first, ..] => (first.folded.clone(), first.end, 1),
        [] => (String::new(), text.len(), 1),
    }
}

fn term(
    cache: &Connection,
    vocabulary: &Vocabulary,
    folded: &str,
    typed: &str,
    reading: Reading,
) -> Result<Term> {
    let own = stem(folded);
    let mut stems = BTreeSet::new();
    if reading != Reading::Alone {
        stems.extend(vocabulary.compounds(&own).into_iter().map(str::to_owned));
    }
    // A number or a name is found by its beginning; so is a word that is not one yet.
    let is_whole = folded.len() >= 4 && has_word(cache, vocabulary, folded)?;
    let beginning = (reading == Reading::Typing && !is_whole).then(|| folded.to_owned());
    if beginning.is_some() && folded.len() >= 4 {
        stems.extend(stems_of_beginning(cache, folded, BEGINNINGS_MAX)?);
    }
    stems.insert(own);
    stems.extend(variants(folded));
    let forms = words_of(cache, &stems)?;
    let begun = beginning
        .as_ref()
        .filter(|beginning| beginning.chars().count() > PREFIX_MAX)
        .and_then(|beginning| vocabulary.begun(beginning));
    Ok(Term { typed: typed.to_owned(), stems, beginning, begun, forms, apart: Vec::new() })
}

/// A string of the index's language.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
