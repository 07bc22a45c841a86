//! Letters as data: a small markup to the blocks of a PDF letter.
//!
//! `# ` is a heading, `- ` an item of a list, `| a | b |` a row of a table whose first row is its head, `: a: b`
//! a name with its value, `---` a line, `===` a new page; the rest is running text.

use min_side_kursbevis::letter::{Block, Column};

/// A letter of a data file: `== id`, headers `kind`, `from`, `file`, `T` for titles divided by ` // `, an
/// empty line and the text.
#[derive(Debug, Clone)]
pub struct LetterScript {
    /// Id.
    pub id: &'static str,
    /// Whether it is a letter; else another document.
    pub is_letter: bool,
    /// Whether it comes with messages only, never as a document of its own.
    pub attachment_only: bool,
    /// Who it is from.
    pub from: &'static str,
    /// File name without extension.
    pub file: &'static str,
    /// Possible titles.
    pub titles: Vec<&'static str>,
    /// The text, with slots and markup.
    pub body: &'static str,
}

/// Reads the letters of a file.
#[must_use]
pub fn read(text: &'static str) -> Vec<LetterScript> {
    text.split("\n== ")
        .filter_map(|block| {
            let (head, body) = block.split_once("\n\n")?;
            let mut lines = head.trim_start_matches("== ").lines();
            let mut script = LetterScript {
                id: lines.next()?.trim(),
                is_letter: true,
                attachment_only: false,
                from: "NTL",
                file: "brev",
                titles: Vec::new(),
                body: body.trim_end(),
            };
            for line in lines {
                match line.split_once(' ') {
                    Some(("kind", kind)) => {
                        script.is_letter = kind == "letter";
                        script.attachment_only = kind == "attachment";
                    }
                    Some(("from", from)) => script.from = from,
                    Some(("file", file)) => script.file = file,
                    Some(("T", titles)) => script.titles = titles.split(" // ").collect(),
                    _ => {}
                }
            }
            (!script.titles.is_empty()).then_some(script)
        })
        .collect()
}

/// The blocks of a text in the markup.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    for chunk in text.split("\n\n") {
        let chunk = chunk.trim_matches('\n');
        let mut rest: Vec<&str> = chunk.lines().collect();
        while let Some(&line) = rest.first() {
            let kind = kind(line);
            let length = rest.iter().take_while(|line| self::kind(line) == kind).count();
            let part: Vec<&str> = rest.drain(..length).collect();
            match kind {
                Kind::Heading => out
                    .extend(part.iter().map(|line| Block::Heading { level: 1, text: line[2..].to_owned() })),
                Kind::Item => out.push(Block::List(part.iter().map(|line| line[2..].to_owned()).collect())),
                Kind::Row => out.push(table(&part)),
                Kind::Value => out.push(Block::KeyValues(
                    part.iter()
                        .filter_map(|line| line[2..].split_once(": "))
                        .map(|(name, value)| (name.to_owned(), value.to_owned()))
                        .collect(),
                )),
                Kind::Rule => out.push(Block::Rule),
                Kind::Page => out.push(Block::PageBreak),
                Kind::Text => out.push(Block::Paragraph(part.join("\n"))),
            }
        }
    }
    out
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Kind {
    Heading,
    Item,
    Row,
    Value,
    Rule,
    Page,
    Text,
}

fn kind(line: &str) -> Kind {
    match line {
        "---" => Kind::Rule,
        "===" => Kind::Page,
        _ if line.starts_with("# ") => Kind::Heading,
        _ if line.starts_with("- ") => Kind::Item,
        _ if line.starts_with("| ") => Kind::Row,
        _ if line.starts_with(": ") => Kind::Value,
        _ => Kind::Text,
    }
}

fn table(lines: &[&str]) -> Block {
    let mut rows: Vec<Vec<String>> = lines
        .iter()
        .map(|line| line.trim_matches(['|', ' ']).split(" | ").map(|cell| cell.trim().to_owned()).collect())
        .collect();
    let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
    let columns = head
        .into_iter()
        .enumerate()
        .map(|(place, title)| {
            let cells = || rows.iter().filter_map(|row| row.get(place));
            let widest = cells().map(|cell| cell.chars().count()).max().unwrap_or(4);
            let numeric = cells().all(|cell| {
                cell.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | ',' | '−' | '%'))
            });
            Column { title, weight: u16::try_from(widest.clamp(6, 40)).unwrap_or(6), numeric }
        })
        .collect();
    Block::Table { columns, rows }
}
