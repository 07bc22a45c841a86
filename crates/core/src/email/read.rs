//! Reads an RFC 5322 message with `mail-parser`.

use super::clean::{Cleaned, clean, from_text};
use crate::files::{essence, fitting_name, picture};
use crate::views::{EmailView, FileWithin};
use base64::Engine as _;
use chrono::DateTime;
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};
use std::collections::BTreeMap;

/// Largest inline image that is shown.
const INLINE_MAX: usize = 8 * 1024 * 1024;
/// Most bytes of inline images together.
const INLINE_ALL: usize = 24 * 1024 * 1024;
/// Most files of a message that are named.
const FILES_MAX: usize = 200;
/// Most messages within each other.
const DEPTH_MAX: usize = 500;
/// Most people of a header that are named.
const PEOPLE_MAX: usize = 50;
/// Most characters of a line of the head.
const LINE_MAX: usize = 1_000;
/// Most bytes of text that are given for printing and search.
const TEXT_MAX: usize = 4 * 1024 * 1024;

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
    let left_out = message.attachment_count().saturating_sub(FILES_MAX);
    Some(EmailView {
        subject: line(message.subject().unwrap_or_default()),
        from: message.from().map(people).unwrap_or_default(),
        to: message.to().map(people).unwrap_or_default(),
        date: message.date().and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
        html: cleaned.html,
        blocked: cleaned.blocked,
        cut: cleaned.cut || shallow(bytes).len() < bytes.len(),
        attachments_left_out: u32::try_from(left_out).unwrap_or(u32::MAX),
        attachments: message
            .attachments()
            .take(FILES_MAX)
            .zip(0..)
            .map(|(part, index)| FileWithin {
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

/// The text of a message, whatever form it has.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<String> {
    Some(texts(&parse(bytes)?).join("\n\n"))
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
    words.extend(texts(&message));
    words.extend(message.attachments().take(FILES_MAX).zip(0..).map(|(part, index)| name(part, index)));
    Some(words.join("\n"))
}

fn parse(bytes: &[u8]) -> Option<Message<'_>> {
    let message = MessageParser::default().parse(shallow(bytes))?;
    // Any bytes parse as a message of something; one without these headers is none.
    (message.from().is_some() || message.subject().is_some() || message.date().is_some()).then_some(message)
}

/// The beginning of a message in which messages stand at most [`DEPTH_MAX`] deep within each other. The parser lets go of
/// what it has read by a call within a call: a message a hundred thousand deep would end the whole program. How deep one
/// is shows only when it has been read, so the words that make a part a message are counted.
fn shallow(bytes: &[u8]) -> &[u8] {
    let mut words = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(byte, b'2' | b't' | b'T' | b'l' | b'L') {
            let upto = &bytes[..=at];
            let word = &upto[upto.len().saturating_sub(6)..];
            words += usize::from(
                ["rfc822", "digest", "global"].iter().any(|one| word.eq_ignore_ascii_case(one.as_bytes())),
            );
            if words > DEPTH_MAX {
                return upto;
            }
        }
    }
    bytes
}

fn body(message: &Message<'_>) -> Cleaned {
    // What stands as HTML is preferred; a text part that the parser would turn into HTML is set by us.
    let html = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.as_ref()),
        _ => None,
    });
    match html {
        Some(html) => clean(html, &inline_images(message)),
        None => from_text(&texts(message).join("\n\n")),
    }
}

/// The text parts of a message, up to [`TEXT_MAX`] bytes together.
fn texts(message: &Message<'_>) -> Vec<String> {
    let mut texts = Vec::new();
    let mut all = 0;
    for index in 0..message.text_body_count() {
        let Some(text) = message.body_text(index) else { continue };
        all += text.len();
        texts.push(text.into_owned());
        if all > TEXT_MAX {
            break;
        }
    }
    texts
}

/// Images of the message itself as `data:` addresses, by their content id.
fn inline_images(message: &Message<'_>) -> BTreeMap<String, String> {
    let mut images = BTreeMap::new();
    let mut all = 0;
    for part in &message.parts {
        let Some(id) = part.content_id() else { continue };
        let bytes = part.contents();
        let media_type = crate::files::media_type_of("", bytes);
        let is_image = picture::size(bytes).is_some_and(picture::Size::is_drawn);
        if is_image && bytes.len() <= INLINE_MAX && all + bytes.len() <= INLINE_ALL {
            all += bytes.len();
            let data = base64::engine::general_purpose::STANDARD.encode(bytes);
            images.insert(id.trim_matches(['<', '>']).to_owned(), format!("data:{media_type};base64,{data}"));
        }
    }
    images
}

fn people(address: &Address<'_>) -> String {
    let mut shown: Vec<String> = address
        .iter()
        .take(PEOPLE_MAX)
        .map(|one| match (one.name(), one.address()) {
            (Some(name), Some(address)) => format!("{} <{}>", line(name), line(address)),
            (name, address) => line(name.or(address).unwrap_or_default()),
        })
        .collect();
    if address.iter().nth(PEOPLE_MAX).is_some() {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

/// One line of bounded length, without characters that reorder or hide.
fn line(text: &str) -> String {
    let mut kept = text.chars().filter(|c| !min_side_domain::text::is_harmful(*c));
    let mut line: String = kept.by_ref().take(LINE_MAX).collect();
    if kept.next().is_some() {
        line.push('…');
    }
    line
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
