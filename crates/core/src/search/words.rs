//! Text as words: where they stand, and how they are written when spelling does not
//! matter: lower case, `æ` as `ae`, `ø` as `oe`, `å` as `aa`, other marks left out.

use unicode_normalization::UnicodeNormalization as _;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// First byte in the text.
    pub(super) start: usize,
    /// Byte after the last.
    pub(super) end: usize,
    /// The word folded.
    pub(super) folded: String,
}

/// Longest word that is told apart, characters; what is longer is cut.
const MAX_WORD_CHARS: usize = 64;

/// The words of a text, in order: runs of letters and digits, an apostrophe or soft hyphen within them left out.
pub(super) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// See [`words`].
pub(super) struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let rest = &self.text[self.at..];
        let first = rest.find(is_letter)?;
        let start = self.at + first;
        let mut end = start;
        let mut folded = String::with_capacity(16);
        let mut letters = 0;
        for (offset, c) in self.text[start..].char_indices() {
            if is_letter(c) {
                if letters < MAX_WORD_CHARS {
                    fold_into(&mut folded, c);
                }
                letters += 1;
            } else if !is_within(c) {
                break;
            }
            end = start + offset + c.len_utf8();
        }
        // A mark at the end is not within the word.
        while let Some(last) = self.text[start..end].chars().next_back().filter(|c| !is_letter(*c)) {
            end -= last.len_utf8();
        }
        self.at = end;
        Some(Word { start, end, folded })
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

fn is_within(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn fold_into(folded: &mut String, c: char) {
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
        return;
    }
    for c in c.to_lowercase() {
        match c {
            'æ' | 'ä' | 'ǽ' => folded.push_str("ae"),
            'ø' | 'ö' | 'ő' | 'œ' => folded.push_str("oe"),
            'å' => folded.push_str("aa"),
            '\u{30a}' if folded.ends_with('a') => folded.push('a'),
            '\u{308}' if folded.ends_with(['a', 'o']) => folded.push('e'),
            '\u{300}'..='\u{36f}' => {}
            'à' | 'á' | 'â' | 'ã' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'ç' | 'ć' | 'č' => folded.push('c'),
            'ð' | 'đ' | 'ď' => folded.push('d'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ğ' | 'ǧ' | 'ǥ' => folded.push('g'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => folded.push('i'),
            'ķ' | 'ǩ' => folded.push('k'),
            'ł' | 'ľ' => folded.push('l'),
            'ñ' | 'ń' | 'ň' | 'ŋ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ō' => folded.push('o'),
            'ŕ' | 'ř' => folded.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
            'ß' => folded.push_str("ss"),
            'ţ' | 'ť' | 'ŧ' | 'ț' => folded.push('t'),
            'þ' => folded.push_str("th"),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ż' | 'ž' | 'ʒ' | 'ǯ' => folded.push('z'),
            other => compatible(folded, other),
        }
    }
}

/// A letter by what it is compatible with (NFKC): `ﬁ` is `fi`, `２` is `2`.
fn compatible(folded: &mut String, c: char) {
    let mut letters = std::iter::once(c).nfkc();
    match (letters.next(), letters.next()) {
        (Some(same), None) if same == c => folded.push(c),
        _ => std::iter::once(c).nfkc().filter(|c| is_letter(*c)).for_each(|c| match c {
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            c => folded.extend(c.to_lowercase()),
        }),
    }
}

/// Whether a hyphen, also one at which no line ends, is all that stands between two words.
pub(super) fn are_hyphened(text: &str, first: &Word, next: &Word) -> bool {
    matches!(&text[first.end..next.start], "-" | "\u{2010}" | "\u{2011}" | "\u{ad}\n")
}
