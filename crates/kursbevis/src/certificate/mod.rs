//! The certificate: one designed A4 page, drawn from its facts.

mod check;
mod contents;
mod foot;
mod page;
mod style;
mod words;

use crate::error::RenderError;
use crate::pdf::{self, Attachment, Meta};
use chrono::NaiveTime;
use min_side_domain::Language;
use min_side_domain::records::KursbevisFacts;

pub use check::check;
pub(crate) use words::words;

/// The newest template version: what certificates issued now are drawn with.
pub const TEMPLATE_VERSION: u32 = 1;

/// Draws the certificate that `facts` describe, without a proof: a preview.
///
/// The same facts give the same bytes on every machine and at every time.
///
/// # Errors
/// Facts that cannot be set, with the field's name; see [`RenderError`].
pub fn render(facts: &KursbevisFacts, language: Language) -> Result<Vec<u8>, RenderError> {
    draw(facts, language, None)
}

/// What a proof adds to the page and to the file.
pub(crate) struct Carried<'a> {
    /// The text of the code on the page.
    pub code: &'a str,
    /// The files that travel with it.
    pub attachments: Vec<Attachment>,
}

/// The names of the fields that the certificate's elements state, in reading order.
pub(crate) fn field_names(
    facts: &KursbevisFacts,
    language: Language,
    code: &str,
) -> Result<Vec<Option<String>>, RenderError> {
    Ok(page::compose(facts, language, Some(code))?.tree().names())
}

/// Draws the certificate, with its proof if it has one.
pub(crate) fn draw(
    facts: &KursbevisFacts,
    language: Language,
    carried: Option<Carried<'_>>,
) -> Result<Vec<u8>, RenderError> {
    check(facts)?;
    let composer = page::compose(facts, language, carried.as_ref().map(|c| c.code))?;
    let words = words(language);
    let title = format!("{} {} – {}", words.title, facts.number, check::composed(&facts.holder));
    let (author, subject) = (check::composed(&facts.issuer), check::composed(&facts.course));
    let meta = Meta {
        title: &title,
        author: &author,
        subject: &subject,
        language,
        created: facts.issued.and_time(NaiveTime::MIN).and_utc(),
    };
    let attachments = carried.map(|c| c.attachments).unwrap_or_default();
    Ok(pdf::finish(composer, &meta, &attachments))
}

#[cfg(test)]
mod tests;
