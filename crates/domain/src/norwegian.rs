//! Sorting, numbers and dates as in Norway.
//!
//! Sources: Språkrådet, "Tall, tid og dato" and "Alfabetisering"; CLDR `nb` (æ ø å last, aa as å, ä as æ, ö and ő
//! as ø, ü as y).

use chrono::{Datelike, NaiveDate};
use std::cmp::Ordering;

/// Order of two names: by letters first, then accents, then case. Marks between words sort before letters.
#[must_use]
pub fn collate(a: &str, b: &str) -> Ordering {
    letters(a).cmp(letters(b)).then_with(|| a.to_lowercase().cmp(&b.to_lowercase())).then_with(|| b.cmp(a))
}

/// A key whose byte order is the order of [`collate`] by letters alone, for an index or a sort by key.
#[must_use]
pub fn sort_key(text: &str) -> Vec<u8> {
    letters(text).flat_map(u32::to_be_bytes).collect()
}

/// The weight of each letter; case and most accents have none.
fn letters(text: &str) -> impl Iterator<Item = u32> + '_ {
    let mut rest = text
        .chars()
        .flat_map(char::to_lowercase)
        .flat_map(|c| base(c).iter().copied().chain(own(c)))
        .peekable();
    std::iter::from_fn(move || {
        let letter = rest.next()?;
        if letter == 'a' && rest.next_if_eq(&'a').is_some() {
            return Some(weight('å'));
        }
        Some(weight(letter))
    })
}

fn weight(letter: char) -> u32 {
    match letter {
        'æ' => u32::from('z') + 1,
        'ø' => u32::from('z') + 2,
        'å' => u32::from('z') + 3,
        other if other > 'z' => u32::from(other) + 3,
        other => u32::from(other),
    }
}

/// A letter that has no base is itself.
fn own(c: char) -> Option<char> {
    (base(c).is_empty() && !matches!(c, '\u{300}'..='\u{36f}')).then_some(c)
}

/// The letters that `c` sorts as; none when it sorts as itself.
fn base(c: char) -> &'static [char] {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ā' | 'ă' | 'ą' => &['a'],
        'ä' | 'ę' => &['æ'],
        'ç' | 'č' | 'ć' => &['c'],
        'ď' | 'đ' | 'ð' => &['d'],
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ě' => &['e'],
        'ğ' | 'ǧ' | 'ǥ' => &['g'],
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => &['i'],
        'ǩ' => &['k'],
        'ł' => &['l'],
        'ñ' | 'ń' | 'ň' | 'ŋ' => &['n'],
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' => &['o'],
        'ö' | 'ő' | 'œ' => &['ø'],
        'ř' => &['r'],
        'ś' | 'š' | 'ş' | 'ș' => &['s'],
        'ß' => &['s', 's'],
        'ť' | 'ţ' | 'ț' | 'ŧ' => &['t'],
        'þ' => &['t', 'h'],
        'ù' | 'ú' | 'û' | 'ū' | 'ů' => &['u'],
        'ü' | 'ű' | 'ý' | 'ÿ' => &['y'],
        'ź' | 'ż' | 'ž' | 'ʒ' | 'ǯ' => &['z'],
        '\u{a0}' | '-' | '\u{2011}' => &[' '],
        _ => &[],
    }
}

/// An amount in øre as `1 234,50 kr`, with hard spaces and the minus sign U+2212.
#[must_use]
pub fn amount(ore: i64) -> String {
    let sign = if ore < 0 { "\u{2212}" } else { "" };
    let ore = ore.unsigned_abs();
    format!("{sign}{},{:02}\u{a0}kr", number(ore / 100), ore % 100)
}

/// A whole number in groups of three, with hard spaces.
#[must_use]
pub fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + 8);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// A date as `05.06.2014`.
#[must_use]
pub fn date_short(date: NaiveDate) -> String {
    format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted<const N: usize>(mut names: [&str; N]) -> [&str; N] {
        names.sort_by(|a, b| collate(a, b));
        names
    }

    #[test]
    fn r_12_5_ae_oe_aa_are_last_and_double_a_is_one_of_them() {
        assert_eq!(
            sorted([
                "Aasen",
                "Åsen",
                "Ødegård",
                "Zakariassen",
                "Ærlig",
                "Andersen",
                "Østby",
                "aas",
                "Bakken"
            ]),
            ["Andersen", "Bakken", "Zakariassen", "Ærlig", "Ødegård", "Østby", "aas", "Aasen", "Åsen"]
        );
    }

    #[test]
    fn r_12_5_foreign_letters_stand_where_norwegian_lists_have_them() {
        assert_eq!(sorted(["Örn", "Øst", "Ärlig", "Æst", "Zorn"]), ["Zorn", "Ärlig", "Æst", "Örn", "Øst"]);
        assert_eq!(sorted(["Mysen", "Müller", "Mæland", "Muller"]), ["Muller", "Müller", "Mysen", "Mæland"]);
        assert_eq!(sorted(["Dávvet", "David", "Đavvi"]), ["David", "Dávvet", "Đavvi"]);
        assert_eq!(sorted(["Čahci", "Dahl", "Carlsen"]), ["Čahci", "Carlsen", "Dahl"]);
    }

    #[test]
    fn case_is_no_difference_until_all_else_is_equal() {
        assert_eq!(
            sorted(["berg", "Berg", "BERG", "Bergan", "Asp"]),
            ["Asp", "berg", "Berg", "BERG", "Bergan"]
        );
        assert_eq!(sorted(["Ås-Dal", "Ås Bø", "Åsbø"]), ["Ås Bø", "Ås-Dal", "Åsbø"]);
    }

    #[test]
    fn a_composed_letter_sorts_with_its_accent_left_out() {
        assert_eq!(collate("Andre", "Andre\u{301}a"), Ordering::Less);
        assert_eq!(collate("Andréb", "Andre\u{301}a"), Ordering::Greater);
    }

    #[test]
    fn amounts_are_written_as_in_norway() {
        assert_eq!(amount(123_450), "1\u{a0}234,50\u{a0}kr");
        assert_eq!(amount(5), "0,05\u{a0}kr");
        assert_eq!(amount(-100_000_000), "\u{2212}1\u{a0}000\u{a0}000,00\u{a0}kr");
        assert_eq!(amount(i64::MIN), "\u{2212}92\u{a0}233\u{a0}720\u{a0}368\u{a0}547\u{a0}758,08\u{a0}kr");
        assert_eq!(number(999), "999");
        assert_eq!(number(10_000), "10\u{a0}000");
    }

    #[test]
    fn dates_are_written_as_in_norway() {
        let date = NaiveDate::from_ymd_opt(2014, 6, 5).unwrap();
        assert_eq!(date_short(date), "05.06.2014");
    }

    proptest! {
        #[test]
        fn the_order_is_total(a in "[a-zæøåéüA-ZÆØÅ -]{0,6}", b in "[a-zæøåéüA-ZÆØÅ -]{0,6}", c in "[a-zæøåéüA-ZÆØÅ -]{0,6}") {
            prop_assert_eq!(collate(&a, &b), collate(&b, &a).reverse());
            prop_assert_eq!(collate(&a, &b) == Ordering::Equal, a == b);
            if collate(&a, &b).is_le() && collate(&b, &c).is_le() {
                prop_assert!(collate(&a, &c).is_le());
            }
        }

        #[test]
        fn the_key_has_the_order_of_the_letters(a in "\\PC{0,8}", b in "\\PC{0,8}") {
            match sort_key(&a).cmp(&sort_key(&b)) {
                Ordering::Equal => {}
                order => prop_assert_eq!(collate(&a, &b), order),
            }
        }
    }
}
