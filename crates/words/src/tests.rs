//! What is said is what stands in the files, with nothing in between.

use crate::{dates, export, lists, papers};
use min_side_domain::Language;

#[test]
fn r_12_5_plain_texts_are_said_in_every_language() {
    let said = [Language::Nb, Language::Nn, Language::En].map(|language| export::words(language).unsent);
    assert_eq!(said, ["Ikke sendt ennå", "Ikkje sendt enno", "Not sent yet"]);
    assert_eq!(dates::words(Language::En).months[11], "December");
    assert_eq!(lists::words(Language::Nn).columns[8], "Medlem sidan");
}

#[test]
fn r_12_5_plurals_are_those_of_the_language() {
    assert_eq!(
        papers::email_left_out(Language::Nb, 1),
        "1 vedlegg til er ikke vist. Lagre e-posten for å se det."
    );
    assert_eq!(
        papers::email_left_out(Language::Nb, 21),
        "21 vedlegg til er ikke vist. Lagre e-posten for å se dem."
    );
    assert_eq!(papers::invoice_due_in(Language::Nb, 0), "forfaller i dag");
    assert_eq!(papers::invoice_due_in(Language::En, 1), "due tomorrow");
}

#[test]
fn no_marks_stand_around_what_is_filled_in() {
    let said = papers::email_link_text(Language::Nb, "forbund.no", "https://forbund.no/a");
    assert_eq!(said, "Lenken går til forbund.no:\nhttps://forbund.no/a");
}

#[test]
fn what_is_not_given_is_left_out() {
    assert!(papers::cannot_show_text(Language::Nb, "").starts_with("Filtypen er ukjent."));
    assert!(
        papers::cannot_show_text(Language::Nb, "application/x").starts_with("Filtypen er application/x.")
    );
}

#[test]
fn numbers_are_not_grouped_by_the_machine() {
    assert!(papers::email_left_out(Language::En, 12_345).starts_with("12345 "));
}
