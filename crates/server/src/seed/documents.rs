//! Documents, e-mails and the files that go with messages.

use super::draw::{Draw, days_after};
use super::emails::{Dress, Email, message};
use super::files::Files;
use super::letters::{LetterScript, blocks, read};
use super::names::lines;
use super::people::{DemoPerson, Richness};
use super::profile::work_email;
use super::slots::Slots;
use super::typewriter::Typewriter;
use super::units::Unit;
use super::{SeedError, Setting, pdf, pictures};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use min_side_domain::Language;
use min_side_domain::records::{Attachment, BlobRef, Document, DocumentKind};
use min_side_kursbevis::letter::Block;
use min_side_words::dates;
use std::collections::BTreeMap;

/// Files to choose among, by kind.
pub type Attachments = BTreeMap<&'static str, Vec<Attachment>>;

/// Kinds of attachments that are letters of the data file: kind, id of the letter.
const LETTER_KINDS: [(&str, &str); 17] = [
    ("notat", "notat"),
    ("brev", "lonn-brev"),
    ("lonnsslipp", "lonnsslipp"),
    ("skjema", "skjema"),
    ("avtale", "avtale"),
    ("innkalling", "innkalling-arsmote"),
    ("kursinnkalling", "innkalling-kurs"),
    ("protokoll", "protokoll"),
    ("regnskap", "regnskap"),
    ("referat", "referat"),
    ("prognose", "prognose"),
    ("brosjyre", "brosjyre"),
    ("oppgave", "kontingentoppgave"),
    ("rapport", "rapport"),
    ("program", "rapport"),
    ("lysark", "brosjyre"),
    ("vedtak", "stipend-vedtak"),
];
/// Documents of the demo member when no number is asked for.
const DEFAULT_DOCUMENTS: usize = 120;
/// Pages of the long documents, in turn.
const LONG: [usize; 12] = [3, 8, 40, 2, 12, 5, 24, 4, 16, 6, 10, 20];
/// From this many on, documents share the bytes of earlier ones.
const DISTINCT: usize = 600;
/// What the space between paragraphs takes, in characters.
const PARAGRAPH_GAP: usize = 90;
/// Characters that fit on a page with a heading, with some to spare.
const PAGE_CHARS: usize = 2_700;
/// What somebody who has just become a member has got.
const FOR_NEW: [&str; 2] = ["bekreftelse", "innkalling-arsmote"];

/// Makes the files that go with messages, a few of each kind.
///
/// # Errors
/// When a picture or a PDF cannot be made.
pub fn attachments(setting: &Setting, files: &mut Files) -> Result<Attachments, SeedError> {
    let mut out = Attachments::new();
    let typewriter = Typewriter::new()?;
    let people = super::people::all(setting.options.today);
    let (Some(person), Some(unit)) = (people.first(), setting.units.first()) else { return Ok(out) };
    let scripts = read(include_str!("texts/documents_nb.txt"));
    let mut draw = Draw::new(setting.options.seed, "attachments");
    for variant in 0..3 {
        let day = days_after(setting.options.today, -400 - variant * 700);
        for (kind, id) in LETTER_KINDS {
            let Some(script) = scripts.iter().find(|script| script.id == id) else { continue };
            let mut slots = Slots::new(setting, person, unit, day, Language::Nb);
            let (title, _, bytes) = letter(script, &mut slots, day, &mut draw)?;
            let name = if kind == script.file || variant == 0 {
                format!("{}.pdf", script.file)
            } else {
                format!("{}.pdf", title.replace([':', '/', '«', '»', '?'], ""))
            };
            let blob = files.add(bytes, "application/pdf");
            out.entry(kind).or_default().push(Attachment { name, blob });
        }
        let picture = files.add(pictures::thermometer(&mut draw, &typewriter)?, "image/jpeg");
        let name = format!("IMG_{}.jpg", 2041 + variant * 318);
        out.entry("bilde").or_default().push(Attachment { name, blob: picture });
        let plan = pictures::floor_plan(&mut draw, &typewriter, "Plantegning 3. etasje")?;
        let blob = files.add(plan, "image/png");
        let name = format!("skjermbilde {}.png", variant + 1);
        out.entry("bilde").or_default().push(Attachment { name, blob });
        let receipt = pictures::receipt(&typewriter, &receipt_text(&mut draw, day))?;
        let blob = files.add(receipt, "image/jpeg");
        out.entry("kvittering").or_default().push(Attachment { name: "kvittering.jpg".to_owned(), blob });
        let sheet = sheet(&mut draw);
        let blob = files.add(sheet.into_bytes(), "text/plain");
        out.entry("regneark").or_default().push(Attachment { name: "beregning.txt".to_owned(), blob });
    }
    Ok(out)
}

fn receipt_text(draw: &mut Draw, day: NaiveDate) -> String {
    let price = draw.between(180, 940);
    format!(
        "BILLETTKONTORET\n{}\n\nEnkeltbillett   {price},00\nSetereservasjon  50,00\nSum NOK         {},00\nHerav mva 12 %\n\nBetalt med kort\nTakk for turen!",
        day.format("%d.%m.%Y kl. 09.14"),
        price + 50
    )
}

fn sheet(draw: &mut Draw) -> String {
    let mut out = String::from("Måned\tÅrslønn\tUtbetalt\tRiktig\tAvvik\r\n");
    for month in &dates::words(Language::Nb).months[..6] {
        let (paid, right) = (draw.between(39_000, 46_000), draw.between(39_000, 46_000));
        out.push_str(&format!("{month}\t{}\t{paid}\t{right}\t{}\r\n", right * 12, paid - right));
    }
    out
}

/// The title, sender and bytes of a letter.
fn letter(
    script: &LetterScript,
    slots: &mut Slots<'_>,
    day: NaiveDate,
    draw: &mut Draw,
) -> Result<(String, String, Vec<u8>), SeedError> {
    let title = slots.fill(draw.pick(&script.titles), draw);
    let from = slots.fill(script.from, draw);
    let body = slots.fill(script.body, draw);
    let bytes = pdf::letter(&title, &from, day, Language::Nb, blocks(&body))?;
    Ok((title, from, bytes))
}

/// A person's documents, newest first.
///
/// # Errors
/// When a picture or a PDF cannot be made.
pub fn all(
    setting: &Setting,
    person: &DemoPerson,
    unit: &Unit,
    files: &mut Files,
) -> Result<Vec<Document>, SeedError> {
    let count = match person.richness {
        Richness::Full => setting.options.documents.unwrap_or(DEFAULT_DOCUMENTS),
        Richness::Some => 14,
        Richness::Little => 2,
    };
    let mut maker = Maker {
        setting,
        person,
        unit,
        files,
        typewriter: Typewriter::new()?,
        draw: Draw::new(setting.options.seed, &format!("documents {}", person.id)),
        letters: read(include_str!("texts/documents_nb.txt"))
            .into_iter()
            .filter(|script| !script.attachment_only)
            .filter(|script| person.richness != Richness::Little || FOR_NEW.contains(&script.id))
            .collect(),
        emails: read(include_str!("texts/emails_nb.txt")),
        paragraphs: lines(include_str!("texts/long_nb.txt")),
        headings: lines(include_str!("texts/long_titles.txt")),
        next_letter: 0,
        next_email: 0,
    };
    let today = setting.options.today;
    let span = (today - days_after(today, -8 * 365).max(person.since)).num_days().max(3) - 2;
    let mut out: Vec<Document> = Vec::with_capacity(count);
    for index in 0..count {
        let ago = 1 + span * i64::try_from(index).unwrap_or(0) / i64::try_from(count).unwrap_or(1);
        let at = maker.draw.office_moment(days_after(today, -ago)).min(maker.newest());
        let id = format!("{}-dok{:05}", person.id, count - index);
        let made = if index < DISTINCT { maker.document(index, id.clone(), at)? } else { None };
        if let Some(document) = made {
            out.push(document);
        } else if let Some(earlier) = out.get(index % DISTINCT.min(out.len().max(1))) {
            out.push(Document { id, at, ..earlier.clone() });
        }
    }
    Ok(out)
}

struct Maker<'a> {
    setting: &'a Setting,
    person: &'a DemoPerson,
    unit: &'a Unit,
    files: &'a mut Files,
    typewriter: Typewriter,
    draw: Draw,
    letters: Vec<LetterScript>,
    emails: Vec<LetterScript>,
    paragraphs: Vec<&'static str>,
    headings: Vec<&'static str>,
    next_letter: usize,
    next_email: usize,
}

impl Maker<'_> {
    fn newest(&self) -> DateTime<Utc> {
        days_after(self.setting.options.today, -1).and_hms_opt(18, 0, 0).unwrap_or_default().and_utc()
    }

    fn document(
        &mut self,
        index: usize,
        id: String,
        at: DateTime<Utc>,
    ) -> Result<Option<Document>, SeedError> {
        if index % 60 == 33 {
            return self.scan(id, at).map(Some);
        }
        match index % 10 {
            0 | 1 | 3 | 6 => self.letter(id, at),
            2 | 5 | 8 => self.email(index, id, at),
            4 => self.picture(index, id, at).map(Some),
            7 => self.long(index / 10, id, at).map(Some),
            _ => Ok(Some(self.text(index, id, at))),
        }
    }

    fn slots(&self, at: DateTime<Utc>) -> Slots<'_> {
        Slots::new(self.setting, self.person, self.unit, at.date_naive(), Language::Nb)
    }

    /// The next letter; the steps are prime to their number, so all come before one comes again.
    fn letter(&mut self, id: String, at: DateTime<Utc>) -> Result<Option<Document>, SeedError> {
        self.next_letter += 7;
        let Some(script) = self.letters.get(self.next_letter % self.letters.len().max(1)) else {
            return Ok(None);
        };
        let (setting, person, unit) = (self.setting, self.person, self.unit);
        let mut slots = Slots::new(setting, person, unit, at.date_naive(), Language::Nb);
        let (title, from, bytes) = letter(script, &mut slots, at.date_naive(), &mut self.draw)?;
        let file_name = format!("{}-{}.pdf", script.file, at.format("%Y-%m-%d"));
        let kind = if script.is_letter { DocumentKind::Letter } else { DocumentKind::Document };
        let blob = self.files.add(bytes, "application/pdf");
        Ok(Some(made(id, kind, title, file_name, &from, at, Some(1), blob)))
    }

    /// A document of many pages; each begins with a heading and holds what surely fits.
    fn long(&mut self, number: usize, id: String, at: DateTime<Utc>) -> Result<Document, SeedError> {
        let pages = LONG[number % LONG.len()];
        let year = at.year();
        let (title, file) = match number % 4 {
            0 => (format!("Handlingsprogram {year}–{}", year + 4), "handlingsprogram"),
            1 => (format!("Årsberetning for {}", year - 1), "aarsberetning"),
            2 => (format!("Protokoll fra landsmøtet {year}"), "landsmoteprotokoll"),
            _ => (format!("Tariffpolitisk notat {year}"), "tariffpolitisk-notat"),
        };
        let mut content = Vec::new();
        for page in 0..pages {
            if page > 0 {
                content.push(Block::PageBreak);
            }
            let heading = self.headings[(page + number) % self.headings.len()];
            content.push(Block::Heading { level: 1, text: format!("{}. {heading}", page + 1) });
            let mut length = 0;
            let mut next = self.draw.below(self.paragraphs.len());
            loop {
                let paragraph = self.paragraphs[next % self.paragraphs.len()];
                length += paragraph.chars().count() + PARAGRAPH_GAP;
                if length > PAGE_CHARS {
                    break;
                }
                content.push(Block::Paragraph(paragraph.to_owned()));
                next += 5;
            }
        }
        let bytes = pdf::letter(&title, "Norsk Tjenestemannslag", at.date_naive(), Language::Nb, content)?;
        let blob = self.files.add(bytes, "application/pdf");
        let kind = DocumentKind::Document;
        let pages = u32::try_from(pages).ok();
        Ok(made(id, kind, title, format!("{file}-{year}.pdf"), "Norsk Tjenestemannslag", at, pages, blob))
    }

    fn scan(&mut self, id: String, at: DateTime<Utc>) -> Result<Document, SeedError> {
        let mut pages = Vec::new();
        for number in 1..=2 {
            let mut text = format!("Avskrift av protokoll, {number}. side\n\n");
            let first = self.draw.below(self.paragraphs.len());
            for step in 0..6 {
                text.push_str(self.paragraphs[(first + step * 5) % self.paragraphs.len()]);
                text.push_str("\n\n");
            }
            pages.push(pictures::scanned_page(&mut self.draw, &self.typewriter, &text, number)?);
        }
        let blob = self.files.add(pdf::scan(&pages), "application/pdf");
        let title = format!("Skannet protokoll {}", at.year() - 11);
        let name = format!("scan_{}.pdf", at.format("%Y%m%d"));
        let count = u32::try_from(pages.len()).ok();
        Ok(made(id, DocumentKind::Document, title, name, "NTLs arkiv", at, count, blob))
    }

    fn picture(&mut self, index: usize, id: String, at: DateTime<Utc>) -> Result<Document, SeedError> {
        let (title, name, bytes, media_type) = match index / 10 % 3 {
            0 => {
                let title = format!("Lønnsutvikling {}–{}", at.year() - 5, at.year());
                let bytes = pictures::chart(&mut self.draw, &self.typewriter, &title, at.year() - 5)?;
                (title, "lonnsutvikling.png", bytes, "image/png")
            }
            1 => {
                let bytes = pictures::floor_plan(&mut self.draw, &self.typewriter, "Nye lokaler")?;
                ("Plantegning, nye lokaler".to_owned(), "plantegning.png", bytes, "image/png")
            }
            _ => {
                let text = receipt_text(&mut self.draw, at.date_naive());
                let bytes = pictures::receipt(&self.typewriter, &text)?;
                ("Kvittering, reise til kurs".to_owned(), "kvittering.jpg", bytes, "image/jpeg")
            }
        };
        let blob = self.files.add(bytes, media_type);
        Ok(made(id, DocumentKind::Document, title, name.to_owned(), "NTL", at, None, blob))
    }

    fn email(&mut self, index: usize, id: String, at: DateTime<Utc>) -> Result<Option<Document>, SeedError> {
        self.next_email += 3;
        let Some(script) = self.emails.get(self.next_email % self.emails.len().max(1)).cloned() else {
            return Ok(None);
        };
        let mut slots = Slots::new(self.setting, self.person, self.unit, at.date_naive(), Language::Nb);
        let subject = slots.fill(self.draw.pick(&script.titles), &mut self.draw);
        let from = slots.fill(script.from, &mut self.draw);
        let text = slots.fill(script.body, &mut self.draw);
        let picture = match index % 3 {
            0 => Some(pictures::chart(&mut self.draw, &self.typewriter, "Medlemmer", at.year() - 5)?),
            _ => None,
        };
        let to = (self.person.name.full(), work_email(&self.person.name, self.unit));
        let plain = script.id == "mote" || script.id == "ferdig";
        let attached = (script.id == "kurspaminnelse")
            .then(|| pdf::letter(&subject, &from, at.date_naive(), Language::Nb, blocks(&text)))
            .transpose()?;
        let bytes = message(&Email {
            from: (&from, "post@ntl.example.no"),
            to: (&to.0, &to.1),
            subject: &subject,
            at,
            id: &id,
            text: &text,
            html: (!plain).then_some(Dress {
                picture: picture.as_deref(),
                hostile: script.id == "tilbud" || script.id == "undersokelse",
            }),
            attachment: attached.as_deref().map(|bytes| ("kurs.pdf", "application/pdf", bytes)),
        });
        let blob = self.files.add(bytes, "message/rfc822");
        let name = format!("epost-{}.eml", at.format("%Y-%m-%d"));
        Ok(Some(made(id, DocumentKind::Email, subject, name, &from, at, None, blob)))
    }

    fn text(&mut self, index: usize, id: String, at: DateTime<Utc>) -> Document {
        let mut text = format!("Referat fra telefonsamtale {}\r\n\r\n", at.format("%d.%m.%Y"));
        for step in 0..2 + index % 3 {
            text.push_str(self.paragraphs[(index * 3 + step) % self.paragraphs.len()]);
            text.push_str("\r\n\r\n");
        }
        let summary = self.slots(at).fill(
            "Avtalt: {saksbehandler} følger opp innen {frist}. Sak {saksnr}.\r\n",
            &mut Draw::new(self.setting.options.seed, &format!("note {id}")),
        );
        text.push_str(&summary);
        let blob = self.files.add(text.into_bytes(), "text/plain");
        let name = format!("telefonnotat-{}.txt", at.format("%Y-%m-%d"));
        made(
            id,
            DocumentKind::Document,
            "Telefonnotat".to_owned(),
            name,
            "NTL medlemsservice",
            at,
            None,
            blob,
        )
    }
}

#[expect(clippy::too_many_arguments, reason = "the fields of a document, in order")]
fn made(
    id: String,
    kind: DocumentKind,
    title: String,
    file_name: String,
    from: &str,
    at: DateTime<Utc>,
    pages: Option<u32>,
    blob: BlobRef,
) -> Document {
    Document { id, kind, title, file_name, from: from.to_owned(), at, pages, blob }
}
