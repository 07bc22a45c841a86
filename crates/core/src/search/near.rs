//! The nearest words that find something, where a misspelt one finds nothing.
//!
//! They come from the index's own vocabulary, so that nothing is offered that is not there, and each is tried as it would
//! be asked: with the other words and among the same rows.

use super::find::{Index, row};
use super::question::Question;
use super::stem::stem;
use super::vocabulary::Vocabulary;
use super::words::{Word, words};
use crate::error::Result;
use crate::views::SearchQuery;
use rusqlite::Connection;

/// Most that is offered.
const OFFERED: usize = 3;
/// Most stems that are tried.
const TRIED: usize = 10;
/// Most misspelt words of a question.
const MISSPELT_MAX: usize = 2;
/// Rows up to which those that a word finds are counted.
const COUNTED: usize = 40;
/// Fewest letters of a word that may be misspelt.
const SHORTEST: usize = 3;
/// Rows in which the spelling is looked for, and words of each text.
const ROWS_READ: usize = 8;
const WORDS_READ: usize = 4_000;
/// From how many letters on the beginning of a word that is being typed is corrected.
const BEGINNING_MIN: usize = 5;

/// What was typed, with the nearest words instead of those that find nothing.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub(super) fn nearest(
    cache: &Connection,
    vocabulary: &mut Vocabulary,
    query: &SearchQuery,
) -> Result<Vec<String>> {
    let mut misspelt = Vec::new();
    for word in words(&query.text) {
        let is_word = word.folded.len() >= SHORTEST && word.folded.bytes().all(|b| !b.is_ascii_digit());
        let before = &query.text[..word.start];
        // What is left out was not found, and that is what was meant.
        let is_left_out = before
            .strip_suffix('-')
            .is_some_and(|rest| rest.trim_end().len() < rest.len() || rest.is_empty());
        if is_word && !is_left_out && is_unknown(cache, vocabulary, query, &word)? {
            misspelt.push(word);
        }
    }
    if misspelt.len() > MISSPELT_MAX {
        return Ok(Vec::new());
    }
    let mut texts = vec![(query.text.clone(), 0)];
    // From the last on, so that the places of the others stay.
    for word in misspelt.iter().rev() {
        let mut next = Vec::new();
        for (text, distance) in &texts {
            for (instead, away) in instead_of(cache, vocabulary, query, word)? {
                let text = format!("{}{instead}{}", &text[..word.start], &text[word.end..]);
                next.push((text, distance + away));
            }
        }
        texts = next;
    }
    let mut offered = Vec::new();
    for (text, away) in texts.into_iter().filter(|(text, _)| *text != query.text) {
        let count = count(cache, vocabulary, query, &text)?;
        if count > 0 {
            offered.push((away, COUNTED - count, text));
        }
    }
    offered.sort();
    let best = offered.first().map_or(0, |(away, ..)| *away);
    let offered = offered.into_iter().filter(|(away, ..)| *away == best).map(|(.., text)| text);
    let mut texts: Vec<String> = Vec::new();
    for text in offered {
        if texts.len() < OFFERED && !texts.contains(&text) {
            texts.push(text);
        }
    }
    Ok(texts)
}

/// Whether a word alone finds nothing in the whole index.
fn is_unknown(cache: &Connection, vocabulary: &Vocabulary, query: &SearchQuery, word: &Word) -> Result<bool> {
    // With what follows it: the last word is still being typed.
    let after = query.text[word.end..].chars().next().map_or(0, char::len_utf8);
    let text = &query.text[word.start..word.end + after];
    let question = Question::read(cache, vocabulary, text)?;
    let everywhere = SearchQuery::default();
    Ok(Index::new(cache, &everywhere, &question).any(1)?.is_empty())
}

/// Words to stand instead of one, and how far each is from it.
fn instead_of(
    cache: &Connection,
    vocabulary: &mut Vocabulary,
    query: &SearchQuery,
    word: &Word,
) -> Result<Vec<(String, usize)>> {
    let most = most_away(word.folded.chars().count());
    let is_typing = word.end == query.text.len() && word.folded.len() >= BEGINNING_MIN;
    let near = vocabulary.near(&stem(&word.folded), &word.folded, most, is_typing, TRIED);
    let mut found = Vec::new();
    for (stem, away) in near {
        let Some(written) = as_written(cache, vocabulary, query, &stem, word)? else { continue };
        let is_capital = query.text[word.start..].starts_with(char::is_uppercase);
        let written = if is_capital { written } else { written.to_lowercase() };
        found.push((written, away));
    }
    Ok(found)
}

/// How a stem is written where it is found: of the forms there, the one nearest to what was typed.
fn as_written(
    cache: &Connection,
    vocabulary: &Vocabulary,
    query: &SearchQuery,
    wanted: &str,
    typed: &Word,
) -> Result<Option<String>> {
    // Followed by something: it is whole.
    let question = Question::read(cache, vocabulary, &format!("{wanted} "))?;
    let mut best: Option<(usize, String)> = None;
    // A stem and its forms begin alike.
    let begins = wanted.char_indices().nth(2).map_or(wanted, |(at, _)| &wanted[..at]);
    for number in Index::new(cache, query, &question).any(ROWS_READ)? {
        let Some((_, _, source)) = row(cache, number)? else { continue };
        for text in source.all_texts() {
            let words = words(text).take(WORDS_READ).filter(|word| word.folded.starts_with(begins));
            for word in words.filter(|word| stem(&word.folded) == wanted) {
                let away = distance(&typed.folded, &word.folded, usize::MAX);
                if best.as_ref().is_none_or(|(known, _)| away < *known) {
                    let written = text[word.start..word.end].replace('\u{ad}', "");
                    best = Some((away, written));
                }
            }
        }
    }
    Ok(best.map(|(_, written)| written))
}

/// How many rows a text finds, up to a bound.
fn count(cache: &Connection, vocabulary: &Vocabulary, query: &SearchQuery, text: &str) -> Result<usize> {
    let question = Question::read(cache, vocabulary, text)?;
    Ok(Index::new(cache, query, &question).any(COUNTED)?.len())
}

/// How many letters of a word of this length may be wrong.
fn most_away(letters: usize) -> usize {
    match letters {
        0..=5 => 1,
        6..=11 => 2,
        _ => 3,
    }
}

/// How many letters have to be put in, taken out, changed or swapped with their neighbour to make one word the other;
/// `most + 1` or more where it is more than `most`.
pub(super) fn distance(one: &str, other: &str, most: usize) -> usize {
    rows(one.as_bytes(), other.as_bytes(), most).map_or(usize::MAX, |last| last[other.len()])
}

/// As [`distance`], to the nearest beginning of the other word.
pub(super) fn distance_to_beginning(one: &str, other: &str, most: usize) -> usize {
    let other = &other.as_bytes()[..other.len().min(one.len() + most)];
    rows(one.as_bytes(), other, most).and_then(|last| last.into_iter().min()).unwrap_or(usize::MAX)
}

/// The last row of the table of distances; none when every way is longer than `most`. Folded words are nearly all ASCII,
/// so letters are bytes.
fn rows(one: &[u8], other: &[u8], most: usize) -> Option<Vec<usize>> {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut next = Vec::with_capacity(other.len() + 1);
        next.push(row + 1);
        for (column, against) in other.iter().enumerate() {
            let changed = last[column] + usize::from(letter != against);
            let mut least = changed.min(last[column + 1] + 1).min(next[column] + 1);
            if row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *against {
                least = least.min(before_last[column - 1] + 1);
            }
            next.push(least);
        }
        if next.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        before_last = std::mem::replace(&mut last, next);
    }
    Some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_missing_too_many_wrong_and_swapped_count_one_each() {
        for (one, other, away) in [
            ("kontigent", "kontingent", 1),
            ("permisjonn", "permisjon", 1),
            ("fereipenger", "feriepenger", 1),
            ("streik", "streik", 0),
            ("tarif", "tariff", 1),
            ("oppseigelse", "oppsigelse", 1),
            ("", "lønn", 5),
        ] {
            assert_eq!(distance(one, other, 9), away, "{one}");
            assert_eq!(distance(other, one, 9), away, "{one}");
        }
        assert!(distance("ferie", "pensjon", 2) > 2);
        assert_eq!(distance_to_beginning("kontig", "kontingent", 2), 1);
    }
}
