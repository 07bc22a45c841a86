//! The signs of a question: quotes, `-` and `OR`. Where a sign stands as in ordinary writing (`e-post`, `2026/1234-5`,
//! `27"`), it is none.

/// A stretch of what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign<'a> {
    /// Words; the last of them is being typed where nothing follows.
    Words { text: &'a str, is_last: bool },
    /// What stands in quotes; without an end it is being typed.
    Phrase { text: &'a str, is_open: bool },
    /// Words that are left out.
    WithoutWords(&'a str),
    /// A phrase that is left out.
    WithoutPhrase(&'a str),
    /// Either what stands before or what stands after.
    Or,
}

/// What was typed by its signs, and those that mean nothing here.
pub(super) fn signs(text: &str) -> (Vec<Sign<'_>>, Vec<String>) {
    let mut reader = Reader { text, at: 0, plain: 0, found: Vec::new(), ignored: Vec::new() };
    while reader.at < text.len() {
        reader.token();
    }
    reader.end_words(text.len());
    reader.finish()
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Where the words begin that have not been taken.
    plain: usize,
    found: Vec<Sign<'a>>,
    ignored: Vec<String>,
}

impl<'a> Reader<'a> {
    /// Takes what stands up to the next space.
    fn token(&mut self) {
        let rest = &self.text[self.at..];
        let Some(first) = rest.chars().next() else { return };
        if first.is_whitespace() {
            self.at += first.len_utf8();
            return;
        }
        let after = &rest[first.len_utf8()..];
        if is_quote(first) {
            self.end_words(self.at);
            let (text, is_open, end) = quoted(after);
            self.found.push(Sign::Phrase { text, is_open });
            return self.go_on(first.len_utf8() + end);
        }
        let token = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
        if first == '-' {
            if let Some(quote) = after.chars().next().filter(|c| is_quote(*c)) {
                self.end_words(self.at);
                let (text, _, end) = quoted(&after[quote.len_utf8()..]);
                self.found.push(Sign::WithoutPhrase(text));
                return self.go_on(1 + quote.len_utf8() + end);
            }
            if self.leaves_out(token) {
                self.end_words(self.at);
                self.found.push(Sign::WithoutWords(&token[1..]));
                return self.go_on(token.len());
            }
        }
        match token {
            "OR" | "ELLER" => {
                self.end_words(self.at);
                self.found.push(Sign::Or);
                self.go_on(token.len());
            }
            "AND" | "NOT" if !self.is_shouted() => {
                self.end_words(self.at);
                // All words are needed anyway.
                if token == "NOT" {
                    self.ignore("NOT");
                }
                self.go_on(token.len());
            }
            _ => {
                self.see_signs(token);
                self.at += token.len();
            }
        }
    }

    /// Whether a token that begins with `-` leaves something out, and is no number below nought or part of one.
    fn leaves_out(&self, token: &str) -> bool {
        let word = &token[1..];
        let Some(first) = word.chars().next().filter(|c| c.is_alphanumeric()) else { return false };
        let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let before = self.text[..self.at].split_whitespace().next_back().is_some_and(is_number);
        let after = self.text[self.at + token.len()..].split_whitespace().next().is_some_and(is_number);
        !first.is_ascii_digit() || (word.chars().all(|c| c.is_ascii_digit()) && !before && !after)
    }

    /// Whether everything is in capitals, and `AND` a word like the others.
    fn is_shouted(&self) -> bool {
        let others =
            self.text.split_whitespace().filter(|word| !matches!(*word, "AND" | "NOT" | "OR" | "ELLER"));
        let mut letters = others.flat_map(str::chars).filter(|c| c.is_alphabetic()).peekable();
        letters.peek().is_some() && letters.all(char::is_uppercase)
    }

    /// Notes the signs of other searches within a word.
    fn see_signs(&mut self, token: &str) {
        let has_letters = token.chars().any(char::is_alphanumeric);
        if has_letters && token.contains('*') {
            self.ignore("*");
        }
        let mut letters = token.chars();
        if let (Some(sign @ ('+' | '~')), Some(letter)) = (letters.next(), letters.next())
            && letter.is_alphabetic()
        {
            self.ignore(&sign.to_string());
        }
    }

    fn ignore(&mut self, sign: &str) {
        if !self.ignored.iter().any(|known| known == sign) {
            self.ignored.push(sign.to_owned());
        }
    }

    fn go_on(&mut self, by: usize) {
        self.at += by;
        self.plain = self.at;
    }

    fn end_words(&mut self, end: usize) {
        let text = &self.text[self.plain..end];
        if text.chars().any(char::is_alphanumeric) {
            self.found.push(Sign::Words { text, is_last: end == self.text.len() });
        }
        self.plain = end;
    }

    /// An `OR` that has nothing on one side is none. At the end it is being typed; elsewhere it is said.
    fn finish(mut self) -> (Vec<Sign<'a>>, Vec<String>) {
        let is_part =
            |sign: Option<&Sign<'_>>| matches!(sign, Some(Sign::Words { .. } | Sign::Phrase { .. }));
        if self.found.iter().all(|sign| *sign == Sign::Or) {
            // Nothing but that word.
            let words = Sign::Words { text: self.text, is_last: true };
            let found = if self.found.is_empty() { Vec::new() } else { vec![words] };
            return (found, self.ignored);
        }
        let all = std::mem::take(&mut self.found);
        for (at, sign) in all.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| all.get(before));
            if *sign != Sign::Or || (is_part(before) && is_part(all.get(at + 1))) {
                self.found.push(*sign);
            } else if at + 1 < all.len() {
                self.ignore("OR");
            }
        }
        (self.found, self.ignored)
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '＂')
}

/// The text up to the quote that ends it, whether there is none, and where it goes on. A quote within a word ends nothing.
fn quoted(text: &str) -> (&str, bool, usize) {
    let ends = text.char_indices().filter(|(_, c)| is_quote(*c));
    for (at, quote) in ends {
        let next = at + quote.len_utf8();
        if !text[next..].starts_with(char::is_alphanumeric) {
            return (&text[..at], false, next);
        }
    }
    (text, true, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, is_last: bool) -> Sign<'_> {
        Sign::Words { text, is_last }
    }

    #[test]
    fn signs_stand_where_they_mean_something_and_are_named_where_they_do_not() {
        let phrase = |text| Sign::Phrase { text, is_open: false };
        let none: &[&str] = &[];
        for (typed, found, ignored) in [
            ("lønn ferie", vec![words("lønn ferie", true)], none),
            ("\"lokal lønn\" ferie", vec![phrase("lokal lønn"), words(" ferie", true)], none),
            ("«lokal lønn»", vec![phrase("lokal lønn")], none),
            ("”lokal lønn”, ferie", vec![phrase("lokal lønn"), words(", ferie", true)], none),
            ("\"lokal l", vec![Sign::Phrase { text: "lokal l", is_open: true }], none),
            ("skjerm på 27\" og mus", vec![words("skjerm på 27\" og mus", true)], none),
            ("lønn -streik", vec![words("lønn ", false), Sign::WithoutWords("streik")], none),
            ("lønn -\"lokal lønn\"", vec![words("lønn ", false), Sign::WithoutPhrase("lokal lønn")], none),
            ("e-post 2026/1234-5", vec![words("e-post 2026/1234-5", true)], none),
            ("lønn - ferie -", vec![words("lønn - ferie -", true)], none),
            ("22 61 -73 84", vec![words("22 61 -73 84", true)], none),
            ("til gode -450,00", vec![words("til gode -450,00", true)], none),
            ("ferie -2025", vec![words("ferie ", false), Sign::WithoutWords("2025")], none),
            ("lønn OR ferie", vec![words("lønn ", false), Sign::Or, words(" ferie", true)], none),
            ("lønn OR", vec![words("lønn ", false)], none),
            ("OR lønn", vec![words(" lønn", true)], &["OR"]),
            ("OR", vec![words("OR", true)], none),
            ("lønn AND ferie", vec![words("lønn ", false), words(" ferie", true)], none),
            ("lønn NOT ferie", vec![words("lønn ", false), words(" ferie", true)], &["NOT"]),
            ("ROCK AND ROLL", vec![words("ROCK AND ROLL", true)], none),
            ("perm* +lønn ~ferie", vec![words("perm* +lønn ~ferie", true)], &["*", "+", "~"]),
            ("+47 22 61 73 84", vec![words("+47 22 61 73 84", true)], none),
            ("5 * 3", vec![words("5 * 3", true)], none),
            ("", vec![], none),
            ("\"", vec![Sign::Phrase { text: "", is_open: true }], none),
            ("- \" -\"", vec![Sign::Phrase { text: " -", is_open: false }], none),
        ] {
            let (got, said) = signs(typed);
            assert_eq!(got, found, "{typed}");
            assert_eq!(said, ignored, "{typed}");
        }
    }
}
