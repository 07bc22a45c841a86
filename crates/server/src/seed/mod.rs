//! The generator of synthetic unions: the same rows and files for the same seed and day.
//!
//! Every person is invented; addresses are under `example.no` and `example.com`, phone numbers are valid in
//! form only, organisation numbers are of the series that Enhetsregisteret keeps for test data. Dates follow
//! from [`Options::today`], so that a deadline is today and some invoices are overdue.

pub mod canvas;
pub mod courses;
pub mod documents;
pub mod draw;
pub mod emails;
pub mod employments;
pub mod files;
pub mod images;
pub mod invoices;
pub mod letters;
pub mod messages;
pub mod names;
pub mod offices;
pub mod pdf;
pub mod people;
pub mod pictures;
pub mod places;
pub mod profile;
pub mod recruiting;
pub mod register;
pub mod scripts;
pub mod shop;
mod sink;
pub mod slots;
#[cfg(test)]
mod tests;
pub mod typewriter;
pub mod units;

pub use sink::Sink;

use crate::storage::{Row, StorageError};
use chrono::NaiveDate;
use files::Files;
use min_side_domain::Audience;
use min_side_domain::records::Record;
use names::Names;
use people::{DemoPerson, Richness};
use places::Places;
use std::collections::BTreeMap;
use units::Unit;

/// What to make.
#[derive(Debug, Clone)]
pub struct Options {
    /// The same seed and day give the same union.
    pub seed: u64,
    /// The day that dates follow from.
    pub today: NaiveDate,
    /// Exactly this many messages for the demo member, over threads in proportion.
    pub messages: Option<usize>,
    /// Exactly this many documents for the demo member.
    pub documents: Option<usize>,
    /// Members in the list that the demo member's office gives.
    pub list_members: usize,
    /// Virksomheter in the register.
    pub virksomheter: usize,
    /// Workplaces in the register.
    pub arbeidssteder: usize,
}

impl Options {
    /// The default demonstration on a day.
    #[must_use]
    pub fn on(today: NaiveDate) -> Self {
        Self {
            seed: 20_180_201,
            today,
            messages: None,
            documents: None,
            list_members: 800,
            virksomheter: 12_000,
            arbeidssteder: 60_000,
        }
    }
}

/// What was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows of each collection over all audiences.
    pub rows: BTreeMap<&'static str, usize>,
    /// Distinct files.
    pub files: usize,
    /// Ids and names of those who can sign in; the first is the demo member.
    pub people: Vec<(String, String)>,
}

/// Why nothing, or not all, was made.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The storage failed.
    #[error("the storage failed")]
    Storage(#[from] StorageError),
    /// A picture could not be made.
    #[error("a picture could not be made")]
    Picture(#[from] image::ImageError),
    /// A PDF could not be made.
    #[error("a PDF could not be made: {0}")]
    Pdf(String),
}

/// Rows written in one go.
const BATCH: usize = 5_000;

/// Collects rows and hands them on in batches.
struct Writer<'a, S: Sink> {
    sink: &'a mut S,
    batch: Vec<Row>,
    summary: Summary,
}

impl<S: Sink> Writer<'_, S> {
    fn put<R: Record>(&mut self, audience: &Audience, record: &R) -> Result<(), SeedError> {
        self.batch.push(Row::of(audience.clone(), record)?);
        *self.summary.rows.entry(R::COLLECTION.name()).or_default() += 1;
        if self.batch.len() >= BATCH { self.flush() } else { Ok(()) }
    }

    fn put_all<'r, R: Record + 'r>(
        &mut self,
        audience: &Audience,
        records: impl IntoIterator<Item = &'r R>,
    ) -> Result<(), SeedError> {
        records.into_iter().try_for_each(|record| self.put(audience, record))
    }

    fn flush(&mut self) -> Result<(), SeedError> {
        if !self.batch.is_empty() {
            self.sink.rows(&self.batch)?;
            self.batch.clear();
        }
        Ok(())
    }
}

/// What every domain's generator may look at.
pub struct Setting {
    /// What to make.
    pub options: Options,
    /// Lists of names.
    pub names: Names,
    /// Lists of places.
    pub places: Places,
    /// The organisasjonsledd.
    pub units: Vec<Unit>,
}

/// Makes the demonstration and writes it.
///
/// # Errors
/// When the storage, a picture or a PDF fails; rows written before that stay.
pub fn demo(sink: &mut impl Sink, options: &Options) -> Result<Summary, SeedError> {
    let names = Names::new();
    let units = units::all(options.seed, &names);
    let setting = Setting { options: options.clone(), names, places: Places::new(), units };
    let mut files = Files::default();
    let mut writer = Writer { sink, batch: Vec::with_capacity(BATCH), summary: Summary::default() };

    let register = register::make(options.seed, &setting.places, options.virksomheter, options.arbeidssteder);
    let rewards = shop::rewards(&mut files)?;
    let catalogue = courses::catalogue(options.seed, &setting.places, options.today);
    let attachments = documents::attachments(&setting, &mut files)?;

    for person in people::all(options.today) {
        let Some(unit) = setting.units.iter().find(|unit| unit.id == person.unit) else { continue };
        let name = person.name.full();
        writer.sink.member(person.id, &name)?;
        writer.summary.people.push((person.id.to_owned(), name));
        let own = Audience::Member(person.id.to_owned());

        let details = profile::profile(options.seed, &person, unit, &setting.places);
        writer.put(&own, &profile::union_row())?;
        writer.put(&own, &details)?;
        writer.put(&own, &profile::membership(&person, unit))?;
        writer.put_all(&own, &profile::recipients(unit))?;
        writer.put_all(&own, &profile::representatives(options.seed, unit))?;

        let threads = messages::all(&setting, &person, unit, &attachments);
        writer.put_all(&own, &threads.threads)?;
        writer.put_all(&own, &threads.messages)?;

        let jobs = employments::all(options.seed, &person, unit.employer, &register, options.today);
        writer.put_all(&own, &jobs)?;
        write_offices(&mut writer, &setting, &person, unit, &own)?;

        let (enrolments, certificates) =
            courses::enrolments(options.seed, &person, &catalogue, options.today);
        writer.put_all(&own, &enrolments)?;
        writer.put_all(&own, &certificates)?;

        writer.put_all(&own, &documents::all(&setting, &person, unit, &mut files)?)?;
        writer.put_all(&own, &invoices::all(&setting, &person, &details.address, &mut files)?)?;

        let (recruitments, mut points) =
            recruiting::all(options.seed, &person, &setting.names, options.today);
        let (orders, spent) = shop::orders(options.seed, &person, &details.address, &rewards, options.today);
        points.extend(spent);
        points.sort_by_key(|entry| std::cmp::Reverse(entry.at));
        writer.put_all(&own, &recruitments)?;
        writer.put_all(&own, &points)?;
        writer.put_all(&own, &orders)?;
    }

    writer.put_all(&Audience::Public, &rewards)?;
    writer.put_all(&Audience::Public, catalogue.iter().map(|entry| &entry.course))?;
    writer.put_all(&Audience::Public, &register.virksomheter)?;
    writer.put_all(&Audience::Public, &register.arbeidssteder)?;
    writer.flush()?;
    for (bytes, media_type) in files.all() {
        writer.sink.blob(bytes, media_type)?;
    }
    writer.summary.files = files.count();
    Ok(writer.summary)
}

/// Offices, and the list that one of them gives.
fn write_offices<S: Sink>(
    writer: &mut Writer<'_, S>,
    setting: &Setting,
    person: &DemoPerson,
    unit: &Unit,
    own: &Audience,
) -> Result<(), SeedError> {
    let offices = offices::all(person, unit, setting.options.today);
    writer.put_all(own, &offices)?;
    if offices.iter().any(|office| office.gives_list) {
        let audience = Audience::Unit(unit.id.to_owned());
        let count = if person.richness == Richness::Full { setting.options.list_members } else { 64 };
        let (names, places) = (&setting.names, &setting.places);
        let list =
            offices::member_list(setting.options.seed, unit, count, names, places, setting.options.today);
        writer.put_all(&audience, &list)?;
        writer.flush()?;
        writer.sink.grant(person.id, &audience)?;
    }
    Ok(())
}
