//! What is said of an e-mail on paper: the sentences that the window shows.

use crate::views::EmailNote;
use min_side_domain::Language;
use min_side_words::papers;

/// The sentence of a note.
#[must_use]
pub fn sentence(note: EmailNote, language: Language) -> &'static str {
    let words = papers::words(language);
    match note {
        EmailNote::Raw => words.email_notes_raw,
        EmailNote::Damaged => words.email_notes_damaged,
        EmailNote::Smime => words.email_notes_smime,
        EmailNote::SmimeSigned => words.email_notes_smime_signed,
        EmailNote::Pgp => words.email_notes_pgp,
        EmailNote::Winmail => words.email_notes_winmail,
        EmailNote::Partial => words.email_notes_partial,
        EmailNote::External => words.email_notes_external,
    }
}
