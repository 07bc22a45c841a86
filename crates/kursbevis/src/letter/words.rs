//! The few words that letters add of their own.

use min_side_domain::Language;

/// "Side 2 av 5".
pub fn page_of(language: Language, page: usize, pages: usize) -> String {
    match language {
        Language::Nb | Language::Nn => format!("Side {page} av {pages}"),
        Language::En => format!("Page {page} of {pages}"),
    }
}

/// What is said of a picture that nobody has described.
pub const fn picture(language: Language) -> &'static str {
    match language {
        Language::Nb => "Bilde uten beskrivelse",
        Language::Nn => "Bilete utan omtale",
        Language::En => "Picture without a description",
    }
}
