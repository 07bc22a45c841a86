//! A light stemmer for bokmål and nynorsk: the inflected forms of a word come to one stem, which need not be a word.
//!
//! It works on folded words (`ae`, `oe`, `aa`). Forms that no rule reaches stand in `forms.txt`, among them what bokmål and
//! nynorsk write differently.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The stem of a folded word.
pub(super) fn stem(word: &str) -> String {
    if word.len() < 3 || !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) {
        return common(word).unwrap_or(word).to_owned();
    }
    if let Some(whole) = common(word) {
        return whole.to_owned();
    }
    let mut stem = word.to_owned();
    genitive(&mut stem);
    if let Some((head, replaced)) = irregular_head(&stem) {
        stem.truncate(head);
        stem.push_str(replaced);
    } else if let Some(whole) = common(&stem) {
        return whole.to_owned();
    }
    // `lederne` loses its article first and its `er` then, like `leder` itself.
    for _ in 0..2 {
        if !inflection(&mut stem) {
            break;
        }
    }
    participle(&mut stem);
    undouble(&mut stem);
    if let Some(shared) = nynorsk(&stem) {
        return shared;
    }
    stem
}

/// The tables of `forms.txt`.
struct Forms {
    whole: HashMap<&'static str, &'static str>,
    ends: HashMap<&'static str, &'static str>,
    nynorsk: Vec<(&'static str, &'static str)>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let mut forms = Forms { whole: HashMap::new(), ends: HashMap::new(), nynorsk: Vec::new() };
    for line in include_str!("forms.txt").lines() {
        let mut parts = line.split(' ');
        let (Some(table), Some(form), Some(stem)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        match table {
            "=" => {
                forms.whole.insert(form, stem);
                // A stem is its own stem.
                forms.whole.entry(stem).or_insert(stem);
            }
            "-" => {
                forms.ends.insert(form, stem);
            }
            "~" => forms.nynorsk.push((form, stem)),
            _ => {}
        }
    }
    forms
});

fn common(word: &str) -> Option<&'static str> {
    FORMS.whole.get(word).copied()
}

/// Where an irregular form begins, and what it becomes. What stands before it is nothing or a word of its own.
fn irregular_head(word: &str) -> Option<(usize, &'static str)> {
    // The longest form first. What stands before it is a word of two letters at least.
    (0..word.len().saturating_sub(2))
        .filter(|at| *at != 1)
        .find_map(|at| FORMS.ends.get(&word[at..]).map(|stem| (at, *stem)))
}

/// Takes a genitive or linking `s` off.
fn genitive(stem: &mut String) {
    let [.., other, before, b's'] = stem.as_bytes() else { return };
    let may_go = b"bdfghjklmnprtv".contains(before) || (matches!(before, b'a' | b'e') && !is_vowel(*other));
    if stem.len() >= 5 && may_go && !stem.ends_with("kurs") {
        stem.pop();
    }
}

/// Endings of nouns, verbs and adjectives, the longest first.
const ENDINGS: &[&str] = &[
    "enes", "anes", "erne", "erte", "arane", "este", "aste", "ende", "ande", "ede", "ene", "ane", "one",
    "ere", "are", "ert", "est", "ast", "het", "en", "et", "er", "ar", "or", "a", "e",
];

/// Words, also at the end of compounds, whose last letters look like an ending and are none.
const KEPT: [&str; 20] = [
    "alder",
    "sommer",
    "vinter",
    "nummer",
    "lager",
    "ektepar",
    "svar",
    "motor",
    "kontor",
    "klar",
    "far",
    "mor",
    "bror",
    "tjenest",
    "fest",
    "test",
    "gjest",
    "prest",
    "vest",
    "virksomhet",
];

/// Takes one ending off; answers whether it did.
fn inflection(stem: &mut String) -> bool {
    if KEPT.iter().any(|kept| stem.ends_with(kept)) {
        return false;
    }
    if stem.ends_with("tjeneste") {
        stem.pop();
        return false;
    }
    for ending in ENDINGS {
        let Some(before) = stem.strip_suffix(ending) else { continue };
        if *ending == "het" {
            // `virksomhet`, `enhet`: the ending is part of the word.
            return false;
        }
        if before.len() >= 2
            && has_vowel(before)
            && !divides_letter(before, ending)
            && is_whole(before, ending)
        {
            let length = before.len();
            stem.truncate(length);
            return true;
        }
    }
    false
}

/// Whether the ending would take half of `ae`, `oe` or `aa`.
fn divides_letter(before: &str, ending: &str) -> bool {
    match ending.as_bytes()[0] {
        b'e' => before.ends_with(['a', 'o']) && !before.ends_with("aa"),
        b'a' => before.ends_with('a'),
        _ => false,
    }
}

/// Whether what is left can be a stem: short ones keep what may be their own.
fn is_whole(before: &str, ending: &str) -> bool {
    match ending {
        "or" | "one" | "ar" | "are" | "ast" | "aste" | "est" | "este" | "arane" => {
            before.len() >= 4 && !before.ends_with("kont")
        }
        // `balansert`, but not `konsert`.
        "ert" | "erte" => vowels(before) >= 2,
        "ere" | "er" | "en" | "et" => {
            before.len() >= 2 && !(before.len() == 2 && is_vowel(before.as_bytes()[1]))
        }
        "a" | "e" => before.len() >= 2,
        _ => before.len() >= 3,
    }
}

/// `-te`, `-de` of weak verbs after letters where no noun is met often.
fn participle(stem: &mut String) {
    for (ending, kept) in
        [("igst", 2), ("ligt", 3), ("vd", 1), ("ldt", 2), ("ivt", 2), ("lpt", 2), ("rvist", 4)]
    {
        if stem.len() >= 5 && stem.ends_with(ending) {
            let length = stem.len() - ending.len() + kept;
            stem.truncate(length);
            return;
        }
    }
}

/// `medlemm`, `loenn`: the last letter once.
fn undouble(stem: &mut String) {
    let bytes = stem.as_bytes();
    if let [.., before, last] = bytes
        && before == last
        && bytes.len() >= 4
        && !is_vowel(*last)
    {
        stem.pop();
    }
}

fn nynorsk(stem: &str) -> Option<String> {
    if let Some(before) = stem
        .strip_suffix("leg")
        .filter(|before| before.len() >= 3 && !before.ends_with("ved") && !before.ends_with("an"))
    {
        return Some(format!("{before}lig"));
    }
    let (from, to) = FORMS
        .nynorsk
        .iter()
        .find(|(from, to)| stem.contains(from) && (from.contains(to) || !stem.contains(to)))?;
    Some(stem.replacen(from, to, 1))
}

/// Groups of vowels.
fn vowels(text: &str) -> usize {
    let mut before = false;
    let mut groups = 0;
    for byte in text.bytes() {
        let now = is_vowel(byte);
        groups += usize::from(now && !before);
        before = now;
    }
    groups
}

fn has_vowel(text: &str) -> bool {
    text.bytes().any(is_vowel)
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}
