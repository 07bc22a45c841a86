//! Pages of HTML that open in any browser: one file each with a shared style sheet, no script, nothing from elsewhere.

use min_side_domain::Language;
use std::fmt::Write as _;

/// The style sheet's path in an export.
pub(super) const STYLE_PATH: &str = "style.css";
/// The style sheet.
pub(super) const STYLE: &str = include_str!("style.css");

/// A page being written.
pub(super) struct Page {
    html: String,
}

/// A cell of a table.
pub(super) enum Cell<'a> {
    Text(&'a str),
    /// What stands there, and the path it leads to, seen from the page.
    Link(&'a str, String),
}

impl Page {
    /// Begins a page. `depth` folders lie between it and the root; `above` are the pages over it, by title and path.
    pub(super) fn begin(
        language: Language,
        depth: usize,
        title: &str,
        way: &str,
        above: &[(&str, String)],
    ) -> Self {
        let mut html = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
             <link rel=\"stylesheet\" href=\"{}{STYLE_PATH}\">\n</head>\n<body>\n",
            language.tag(),
            escaped(title),
            "../".repeat(depth),
        );
        if !above.is_empty() {
            let _ = write!(html, "<nav aria-label=\"{}\"><ol>", escaped(way));
            for (text, path) in above {
                let _ = write!(html, "<li><a href=\"{}\">{}</a></li>", linked(path), escaped(text));
            }
            html.push_str("</ol></nav>\n");
        }
        let _ = write!(html, "<main>\n<h1 dir=\"auto\">{}</h1>\n", escaped(title));
        Self { html }
    }

    pub(super) fn heading(&mut self, text: &str) {
        let _ = writeln!(self.html, "<h2 dir=\"auto\">{}</h2>", escaped(text));
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        let _ = writeln!(self.html, "<p>{}</p>", escaped(text));
    }

    pub(super) fn note(&mut self, text: &str) {
        let _ = writeln!(self.html, "<p class=\"note\">{}</p>", escaped(text));
    }

    /// Someone's text with its line breaks.
    pub(super) fn letter(&mut self, text: &str) {
        let _ = writeln!(self.html, "<div class=\"letter\" dir=\"auto\">{}</div>", escaped(text));
    }

    /// A list; what has a path is a link.
    pub(super) fn list(&mut self, items: &[(String, Option<String>)]) {
        self.html.push_str("<ul>\n");
        for (text, path) in items {
            let _ = match path {
                Some(path) => writeln!(
                    self.html,
                    "<li><a href=\"{}\"><bdi>{}</bdi></a></li>",
                    linked(path),
                    escaped(text)
                ),
                None => writeln!(self.html, "<li><bdi>{}</bdi></li>", escaped(text)),
            };
        }
        self.html.push_str("</ul>\n");
    }

    /// Names and their values; those without a value are left out.
    pub(super) fn pairs(&mut self, pairs: &[(&str, String)]) {
        self.html.push_str("<dl>\n");
        for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
            let _ = writeln!(
                self.html,
                "<div><dt>{}</dt><dd><bdi>{}</bdi></dd></div>",
                escaped(name),
                escaped(value)
            );
        }
        self.html.push_str("</dl>\n");
    }

    /// A table with this caption. It scrolls by itself where the window is narrow, by keyboard too.
    pub(super) fn table<'a>(
        &mut self,
        caption: &str,
        columns: &[&str],
        rows: impl Iterator<Item = Vec<Cell<'a>>>,
    ) {
        let _ = write!(
            self.html,
            "<div class=\"wide\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\"><table>\n<caption>{0}</caption>\n<thead><tr>",
            escaped(caption)
        );
        for column in columns {
            let _ = write!(self.html, "<th scope=\"col\">{}</th>", escaped(column));
        }
        self.html.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.html.push_str("<tr>");
            for cell in row {
                let _ = match cell {
                    Cell::Text(text) => write!(self.html, "<td dir=\"auto\">{}</td>", escaped(text)),
                    Cell::Link(text, path) => {
                        write!(
                            self.html,
                            "<td><a href=\"{}\"><bdi>{}</bdi></a></td>",
                            linked(&path),
                            escaped(text)
                        )
                    }
                };
            }
            self.html.push_str("</tr>\n");
        }
        self.html.push_str("</tbody>\n</table></div>\n");
    }

    /// The whole page.
    pub(super) fn end(mut self) -> Vec<u8> {
        self.html.push_str("</main>\n</body>\n</html>\n");
        self.html.into_bytes()
    }
}

/// Text as it stands in HTML. Control characters, which HTML has no place for, become spaces.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(c),
            _ if c.is_control() => escaped.push(' '),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A path as it stands in a link: what is not plain in a URL is written by its bytes.
fn linked(path: &str) -> String {
    let mut linked = String::with_capacity(path.len() + 8);
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                linked.push(char::from(byte));
            }
            _ => {
                let _ = write!(linked, "%{byte:02X}");
            }
        }
    }
    linked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_is_text_and_never_markup() {
        let mut page = Page::begin(Language::Nb, 1, "<script>\"", "Sti", &[("Alt", "../index.html".into())]);
        page.letter("<img src=x onerror=alert(1)>\u{0}\u{7f}");
        page.list(&[("a&b".to_owned(), Some("javascript:alert(1)//æ #?.pdf".to_owned()))]);
        let html = String::from_utf8(page.end()).unwrap();
        assert!(
            !html.contains("<script") && !html.contains("<img") && !html.contains("javascript:"),
            "{html}"
        );
        assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"), "{html}");
        assert!(html.contains("href=\"javascript%3Aalert%281%29//%C3%A6%20%23%3F.pdf\""), "{html}");
        assert!(!html.chars().any(|c| c.is_control() && c != '\n'));
    }
}
