//! What is typed, as a question to the index.

use super::groups::{are_groups, is_number, is_unit, variants};
use super::kind::{Kind, counterpart_token};
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

    fn expression(&self) -> String {
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

/// The words of what was typed. The last one is still being typed unless something follows it.
pub(super) fn terms(cache: &Connection, vocabulary: &Vocabulary, text: &str) -> Result<Vec<Term>> {
    let typed: Vec<Word> = words(text).collect();
    let mut terms = Vec::new();
    let mut at = 0;
    while at < typed.len() && terms.len() < TERMS_MAX {
        let groups = groups(text, &typed[at..]);
        // `kr` says what kind of number it is, and may stand in the text in another way.
        let beside_number = [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .any(|at| typed.get(at).is_some_and(is_number));
        if is_unit(&typed[at].folded) && beside_number {
            at += 1;
        } else if groups > 1 {
            terms.push(number(cache, vocabulary, text, &typed[at..at + groups])?);
            at += groups;
        } else {
            let (folded, end, taken) = joined(text, &typed[at..]);
            terms.push(term(cache, vocabulary, &folded, end == text.len())?);
            at += taken;
        }
    }
    Ok(terms)
}

/// How many of the next words are groups of one number.
fn groups(text: &str, typed: &[Word]) -> usize {
    1 + typed.windows(2).take_while(|pair| are_groups(text, &pair[0], &pair[1])).count()
}

/// A number that was typed in groups: as one, or each group by itself, as in a text that has them otherwise.
fn number(cache: &Connection, vocabulary: &Vocabulary, text: &str, groups: &[Word]) -> Result<Term> {
    let end = groups.last().map_or(0, |last| last.end);
    let whole: String = groups.iter().map(|group| group.folded.as_str()).collect();
    let mut found = term(cache, vocabulary, &whole, end == text.len())?;
    found.apart = groups
        .iter()
        .map(|group| term(cache, vocabulary, &group.folded, group.end == text.len()))
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

fn term(cache: &Connection, vocabulary: &Vocabulary, folded: &str, typing: bool) -> Result<Term> {
    let own = stem(folded);
    let mut stems: BTreeSet<String> = vocabulary.compounds(&own).into_iter().map(str::to_owned).collect();
    // A number or a name is found by its beginning; so is a word that is not one yet.
    let is_whole = folded.len() >= 4 && has_word(cache, vocabulary, folded)?;
    let beginning = (typing && !is_whole).then(|| folded.to_owned());
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
    Ok(Term { stems, beginning, begun, forms, apart: Vec::new() })
}

/// The question in the index's own language.
pub(super) fn expression(terms: &[Term], kinds: &[Kind], counterpart: Option<&str>) -> String {
    let mut parts: Vec<String> = terms.iter().map(Term::expression).collect();
    if !kinds.is_empty() {
        let tokens: Vec<String> = kinds.iter().map(|kind| quoted(&kind.token())).collect();
        parts.push(format!("({})", tokens.join(" OR ")));
    }
    parts.extend(counterpart.map(|id| quoted(&counterpart_token(id))));
    parts.join(" AND ")
}

/// A string of the index's language.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
