//! The few words that letters add of their own.

use min_side_domain::Language;

/// "Side 2 av 5".
pub fn page_of(language: Language, page: usize, pages: usize) -> String {
    match language {
        Language::Nb | Language::Nn => format!("Side {page} av {pages}"),
        Language::En => format!("Page {page} of {pages}"),
    }
}
