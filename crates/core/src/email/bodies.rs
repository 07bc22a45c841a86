//! What of a message is shown and what is a file of it: every body part in order, of alternatives one (RFC 2046).

use super::mime::Entity;
use super::{charset, fields, flowed, html_text, transfer};
use crate::files::picture;
use crate::views::EmailNote;
use std::collections::BTreeSet;

/// Most parts that are shown.
const SHOWN_MAX: usize = 1_000;
/// Bytes of a part by which it is told whether it has anything to show.
const LOOKED_AT: usize = 512 * 1024;

/// The parts of a message by what becomes of them.
#[derive(Debug, Default)]
pub(super) struct Parts<'a, 'x> {
    /// Shown, in order.
    pub(super) shown: Vec<Shown<'a, 'x>>,
    /// Offered as files, in order.
    pub(super) files: Vec<&'a Entity<'x>>,
    /// What is said of it.
    pub(super) notes: BTreeSet<EmailNote>,
    /// Whether there are more to show.
    pub(super) is_cut: bool,
}

/// A part that is shown.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shown<'a, 'x> {
    /// HTML.
    Html(&'a Entity<'x>),
    /// Text.
    Text(&'a Entity<'x>),
    /// A picture that stands where it is.
    Picture(&'a Entity<'x>),
}

/// Sorts the parts of a message.
pub(super) fn parts<'a, 'x>(message: &'a Entity<'x>) -> Parts<'a, 'x> {
    let mut parts = Parts::default();
    parts.visit(message, true);
    parts.without_pictures_of_html();
    if parts.shown.iter().any(|shown| matches!(shown, Shown::Text(text) if has_pgp(text))) {
        parts.notes.insert(EmailNote::Pgp);
    }
    parts
}

/// The text of a part that is shown as text.
pub(super) fn plain(part: &Entity<'_>) -> String {
    let named = part.charset();
    let (bytes, footer) = match part.encoding.as_str() {
        "base64" => transfer::base64_and_footer(part.body),
        _ => (part.bytes(), None),
    };
    let mut text = charset::text(&bytes, named.as_deref(), false);
    if let Some(footer) = footer {
        text.push_str("\n\n");
        text.push_str(&String::from_utf8_lossy(footer));
    }
    if matches!(part.media.as_str(), "text/enriched" | "text/richtext") {
        return html_text::text(&text, '\t');
    }
    let says = |name: &str, value: &str| {
        part.content_type.parameter(name).is_some_and(|found| found.eq_ignore_ascii_case(value.as_bytes()))
    };
    if says("format", "flowed") { flowed::joined(&text, says("delsp", "yes")) } else { text }
}

/// The HTML of a part.
pub(super) fn html(part: &Entity<'_>) -> String {
    let (bytes, footer) = match part.encoding.as_str() {
        "base64" => transfer::base64_and_footer(part.body),
        _ => (part.bytes(), None),
    };
    let mut html = charset::text(&bytes, part.charset().as_deref(), true);
    if let Some(footer) = footer {
        let footer = String::from_utf8_lossy(footer);
        html.push_str(&format!("<pre>{}</pre>", footer.replace('&', "&amp;").replace('<', "&lt;")));
    }
    html
}

/// The name that a part gives itself.
pub(super) fn given_name(part: &Entity<'_>, named: Option<&str>) -> Option<String> {
    part.disposition.text("filename", named).or_else(|| part.content_type.text("name", named))
}

impl<'a, 'x> Parts<'a, 'x> {
    fn visit(&mut self, part: &'a Entity<'x>, is_root: bool) {
        if part.is_damaged {
            self.notes.insert(EmailNote::Damaged);
        }
        if part.is_multipart() {
            if part.media == "multipart/encrypted" {
                self.notes.insert(EmailNote::Pgp);
            }
            let chosen = (part.media == "multipart/alternative").then(|| choice(&part.parts)).flatten();
            for (at, child) in part.parts.iter().enumerate() {
                if chosen.is_none_or(|chosen| chosen == at) {
                    self.visit(child, false);
                } else {
                    self.pass_over(child);
                }
            }
            return;
        }
        self.note(part);
        let is_attached = part.disposition.value == "attachment" && !is_root;
        let is_named = || given_name(part, None).is_some();
        let is_picture = part.media.starts_with("image/") && part.disposition.value == "inline";
        let shown = match part.media.as_str() {
            _ if is_attached => None,
            "text/html" => Some(Shown::Html(part)),
            media if is_shown_as_text(media) && (is_body(media) || !is_named()) => Some(Shown::Text(part)),
            _ if is_picture && is_drawn(part) => Some(Shown::Picture(part)),
            _ => None,
        };
        let is_first = !self.shown.iter().any(|shown| !matches!(shown, Shown::Picture(_)));
        let is_file = match shown {
            None | Some(Shown::Picture(_)) => true,
            Some(_) if !is_body(&part.media) => true,
            Some(_) => (!is_first || part.disposition.value == "attachment") && is_named(),
        };
        if is_file {
            self.files.push(part);
        }
        if let Some(shown) = shown {
            if self.shown.len() < SHOWN_MAX {
                self.shown.push(shown);
            } else {
                self.is_cut = true;
            }
        }
    }

    /// A picture that a text calls by its content id stands there, and not once more.
    fn without_pictures_of_html(&mut self) {
        let has_id = |shown: &Shown<'_, '_>| matches!(shown, Shown::Picture(part) if part.header("content-id").is_some());
        if !self.shown.iter().any(has_id) {
            return;
        }
        let texts: Vec<String> = self
            .shown
            .iter()
            .filter_map(|shown| match shown {
                Shown::Html(part) => Some(own_id(html(part).as_bytes())),
                _ => None,
            })
            .collect();
        self.shown.retain(|shown| match shown {
            Shown::Picture(part) => part.header("content-id").is_none_or(|id| {
                let id = own_id(id);
                !texts.iter().any(|text| text.contains(&id))
            }),
            _ => true,
        });
    }

    /// The files of an alternative that is not shown.
    fn pass_over(&mut self, part: &'a Entity<'x>) {
        if part.is_multipart() {
            part.parts.iter().for_each(|child| self.pass_over(child));
        } else if part.disposition.value == "attachment" || !is_alternative_text(&part.media) {
            self.note(part);
            self.files.push(part);
        }
    }

    fn note(&mut self, part: &Entity<'_>) {
        if part.encoding == "base64" && transfer::base64_is_broken(part.body) {
            self.notes.insert(EmailNote::Damaged);
        }
        let note = match part.media.as_str() {
            "application/pkcs7-mime" | "application/x-pkcs7-mime" => {
                let kind = part.content_type.parameter("smime-type").unwrap_or_default();
                let is_signed = kind.eq_ignore_ascii_case(b"signed-data");
                let name = given_name(part, None).unwrap_or_default().to_ascii_lowercase();
                match kind {
                    b"" if name.ends_with(".p7s") => return,
                    b"certs-only" => return,
                    _ if is_signed => EmailNote::SmimeSigned,
                    _ => EmailNote::Smime,
                }
            }
            "application/pgp-encrypted" => EmailNote::Pgp,
            _ if is_winmail(part) => EmailNote::Winmail,
            "message/partial" => EmailNote::Partial,
            "message/external-body" => EmailNote::External,
            _ => return,
        };
        self.notes.insert(note);
    }
}

/// Whether a part is Outlook's package.
pub(super) fn is_winmail(part: &Entity<'_>) -> bool {
    let has_name = || given_name(part, None).is_some_and(|name| name.eq_ignore_ascii_case("winmail.dat"));
    match part.media.as_str() {
        "application/ms-tnef" | "application/vnd.ms-tnef" => true,
        "application/octet-stream" => has_name(),
        _ => false,
    }
}

/// Which alternative is shown: the last that has HTML to show, else the last that has anything.
fn choice(parts: &[Entity<'_>]) -> Option<usize> {
    let last = |wanted: &dyn Fn(&Entity<'_>) -> bool| parts.iter().rposition(wanted);
    last(&|part| has_something(part, true))
        .or_else(|| last(&|part| has_something(part, false)))
        .or_else(|| last(&|part| is_body(&part.media) || part.is_multipart()))
        .or_else(|| parts.len().checked_sub(1))
}

/// Whether a part shows anything, in HTML at least where that is asked for.
fn has_something(part: &Entity<'_>, in_html: bool) -> bool {
    if part.is_multipart() {
        return part.parts.iter().any(|child| has_something(child, in_html));
    }
    if part.disposition.value == "attachment" {
        return false;
    }
    let beginning = || {
        let body = &part.body[..part.body.len().min(LOOKED_AT)];
        let bytes = transfer::decoded(body, &part.encoding);
        charset::text(&bytes, part.charset().as_deref(), part.media == "text/html")
    };
    let is_visible = |c: char| {
        !c.is_whitespace()
            && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{34f}' | '\u{ad}')
    };
    match part.media.as_str() {
        "text/html" => {
            let html = beginning();
            let small = html.to_ascii_lowercase();
            let own = ["cid:", "data:image"].iter().any(|own| small.contains(own)) && small.contains("<img");
            own || html_text::text(&html, ' ').contains(is_visible)
        }
        media if is_shown_as_text(media) && !in_html => beginning().contains(is_visible),
        _ => false,
    }
}

fn is_body(media: &str) -> bool {
    matches!(media, "text/plain" | "text/html")
}

/// Alternatives that say the same as the one that is shown.
fn is_alternative_text(media: &str) -> bool {
    is_body(media)
        || matches!(media, "text/enriched" | "text/richtext" | "text/x-amp-html" | "text/watch-html")
}

/// Text for reading; calendars, tables and the like are files.
fn is_shown_as_text(media: &str) -> bool {
    media.strip_prefix("text/").is_some_and(|kind| {
        !matches!(
            kind,
            "html"
                | "calendar"
                | "csv"
                | "rtf"
                | "xml"
                | "css"
                | "x-amp-html"
                | "watch-html"
                | "vcard"
                | "x-vcard"
                | "directory"
                | "javascript"
        )
    })
}

/// Whether the window can draw it.
pub(super) fn is_drawn(part: &Entity<'_>) -> bool {
    picture::size(&part.bytes()).is_some_and(picture::Size::is_drawn)
}

fn has_pgp(part: &Entity<'_>) -> bool {
    memchr::memmem::find(part.body, b"-----BEGIN PGP MESSAGE-----").is_some()
}

/// A content id, however it is spelled: `<b@x>`, `b%40x`, `B@X`.
pub(super) fn own_id(id: &[u8]) -> String {
    let id = fields::percent_decoded(id);
    String::from_utf8_lossy(&id).trim().trim_matches(['<', '>']).trim().to_lowercase()
}

/// The character set of the first text, by which names without one are read.
pub(super) fn common_charset(message: &Entity<'_>) -> Option<String> {
    if let Some(label) = message.charset() {
        return Some(label);
    }
    message.parts.iter().find_map(common_charset)
}

/// The name of a message within another: its subject.
pub(super) fn subject_name(part: &Entity<'_>) -> Option<String> {
    let bytes = part.bytes();
    let inner = super::mime::prepared(&bytes);
    let inner = super::mime::parse_head(&inner);
    let subject = fields::decoded(inner.header("subject")?, inner.charset().as_deref());
    (!subject.is_empty()).then(|| subject.chars().take(80).collect())
}
