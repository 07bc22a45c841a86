//! Words by where their letters stand.

use super::{HELVETICA, drawn, flat, page, stream};
use proptest::prelude::*;

/// A font of right-to-left letters: `a` is alef, and so on.
fn hebrew(content: &str) -> String {
    let table = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange \
                 6 beginbfchar <61> <05D0> <62> <05D1> <63> <05D2> <64> <05D3> <65> <05D4> <66> <05B8> endbfchar endcmap end";
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>";
    flat(&page(content, font, "", "", &[stream("", table)]))
}

#[test]
fn r_04_3_an_index_or_an_exponent_is_part_of_its_word_and_the_mark_of_a_footnote_is_not() {
    let content = "BT /F 10 Tf 50 700 Td (k) Tj /F 7 Tf -2 Ts (A) Tj /F 10 Tf 0 Ts ( og 20 m) Tj /F 7 Tf 4 Ts (2) Tj /F 10 Tf 0 Ts \
                   ( i avtalen) Tj /F 7 Tf 4 Ts (12) Tj /F 10 Tf 0 Ts ( gjelder) Tj ET";
    assert_eq!(drawn(content), "kA og 20 m2 i avtalen 12 gjelder");
}

#[test]
fn r_04_3_a_word_divided_by_a_soft_hyphen_at_the_end_of_a_line_is_one_again() {
    let content = "BT /F 10 Tf 14 TL 50 700 Td (Avtalen om for\u{ad}) Tj T* (handling) Tj ET";
    assert_eq!(drawn(content), "Avtalen om forhandling");
}

#[test]
fn r_04_3_parts_of_a_line_from_right_to_left_are_read_in_order_however_they_are_drawn() {
    // Each letter is six wide: the middle of the word comes last, and its vowel stands over it.
    let content = "BT /F 10 Tf 1 0 0 1 62 700 Tm (ab) Tj 1 0 0 1 50 700 Tm (e) Tj 1 0 0 1 90 700 Tm (dc) Tj \
                   1 0 0 1 56 700 Tm (c) Tj ET";
    assert_eq!(hebrew(content), "\u{5d2}\u{5d3} \u{5d1}\u{5d0}\u{5d2}\u{5d4}");
}

#[test]
fn r_04_3_a_font_of_drawings_with_units_of_its_own_parts_its_words() {
    let drawing = "1000 0 0 0 750 750 d1 0 0 750 750 re f";
    let letters = "/a 6 0 R/b 6 0 R/c 6 0 R/d 6 0 R/m 6 0 R/e 6 0 R";
    let font = format!(
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 20 20]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 109\
         /Widths[8 8 7 8 7 0 0 0 0 0 0 0 14]/Encoding<</Differences[97/a/b/c/d/e 109/m]>>/CharProcs<<{letters}>>>>"
    );
    let content = "BT /F 1 Tf .5 0 0 .5 50 700 Tm [(bad) -4 (med) -4 (abc)] TJ ET";
    // In such a font a thousandth of the type's size is nothing: the steps are the font's own units.
    let content = content.replace("-4", "-4000");
    assert_eq!(flat(&page(&content, &font, "", "", &[stream("", drawing)])), "bad med abc");
}

/// Words of a language, with letters that Helvetica has.
fn word() -> impl Strategy<Value = String> {
    "[A-Z\u{c5}]?([bdfgklmnprstv][aeiouy\u{e6}\u{f8}\u{e5}]){1,2}([bdfgklmnprstv][aeiouy]){1,3}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn r_04_3_words_are_found_in_whatever_size_direction_and_pieces_they_are_drawn(
        words in prop::collection::vec(word(), 1..6),
        size in 5.0..40.0_f64,
        quarter in 0..4_u8,
        spaces in any::<bool>(),
        cut in 1..8_usize,
        spacing in 0.0..0.05_f64,
    ) {
        let (cos, sin) = match quarter { 0 => (1, 0), 1 => (0, 1), 2 => (-1, 0), _ => (0, -1) };
        let mut content = format!("BT /F {size:.2} Tf {:.3} Tc {cos} {sin} {} {cos} 1500 1500 Tm [", size * spacing, -sin);
        for word in &words {
            let letters: Vec<char> = word.chars().collect();
            for piece in letters.chunks(cut) {
                content.push_str(&format!("({}) 12 ", piece.iter().collect::<String>()));
            }
            // A gap that is drawn, or only left.
            content.push_str(if spaces { "( )" } else { "-280 " });
        }
        content.push_str("] TJ ET");
        let bytes = page(&content, HELVETICA, "/MediaBox[0 0 3000 3000]", "", &[]);
        prop_assert_eq!(flat(&bytes), words.join(" "));
    }
}
