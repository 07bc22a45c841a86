//! The distinct stems of the index, held in memory while it is searched: which words there are, and which compounds a
//! word is part of.

use super::index::made;
use super::near::{distance, distance_to_beginning};
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

/// Most compounds that a word is looked up as.
const COMPOUNDS_MAX: usize = 80;
/// Shortest stem that is looked for within others.
const PART_MIN: usize = 3;
/// Most stems that a beginning is looked up as.
const BEGUN_MAX: usize = 160;

/// The stems, each after a line break, so that one search of memory finds what holds a part.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    lines: String,
    stems: HashSet<String>,
    last: i64,
    stamp: String,
    /// Where each stem stands and which letters it has, as far as they have been looked at for misspelt words.
    letters: Vec<(u32, u32)>,
    looked_at: usize,
}

/// First parts of compounds that are taken for words wherever they are met.
static COMMON_PARTS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("parts.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

impl Vocabulary {
    /// Reads the stems that have come since the last time; all of them when the index was made again.
    pub(crate) fn refresh(&mut self, cache: &Connection) -> Result<()> {
        let stamp = made(cache)?.map(|(_, stamp)| stamp).unwrap_or_default();
        if stamp != self.stamp {
            *self = Self { stamp, ..Self::default() };
        }
        let newest: i64 = cache
            .prepare_cached("SELECT coalesce(max(id), 0) FROM search_stems")?
            .query_row([], |row| row.get(0))?;
        if newest == self.last {
            return Ok(());
        }
        let mut statement =
            cache.prepare_cached("SELECT stem FROM search_stems WHERE id > ?1 ORDER BY id")?;
        let mut rows = statement.query([self.last])?;
        while let Some(row) = rows.next()? {
            let stem = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            self.add(stem);
        }
        self.last = newest;
        Ok(())
    }

    fn add(&mut self, stem: &str) {
        if self.lines.is_empty() {
            self.lines.push('\n');
        }
        if self.stems.insert(stem.to_owned()) {
            self.lines.push_str(stem);
            self.lines.push('\n');
        }
    }

    /// Whether a stem is in the index.
    pub(super) fn has(&self, stem: &str) -> bool {
        self.stems.contains(stem)
    }

    /// The stems that begin so; none when there are too many to ask for each.
    pub(super) fn begun(&self, beginning: &str) -> Option<Vec<String>> {
        let mut found = Vec::new();
        for at in memchr::memmem::find_iter(self.lines.as_bytes(), &format!("\n{beginning}")) {
            if found.len() == BEGUN_MAX {
                return None;
            }
            let stem = &self.lines[at + 1..];
            found.push(stem[..stem.find('\n').unwrap_or(stem.len())].to_owned());
        }
        Some(found)
    }

    /// The stems that are nearest to a misspelt word, given with its stem, and how far each is; while it is typed, also
    /// those that begin nearly so.
    pub(super) fn near(
        &mut self,
        stem: &str,
        word: &str,
        most: usize,
        is_typing: bool,
        limit: usize,
    ) -> Vec<(String, usize)> {
        self.look_at_letters();
        let (of_stem, of_word) = (letters_of(stem), letters_of(word));
        let other = |one: u32, other: u32| (one & !other).count_ones() as usize;
        let mut found: Vec<(usize, &str)> = Vec::new();
        let mut typed: Vec<(usize, &str)> = Vec::new();
        for (at, letters) in &self.letters {
            // Each letter that only one of them has is one that is wrong.
            let missing = other(of_stem, *letters).min(other(of_word, *letters));
            if missing > most {
                continue;
            }
            let rest = &self.lines[*at as usize..];
            let known = &rest[..rest.find('\n').unwrap_or(rest.len())];
            let shorter = stem.len().min(word.len());
            if known.len() + most < shorter {
                continue;
            }
            let is_long = known.len() > stem.len().max(word.len()) + most;
            if !is_long && other(*letters, of_stem).min(other(*letters, of_word)) <= most {
                let away = distance(stem, known, most).min(distance(word, known, most));
                if away <= most {
                    found.push((away, known));
                    continue;
                }
            }
            if is_typing && missing <= 1 && distance_to_beginning(word, known, 1) <= 1 {
                typed.push((2, known));
            }
        }
        // Of words that are as far, the one of the nearest length.
        found.sort_by_key(|(away, known)| (*away, known.len().abs_diff(stem.len())));
        typed.sort_by_key(|(_, known)| known.len());
        found.extend(typed);
        found.truncate(limit);
        found.into_iter().map(|(away, known)| (known.to_owned(), away)).collect()
    }

    /// Looks at what has come since the last time.
    fn look_at_letters(&mut self) {
        let mut at = self.looked_at;
        while let Some(line) = self.lines[at..].find('\n') {
            let stem = &self.lines[at..at + line];
            // A number is not misspelt, and one letter is no word.
            if stem.len() > 1 && stem.bytes().all(|b| !b.is_ascii_digit()) {
                self.letters.push((u32::try_from(at).unwrap_or(u32::MAX), letters_of(stem)));
            }
            at += line + 1;
        }
        self.looked_at = at;
    }

    /// The compounds that a stem is a part of.
    pub(super) fn compounds(&self, part: &str) -> Vec<&str> {
        let mut found = Vec::new();
        if part.len() < PART_MIN || !part.bytes().all(|b| b.is_ascii_alphabetic()) {
            return found;
        }
        for at in memchr::memmem::find_iter(self.lines.as_bytes(), part) {
            let start = self.lines[..at].rfind('\n').map_or(0, |line| line + 1);
            let end = at + self.lines[at..].find('\n').unwrap_or(self.lines.len() - at);
            let whole = &self.lines[start..end];
            if whole.len() > part.len()
                && found.last() != Some(&whole)
                && self.is_part(&whole[..at - start], part, &whole[at - start + part.len()..])
            {
                found.push(whole);
                if found.len() == COMPOUNDS_MAX {
                    break;
                }
            }
        }
        found
    }

    /// Whether a word is put together of `before`, `part` and `after`.
    fn is_part(&self, before: &str, part: &str, after: &str) -> bool {
        // A stem has its last letter once: `loen` stands in `loennsoppgjoer`.
        let after = match after.strip_prefix(&part[part.len() - 1..]) {
            Some(rest) if !part.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 's']) => rest,
            _ => after,
        };
        (before.is_empty() || self.is_first(before, part)) && (after.is_empty() || self.is_last(after, part))
    }

    fn is_first(&self, before: &str, part: &str) -> bool {
        let readings = [Some(before), before.strip_suffix('s'), before.strip_suffix('e')];
        let is_word = readings.into_iter().flatten().any(|word| word.len() >= 2 && self.is_word(word));
        is_word || (part.len() >= 5 && before.len() >= 4 && before.bytes().any(is_vowel))
    }

    fn is_last(&self, after: &str, part: &str) -> bool {
        let readings =
            [Some(after), after.strip_prefix('s'), after.strip_prefix('e'), after.strip_prefix("es")];
        readings.into_iter().flatten().any(|word| {
            COMMON_PARTS.contains(word)
                || (word.len() >= 3
                    && !is_ending(word)
                    && (self.is_word(word) || (part.len() >= 5 && word.len() >= 4)))
        })
    }

    /// Whether it is a word that is met alone, or begins many compounds.
    fn is_word(&self, word: &str) -> bool {
        COMMON_PARTS.contains(word)
            || (word.len() >= 3 && (self.has(word) || self.has(&super::stem::stem(word))))
    }
}

/// Which letters a word has, a bit each.
fn letters_of(word: &str) -> u32 {
    word.bytes().fold(0, |letters, letter| letters | 1 << (letter & 31))
}

/// Endings that make another word of one without making it a compound.
fn is_ending(text: &str) -> bool {
    // What follows them belongs to the other word: `organisasjonsledd` is no compound of `organ`.
    const DERIVED: [&str; 7] = ["isasjon", "isering", "isjon", "asjon", "itet", "itiv", "ativ"];
    if DERIVED.iter().any(|ending| text.starts_with(ending)) {
        return true;
    }
    const ENDINGS: &[&str] = &[
        "lig", "het", "else", "els", "ing", "ning", "ende", "end", "skap", "dom", "bar", "som", "isk",
        "isme", "ist", "inne", "eri", "ert", "ett", "ikasjon", "isering", "iser", "erend", "ere", "ene",
        "est", "ninger", "eri", "ling", "aktig", "messig", "sjon", "asjon", "itet", "iv", "ell", "al", "ant",
        "ent", "igt", "ere", "ern", "ers", "era", "ede", "et", "er",
    ];
    ENDINGS.contains(&text)
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether a folded word stands in the index as it is written.
pub(super) fn has_word(cache: &Connection, vocabulary: &Vocabulary, word: &str) -> Result<bool> {
    if vocabulary.has(word) {
        return Ok(true);
    }
    Ok(cache
        .prepare_cached("SELECT 1 FROM search_words WHERE word = ?1")?
        .query_row([word], |_| Ok(()))
        .optional()?
        .is_some())
}

/// Stems of the words that begin so, and are not found by their own beginning.
pub(super) fn stems_of_beginning(cache: &Connection, beginning: &str, limit: u32) -> Result<Vec<String>> {
    let mut statement = cache.prepare_cached(
        "SELECT DISTINCT stem FROM search_words WHERE word >= ?1 AND word < ?1 || char(1114111) \
         AND substr(stem, 1, length(?1)) <> ?1 LIMIT ?2",
    )?;
    let stems = statement.query_map(rusqlite::params![beginning, limit], |row| row.get(0))?;
    Ok(stems.collect::<rusqlite::Result<_>>()?)
}

/// The words that have one of these stems, the stems themselves among them.
pub(super) fn words_of(cache: &Connection, stems: &BTreeSet<String>) -> Result<HashSet<String>> {
    let mut all: HashSet<String> = stems.iter().cloned().collect();
    let mut statement = cache.prepare_cached("SELECT word FROM search_words WHERE stem = ?1")?;
    for stem in stems {
        let words = statement.query_map([stem], |row| row.get(0))?;
        for word in words {
            all.insert(word?);
        }
    }
    Ok(all)
}
