//! The certificate: one designed A4 page, drawn from its facts.

mod check;
mod contents;
mod foot;
mod page;
mod style;
mod words;

use crate::error::RenderError;
use crate::pdf::{self, Attachment, Bookmark, Composer, Meta, Writer};
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

/// The names of the fields that the elements of certificates state, in reading order. Where there are several, each is
/// preceded by its certificate's number.
pub(crate) fn field_names(
    certificates: &[(&KursbevisFacts, &str)],
    language: Language,
) -> Result<Vec<Option<String>>, RenderError> {
    let mut names = Vec::new();
    for (facts, code) in certificates {
        let own = page::compose(Composer::new(), facts, language, Some(code))?.tree().names();
        names.extend(own.into_iter().map(|name| match certificates {
            [_] => name,
            _ => name.map(|name| format!("{}: {name}", facts.number)),
        }));
    }
    Ok(names)
}

/// Draws the certificate, with its proof if it has one.
pub(crate) fn draw(
    facts: &KursbevisFacts,
    language: Language,
    carried: Option<Carried<'_>>,
) -> Result<Vec<u8>, RenderError> {
    check(facts)?;
    let composer = page::compose(Composer::new(), facts, language, carried.as_ref().map(|c| c.code))?;
    let words = words(language);
    let title = format!("{} {} – {}", words.title, facts.number, check::composed(&facts.holder));
    let attachments = carried.map(|c| c.attachments).unwrap_or_default();
    Ok(finish(composer, facts, language, &title, "", &attachments))
}

/// Draws certificates one after another into one file, with the codes on their pages.
///
/// # Errors
/// [`RenderError::Empty`] when there are none; as [`draw`].
pub(crate) fn draw_together(
    certificates: &[(&KursbevisFacts, &str)],
    language: Language,
    attachments: &[Attachment],
) -> Result<Vec<u8>, RenderError> {
    let (first, _) = certificates.first().ok_or(RenderError::Empty { field: "certificates".to_owned() })?;
    let mut composer = Composer::new();
    for (facts, code) in certificates {
        check(facts)?;
        let title = format!("{} – {}", facts.number, check::composed(&facts.course));
        let page = composer.pages();
        composer = page::compose(composer, facts, language, Some(code))?;
        composer.bookmark(Bookmark { title, page, top: 0.0 });
    }
    let several = words(language).several;
    let title = format!("{several} {} – {}", first.ends.format("%Y"), check::composed(&first.holder));
    Ok(finish(composer, first, language, &title, several, attachments))
}

fn finish(
    composer: Composer,
    facts: &KursbevisFacts,
    language: Language,
    title: &str,
    subject: &str,
    attachments: &[Attachment],
) -> Vec<u8> {
    let author = check::composed(&facts.issuer);
    let created = facts.issued.and_time(NaiveTime::MIN).and_utc();
    let meta = Meta { title, author: &author, subject, language, created };
    pdf::finish(composer, &meta, attachments, Writer::Own)
}

#[cfg(test)]
mod tests;
