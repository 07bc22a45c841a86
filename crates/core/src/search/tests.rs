//! Search, as a member would try it.

mod index;
mod marks;
mod recall;

use super::find::find;
use super::question::Question;
use super::snippet::marked;
use super::stem::stem;
use super::words::words;
use super::{Indexer, Vocabulary, check, not_covered, rebuild};
use crate::db::{Kind, testing};
use crate::outbox::Pending;
use crate::rows_testing::{at, delete, pending, put, put_for};
use crate::sync::meta;
use crate::views::{OutboxState, Piece, SearchQuery, SearchResult};
use min_side_domain::records::*;
use min_side_wire::command::Command;
use rusqlite::Connection;
use std::collections::BTreeSet;

pub(super) struct Index {
    cache: Connection,
    indexer: Indexer,
    vocabulary: Vocabulary,
    pending: Vec<Pending>,
}

impl Index {
    pub(super) fn new() -> Self {
        let cache = testing::connection(Kind::Cache);
        Self { cache, indexer: Indexer::default(), vocabulary: Vocabulary::default(), pending: Vec::new() }
    }

    pub(super) fn message(&mut self, id: &str, sent_at: &str, subject: &str, body: &str) {
        put(&self.cache, 1, &thread(&format!("t-{id}"), subject));
        put(&self.cache, 1, &message(id, &format!("t-{id}"), sent_at, body));
    }

    /// Messages with these bodies, their ids their places.
    pub(super) fn with(bodies: &[&str]) -> Self {
        let mut index = Self::new();
        for (place, body) in bodies.iter().enumerate() {
            let at = format!("2026-01-01T00:{:02}:{:02}Z", place / 60, place % 60);
            index.message(&place.to_string(), &at, "Emne", body);
        }
        index.run();
        index
    }

    pub(super) fn cache(&self) -> &Connection {
        &self.cache
    }

    pub(super) fn run(&mut self) {
        while self.indexer.step(&self.cache, 7).unwrap() > 0 {}
    }

    pub(super) fn search(&mut self, text: &str) -> SearchResult {
        self.search_for(&SearchQuery { text: text.into(), ..SearchQuery::default() })
    }

    pub(super) fn search_for(&mut self, query: &SearchQuery) -> SearchResult {
        find(&self.cache, &self.pending, &mut self.vocabulary, query, at("2026-06-01T12:00:00Z")).unwrap()
    }

    pub(super) fn ids(&mut self, text: &str) -> Vec<String> {
        self.search(text).hits.into_iter().map(|hit| hit.row_id).collect()
    }
}

fn thread(id: &str, subject: &str) -> Thread {
    Thread {
        id: id.into(),
        subject: subject.into(),
        recipient_id: "ntl".into(),
        recipient_name: "Forbundskontoret".into(),
        last_at: at("2026-01-01T00:00:00Z"),
        read_through: None,
    }
}

fn message(id: &str, thread: &str, sent_at: &str, body: &str) -> Message {
    Message {
        id: id.into(),
        thread_id: thread.into(),
        sender: Sender::Union,
        sender_name: "Ola Hansen".into(),
        body: body.into(),
        sent_at: at(sent_at),
        attachments: Vec::new(),
    }
}

pub(super) fn text(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text.clone() })
        .collect()
}

#[test]
fn r_12_7_the_newest_come_first_whatever_the_order_they_were_synced_in() {
    let mut index = Index::new();
    for (id, day) in [("b", "2026-02-01"), ("d", "2026-04-01"), ("a", "2025-12-01"), ("c", "2026-03-01")] {
        index.message(id, &format!("{day}T10:00:00Z"), "Lønn", "Om lønn");
        index.run();
    }
    assert_eq!(index.ids("lønn"), ["d", "c", "b", "a"]);
    let result = index.search_for(&SearchQuery { text: "lønn".into(), limit: 2, ..SearchQuery::default() });
    assert_eq!(result.hits.len(), 2);
    assert!(result.more);
    assert_eq!(result.hits[0].id, "t-d");
    assert_eq!(result.hits[0].date, Some(at("2026-04-01T10:00:00Z")));
}

#[test]
fn r_04_3_rows_of_the_same_millisecond_are_all_found() {
    let mut index = Index::new();
    for id in ["a", "b", "c"] {
        index.message(id, "2026-01-01T10:00:00Z", "Lønn", "x");
    }
    index.run();
    assert_eq!(
        index.ids("lønn").into_iter().collect::<BTreeSet<_>>(),
        BTreeSet::from(["a", "b", "c"].map(String::from))
    );
}

#[test]
fn r_04_3_all_words_are_needed_across_subject_text_and_attachments() {
    let mut index = Index::new();
    let mut with_file = message("1", "t", "2026-01-01T10:00:00Z", "Se vedlagte brev.");
    with_file.attachments.push(Attachment {
        name: "Årsmelding_2025.pdf".into(),
        blob: BlobRef { sha256: "a".repeat(64), size: 3, media_type: "application/pdf".into() },
    });
    put(&index.cache, 1, &thread("t", "Innkalling til møte"));
    put(&index.cache, 1, &with_file);
    index.run();
    for query in ["innkalling", "møter brev", "årsmelding 2025", "AARSMELDING", "innkalling årsmelding"] {
        assert_eq!(index.ids(query), ["1"], "{query}");
    }
    assert!(index.ids("innkalling streik").is_empty());
}

#[test]
fn r_04_3_the_text_of_an_attachment_is_found_once_it_has_been_read() {
    let mut index = Index::new();
    let mut with_file = message("1", "t", "2026-01-01T10:00:00Z", "Se vedlegg");
    with_file.attachments.push(Attachment {
        name: "brev.pdf".into(),
        blob: BlobRef { sha256: "a".repeat(64), size: 3, media_type: "application/pdf".into() },
    });
    put(&index.cache, 1, &with_file);
    index.run();
    assert!(index.ids("seniorpolitikk").is_empty());
    assert_eq!(index.search("vedlegg").not_covered.not_downloaded, 1);
    index
        .cache
        .execute_batch(
            "UPDATE files SET here = 1, have = size; \
             INSERT INTO file_text SELECT id, 1, 'Avtale om seniorpolitikken i etaten' FROM files;",
        )
        .unwrap();
    assert_eq!(index.search("vedlegg").not_covered.indexing, 1);
    index.run();
    let result = index.search("seniorpolitikk");
    assert_eq!(text(&result.hits[0].snippet), "Avtale om [seniorpolitikken] i etaten");
    assert_eq!(result.hits[0].file.as_ref().map(|file| file.name.as_str()), Some("brev.pdf"));
    assert_eq!(index.search("vedlegg").hits[0].file, None, "the message's own text says so too");
    assert_eq!((result.not_covered.not_downloaded, result.not_covered.indexing), (0, 0));
}

#[test]
fn r_12_7_a_search_says_what_it_did_not_cover() {
    let mut index = Index::with(&["Om lønn"]);
    index
        .cache
        .execute_batch(
            "INSERT INTO files (sha256, size, media_type, searchable, here) VALUES ('a', 1, 'x/y', 1, 0), \
             ('b', 1, 'x/y', 1, 0), ('c', 1, 'image/png', 1, 1), ('d', 1, 'image/png', 0, 0); \
             INSERT INTO file_text SELECT id, 2, '' FROM files WHERE sha256 = 'c';",
        )
        .unwrap();
    index.message("late", "2026-05-01T00:00:00Z", "Lønn", "kom nå");
    let covered = index.search("lønn").not_covered;
    assert_eq!(
        (covered.not_downloaded, covered.without_text, covered.indexing, covered.syncing),
        (2, 1, 1, true)
    );
    index.run();
    assert_eq!(not_covered(&index.cache).unwrap().indexing, 0);
}

#[test]
fn r_12_7_what_is_changed_or_deleted_is_found_as_it_is_now() {
    let mut index = Index::with(&["Om streik"]);
    put(&index.cache, 2, &message("0", "t-0", "2026-01-01T00:00:00Z", "Om kontingent"));
    index.run();
    assert!(index.ids("streik").is_empty());
    assert_eq!(index.ids("kontingent"), ["0"]);
    put(&index.cache, 3, &thread("t-0", "Permisjon"));
    index.run();
    assert_eq!(index.ids("permisjon"), ["0"]);
    delete::<Message>(&index.cache, "0");
    assert!(index.ids("kontingent").is_empty());
    let left: i64 = index.cache.query_row("SELECT count(*) FROM search_rows", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
}

#[test]
fn r_12_7_filters_for_kind_day_and_counterpart() {
    let mut index = Index::new();
    index.message("1", "2026-01-31T22:59:00Z", "Lønn", "x");
    index.message("2", "2026-01-31T23:01:00Z", "Lønn", "x");
    put(&index.cache, 1, &invoice("f-1", "Kontingent og lønn"));
    index.run();
    let mut search = |query: SearchQuery| -> Vec<String> {
        index
            .search_for(&SearchQuery { text: "lønn".into(), ..query })
            .hits
            .into_iter()
            .map(|hit| hit.row_id)
            .collect()
    };
    let day = |text: &str| Some(text.parse().unwrap());
    assert_eq!(search(SearchQuery::default()), ["f-1", "2", "1"]);
    assert_eq!(search(SearchQuery { kinds: vec!["invoice".into()], ..SearchQuery::default() }), ["f-1"]);
    assert_eq!(search(SearchQuery { kinds: vec!["message".into()], ..SearchQuery::default() }), ["2", "1"]);
    assert!(search(SearchQuery { kinds: vec!["unknown".into()], ..SearchQuery::default() }).is_empty());
    // The day is Oslo's: 23:01 UTC on 31 January is 1 February there.
    assert_eq!(search(SearchQuery { to: day("2026-01-31"), ..SearchQuery::default() }), ["1"]);
    assert_eq!(
        search(SearchQuery { from: day("2026-02-01"), to: day("2026-02-01"), ..SearchQuery::default() }),
        ["2"]
    );
    assert_eq!(search(SearchQuery { counterpart: Some("ntl".into()), ..SearchQuery::default() }), ["2", "1"]);
    assert!(search(SearchQuery { counterpart: Some("nt".into()), ..SearchQuery::default() }).is_empty());
}

fn invoice(id: &str, title: &str) -> Invoice {
    Invoice {
        id: id.into(),
        number: "10023".into(),
        title: title.into(),
        issued: "2026-03-01".parse().unwrap(),
        due: "2026-03-15".parse().unwrap(),
        amount_ore: 45_000,
        account: "86011117947".into(),
        kid: "9920213833".into(),
        paid: None,
        file: None,
        ehf: None,
    }
}

#[test]
fn r_10_4_an_invoice_is_found_by_its_numbers_however_they_are_grouped() {
    let mut index = Index::new();
    put(&index.cache, 1, &invoice("f-1", "Kontingent"));
    index.message("m", "2026-01-01T00:00:00Z", "Konto", "Betal til 8601 11 17947 i dag");
    index.run();
    for query in ["86011117947", "8601 11 17947", "8601.11.17947"] {
        assert_eq!(index.ids(query), ["f-1", "m"], "{query}");
    }
    assert_eq!(index.ids("9920213"), ["f-1"]);
}

fn course(id: &str, title: &str, starts: &str) -> Course {
    Course {
        id: id.into(),
        facts: CourseFacts {
            title: title.into(),
            starts: starts.parse().unwrap(),
            ends: starts.parse().unwrap(),
            hours: 7,
            place: "Oslo".into(),
            deadline: starts.parse().unwrap(),
            organizer: "NTL".into(),
            description: String::new(),
        },
    }
}

fn enrolment(id: &str, title: &str, starts: &str) -> Enrolment {
    Enrolment {
        id: id.into(),
        course_id: "c".into(),
        course: course("c", title, starts).facts,
        applied_at: at("2026-05-01T00:00:00Z"),
        status: EnrolmentStatus::Applied,
        kursbevis_id: None,
    }
}

#[test]
fn r_12_7_courses_to_come_do_not_stand_before_or_crowd_out_the_members_own() {
    let mut index = Index::new();
    for number in 0..60 {
        let id = format!("m-{number:02}");
        index.message(&id, &format!("2026-03-01T10:{number:02}:00Z"), "Grunnkurs", "Om grunnkurset");
    }
    // It is 1 June 2026. The catalogue has a course that has begun, and two dozen to come.
    put(&index.cache, 1, &course("c-past", "Grunnkurs i fjor", "2025-05-01"));
    for number in 1..=24 {
        let starts = format!("2027-01-{number:02}");
        put(&index.cache, 1, &course(&format!("c-{number:02}"), "Grunnkurs", &starts));
    }
    put(&index.cache, 1, &enrolment("e-1", "Grunnkurs", "2026-09-01"));
    put(
        &index.cache,
        1,
        &Recipient { id: "grunnkurs".into(), kind: RecipientKind::Unit, name: "NTL Grunnkurs".into() },
    );
    index.run();
    let ids = index.ids("grunnkurs");
    assert_eq!(ids.len(), 50);
    // The member's own, by date: what they have applied for is theirs, and the newest.
    assert_eq!(ids[..3], ["e-1", "m-59", "m-58"]);
    assert_eq!(ids.iter().filter(|id| id.starts_with("m-")).count(), 44);
    // Then who can be written to, and the next courses.
    assert_eq!(ids[45..], ["grunnkurs", "c-01", "c-02", "c-03", "c-04"]);

    // Alone, the catalogue is whole: the next course first, what has begun last.
    let courses = SearchQuery {
        text: "grunnkurs".into(),
        kinds: vec!["course_offer".into()],
        limit: 100,
        ..SearchQuery::default()
    };
    let ids: Vec<String> = index.search_for(&courses).hits.into_iter().map(|hit| hit.row_id).collect();
    assert_eq!(
        (ids.len(), ids[0].as_str(), ids[23].as_str(), ids[24].as_str()),
        (25, "c-01", "c-24", "c-past")
    );
    let day = |text: &str| Some(text.parse().unwrap());
    let january = SearchQuery { from: day("2027-01-03"), to: day("2027-01-04"), ..courses };
    let ids: Vec<String> = index.search_for(&january).hits.into_iter().map(|hit| hit.row_id).collect();
    assert_eq!(ids, ["c-03", "c-04"]);
}

#[test]
fn r_12_7_a_search_is_narrowed_to_a_counterpart_by_name_across_messages_and_documents() {
    let mut index = Index::with(&["Om lønn"]);
    let from = |id: &str, from: &str| Document {
        id: id.into(),
        kind: DocumentKind::Letter,
        title: "Lønn".into(),
        file_name: "brev.pdf".into(),
        from: from.into(),
        at: at("2026-02-01T00:00:00Z"),
        pages: None,
        blob: BlobRef { sha256: id.repeat(64), size: 1, media_type: "application/pdf".into() },
    };
    put(&index.cache, 1, &from("a", "Forbundskontoret"));
    put(&index.cache, 1, &from("b", "NTL Skatt"));
    index.run();
    let names = super::find::counterparts(&index.cache).unwrap();
    assert_eq!(names, ["Forbundskontoret", "NTL Skatt"]);
    let mut with = |name: &str| -> Vec<String> {
        let query =
            SearchQuery { text: "lønn".into(), counterpart: Some(name.into()), ..SearchQuery::default() };
        index.search_for(&query).hits.into_iter().map(|hit| hit.row_id).collect()
    };
    assert_eq!(with("Forbundskontoret"), ["a", "0"]);
    assert_eq!(with("NTL Skatt"), ["b"]);
}

#[test]
fn r_12_7_every_kind_of_row_is_found() {
    let mut index = Index::new();
    put(
        &index.cache,
        1,
        &Recipient { id: "ntl".into(), kind: RecipientKind::Office, name: "NTL forbundskontoret".into() },
    );
    put(
        &index.cache,
        1,
        &Representative {
            id: "r-1".into(),
            name: "Áilu Ŋuorgŋa".into(),
            office: "hovedtillitsvalgt".into(),
            unit_id: "u".into(),
            unit_name: "NTL Skatt".into(),
            email: "ailu@example.no".into(),
            phone: "+4722222222".into(),
        },
    );
    put(
        &index.cache,
        1,
        &Office {
            id: "o-1".into(),
            title: "Plasstillitsvalgt".into(),
            unit_id: "u".into(),
            unit_name: "NTL Skatt".into(),
            from: "2024-01-01".parse().unwrap(),
            to: None,
            gives_list: true,
        },
    );
    index.run();
    assert_eq!(index.ids("ailu nuorgna"), ["r-1"]);
    assert_eq!(index.ids("22 22 22 22"), ["r-1"]);
    assert_eq!(index.ids("forbundskontor"), ["ntl"]);
    assert_eq!(index.ids("plasstillitsvalgte"), ["o-1"]);
    assert_eq!(
        index.ids("tillitsvalgt").into_iter().collect::<BTreeSet<_>>(),
        BTreeSet::from(["o-1", "r-1"].map(String::from))
    );
}

#[test]
fn r_04_6_a_message_that_waits_is_found_before_those_that_were_sent() {
    let mut index = Index::with(&["Om ferie"]);
    let command = Command::SendMessage {
        thread_id: "ny".into(),
        recipient_id: "ntl".into(),
        subject: "Overføring av feriedager".into(),
        body: "Kan jeg overføre ferie?".into(),
        attachments: Vec::new(),
    };
    index.pending.push(pending("p-1", OutboxState::Pending, at("2026-05-01T00:00:00Z"), command));
    let result = index.search("ferien");
    assert_eq!(result.hits.iter().map(|hit| hit.row_id.as_str()).collect::<Vec<_>>(), ["p-1", "0"]);
    assert_eq!(text(&result.hits[0].snippet), "Kan jeg overføre [ferie]?");
}

#[test]
fn typing_finds_what_begins_so() {
    let mut index = Index::with(&["Forhandlingene er i gang", "Om årsmøtet", "Sekretærens notat"]);
    let full = "forhandlingene";
    for end in 1..=full.len() {
        assert!(index.ids(&full[..end]).contains(&"0".to_owned()), "{}", &full[..end]);
    }
    let full: Vec<char> = "årsmøtet".chars().collect();
    for end in 1..=full.len() {
        let typed: String = full[..end].iter().collect();
        assert!(index.ids(&typed).contains(&"1".to_owned()), "{typed}");
    }
    for typed in ["sek", "sekret", "sekretæ", "sekretær", "sekretae", "SEKRETAER"] {
        assert_eq!(index.ids(typed), ["2"], "{typed}");
    }
}

#[test]
fn r_12_7_a_beginning_of_few_words_and_of_many_finds_every_row() {
    // The number of words decides how the index is asked.
    for count in [40, 159, 160, 161, 400] {
        let bodies: Vec<String> = (0..count).map(|number| format!("fjell{}", letters(number))).collect();
        let mut index = Index::with(&bodies.iter().map(String::as_str).collect::<Vec<_>>());
        for typed in ["fj", "fje", "fjel", "fjell"] {
            let query = SearchQuery { text: typed.into(), limit: 500, ..SearchQuery::default() };
            assert_eq!(index.search_for(&query).hits.len(), count, "{typed} of {count}");
        }
    }
}

/// A number in consonants, which no ending is made of.
fn letters(number: usize) -> String {
    let consonants = b"bcdfghjkmp";
    format!("{number:03}").bytes().map(|digit| char::from(consonants[usize::from(digit - b'0')])).collect()
}
