//! What goes to the printer: PDFs and pictures as they are; e-mails, EHF invoices and text set as a letter, since
//! a printer would print their source.

use crate::error::{Error, Result};
use crate::files::{decoded, essence, store, viewer};
use crate::rows::oslo_day;
use crate::views::{EhfSum, EhfView, SumKind, Viewer};
use crate::{App, email, invoices, settings};
use chrono::NaiveDate;
use min_side_domain::text::is_harmful;
use min_side_domain::{Language, norwegian};
use min_side_kursbevis::letter::{self, Block, Column, Letter};
use min_side_words::letters;

/// The largest file that is sent as it is: it is held in memory on its way to the printer.
const AS_IT_IS_MAX: u64 = 256 * 1024 * 1024;
/// The largest file that is set as a letter.
const SET_MAX: u64 = 64 * 1024 * 1024;
/// Most bytes of text that are set, some 200 pages.
const TEXT_MAX: usize = 600_000;

impl App {
    /// A file as it is sent to the printer: a PDF or a picture.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `file_too_large`; `not_printable` for what can only be saved.
    pub async fn printable(&self, file: &str) -> Result<Vec<u8>> {
        let media_type = self.media_type(file).await?;
        let view = viewer(&media_type);
        match view {
            Viewer::Pdf | Viewer::Image => return self.file_bytes(file, AS_IT_IS_MAX).await,
            Viewer::None => return Err(Error::refused("not_printable")),
            Viewer::Text | Viewer::Email | Viewer::Ehf => {}
        }
        let bytes = self.file_bytes(file, SET_MAX).await?;
        let language = self.local()?.read(settings::read).await?.language.unwrap_or(Language::Nb);
        let today = oslo_day(self.now());
        let set = tokio::task::spawn_blocking(move || {
            let letter = match view {
                Viewer::Email => of_email(&bytes, today, language),
                Viewer::Ehf => of_ehf(&bytes, today, language),
                _ => None,
            };
            set(&letter.unwrap_or_else(|| of_text(&decoded(&bytes), today, language)))
        });
        set.await.unwrap_or(Err(Error::refused("print_failed")))
    }

    /// The media type of a file that is known by its hash alone.
    pub(crate) async fn media_type(&self, file: &str) -> Result<String> {
        if let Some(held) = self.rooms().opened.media_type(file) {
            return Ok(held);
        }
        let sha256 = file.to_owned();
        match self.cache()?.read(move |cache| store::find(cache, &sha256)).await? {
            Some(known) => Ok(essence(&known.media_type).to_owned()),
            None => Ok(self.open_attachment(file.to_owned()).await?.media_type),
        }
    }
}

fn set(letter: &Letter) -> Result<Vec<u8>> {
    letter::render(letter).map_err(|error| {
        tracing::warn!(%error, "a file could not be set");
        Error::refused("print_failed")
    })
}

fn of_text(text: &str, today: NaiveDate, language: Language) -> Letter {
    letter(String::new(), String::new(), today, language, vec![Block::Paragraph(plain(text))])
}

fn of_email(bytes: &[u8], today: NaiveDate, language: Language) -> Option<Letter> {
    let email = email::read(bytes)?;
    let words = letters::words(language);
    let date = email.date.map(|at| at.with_timezone(&chrono_tz::Europe::Oslo));
    let mut heads = vec![(words.from.to_owned(), email.from), (words.to.to_owned(), email.to)];
    heads.push((words.copy.to_owned(), email.cc));
    if let Some(date) = date {
        let shown = format!("{} {}", norwegian::date_short(date.date_naive()), date.format("%H:%M"));
        heads.push((words.date.to_owned(), shown));
    }
    heads.retain(|(_, value)| !value.is_empty());
    let mut blocks = Vec::new();
    if !heads.is_empty() {
        blocks.extend([Block::KeyValues(heads), Block::Rule]);
    }
    let notes = email.notes.iter().map(|note| email::sentence(*note, language).to_owned());
    blocks.extend(notes.map(Block::Note));
    blocks.push(Block::Paragraph(plain(&email::text(bytes).unwrap_or_default())));
    if !email.attachments.is_empty() {
        blocks.push(Block::Note(words.files.to_owned()));
        blocks.push(Block::List(email.attachments.into_iter().map(|file| file.name).collect()));
    }
    let day = date.map_or(today, |date| date.date_naive());
    Some(letter(email.subject, String::new(), day, language, blocks))
}

fn of_ehf(bytes: &[u8], today: NaiveDate, language: Language) -> Option<Letter> {
    let ehf = invoices::read_ehf(bytes)?;
    let words = letters::words(language);
    let day = |day: Option<NaiveDate>| day.map(norwegian::date_short).unwrap_or_default();
    let mut heads = vec![
        (words.to.to_owned(), ehf.buyer.clone()),
        (words.number.to_owned(), ehf.number.clone()),
        (words.issued.to_owned(), day(ehf.issued)),
        (words.due.to_owned(), day(ehf.due)),
        (words.payee.to_owned(), ehf.payee.clone()),
        (words.credit_of.to_owned(), ehf.credit_of.join(", ")),
    ];
    // Each way to pay stands together: the account, and what belongs to it.
    for payment in &ehf.payments {
        let reference = if payment.is_kid { "KID" } else { words.reference };
        heads.extend([
            (words.account.to_owned(), payment.account_shown.clone()),
            ("BIC".to_owned(), payment.bic.clone()),
            (reference.to_owned(), payment.reference_shown.clone()),
        ]);
    }
    heads.retain(|(_, value)| !value.is_empty());
    let mut rows: Vec<Vec<String>> = ehf
        .lines
        .iter()
        .map(|line| vec![line.name.clone(), line.quantity.clone(), amount(line.amount, &ehf)])
        .collect();
    let mut row =
        |name: &str, hundredths| rows.push(vec![name.to_owned(), String::new(), amount(hundredths, &ehf)]);
    let named = |sum: &EhfSum| match sum.kind {
        _ if !sum.text.is_empty() => sum.text.clone(),
        SumKind::Allowance => words.allowance.to_owned(),
        SumKind::Charge => words.charge.to_owned(),
        SumKind::Prepaid => words.prepaid.to_owned(),
        SumKind::Rounding => words.rounding.to_owned(),
    };
    let after_tax = |sum: &&EhfSum| matches!(sum.kind, SumKind::Prepaid | SumKind::Rounding);
    for sum in ehf.sums.iter().filter(|sum| !after_tax(sum)) {
        row(&named(sum), Some(sum.amount));
    }
    if ehf.vat.is_some() {
        row(words.vat, ehf.vat);
    }
    for sum in ehf.sums.iter().filter(after_tax) {
        row(&named(sum), Some(sum.amount));
    }
    let total = if ehf.to_receive { words.to_receive } else { words.to_pay };
    row(total, ehf.total.map(i64::abs));
    let column = |title: &str, weight, numeric| Column { title: title.to_owned(), weight, numeric };
    let columns =
        vec![column(words.what, 6, false), column(words.quantity, 2, true), column(words.amount, 3, true)];
    let title = if ehf.credit { words.credit } else { words.invoice };
    let blocks = vec![Block::KeyValues(heads), Block::Table { columns, rows }];
    Some(letter(title.to_owned(), ehf.seller, ehf.issued.unwrap_or(today), language, blocks))
}

/// An amount with its currency, as `1 234,50 kr` or `1 234,50 EUR`.
fn amount(hundredths: Option<i64>, ehf: &EhfView) -> String {
    let Some(hundredths) = hundredths else { return String::new() };
    let shown = norwegian::amount(hundredths);
    match ehf.currency.as_str() {
        "" | "NOK" => shown,
        currency => shown.replace("kr", currency),
    }
}

fn letter(title: String, from: String, date: NaiveDate, language: Language, blocks: Vec<Block>) -> Letter {
    Letter { language, title, from, date, blocks, attachments: Vec::new() }
}

/// Text that can be set: lines and tabs, no other control characters, of bounded length.
fn plain(text: &str) -> String {
    let end = (0..=TEXT_MAX.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let mut plain: String = text[..end]
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\t', "    ")
        .chars()
        .filter(|letter| *letter == '\n' || !is_harmful(*letter))
        .collect();
    if end < text.len() {
        plain.push('…');
    }
    plain
}
