use super::*;
use crate::db::{Kind, testing};
use crate::outbox;
use crate::rows_testing::{at, pending, put};
use crate::views::OutboxState;
use chrono::{DateTime, Utc};
use min_side_domain::records::{Course, CourseFacts, Enrolment, EnrolmentStatus};
use min_side_wire::command::Command;
use rusqlite::Connection;

fn enrolment(id: &str, status: EnrolmentStatus, starts: &str, deadline: &str) -> Enrolment {
    Enrolment {
        id: id.into(),
        course_id: format!("c-{id}"),
        course: facts(&format!("Kurs {id}"), starts, deadline),
        applied_at: at("2026-01-01T00:00:00Z"),
        status,
        kursbevis_id: None,
    }
}

fn facts(title: &str, starts: &str, deadline: &str) -> CourseFacts {
    CourseFacts {
        title: title.into(),
        starts: starts.parse().unwrap(),
        ends: starts.parse().unwrap(),
        hours: 14,
        place: "Bodø".into(),
        deadline: deadline.parse().unwrap(),
        organizer: "NTL".into(),
        description: String::new(),
    }
}

fn cache() -> Connection {
    let conn = testing::connection(Kind::Cache);
    put(&conn, 1, &enrolment("a", EnrolmentStatus::Applied, "2026-07-01", "2026-06-15"));
    put(&conn, 2, &enrolment("b", EnrolmentStatus::Attended, "2025-05-01", "2025-04-01"));
    put(&conn, 3, &enrolment("c", EnrolmentStatus::NoShow, "2024-05-01", "2024-04-01"));
    conn
}

fn before() -> DateTime<Utc> {
    at("2026-06-15T21:59:59Z")
}

fn after() -> DateTime<Utc> {
    at("2026-06-15T22:00:00Z")
}

fn withdrawing(id: &str, state: OutboxState) -> outbox::Pending {
    let command = Command::WithdrawApplication { enrolment_id: id.into(), pressed_at: before() };
    pending("w1", state, before(), command)
}

#[test]
fn r_07_1_newest_first_with_filters_by_year_status_and_text() {
    let conn = cache();
    let found = |filter: CourseFilter| {
        let view = courses(&conn, &[], &filter, before()).unwrap();
        assert_eq!(view.years, [2026, 2025, 2024]);
        view.rows.into_iter().map(|row| row.enrolment.id).collect::<Vec<_>>()
    };
    assert_eq!(found(CourseFilter::default()), ["a", "b", "c"]);
    assert_eq!(found(CourseFilter { year: Some(2025), ..CourseFilter::default() }), ["b"]);
    assert_eq!(found(CourseFilter { status: Some("no_show".into()), ..CourseFilter::default() }), ["c"]);
    assert_eq!(
        found(CourseFilter { text: "BODØ kurs b".into(), ..CourseFilter::default() }),
        ["a", "b", "c"]
    );
    assert_eq!(
        found(CourseFilter { text: "boe kurs".into(), ..CourseFilter::default() }),
        Vec::<String>::new()
    );
    assert!(found(CourseFilter { text: "👩‍🏫 \"*".into(), ..CourseFilter::default() }).is_empty());
    assert_eq!(newest(&conn, &[], before(), 2).unwrap().len(), 2);
}

#[test]
fn r_07_1_the_catalogue_shows_what_is_still_open_by_oslo_time() {
    let conn = cache();
    put(&conn, 4, &Course { id: "x".into(), facts: facts("Åpent", "2026-09-01", "2026-06-15") });
    let open = |now| courses(&conn, &[], &CourseFilter::default(), now).unwrap().catalogue.len();
    assert_eq!((open(before()), open(after())), (1, 0));
}

#[test]
fn r_07_2_the_cross_is_there_until_the_deadline_to_the_second() {
    let conn = cache();
    let cross = |now| courses(&conn, &[], &CourseFilter::default(), now).unwrap().rows[0].withdraw_until;
    assert!(cross(before()).is_some_and(|until| until < after() && until > before()));
    assert!(cross(after()).is_none());
    assert!(withdraw::check(&conn, &[], "a", before()).unwrap().is_some());
    let code = |result: Result<Option<withdraw::Withdrawal>>| result.unwrap_err().quiet_view().code;
    assert_eq!(code(withdraw::check(&conn, &[], "a", after())), "deadline_passed");
    assert_eq!(code(withdraw::check(&conn, &[], "b", before())), "wrong_state");
    assert_eq!(code(withdraw::check(&conn, &[], "none", before())), "not_found");
}

#[test]
fn r_07_2_a_queued_withdrawal_shows_at_once_and_a_refused_one_is_rolled_back() {
    let conn = cache();
    let row = |rows: &[outbox::Pending]| {
        courses(&conn, rows, &CourseFilter::default(), before()).unwrap().rows.remove(0)
    };
    let queued = [withdrawing("a", OutboxState::Pending)];
    let shown = row(&queued);
    assert_eq!((shown.enrolment.status, shown.withdraw_until), (EnrolmentStatus::Withdrawn, None));
    assert!(withdraw::check(&conn, &queued, "a", before()).unwrap().is_none(), "once is enough");
    let refused = row(&[withdrawing("a", OutboxState::Refused)]);
    assert_eq!(refused.enrolment.status, EnrolmentStatus::Applied);
    assert_eq!(refused.queued.unwrap().state, OutboxState::Refused);
    assert!(refused.withdraw_until.is_some());
}

#[test]
fn r_07_2_trying_again_replaces_the_refused_one() {
    let (conn, local) = (cache(), testing::connection(Kind::Local));
    let withdrawal = withdraw::check(&conn, &[], "a", before()).unwrap().unwrap();
    queue(&local, &withdrawal, before()).unwrap();
    local.execute("UPDATE outbox SET state = 'refused'", []).unwrap();
    queue(&local, &withdrawal, before()).unwrap();
    let rows = outbox::unsettled(&local).unwrap();
    assert_eq!((rows.len(), rows[0].state, rows[0].title.as_str()), (1, OutboxState::Pending, "Kurs a"));
    assert_eq!(rows[0].envelope.base_version, Some(1));
}
