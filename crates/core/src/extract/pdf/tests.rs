//! The words of PDFs of many makers.

mod geometry;
mod odd_files;

use super::super::{Extracted, words};

const LETTER: &str = "Særavtale om permisjon og lønnsforhøyelse for Kåre";

/// A document of these objects, the first of which is its root. It has no table of where they are: readers find them.
fn document(objects: &[String]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (number, object) in (1..).zip(objects) {
        // What is written as Latin letters stands there as bytes.
        bytes.extend(
            format!("{number} 0 obj\n{object}\nendobj\n")
                .chars()
                .map(|c| u8::try_from(u32::from(c)).unwrap()),
        );
    }
    bytes.extend(b"trailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n");
    bytes
}

fn stream(entries: &str, content: &str) -> String {
    format!("<<{entries}/Length {}>>\nstream\n{content}\nendstream", content.chars().count())
}

const HELVETICA: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

/// One page that draws this in this font, with more in its own dictionary and more objects from number 6 on.
fn page(content: &str, font: &str, own: &str, catalog: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"),
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R{own}>>"),
        stream("", content),
        font.to_owned(),
    ];
    objects.extend_from_slice(more);
    document(&objects)
}

/// The words of a page that draws this, in one line.
fn drawn(content: &str) -> String {
    flat(&page(content, HELVETICA, "", "", &[]))
}

fn flat(bytes: &[u8]) -> String {
    match words("application/pdf", bytes) {
        Extracted::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        other => panic!("{other:?}"),
    }
}

#[test]
fn r_04_3_words_in_form_xobjects_fields_and_notes_and_of_files_that_are_not_quite_right_are_found() {
    for (bytes, expected) in [
        (include_bytes!("../../../cases/pdf/form-xobject.pdf").as_slice(), LETTER),
        (include_bytes!("../../../cases/pdf/form-xobject-nested.pdf"), LETTER),
        (include_bytes!("../../../cases/pdf/lines-by-td.pdf"), LETTER),
        (include_bytes!("../../../cases/pdf/words-by-tm.pdf"), LETTER),
        (include_bytes!("../../../cases/pdf/bad-startxref.pdf"), LETTER),
        (include_bytes!("../../../cases/pdf/junk-after.pdf"), LETTER),
        (
            include_bytes!("../../../cases/pdf/form-need-appearances.pdf"),
            "Skjema Utfylt verdi permisjonsgrad",
        ),
        (include_bytes!("../../../cases/pdf/form-with-ap.pdf"), "Skjema Utfylt verdi permisjonsgrad"),
        (include_bytes!("../../../cases/pdf/freetext-annot.pdf"), "Brev Merknad fra saksbehandler"),
        (include_bytes!("../../../cases/pdf/cid-japan1-no-tounicode.pdf"), "Vedtak om permisjon"),
    ] {
        assert_eq!(flat(bytes), expected);
    }
}

#[test]
fn r_04_3_words_are_put_together_from_where_their_letters_stand() {
    // Each letter by itself, with a space that is only a distance.
    let mut x = 50.0;
    let mut content = String::from("BT /F 10 Tf");
    for (c, width) in
        [("l", 2.22), ("\u{f8}", 6.11), ("n", 5.56), ("n", 5.56), (" ", 2.78), ("n", 5.56), ("\u{e5}", 5.56)]
    {
        if c != " " {
            content.push_str(&format!(" 1 0 0 1 {x:.2} 700 Tm ({c}) Tj"));
        }
        x += width;
    }
    content.push_str(" ET");
    assert_eq!(drawn(&content), "lønn nå");
    // Letters spaced out, a letter-spaced heading of two words, and moved letters within a word.
    assert_eq!(drawn("BT /F 10 Tf 50 700 Td 3 Tc (LØNN) Tj ET"), "LØNN");
    assert_eq!(
        drawn("BT /F 10 Tf 50 700 Td [(Ho) 20 (ved) -15 (avtale) -600 (gjelder)] TJ ET"),
        "Hovedavtale gjelder"
    );
    // What is drawn later may stand before, and what is drawn twice is bold.
    assert_eq!(
        drawn("BT /F 10 Tf 50 700 Td 2 Tr (fet) Tj ET BT /F 10 Tf 50.3 700 Td 0 Tr (fet) Tj ET"),
        "fet"
    );
    assert_eq!(drawn("BT /F 10 Tf 0 1 -1 0 300 100 Tm (dreid tekst) Tj ET"), "dreid tekst");
}

#[test]
fn r_04_3_a_word_that_was_divided_at_the_end_of_a_line_is_one_again() {
    let content = "BT /F 10 Tf 14 TL 50 700 Td (Avtalen om for-) Tj T* (handling gjelder for-) Tj T* (og etterarbeid) Tj ET";
    assert_eq!(drawn(content), "Avtalen om forhandling gjelder for- og etterarbeid");
}

#[test]
fn r_04_3_ligatures_soft_hyphens_and_what_a_page_says_that_it_stands_for() {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Differences[1/fi/fl]>>>>";
    let content = "BT /F 10 Tf 50 700 Td (pro\u{1}l og kon\u{2}ikt) Tj ET";
    assert_eq!(flat(&page(content, font, "", "", &[])), "profil og konflikt");
    assert_eq!(drawn("BT /F 10 Tf 50 700 Td (tariff\u{ad}avtale) Tj ET"), "tariffavtale");
    let content = "/Span <</ActualText (Kr 1500)>> BDC BT /F 10 Tf 50 700 Td (xyz) Tj ET EMC BT /F 10 Tf 50 650 Td (netto) Tj ET";
    assert_eq!(drawn(content), "Kr 1500 netto");
}

#[test]
fn r_04_3_scripts_that_run_from_right_to_left_are_read_as_they_are_read() {
    let table = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange \
                 4 beginbfchar <61> <05D0> <62> <05D1> <63> <05D2> <64> <05D3> endbfchar endcmap end";
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>";
    // As it stands on the page, from the left: the last word first, its last letter first.
    let bytes = page("BT /F 10 Tf 50 700 Td (dc 2024 :ba) Tj ET", font, "", "", &[stream("", table)]);
    assert_eq!(flat(&bytes), "\u{5d0}\u{5d1}: 2024 \u{5d2}\u{5d3}");
}

#[test]
fn r_04_3_what_is_chosen_is_found_as_it_is_shown_and_what_is_hidden_is_not() {
    let widget = |entries: &str| format!("<</Type/Annot/Subtype/Widget/Rect[0 0 100 20]{entries}>>");
    let more = [
        widget("/FT/Ch/Ff 131072/V(m)/Opt[[(d)(Dagtid)][(m)(M\u{e5}nedsl\u{f8}nn)]]"),
        widget("/FT/Tx/F 2/V(skjult)"),
        widget("/FT/Tx/Ff 8192/V(hemmelig)"),
        "<</FT/Tx/V(Felles verdi)/Kids[10 0 R]>>".to_owned(),
        widget("/Parent 9 0 R"),
        "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents<FEFF00C5007000650074>>>".to_owned(),
    ];
    let annotations = "/Annots[6 0 R 7 0 R 99 0 R 8 0 R 10 0 R 11 0 R]";
    let form = "/AcroForm<</Fields[6 0 R 7 0 R 8 0 R 9 0 R]>>";
    let bytes = page("BT /F 10 Tf 50 700 Td (Skjema) Tj ET", HELVETICA, annotations, form, &more);
    assert_eq!(flat(&bytes), "Skjema Månedslønn Felles verdi Åpet");
}

#[test]
fn r_04_3_files_inside_a_pdf_are_named_and_read() {
    let more = [
        "<</Type/Filespec/F(referat.txt)/UF(referat.txt)/EF<</F 7 0 R>>>>".to_owned(),
        stream("/Type/EmbeddedFile", "Referat fra dr\u{f8}ftingsm\u{f8}te"),
        "<</Type/Filespec/F(tegning.dwg)/EF<</F 9 0 R>>>>".to_owned(),
        stream("/Type/EmbeddedFile", "AC1032"),
    ];
    let names = "/Names<</EmbeddedFiles<</Names[(a)6 0 R(b)8 0 R]>>>>";
    // The text is in Latin-1, as such files often are.
    let found = flat(&page("BT /F 10 Tf 50 700 Td (Brev) Tj ET", HELVETICA, "", names, &more));
    assert_eq!(found, "Brev referat.txt Referat fra drøftingsmøte tegning.dwg");
    // A document within a document within a document, without end.
    let inner = page("BT /F 10 Tf 50 700 Td (Innerst) Tj ET", HELVETICA, "", "", &[]);
    let mut whole = inner;
    for _ in 0..6 {
        // In hexadecimal, or readers would take its objects for the whole's.
        let digits: String = whole.iter().map(|byte| format!("{byte:02x}")).collect();
        let content = stream("/Filter/ASCIIHexDecode", &digits);
        let more = ["<</Type/Filespec/F(i.pdf)/EF<</F 7 0 R>>>>".to_owned(), content];
        whole = page(
            "BT /F 10 Tf 50 700 Td (Utenpå) Tj ET",
            HELVETICA,
            "",
            "/Names<</EmbeddedFiles<</Names[(a)6 0 R]>>>>",
            &more,
        );
    }
    assert_eq!(flat(&whole), "Utenpå i.pdf Utenpå i.pdf Utenpå");
}

#[test]
fn r_04_3_text_that_is_no_text_is_called_unreadable_and_not_given_to_search() {
    // A font that numbers its glyphs as they come, and does not say what they are.
    let names: Vec<String> = (33..90).map(|code| format!("/g{code}")).collect();
    let font = format!(
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[33{}]>>\
         /FirstChar 33/LastChar 89/Widths[{}]>>",
        names.concat(),
        "600 ".repeat(57)
    );
    let jumble = "BT /F 10 Tf 50 700 Td (!\"#$%& 7KH%TXLFN *+,-./ 3$-/%7) Tj ET";
    assert_eq!(words("application/pdf", &page(jumble, &font, "", "", &[])), Extracted::Unreadable);
    // The same font with codes that are letters is read: others are made like that.
    let honest = "BT /F 10 Tf 50 700 Td (DETTE ER EN AVTALE OM FERIE) Tj ET";
    assert_eq!(flat(&page(honest, &font, "", "", &[])), "DETTE ER EN AVTALE OM FERIE");
}

#[test]
fn r_04_3_each_page_is_given_as_soon_as_it_has_been_read() {
    let objects: Vec<String> = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 595 842]/Resources<</Font<</F 7 0 R>>>>>>"
            .to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 6 0 R>>".to_owned(),
        stream("", "BT /F 10 Tf 50 700 Td (Side en) Tj ET"),
        stream("", "BT /F 10 Tf 50 700 Td (Side to) Tj ET"),
        HELVETICA.to_owned(),
    ];
    let mut pieces = Vec::new();
    super::words(&document(&objects), 0, &mut |piece| pieces.push(piece.trim().to_owned()));
    assert_eq!(pieces, ["Side en", "Side to"]);
}
