//! The text of HTML, for search, printing and what is too tangled to be drawn: blocks on lines of their own, cells apart.

use mail_parser::decoders::html::html_to_text;

/// Elements whose content is not text for reading. Those that the cleaner leaves out too.
const UNREAD: [&str; 10] =
    ["script", "style", "title", "noscript", "template", "iframe", "svg", "math", "textarea", "select"];
/// Elements that begin and end a paragraph.
const PARAGRAPHS: [&str; 16] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "ul",
    "ol",
    "dl",
    "pre",
    "blockquote",
    "hr",
    "fieldset",
    "figure",
];
/// Elements that stand on lines of their own.
const BLOCKS: [&str; 30] = [
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "address",
    "figcaption",
    "center",
    "details",
    "summary",
    "hgroup",
    "search",
    "menu",
    "dir",
    "legend",
    "dialog",
    "form",
    "li",
    "dt",
    "dd",
    "tr",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "body",
    "option",
];
/// Longest reference to a character, `&CounterClockwiseContourIntegral;`.
const REFERENCE_MAX: usize = 40;

/// The text; `cell` stands between the cells of a row.
pub(super) fn text(html: &str, cell: char) -> String {
    let mut page = Page { text: String::with_capacity(html.len() / 2), cell, ..Page::default() };
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        page.write(&rest[..at]);
        rest = &rest[at..];
        let Some(end) = tag_end(rest) else {
            // A sign that begins no tag.
            page.write("<");
            rest = &rest[1..];
            continue;
        };
        let (tag, after) = rest.split_at(end);
        rest = after;
        let (closes, name) = name(tag);
        if !closes && UNREAD.contains(&name.as_str()) && !tag.ends_with("/>") {
            rest = after_element(rest, &name);
            continue;
        }
        page.tag(&name, closes);
    }
    page.write(rest);
    page.text.trim_matches(|c: char| c == '\n' || c == ' ' || c == page.cell).to_owned()
}

/// The first of these elements' names that the page knows otherwise: none of them is a block in the allow-list.
pub(super) fn is_plain_block(name: &str) -> bool {
    const KEPT: [&str; 9] = ["div", "li", "dt", "dd", "tr", "caption", "thead", "tbody", "tfoot"];
    (BLOCKS.contains(&name) && !KEPT.contains(&name) && name != "body")
        || matches!(name, "fieldset" | "figure")
}

#[derive(Default)]
struct Page {
    text: String,
    cell: char,
    /// Whether white space stands as it is written.
    preserved: usize,
    /// Whether a space is wanted before the next word.
    space: bool,
    /// Whether a cell has ended in this row.
    between_cells: bool,
}

impl Page {
    fn write(&mut self, run: &str) {
        if run.is_empty() {
            return;
        }
        let run = if run.contains('&') { resolved(run) } else { run.to_owned() };
        if self.preserved > 0 {
            if !run.trim().is_empty() {
                self.separate();
            }
            self.text.push_str(&run);
            return;
        }
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        self.space |= run.starts_with(is_space);
        for word in run.split(is_space).filter(|word| !word.is_empty()) {
            self.separate();
            if self.space && !self.text.is_empty() && !self.text.ends_with(['\n', ' ', self.cell]) {
                self.text.push(' ');
            }
            self.text.push_str(word);
            self.space = true;
        }
        if !run.ends_with(is_space) && !run.trim_matches(is_space).is_empty() {
            self.space = false;
        }
    }

    /// Puts what stands between two cells before the second one's text.
    fn separate(&mut self) {
        if std::mem::take(&mut self.between_cells) && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(self.cell);
            self.space = false;
        }
    }

    fn tag(&mut self, name: &str, closes: bool) {
        match name {
            "br" => self.lines(1, true),
            "td" | "th" => self.between_cells = true,
            "pre" => {
                self.lines(2, false);
                self.preserved = if closes { self.preserved.saturating_sub(1) } else { self.preserved + 1 };
            }
            name if PARAGRAPHS.contains(&name) => self.lines(2, false),
            name if BLOCKS.contains(&name) => self.lines(1, false),
            _ => {}
        }
    }

    /// Ends the line, so that this many line ends stand at least; `always` adds one also after another.
    fn lines(&mut self, count: usize, always: bool) {
        // Within a row a block divides no cells: it is the cell's own.
        (self.space, self.between_cells) = (false, self.between_cells && count == 1 && !always);
        if self.text.is_empty() {
            return;
        }
        let kept = self.text.trim_end_matches([' ', self.cell]).len();
        if kept < self.text.len() && self.preserved == 0 {
            self.text.truncate(kept);
        }
        let there = self.text.len() - self.text.trim_end_matches('\n').len();
        let wanted = if always { (there + 1).min(2) } else { count };
        for _ in there..wanted {
            self.text.push('\n');
        }
    }
}

/// Where the tag, comment or declaration ends that begins here; none for a sign that begins none.
fn tag_end(html: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    if let Some(comment) = html.strip_prefix("<!--") {
        return Some(comment.find("-->").map_or(html.len(), |end| end + 7));
    }
    let first = *bytes.get(1)?;
    if matches!(first, b'!' | b'?') {
        return Some(memchr::memchr(b'>', bytes).map_or(html.len(), |end| end + 1));
    }
    let begins = first.is_ascii_alphabetic() || (first == b'/' && bytes.get(2)?.is_ascii_alphabetic());
    if !begins {
        return None;
    }
    // A greater-than sign in a quoted value does not end a tag.
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate() {
        match (byte, quote) {
            (byte, Some(open)) if *byte == open => quote = None,
            (b'"' | b'\'', None) if bytes[..at].trim_ascii_end().ends_with(b"=") => quote = Some(*byte),
            (b'>', None) => return Some(at + 1),
            _ => {}
        }
    }
    // A quote that never ends.
    Some(memchr::memchr(b'>', bytes).map_or(html.len(), |end| end + 1))
}

/// Whether a tag closes, and its name in small letters.
pub(super) fn name(tag: &str) -> (bool, String) {
    let inner = tag.strip_prefix('<').unwrap_or(tag);
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let name: String = inner.chars().take(16).take_while(char::is_ascii_alphanumeric).collect();
    (closes, name.to_ascii_lowercase())
}

/// What stands after an element whose content is not read; all of it when the element never ends, as browsers do.
fn after_element<'a>(rest: &'a str, name: &str) -> &'a str {
    let bytes = rest.as_bytes();
    let ends = |at: usize| {
        bytes[at..].get(2..2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    let Some(at) = memchr::memmem::find_iter(bytes, b"</").find(|at| ends(*at)) else { return "" };
    let end = memchr::memchr(b'>', &bytes[at..]).map_or(rest.len(), |end| at + end + 1);
    &rest[end..]
}

/// Text in which `&aring;` and `&#229;` are letters.
fn resolved(run: &str) -> String {
    let mut text = String::with_capacity(run.len());
    let mut rest = run;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let body = &rest[1..];
        let end = body.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(body.len());
        let known = (end > 0 && end < REFERENCE_MAX).then(|| letter(&body[..end])).flatten();
        match known {
            Some(letter) => {
                text.push_str(&letter);
                rest = body[end..].strip_prefix(';').unwrap_or(&body[end..]);
            }
            None => {
                text.push('&');
                rest = body;
            }
        }
    }
    text.push_str(rest);
    text
}

/// The letters of a reference, by its number or name.
fn letter(reference: &str) -> Option<String> {
    if let Some(number) = reference.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // The numbers of Windows' letters are met where Unicode has control characters.
        if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
            return Some(encoding_rs::WINDOWS_1252.decode(&[byte]).0.into_owned());
        }
        return char::from_u32(code).filter(|c| *c != '\0').map(String::from);
    }
    if reference == "nbsp" {
        return Some("\u{a0}".to_owned());
    }
    let found = html_to_text(&format!("x&{reference};x"));
    let letters = found.strip_prefix('x')?.strip_suffix('x')?;
    (!letters.contains(reference) || letters.len() < reference.len()).then(|| letters.to_owned())
}
