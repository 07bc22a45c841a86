//! Reads an RFC 5322 message with `mail-parser`.

use super::clean::{Cleaned, clean, from_text};
use crate::files::{essence, fitting_name};
use crate::views::{EmailAttachment, EmailView};
use base64::Engine as _;
use chrono::DateTime;
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};
use std::collections::BTreeMap;

/// Largest inline image that is shown.
const INLINE_MAX: usize = 8 * 1024 * 1024;
/// Most bytes of inline images together.
const INLINE_ALL: usize = 24 * 1024 * 1024;

/// A file within a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// File name, made safe.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A message made harmless; none when it is not one.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<EmailView> {
    let message = parse(bytes)?;
    let cleaned = body(&message);
    Some(EmailView {
        subject: line(message.subject().unwrap_or_default()),
        from: message.from().map(people).unwrap_or_default(),
        to: message.to().map(people).unwrap_or_default(),
        date: message.date().and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
        html: cleaned.html,
        blocked: cleaned.blocked,
        attachments: message
            .attachments()
            .zip(0..)
            .map(|(part, index)| EmailAttachment {
                index,
                name: name(part, index),
                media_type: media_type(part),
                size: part.contents().len() as u64,
            })
            .collect(),
    })
}

/// A file of a message by its place.
#[must_use]
pub fn part(bytes: &[u8], index: u32) -> Option<Part> {
    let message = parse(bytes)?;
    let part = message.attachment(index)?;
    Some(Part { name: name(part, index), media_type: media_type(part), bytes: part.contents().to_vec() })
}

/// The words of a message, for search: subject, people, text, names of files.
#[must_use]
pub fn words(bytes: &[u8]) -> Option<String> {
    let message = parse(bytes)?;
    let mut words = vec![
        message.subject().unwrap_or_default().to_owned(),
        message.from().map(people).unwrap_or_default(),
        message.to().map(people).unwrap_or_default(),
    ];
    for index in 0..message.text_body_count() {
        words.extend(message.body_text(index).map(std::borrow::Cow::into_owned));
    }
    words.extend(message.attachments().zip(0..).map(|(part, index)| name(part, index)));
    Some(words.join("\n"))
}

fn parse(bytes: &[u8]) -> Option<Message<'_>> {
    let message = MessageParser::default().parse(bytes)?;
    // Any bytes parse as a message of something; one without these headers is none.
    (message.from().is_some() || message.subject().is_some() || message.date().is_some()).then_some(message)
}

fn body(message: &Message<'_>) -> Cleaned {
    // What stands as HTML is preferred; a text part that the parser would turn into HTML is set by us.
    let html = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.as_ref()),
        _ => None,
    });
    match html {
        Some(html) => clean(html, &inline_images(message)),
        None => {
            let texts: Vec<_> =
                (0..message.text_body_count()).filter_map(|index| message.body_text(index)).collect();
            from_text(&texts.join("\n\n"))
        }
    }
}

/// Images of the message itself as `data:` addresses, by their content id.
fn inline_images(message: &Message<'_>) -> BTreeMap<String, String> {
    let mut images = BTreeMap::new();
    let mut all = 0;
    for part in &message.parts {
        let Some(id) = part.content_id() else { continue };
        let bytes = part.contents();
        let media_type = crate::files::media_type_of("", bytes);
        let is_image = matches!(media_type, "image/png" | "image/jpeg" | "image/gif" | "image/webp");
        if is_image && bytes.len() <= INLINE_MAX && all + bytes.len() <= INLINE_ALL {
            all += bytes.len();
            let data = base64::engine::general_purpose::STANDARD.encode(bytes);
            images.insert(id.trim_matches(['<', '>']).to_owned(), format!("data:{media_type};base64,{data}"));
        }
    }
    images
}

fn people(address: &Address<'_>) -> String {
    let shown: Vec<String> = address
        .iter()
        .map(|one| match (one.name(), one.address()) {
            (Some(name), Some(address)) => format!("{} <{}>", line(name), line(address)),
            (name, address) => line(name.or(address).unwrap_or_default()),
        })
        .collect();
    shown.join(", ")
}

/// One line without characters that reorder or hide.
fn line(text: &str) -> String {
    text.chars().filter(|c| !min_side_domain::text::is_harmful(*c)).collect()
}

fn media_type(part: &MessagePart<'_>) -> String {
    if matches!(part.body, PartType::Message(_)) {
        return "message/rfc822".to_owned();
    }
    match part.content_type() {
        Some(found) => {
            let named = format!("{}/{}", found.ctype(), found.subtype().unwrap_or("octet-stream"));
            essence(&named.to_ascii_lowercase()).to_owned()
        }
        None => "application/octet-stream".to_owned(),
    }
}

fn name(part: &MessagePart<'_>, index: u32) -> String {
    let given = part.attachment_name().map_or_else(|| format!("vedlegg-{}", index + 1), str::to_owned);
    fitting_name(&given, &media_type(part))
}
