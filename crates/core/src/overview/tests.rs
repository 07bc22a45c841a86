use super::*;
use crate::db::{Kind, testing};
use crate::rows_testing::{at, pending, put};
use crate::views::OutboxState;
use min_side_domain::attention::AttentionKind;
use min_side_domain::records::{
    CourseFacts, Enrolment, EnrolmentStatus, Invoice, Message, Recruitment, RecruitmentState, Sender, Thread,
};
use min_side_wire::command::Command;

#[test]
fn r_11_1_an_empty_cache_says_what_has_not_come() {
    let conn = testing::connection(Kind::Cache);
    let page = overview(&conn, &[], at("2026-03-01T12:00:00Z")).unwrap();
    assert_eq!(page.not_synced.len(), Collection::ALL.len());
    assert!(page.profile.is_none() && page.threads.is_empty());
}

#[test]
fn r_11_2_during_the_first_sync_what_stands_before_the_newest_rows_has_come() {
    let conn = testing::connection(Kind::Cache);
    for number in 0..9 {
        put(
            &conn,
            number,
            &Thread {
                id: format!("t{number}"),
                subject: "Emne".into(),
                recipient_id: "ntl".into(),
                recipient_name: "Forbundskontoret".into(),
                last_at: at("2026-01-01T00:00:00Z"),
                read_through: None,
            },
        );
    }
    let page = overview(&conn, &[], at("2026-03-01T12:00:00Z")).unwrap();
    assert_eq!(page.not_synced[0], "messages");
    assert!(!page.not_synced.contains(&"profile".to_owned()));
    assert_eq!(page.threads.len(), 5);
    meta::set(&conn, meta::name::COMPLETE, "1").unwrap();
    assert!(overview(&conn, &[], at("2026-03-01T12:00:00Z")).unwrap().not_synced.is_empty());
}

#[test]
fn r_11_1_the_newest_rows_alone() {
    let conn = testing::connection(Kind::Cache);
    for number in 1..=8 {
        put(
            &conn,
            number,
            &Recruitment {
                id: format!("r{number}"),
                name: "Ola".into(),
                date: format!("2025-01-0{number}").parse().unwrap(),
                state: RecruitmentState::Registered,
                count: 1,
                collected: false,
            },
        );
    }
    let page = overview(&conn, &[], at("2026-03-01T12:00:00Z")).unwrap();
    let ids: Vec<_> = page.recruiting.recruitments.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["r8", "r7", "r6"]);
}

fn invoice(id: &str, due: &str, paid: Option<&str>) -> Invoice {
    Invoice {
        id: id.into(),
        number: "100".into(),
        title: format!("Kontingent {id}"),
        issued: "2026-01-10".parse().unwrap(),
        due: due.parse().unwrap(),
        amount_ore: 43_900,
        account: "86011117947".into(),
        kid: "602243".into(),
        paid: paid.map(|day| day.parse().unwrap()),
        file: None,
        ehf: None,
    }
}

fn enrolment(id: &str, status: EnrolmentStatus, starts: &str, deadline: &str) -> Enrolment {
    Enrolment {
        id: id.into(),
        course_id: format!("c-{id}"),
        course: CourseFacts {
            title: format!("Kurs {id}"),
            starts: starts.parse().unwrap(),
            ends: starts.parse().unwrap(),
            hours: 7,
            place: "Oslo".into(),
            deadline: deadline.parse().unwrap(),
            organizer: "NTL".into(),
            description: String::new(),
        },
        applied_at: at("2026-01-01T00:00:00Z"),
        status,
        kursbevis_id: None,
    }
}

#[test]
fn r_13_1_what_waits_comes_first_and_what_is_settled_or_far_away_is_not_there() {
    let conn = testing::connection(Kind::Cache);
    put(&conn, 1, &invoice("forfalt", "2026-02-20", None));
    put(&conn, 2, &invoice("betalt", "2026-02-20", Some("2026-02-19")));
    put(&conn, 3, &invoice("snart", "2026-03-12", None));
    put(&conn, 4, &invoice("senere", "2026-05-01", None));
    for (number, (id, status, deadline)) in [
        ("nær", EnrolmentStatus::Admitted, "2026-03-03"),
        ("avslått", EnrolmentStatus::Rejected, "2026-03-03"),
        ("fjern", EnrolmentStatus::Applied, "2026-06-01"),
        ("over", EnrolmentStatus::Applied, "2026-02-28"),
    ]
    .into_iter()
    .enumerate()
    {
        // Five newer ones stand before it on the front page.
        put(&conn, 10 + number as i64, &enrolment(id, status, "2026-04-01", deadline));
    }
    for number in 0..6 {
        let later = enrolment(&format!("n{number}"), EnrolmentStatus::Attended, "2026-08-01", "2026-07-01");
        put(&conn, 20 + number, &later);
    }
    put(
        &conn,
        30,
        &Thread {
            id: "t1".into(),
            subject: "Lønn".into(),
            recipient_id: "ntl".into(),
            recipient_name: "Forbundskontoret".into(),
            last_at: at("2026-03-01T00:00:00Z"),
            read_through: None,
        },
    );
    put(
        &conn,
        31,
        &Message {
            id: "m1".into(),
            thread_id: "t1".into(),
            sender: Sender::Union,
            sender_name: "Forbundskontoret".into(),
            body: "Hei".into(),
            sent_at: at("2026-03-01T00:00:00Z"),
            attachments: Vec::new(),
        },
    );
    let mark = || Command::EditMembership { edits: Vec::new() };
    let outbox = [
        pending("o1", OutboxState::Refused, at("2026-03-01T10:00:00Z"), mark()),
        pending("o2", OutboxState::Pending, at("2026-03-01T11:00:00Z"), mark()),
        pending("o3", OutboxState::Done, at("2026-03-01T11:00:00Z"), mark()),
    ];
    let page = overview(&conn, &outbox, at("2026-03-01T12:00:00Z")).unwrap();
    let found: Vec<_> =
        page.attention.iter().map(|one| (one.kind, one.id.as_deref().unwrap_or("-"), one.count)).collect();
    assert_eq!(
        found,
        [
            (AttentionKind::Refused, "-", 1),
            (AttentionKind::InvoiceOverdue, "forfalt", 1),
            (AttentionKind::CourseDeadline, "nær", 1),
            (AttentionKind::Unread, "t1", 1),
            (AttentionKind::InvoiceDue, "snart", 1),
            (AttentionKind::Unsent, "-", 1),
        ]
    );
    assert_eq!(page.attention[1].amount_ore, Some(43_900));
    assert_eq!(page.courses.len(), 5);
}

#[test]
fn r_13_1_where_nothing_waits_nothing_is_said_to() {
    let conn = testing::connection(Kind::Cache);
    put(&conn, 1, &invoice("betalt", "2026-02-20", Some("2026-02-19")));
    assert!(overview(&conn, &[], at("2026-03-01T12:00:00Z")).unwrap().attention.is_empty());
}
