//! A thread as a PDF, to be saved or printed.

use crate::error::{Error, Result};
use crate::views::ThreadView;
use chrono::{DateTime, Utc};
use chrono_tz::Europe::Oslo;
use min_side_domain::records::Sender;
use min_side_domain::{Language, message_rules, norwegian};
use min_side_kursbevis::letter::{self, Attachment, Block, Letter};
use min_side_words::letters;

/// Most bytes of files that are put into the PDF of a thread.
pub(super) const FILES_MAX: u64 = 64 * 1024 * 1024;

/// File name and bytes. What waits to be sent is in it, and said to wait. The files of messages are named; those that
/// are given travel inside it (PDF/A-3, ISO 19005-3).
///
/// # Errors
/// `print_failed` when it cannot be set.
pub fn pdf(thread: &ThreadView, language: Language, files: Vec<Attachment>) -> Result<(String, Vec<u8>)> {
    let words = letters::words(language);
    let mut blocks = Vec::new();
    for message in &thread.messages {
        if !blocks.is_empty() {
            blocks.push(Block::Rule);
        }
        let name = match message.sender {
            _ if !message.sender_name.is_empty() => message.sender_name.clone(),
            Sender::Member => String::new(),
            Sender::Union => thread.recipient_name.clone(),
        };
        blocks.push(Block::Heading { level: 2, text: format!("{name}, {}", moment(message.at)) });
        if message.pending.is_some() {
            blocks.push(Block::Note(words.waits.to_owned()));
        }
        blocks.push(Block::Paragraph(message.body.clone()));
        if !message.attachments.is_empty() {
            blocks.push(Block::Note(words.message_files.to_owned()));
            blocks.push(Block::List(message.attachments.iter().map(|file| file.name.clone()).collect()));
        }
    }
    let last = thread.messages.iter().map(|message| message.at).max().unwrap_or_default();
    let letter = Letter {
        language,
        title: thread.subject.clone(),
        from: thread.recipient_name.clone(),
        date: last.with_timezone(&Oslo).date_naive(),
        blocks,
        attachments: files,
    };
    let bytes = letter::render(&letter).map_err(|error| {
        tracing::warn!(%error, "a thread could not be set");
        Error::refused("print_failed")
    })?;
    // A slash within a subject is no folder.
    let name = format!("{}.pdf", thread.subject.replace(['/', '\\'], "-"));
    Ok((message_rules::safe_file_name(&name), bytes))
}

fn moment(at: DateTime<Utc>) -> String {
    let at = at.with_timezone(&Oslo);
    format!("{} {}", norwegian::date_short(at.date_naive()), at.format("%H:%M"))
}
