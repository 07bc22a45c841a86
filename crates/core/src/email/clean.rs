//! HTML of strangers, made harmless: a small allow-list, no styles, nothing fetched from anywhere.
//!
//! What is left is drawn as ordinary elements of the page (screen readers read it); the window's content security
//! policy is the second wall.

use super::bodies::own_id;
use super::fields::percent_decoded;
use super::inline::data;
use super::{html_text, transfer};
use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Largest body that is cleaned; the rest is left out.
const HTML_MAX: usize = 2 * 1024 * 1024;

const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// HTML of the allow-list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The HTML.
    pub html: String,
    /// Remote things that were left out: images, frames, style sheets, forms.
    pub blocked: u32,
    /// Whether there was more than is shown.
    pub cut: bool,
}

/// Makes HTML harmless. `images` are the message's own, as `data:` addresses by content id in small letters or by the
/// address that they stand for; every other source is left out and counted if it would be fetched. Links are kept for
/// https and mailto.
#[must_use]
pub fn clean(html: &str, images: &BTreeMap<String, String>) -> Cleaned {
    let (html, lifted) = if html.len() > HTML_MAX { without_data(html) } else { (html.into(), Vec::new()) };
    let whole = html.len();
    let html = bounded(&html);
    let cut = html.len() < whole;
    if is_tangled(html) {
        let shown = in_blocks(&html_text::text(html, '\t'));
        return Cleaned { html: shown, blocked: count_remote(html), cut };
    }
    let blocked = Arc::new(AtomicU32::new(count_remote(html)));
    let (images, counted) = (images.clone(), Arc::clone(&blocked));
    let attributes: HashMap<&str, HashSet<&str>> = HashMap::from([
        ("a", HashSet::from(["href", "title"])),
        ("img", HashSet::from(["src", "alt", "width", "height"])),
        ("td", HashSet::from(["colspan", "rowspan"])),
        ("th", HashSet::from(["colspan", "rowspan", "scope"])),
        ("ol", HashSet::from(["start"])),
    ]);
    let html = Builder::empty()
        .tags(TAGS.iter().copied().collect())
        .clean_content_tags(HashSet::from([
            "script", "style", "title", "noscript", "template", "iframe", "object", "svg", "math",
            "textarea", "select",
        ]))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::from(["lang", "dir"]))
        // Whether an address is kept is said below, and whether it counts as one from elsewhere.
        .url_schemes(HashSet::from(["https", "http", "ftp", "mailto", "data", "cid", "mid"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer nofollow"))
        .strip_comments(true)
        .attribute_filter(move |element, attribute, value| match (element, attribute) {
            ("img", "src") => match source(value, &images, &lifted) {
                Source::Own(data) => Some(Cow::Owned(data)),
                Source::Remote => {
                    counted.fetch_add(1, Ordering::Relaxed);
                    None
                }
                Source::Nothing => None,
            },
            ("a", "href") => link(value).map(Cow::Owned),
            ("img", "width" | "height") | (_, "colspan" | "rowspan" | "start") => (value.len() <= 4
                && value.bytes().all(|b| b.is_ascii_digit()))
            .then_some(Cow::Borrowed(value)),
            ("img" | "a", "alt" | "title") => Some(Cow::Borrowed(value)),
            (_, "dir") => matches!(value, "ltr" | "rtl" | "auto").then_some(Cow::Borrowed(value)),
            _ => Some(Cow::Borrowed(value)),
        })
        .clean(&with_plain_blocks(html))
        .to_string();
    Cleaned { html, blocked: blocked.load(Ordering::Relaxed), cut }
}

/// Where a picture comes from.
enum Source {
    /// From the message itself.
    Own(String),
    /// From elsewhere.
    Remote,
    /// From nowhere: the message has no such picture.
    Nothing,
}

fn source(value: &str, images: &BTreeMap<String, String>, lifted: &[String]) -> Source {
    let value = value.trim();
    let (scheme, rest) = value.split_once(':').unwrap_or(("", value));
    let own = |id: &str| images.get(&own_id(id.as_bytes())).cloned().map_or(Source::Nothing, Source::Own);
    match scheme.to_ascii_lowercase().as_str() {
        "cid" => own(rest),
        "mid" => own(rest.rsplit('/').next().unwrap_or_default()),
        "data" => {
            let lifted = rest.strip_prefix(LIFTED).and_then(|at| lifted.get(at.parse::<usize>().ok()?));
            let bytes =
                data_bytes(lifted.map_or(rest, |data| data.split_once(':').map_or("", |(_, rest)| rest)));
            bytes.and_then(|bytes| data(&bytes)).map_or(Source::Nothing, Source::Own)
        }
        scheme => match own(value) {
            Source::Nothing if matches!(scheme, "http" | "https" | "ftp") || value.starts_with("//") => {
                Source::Remote
            }
            found => found,
        },
    }
}

/// The bytes of a `data:` address without its scheme (RFC 2397).
fn data_bytes(address: &str) -> Option<Vec<u8>> {
    let (head, data) = address.split_once(',')?;
    let data = percent_decoded(data.as_bytes());
    let is_base64 = head.rsplit(';').next().is_some_and(|last| last.trim().eq_ignore_ascii_case("base64"));
    Some(if is_base64 { transfer::base64(&data) } else { data })
}

/// What stands for a `data:` address that was taken out.
const LIFTED: &str = "lifted,";

/// HTML whose embedded pictures are taken out and numbered: they are not text that has to be cut.
fn without_data(html: &str) -> (Cow<'_, str>, Vec<String>) {
    let mut lifted = Vec::new();
    let mut kept = String::new();
    let mut rest = html;
    while let Some(at) = memchr::memmem::find(rest.as_bytes(), b"data:image/") {
        let (before, found) = rest.split_at(at);
        let end = found.find(['"', '\'', '>', '<']).unwrap_or(found.len());
        kept.push_str(before);
        kept.push_str(&format!("data:{LIFTED}{}", lifted.len()));
        lifted.push(found[..end].to_owned());
        rest = &found[end..];
    }
    kept.push_str(rest);
    (kept.into(), lifted)
}

/// HTML in which blocks that the allow-list does not know are plain ones, so that their texts do not run together.
fn with_plain_blocks(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let (closes, name) = html_text::name(rest);
        let begin = 1 + usize::from(closes);
        if html_text::is_plain_block(&name) && rest[begin..].len() >= name.len() {
            plain.push_str(if closes { "</div" } else { "<div" });
            rest = &rest[begin + name.len()..];
        } else {
            plain.push('<');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    plain
}

/// Most paragraphs and line breaks that are made elements of their own.
const LINES_MAX: usize = 2_000;
/// Letters of a block of longer text.
const BLOCK: usize = 4_000;

/// Plain text as HTML: paragraphs and line breaks, nothing else. What has very many of them is set in blocks that keep
/// the line breaks, so that the window has few elements to lay out.
#[must_use]
pub fn from_text(text: &str) -> Cleaned {
    let kept = bounded(text);
    let cut = kept.len() < text.len();
    let text = kept.replace("\r\n", "\n");
    if text.len() > 16 * BLOCK || memchr::memchr_iter(b'\n', text.as_bytes()).count() > LINES_MAX {
        return Cleaned { html: in_blocks(&text), blocked: 0, cut };
    }
    let paragraphs: Vec<String> = text
        .split("\n\n")
        .map(|paragraph| paragraph.trim_matches('\n'))
        .filter(|paragraph| !paragraph.trim().is_empty())
        .map(|paragraph| format!("<p>{}</p>", escaped(paragraph).replace('\n', "<br>")))
        .collect();
    Cleaned { html: paragraphs.join("\n"), blocked: 0, cut }
}

/// Text in blocks of some thousand letters, divided where a line or at least a word ends.
fn in_blocks(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text.trim_matches('\n');
    while !rest.is_empty() {
        let most =
            (0..=BLOCK.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let end = if most == rest.len() {
            most
        } else {
            let fits = &rest[..most];
            fits.rfind('\n').or_else(|| fits.rfind(' ')).map_or(most, |at| at + 1)
        };
        let (block, after) = rest.split_at(end);
        html.push_str("<pre>");
        // A line break right after the tag would be taken for the tag's own.
        if block.starts_with('\n') {
            html.push('\n');
        }
        html.push_str(&escaped(block));
        html.push_str("</pre>\n");
        rest = after;
    }
    html
}

/// A link that may be offered, written as a browser understands it: https, or an e-mail address without further headers.
#[must_use]
pub fn link(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    let may = match url.scheme() {
        "https" => url.host_str().is_some() && url.username().is_empty() && url.password().is_none(),
        "mailto" => {
            min_side_domain::contact::check_email(url.path()).is_ok()
                && url.query_pairs().all(|(name, _)| matches!(name.as_ref(), "subject" | "body"))
        }
        _ => false,
    };
    may.then(|| url.into())
}

/// Most elements that stand open at a time, and most tags in all.
const DEPTH_MAX: usize = 256;
const TAGS_MAX: usize = 10_000;

/// Most bytes of text between two tags.
const RUN_MAX: usize = 64 * 1024;

/// Whether it is nested so deeply, or made of so many tags, that building its tree would take minutes: the builder's
/// time grows with the square of what stands open. Such a body is shown as text.
fn is_tangled(html: &str) -> bool {
    let mut open: HashMap<String, usize> = HashMap::new();
    let (mut depth, mut tags) = (0, 0);
    for piece in html.split('<').skip(1) {
        tags += 1;
        let (closes, name) = piece.strip_prefix('/').map_or((false, piece), |rest| (true, rest));
        let name: String = name
            .chars()
            .take(16)
            .take_while(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        // One paragraph the length of a book takes seconds to lay out. Styles, scripts and comments are not shown.
        let text = piece.split_once('>').map_or(0, |(_, text)| text.len());
        if text > RUN_MAX && !matches!(name.as_str(), "" | "style" | "script") {
            return true;
        }
        // These stand alone, or end where the next one begins.
        let alone = matches!(
            name.as_str(),
            "" | "br"
                | "img"
                | "hr"
                | "meta"
                | "link"
                | "input"
                | "col"
                | "wbr"
                | "p"
                | "li"
                | "td"
                | "th"
                | "tr"
                | "dt"
                | "dd"
                | "option"
        );
        if alone {
            continue;
        }
        let count = open.entry(name).or_default();
        match (closes, *count) {
            (true, 0) => {}
            (true, _) => {
                *count -= 1;
                depth -= 1;
            }
            (false, _) => {
                *count += 1;
                depth += 1;
            }
        }
        if depth > DEPTH_MAX || tags > TAGS_MAX {
            return true;
        }
    }
    tags > TAGS_MAX
}

/// Things that would be fetched from elsewhere and that are left out whole. Images are counted where they are met.
fn count_remote(html: &str) -> u32 {
    let lower = html.to_ascii_lowercase();
    let elements =
        ["<iframe", "<object", "<embed", "<link", "<video", "<audio", "<form", "<script", "<frame "];
    let mut count: usize = elements.iter().map(|element| lower.matches(element).count()).sum();
    let elsewhere = |after: &str| {
        let address = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '='));
        !["data:", "cid:", "mid:", "#"].iter().any(|own| address.starts_with(own))
    };
    for sign in ["url(", " background="] {
        count += lower.split(sign).skip(1).filter(|after| elsewhere(after)).count();
    }
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn bounded(text: &str) -> &str {
    if text.len() <= HTML_MAX {
        return text;
    }
    let end = (0..=HTML_MAX).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
