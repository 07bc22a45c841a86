//! Words in quotes: as they are written, in this order, with nothing between them. The index has no order of words; it
//! says which rows have them all, and those are read.

use super::query::{Reading, Term, quoted, terms};
use super::stem::stem;
use super::vocabulary::Vocabulary;
use super::words::{Word, words};
use crate::error::Result;
use rusqlite::Connection;
use std::collections::VecDeque;

/// Most words of a phrase; more do not narrow it.
const WORDS_MAX: usize = 24;

/// A phrase.
#[derive(Debug)]
pub(super) struct Phrase {
    /// As it was typed.
    pub(super) typed: String,
    /// Its words, folded.
    words: Vec<String>,
    /// The last word, while it is being typed.
    typing: Option<Term>,
}

impl Phrase {
    /// The phrase of a text; none where it has no words. It may be `open`: its last word is still being typed.
    pub(super) fn read(
        cache: &Connection,
        vocabulary: &Vocabulary,
        text: &str,
        is_open: bool,
    ) -> Result<Option<Self>> {
        let all: Vec<Word> = words(text).take(WORDS_MAX).collect();
        let Some(last) = all.last() else { return Ok(None) };
        let typing = if is_open && last.end == text.len() {
            terms(cache, vocabulary, &text[last.start..], Reading::Typing)?.pop()
        } else {
            None
        };
        let typed = text.to_owned();
        Ok(Some(Self { typed, words: all.into_iter().map(|word| word.folded).collect(), typing }))
    }

    /// Which rows may have it, in the index's own language.
    pub(super) fn expression(&self) -> String {
        let whole = self.words.len() - usize::from(self.typing.is_some());
        let mut parts: Vec<String> = self.words[..whole].iter().map(|word| quoted(&stem(word))).collect();
        parts.extend(self.typing.as_ref().map(Term::expression));
        format!("({})", parts.join(" AND "))
    }

    /// Where it stands first: its first byte and the one after its last.
    pub(super) fn first(&self, text: &str) -> Option<(usize, usize)> {
        self.all(text).next()
    }

    /// Everywhere it stands.
    pub(super) fn all(&self, text: &str) -> impl Iterator<Item = (usize, usize)> {
        let mut last: VecDeque<Word> = VecDeque::with_capacity(self.words.len());
        words(text).filter_map(move |word| {
            if last.len() == self.words.len() {
                last.pop_front();
            }
            last.push_back(word);
            let is_here = last.len() == self.words.len()
                && last.iter().enumerate().all(|(at, word)| self.is_word(at, &word.folded));
            let place = last.front().zip(last.back()).map(|(first, last)| (first.start, last.end));
            place.filter(|_| is_here)
        })
    }

    fn is_word(&self, at: usize, folded: &str) -> bool {
        let wanted = self.words[at].as_str();
        if self.typing.is_some() && at + 1 == self.words.len() {
            folded.starts_with(wanted)
        } else {
            folded == wanted
        }
    }
}
