//! The course catalogue, a member's enrolments and their certificates.

use super::draw::{Draw, days_after, working_day};
use super::names::lines;
use super::people::{DemoPerson, Richness};
use super::places::Places;
use chrono::{Datelike, NaiveDate};
use min_side_domain::records::{Course, CourseFacts, Enrolment, EnrolmentStatus, Kursbevis, KursbevisFacts};
use std::collections::BTreeMap;

/// A course with what is taught in it.
pub struct CourseWithContents {
    /// The course.
    pub course: Course,
    /// What is taught, one line an item.
    pub contents: Vec<String>,
}

/// Starts of courses in days from today: the past ones that have enrolments, then those to come.
const PAST: [i64; 17] = [
    -24, -61, -118, -190, -260, -341, -430, -512, -640, -777, -902, -1090, -1320, -1604, -1890, -2230, -2610,
];
const COMING: [i64; 23] =
    [9, 16, 21, 27, 33, 38, 44, 51, 58, 64, 70, 79, 86, 93, 101, 108, 117, 125, 134, 142, 156, 171, 188];
/// Which of the coming courses has its deadline today.
const DEADLINE_TODAY: usize = 3;

/// The catalogue: 40 courses.
#[must_use]
pub fn catalogue(seed: u64, places: &Places, today: NaiveDate) -> Vec<CourseWithContents> {
    let mut draw = Draw::new(seed, "courses");
    let templates = lines(include_str!("texts/courses.txt"));
    let venues = lines(include_str!("texts/venues.txt"));
    PAST.iter()
        .chain(&COMING)
        .enumerate()
        .filter_map(|(index, &offset)| {
            let mut parts = templates[index * 7 % templates.len()].split('|');
            let title = parts.next()?;
            let hours = parts.next()?.parse().ok()?;
            let days: i64 = parts.next()?.parse().ok()?;
            let organizer = parts.next()?;
            let description = parts.next()?;
            let contents = parts.next()?.split(';').map(str::to_owned).collect();
            let starts = working_day(days_after(today, offset));
            let deadline = if index == PAST.len() + DEADLINE_TODAY {
                today
            } else {
                days_after(starts, -draw.between(20, 35))
            };
            let (town, venue) = (draw.one(&places.towns).name, *draw.one(&venues));
            // A house stands where it stands; the others are found anywhere.
            let (venue, town) = venue.split_once('|').unwrap_or((venue, town));
            let facts = CourseFacts {
                title: title.to_owned(),
                starts,
                ends: days_after(starts, days - 1),
                hours,
                place: if venue == "Digitalt" { venue.to_owned() } else { format!("{venue}, {town}") },
                deadline,
                organizer: organizer.to_owned(),
                description: description.to_owned(),
            };
            let id = format!("kurs-{}-{:03}", starts.year(), index + 1);
            Some(CourseWithContents { course: Course { id, facts }, contents })
        })
        .collect()
}

/// A person's enrolments, newest course first, and the certificates of those they took part in.
#[must_use]
pub fn enrolments(
    seed: u64,
    person: &DemoPerson,
    catalogue: &[CourseWithContents],
    today: NaiveDate,
) -> (Vec<Enrolment>, Vec<Kursbevis>) {
    use EnrolmentStatus::{Admitted, Applied, Attended, Cancelled, NoShow, Rejected, WaitingList, Withdrawn};
    // Index into the catalogue: 0 to 16 are past, 17 and on are coming.
    let plan: Vec<(usize, EnrolmentStatus)> = match person.richness {
        Richness::Full => vec![
            (29, Applied),
            (27, Applied),
            (25, Withdrawn),
            (24, Applied),
            (22, WaitingList),
            (20, Applied),
            (18, Admitted),
            (17, Rejected),
            (0, Attended),
            (1, Attended),
            (2, Attended),
            (3, Cancelled),
            (4, Attended),
            (5, Attended),
            (6, NoShow),
            (7, Attended),
            (8, Attended),
            (9, Rejected),
            (10, Attended),
            (11, Withdrawn),
            (12, Attended),
            (13, Attended),
            (14, Cancelled),
            (15, Attended),
            (16, Attended),
        ],
        Richness::Some => vec![(21, Applied), (20, Applied), (5, Attended), (11, Attended), (14, NoShow)],
        Richness::Little => Vec::new(),
    };
    let mut draw = Draw::new(seed, &format!("enrolments {}", person.id));
    let mut enrolments = Vec::with_capacity(plan.len());
    let mut certificates = Vec::new();
    for (index, status) in plan {
        let Some(entry) = catalogue.get(index) else { continue };
        let facts = &entry.course.facts;
        let applied = days_after(facts.deadline.min(today), -draw.between(2, 30));
        // The office has not closed the newest course yet: no certificate.
        let closed = status == Attended && index != 0;
        let mut kursbevis_id = None;
        if closed {
            let issued = working_day(days_after(facts.ends, draw.between(3, 12)));
            let serial = 101 + person.ordinal * 50 + i64::try_from(index).unwrap_or(0);
            let number = format!("NTL-{}-{serial:06}", issued.year());
            certificates.push(certificate(&number, person, entry, issued));
            kursbevis_id = Some(number);
        }
        enrolments.push(Enrolment {
            id: format!("{}-pamelding{:02}", person.id, index + 1),
            course_id: entry.course.id.clone(),
            course: facts.clone(),
            applied_at: draw.moment(applied, 9, 22),
            status,
            kursbevis_id,
        });
    }
    (enrolments, certificates)
}

fn certificate(
    number: &str,
    person: &DemoPerson,
    entry: &CourseWithContents,
    issued: NaiveDate,
) -> Kursbevis {
    let facts = &entry.course.facts;
    Kursbevis {
        id: number.to_owned(),
        facts: KursbevisFacts {
            number: number.to_owned(),
            template_version: 1,
            holder: person.name.full(),
            course: facts.title.clone(),
            starts: facts.starts,
            ends: facts.ends,
            hours: facts.hours,
            place: facts.place.clone(),
            contents: entry.contents.clone(),
            issuer: "Norsk Tjenestemannslag".to_owned(),
            signatory: "Láilá Šuoššjávri".to_owned(),
            signatory_title: "Leder av kurs og opplæring".to_owned(),
            issued,
            replaces: None,
            demo: true,
        },
        sha256: BTreeMap::new(),
        proof: String::new(),
        replaced_by: None,
        revoked_at: None,
    }
}
