//! Letters: headings, paragraphs, lists, tables and pictures set on as many A4 pages as they need, through the
//! same archival pass as certificates. Threads, exports and synthetic documents are made with it.

mod set;
mod table;

use crate::error::RenderError;
pub use crate::pdf::{Attachment, Relation};
use chrono::NaiveDate;
use min_side_domain::Language;

/// A letter.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Language of the text and of the page furniture.
    pub language: Language,
    /// Title, set large on the first page and small on the others.
    pub title: String,
    /// Who it is from: above the title, and as the file's author.
    pub from: String,
    /// Its date. The file's own time too: no clock is read.
    pub date: NaiveDate,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Files that travel inside it.
    pub attachments: Vec<Attachment>,
}

/// A piece of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; level 1 stands under the title.
    Heading {
        /// 1 to 4.
        level: u8,
        /// Text.
        text: String,
    },
    /// Running text. An empty line begins a new paragraph, a line break stays a line break.
    Paragraph(String),
    /// Small, quiet text, as who wrote a message and when.
    Note(String),
    /// A list with bullets.
    List(Vec<String>),
    /// Names and their values, one pair a row.
    KeyValues(Vec<(String, String)>),
    /// A table.
    Table {
        /// Its columns.
        columns: Vec<Column>,
        /// Its rows, a cell a column.
        rows: Vec<Vec<String>>,
    },
    /// A picture, drawn as wide as the text at most.
    Image {
        /// PNG or JPEG.
        bytes: Vec<u8>,
        /// What it shows, for those who cannot see it.
        alt: String,
    },
    /// A thin line across the page.
    Rule,
    /// What follows begins on a new page.
    PageBreak,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Its share of the width, beside the other columns'.
    pub weight: u16,
    /// Whether it holds numbers, set against the right edge.
    pub numeric: bool,
}

/// Makes the PDF of a letter. The same letter gives the same bytes.
///
/// # Errors
/// [`RenderError::Picture`] when a picture is neither PNG nor JPEG, or is damaged.
pub fn render(letter: &Letter) -> Result<Vec<u8>, RenderError> {
    set::letter(letter)
}

#[cfg(test)]
mod tests;
