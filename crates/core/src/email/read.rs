//! A message as it is shown, searched and printed.

use super::attachment::Part;
use super::bodies::{
    self, Parts, Shown, common_charset, given_name, is_winmail, own_id, parts, subject_name,
};
use super::clean::{Cleaned, clean, escaped, from_text};
use super::fields::{self, line, people};
use super::html_text;
use super::inline::data;
use super::mime::{self, Entity};
use super::winmail;
use crate::files::{essence, fitting_name};
use crate::views::{EmailNote, EmailView, FileWithin};
use std::collections::BTreeMap;

/// Largest inline image that is shown.
const INLINE_MAX: usize = 8 * 1024 * 1024;
/// Most bytes of inline images together.
const INLINE_ALL: usize = 24 * 1024 * 1024;
/// Most bytes of HTML that are shown, pictures aside.
const HTML_ALL: usize = 6 * 1024 * 1024;
/// Most files of a message that are named.
const FILES_MAX: usize = 200;
/// Most bytes of text that are given for printing and search.
const TEXT_MAX: usize = 4 * 1024 * 1024;
/// How deep messages within messages are searched.
const WITHIN_MAX: u32 = 8;

/// The words of a file by its media type, where it has any.
pub type WordsOfFile<'a> = dyn Fn(&str, &[u8]) -> Option<String> + 'a;

/// A message made harmless; none when it is neither one nor text.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<EmailView> {
    let bytes = mime::prepared(bytes);
    let message = mime::parse(&bytes);
    if !message.is_message() {
        return raw(&bytes);
    }
    let named = common_charset(&message);
    let named = named.as_deref();
    let parts = parts(&message);
    let cleaned = body(&message, &parts);
    let mut html = cleaned.html;
    let packed = unpacked(&parts);
    if let Some(text) = packed.text.filter(|_| html.trim().is_empty()) {
        html = from_text(&text).html;
    }
    let mut notes = parts.notes;
    // What has been taken out is among the files.
    if packed.is_whole && !html.trim().is_empty() {
        notes.remove(&EmailNote::Winmail);
    }
    // Nothing came of it that can be seen: what was sent is shown as it is.
    let nothing = parts.files.is_empty() && html.trim().is_empty() && cleaned.blocked == 0;
    if nothing && message.body.iter().any(u8::is_ascii_graphic) {
        notes.insert(EmailNote::Raw);
        html = from_text(&crate::files::decoded(message.body)).html;
    }
    let left_out = (parts.files.len() + packed.files.len()).saturating_sub(FILES_MAX);
    let from = ["from", "sender", "reply-to", "return-path"]
        .into_iter()
        .map(|name| people(message.headers(name), named))
        .find(|people| !people.is_empty());
    Some(EmailView {
        subject: message
            .header("subject")
            .map(|value| line(&fields::decoded(value, named)))
            .unwrap_or_default(),
        from: from.unwrap_or_default(),
        to: people(message.headers("to"), named),
        cc: people(message.headers("cc"), named),
        date: date(&message),
        html,
        blocked: cleaned.blocked,
        cut: cleaned.cut || parts.is_cut,
        notes: notes.into_iter().collect(),
        attachments_left_out: u32::try_from(left_out).unwrap_or(u32::MAX),
        attachments: parts
            .files
            .iter()
            .zip(0..)
            .map(|(part, index)| (name(part, index, named), media_type(part), part.bytes().len()))
            .chain(packed.files.into_iter().map(|file| (file.name, file.media_type, file.bytes.len())))
            .take(FILES_MAX)
            .zip(0..)
            .map(|((name, media_type, size), index)| FileWithin {
                index,
                name,
                media_type,
                size: size as u64,
            })
            .collect(),
    })
}

/// A file of a message by its place.
#[must_use]
pub fn part(bytes: &[u8], index: u32) -> Option<Part> {
    let bytes = mime::prepared(bytes);
    let message = mime::parse(&bytes);
    let parts = parts(&message);
    let place = usize::try_from(index).ok()?;
    let Some(part) = parts.files.get(place) else {
        return unpacked(&parts).files.into_iter().nth(place - parts.files.len());
    };
    let name = name(part, index, common_charset(&message).as_deref());
    Some(Part { name, media_type: media_type(part), bytes: part.bytes() })
}

/// The text of a message, whatever form it has.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<String> {
    let bytes = mime::prepared(bytes);
    let message = mime::parse(&bytes);
    if !message.is_message() {
        return is_text(&bytes).then(|| crate::files::decoded(&bytes));
    }
    Some(texts(&parts(&message), '\t').join("\n\n"))
}

/// The words of a message, for search: subject, people, text, names of files, and the words of files that have any.
#[must_use]
pub fn words(bytes: &[u8], of_file: &WordsOfFile<'_>) -> Option<String> {
    let mut words = Vec::new();
    let mut left = TEXT_MAX;
    add_words(bytes, of_file, &mut words, &mut left, 0).then(|| words.join("\n"))
}

/// Adds a message's words; answers whether it is one, or text.
fn add_words(
    bytes: &[u8],
    of_file: &WordsOfFile<'_>,
    words: &mut Vec<String>,
    left: &mut usize,
    depth: u32,
) -> bool {
    let bytes = mime::prepared(bytes);
    let message = mime::parse(&bytes);
    let mut add = |text: String, left: &mut usize| {
        *left = left.saturating_sub(text.len());
        words.push(text);
    };
    if !message.is_message() {
        let is_text = is_text(&bytes);
        if is_text {
            add(crate::files::decoded(&bytes), left);
        }
        return is_text;
    }
    let named = common_charset(&message);
    let named = named.as_deref();
    for subject in message.headers("subject").take(1) {
        add(line(&fields::decoded(subject, named)), left);
    }
    for header in ["from", "to", "cc"] {
        add(people(message.headers(header), named), left);
    }
    let parts = parts(&message);
    let packed = unpacked(&parts);
    // A cell is a line of its own: numbers of two cells are not one.
    texts(&parts, '\n').into_iter().for_each(|text| add(text, left));
    for (part, index) in parts.files.iter().take(FILES_MAX).zip(0..) {
        add(name(part, index, named), left);
    }
    packed
        .text
        .into_iter()
        .chain(packed.files.iter().map(|file| file.name.clone()))
        .for_each(|text| add(text, left));
    let sent = parts.files.iter().map(|part| Part {
        name: name(part, 0, named),
        media_type: media_type(part),
        bytes: part.bytes(),
    });
    for Part { name, media_type, bytes } in sent.chain(packed.files).take(FILES_MAX) {
        if *left == 0 || depth >= WITHIN_MAX {
            break;
        }
        let kind = match media_type.as_str() {
            "application/octet-stream" => crate::files::media_type_of(&name, &bytes),
            kind => kind,
        };
        if kind == "message/rfc822" {
            add_words(&bytes, of_file, words, left, depth + 1);
        } else if let Some(text) = of_file(kind, &bytes) {
            *left = left.saturating_sub(text.len());
            words.push(text);
        }
    }
    true
}

/// What Outlook has packed into files of a message.
#[derive(Default)]
struct Unpacked {
    files: Vec<Part>,
    text: Option<String>,
    /// Whether all of it was found.
    is_whole: bool,
}

fn unpacked(parts: &Parts<'_, '_>) -> Unpacked {
    let mut all = Unpacked { is_whole: true, ..Unpacked::default() };
    for part in parts.files.iter().take(FILES_MAX).filter(|part| is_winmail(part)) {
        match winmail::opened(&part.bytes()) {
            Some(package) => {
                all.files.extend(package.files);
                all.text = all.text.or(package.text).filter(|text| !text.trim().is_empty());
            }
            None => all.is_whole = false,
        }
    }
    all
}

/// What is no message but can be read: it is shown as it came.
fn raw(bytes: &[u8]) -> Option<EmailView> {
    if !is_text(bytes) {
        return None;
    }
    let shown = from_text(&crate::files::decoded(bytes));
    Some(EmailView {
        subject: String::new(),
        from: String::new(),
        to: String::new(),
        cc: String::new(),
        date: None,
        html: shown.html,
        blocked: 0,
        cut: shown.cut,
        notes: vec![EmailNote::Raw],
        attachments_left_out: 0,
        attachments: Vec::new(),
    })
}

/// Whether bytes are text for reading: letters, few of them outside of ASCII unless they are UTF-8.
fn is_text(bytes: &[u8]) -> bool {
    let control = bytes.iter().filter(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace()).count();
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let letters = bytes.iter().any(|byte| !byte.is_ascii_whitespace());
    letters && control == 0 && (std::str::from_utf8(bytes).is_ok() || high * 3 <= bytes.len())
}

/// When it was sent; when it came, where it does not say.
fn date(message: &Entity<'_>) -> Option<chrono::DateTime<chrono::Utc>> {
    let came = |value: &[u8]| {
        let at = value.iter().rposition(|byte| *byte == b';')?;
        fields::when(&value[at + 1..])
    };
    message.headers("date").find_map(fields::when).or_else(|| message.headers("received").find_map(came))
}

fn body(message: &Entity<'_>, parts: &Parts<'_, '_>) -> Cleaned {
    let images = if parts.shown.iter().any(|shown| matches!(shown, Shown::Html(_))) {
        inline_images(message)
    } else {
        BTreeMap::new()
    };
    let mut all = Cleaned { html: String::new(), blocked: 0, cut: false };
    let mut drawn = 0;
    let mut written = 0;
    for shown in &parts.shown {
        if written > HTML_ALL {
            all.cut = true;
            break;
        }
        let one = match shown {
            Shown::Html(part) => {
                let html = bodies::html(part);
                written += html.len();
                clean(&html, &images)
            }
            Shown::Text(part) => {
                let text = bodies::plain(part);
                written += text.len();
                from_text(&text)
            }
            Shown::Picture(part) => {
                let bytes = part.bytes();
                if bytes.len() > INLINE_MAX || drawn + bytes.len() > INLINE_ALL {
                    continue;
                }
                drawn += bytes.len();
                let alt = escaped(&given_name(part, None).map(|name| line(&name)).unwrap_or_default());
                let html = data(&bytes).map(|data| format!("<p><img src=\"{data}\" alt=\"{alt}\"></p>"));
                Cleaned { html: html.unwrap_or_default(), blocked: 0, cut: false }
            }
        };
        all.blocked = all.blocked.saturating_add(one.blocked);
        all.cut |= one.cut;
        if one.html.trim().is_empty() {
            continue;
        }
        // Two parts without paragraphs of their own would run together.
        if parts.shown.len() > 1 {
            all.html.push_str(&format!("<div>{}</div>\n", one.html));
        } else {
            all.html = one.html;
        }
    }
    all
}

/// The texts of what is shown, up to [`TEXT_MAX`] bytes together. `cell` stands between the cells of a table.
fn texts(parts: &Parts<'_, '_>, cell: char) -> Vec<String> {
    let mut texts = Vec::new();
    let mut all = 0;
    for shown in &parts.shown {
        let text = match shown {
            Shown::Html(part) => html_text::text(&bodies::html(part), cell),
            Shown::Text(part) => bodies::plain(part),
            Shown::Picture(_) => continue,
        };
        all += text.len();
        texts.push(text);
        if all > TEXT_MAX {
            break;
        }
    }
    texts
}

/// Images of the message itself as `data:` addresses, by their content id and the address that they stand for.
fn inline_images(message: &Entity<'_>) -> BTreeMap<String, String> {
    let mut images = BTreeMap::new();
    let mut all = 0;
    add_images(message, &mut images, &mut all);
    images
}

fn add_images(part: &Entity<'_>, images: &mut BTreeMap<String, String>, all: &mut usize) {
    for child in &part.parts {
        add_images(child, images, all);
    }
    let keys: Vec<String> = ["content-id", "content-location"]
        .into_iter()
        .filter_map(|name| part.header(name).map(own_id))
        .filter(|key| !key.is_empty() && !images.contains_key(key))
        .collect();
    if part.is_multipart() || keys.is_empty() || part.media.starts_with("text/") {
        return;
    }
    let bytes = part.bytes();
    if bytes.len() > INLINE_MAX || *all + bytes.len() > INLINE_ALL {
        return;
    }
    if let Some(data) = data(&bytes) {
        *all += bytes.len();
        images.extend(keys.into_iter().map(|key| (key, data.clone())));
    }
}

fn media_type(part: &Entity<'_>) -> String {
    match part.media.as_str() {
        "message/rfc822" | "message/global" => "message/rfc822".to_owned(),
        "message/delivery-status" | "message/disposition-notification" | "message/feedback-report" => {
            "text/plain".to_owned()
        }
        // A picture of another kind than is said is what its bytes are, and keeps its name.
        media if media.starts_with("image/") => match crate::files::media_type_of("", &part.bytes()) {
            told if told.starts_with("image/") => told.to_owned(),
            _ => essence(media).to_owned(),
        },
        media => essence(media).to_owned(),
    }
}

fn name(part: &Entity<'_>, index: u32, named: Option<&str>) -> String {
    let media_type = media_type(part);
    let subject = || (media_type == "message/rfc822").then(|| subject_name(part)).flatten();
    let given = given_name(part, named).or_else(subject).unwrap_or_else(|| format!("vedlegg-{}", index + 1));
    fitting_name(&given, &media_type)
}
