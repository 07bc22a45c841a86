//! Names held in memory for a field that suggests as the member types: a match anywhere in a word or in
//! the organisation number, best first.

use crate::fold::{fold, readings};

/// Longest query that is looked at, in characters; no name of the register is longer.
const LONGEST_QUERY: usize = 200;

/// What is searched: rows in the order in which equals are shown, and their folded names in one text.
#[derive(Debug)]
pub struct Typeahead<T> {
    rows: Vec<T>,
    closed: Vec<bool>,
    /// Each row as `\n<name> <more>\t<number>`, so that one pass finds every match.
    text: String,
    /// Where each row begins in `text`, and the end.
    starts: Vec<usize>,
}

/// What a row is found by.
#[derive(Debug)]
pub struct Keys<'a> {
    /// The name.
    pub name: &'a str,
    /// Other words that it is found by, as its place and kommune.
    pub more: [&'a str; 2],
    /// The organisation number.
    pub number: &'a str,
    /// Whether it has been closed down: shown after those that are open.
    pub closed: bool,
}

impl<T> Typeahead<T> {
    /// Holds `rows`, which come in the order in which equals are shown.
    pub fn new(rows: Vec<T>, keys: impl Fn(&T) -> Keys<'_>) -> Self {
        let mut text = String::with_capacity(rows.len() * 48);
        let mut starts = Vec::with_capacity(rows.len() + 1);
        let mut closed = Vec::with_capacity(rows.len());
        for row in &rows {
            let keys = keys(row);
            starts.push(text.len());
            text.push('\n');
            text.push_str(&fold(keys.name));
            for more in keys.more.into_iter().filter(|more| !more.is_empty()) {
                text.push(' ');
                text.push_str(&fold(more));
            }
            text.push('\t');
            text.push_str(keys.number);
            closed.push(keys.closed);
        }
        starts.push(text.len());
        Self { rows, closed, text, starts }
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// At most `limit` rows that hold every word of `query`; all rows for an empty one. Open ones come first, then
    /// those where the name begins with the query, then those where a word does.
    #[must_use]
    pub fn find(&self, query: &str, limit: usize) -> Vec<&T> {
        let Some(words) = words(query) else { return Vec::new() };
        let mut ranked: [Vec<usize>; 6] = Default::default();
        let mut take = |row: usize, rank: usize| {
            let rank = rank + if self.closed[row] { 3 } else { 0 };
            if ranked[rank].len() < limit {
                ranked[rank].push(row);
            }
        };
        match words.split_first() {
            None => (0..self.rows.len()).for_each(|row| take(row, 0)),
            Some((first, others)) => self.matches(first, |row, rank| {
                if others.iter().all(|word| self.holds(row, word)) {
                    take(row, rank);
                }
            }),
        }
        ranked.iter().flatten().take(limit).filter_map(|row| self.rows.get(*row)).collect()
    }

    /// Calls `hit` with each row that holds a reading of the word, once, in order, and how well it fits.
    fn matches(&self, word: &[String], mut hit: impl FnMut(usize, usize)) {
        match word {
            [one] => self.matches_reading(one, &mut hit),
            _ => {
                let mut best = std::collections::BTreeMap::<usize, usize>::new();
                for reading in word {
                    self.matches_reading(reading, &mut |row, rank| {
                        best.entry(row).and_modify(|old| *old = rank.min(*old)).or_insert(rank);
                    });
                }
                best.into_iter().for_each(|(row, rank)| hit(row, rank));
            }
        }
    }

    fn matches_reading(&self, reading: &str, hit: &mut impl FnMut(usize, usize)) {
        let mut current: Option<(usize, usize)> = None;
        let mut row = 0;
        for (at, _) in self.text.match_indices(reading) {
            while self.starts.get(row + 1).is_some_and(|next| *next <= at) {
                row += 1;
            }
            let rank = self.rank(at);
            match &mut current {
                Some((found, best)) if *found == row => *best = rank.min(*best),
                _ => {
                    if let Some((found, best)) = current.replace((row, rank)) {
                        hit(found, best);
                    }
                }
            }
        }
        if let Some((found, best)) = current {
            hit(found, best);
        }
    }

    /// 0 at the start of a name or number, 1 at the start of a word, 2 within one.
    fn rank(&self, at: usize) -> usize {
        match self.text.get(..at).and_then(|before| before.chars().next_back()) {
            Some('\n' | '\t') | None => 0,
            Some(letter) if !letter.is_alphanumeric() => 1,
            Some(_) => 2,
        }
    }

    fn holds(&self, row: usize, word: &[String]) -> bool {
        let held = self
            .starts
            .get(row)
            .zip(self.starts.get(row + 1))
            .and_then(|(from, to)| self.text.get(*from..*to));
        held.is_some_and(|held| word.iter().any(|reading| held.contains(reading.as_str())))
    }
}

/// The words of a query, each in its readings, the longest first; none when nothing can match. Digits with spaces
/// between, as `974 760 673`, are one word.
fn words(query: &str) -> Option<Vec<Vec<String>>> {
    if query.chars().nth(LONGEST_QUERY).is_some() {
        return None;
    }
    let folded = fold(query);
    let digits: String = folded.split(' ').collect();
    if digits.len() > 2 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(vec![vec![digits]]);
    }
    // The first word decides the order of the hits unless another is much more telling.
    let mut words: Vec<_> = folded.split(' ').filter(|word| !word.is_empty()).map(readings).collect();
    if let Some(longest) = (0..words.len()).rev().max_by_key(|at| words[*at][0].len()) {
        if words[longest][0].len() > words[0][0].len() + 2 {
            words.swap(0, longest);
        }
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn register() -> Typeahead<(&'static str, &'static str, bool)> {
        let rows = vec![
            ("Arbeids- og velferdsetaten", "889640782", false),
            ("Bodø tingrett", "926723200", false),
            ("Politiets utlendingsenhet", "985255803", true),
            ("Skatteetaten", "974761076", false),
            ("Statens vegvesen", "971032081", false),
            ("Utlendingsdirektoratet", "974760746", false),
            ("Åsane videregående skole", "974557568", false),
        ];
        Typeahead::new(rows, |row| Keys { name: row.0, more: [""; 2], number: row.1, closed: row.2 })
    }

    fn names(query: &str) -> Vec<&'static str> {
        register().find(query, 10).into_iter().map(|row| row.0).collect()
    }

    #[test]
    fn r_05_3_matches_anywhere_in_a_word_and_by_number() {
        assert_eq!(names("etaten"), ["Arbeids- og velferdsetaten", "Skatteetaten"]);
        assert_eq!(
            names("utlending"),
            ["Utlendingsdirektoratet", "Politiets utlendingsenhet"],
            "closed last"
        );
        assert_eq!(names("velferd og"), ["Arbeids- og velferdsetaten"]);
        assert_eq!(names("974 761 076"), ["Skatteetaten"]);
        assert_eq!(names("9747"), ["Skatteetaten", "Utlendingsdirektoratet"]);
        assert_eq!(names("BODOE"), ["Bodø tingrett"]);
        assert_eq!(names("aasane"), ["Åsane videregående skole"]);
        assert_eq!(names("").len(), 7);
    }

    #[test]
    fn r_05_3_a_name_that_begins_so_comes_first() {
        assert_eq!(names("s")[..2], ["Skatteetaten", "Statens vegvesen"]);
    }

    #[test]
    fn r_05_3_bad_input_answers_normally() {
        let long = "æ".repeat(10_000);
        for query in [
            "👩‍🏭🇳🇴",
            "' OR 1=1 --",
            "\"NEAR(a b)\" AND *",
            "a* OR b",
            "%_%",
            "\0\n\t",
            "\u{202e}etat",
            &long,
            "^$.*[",
            "NOT",
        ] {
            assert!(names(query).is_empty() || query == "\0\n\t", "{query:.40}");
        }
        assert_eq!(names("\0\n\t").len(), 7, "nothing but control characters is an empty query");
    }

    #[test]
    fn r_05_3_the_limit_holds() {
        assert_eq!(register().find("e", 2).len(), 2);
        assert_eq!(register().find("e", 0).len(), 0);
    }
}
