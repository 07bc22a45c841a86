//! Commands, as a member's app sends them.

mod edits;
mod messages;
mod orders;

use crate::testing::{Harness, day, is_done, noon, org, refused, refused_code};
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::records::{
    Address, Attachment, BlobRef, ChangeState, Employment, EmploymentFacts, Enrolment, EnrolmentStatus,
    Message, Order, PointsEntry, Profile, Sender, Thread, Union,
};
use min_side_domain::{Audience, Collection};
use min_side_wire::command::{Command, Envelope, FieldEdit, Outcome};
use min_side_wire::problem::ProblemCode;
use serde_json::{Value, json};

fn message(thread: &str, recipient: &str) -> Command {
    Command::SendMessage {
        thread_id: thread.to_owned(),
        recipient_id: recipient.to_owned(),
        subject: "Spørsmål".to_owned(),
        body: "Hei, når er møtet?".to_owned(),
        attachments: Vec::new(),
    }
}

fn edit(field: &str, from: Value, to: Value) -> Command {
    Command::EditProfile { edits: vec![FieldEdit { field: field.to_owned(), from, to }] }
}

fn order(quantity: u32) -> Command {
    Command::OrderReward {
        reward_id: "kopp".to_owned(),
        quantity,
        price: 100,
        deliver_to: "Kari Nordmann".to_owned(),
        address: address(),
    }
}

fn address() -> Address {
    Address {
        line1: "Storgata 1".into(),
        line2: String::new(),
        postal_code: "0155".into(),
        place: "OSLO".into(),
        country: String::new(),
    }
}

fn facts() -> EmploymentFacts {
    EmploymentFacts {
        virksomhet: org(1),
        virksomhet_name: "whatever the app says".to_owned(),
        arbeidssted: org(5),
        arbeidssted_name: "whatever".to_owned(),
        place: "whatever".to_owned(),
        kommune: "whatever".to_owned(),
        position: "Seniorrådgiver".to_owned(),
        percent: 80,
        employee_number: "12".to_owned(),
        payroll_deduction: true,
    }
}

fn field_errors(outcome: Outcome) -> Vec<FieldError> {
    let problem = refused(outcome);
    assert_eq!(problem.code(), Some(ProblemCode::Invalid));
    problem.fields
}

#[tokio::test]
async fn a_refusal_is_repeated_too_and_changes_nothing() {
    let harness = Harness::new().await;
    let first = harness.command("c-1", order(11)).await;
    assert_eq!(refused_code(first.clone()), ProblemCode::NotEnoughPoints);
    let entry = json!({"id": "gift", "at": noon(), "points": 5000, "reason": "correction", "text": "Gave"});
    let row = crate::storage::Row {
        audience: Audience::Member("demo".into()),
        collection: Collection::Points,
        id: "gift".into(),
        body: entry.to_string(),
    };
    harness.running.storage.put_rows(&[row]).unwrap();
    assert_eq!(harness.command("c-1", order(11)).await, first);
    assert!(is_done(&harness.command("c-2", order(11)).await));
}

#[tokio::test]
async fn commands_are_carried_out_in_order_and_one_refusal_holds_up_no_other() {
    let harness = Harness::new().await;
    let request = json!({"commands": [
        {"id": "c-1", "kind": "send_message", "payload": {"thread_id": "n", "recipient_id": "ntl", "subject": "S", "body": "1"}},
        {"id": "c-2", "kind": "open_the_pod_bay_doors", "payload": {}},
        {"id": "c-3", "kind": "mark_read", "payload": {"threads": 7}},
        {"id": "c-4", "kind": "send_message", "payload": {"thread_id": "n", "recipient_id": "ntl", "subject": "", "body": "2"}},
    ]});
    let answers = harness.answers(harness.token(), &request).await;
    let ids: Vec<&str> = answers.iter().map(|answer| answer.id.as_str()).collect();
    assert_eq!(ids, ["c-1", "c-2", "c-3", "c-4"]);
    assert!(is_done(&answers[0].outcome) && is_done(&answers[3].outcome));
    assert_eq!(refused_code(answers[1].outcome.clone()), ProblemCode::UnknownCommand);
    assert_eq!(refused_code(answers[2].outcome.clone()), ProblemCode::BadRequest);
}

#[tokio::test]
async fn r_05_2_a_change_waits_and_takes_its_names_from_the_register() {
    let harness = Harness::new().await;
    let change = Command::ChangeEmployment { employment_id: Some("e1".into()), facts: facts() };
    assert!(is_done(&harness.command("c-1", change).await));
    let employment: Employment = harness.record("e1");
    assert_eq!(employment.facts.virksomhet_name, "Annet direktorat");
    let waiting = employment.change.unwrap();
    assert_eq!(waiting.state, ChangeState::Waiting);
    assert_eq!(waiting.facts.virksomhet_name, "Skatteetaten");
    assert_eq!(
        (waiting.facts.arbeidssted_name.as_str(), waiting.facts.place.as_str()),
        ("Skatt Oslo", "OSLO")
    );
}

#[tokio::test]
async fn r_05_2_the_register_decides_which_workplaces_there_are() {
    let harness = Harness::new().await;
    let cases = [
        (org(9), org(5), "virksomhet", FieldCode::Unknown),
        (org(4), org(5), "virksomhet", FieldCode::Closed),
        (org(1), org(8), "arbeidssted", FieldCode::Unknown),
        (org(1), org(7), "arbeidssted", FieldCode::Closed),
        (org(1), org(6), "arbeidssted", FieldCode::NotOfVirksomhet),
    ];
    for (n, (virksomhet, arbeidssted, field, code)) in cases.into_iter().enumerate() {
        let facts = EmploymentFacts { virksomhet, arbeidssted, ..facts() };
        let change = Command::ChangeEmployment { employment_id: Some("e1".into()), facts };
        let errors = field_errors(harness.command(&format!("c-{n}"), change).await);
        assert!(errors.contains(&FieldError::new(field, code)), "{n}: {errors:?}");
    }
}

#[tokio::test]
async fn r_05_5_a_change_made_on_another_machine_meanwhile_is_a_conflict() {
    let harness = Harness::new().await;
    let send = |id: &str, percent: u8, base: Option<i64>| Envelope {
        id: id.into(),
        base_version: base,
        command: Command::ChangeEmployment {
            employment_id: Some("e1".into()),
            facts: EmploymentFacts { percent, ..facts() },
        },
    };
    let (cache, _) = harness.sync(harness.token()).await;
    let seen = cache.0[&("employments".to_owned(), "e1".to_owned())].version;
    let token = harness.token();
    assert!(is_done(&harness.command_of(token, send("c-1", 80, Some(seen))).await));
    let outcome = harness.command_of(token, send("c-2", 60, Some(seen))).await;
    let Outcome::Conflict { fields, version } = outcome else { panic!("no conflict: {outcome:?}") };
    assert_eq!(fields.len(), 1);
    assert_eq!((fields[0].field.as_str(), &fields[0].theirs), ("percent", &json!(80)));
    assert!(is_done(&harness.command_of(token, send("c-3", 60, Some(version))).await));
}

#[tokio::test]
async fn r_07_2_an_application_is_withdrawn_until_the_last_second_of_the_deadline_in_oslo() {
    let harness = Harness::new().await;
    let withdraw = |id: &str| Command::WithdrawApplication { enrolment_id: id.into(), pressed_at: noon() };
    harness.clock.set("2026-06-16T22:00:00Z".parse().unwrap());
    let late = refused(harness.command("c-1", withdraw("k1")).await);
    assert_eq!(late.code(), Some(ProblemCode::DeadlinePassed));
    assert_eq!(late.params["deadline"], "2026-06-16");
    harness.clock.set("2026-06-16T21:59:59Z".parse().unwrap());
    assert!(is_done(&harness.command("c-2", withdraw("k1")).await));
    assert_eq!(harness.record::<Enrolment>("k1").status, EnrolmentStatus::Withdrawn);
    // From a second machine: as the member wants it already.
    assert!(is_done(&harness.command("c-3", withdraw("k1")).await));
}

#[tokio::test]
async fn r_07_2_what_is_over_or_not_ones_own_cannot_be_withdrawn() {
    let harness = Harness::new().await;
    let withdraw = |id: &str| Command::WithdrawApplication { enrolment_id: id.into(), pressed_at: noon() };
    assert_eq!(refused_code(harness.command("c-1", withdraw("k2")).await), ProblemCode::DeadlinePassed);
    assert_eq!(refused_code(harness.command("c-2", withdraw("k5")).await), ProblemCode::WrongState);
    assert_eq!(refused_code(harness.command("c-3", withdraw("k4")).await), ProblemCode::NotFound);
}

#[tokio::test]
async fn r_06_3_the_declaration_in_force_is_accepted_and_kept() {
    let harness = Harness::new().await;
    let accept = |version: &str| Command::AcceptDeclaration { version: version.into() };
    assert_eq!(refused_code(harness.command("c-1", accept("1")).await), ProblemCode::WrongState);
    assert!(is_done(&harness.command("c-2", accept("2")).await));
    assert_eq!(harness.record::<Union>("union").declaration_accepted.as_deref(), Some("2"));
    assert_eq!(harness.log()[0].kind, "declaration_accepted");
}

#[tokio::test]
async fn r_06_3_an_export_is_recorded_with_its_purpose() {
    let harness = Harness::new().await;
    let export = |unit: &str, purpose: &str, format: &str| Command::RecordExport {
        unit_id: unit.into(),
        purpose: purpose.into(),
        format: format.into(),
        rows: 2,
        at: noon(),
    };
    assert!(is_done(&harness.command("c-1", export("unit-1", "Innkalling til årsmøte", "csv")).await));
    let line = &harness.log()[0];
    assert_eq!(
        (line.kind.as_str(), &line.detail["purpose"]),
        ("list_exported", &json!("Innkalling til årsmøte"))
    );
    assert_eq!(
        refused_code(harness.command("c-2", export("unit-2", "x", "csv")).await),
        ProblemCode::Forbidden
    );
    let no_reason = harness.command("c-3", export("unit-1", " ", "csv")).await;
    assert_eq!(field_errors(no_reason), [FieldError::new("purpose", FieldCode::Required)]);
    let odd = harness.command("c-4", export("unit-1", "x", "fax")).await;
    assert_eq!(field_errors(odd), [FieldError::new("format", FieldCode::NotPermitted)]);
}

#[tokio::test]
async fn a_new_employment_begins_today_in_oslo() {
    let harness = Harness::new().await;
    harness.clock.set("2026-06-16T22:30:00Z".parse().unwrap());
    let new = Command::ChangeEmployment { employment_id: None, facts: facts() };
    assert!(is_done(&harness.command("c-1", new).await));
    assert_eq!(harness.record::<Employment>("c-1").from, day(2026, 6, 17));
}
