use super::*;
use crate::db::{Kind, testing};
use crate::rows_testing::{at, put};
use min_side_domain::records::{Recruitment, RecruitmentState, Thread};

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
