//! What one request, one value or one member must not do to the others.

use crate::clock::Clock;
use crate::server::{Config, Server, StartError};
use crate::storage::{Role, Row, StorageError, write};
use crate::testing::{Harness, day, is_done, noon, refused, refused_code};
use chrono::{DateTime, TimeDelta, Utc};
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::records::{Address, ChangeState, Employment, Enrolment, EnrolmentStatus, Profile};
use min_side_domain::{Audience, Collection};
use min_side_wire::command::{Command, Envelope, FieldEdit, Outcome};
use min_side_wire::office::{OfficeCommand, Waiting};
use min_side_wire::problem::ProblemCode;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{Duration, Instant};

mod limits;
mod office;

fn own(member: &str) -> Audience {
    Audience::Member(member.to_owned())
}

fn row(member: &str, collection: Collection, body: &Value) -> Row {
    let id = body["id"].as_str().unwrap().to_owned();
    Row { audience: own(member), collection, id, body: body.to_string() }
}

fn message(thread: &str) -> Command {
    Command::SendMessage {
        thread_id: thread.to_owned(),
        recipient_id: "ntl".to_owned(),
        subject: "Spørsmål".to_owned(),
        body: "Hei".to_owned(),
        attachments: Vec::new(),
    }
}

fn edit(field: &str, from: Value, to: Value) -> Command {
    Command::EditProfile { edits: vec![FieldEdit { field: field.into(), from, to }] }
}

#[tokio::test]
async fn a_panic_within_a_transaction_undoes_it_and_the_next_one_writes() {
    let harness = Harness::new().await;
    let storage = Arc::clone(&harness.running.storage);
    let thread = json!({"id": "half", "subject": "Halv", "recipient_id": "ntl", "recipient_name": "NTL",
        "last_at": "2026-06-01T08:00:00Z", "read_through": null});
    let outcome = tokio::task::spawn_blocking(move || {
        storage.write(noon(), &mut |tx| {
            tx.put(&row("demo", Collection::Threads, &thread))?;
            panic!("planted")
        })
    });
    assert!(matches!(outcome.await.unwrap(), Err(StorageError::Panicked)));
    assert!(is_done(&harness.command("c-1", message("after")).await));
    let (cache, _) = harness.sync(harness.token()).await;
    assert!(cache.has("threads", "after") && !cache.has("threads", "half"));
}

/// A clock that panics once, where it is asked on behalf of a command.
struct Bomb(std::sync::atomic::AtomicBool);

impl Clock for Bomb {
    fn now(&self) -> DateTime<Utc> {
        let within = std::thread::current().name().is_some_and(|name| name == "tokio-rt-worker");
        if within && self.0.swap(false, std::sync::atomic::Ordering::SeqCst) {
            panic!("planted");
        }
        noon()
    }
}

#[tokio::test]
async fn a_panic_is_one_commands_and_the_others_of_its_request_are_answered() {
    let bomb = Arc::new(Bomb(std::sync::atomic::AtomicBool::new(false)));
    let clock = Arc::clone(&bomb);
    let harness = Harness::with(|config| config.clock = clock).await;
    // Whatever keeps house may take it: then it is planted again.
    for attempt in 0..20 {
        bomb.0.store(true, std::sync::atomic::Ordering::SeqCst);
        let commands: Vec<Value> = (0..3)
            .map(|n| {
                let id = format!("c-{attempt}-{n}");
                json!(Envelope { base_version: None, command: message(&id), id })
            })
            .collect();
        let request = json!({ "commands": commands });
        let answers = harness.answers(harness.token(), &request).await;
        let failed = answers.iter().filter(|one| matches!(one.outcome, Outcome::Failed { .. })).count();
        assert_eq!(answers.iter().filter(|one| is_done(&one.outcome)).count(), 3 - failed);
        // Sent again it is done: no answer was kept of the failure.
        let again = harness.answers(harness.token(), &request).await;
        assert!(again.iter().all(|one| is_done(&one.outcome)), "{again:?}");
        if failed == 1 {
            return;
        }
    }
    panic!("no command has panicked");
}

#[test]
fn a_release_does_not_end_at_a_panic() {
    let manifest = include_str!("../../../../Cargo.toml");
    assert!(!manifest.contains("panic = \"abort\""));
}

#[tokio::test]
async fn a_command_that_the_server_fails_at_holds_up_no_other() {
    let harness = Harness::new().await;
    // What stands here is no profile: an edit of it is the server's failure.
    harness.running.storage.put_rows(&[row("demo", Collection::Profile, &json!({"id": "demo"}))]).unwrap();
    let request = json!({"commands": [
        Envelope { id: "c-1".into(), base_version: None, command: edit("first_name", json!("Kari"), json!("Karí")) },
        {"id": "c-2", "kind": "mark_read", "payload": {"threads": ["demo-t1"], "through": noon()}},
    ]});
    let answers = harness.answers(harness.token(), &request).await;
    let Outcome::Failed { problem } = &answers[0].outcome else { panic!("{answers:?}") };
    assert_eq!(problem.code(), Some(ProblemCode::Internal));
    assert!(is_done(&answers[1].outcome));
}

#[tokio::test]
async fn a_member_without_the_unions_own_row_writes_and_accepts_like_any_other() {
    let harness = Harness::new().await;
    let storage = &harness.running.storage;
    storage.add_member("ny", "ny", "Nils Ny", &[Role::Member]).unwrap();
    let recipient = json!({"id": "ntl", "kind": "office", "name": "NTL"});
    storage.put_rows(&[row("ny", Collection::Recipients, &recipient)]).unwrap();
    let token = harness.token_of("ny").await;
    let send = |id: &str, command| Envelope { id: id.into(), base_version: None, command };
    assert!(is_done(&harness.command_of(&token, send("n-1", message("n-1"))).await));
    let accept = Command::AcceptDeclaration { version: "2".into() };
    assert!(is_done(&harness.command_of(&token, send("n-2", accept)).await));
    // Nobody else's acceptance is theirs.
    let union = storage.row(&own("demo"), Collection::Union, "union").unwrap().unwrap();
    assert!(!union.body.contains("\"declaration_accepted\":\"2\""));
}

#[tokio::test]
async fn r_01_6_an_address_that_was_stored_without_a_second_line_gives_no_false_conflict() {
    let harness = Harness::new().await;
    let mut body = serde_json::to_value(harness.record::<Profile>("demo")).unwrap();
    body["address"].as_object_mut().unwrap().remove("line2");
    harness.running.storage.put_rows(&[row("demo", Collection::Profile, &body)]).unwrap();
    let seen = Address {
        line1: "Storgata 1".into(),
        postal_code: "0155".into(),
        place: "OSLO".into(),
        ..Address::default()
    };
    let wanted = Address { line1: "Lillegata 2".into(), ..seen.clone() };
    assert!(is_done(&harness.command("c-1", edit("address", json!(seen), json!(wanted))).await));
    assert_eq!(harness.record::<Profile>("demo").address, wanted);
    // One that leaves the field out means the same.
    let old = json!({"line1": "Lillegata 2", "postal_code": "0155", "place": "OSLO"});
    assert!(is_done(&harness.command("c-2", edit("address", old, json!(seen))).await));
    // A true clash is still one.
    let outcome = harness.command("c-3", edit("address", json!(wanted), json!(Address::default()))).await;
    assert!(matches!(outcome, Outcome::Conflict { .. }), "{outcome:?}");
}

#[tokio::test]
async fn dates_that_no_calendar_has_are_refused_at_every_door() {
    let harness = Harness::new().await;
    let far = DateTime::<Utc>::MAX_UTC;
    let read = Command::MarkRead { threads: vec!["demo-t1".into()], through: far };
    assert_eq!(
        refused(harness.command("c-1", read).await).fields,
        [FieldError::new("through", FieldCode::OutOfRange)]
    );
    let long_ago = Command::MarkRead { threads: vec!["demo-t1".into()], through: DateTime::<Utc>::MIN_UTC };
    assert_eq!(refused_code(harness.command("c-2", long_ago).await), ProblemCode::Invalid);
    let export = Command::RecordExport {
        unit_id: "unit-1".into(),
        purpose: "Årsmøte".into(),
        format: "csv".into(),
        rows: 1,
        at: far,
    };
    assert_eq!(refused_code(harness.command("c-3", export).await), ProblemCode::Invalid);
    let invoice = |due, amount_ore| OfficeCommand::SendInvoice {
        member_id: "demo".into(),
        number: "1".into(),
        title: "Kontingent".into(),
        due,
        amount_ore,
        account: "86011117947".into(),
        kid: "9920213833".into(),
        file: None,
    };
    for (id, command, field) in [
        ("o-1", invoice(far.date_naive(), 100), "due"),
        ("o-2", invoice(day(2026, 7, 1), i64::MAX), "amount_ore"),
        (
            "o-3",
            OfficeCommand::EndOffice {
                member_id: "demo".into(),
                office_id: "o1".into(),
                last_day: far.date_naive(),
            },
            "last_day",
        ),
        (
            "o-4",
            OfficeCommand::EditProfile {
                member_id: "demo".into(),
                edits: vec![FieldEdit {
                    field: "birth_date".into(),
                    from: json!("1980-02-03"),
                    to: json!("+262142-01-01"),
                }],
            },
            "birth_date",
        ),
    ] {
        let outcome = harness.office(id, command).await;
        assert_eq!(refused(outcome).fields, [FieldError::new(field, FieldCode::OutOfRange)], "{field}");
    }
    // A thread at the end of time, as an older import let in: nothing is added to it that cannot be.
    let thread = json!({"id": "demo-t1", "subject": "Årsmøte", "recipient_id": "ntl", "recipient_name": "NTL",
        "last_at": far, "read_through": null});
    harness.running.storage.put_rows(&[row("demo", Collection::Threads, &thread)]).unwrap();
    assert!(is_done(&harness.command("c-4", message("demo-t1")).await));
}
