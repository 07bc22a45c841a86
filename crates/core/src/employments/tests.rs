use super::*;
use crate::db::{Db, Kind, testing};
use crate::outbox;
use crate::rows_testing::{at, delete, pending, put};
use crate::views::OutboxState;
use chrono::{DateTime, Utc};
use min_side_domain::field::FieldCode;
use min_side_domain::records::{
    Arbeidssted, ChangeState, Employment, EmploymentChange, EmploymentFacts, Virksomhet,
};
use min_side_wire::command::Command;
use rusqlite::Connection;

const ETAT: &str = "974761076";
const REGION: &str = "991825827";
const OTHER: &str = "974760673";
const OSLO: &str = "974761122";
const BODO: &str = "974760746";
const SHUT: &str = "974760223";
const ELSEWHERE: &str = "971032081";

fn now() -> DateTime<Utc> {
    at("2026-03-01T12:00:00Z")
}

fn unit(id: &str, name: &str, parent: Option<&str>, closed: bool) -> Virksomhet {
    let form = if parent.is_some() { "ORGL" } else { "STAT" };
    Virksomhet { id: id.into(), name: name.into(), form: form.into(), parent: parent.map(Into::into), closed }
}

fn place(id: &str, name: &str, virksomhet: &str, place: &str, closed: bool) -> Arbeidssted {
    Arbeidssted {
        id: id.into(),
        name: name.into(),
        virksomhet: virksomhet.into(),
        place: place.into(),
        kommune: format!("{place} kommune"),
        closed,
    }
}

fn fill(conn: &Connection) {
    put(conn, 1, &unit(ETAT, "Skatteetaten", None, false));
    put(conn, 2, &unit(REGION, "Skatteetaten region nord", Some(ETAT), false));
    put(conn, 3, &unit(OTHER, "Brønnøysundregistrene", None, false));
    put(conn, 4, &place(OSLO, "Skatteetaten Oslo", ETAT, "OSLO", false));
    put(conn, 5, &place(BODO, "Skatteetaten Bodø", REGION, "BODØ", false));
    put(conn, 6, &place(SHUT, "Skatteetaten Åsgårdstrand", ETAT, "HORTEN", true));
    put(conn, 7, &place(ELSEWHERE, "Brønnøysund", OTHER, "BRØNNØYSUND", false));
    put(conn, 8, &employment("e1", "2020-01-01", None));
    put(conn, 9, &employment("e0", "2010-01-01", Some("2019-12-31")));
}

fn facts(virksomhet: &str, arbeidssted: &str) -> EmploymentFacts {
    EmploymentFacts {
        virksomhet: virksomhet.into(),
        virksomhet_name: String::new(),
        arbeidssted: arbeidssted.into(),
        arbeidssted_name: String::new(),
        place: String::new(),
        kommune: String::new(),
        position: "Rådgiver".into(),
        percent: 100,
        employee_number: "12345".into(),
        payroll_deduction: true,
    }
}

fn employment(id: &str, from: &str, to: Option<&str>) -> Employment {
    let named = EmploymentFacts {
        virksomhet_name: "Skatteetaten".into(),
        arbeidssted_name: "Skatteetaten Oslo".into(),
        place: "OSLO".into(),
        kommune: "OSLO kommune".into(),
        ..facts(ETAT, OSLO)
    };
    Employment {
        id: id.into(),
        facts: named,
        from: from.parse().unwrap(),
        to: to.map(|to| to.parse().unwrap()),
        change: None,
        unapproved: false,
    }
}

async fn cache() -> Db {
    let db = testing::memory(Kind::Cache);
    db.write(|tx| {
        fill(tx);
        Ok(())
    })
    .await
    .unwrap();
    db
}

#[tokio::test]
async fn r_05_2_workplaces_beneath_the_orgl_units_belong_to_the_virksomhet() {
    let (db, registers) = (cache().await, Registers::default());
    let names = async |virksomhet: &str, text: &str| {
        let hits = registers.arbeidssteder(&db, virksomhet.into(), text, 0).await.unwrap();
        hits.into_iter().map(|hit| (hit.name, hit.closed)).collect::<Vec<_>>()
    };
    let named = |name: &str, closed| (name.to_owned(), closed);
    assert_eq!(
        names(ETAT, "").await,
        [
            named("Skatteetaten Bodø", false),
            named("Skatteetaten Oslo", false),
            named("Skatteetaten Åsgårdstrand", true)
        ]
    );
    assert_eq!(names(REGION, "").await, [named("Skatteetaten Bodø", false)]);
    assert_eq!(names(ETAT, "horten").await, [named("Skatteetaten Åsgårdstrand", true)], "found by its place");
    assert!(names("000000000", "").await.is_empty());
    let units = async |virksomhet: &str| {
        let hits = registers.arbeidssteder(&db, virksomhet.into(), "bodø", 0).await.unwrap();
        hits.into_iter().map(|hit| hit.unit_name).collect::<Vec<_>>()
    };
    assert_eq!(
        units(ETAT).await,
        [Some("Skatteetaten region nord".to_owned())],
        "the level between is named"
    );
    assert_eq!(units(REGION).await, [None]);
}

#[tokio::test]
async fn r_05_3_suggestions_follow_the_register_as_it_changes() {
    let (db, registers) = (cache().await, Registers::default());
    let hits = registers.virksomheter(&db, "skatt", 0).await.unwrap();
    let counted: Vec<_> = hits.iter().map(|hit| (hit.virksomhet.name.as_str(), hit.workplaces)).collect();
    assert_eq!(
        counted,
        [("Skatteetaten", 2), ("Skatteetaten region nord", 1)],
        "closed ones are not counted"
    );
    assert_eq!(hits[1].parent_name.as_deref(), Some("Skatteetaten"));
    db.write(|tx| {
        put(tx, 20, &unit(ETAT, "Skattedirektoratet", None, true));
        delete::<Virksomhet>(tx, REGION);
        Ok(())
    })
    .await
    .unwrap();
    let hits = registers.virksomheter(&db, "skatt", 0).await.unwrap();
    assert_eq!(hits.len(), 1);
    assert!(hits[0].virksomhet.closed && hits[0].virksomhet.name == "Skattedirektoratet");
    assert_eq!(registers.virksomheter(&db, "974 760 673", 5).await.unwrap()[0].virksomhet.id, OTHER);
}

fn check(
    conn: &Connection,
    pending: &[outbox::Pending],
    id: Option<&str>,
    facts: EmploymentFacts,
) -> Result<std::result::Result<Option<EmploymentFacts>, Vec<min_side_domain::field::FieldError>>> {
    checked(conn, pending, id, facts, now())
}

fn change(id: Option<&str>, arbeidssted: &str, state: OutboxState) -> outbox::Pending {
    let employment_id = id.map(Into::into);
    pending("p", state, now(), Command::ChangeEmployment { employment_id, facts: facts(ETAT, arbeidssted) })
}

#[test]
fn r_05_2_a_change_takes_names_from_the_register_and_checks_against_it() {
    let conn = testing::connection(Kind::Cache);
    fill(&conn);
    let good = check(&conn, &[], Some("e1"), facts(ETAT, BODO)).unwrap().unwrap().unwrap();
    assert_eq!((good.virksomhet_name.as_str(), good.place.as_str()), ("Skatteetaten", "BODØ"));
    for (field, code, bad) in [
        ("virksomhet", FieldCode::Required, facts("", OSLO)),
        ("virksomhet", FieldCode::Unknown, facts("123456785", OSLO)),
        ("arbeidssted", FieldCode::Required, facts(ETAT, " ")),
        ("arbeidssted", FieldCode::NotOfVirksomhet, facts(ETAT, ELSEWHERE)),
        ("arbeidssted", FieldCode::Closed, facts(ETAT, SHUT)),
        ("percent", FieldCode::OutOfRange, EmploymentFacts { percent: 0, ..facts(ETAT, BODO) }),
        ("percent", FieldCode::OutOfRange, EmploymentFacts { percent: 101, ..facts(ETAT, BODO) }),
        ("position", FieldCode::TooLong, EmploymentFacts { position: "å".repeat(101), ..facts(ETAT, BODO) }),
        (
            "position",
            FieldCode::BadCharacters,
            EmploymentFacts { position: "a\u{202e}".into(), ..facts(ETAT, BODO) },
        ),
    ] {
        let fields = check(&conn, &[], Some("e1"), bad).unwrap().unwrap_err();
        assert!(
            fields.iter().any(|error| error.field == field && error.code == code),
            "{field} {code:?}: {fields:?}"
        );
    }
    assert!(matches!(check(&conn, &[], Some("none"), facts(ETAT, OSLO)), Err(crate::Error::NotFound)));
    let ended = check(&conn, &[], Some("e0"), facts(ETAT, BODO)).unwrap_err();
    assert_eq!(ended.quiet_view().code, "wrong_state");
}

#[test]
fn r_05_2_only_what_differs_from_what_was_last_said_is_a_change() {
    let conn = testing::connection(Kind::Cache);
    fill(&conn);
    let differs = |pending: &[outbox::Pending], arbeidssted: &str| {
        check(&conn, pending, Some("e1"), facts(ETAT, arbeidssted)).unwrap().unwrap().is_some()
    };
    assert!(!differs(&[], OSLO), "as on record");
    let queued = check(&conn, &[], Some("e1"), facts(ETAT, BODO)).unwrap().unwrap().unwrap();
    let command = Command::ChangeEmployment { employment_id: Some("e1".into()), facts: queued.clone() };
    let rows = [pending("p", OutboxState::Pending, now(), command)];
    assert!(!differs(&rows, BODO), "queued already");
    assert!(differs(&rows, OSLO), "back to what is on record");
    let waiting = EmploymentChange {
        facts: queued,
        submitted_at: now(),
        state: ChangeState::Waiting,
        reason: String::new(),
    };
    put(&conn, 20, &Employment { change: Some(waiting.clone()), ..employment("e1", "2020-01-01", None) });
    assert!(!differs(&[], BODO) && differs(&[], OSLO));
    let refused = EmploymentChange { state: ChangeState::Refused, ..waiting };
    put(&conn, 21, &Employment { change: Some(refused), ..employment("e1", "2020-01-01", None) });
    assert!(differs(&[], BODO) && !differs(&[], OSLO), "the office refused it: it may be submitted again");
}

#[test]
fn r_05_1_active_first_and_r_05_5_what_waits_is_shown_over() {
    let conn = testing::connection(Kind::Cache);
    fill(&conn);
    let shown = list(&conn, &[change(Some("e1"), BODO, OutboxState::Pending)], now()).unwrap();
    let order: Vec<_> = shown.iter().map(|view| (view.employment.id.as_str(), view.active)).collect();
    assert_eq!(order, [("e1", true), ("e0", false)]);
    assert_eq!(shown[0].queued_facts.as_ref().unwrap().arbeidssted, BODO);
    assert_eq!(shown[0].employment.facts.arbeidssted, OSLO, "what is on record stays in sight");
    assert!(shown[1].queued.is_none());
    let refused = list(&conn, &[change(Some("e1"), BODO, OutboxState::Refused)], now()).unwrap();
    assert_eq!(refused[0].queued.as_ref().unwrap().state, OutboxState::Refused);
    let new = list(&conn, &[change(None, BODO, OutboxState::Pending)], now()).unwrap();
    assert_eq!((new.len(), new[0].employment.id.as_str()), (3, "p"));
    put(&conn, 30, &employment("p", "2026-03-01", None));
    let brought = list(&conn, &[change(None, BODO, OutboxState::Done)], now()).unwrap();
    assert_eq!(brought.len(), 3, "the server has given it the command's id");
    let mut done = change(Some("e1"), BODO, OutboxState::Done);
    done.done_version = Some(8);
    let shown = list(&conn, &[done], now()).unwrap();
    assert!(shown.iter().all(|view| view.queued.is_none()), "the feed has brought it");
}

#[test]
fn r_05_2_a_second_change_replaces_one_that_waits() {
    let local = testing::connection(Kind::Local);
    queue(&local, Some("e1".into()), facts(ETAT, BODO), now()).unwrap();
    queue(&local, Some("e1".into()), facts(ETAT, OSLO), now()).unwrap();
    queue(&local, Some("e2".into()), facts(ETAT, OSLO), now()).unwrap();
    queue(&local, None, facts(ETAT, OSLO), now()).unwrap();
    queue(&local, None, facts(ETAT, BODO), now()).unwrap();
    assert_eq!(outbox::unsettled(&local).unwrap().len(), 4, "new employments are each their own");
}
