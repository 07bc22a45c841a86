//! HTML of strangers, made harmless: a small allow-list, no styles, nothing fetched from anywhere.
//!
//! What is left is drawn as ordinary elements of the page (screen readers read it); the window's content security
//! policy is the second wall.

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

/// Makes HTML harmless. `images` are the message's own, as `data:` addresses by content id; every other source is
/// left out and counted. Links are kept for https and mailto.
#[must_use]
pub fn clean(html: &str, images: &BTreeMap<String, String>) -> Cleaned {
    let whole = html.len();
    let html = bounded(html);
    let cut = html.len() < whole;
    if is_tangled(html) {
        let text = mail_parser::decoders::html::html_to_text(html);
        let shown = from_text(&text);
        return Cleaned { blocked: count_remote(html), cut: cut || shown.cut, ..shown };
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
        .url_schemes(HashSet::from(["https", "mailto", "data", "cid"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .strip_comments(true)
        .attribute_filter(move |element, attribute, value| match (element, attribute) {
            ("img", "src") => match value.trim().strip_prefix("cid:").and_then(|id| images.get(id)) {
                Some(data) => Some(Cow::Owned(data.clone())),
                None => {
                    counted.fetch_add(1, Ordering::Relaxed);
                    None
                }
            },
            ("a", "href") => link(value).map(Cow::Owned),
            ("img", "width" | "height") | (_, "colspan" | "rowspan" | "start") => (value.len() <= 4
                && value.bytes().all(|b| b.is_ascii_digit()))
            .then_some(Cow::Borrowed(value)),
            ("img" | "a", "alt" | "title") => Some(Cow::Borrowed(value)),
            (_, "dir") => matches!(value, "ltr" | "rtl" | "auto").then_some(Cow::Borrowed(value)),
            _ => Some(Cow::Borrowed(value)),
        })
        .clean(html)
        .to_string();
    Cleaned { html, blocked: blocked.load(Ordering::Relaxed), cut }
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
    count += lower.matches("url(").count();
    count += lower.matches(" background=").count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn bounded(text: &str) -> &str {
    if text.len() <= HTML_MAX {
        return text;
    }
    let end = (0..=HTML_MAX).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
