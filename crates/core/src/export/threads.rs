//! Every thread as a page and as a PDF, and a page for each year that leads to them.

use super::page::{Cell, Page};
use super::papers::Exporter;
use super::words;
use crate::error::{Error, Result};
use crate::messages;
use crate::outbox::Pending;
use crate::views::{ExportStep, MessageView, ThreadView};
use min_side_domain::records::Sender;
use std::collections::BTreeMap;

/// The folder of the threads.
pub(super) const FOLDER: &str = "meldinger";

/// A thread as the page of its year names it.
pub(super) struct Line {
    date: String,
    subject: String,
    with: String,
    messages: String,
    /// File name of its page, within the folder of its year.
    page: String,
}

/// The threads by year, newest first within a year.
pub(super) type Years = BTreeMap<String, Vec<Line>>;

impl Exporter<'_> {
    /// Writes every thread, those that wait to be sent among them.
    pub(super) fn threads(&mut self, pending: &[Pending]) -> Result<Years> {
        let cache = self.cache;
        let sql = "SELECT thread_id FROM (SELECT thread_id, max(sent_at) AS at FROM messages GROUP BY thread_id \
                   UNION ALL SELECT id, last_at FROM threads WHERE NOT EXISTS \
                   (SELECT 1 FROM messages m WHERE m.thread_id = threads.id)) ORDER BY at DESC, thread_id";
        let mut ids: Vec<String> =
            cache.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let known: std::collections::HashSet<&str> = ids.iter().map(String::as_str).collect();
        let new: Vec<String> = messages::outgoing_threads(cache, pending)?
            .into_iter()
            .filter(|id| !known.contains(id.as_str()))
            .collect();
        ids.splice(0..0, new);
        self.run.step(ExportStep::Threads, ids.len() as u64)?;
        let mut years = Years::new();
        for id in &ids {
            let thread = messages::thread(cache, pending, &BTreeMap::new(), id)?;
            let (year, line) = self.thread(&thread)?;
            years.entry(year).or_default().push(line);
            self.run.advance()?;
        }
        self.is_whole(pending)?;
        self.years(&years)?;
        Ok(years)
    }

    fn thread(&mut self, thread: &ThreadView) -> Result<(String, Line)> {
        let words = self.words();
        let last = thread.messages.iter().map(|message| message.at).max().unwrap_or_default();
        let (year, day) = words::filed(last);
        let subject = if thread.subject.trim().is_empty() { words.no_subject } else { &thread.subject };
        let page = self.place.free(&format!("{FOLDER}/{year}"), &format!("{day} {subject}"), "html");
        let pdf = format!("{}.pdf", page.trim_end_matches(".html"));
        let (_, bytes) = messages::pdf(thread, self.language, Vec::new())?;
        self.place.put_bytes(pdf.clone(), &bytes)?;
        let html = self.html(thread, subject, &year, &pdf);
        self.place.put_bytes(page.clone(), &html)?;
        self.manifest.threads += 1;
        self.manifest.messages += thread.messages.len() as u64;
        let line = Line {
            date: words::day_of(last),
            subject: subject.to_owned(),
            with: thread.recipient_name.clone(),
            messages: thread.messages.len().to_string(),
            page: page.rsplit('/').next().unwrap_or_default().to_owned(),
        };
        Ok((year, line))
    }

    fn html(&self, thread: &ThreadView, subject: &str, year: &str, pdf: &str) -> Vec<u8> {
        let words = self.words();
        let above = [
            (words.everything, "../../index.html".to_owned()),
            (&*format!("{} {year}", words.messages), "index.html".to_owned()),
        ];
        let mut page = Page::begin(self.language, 2, subject, words.way, &above);
        if !thread.recipient_name.is_empty() {
            page.note(&format!("{} {}", words.with, thread.recipient_name));
        }
        let name = pdf.rsplit('/').next().unwrap_or_default().to_owned();
        page.list(&[(words.pdf.to_owned(), Some(name))]);
        for message in &thread.messages {
            page.heading(&format!("{}, {}", sender(message, thread, words), words::moment(message.at)));
            if message.pending.is_some() {
                page.note(words.unsent);
            }
            page.letter(&message.body);
            if !message.attachments.is_empty() {
                page.note(words.attachments);
                let files = message.attachments.iter().map(|file| match self.files.path(&file.sha256) {
                    Some(path) => (file.name.clone(), Some(format!("../../{path}"))),
                    None => (format!("{} ({})", file.name, words.not_here), None),
                });
                page.list(&files.collect::<Vec<_>>());
            }
        }
        page.end()
    }

    fn years(&mut self, years: &Years) -> Result<()> {
        let words = self.words();
        for (year, lines) in years {
            let title = format!("{} {year}", words.messages);
            let above = [(words.everything, "../../index.html".to_owned())];
            let mut page = Page::begin(self.language, 2, &title, words.way, &above);
            let rows = lines.iter().map(|line| {
                vec![
                    Cell::Text(&line.date),
                    Cell::Link(&line.subject, line.page.clone()),
                    Cell::Text(&line.with),
                    Cell::Text(&line.messages),
                    Cell::Link(words.pdf, format!("{}.pdf", line.page.trim_end_matches(".html"))),
                ]
            });
            page.table(&title, &[words.date, words.subject, words.with, words.count, words.pdf], rows);
            self.place.put_bytes(format!("{FOLDER}/{year}/index.html"), &page.end())?;
        }
        Ok(())
    }

    /// Sees that every message is on a page.
    fn is_whole(&self, pending: &[Pending]) -> Result<()> {
        let there: i64 = self.cache.query_row("SELECT count(*) FROM messages", [], |row| row.get(0))?;
        let waiting = messages::outgoing_count(self.cache, pending)?;
        if self.manifest.messages != u64::try_from(there).unwrap_or_default() + waiting {
            return Err(Error::refused("export_incomplete"));
        }
        Ok(())
    }
}

fn sender(message: &MessageView, thread: &ThreadView, words: &words::Words) -> String {
    match message.sender {
        _ if !message.sender_name.is_empty() => message.sender_name.clone(),
        Sender::Member => words.you.to_owned(),
        Sender::Union => thread.recipient_name.clone(),
    }
}
