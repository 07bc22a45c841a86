//! What is said of an e-mail on paper; the window has the same sentences in its catalogues.

use crate::views::EmailNote;
use min_side_domain::Language;

/// The sentence of a note.
#[must_use]
pub fn sentence(note: EmailNote, language: Language) -> &'static str {
    let [nb, nn, en] = match note {
        EmailNote::Raw => [
            "Dette kunne ikke leses som en e-post. Innholdet vises slik det kom.",
            "Dette kunne ikkje lesast som ein e-post. Innhaldet blir vist slik det kom.",
            "This could not be read as an e-mail. Its content is shown as it arrived.",
        ],
        EmailNote::Damaged => [
            "E-posten er skadet eller ufullstendig. Det som kunne leses, vises.",
            "E-posten er skadd eller ufullstendig. Det som kunne lesast, blir vist.",
            "The e-mail is damaged or incomplete. What could be read is shown.",
        ],
        EmailNote::Smime => [
            "E-posten er kryptert (S/MIME). Lagre den og åpne den i e-postprogrammet der du har nøkkelen.",
            "E-posten er kryptert (S/MIME). Lagre han og opne han i e-postprogrammet der du har nøkkelen.",
            "The e-mail is encrypted (S/MIME). Save it and open it in the e-mail program where you have the key.",
        ],
        EmailNote::SmimeSigned => [
            "Innholdet ligger i en signert pakke (S/MIME) som ikke kan vises her. Lagre e-posten og åpne den i et e-postprogram.",
            "Innhaldet ligg i ein signert pakke (S/MIME) som ikkje kan visast her. Lagre e-posten og opne han i eit e-postprogram.",
            "The content is in a signed package (S/MIME) that cannot be shown here. Save the e-mail and open it in an e-mail program.",
        ],
        EmailNote::Pgp => [
            "E-posten er kryptert (PGP). Lagre den og åpne den i e-postprogrammet der du har nøkkelen.",
            "E-posten er kryptert (PGP). Lagre han og opne han i e-postprogrammet der du har nøkkelen.",
            "The e-mail is encrypted (PGP). Save it and open it in the e-mail program where you have the key.",
        ],
        EmailNote::Winmail => [
            "Vedlegg til e-posten kan ligge i filen winmail.dat, som bare Outlook kan lese. Be avsenderen sende dem på nytt som vanlige vedlegg.",
            "Vedlegg til e-posten kan liggje i fila winmail.dat, som berre Outlook kan lese. Be avsendaren sende dei på nytt som vanlege vedlegg.",
            "Attachments to the e-mail may be in the file winmail.dat, which only Outlook can read. Ask the sender to send them again as ordinary attachments.",
        ],
        EmailNote::Partial => [
            "Dette er én av flere deler av en e-post. Resten kom i andre e-poster.",
            "Dette er éin av fleire delar av ein e-post. Resten kom i andre e-postar.",
            "This is one of several parts of an e-mail. The rest came in other e-mails.",
        ],
        EmailNote::External => [
            "Noe av innholdet ligger et annet sted og er ikke hentet.",
            "Noko av innhaldet ligg ein annan stad og er ikkje henta.",
            "Some of the content is elsewhere and has not been fetched.",
        ],
    };
    match language {
        Language::Nb => nb,
        Language::Nn => nn,
        Language::En => en,
    }
}
