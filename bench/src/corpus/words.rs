//! Words as they are compared: what search tells apart.

use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization as _;

/// How often each word stands in a text.
pub type Words = HashMap<String, usize>;

/// The words of a text: two letters or digits and more, of which one is a letter, in lower case. Signs of scripts without spaces
/// are words by themselves.
pub fn words(text: &str) -> Words {
    let mut found = Words::new();
    let mut word = String::new();
    let plain = text.nfkc().filter(|c| *c != '\u{ad}').flat_map(char::to_lowercase);
    for c in plain.chain([' ']) {
        if c.is_alphanumeric() && !stands_alone(c) {
            word.push(c);
            continue;
        }
        if word.chars().nth(1).is_some() && word.chars().any(char::is_alphabetic) {
            *found.entry(std::mem::take(&mut word)).or_default() += 1;
        }
        word.clear();
        if c.is_alphanumeric() {
            *found.entry(c.to_string()).or_default() += 1;
        }
    }
    found
}

/// All words, each as often as it stands there.
pub fn count(words: &Words) -> usize {
    words.values().sum()
}

/// The words of one text that stand in the other too, each as often as in both.
pub fn shared(one: &Words, other: &Words) -> usize {
    one.iter().map(|(word, times)| other.get(word).map_or(0, |there| *there.min(times))).sum()
}

/// The words of a text that the other does not have at all.
pub fn foreign(own: &Words, other: &Words) -> usize {
    own.iter().filter(|(word, _)| !other.contains_key(*word)).map(|(_, times)| times).sum()
}

/// Whether a word has letters of scripts that no word mixes.
pub fn is_mixed(word: &str) -> bool {
    let script = |c: char| match u32::from(c) {
        0x41..=0x24f | 0x1e00..=0x1eff => 1,
        0x370..=0x3ff => 2,
        0x400..=0x52f => 3,
        0x530..=0x58f => 4,
        0x590..=0x5ff => 5,
        0x600..=0x6ff | 0x750..=0x77f => 6,
        block @ 0x900..=0x1cff => 7 + block / 0x80,
        _ => 0,
    };
    let mut scripts = word.chars().filter(|c| c.is_alphabetic()).map(script).filter(|script| *script > 0);
    scripts.next().is_some_and(|first| scripts.any(|other| other != first))
}

fn stands_alone(c: char) -> bool {
    matches!(u32::from(c), 0xe00..=0xe7f | 0x2e80..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_1fff)
}

#[cfg(test)]
mod tests {
    use super::{count, foreign, is_mixed, shared, words};

    #[test]
    fn words_are_what_search_tells_apart() {
        let found = words("Kåre, ﬁkk 12 kr; A e-post\u{ad}en 東京 i 2024a Kåre");
        for (word, times) in
            [("kåre", 2), ("fikk", 1), ("kr", 1), ("posten", 1), ("東", 1), ("京", 1), ("2024a", 1)]
        {
            assert_eq!(found.get(word), Some(&times), "{word} in {found:?}");
        }
        assert_eq!(count(&found), 8);
        let other = words("kåre fikk mer");
        assert_eq!((shared(&found, &other), foreign(&found, &other), foreign(&other, &found)), (2, 5, 1));
        assert!(is_mixed("ଋҨǥ") && !is_mixed("særavtale") && !is_mixed("東京"));
    }
}
