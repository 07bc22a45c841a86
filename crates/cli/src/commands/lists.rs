//! `messages` and `documents`.

use crate::failure::Failure;
use crate::output::print;
use chrono::{DateTime, Utc};
use min_side_core::App;
use min_side_core::views::{PaperFilter, PaperKind};
use serde::Serialize;

const PAGE: u32 = 500;

#[derive(Serialize)]
struct Message {
    id: String,
    title: String,
    date: DateTime<Utc>,
    thread: String,
    from: String,
}

#[derive(Serialize)]
struct Document {
    id: String,
    title: String,
    date: DateTime<Utc>,
    kind: PaperKind,
    from: String,
}

pub async fn messages(app: &App, json: bool) -> Result<(), Failure> {
    let messages: Vec<Message> = app
        .every_message()
        .await?
        .into_iter()
        .map(|message| Message {
            id: message.id,
            title: message.subject,
            date: message.sent_at,
            thread: message.thread_id,
            from: message.sender_name,
        })
        .collect();
    print(json, &messages, |messages| {
        messages
            .iter()
            .map(|message| {
                format!("{}  {}  {}", message.date.format("%Y-%m-%d %H:%M"), message.id, message.title)
            })
            .collect()
    });
    Ok(())
}

pub async fn documents(app: &App, json: bool) -> Result<(), Failure> {
    let mut documents: Vec<Document> = Vec::new();
    loop {
        let offset = u32::try_from(documents.len()).unwrap_or(u32::MAX);
        let page = app.papers(PaperFilter { offset, limit: PAGE, ..PaperFilter::default() }).await?;
        let last = page.rows.is_empty();
        documents.extend(page.rows.into_iter().map(|row| Document {
            id: row.id,
            title: row.title,
            date: row.at,
            kind: row.kind,
            from: row.from,
        }));
        if last || documents.len() as u64 >= u64::from(page.total) {
            break;
        }
    }
    print(json, &documents, |documents| {
        documents
            .iter()
            .map(|document| {
                format!("{}  {}  {}", document.date.format("%Y-%m-%d"), document.id, document.title)
            })
            .collect()
    });
    Ok(())
}
