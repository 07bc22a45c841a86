use super::*;
use crate::db::{Kind, testing};
use crate::outbox::{self, Pending};
use crate::rows_testing::{at, delete as gone, pending, put};
use crate::views::OutboxState;
use chrono::{DateTime, TimeDelta, Utc};
use min_side_domain::field::FieldCode;
use min_side_domain::records::{
    Attachment, BlobRef, Message, Recipient, RecipientKind, Sender, Thread, Union,
};
use min_side_wire::command::Command;
use rusqlite::Connection;
use std::collections::BTreeMap;

fn now() -> DateTime<Utc> {
    at("2026-03-01T12:00:00Z")
}

fn minute(number: i64) -> DateTime<Utc> {
    at("2026-01-01T00:00:00Z") + TimeDelta::minutes(number)
}

fn thread_at(id: &str, last: i64, read: Option<i64>) -> Thread {
    Thread {
        id: id.into(),
        subject: format!("Emne {id}"),
        recipient_id: "ntl".into(),
        recipient_name: "Forbundskontoret".into(),
        last_at: minute(last),
        read_through: read.map(minute),
    }
}

fn message(id: &str, thread: &str, sender: Sender, sent: i64) -> Message {
    Message {
        id: id.into(),
        thread_id: thread.into(),
        sender,
        sender_name: if sender == Sender::Union { "Saksbehandler".into() } else { "Kari Nordmann".into() },
        body: format!("Hei!\n\nDette er melding {id}."),
        sent_at: minute(sent),
        attachments: Vec::new(),
    }
}

fn file(name: &str) -> Attachment {
    Attachment {
        name: name.into(),
        blob: BlobRef {
            sha256: format!("{:0>64}", name.len()),
            size: 10,
            media_type: "application/pdf".into(),
        },
    }
}

fn union() -> Union {
    Union {
        id: "union".into(),
        short_name: "NTL".into(),
        name: "Norsk Tjenestemannslag".into(),
        office_email: "post@example.no".into(),
        office_phone: "+4722222222".into(),
        list_expiry_days: 14,
        attachment_max_bytes: 1_000,
        attachment_max_count: 2,
        attachment_types: vec!["application/pdf".into()],
        declaration_version: "1".into(),
        declaration: BTreeMap::new(),
        declaration_accepted: None,
        employment_approval: true,
        demo: true,
    }
}

fn cache() -> Connection {
    let conn = testing::connection(Kind::Cache);
    put(&conn, 1, &union());
    put(
        &conn,
        1,
        &Recipient { id: "ntl".into(), kind: RecipientKind::Office, name: "Forbundskontoret".into() },
    );
    put(&conn, 1, &Recipient { id: "u1".into(), kind: RecipientKind::Unit, name: "NTL Skatt".into() });
    conn
}

fn sending(id: &str, thread: &str, state: OutboxState, when: DateTime<Utc>) -> Pending {
    pending(
        id,
        state,
        when,
        Command::SendMessage {
            thread_id: thread.into(),
            recipient_id: "u1".into(),
            subject: "Ny sak".into(),
            body: "Kan dere hjelpe?".into(),
            attachments: vec![file("a.pdf")],
        },
    )
}

fn reading(id: &str, threads: &[&str], through: i64) -> Pending {
    let threads = threads.iter().map(|&thread| thread.to_owned()).collect();
    pending(id, OutboxState::Pending, now(), Command::MarkRead { threads, through: minute(through) })
}

fn ids(page: &ThreadPage) -> Vec<&str> {
    page.rows.iter().map(|row| row.id.as_str()).collect()
}

#[test]
fn r_04_1_lists_count_messages_whatever_comes_first() {
    let conn = cache();
    put(&conn, 5, &message("m2", "t1", Sender::Union, 20));
    put(&conn, 6, &thread_at("t1", 20, Some(10)));
    put(&conn, 7, &Message { attachments: vec![file("a.pdf")], ..message("m1", "t1", Sender::Union, 10) });
    put(&conn, 8, &message("m0", "t1", Sender::Member, 5));
    let page = list(&conn, &[], &ThreadFilter::default()).unwrap();
    let row = &page.rows[0];
    assert_eq!((row.messages, row.unread, row.attachments), (3, 1, true));
    assert_eq!(
        (row.last_sender.as_str(), row.last_is_own, row.preview.as_str()),
        ("Saksbehandler", false, "Hei! Dette er melding m2.")
    );
    assert_eq!((page.total, page.unread, page.years.as_slice()), (1, 1, [2026].as_slice()));

    // The same row again changes nothing; a changed and a deleted one are counted again.
    put(&conn, 5, &message("m2", "t1", Sender::Union, 20));
    assert_eq!(list(&conn, &[], &ThreadFilter::default()).unwrap(), page);
    put(&conn, 9, &Message { attachments: Vec::new(), ..message("m1", "t1", Sender::Union, 10) });
    gone::<Message>(&conn, "m2");
    let row = list(&conn, &[], &ThreadFilter::default()).unwrap().rows.remove(0);
    assert_eq!((row.messages, row.unread, row.attachments), (2, 0, false));
    assert_eq!(row.preview, "Hei! Dette er melding m1.");
}

#[test]
fn r_04_1_what_the_member_wrote_last_is_known_as_their_own_and_not_by_their_name() {
    let conn = cache();
    put(&conn, 1, &thread_at("t1", 20, None));
    put(&conn, 2, &message("m1", "t1", Sender::Union, 10));
    let own = |rows: &[Pending]| list(&conn, rows, &ThreadFilter::default()).unwrap().rows[0].last_is_own;
    assert!(!own(&[]));
    assert!(own(&[sending("p1", "t1", OutboxState::Pending, now())]), "what waits is their own too");
    put(&conn, 3, &message("m2", "t1", Sender::Member, 20));
    assert!(own(&[]));
    put(&conn, 4, &message("m3", "t1", Sender::Union, 30));
    assert!(!own(&[]));
    gone::<Message>(&conn, "m3");
    assert!(own(&[]));
}

#[test]
fn r_04_7_a_read_mark_from_another_machine_comes_with_the_thread() {
    let conn = cache();
    put(&conn, 1, &thread_at("t1", 20, None));
    put(&conn, 2, &message("m1", "t1", Sender::Union, 10));
    put(&conn, 3, &message("m2", "t1", Sender::Union, 20));
    assert_eq!(unread(&conn, &[]).unwrap(), 1);
    assert_eq!(newest(&conn, &[], 5).unwrap()[0].unread, 2);
    put(&conn, 4, &thread_at("t1", 20, Some(10)));
    assert_eq!(newest(&conn, &[], 5).unwrap()[0].unread, 1);
    put(&conn, 5, &thread_at("t1", 20, Some(20)));
    assert_eq!((newest(&conn, &[], 5).unwrap()[0].unread, unread(&conn, &[]).unwrap()), (0, 0));
}

#[test]
fn r_04_7_a_queued_mark_is_shown_at_once_and_spares_what_came_after() {
    let conn = cache();
    for (thread, version) in [("t1", 1), ("t2", 2)] {
        put(&conn, version, &thread_at(thread, 20, None));
        put(&conn, version + 10, &message(&format!("{thread}a"), thread, Sender::Union, 10));
    }
    put(&conn, 20, &message("t2b", "t2", Sender::Union, 20));
    let marked = [reading("1", &["t1", "t2"], 10)];
    let page = list(&conn, &marked, &ThreadFilter { unread: true, ..ThreadFilter::default() }).unwrap();
    assert_eq!((ids(&page), page.total, page.unread), (vec!["t2"], 1, 1));
    assert_eq!(page.rows[0].unread, 1);
    let shown = thread(&conn, &marked, &BTreeMap::new(), "t2").unwrap();
    assert_eq!(shown.messages.iter().map(|message| message.unread).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn r_04_7_marks_are_put_together_and_needless_ones_left_out() {
    let conn = cache();
    let local = testing::connection(Kind::Local);
    for (number, thread) in [(10, "t1"), (20, "t2"), (30, "t3")] {
        put(&conn, number, &thread_at(thread, number, (thread == "t3").then_some(30)));
        put(&conn, number + 1, &message(&format!("{thread}a"), thread, Sender::Union, number));
    }
    let mark_now = |threads: &[&str]| {
        let pending = outbox::unsettled(&local).unwrap();
        let threads = threads.iter().map(|&thread| thread.to_owned()).collect();
        let marked = unread_among(&conn, &pending, threads).unwrap();
        let is_needed = !marked.is_empty();
        if is_needed {
            mark(&local, marked, now()).unwrap();
        }
        is_needed
    };
    let queued = || -> Vec<(Vec<String>, DateTime<Utc>)> {
        let rows = outbox::unsettled(&local).unwrap().into_iter();
        rows.filter_map(|row| match row.envelope.command {
            Command::MarkRead { threads, through } => Some((threads, through)),
            _ => None,
        })
        .collect()
    };
    assert!(!mark_now(&["t3", "unknown"]), "t3 is read already");
    assert!(mark_now(&["t1"]));
    assert!(!mark_now(&["t1"]), "marked already");
    assert!(mark_now(&["t2", "t3"]));
    assert_eq!(queued(), [(vec!["t1".to_owned(), "t2".to_owned()], minute(20))]);
    // Something new in t1: joining its old mark with a newer time would mark what the member has not seen.
    put(&conn, 40, &message("t1b", "t1", Sender::Union, 25));
    put(&conn, 41, &thread_at("t4", 40, None));
    put(&conn, 42, &message("t4a", "t4", Sender::Union, 40));
    assert!(mark_now(&["t4"]));
    assert_eq!(queued().len(), 2);
    assert!(mark_now(&["t1"]), "the new message can be marked");
}

#[test]
fn r_04_6_a_queued_message_stands_in_list_and_thread_and_never_twice() {
    let conn = cache();
    put(&conn, 1, &thread_at("t1", 20, Some(20)));
    put(&conn, 2, &message("m1", "t1", Sender::Union, 20));
    put(&conn, 3, &thread_at("t2", 30, Some(30)));
    let rows = [sending("p1", "t1", OutboxState::Pending, now())];
    let page = list(&conn, &rows, &ThreadFilter::default()).unwrap();
    assert_eq!(ids(&page), ["t1", "t2"]);
    let row = &page.rows[0];
    assert_eq!((row.messages, row.pending, row.attachments), (2, Some(OutboxState::Pending), true));
    assert_eq!((row.preview.as_str(), page.total), ("Kan dere hjelpe?", 2));
    let shown = thread(&conn, &rows, &BTreeMap::new(), "t1").unwrap();
    assert_eq!(shown.messages.iter().map(|message| message.id.as_str()).collect::<Vec<_>>(), ["m1", "p1"]);
    assert!(shown.messages[1].pending.is_some());
    assert_eq!(shown.messages[1].attachments[0].sent, Some(0));

    // The feed brings it, under the same id, before the outbox lets go of its row.
    put(&conn, 9, &message("p1", "t1", Sender::Member, 90));
    let done = [sending("p1", "t1", OutboxState::Done, now())];
    let shown = thread(&conn, &done, &BTreeMap::new(), "t1").unwrap();
    assert_eq!(shown.messages.len(), 2);
    assert!(shown.messages[1].pending.is_none());
    assert_eq!(
        list(&conn, &done, &ThreadFilter::default())
            .unwrap()
            .rows
            .iter()
            .filter(|row| row.pending.is_some())
            .count(),
        0
    );
}

#[test]
fn r_04_2_a_new_thread_is_there_before_the_server_knows_it() {
    let conn = cache();
    let rows = [sending("p1", "p1", OutboxState::Sending, now())];
    let page =
        list(&conn, &rows, &ThreadFilter { recipient_id: Some("u1".into()), ..ThreadFilter::default() })
            .unwrap();
    assert_eq!((ids(&page), page.total), (vec!["p1"], 1));
    assert_eq!(page.rows[0].recipient_name, "NTL Skatt");
    assert_eq!(page.recipients.len(), 1);
    let shown = thread(&conn, &rows, &BTreeMap::new(), "p1").unwrap();
    assert!(shown.can_reply);
    assert!(matches!(thread(&conn, &rows, &BTreeMap::new(), "none"), Err(Error::NotFound)));
}

#[test]
fn r_04_1_pages_with_waiting_threads_in_them_leave_nothing_out() {
    let conn = cache();
    for number in 0..40 {
        put(&conn, number, &thread_at(&format!("t{number:02}"), number * 10, Some(1_000)));
    }
    // Two old threads with a new message, and two threads that the server does not know, one of them old.
    let mut rows = vec![
        sending("p1", "t03", OutboxState::Pending, now()),
        sending("p2", "t20", OutboxState::Refused, minute(255)),
        sending("p3", "p3", OutboxState::Pending, minute(105)),
    ];
    rows.push(sending("p4", "p4", OutboxState::Pending, now() + TimeDelta::hours(1)));
    let all = list(&conn, &rows, &ThreadFilter { limit: 100, ..ThreadFilter::default() }).unwrap();
    assert_eq!((all.rows.len(), all.total), (42, 42));
    assert!(all.rows.windows(2).all(|pair| pair[0].last_at >= pair[1].last_at));
    for limit in [1, 2, 3, 7, 41, 42, 43] {
        let mut paged = Vec::new();
        for offset in (0..44).step_by(usize::try_from(limit).unwrap()) {
            let filter = ThreadFilter { offset, limit, ..ThreadFilter::default() };
            paged.extend(list(&conn, &rows, &filter).unwrap().rows);
        }
        assert_eq!(paged, all.rows, "in pages of {limit}");
    }
}

#[test]
fn r_04_1_filters_by_year_recipient_and_unread() {
    let conn = cache();
    put(&conn, 1, &Thread { last_at: at("2024-12-31T23:30:00Z"), ..thread_at("oslo-2025", 0, None) });
    put(
        &conn,
        2,
        &Thread {
            last_at: at("2024-06-01T00:00:00Z"),
            recipient_id: "u1".into(),
            ..thread_at("unit", 0, None)
        },
    );
    put(&conn, 3, &message("m1", "unit", Sender::Union, 0));
    let found = |filter: ThreadFilter| {
        let page = list(&conn, &[], &filter).unwrap();
        assert_eq!(page.years, [2025, 2024]);
        page.rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(
        found(ThreadFilter { year: Some(2025), ..ThreadFilter::default() }),
        ["oslo-2025"],
        "by Oslo time"
    );
    assert_eq!(found(ThreadFilter { recipient_id: Some("u1".into()), ..ThreadFilter::default() }), ["unit"]);
    assert_eq!(found(ThreadFilter { unread: true, ..ThreadFilter::default() }), ["unit"]);
    assert!(found(ThreadFilter { year: Some(1814), ..ThreadFilter::default() }).is_empty());
}

fn draft_for(local: &Connection, draft: Draft) -> Draft {
    save(local, &draft, now()).unwrap()
}

#[test]
fn r_04_6_drafts_save_themselves_and_a_late_save_does_not_bring_one_back() {
    let local = testing::connection(Kind::Local);
    let first = draft_for(&local, Draft { body: "Hei".into(), ..Draft::default() });
    let second =
        save(&local, &Draft { body: "Hei på deg".into(), ..first.clone() }, now() + TimeDelta::seconds(1))
            .unwrap();
    assert_eq!((second.id.as_str(), drafts(&local).unwrap().len()), (first.id.as_str(), 1));
    attach(&local, &first.id, &file("a.pdf"), now()).unwrap();
    attach(&local, &first.id, &file("a.pdf"), now()).unwrap();
    assert_eq!(draft(&local, &first.id).unwrap().attachments.len(), 1, "the same bytes twice are one file");
    let saved = save(&local, &Draft { attachments: Vec::new(), ..second }, now()).unwrap();
    assert_eq!(saved.attachments.len(), 1, "files are not the form's to change");
    delete(&local, &first.id).unwrap();
    assert!(matches!(save(&local, &saved, now()), Err(Error::NotFound)));
    assert!(drafts(&local).unwrap().is_empty());
}

#[test]
fn r_04_6_sending_moves_the_draft_to_the_outbox_once() {
    let (conn, local) = (cache(), testing::connection(Kind::Local));
    let words = Draft {
        recipient_id: "u1".into(),
        subject: " Lønn ".into(),
        body: "Hei!".into(),
        ..Draft::default()
    };
    let draft = draft_for(&local, words);
    attach(&local, &draft.id, &file("a.pdf"), now()).unwrap();
    let facts = facts(&conn, &[], None).unwrap();
    let Saved::Queued { id } = send(&local, &facts, &draft.id, now()).unwrap() else { panic!("queued") };
    assert!(matches!(send(&local, &facts, &draft.id, now()), Err(Error::NotFound)));
    let rows = outbox::unsettled(&local).unwrap();
    assert_eq!((rows.len(), rows[0].id.as_str(), rows[0].title.as_str()), (1, id.as_str(), "Lønn"));
    let Command::SendMessage { thread_id, attachments, subject, .. } = &rows[0].envelope.command else {
        panic!()
    };
    assert_eq!((thread_id, attachments.len(), subject.as_str()), (&id, 1, "Lønn"));

    // Taken back, it is the same draft again, and may be sent anew.
    let row = outbox::withdraw(&local, &id).unwrap();
    let again = from_withdrawn(&local, &row, now()).unwrap().unwrap();
    let back = super::draft(&local, &again).unwrap();
    assert_eq!((back.thread_id, back.recipient_id.as_str(), back.attachments.len()), (None, "u1", 1));
    assert_eq!((back.subject.as_str(), back.body.as_str()), ("Lønn", "Hei!"));
    assert!(matches!(send(&local, &facts, &again, now()).unwrap(), Saved::Queued { id: new } if new != id));
}

#[test]
fn r_04_2_a_reply_keeps_its_threads_subject_and_recipient() {
    let (conn, local) = (cache(), testing::connection(Kind::Local));
    put(&conn, 1, &thread_at("t1", 20, None));
    let words = Draft {
        thread_id: Some("t1".into()),
        subject: "Noe annet".into(),
        body: "Takk!".into(),
        ..Draft::default()
    };
    let draft = draft_for(&local, words);
    let facts = facts(&conn, &[], Some("t1")).unwrap();
    let Saved::Queued { id } = send(&local, &facts, &draft.id, now()).unwrap() else { panic!("queued") };
    let row = outbox::unsettled(&local).unwrap().remove(0);
    let Command::SendMessage { thread_id, recipient_id, subject, .. } = &row.envelope.command else {
        panic!()
    };
    assert_eq!((thread_id.as_str(), recipient_id.as_str(), subject.as_str()), ("t1", "ntl", "Emne t1"));
    assert_ne!(*thread_id, id);
    let back = from_withdrawn(&local, &row, now()).unwrap().unwrap();
    assert_eq!(super::draft(&local, &back).unwrap().thread_id.as_deref(), Some("t1"));
}

#[test]
fn r_04_2_bad_input_is_refused_at_its_field_and_the_draft_stays() {
    let (conn, local) = (cache(), testing::connection(Kind::Local));
    let facts = facts(&conn, &[], None).unwrap();
    let good =
        Draft { recipient_id: "ntl".into(), subject: "Lønn".into(), body: "Hei".into(), ..Draft::default() };
    for (field, code, draft) in [
        ("recipient_id", FieldCode::Required, Draft { recipient_id: String::new(), ..good.clone() }),
        ("recipient_id", FieldCode::NotPermitted, Draft { recipient_id: "u2".into(), ..good.clone() }),
        ("subject", FieldCode::Required, Draft { subject: "  ".into(), ..good.clone() }),
        ("subject", FieldCode::TooLong, Draft { subject: "å".repeat(201), ..good.clone() }),
        ("body", FieldCode::Required, Draft { body: "\n".into(), ..good.clone() }),
        ("body", FieldCode::BadCharacters, Draft { body: "a\0b".into(), ..good.clone() }),
    ] {
        let saved = draft_for(&local, draft);
        let Saved::Invalid { fields } = send(&local, &facts, &saved.id, now()).unwrap() else {
            panic!("{field}")
        };
        assert!(fields.iter().any(|error| error.field == field && error.code == code), "{field}: {fields:?}");
        assert!(super::draft(&local, &saved.id).is_ok());
    }
    let full = draft_for(&local, good);
    for name in ["a.pdf", "bb.pdf", "ccc.pdf"] {
        attach(&local, &full.id, &file(name), now()).unwrap();
    }
    let Saved::Invalid { fields } = send(&local, &facts, &full.id, now()).unwrap() else {
        panic!("too many files")
    };
    assert_eq!(fields[0].code, FieldCode::TooManyFiles);
    assert!(outbox::unsettled(&local).unwrap().is_empty());
}

#[test]
fn previews_are_one_short_line() {
    assert_eq!(sync::preview(" Hei,\n\n  du\t!"), "Hei, du !");
    let long = sync::preview(&"ålesund ".repeat(100));
    assert_eq!(long.chars().count(), 161);
    assert!(long.ends_with('…'));
}

#[test]
fn r_04_3_a_thread_is_set_as_a_pdf_with_what_waits() {
    let conn = cache();
    put(&conn, 1, &Thread { subject: "Lønn: 2025/26".into(), ..thread_at("t1", 20, Some(20)) });
    put(&conn, 2, &message("m1", "t1", Sender::Union, 20));
    let shown =
        thread(&conn, &[sending("p1", "t1", OutboxState::Pending, now())], &BTreeMap::new(), "t1").unwrap();
    let (name, bytes) = pdf(&shown, min_side_domain::Language::Nb, Vec::new()).unwrap();
    assert_eq!(name, "Lønn_ 2025-26.pdf");
    assert!(bytes.starts_with(b"%PDF-") && bytes.len() > 2_000);
    assert_eq!(
        pdf(&shown, min_side_domain::Language::Nb, Vec::new()).unwrap().1,
        bytes,
        "the same thread, the same bytes"
    );
}

#[test]
fn r_04_4_a_message_that_is_refused_for_its_files_names_them() {
    use min_side_domain::field::{FieldCode, FieldError};
    use min_side_wire::problem::Problem;
    let file = |name: &str| Attachment {
        name: name.into(),
        blob: BlobRef { sha256: "0".repeat(64), size: 1, media_type: "application/pdf".into() },
    };
    let command = Command::SendMessage {
        thread_id: "t".into(),
        recipient_id: "ntl".into(),
        subject: "S".into(),
        body: "B".into(),
        attachments: vec![file("kontrakt.pdf"), file("lønn.pdf"), file("timer.pdf")],
    };
    let mut row = pending("m", OutboxState::Refused, at("2026-03-01T12:00:00Z"), command);
    let refused = |place: u32| FieldError::new(format!("attachments.{place}"), FieldCode::FileType);
    row.problem = Some(Problem::invalid(vec![refused(1), refused(2), refused(9)]));
    assert_eq!(row.view().error.unwrap().params["name"], "lønn.pdf, timer.pdf");
    row.problem = Some(Problem::invalid(vec![FieldError::new("attachments", FieldCode::TooManyFiles)]));
    assert!(row.view().error.unwrap().params.is_empty(), "none of them in particular");
}
