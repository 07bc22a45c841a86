//! The one way in which this project makes a PDF: pages are drawn in printpdf's operations, and the archival pass gives them
//! fonts, structure and description, so that every file is PDF/A-3a and PDF/UA-1.

mod archive;
mod composer;
mod content;
mod digits;
mod image;
mod object;
mod pen;
mod tags;
mod xmp;

pub use archive::{finish, prepared};
pub use composer::{Bookmark, Composer, HEIGHT, Placed, WIDTH};
pub use image::Picture;
pub use tags::{Elem, Tree};

use chrono::{DateTime, Utc};
use min_side_domain::Language;

/// A description of the document.
#[derive(Debug, Clone)]
pub struct Meta<'a> {
    /// Title, shown in the window's title bar.
    pub title: &'a str,
    /// Who made it.
    pub author: &'a str,
    /// What it is about; nothing where the title says it.
    pub subject: &'a str,
    /// Its language.
    pub language: Language,
    /// The document's own time, from its data: never the clock.
    pub created: DateTime<Utc>,
}

/// Who writes the content of pages. The bytes are the same, which a test holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writer {
    /// printpdf.
    Printpdf,
    /// We, at less cost: for certificates, of which a thousand may be made at once.
    Own,
}

/// A file that travels inside the document.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// File name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// What it is, for people.
    pub description: String,
    /// How it relates to the document.
    pub relation: Relation,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// How an attached file relates to the document (ISO 19005-3, `AFRelationship`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The data that the document shows.
    Data,
    /// Something that came with it.
    Supplement,
}

#[cfg(test)]
mod tests;
