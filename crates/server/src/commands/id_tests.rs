//! The id of a command is new, or it is the same command again. Nothing is ever replaced by it.

use crate::testing::{Harness, blob_of, day, is_done, noon, org, refused_code};
use min_side_domain::records::{
    Address, ChangeState, Employment, EmploymentFacts, Message, PointsEntry, Profile, Thread,
};
use min_side_domain::{Audience, Collection};
use min_side_wire::command::{Command, FieldEdit, Outcome};
use min_side_wire::office::OfficeCommand;
use min_side_wire::problem::ProblemCode;
use serde_json::{Value, json};

fn message(thread: &str, body: &str) -> Command {
    Command::SendMessage {
        thread_id: thread.to_owned(),
        recipient_id: "unit-1".to_owned(),
        subject: "Spørsmål".to_owned(),
        body: body.to_owned(),
        attachments: Vec::new(),
    }
}

fn order(quantity: u32) -> Command {
    Command::OrderReward {
        reward_id: "kopp".into(),
        quantity,
        price: 100,
        deliver_to: "Kari".into(),
        address: Address {
            line1: "Storgata 1".into(),
            line2: String::new(),
            postal_code: "0155".into(),
            place: "OSLO".into(),
            country: String::new(),
        },
    }
}

fn employment(id: Option<&str>, percent: u8) -> Command {
    Command::ChangeEmployment {
        employment_id: id.map(str::to_owned),
        facts: EmploymentFacts {
            virksomhet: org(1),
            virksomhet_name: String::new(),
            arbeidssted: org(5),
            arbeidssted_name: String::new(),
            place: String::new(),
            kommune: String::new(),
            position: "Direktør".into(),
            percent,
            employee_number: String::new(),
            payroll_deduction: true,
        },
    }
}

fn write(member: &str, body: &str) -> OfficeCommand {
    OfficeCommand::Write {
        member_id: member.into(),
        subject: "Hei".into(),
        sender_name: "Silje".into(),
        body: body.into(),
        attachments: Vec::new(),
    }
}

fn reply(body: &str) -> OfficeCommand {
    OfficeCommand::Reply {
        thread_id: "demo-t1".into(),
        member_id: None,
        sender_name: "Silje".into(),
        body: body.into(),
        attachments: Vec::new(),
    }
}

fn points(harness: &Harness) -> i64 {
    let own = Audience::Member("demo".into());
    let ids = ["demo-p1", "taken"];
    ids.iter()
        .filter_map(|id| harness.running.storage.row(&own, Collection::Points, id).unwrap())
        .map(|row| serde_json::from_str::<PointsEntry>(&row.body).unwrap().points)
        .sum()
}

#[tokio::test]
async fn a_message_with_the_id_of_the_offices_message_leaves_its_words_and_its_file() {
    let harness = Harness::new().await;
    let before: Message = harness.record("m1");
    assert_eq!(before.attachments.len(), 1);
    let outcome = harness.command("m1", message("demo-t1", "Dette har kontoret aldri skrevet.")).await;
    assert_eq!(refused_code(outcome), ProblemCode::IdReused);
    assert_eq!(harness.record::<Message>("m1"), before);
    // All of it is undone: the thread has no newer message either.
    assert_eq!(harness.record::<Thread>("demo-t1").last_at, before.sent_at);
    let file = &before.attachments[0].blob.sha256;
    assert_eq!(harness.get(&format!("/v1/blobs/{file}"), harness.token()).await.status(), 200);
}

#[tokio::test]
async fn an_order_with_the_id_of_a_ledger_entry_makes_no_points() {
    let harness = Harness::new().await;
    assert_eq!(points(&harness), 1_000);
    assert_eq!(refused_code(harness.command("demo-p1", order(1)).await), ProblemCode::IdReused);
    assert_eq!(points(&harness), 1_000);
    let orders = harness.running.storage.row(&Audience::Member("demo".into()), Collection::Orders, "demo-p1");
    assert_eq!(orders.unwrap(), None);
}

#[tokio::test]
async fn a_new_employment_with_the_id_of_an_existing_one_does_not_pass_the_approval() {
    let harness = Harness::new().await;
    let before: Employment = harness.record("e1");
    assert_eq!(refused_code(harness.command("e1", employment(None, 100)).await), ProblemCode::IdReused);
    assert_eq!(harness.record::<Employment>("e1"), before);
    // The way that is meant for it waits for the office.
    assert!(is_done(&harness.command("c-1", employment(Some("e1"), 90)).await));
    let after: Employment = harness.record("e1");
    assert_eq!((after.facts, after.change.unwrap().state), (before.facts, ChangeState::Waiting));
}

#[tokio::test]
async fn what_was_taken_away_does_not_come_back_as_something_else() {
    let harness = Harness::new().await;
    let own = Audience::Member("demo".into());
    let rows =
        [(Collection::Messages, "m1"), (Collection::Threads, "demo-t1"), (Collection::Points, "demo-p1")];
    crate::storage::write(&*harness.running.storage, noon(), |tx| {
        for (collection, id) in rows {
            tx.delete(&own, collection, id)?;
        }
        Ok::<_, crate::storage::StorageError>(())
    })
    .unwrap();
    assert_eq!(refused_code(harness.command("m1", message("ny", "Hei")).await), ProblemCode::IdReused);
    assert_eq!(refused_code(harness.command("c-2", message("demo-t1", "Hei")).await), ProblemCode::Invalid);
    // Of someone else's, whoever it was: the office knows a thread by its id.
    let olas = Audience::Member("ola".into());
    crate::storage::write(&*harness.running.storage, noon(), |tx| {
        tx.delete(&olas, Collection::Threads, "ola-t1")
    })
    .unwrap();
    assert_eq!(refused_code(harness.command("c-3", message("ola-t1", "Hei")).await), ProblemCode::Invalid);
}

#[tokio::test]
async fn an_id_that_is_not_in_its_form_is_no_command() {
    let harness = Harness::new().await;
    for id in ["", "a b", "ø", "../x", &"a".repeat(65)] {
        let command =
            json!({"commands": [{"id": id, "kind": "accept_declaration", "payload": {"version": "2"}}]});
        let post =
            harness.client.post(harness.url("/v1/commands")).bearer_auth(harness.token()).json(&command);
        assert_eq!(post.send().await.unwrap().status(), 400, "{id:?}");
        let office = json!({"commands": [{"id": id, "kind": "ship_order",
            "payload": {"member_id": "demo", "order_id": "x"}}]});
        let post =
            harness.client.post(harness.url("/v1/office/commands")).bearer_auth(harness.office_token());
        assert_eq!(post.json(&office).send().await.unwrap().status(), 400, "{id:?}");
    }
    let thread = harness.command("c-1", message("en tråd", "Hei")).await;
    assert_eq!(refused_code(thread), ProblemCode::Invalid);
}

/// Two commands of each kind that differ: the first is done, or refused, under an id; the other comes under the same.
fn of_members() -> Vec<(Command, Command)> {
    let edit = |to: &str| Command::EditProfile {
        edits: vec![FieldEdit { field: "first_name".into(), from: json!("Kari"), to: json!(to) }],
    };
    let magazine = |to: bool| Command::EditMembership {
        edits: vec![FieldEdit { field: "magazine".into(), from: json!(true), to: json!(to) }],
    };
    let read = |through: &str| Command::MarkRead {
        threads: vec!["demo-t1".into()],
        through: through.parse().unwrap(),
    };
    let withdraw = |id: &str| Command::WithdrawApplication { enrolment_id: id.into(), pressed_at: noon() };
    let export = |purpose: &str| Command::RecordExport {
        unit_id: "unit-1".into(),
        purpose: purpose.into(),
        format: "csv".into(),
        rows: 2,
        at: noon(),
    };
    let accept = |version: &str| Command::AcceptDeclaration { version: version.into() };
    vec![
        (message("ny-1", "Først"), message("ny-1", "Så")),
        (read("2026-06-05T08:00:00Z"), read("2026-06-07T08:00:00Z")),
        (edit("Karí"), edit("Kåre")),
        (magazine(false), magazine(true)),
        (employment(None, 50), employment(None, 100)),
        (employment(Some("e1"), 50), employment(Some("e1"), 100)),
        (withdraw("k1"), withdraw("k2")),
        (order(1), order(2)),
        (accept("2"), accept("1")),
        (export("Årsmøte"), export("Noe annet")),
        // What was refused is kept too.
        (order(11), order(1)),
    ]
}

#[tokio::test]
async fn no_command_of_a_members_is_carried_out_under_an_id_that_another_has() {
    let harness = Harness::new().await;
    for (n, (first, other)) in of_members().into_iter().enumerate() {
        let id = format!("used-{n}");
        let answer = harness.command(&id, first.clone()).await;
        let (before, cursor) = harness.sync(harness.token()).await;
        let logged = harness.log().len();
        assert_eq!(
            refused_code(harness.command(&id, other.clone()).await),
            ProblemCode::IdReused,
            "{other:?}"
        );
        assert!(harness.page(harness.token(), &cursor, 10).await.changes.is_empty(), "{other:?}");
        assert_eq!(harness.log().len(), logged, "{other:?}");
        assert_eq!(harness.command(&id, first).await, answer);
        assert_eq!(harness.sync(harness.token()).await.0, before);
    }
    let kinds: std::collections::BTreeSet<String> = of_members()
        .iter()
        .map(|(one, _)| serde_json::to_value(one).unwrap()["kind"].as_str().unwrap().to_owned())
        .collect();
    let document = crate::http::openapi_document();
    assert_eq!(kinds, kinds_of(&document, "Command"), "every kind of command is tried");
}

fn kinds_of(document: &Value, schema: &str) -> std::collections::BTreeSet<String> {
    let variants = document["components"]["schemas"][schema]["oneOf"].as_array().unwrap();
    let kind = |variant: &Value| variant["properties"]["kind"]["enum"][0].as_str().unwrap().to_owned();
    variants.iter().map(kind).collect()
}

async fn of_the_office(harness: &Harness) -> Vec<(OfficeCommand, OfficeCommand)> {
    let blob = harness.upload(harness.office_token(), b"et brev", "text/plain").await;
    let letter = |title: &str| OfficeCommand::SendDocument {
        member_id: "demo".into(),
        document_kind: min_side_domain::records::DocumentKind::Letter,
        title: title.into(),
        file_name: "brev.txt".into(),
        from: "NTL".into(),
        blob: blob.clone(),
    };
    let invoice = |amount_ore| OfficeCommand::SendInvoice {
        member_id: "demo".into(),
        number: "1".into(),
        title: "Kontingent".into(),
        due: day(2026, 7, 1),
        amount_ore,
        account: "86011117947".into(),
        kid: "9920213833".into(),
        file: None,
    };
    let refuse = |reason: &str| OfficeCommand::RefuseEmployment {
        member_id: "demo".into(),
        employment_id: "e1".into(),
        reason: reason.into(),
    };
    let approve =
        |id: &str| OfficeCommand::ApproveEmployment { member_id: "demo".into(), employment_id: id.into() };
    let end =
        |last_day| OfficeCommand::EndOffice { member_id: "demo".into(), office_id: "o1".into(), last_day };
    let close = |signatory: &str| OfficeCommand::CloseCourse {
        course_id: "c3".into(),
        signatory: signatory.into(),
        signatory_title: "Leder".into(),
        contents: Vec::new(),
    };
    let recruited = |points| OfficeCommand::ApproveRecruitment {
        member_id: "demo".into(),
        recruitment_id: "v1".into(),
        points,
    };
    let edit = |to: &str| OfficeCommand::EditProfile {
        member_id: "demo".into(),
        edits: vec![FieldEdit { field: "last_name".into(), from: json!("Nordmann"), to: json!(to) }],
    };
    let ship = |id: &str| OfficeCommand::ShipOrder { member_id: "demo".into(), order_id: id.into() };
    let again =
        |number: &str| OfficeCommand::ReissueKursbevis { member_id: "demo".into(), number: number.into() };
    let revoke =
        |number: &str| OfficeCommand::RevokeKursbevis { member_id: "demo".into(), number: number.into() };
    vec![
        (reply("Først"), reply("Så")),
        (write("demo", "Først"), write("demo", "Så")),
        (write("demo", "Til Kari"), write("ola", "Til Ola")),
        (letter("Først"), letter("Så")),
        (invoice(100), invoice(200)),
        (refuse("Nei"), refuse("Ja")),
        (approve("e1"), approve("e2")),
        (end(day(2027, 1, 1)), end(day(2027, 2, 1))),
        (close("Silje Ås"), close("Per Ås")),
        (recruited(100), recruited(1_000)),
        (edit("Berg"), edit("Dahl")),
        (ship("bought"), ship("other")),
        (again("NTL-2026-000001"), again("NTL-2026-000002")),
        (revoke("NTL-2026-000002"), revoke("NTL-2026-000001")),
    ]
}

#[tokio::test]
async fn no_command_of_the_offices_is_carried_out_under_an_id_that_another_has() {
    let harness = Harness::new().await;
    assert!(is_done(&harness.command("bought", order(1)).await));
    assert!(is_done(&harness.command("c-1", employment(Some("e1"), 90)).await));
    let commands = of_the_office(&harness).await;
    for (n, (first, other)) in commands.iter().enumerate() {
        let id = format!("used-{n}");
        let answer = harness.office(&id, first.clone()).await;
        assert!(!matches!(answer, Outcome::Failed { .. }), "{answer:?}");
        let (before, olas) =
            (harness.sync(harness.token()).await.0, harness.sync(&harness.ola_token).await.0);
        assert_eq!(
            refused_code(harness.office(&id, other.clone()).await),
            ProblemCode::IdReused,
            "{other:?}"
        );
        assert_eq!(harness.office(&id, first.clone()).await, answer);
        assert_eq!(harness.sync(harness.token()).await.0, before, "{other:?}");
        assert_eq!(harness.sync(&harness.ola_token).await.0, olas, "{other:?}");
    }
    let kinds: std::collections::BTreeSet<String> = commands
        .iter()
        .map(|(one, _)| serde_json::to_value(one).unwrap()["kind"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(kinds, kinds_of(&crate::http::openapi_document(), "OfficeCommand"));
}

/// What makes something takes its id from the command: never that of something that is there, whoever made it.
#[tokio::test]
async fn nothing_that_is_there_is_replaced_by_what_the_office_makes() {
    let harness = Harness::new().await;
    assert!(is_done(&harness.command("mine", message("mine", "Mine ord")).await));
    let words: Message = harness.record("mine");
    let blob = harness.upload(harness.office_token(), b"et brev", "text/plain").await;
    assert_eq!(blob, blob_of(b"et brev", "text/plain"));
    for (id, command) in [
        ("mine", reply("Kontorets ord")),
        ("mine", write("demo", "Kontorets ord")),
        // The thread of another member has this id.
        ("mine", write("ola", "Kontorets ord")),
        (
            "demo-p1",
            OfficeCommand::ApproveRecruitment {
                member_id: "demo".into(),
                recruitment_id: "v1".into(),
                points: 5,
            },
        ),
    ] {
        // Of its own at each time, so that only what stands there can be the reason.
        let outcome = harness.office(id, command.clone()).await;
        assert_eq!(refused_code(outcome), ProblemCode::IdReused, "{command:?}");
    }
    assert_eq!(harness.record::<Message>("mine"), words);
    assert_eq!(points(&harness), 1_000);
    assert_eq!(harness.record::<Profile>("demo").first_name, "Kari");
}

#[tokio::test]
async fn answers_from_before_the_words_were_kept_are_given_again() {
    let harness = Harness::new().await;
    let old = crate::storage::KeptAnswer {
        answer: json!({"status": "done", "version": 7}).to_string(),
        hash: None,
        refused: false,
    };
    crate::storage::write(&*harness.running.storage, noon(), |tx| tx.keep_answer("demo", "old", &old))
        .unwrap();
    let again = harness.command("old", message("ny", "Hei")).await;
    assert_eq!(again, Outcome::Done { version: 7, left: Vec::new() });
}
