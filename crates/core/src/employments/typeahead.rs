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

    /// At most `limit` rows that hold every word of `query`; all rows for an empty one. Open ones come first, then
    /// those where the name begins with the query, then those where a word does.
    #[must_use]
    pub fn find(&self, query: &str, limit: usize) -> Vec<&T> {
        let Some(words) = words(query) else { return Vec::new() };
        let Some((first, others)) = words.split_first() else {
            return self.pick((0..self.rows.len()).map(|row| (row, 0)), limit);
        };
        let mut seen = vec![false; self.rows.len()];
        let mut found = Vec::new();
        let mut open = 0;
        // What the hit has before it decides how well it fits; the passes stop when nothing better can come.
        for (rank, before) in [(0, "\n"), (0, "\t"), (1, " "), (2, "")] {
            // A tab stands before the number.
            let readings = first
                .iter()
                .filter(|reading| before != "\t" || reading.starts_with(|c: char| c.is_ascii_digit()));
            for reading in readings {
                self.each_row_with(&format!("{before}{reading}"), |row| {
                    if !seen[row] && others.iter().all(|word| self.holds(row, word)) {
                        seen[row] = true;
                        open += usize::from(!self.closed[row]);
                        found.push((row, rank));
                    }
                    open < limit
                });
            }
            if open >= limit {
                break;
            }
        }
        self.pick(found.into_iter(), limit)
    }

    /// The best of what was found, in the order of the rows where it is equal.
    fn pick(&self, found: impl Iterator<Item = (usize, usize)>, limit: usize) -> Vec<&T> {
        let mut found: Vec<_> = found.map(|(row, rank)| (self.closed[row], rank, row)).collect();
        found.sort_unstable();
        found.iter().take(limit).filter_map(|(_, _, row)| self.rows.get(*row)).collect()
    }

    /// Calls `hit` with each row that holds the needle, once, in order, for as long as it answers true.
    fn each_row_with(&self, needle: &str, mut hit: impl FnMut(usize) -> bool) {
        let finder = memchr::memmem::Finder::new(needle);
        let mut row = 0;
        let mut from = 0;
        while let Some(at) = self.text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            row += self.starts[row + 1..].partition_point(|start| *start <= from + at);
            if !hit(row) {
                return;
            }
            from = self.starts[row + 1];
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
    if let Some(longest) = (0..words.len()).rev().max_by_key(|at| words[*at][0].len())
        && words[longest][0].len() > words[0][0].len() + 2
    {
        words.swap(0, longest);
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
            "🙂🙂",
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
