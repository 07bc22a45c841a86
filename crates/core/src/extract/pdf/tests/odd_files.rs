//! Files that are not quite as they should be, or hide where their words are.

use super::super::super::{Extracted, words};
use super::{HELVETICA, flat, page, stream};
use proptest::prelude::*;

#[test]
fn r_04_3_a_page_whose_box_has_no_area_is_read() {
    let content = "BT /F 10 Tf 50 700 Td (S\u{e6}ravtale) Tj ET";
    assert_eq!(flat(&page(content, HELVETICA, "/MediaBox[0 0 0 0]", "", &[])), "Særavtale");
}

#[test]
fn r_04_3_text_through_which_a_colour_is_seen_is_read() {
    let group = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Font<</F 5 0 R>>>>";
    let more = [
        "<</Type/ExtGState/SMask<</S/Luminosity/G 7 0 R>>>>".to_owned(),
        stream(group, "1 g BT /F 10 Tf 50 700 Td (Overskrift i farger) Tj ET"),
    ];
    let own = "/Resources<</ExtGState<</G 6 0 R>>/Font<</F 5 0 R>>>>";
    let content = "/G gs 1 0 0 rg 0 0 595 842 re f 0 0 595 842 re f";
    assert_eq!(flat(&page(content, HELVETICA, own, "", &more)), "Overskrift i farger");
}

#[test]
fn r_04_3_parts_that_draw_one_another_again_and_again_are_given_up_and_the_words_before_them_kept() {
    // It draws itself twice: as deep as parts may lie within one another, 2^50 of them.
    let doubled = stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]", "/X Do /X Do");
    let own = "/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>";
    let content = "BT /F 10 Tf 50 700 Td (Vedtak) Tj ET /X Do";
    let bytes = page(content, HELVETICA, own, "", &[doubled]);
    assert_eq!(words("application/pdf", &bytes), Extracted::Part("Vedtak".to_owned()));
}

#[test]
fn r_04_3_what_a_link_is_called_for_screen_readers_is_no_word_of_the_page() {
    let link = "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Contents(Go to destination section.1)>>".to_owned();
    let content = "BT /F 10 Tf 50 700 Td (Innhold) Tj ET";
    assert_eq!(flat(&page(content, HELVETICA, "/Annots[6 0 R]", "", &[link])), "Innhold");
}

#[test]
fn r_04_3_a_document_of_which_only_the_files_inside_are_locked_is_read_and_those_are_named() {
    let more = [
        "<</Filter/Standard/V 4/R 4/Length 128/P -4/O(01234567890123456789012345678901)\
         /U(01234567890123456789012345678901)/CF<</StdCF<</CFM/AESV2/AuthEvent/EFOpen>>>>/EFF/StdCF>>"
            .to_owned(),
        "<</Type/Filespec/F(referat.txt)/EF<</F 8 0 R>>>>".to_owned(),
        stream("/Type/EmbeddedFile", "q7 x9 z3 q7 x9"),
    ];
    let names = "/Names<</EmbeddedFiles<</Names[(a)7 0 R]>>>>";
    let content = "BT /F 10 Tf 50 700 Td (Brev) Tj ET";
    let locked = |entries: &str| {
        let open = page(content, HELVETICA, "", names, &more);
        let end = open.len() - "trailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n".len();
        let mut bytes = open[..end].to_vec();
        bytes.extend(
            format!("trailer <</Root 1 0 R/ID[(a)(a)]{entries}>>\nstartxref\n0\n%%EOF\n").into_bytes(),
        );
        bytes
    };
    assert_eq!(flat(&locked("/Encrypt 6 0 R")), "Brev referat.txt");
    // Where the pages are locked too, nothing is guessed.
    let all =
        String::from_utf8_lossy(&locked("/Encrypt 6 0 R")).replace("/EFF/StdCF", "/StmF/StdCF/StrF/StdCF");
    assert_eq!(words("application/pdf", all.as_bytes()), Extracted::Unreadable);
}

/// A font that draws a glyph for each code and does not say what any of them is.
fn silent_font() -> String {
    let names: Vec<String> = (33..127).map(|code| format!("/g{code}")).collect();
    format!(
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[33{}]>>/FirstChar 33/LastChar 126/Widths[{}]>>",
        names.concat(),
        "600 ".repeat(94)
    )
}

#[test]
fn r_04_3_bytes_of_another_script_read_as_western_letters_are_not_given_to_search() {
    // The beginning of a Chinese book in GBK, with a font that calls itself Western.
    let content = "BT /F 10 Tf 50 700 Td (\u{b9}\u{d8}\u{d3}\u{da}\u{ba}\u{ec}\u{be}\u{fc}\u{d7}\u{f7}\u{d5}\u{bd}\u{b5}\u{c4}\u{d4}\u{ad}) Tj \
                   0 -20 Td (\u{d2}\u{bb} \u{be}\u{c5} \u{c8}\u{fd} \u{c6}\u{df} \u{c4}\u{ea} \u{b0}\u{cb} \u{d4}\u{c2} \u{d2}\u{bb} \u{c8}\u{d5} \u{b6}\u{d4} \u{b9}\u{fa}) Tj ET";
    assert_eq!(words("application/pdf", &page(content, HELVETICA, "", "", &[])), Extracted::Unreadable);
}

#[test]
fn r_04_3_codes_addresses_and_formulas_that_a_document_spells_are_found() {
    let content = "BT /F 10 Tf 50 700 Td (1101#Strayer#Drive#*#San#Jose,#CA##95129#*#\\(408\\)#253=2850#) Tj \
                   0 -20 Td (https://www.fylke.no/?sak=2024-113&tekst=%C3%B8&utgave=%EC%95%88) Tj \
                   0 -20 Td (&C1-5A5A; {\"5A}{\"5A} f\\(x\\)=x+2/3*y) Tj ET";
    let found = flat(&page(content, HELVETICA, "", "", &[]));
    for part in ["Strayer", "253=2850", "sak=2024-113", "5A5A", "x+2/3*y"] {
        assert!(found.contains(part), "{part} in {found}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn r_04_3_no_jumble_of_codes_is_given_to_search(codes in "[!-/:-@\\[-`{-~0-9]{30,200}") {
        let codes: String = codes.chars().filter(|c| !matches!(c, '(' | ')' | '\\')).collect();
        // Numbers are words: there are to be more signs than digits.
        prop_assume!(codes.chars().filter(char::is_ascii_digit).count() * 4 < codes.len());
        let content = format!("BT /F 10 Tf 50 700 Td ({codes}) Tj ET");
        let found = words("application/pdf", &page(&content, &silent_font(), "", "", &[]));
        prop_assert_eq!(found, Extracted::Unreadable);
    }

    #[test]
    fn r_04_3_a_pdf_with_some_bytes_changed_gives_words_or_says_that_it_cannot(
        changes in prop::collection::vec((0..1_000_000_usize, any::<u8>()), 1..12),
    ) {
        let more = [stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]", "BT /F 10 Tf 50 650 Td (skjema) Tj ET")];
        let content = "BT /F 10 Tf 50 700 Td (Avtale) Tj ET /X Do";
        let own = "/Resources<</XObject<</X 6 0 R>>/Font<</F 5 0 R>>>>";
        let mut bytes = page(content, HELVETICA, own, "", &more);
        let length = bytes.len();
        for (at, byte) in changes {
            bytes[at % length] = byte;
        }
        if let Extracted::Text(text) = words("application/pdf", &bytes) {
            let whole = !text.contains('\u{fffd}') && !text.trim().is_empty();
            prop_assert!(whole, "{}", text);
        }
    }
}
