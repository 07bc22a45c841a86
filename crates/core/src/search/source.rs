//! The words of a row: what is indexed of it, and what is shown of it when it is found.

use super::kind::Kind;
use crate::error::Result;
use crate::rows;
use crate::views::HitFile;
use chrono::{DateTime, NaiveDate, Utc};
use min_side_domain::contact::phone_shown;
use min_side_domain::norwegian;
use min_side_domain::records::{
    Course, CourseFacts, Document, Employment, Enrolment, Invoice, Kursbevis, Message, Office, Recipient,
    Representative,
};
use rusqlite::{Connection, OptionalExtension, params};

/// A row as it is searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// When; none where a row has no time of its own.
    pub(super) at: Option<DateTime<Utc>>,
    /// Id of what is opened.
    pub(super) open_id: String,
    /// Whom it was exchanged with, by id and by name.
    pub(super) counterparts: Vec<String>,
    /// Title.
    pub(super) title: String,
    /// The rest, in the order in which a snippet is looked for.
    pub(super) texts: Vec<Part>,
}

/// A text of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The text.
    pub(super) text: String,
    /// The attachment that it stands in.
    pub(super) file: Option<HitFile>,
}

impl From<String> for Part {
    fn from(text: String) -> Self {
        Self { text, file: None }
    }
}

impl Source {
    /// Everything that is searched of it.
    pub(super) fn all_texts(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.title).chain(self.texts.iter().map(|part| &part.text))
    }
}

/// The row as it is searched; none when it is gone.
pub(super) fn source(cache: &Connection, kind: Kind, id: &str) -> Result<Option<Source>> {
    match kind {
        Kind::Message => message(cache, id),
        Kind::Document => document(cache, id),
        Kind::Invoice => invoice(cache, id),
        Kind::Course => Ok(get::<Enrolment>(cache, kind, id)?.map(|row| course(row.id, row.course))),
        Kind::CourseOffer => Ok(get::<Course>(cache, kind, id)?.map(|row| course(row.id, row.facts))),
        Kind::Kursbevis => Ok(get::<Kursbevis>(cache, kind, id)?.map(|row| {
            let mut texts = vec![row.facts.number, row.facts.place, row.facts.holder];
            texts.extend(row.facts.contents);
            simple(row.id, Some(row.facts.ends), row.facts.course, texts)
        })),
        Kind::Employment => Ok(get::<Employment>(cache, kind, id)?.map(|row| {
            let facts = row.facts;
            let texts = vec![
                facts.position,
                facts.arbeidssted_name,
                facts.place,
                facts.kommune,
                facts.virksomhet,
                facts.arbeidssted,
                facts.employee_number,
            ];
            simple(row.id, Some(row.from), facts.virksomhet_name, texts)
        })),
        Kind::Office => Ok(get::<Office>(cache, kind, id)?
            .map(|row| simple(row.id, Some(row.from), row.title, vec![row.unit_name]))),
        Kind::Representative => Ok(get::<Representative>(cache, kind, id)?.map(|row| {
            let phone = phone_shown(&row.phone);
            simple(row.id, None, row.name, vec![row.office, row.unit_name, row.email, phone])
        })),
        Kind::Recipient => {
            Ok(get::<Recipient>(cache, kind, id)?.map(|row| simple(row.id, None, row.name, Vec::new())))
        }
        Kind::ListMember => Ok(None),
    }
}

fn get<T: serde::de::DeserializeOwned>(cache: &Connection, kind: Kind, id: &str) -> Result<Option<T>> {
    let sql = format!("SELECT body, version FROM {} WHERE id = ?1", kind.table());
    Ok(rows::one(cache, &sql, params![id])?.map(|(row, _)| row))
}

fn simple(id: String, day: Option<NaiveDate>, title: String, texts: Vec<String>) -> Source {
    let texts = texts.into_iter().map(Part::from).collect();
    Source { at: day.map(rows::issued_at), open_id: id, counterparts: Vec::new(), title, texts }
}

fn course(id: String, facts: CourseFacts) -> Source {
    simple(id, Some(facts.starts), facts.title, vec![facts.place, facts.organizer, facts.description])
}

fn message(cache: &Connection, id: &str) -> Result<Option<Source>> {
    let Some(message) = get::<Message>(cache, Kind::Message, id)? else { return Ok(None) };
    let thread: Option<(String, String, String)> = cache
        .prepare_cached("SELECT subject, recipient_id, recipient_name FROM threads WHERE id = ?1")?
        .query_row([&message.thread_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let (subject, recipient, name) = thread.unwrap_or_default();
    let mut texts = vec![Part::from(message.body)];
    for file in message.attachments {
        let of = HitFile { name: file.name.clone(), sha256: file.blob.sha256 };
        let words = text_of(cache, &of.sha256)?;
        texts.push(Part { text: file.name, file: Some(of.clone()) });
        texts.extend(words.map(|text| Part { text, file: Some(of) }));
    }
    texts.push(message.sender_name.into());
    Ok(Some(Source {
        at: Some(message.sent_at),
        open_id: message.thread_id,
        counterparts: vec![recipient, name],
        title: subject,
        texts,
    }))
}

fn document(cache: &Connection, id: &str) -> Result<Option<Source>> {
    let Some(document) = get::<Document>(cache, Kind::Document, id)? else { return Ok(None) };
    let mut texts: Vec<Part> = Vec::new();
    texts.extend(text_of(cache, &document.blob.sha256)?.map(Part::from));
    texts.push(document.from.clone().into());
    texts.push(document.file_name.into());
    Ok(Some(Source {
        at: Some(document.at),
        open_id: document.id,
        counterparts: vec![document.from],
        title: document.title,
        texts,
    }))
}

fn invoice(cache: &Connection, id: &str) -> Result<Option<Source>> {
    let Some(invoice) = get::<Invoice>(cache, Kind::Invoice, id)? else { return Ok(None) };
    let mut texts = vec![
        format!("{} · KID {} · {}", invoice.number, invoice.kid, norwegian::amount(invoice.amount_ore)),
        invoice.account,
    ];
    if let Some(blob) = invoice.file.as_ref().or(invoice.ehf.as_ref()) {
        texts.extend(text_of(cache, &blob.sha256)?);
    }
    Ok(Some(simple(invoice.id, Some(invoice.issued), invoice.title, texts)))
}

/// What was read of a file.
fn text_of(cache: &Connection, sha256: &str) -> Result<Option<String>> {
    Ok(cache
        .prepare_cached(
            "SELECT t.text FROM file_text t JOIN files f ON f.id = t.file WHERE f.sha256 = ?1 AND t.state IN (1, 4)",
        )?
        .query_row([sha256], |row| row.get(0))
        .optional()?)
}
