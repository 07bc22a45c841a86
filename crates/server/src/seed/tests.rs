//! Tests of the generated union. The default one is made once and looked at by many tests.

use super::*;
use chrono::{DateTime, Days, Utc};
use min_side_domain::records::*;
use min_side_domain::{
    Collection, account, contact, employment_rules, kid, message_rules, orgnr, points, profile_rules,
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Keeps everything.
#[derive(Default)]
struct Kept {
    rows: Vec<Row>,
    blobs: BTreeMap<String, (Vec<u8>, String)>,
    members: Vec<String>,
    grants: Vec<(String, Audience)>,
}

impl Sink for Kept {
    fn rows(&mut self, rows: &[Row]) -> Result<(), StorageError> {
        self.rows.extend_from_slice(rows);
        Ok(())
    }

    fn blob(&mut self, bytes: &[u8], media_type: &str) -> Result<(), StorageError> {
        self.blobs.insert(files::hex(&Sha256::digest(bytes)), (bytes.to_vec(), media_type.to_owned()));
        Ok(())
    }

    fn member(&mut self, id: &str, _name: &str) -> Result<(), StorageError> {
        self.members.push(id.to_owned());
        Ok(())
    }

    fn grant(&mut self, member: &str, audience: &Audience) -> Result<(), StorageError> {
        self.grants.push((member.to_owned(), audience.clone()));
        Ok(())
    }
}

impl Kept {
    fn of<R: Record>(&self, audience: &str) -> Vec<R> {
        let audience = Audience::parse(audience).unwrap();
        self.rows
            .iter()
            .filter(|row| row.collection == R::COLLECTION && row.audience == audience)
            .map(|row| serde_json::from_str(&row.body).unwrap())
            .collect()
    }

    fn demo<R: Record>(&self) -> Vec<R> {
        self.of("member:demo")
    }

    fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for row in &self.rows {
            hash.update(format!("{} {} {} {}\n", row.audience, row.collection, row.id, row.body));
        }
        for blob in self.blobs.keys() {
            hash.update(blob);
        }
        files::hex(&hash.finalize())
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn default_union() -> &'static Kept {
    static MADE: OnceLock<Kept> = OnceLock::new();
    MADE.get_or_init(|| {
        let mut kept = Kept::default();
        demo(&mut kept, &Options::on(today())).unwrap();
        kept
    })
}

fn small(seed: u64, messages: usize, documents: usize) -> Kept {
    small_on(today(), seed, messages, documents)
}

fn small_on(today: NaiveDate, seed: u64, messages: usize, documents: usize) -> Kept {
    let mut kept = Kept::default();
    let options = Options {
        seed,
        messages: Some(messages),
        documents: Some(documents),
        list_members: 40,
        virksomheter: 1_200,
        arbeidssteder: 2_000,
        ..Options::on(today)
    };
    demo(&mut kept, &options).unwrap();
    kept
}

#[test]
fn the_same_seed_gives_the_same_rows_and_files() {
    let (one, same, other) = (small(7, 60, 20), small(7, 60, 20), small(8, 60, 20));
    assert_eq!(one.hash(), same.hash());
    assert_ne!(one.hash(), other.hash());
}

#[test]
fn the_number_asked_for_is_the_number_made() {
    for (messages, documents) in [(0, 0), (1, 1), (37, 12), (2_500, 41)] {
        let kept = small(3, messages, documents);
        assert_eq!(kept.demo::<Message>().len(), messages);
        assert_eq!(kept.demo::<Document>().len(), documents);
        let threads: BTreeSet<String> = kept.demo::<Message>().into_iter().map(|m| m.thread_id).collect();
        assert_eq!(kept.demo::<Thread>().len(), threads.len());
    }
}

#[test]
fn the_demo_member_has_eight_years_of_everything() {
    let union = default_union();
    assert!(union.demo::<Thread>().len() >= 150, "{}", union.demo::<Thread>().len());
    assert!(union.demo::<Message>().len() >= 600);
    assert!(union.demo::<Message>().iter().filter(|message| !message.attachments.is_empty()).count() >= 80);
    assert_eq!(union.demo::<Document>().len(), 120);
    assert_eq!(union.demo::<Invoice>().len(), 40);
    assert_eq!(union.demo::<Enrolment>().len(), 25);
    assert_eq!(union.demo::<Employment>().len(), 4);
    assert_eq!(union.demo::<Employment>().iter().filter(|job| job.to.is_none()).count(), 1);
    assert_eq!(union.demo::<Office>().len(), 3);
    assert_eq!(union.demo::<Office>().iter().filter(|office| office.gives_list).count(), 1);
    assert_eq!(union.of::<ListMember>("unit:ntl-registerdirektoratet").len(), 800);
    assert_eq!(union.demo::<Representative>().len(), 3);
    assert_eq!(union.demo::<Recipient>().len(), 2);
    assert_eq!(union.of::<Reward>("public").len(), 24);
    assert_eq!(union.of::<Course>("public").len(), 40);
    assert_eq!(union.of::<Virksomhet>("public").len(), 12_000);
    assert_eq!(union.of::<Arbeidssted>("public").len(), 60_000);
    let oldest = union.demo::<Message>().iter().map(|message| message.sent_at).min().unwrap();
    assert!(oldest.date_naive() < today() - Days::new(7 * 365));
    assert_eq!(union.members, ["demo", "demo-ny", "demo-nynorsk", "demo-tillitsvalgt"]);
    assert!(
        union.grants.contains(&("demo".to_owned(), Audience::Unit("ntl-registerdirektoratet".to_owned())))
    );
}

#[test]
fn r_07_1_enrolments_are_in_every_state() {
    let enrolments = default_union().demo::<Enrolment>();
    let states: BTreeSet<EnrolmentStatus> = enrolments.iter().map(|enrolment| enrolment.status).collect();
    assert_eq!(states.len(), 8);
    let held = enrolments.iter().filter(|enrolment| enrolment.status == EnrolmentStatus::Attended);
    for enrolment in held.clone() {
        assert!(enrolment.course.ends < today());
    }
    assert!(held.filter(|enrolment| enrolment.kursbevis_id.is_some()).count() >= 8);
}

#[test]
fn r_07_3_certificates_state_the_facts_of_their_course() {
    let union = default_union();
    let certificates = union.demo::<Kursbevis>();
    let enrolments = union.demo::<Enrolment>();
    for certificate in &certificates {
        let enrolment = enrolments.iter().find(|e| e.kursbevis_id.as_ref() == Some(&certificate.id)).unwrap();
        assert_eq!(certificate.facts.course, enrolment.course.title);
        assert_eq!(certificate.facts.number, certificate.id);
        assert!(certificate.facts.demo && certificate.facts.issued <= today());
        assert!(certificate.facts.issued > enrolment.course.ends);
        let number: Vec<&str> = certificate.id.split('-').collect();
        assert!(number[0] == "NTL" && number[1].len() == 4 && number[2].len() == 6, "{}", certificate.id);
    }
    let all: Vec<Row> =
        union.rows.iter().filter(|row| row.collection == Collection::Kursbevis).cloned().collect();
    let numbers: BTreeSet<&str> = all.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(numbers.len(), all.len(), "a number is given twice");
}

#[test]
fn every_row_is_a_record_of_its_collection_and_is_there_once() {
    let union = default_union();
    let mut seen = BTreeSet::new();
    for row in &union.rows {
        row.collection.check(&row.body).unwrap();
        let body = serde_json::from_str(&row.body).unwrap();
        assert_eq!(min_side_domain::record_rules::check(row.collection, &body), [], "{}", row.body);
        crate::storage::RowFacts::read(row.collection, &row.body).unwrap();
        assert!(seen.insert((row.audience.to_string(), row.collection, row.id.clone())), "{}", row.id);
    }
}

#[test]
fn check_digits_are_valid() {
    let union = default_union();
    for unit in union.of::<Virksomhet>("public") {
        assert!(orgnr::is_valid(&unit.id), "{}", unit.id);
    }
    for unit in union.of::<Arbeidssted>("public") {
        assert!(orgnr::is_valid(&unit.id), "{}", unit.id);
    }
    for invoice in union.demo::<Invoice>() {
        assert!(account::is_valid(&invoice.account), "{}", invoice.account);
        assert!(kid::is_valid(&invoice.kid), "{}", invoice.kid);
    }
}

#[test]
fn the_register_is_a_tree_with_open_and_closed_units() {
    let union = default_union();
    let units = union.of::<Virksomhet>("public");
    let ids: BTreeSet<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
    assert_eq!(ids.len(), units.len());
    assert!(units.iter().all(|unit| unit.parent.as_deref().is_none_or(|parent| ids.contains(parent))));
    let deep = |unit: &Virksomhet| {
        let above = units.iter().find(|other| Some(&other.id) == unit.parent.as_ref());
        above.is_some_and(|above| above.parent.is_some())
    };
    assert!(units.iter().take(3_000).any(deep), "ORGL stands below ORGL somewhere");
    assert!(units.iter().filter(|unit| unit.closed).count() > 200);
    let workplaces = union.of::<Arbeidssted>("public");
    let employers: BTreeSet<&str> = workplaces.iter().map(|unit| unit.virksomhet.as_str()).collect();
    assert!(employers.is_subset(&ids));
    assert_eq!(employers.len(), ids.len(), "every virksomhet has a workplace");
    for job in union.demo::<Employment>() {
        assert_eq!(employment_rules::check(&job.facts), []);
        let workplace = workplaces.iter().find(|unit| unit.id == job.facts.arbeidssted).unwrap();
        assert_eq!(workplace.virksomhet, job.facts.virksomhet);
        assert!(!workplace.closed || job.to.is_some());
    }
}

#[test]
fn r_08_2_the_ledger_sums() {
    let union = default_union();
    let (entries, orders) = (union.demo::<PointsEntry>(), union.demo::<Order>());
    let rewards = union.of::<Reward>("public");
    let recruits = union.demo::<Recruitment>();
    let balance = points::balance(entries.iter());
    assert!(balance >= rewards.iter().map(|reward| reward.price).min().unwrap(), "{balance}");
    assert!(rewards.iter().any(|reward| reward.price > balance), "something is out of reach");
    for order in &orders {
        let reward = rewards.iter().find(|reward| reward.id == order.reward_id).unwrap();
        assert_eq!(order.points, reward.price * i64::from(order.quantity));
        let sum: i64 = entries.iter().filter(|e| e.reference == order.id).map(|e| e.points).sum();
        assert_eq!(sum, if order.state == OrderState::Cancelled { 0 } else { -order.points });
    }
    for recruit in &recruits {
        let sum: i64 = entries.iter().filter(|e| e.reference == recruit.id).map(|e| e.points).sum();
        let each = recruiting::POINTS_EACH * i64::from(recruit.count);
        assert_eq!(sum, if recruit.state == RecruitmentState::Approved { each } else { 0 });
    }
    let mut by_time = entries.clone();
    by_time.sort_by_key(|entry| entry.at);
    let mut left = 0;
    for entry in &by_time {
        left += entry.points;
        assert!(left >= 0, "the balance was never negative");
    }
    assert_eq!(recruits.iter().filter(|recruit| !recruit.collected).count(), 20);
    assert_eq!(recruits.iter().filter(|recruit| recruit.collected).count(), 1);
    let limit = NaiveDate::from_ymd_opt(2018, 2, 1).unwrap();
    assert!(recruits.iter().all(|recruit| recruit.collected == (recruit.date < limit)));
}

#[test]
fn everything_that_is_named_exists() {
    let union = default_union();
    let threads: BTreeSet<String> = union.demo::<Thread>().into_iter().map(|thread| thread.id).collect();
    let courses: BTreeSet<String> =
        union.of::<Course>("public").into_iter().map(|course| course.id).collect();
    let certificates: BTreeSet<String> = union.demo::<Kursbevis>().into_iter().map(|c| c.id).collect();
    let recipients: BTreeSet<String> = union.demo::<Recipient>().into_iter().map(|r| r.id).collect();
    let mut blobs = Vec::new();
    for message in union.demo::<Message>() {
        assert!(threads.contains(&message.thread_id));
        blobs.extend(message.attachments.into_iter().map(|file| file.blob));
    }
    for thread in union.demo::<Thread>() {
        assert!(recipients.contains(&thread.recipient_id));
    }
    for enrolment in union.demo::<Enrolment>() {
        assert!(courses.contains(&enrolment.course_id));
        assert!(enrolment.kursbevis_id.is_none_or(|id| certificates.contains(&id)));
    }
    for member in ["demo", "demo-ny", "demo-nynorsk", "demo-tillitsvalgt"] {
        let audience = format!("member:{member}");
        blobs.extend(union.of::<Document>(&audience).into_iter().map(|document| document.blob));
        blobs
            .extend(union.of::<Invoice>(&audience).into_iter().flat_map(|i| i.file.into_iter().chain(i.ehf)));
    }
    blobs.extend(union.of::<Reward>("public").into_iter().map(|reward| reward.picture));
    for blob in blobs {
        let (bytes, media_type) = union.blobs.get(&blob.sha256).unwrap();
        assert_eq!((bytes.len() as u64, media_type), (blob.size, &blob.media_type));
    }
}

#[test]
fn r_01_profiles_follow_the_rules() {
    let union = default_union();
    for member in &union.members {
        let profile = union.of::<Profile>(&format!("member:{member}")).remove(0);
        assert_eq!(profile_rules::check(&profile), [], "{member}");
        let mut settled = profile.clone();
        profile_rules::normalise(&mut settled);
        assert_eq!(settled, profile);
    }
    let profile = union.demo::<Profile>().remove(0);
    assert!(!profile.email_work.is_empty() && !profile.mobile_work.is_empty());
    for row in union.of::<ListMember>("unit:ntl-registerdirektoratet") {
        assert!(row.email.is_empty() || contact::check_email(&row.email).as_ref() == Ok(&row.email));
        assert!(row.mobile.is_empty() || contact::check_phone(&row.mobile).as_ref() == Ok(&row.mobile));
        assert!(row.email.is_empty() || row.email.contains(".example.") || row.email.contains("@example."));
    }
    for row in union.demo::<Representative>() {
        assert_eq!(contact::check_phone(&row.phone).as_ref(), Ok(&row.phone));
    }
    for row in union.demo::<Union>() {
        assert_eq!(contact::check_phone(&row.office_phone).as_ref(), Ok(&row.office_phone));
        assert_eq!(row.declaration.len(), 3);
    }
}

#[test]
fn r_04_messages_make_sense() {
    let union = default_union();
    let limits = union.demo::<Union>().remove(0);
    for member in &union.members {
        let audience = format!("member:{member}");
        let mut by_thread: BTreeMap<String, Vec<Message>> = BTreeMap::new();
        for message in union.of::<Message>(&audience) {
            by_thread.entry(message.thread_id.clone()).or_default().push(message);
        }
        let threads = union.of::<Thread>(&audience);
        for thread in &threads {
            let messages = &by_thread[&thread.id];
            for message in messages {
                assert_eq!(message_rules::check(&thread.subject, &message.body), [], "{}", thread.subject);
                assert_eq!(message_rules::check_attachments(&limits, &message.attachments), []);
                assert!(!message.body.contains(['{', '}', '<', '>', '|']), "{}", message.body);
                assert!(message.sent_at.date_naive() < today());
            }
            assert!(messages.windows(2).all(|pair| pair[0].sent_at < pair[1].sent_at));
            assert_eq!(messages.last().map(|message| message.sent_at), Some(thread.last_at));
        }
        let unread =
            threads.iter().filter(|thread| thread.read_through.is_none_or(|read| read < thread.last_at));
        let expected = if member == "demo-ny" { 1 } else { 4 };
        assert_eq!(unread.count(), expected, "{member}");
    }
    let bodies: BTreeSet<String> = union.demo::<Message>().into_iter().map(|message| message.body).collect();
    assert!(bodies.len() * 100 > union.demo::<Message>().len() * 85, "{} distinct", bodies.len());
}

#[test]
fn r_10_4_invoices_are_paid_unpaid_and_overdue() {
    let union = default_union();
    let invoices = union.demo::<Invoice>();
    let states: BTreeSet<InvoiceState> = invoices.iter().map(|invoice| invoice.state(today())).collect();
    assert_eq!(states.len(), 3);
    assert!(invoices.iter().any(|i| i.due == today() && i.state(today()) == InvoiceState::Unpaid));
    assert!(invoices.iter().all(|i| i.file.is_some() && i.issued <= i.due && i.amount_ore > 0));
    let electronic: Vec<&Invoice> = invoices.iter().filter(|invoice| invoice.ehf.is_some()).collect();
    assert_eq!(electronic.len(), 1);
    let ehf = electronic[0].ehf.as_ref().unwrap();
    let xml = String::from_utf8(union.blobs[&ehf.sha256].0.clone()).unwrap();
    for tag in [
        format!("<cbc:PaymentID>{}</cbc:PaymentID>", electronic[0].kid),
        format!("<cbc:ID>{}</cbc:ID>", electronic[0].account),
        format!("<cbc:DueDate>{}</cbc:DueDate>", electronic[0].due),
        "urn:fdc:peppol.eu:2017:poacc:billing:3.0".to_owned(),
    ] {
        assert!(xml.contains(&tag), "{tag}");
    }
    assert!(!xml.contains('{'));
    let seller = xml.split("<cbc:CompanyID>NO").nth(1).and_then(|rest| rest.get(..9)).unwrap();
    assert!(orgnr::is_valid(seller));
}

#[test]
fn r_10_2_documents_are_of_every_kind() {
    let union = default_union();
    let documents = union.demo::<Document>();
    let mut by_type: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut scans, mut most, mut hostile, mut inline) = (0, 0, 0, 0);
    for document in &documents {
        *by_type.entry(&document.blob.media_type).or_default() += 1;
        assert!(document.at < today().and_time(chrono::NaiveTime::MIN).and_utc());
        assert_eq!(message_rules::safe_file_name(&document.file_name), document.file_name);
        let bytes = &union.blobs[&document.blob.sha256].0;
        match document.blob.media_type.as_str() {
            "application/pdf" => {
                let pages = pages(bytes);
                assert_eq!(document.pages, Some(pages.len() as u32), "{}", document.title);
                most = most.max(pages.len());
                if pages.iter().all(|text| text.trim().is_empty()) {
                    scans += 1;
                } else {
                    assert!(pages.iter().all(|text| text.len() > 40), "{}", document.title);
                }
            }
            "message/rfc822" => {
                let text = String::from_utf8(bytes.clone()).unwrap();
                assert!(text.starts_with("From: ") && text.contains("\r\nMIME-Version: 1.0\r\n"));
                assert!(text.lines().all(|line| line.len() <= 998));
                hostile += usize::from(text.contains("sporing.example"));
                inline += usize::from(text.contains("Content-ID: <bilde@"));
            }
            _ => {}
        }
    }
    assert_eq!((scans, most), (2, 40));
    assert!(hostile >= 4 && inline >= 4, "{hostile} {inline}");
    for media_type in ["application/pdf", "message/rfc822", "text/plain", "image/png", "image/jpeg"] {
        assert!(by_type[media_type] >= 3, "{media_type}");
    }
    assert!(by_type["application/pdf"] >= 50);
}

/// The text of each page.
fn pages(pdf: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    document.get_pages().keys().map(|page| document.extract_text(&[*page]).unwrap_or_default()).collect()
}

#[test]
fn r_09_1_rewards_have_pictures_of_their_own() {
    let union = default_union();
    let rewards = union.of::<Reward>("public");
    let pictures: BTreeSet<&str> = rewards.iter().map(|reward| reward.picture.sha256.as_str()).collect();
    assert_eq!(pictures.len(), rewards.len());
    for reward in &rewards {
        let bytes = &union.blobs[&reward.picture.sha256].0;
        let picture = image::load_from_memory(bytes).unwrap().into_rgb8();
        assert_eq!((picture.width(), picture.height()), (480, 360));
        let ground = *picture.get_pixel(0, 0);
        let drawn = picture.pixels().filter(|pixel| **pixel != ground).count();
        assert!(drawn > 480 * 360 / 4, "{} is hardly drawn", reward.name);
    }
}

#[test]
fn names_hold_the_letters_and_the_length_that_lists_must_bear() {
    let list = default_union().of::<ListMember>("unit:ntl-registerdirektoratet");
    let names: Vec<String> = list.iter().map(|row| format!("{} {}", row.first_name, row.last_name)).collect();
    for letter in "áčđŋšŧžæøå".chars() {
        assert!(names.iter().any(|name| name.to_lowercase().contains(letter)), "{letter}");
    }
    assert!(names.iter().any(|name| name.chars().count() == 60));
    assert!(list.iter().filter(|row| row.last_name.contains([' ', '-'])).count() > 100);
    let numbers: BTreeSet<&str> = list.iter().map(|row| row.member_number.as_str()).collect();
    assert_eq!(numbers.len(), list.len());
}

#[test]
fn the_dates_hold_on_any_day() {
    assert_dates(default_union(), today());
    // A Sunday, a leap day, New Year's Day.
    for (year, month, day) in [(2027, 3, 7), (2028, 2, 29), (2030, 1, 1)] {
        let today = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_dates(&small_on(today, 11, 90, 24), today);
    }
}

fn assert_dates(union: &Kept, today: NaiveDate) {
    let now: DateTime<Utc> = today.and_time(chrono::NaiveTime::MIN).and_utc();
    for order in union.demo::<Order>() {
        assert!(order.ordered_at < now);
    }
    for entry in union.demo::<PointsEntry>() {
        assert!(entry.at < now, "{}", entry.text);
    }
    let enrolments = union.demo::<Enrolment>();
    for enrolment in &enrolments {
        assert!(enrolment.applied_at < now);
        assert!(enrolment.course.starts <= enrolment.course.ends);
    }
    let due = |e: &Enrolment| e.status == EnrolmentStatus::Applied && e.course.deadline == today;
    assert!(enrolments.iter().any(due));
    for recruit in union.demo::<Recruitment>() {
        assert!(recruit.date <= today);
    }
    for job in union.demo::<Employment>() {
        assert!(job.from <= today && job.to.is_none_or(|last| last < today));
    }
    for message in union.demo::<Message>() {
        assert!(message.sent_at < now);
    }
    for document in union.demo::<Document>() {
        assert!(document.at < now);
    }
    let invoices = union.demo::<Invoice>();
    let states: BTreeSet<InvoiceState> = invoices.iter().map(|invoice| invoice.state(today)).collect();
    assert_eq!(states.len(), 3);
    assert!(invoices.iter().all(|i| i.issued <= today && i.paid.is_none_or(|paid| paid <= today)));
}
