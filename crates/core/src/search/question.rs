//! What is typed, taken apart: words that are all needed, phrases in quotes, what is left out by `-`, and alternatives by
//! `OR`. A sign that has no meaning here is named, so that nobody believes that it had one.

use super::groups::{is_number, units};
use super::kind::{Kind, counterpart_token};
use super::phrase::Phrase;
use super::query::{Reading, Term, groups, quoted, terms};
use super::signs::{Sign, signs};
use super::vocabulary::Vocabulary;
use super::words::{Word, words};
use crate::error::Result;
use rusqlite::Connection;
use std::collections::HashMap;

/// Most parts of a question; more do not narrow it.
const PARTS_MAX: usize = 12;
/// Most ways in which a question with alternatives is put to what is not in the index.
const WAYS_MAX: usize = 8;

/// A question.
#[derive(Debug, Default)]
pub(super) struct Question {
    /// All are needed; of each, one part.
    groups: Vec<Vec<Part>>,
    /// None may be there.
    without: Vec<Part>,
    /// Signs that were typed and mean nothing.
    pub(super) ignored: Vec<String>,
}

/// A part of a question.
#[derive(Debug)]
enum Part {
    Term(Term),
    Phrase(Phrase),
}

impl Part {
    fn expression(&self) -> String {
        match self {
            Self::Term(term) => term.expression(),
            Self::Phrase(phrase) => phrase.expression(),
        }
    }

    fn typed(&self) -> &str {
        match self {
            Self::Term(term) => &term.typed,
            Self::Phrase(phrase) => &phrase.typed,
        }
    }

    fn is_met(&self, texts: &[&str]) -> bool {
        match self {
            Self::Term(term) => {
                term.is_met(&|is_so| texts.iter().any(|text| units(text).any(|word| is_so(&word.folded))))
            }
            Self::Phrase(phrase) => texts.iter().any(|text| phrase.first(text).is_some()),
        }
    }
}

impl Question {
    /// Takes apart what was typed.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    pub(super) fn read(cache: &Connection, vocabulary: &Vocabulary, text: &str) -> Result<Self> {
        let (signs, ignored) = signs(text);
        let mut question = Self { ignored, ..Self::default() };
        let mut is_other = false;
        for sign in &signs {
            match *sign {
                Sign::Or => is_other = !question.groups.is_empty(),
                Sign::Words { text, is_last } => {
                    let reading = if is_last { Reading::Typing } else { Reading::Whole };
                    for term in terms(cache, vocabulary, text, reading)? {
                        question.take(Part::Term(term), std::mem::take(&mut is_other));
                    }
                }
                Sign::Phrase { text, is_open } => {
                    if let Some(part) = phrase(cache, vocabulary, text, is_open)? {
                        question.take(part, std::mem::take(&mut is_other));
                    }
                }
                Sign::WithoutWords(text) => {
                    let left_out = terms(cache, vocabulary, text, Reading::Alone)?;
                    question.without.extend(left_out.into_iter().map(Part::Term));
                }
                Sign::WithoutPhrase(text) => {
                    question.without.extend(phrase(cache, vocabulary, text, false)?);
                }
            }
        }
        if question.groups.is_empty() && !question.without.is_empty() {
            // There is nothing to leave it out of.
            question.ignored.push("-".to_owned());
            let found = std::mem::take(&mut question.without);
            question.groups = found.into_iter().map(|part| vec![part]).collect();
        }
        question.groups.truncate(PARTS_MAX);
        question.without.truncate(PARTS_MAX);
        Ok(question)
    }

    fn take(&mut self, part: Part, is_other: bool) {
        match self.groups.last_mut().filter(|_| is_other) {
            Some(group) => group.push(part),
            None => self.groups.push(vec![part]),
        }
    }

    /// Whether nothing is asked for.
    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// In the index's own language. What it finds is to be read where [`Question::must_be_read`].
    pub(super) fn expression(&self, kinds: &[Kind], counterpart: Option<&str>) -> String {
        let any = |parts: &[Part]| {
            let parts: Vec<String> = parts.iter().map(Part::expression).collect();
            format!("({})", parts.join(" OR "))
        };
        let mut needed: Vec<String> = self.groups.iter().map(|group| any(group)).collect();
        if !kinds.is_empty() {
            let tokens: Vec<String> = kinds.iter().map(|kind| quoted(&kind.token())).collect();
            needed.push(format!("({})", tokens.join(" OR ")));
        }
        needed.extend(counterpart.map(|id| quoted(&counterpart_token(id))));
        let needed = needed.join(" AND ");
        // The index cannot tell a phrase from its words.
        let left_out: Vec<String> =
            self.without.iter().filter(|part| matches!(part, Part::Term(_))).map(Part::expression).collect();
        if left_out.is_empty() { needed } else { format!("({needed}) NOT ({})", left_out.join(" OR ")) }
    }

    /// Whether what the index finds may be something else: it has no order of words.
    pub(super) fn must_be_read(&self) -> bool {
        self.groups.iter().flatten().chain(&self.without).any(|part| matches!(part, Part::Phrase(_)))
    }

    /// Whether texts have what is asked for.
    pub(super) fn is_met(&self, texts: &[&str]) -> bool {
        self.groups.iter().all(|group| group.iter().any(|part| part.is_met(texts)))
            && !self.without.iter().any(|part| part.is_met(texts))
    }

    /// What is to be marked; `anywhere` also in texts that are not in the index.
    pub(super) fn marks(&self, anywhere: bool) -> Marks<'_> {
        let mut marks = Marks { anywhere, terms: Vec::new(), phrases: Vec::new() };
        for part in self.groups.iter().flatten() {
            match part {
                Part::Term(term) => marks.terms.push(term),
                Part::Phrase(phrase) => marks.phrases.push(phrase),
            }
        }
        marks
    }

    /// The words as they were typed, each way in which they may be meant; and those that are left out.
    pub(super) fn as_typed(&self) -> (Vec<String>, Vec<&str>) {
        let mut ways = vec![String::new()];
        for group in &self.groups {
            let longer =
                ways.iter().flat_map(|way| group.iter().map(move |part| format!("{way} {}", part.typed())));
            ways = longer.take(WAYS_MAX).collect();
        }
        let ways = ways.into_iter().map(|way| way.trim().to_owned()).collect();
        (ways, self.without.iter().map(Part::typed).collect())
    }
}

/// What was put in quotes; a number is one in whatever groups it stands.
fn phrase(cache: &Connection, vocabulary: &Vocabulary, text: &str, is_open: bool) -> Result<Option<Part>> {
    let all: Vec<Word> = words(text).collect();
    if all.iter().all(is_number) && groups(text, &all) == all.len() {
        let reading = if is_open { Reading::Typing } else { Reading::Whole };
        return Ok(terms(cache, vocabulary, text, reading)?.into_iter().next().map(Part::Term));
    }
    Ok(Phrase::read(cache, vocabulary, text, is_open)?.map(Part::Phrase))
}

/// What is to be marked in a text.
pub(super) struct Marks<'a> {
    anywhere: bool,
    terms: Vec<&'a Term>,
    phrases: Vec<&'a Phrase>,
}

impl Marks<'_> {
    /// Whether a word is one that was asked for.
    pub(super) fn is_hit(&self, folded: &str) -> bool {
        let is_hit = |term: &&Term| {
            if self.anywhere { term.is_hit_anywhere(folded) } else { term.is_hit(folded) }
        };
        self.terms.iter().any(is_hit)
    }

    /// Where the first phrase begins.
    pub(super) fn first_phrase(&self, text: &str) -> Option<usize> {
        self.phrases.iter().filter_map(|phrase| phrase.first(text)).map(|(start, _)| start).min()
    }

    /// Where phrases end, by where they begin.
    pub(super) fn phrases(&self, text: &str) -> HashMap<usize, usize> {
        self.phrases.iter().flat_map(|phrase| phrase.all(text)).collect()
    }
}
