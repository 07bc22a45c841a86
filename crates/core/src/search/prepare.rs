//! What the index gets of each row, worked out without writing anything: while rows are being written, a reader gets the
//! next ones ready.

use super::groups::units;
use super::kind::{Kind, counterpart_token};
use super::number;
use super::source::{Source, source};
use super::stem::stem;
use super::words::{Word, are_hyphened};
use crate::error::Result;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Most words that are remembered; then it begins anew.
const KNOWN_MAX: usize = 400_000;

/// Turns words into stems, and remembers which it has told of.
#[derive(Debug, Default)]
pub(super) struct Preparer {
    /// Stems by word, as places in `stems`. Bounded by the distinct words of what the member has.
    known: HashMap<String, usize>,
    /// The stems, and where each stands.
    stems: Vec<String>,
    places: HashMap<String, usize>,
}

/// Rows of the queue that are ready to be written.
#[derive(Debug, Default)]
pub(super) struct Prepared {
    /// The number in the queue after which they come.
    begun: Option<i64>,
    /// The number of the last of them in the queue; none when nothing waited.
    pub(super) last: Option<i64>,
    /// Rows of the queue, repeated ones counted again.
    pub(super) taken: usize,
    /// Each row once.
    pub(super) rows: Vec<Ready>,
    /// Words that were met for the first time, and their stems.
    pub(super) words: Vec<(String, String)>,
    seen: HashSet<(Kind, String)>,
}

/// A row that is ready.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) kind: Kind,
    pub(super) id: String,
    /// The number it gets if that is free, its time and its words; none when it is gone and has only to be taken out.
    pub(super) found_by: Option<(i64, Option<DateTime<Utc>>, String)>,
}

impl Prepared {
    /// Nothing yet, to be filled with what waits after this number; from the front when there is none.
    pub(super) fn after(last: Option<i64>) -> Self {
        Self { begun: last, ..Self::default() }
    }
}

impl Preparer {
    /// Gets at most `limit` more rows ready. Answers how many it took from the queue.
    pub(super) fn add(&mut self, prepared: &mut Prepared, cache: &Connection, limit: u32) -> Result<usize> {
        let (last, rows) = next(cache, prepared.last.or(prepared.begun).unwrap_or(i64::MIN), limit)?;
        let Some(last) = last else { return Ok(0) };
        let taken = rows.len();
        for (kind, id) in rows.into_iter().filter_map(|(kind, id)| Some((Kind::from_number(kind)?, id))) {
            if !prepared.seen.insert((kind, id.clone())) {
                continue;
            }
            let found_by = match source(cache, kind, &id)? {
                Some(source) => {
                    let words = self.words(kind, &source, &mut prepared.words);
                    Some((number::first(kind, source.at), source.at, words))
                }
                None => None,
            };
            prepared.rows.push(Ready { kind, id, found_by });
        }
        prepared.last = Some(last);
        prepared.taken += taken;
        Ok(taken)
    }

    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// The distinct stems of a row, and the tokens that it is filtered by. Words not met before are added to `new`.
    fn words(&mut self, kind: Kind, source: &Source, new: &mut Vec<(String, String)>) -> String {
        if self.known.len() > KNOWN_MAX {
            self.forget();
        }
        // A word is seldom shorter than six bytes with the space after it.
        let mut stems = Vec::with_capacity(source.all_texts().map(String::len).sum::<usize>() / 6);
        for text in source.all_texts() {
            let mut before: Option<Word> = None;
            // A number is also found without its groups, whichever of several in a row it is.
            for word in units(text) {
                stems.push(self.stem(&word.folded, new));
                // `e-post` is also found as `epost`.
                if let Some(first) = before.take().filter(|first| first.end < word.start)
                    && are_hyphened(text, &first, &word)
                {
                    stems.push(self.stem(&format!("{}{}", first.folded, word.folded), new));
                }
                before = Some(word);
            }
        }
        stems.sort_unstable();
        stems.dedup();
        let counterparts: BTreeSet<String> =
            source.counterparts.iter().map(|id| counterpart_token(id)).collect();
        let tokens = || counterparts.iter().chain(stems.iter().map(|place| &self.stems[*place]));
        let kind = kind.token();
        let mut words = String::with_capacity(tokens().fold(kind.len(), |sum, token| sum + 1 + token.len()));
        words.push_str(&kind);
        for token in tokens() {
            words.push(' ');
            words.push_str(token);
        }
        words
    }

    /// Where the stem of a word stands.
    fn stem(&mut self, word: &str, new: &mut Vec<(String, String)>) -> usize {
        if let Some(place) = self.known.get(word) {
            return *place;
        }
        let stem = stem(word);
        let next = self.stems.len();
        let place = *self.places.entry(stem.clone()).or_insert(next);
        if place == next {
            self.stems.push(stem.clone());
        }
        self.known.insert(word.to_owned(), place);
        new.push((word.to_owned(), stem));
        place
    }
}

/// Rows by the number of their kind and their id.
type Rows = Vec<(i64, String)>;

/// The rows of the queue after `after`, and the number of the last of them.
fn next(cache: &Connection, after: i64, limit: u32) -> Result<(Option<i64>, Rows)> {
    let mut statement = cache
        .prepare_cached("SELECT id, kind, row_id FROM search_queue WHERE id > ?1 ORDER BY id LIMIT ?2")?;
    let mut rows = statement.query(params![after, limit])?;
    let (mut last, mut all) = (None, Vec::new());
    while let Some(row) = rows.next()? {
        last = Some(row.get(0)?);
        all.push((row.get(1)?, row.get(2)?));
    }
    Ok((last, all))
}
