//! One page with what is recorded about the member, for reading; every field is in the records.

use super::page::{Cell, Page};
use super::papers::Exporter;
use super::words::{self, Words};
use crate::error::Result;
use crate::rows;
use min_side_domain::contact::phone_shown;
use min_side_domain::records::{
    Employment, Enrolment, Membership, Office, Order, PointsEntry, Profile, Recruitment, Representative,
};
use rusqlite::Connection;
use serde::de::DeserializeOwned;

/// The page's path in an export.
pub(super) const PATH: &str = "opplysninger.html";

impl Exporter<'_> {
    pub(super) fn facts(&mut self) -> Result<()> {
        let words = self.words();
        let above = [(words.everything, "index.html".to_owned())];
        let mut page = Page::begin(self.language, 0, words.facts, words.way, &above);
        page.note(words.as_data);
        person(self.cache, words, &mut page)?;
        work(self.cache, words, &mut page)?;
        courses(self.cache, words, &mut page)?;
        recruiting(self.cache, words, &mut page)?;
        self.place.put_bytes(PATH.to_owned(), &page.end())
    }
}

fn all<T: DeserializeOwned>(cache: &Connection, table: &str) -> Result<Vec<T>> {
    rows::list(cache, &format!("SELECT body FROM {table} ORDER BY id"), [])
}

/// A table of texts; nothing where there are no rows.
fn table(page: &mut Page, caption: &str, columns: &[&str], rows: &[Vec<String>]) {
    if !rows.is_empty() {
        let cells = rows.iter().map(|row| row.iter().map(|text| Cell::Text(text)).collect());
        page.table(caption, columns, cells);
    }
}

fn person(cache: &Connection, words: &Words, page: &mut Page) -> Result<()> {
    for profile in all::<Profile>(cache, "profile")? {
        page.pairs(&[
            (words.name, profile.name()),
            (words.latin_name, profile.latin_name),
            (words.address, profile.address.lines().join(", ")),
            (words.birth_date, words::day(profile.birth_date)),
            (words.email_work, profile.email_work),
            (words.email_private, profile.email_private),
            (words.mobile_work, phone_shown(&profile.mobile_work)),
            (words.mobile_private, phone_shown(&profile.mobile_private)),
        ]);
    }
    for membership in all::<Membership>(cache, "membership")? {
        page.heading(words.membership);
        page.pairs(&[
            (words.member_number, membership.member_number),
            (words.since, words::day(membership.since)),
            (words.unit, membership.unit_name),
            (words.magazine, (if membership.magazine { words.yes } else { words.no }).to_owned()),
        ]);
    }
    let rows: Vec<_> = all::<Representative>(cache, "representatives")?
        .into_iter()
        .map(|row| {
            let phone = phone_shown(&row.phone);
            let contact: Vec<&str> =
                [row.email.as_str(), &phone].into_iter().filter(|part| !part.is_empty()).collect();
            vec![row.name, row.office, row.unit_name, contact.join(", ")]
        })
        .collect();
    table(page, words.representatives, &[words.name, words.office, words.unit, words.contact], &rows);
    Ok(())
}

fn work(cache: &Connection, words: &Words, page: &mut Page) -> Result<()> {
    let rows: Vec<_> = all::<Employment>(cache, "employments")?
        .into_iter()
        .map(|row| {
            let facts = row.facts;
            vec![
                facts.virksomhet_name,
                facts.arbeidssted_name,
                format!("{}, {} %", facts.position, facts.percent),
                words::day(row.from),
                row.to.map(words::day).unwrap_or_default(),
            ]
        })
        .collect();
    let columns = [words.virksomhet, words.workplace, words.position, words.begins, words.ends];
    table(page, words.employments, &columns, &rows);
    let rows: Vec<_> = all::<Office>(cache, "offices")?
        .into_iter()
        .map(|row| {
            vec![row.title, row.unit_name, words::day(row.from), row.to.map(words::day).unwrap_or_default()]
        })
        .collect();
    table(page, words.offices, &[words.office, words.unit, words.begins, words.ends], &rows);
    Ok(())
}

fn courses(cache: &Connection, words: &Words, page: &mut Page) -> Result<()> {
    let rows: Vec<_> = all::<Enrolment>(cache, "enrolments")?
        .into_iter()
        .map(|row| {
            vec![
                row.course.title,
                row.course.place,
                words::day(row.course.starts),
                words::day(row.course.ends),
            ]
        })
        .collect();
    table(page, words.courses, &[words.title, words.place, words.begins, words.ends], &rows);
    Ok(())
}

fn recruiting(cache: &Connection, words: &Words, page: &mut Page) -> Result<()> {
    let rows: Vec<_> = all::<Recruitment>(cache, "recruitments")?
        .into_iter()
        .map(|row| vec![words::day(row.date), row.name, row.count.to_string()])
        .collect();
    table(page, words.recruitments, &[words.date, words.name, words.quantity], &rows);
    let rows: Vec<_> = all::<PointsEntry>(cache, "points")?
        .into_iter()
        .map(|row| vec![words::day_of(row.at), row.text, row.points.to_string()])
        .collect();
    table(page, words.points, &[words.date, words.text, words.points], &rows);
    let rows: Vec<_> = all::<Order>(cache, "orders")?
        .into_iter()
        .map(|row| {
            vec![
                words::day_of(row.ordered_at),
                row.reward_name,
                row.quantity.to_string(),
                row.points.to_string(),
                row.deliver_to,
            ]
        })
        .collect();
    let columns = [words.date, words.reward, words.quantity, words.points, words.name];
    table(page, words.orders, &columns, &rows);
    Ok(())
}
