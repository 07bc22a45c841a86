//! A member list as a file: CSV, XLSX or PDF for the printer. Each says what it is for, who made it and when, and is
//! recorded.

use super::{csv, list, xlsx};
use crate::error::{Error, Result};
use crate::profile;
use crate::views::{ListQuery, ListRow, ListSummary};
use chrono::{DateTime, Utc};
use min_side_domain::field::FieldError;
use min_side_domain::{Language, export_rules, message_rules, norwegian};
use min_side_kursbevis::letter::{self, Block, Column, Letter};
use min_side_wire::command::Command;
use min_side_words::lists::{self, Words};
use rusqlite::Connection;
use serde::Deserialize;
use ts_rs::TS;

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Comma-separated values, with semicolons as in Norway.
    Csv,
    /// An Excel workbook.
    Xlsx,
    /// A PDF for the printer.
    Print,
}

impl Format {
    /// Its name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Print => "print",
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Print => "pdf",
        }
    }
}

/// Rows on their way out, with what stands under them.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Id of the organisasjonsledd.
    pub unit_id: String,
    /// Its name.
    pub unit_name: String,
    /// The rows.
    pub rows: Vec<ListRow>,
    /// What it is for.
    pub purpose: String,
    /// Who made it.
    pub person: String,
    /// When.
    pub at: DateTime<Utc>,
    /// In which language its headings are.
    pub language: Language,
}

/// The purpose as it is recorded.
///
/// # Errors
/// [`Error::Invalid`] for none, or one that is too long or holds harmful characters.
pub(super) fn check_purpose(purpose: &str) -> Result<String> {
    let purpose = purpose.trim();
    match export_rules::check_purpose(purpose) {
        Ok(()) => Ok(purpose.to_owned()),
        Err(code) => Err(Error::Invalid(vec![FieldError::new("purpose", code)])),
    }
}

/// The rows that the query finds.
pub(super) fn sheet(
    cache: &Connection,
    summary: ListSummary,
    query: &ListQuery,
    purpose: &str,
    language: Language,
    now: DateTime<Utc>,
) -> Result<Sheet> {
    Ok(Sheet {
        unit_id: summary.unit_id,
        unit_name: summary.unit_name,
        rows: list::all_rows(cache, query)?,
        purpose: purpose.to_owned(),
        person: profile::name(cache)?,
        at: now,
        language,
    })
}

impl Sheet {
    /// The command that records it.
    #[must_use]
    pub fn record(&self, format: Format) -> Command {
        Command::RecordExport {
            unit_id: self.unit_id.clone(),
            purpose: self.purpose.clone(),
            format: format.name().to_owned(),
            rows: u32::try_from(self.rows.len()).unwrap_or(u32::MAX),
            at: self.at,
        }
    }

    /// File name and bytes.
    ///
    /// # Errors
    /// `export_failed`.
    pub fn file(&self, format: Format) -> Result<(String, Vec<u8>)> {
        let bytes = match format {
            Format::Csv => csv::bytes(self),
            Format::Xlsx => xlsx::bytes(self)?,
            Format::Print => self.pdf()?,
        };
        let day = self.at.with_timezone(&chrono_tz::Europe::Oslo).format("%Y-%m-%d");
        let unit = self.unit_name.replace(['/', '\\'], "-");
        let name = format!("{} {unit} {day}.{}", self.words().title, format.extension());
        Ok((message_rules::safe_file_name(&name), bytes))
    }

    /// What the list is of, what it is for, who made it and when.
    pub(super) fn footer(&self) -> Vec<(&'static str, String)> {
        let words = self.words();
        let at = self.at.with_timezone(&chrono_tz::Europe::Oslo);
        vec![
            (words.purpose, self.purpose.clone()),
            (words.person, self.person.clone()),
            (words.time, format!("{} {}", norwegian::date_short(at.date_naive()), at.format("%H:%M"))),
            (words.rows, self.rows.len().to_string()),
            (words.notice, words.notice_text.to_owned()),
        ]
    }

    pub(super) fn headings(&self) -> [&'static str; 9] {
        self.words().columns
    }

    /// The cells of a row, in the order of the headings.
    pub(super) fn cells(row: &ListRow) -> [String; 9] {
        [
            row.last_name.clone(),
            row.first_name.clone(),
            row.member_number.clone(),
            row.position.clone(),
            row.workplace.clone(),
            row.place.clone(),
            row.email.clone(),
            row.mobile.clone(),
            norwegian::date_short(row.since),
        ]
    }

    pub(super) fn title(&self) -> String {
        format!("{} {}", self.words().title, self.unit_name)
    }

    fn pdf(&self) -> Result<Vec<u8>> {
        let headings = self.headings();
        let columns = PRINTED
            .iter()
            .map(|(of, weight)| Column {
                title: of.iter().map(|at| headings[*at]).collect::<Vec<_>>().join("\n"),
                weight: *weight,
                numeric: false,
            })
            .collect();
        let footer = self.footer().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let letter = Letter {
            language: self.language,
            title: self.title(),
            from: self.person.clone(),
            date: self.at.with_timezone(&chrono_tz::Europe::Oslo).date_naive(),
            blocks: vec![
                Block::Table {
                    columns,
                    rows: self.rows.iter().map(|row| printed(&Self::cells(row))).collect(),
                },
                Block::Rule,
                Block::KeyValues(footer),
            ],
            attachments: Vec::new(),
        };
        letter::render(&letter).map_err(|_| Error::refused("export_failed"))
    }

    fn words(&self) -> &'static Words {
        lists::words(self.language)
    }
}

/// Columns on paper: which cells stand under each other in each, and its share of the width. Nine beside each other
/// would break numbers and names in the middle.
const PRINTED: &[(&[usize], u16)] = &[(&[0, 1], 25), (&[2, 8], 20), (&[3, 4, 5], 27), (&[6, 7], 28)];

/// A row as it stands on paper.
fn printed(cells: &[String; 9]) -> Vec<String> {
    let under_each_other = |of: &[usize]| {
        let filled = of.iter().filter_map(|at| cells.get(*at)).filter(|cell| !cell.is_empty());
        filled.map(String::as_str).collect::<Vec<_>>().join("\n")
    };
    PRINTED.iter().map(|(of, _)| under_each_other(of)).collect()
}
