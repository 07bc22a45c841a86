//! How text is compared where a member types some letters of a name: without case, without the marks that
//! Norwegian does not tell letters apart by, with `aa` as `å`.

use unicode_normalization::UnicodeNormalization as _;

/// Folds `text`: lower case; `æ`, `ø` and `å` stay letters of their own, `ä`, `ö` and `aa` become them, other
/// diacritics go. Runs of white space and control characters become one space.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 4);
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            '\u{30a}' => replace_last(&mut folded, 'a', 'å'),
            '\u{308}' => {
                replace_last(&mut folded, 'a', 'æ');
                replace_last(&mut folded, 'o', 'ø');
            }
            '\u{300}'..='\u{36f}' => {}
            'a' if folded.ends_with('a') => replace_last(&mut folded, 'a', 'å'),
            _ if letter.is_whitespace() || letter.is_control() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            // Where a line may end, and where none may.
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            _ => match plain(letter, &mut [0; 4]) {
                plain if plain.is_ascii() => folded.push_str(plain),
                // By what it is compatible with (NFKC): `ﬁ` is `fi`, `２` is `2`.
                plain => folded.extend(plain.nfkc().flat_map(char::to_lowercase)),
            },
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// The ways in which a folded word may have been meant: as it is, and with `ae` and `oe` as `æ` and `ø`.
#[must_use]
pub fn readings(folded_word: &str) -> Vec<String> {
    let mut readings = vec![folded_word.to_owned()];
    let other = folded_word.replace("ae", "æ").replace("oe", "ø");
    if other != folded_word {
        readings.push(other);
    }
    readings
}

fn replace_last(text: &mut String, from: char, to: char) {
    if text.ends_with(from) {
        text.pop();
        text.push(to);
    }
}

fn plain(letter: char, buffer: &mut [u8; 4]) -> &str {
    match letter {
        'ä' | 'ǽ' => "æ",
        'ö' | 'ő' | 'ǿ' => "ø",
        'à' | 'á' | 'â' | 'ã' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ð' | 'đ' | 'ď' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ǧ' | 'ǥ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ķ' | 'ǩ' => "k",
        'ł' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' | 'ŋ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' => "o",
        'ŕ' | 'ř' => "r",
        'ś' | 'š' | 'ş' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' | 'ʒ' | 'ǯ' => "z",
        other => other.encode_utf8(buffer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_05_3_names_fold_as_norwegians_read_them() {
        for (text, folded) in [
            ("Skatteetaten", "skatteetaten"),
            ("AASEN Kommune", "åsen kommune"),
            ("Bodø  Tingrett\t", "bodø tingrett"),
            ("A\u{30a}lesund", "ålesund"),
            ("O\u{308}stersund", "østersund"),
            ("Kárášjohka", "karasjohka"),
            ("Gällivare", "gællivare"),
            ("Ærlig & Co", "ærlig & co"),
            ("", ""),
            ("👩‍🏭 Verft", "👩‍🏭 verft"),
            ("ﬁnans\u{ad}ﬂyt ２２", "finansflyt 22"),
            ("Nord\u{2011}Fron\u{a0}kommune", "nord-fron kommune"),
            ("\u{feff}Berg", "berg"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn r_05_3_a_keyboard_without_norwegian_letters_reaches_them() {
        assert_eq!(readings("boe"), ["boe", "bø"]);
        assert_eq!(readings("oslo"), ["oslo"]);
    }
}
