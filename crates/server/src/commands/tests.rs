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
async fn r_04_2_a_message_begins_a_thread_with_a_permitted_recipient() {
    let harness = Harness::new().await;
    assert!(is_done(&harness.command("c-1", message("new-thread", "ntl")).await));
    let sent: Message = harness.record("c-1");
    assert_eq!((sent.sender, sent.sender_name.as_str()), (Sender::Member, "Kari Nordmann"));
    assert_eq!(sent.sent_at, noon());
    let thread: Thread = harness.record("new-thread");
    assert_eq!((thread.recipient_name.as_str(), thread.read_through), ("NTL forbundskontoret", Some(noon())));
}

#[tokio::test]
async fn r_04_2_no_one_else_can_be_written_to() {
    let harness = Harness::new().await;
    let to_stranger = harness.command("c-1", message("new-thread", "unit-2")).await;
    assert_eq!(refused_code(to_stranger), ProblemCode::RecipientNotPermitted);
    // A thread keeps its counterpart.
    let moved = harness.command("c-2", message("demo-t1", "ntl")).await;
    assert_eq!(refused_code(moved), ProblemCode::RecipientNotPermitted);
    // Someone else's thread is no one's to join.
    let others = harness.command("c-3", message("ola-t1", "unit-1")).await;
    assert_eq!(field_errors(others), [FieldError::new("thread_id", FieldCode::NotPermitted)]);
    let (cache, _) = harness.sync(harness.token()).await;
    assert!(!cache.has("threads", "new-thread") && !cache.has("threads", "ola-t1"));
}

#[tokio::test]
async fn r_04_2_an_empty_message_names_its_fields() {
    let harness = Harness::new().await;
    let empty = Command::SendMessage {
        thread_id: "n".into(),
        recipient_id: "ntl".into(),
        subject: " ".into(),
        body: String::new(),
        attachments: Vec::new(),
    };
    let fields: Vec<String> =
        field_errors(harness.command("c-1", empty).await).into_iter().map(|error| error.field).collect();
    assert_eq!(fields, ["subject", "body"]);
}

#[tokio::test]
async fn r_04_4_an_attachment_has_to_be_uploaded_whole_by_the_sender() {
    let harness = Harness::new().await;
    let bytes = b"vedlegg";
    let with = |blob| Command::SendMessage {
        thread_id: "with-file".into(),
        recipient_id: "ntl".into(),
        subject: "Vedlegg".into(),
        body: "Se vedlegg.".into(),
        attachments: vec![Attachment { name: "a.txt".into(), blob }],
    };
    let blob = crate::testing::blob_of(bytes, "text/plain");
    assert_eq!(
        refused_code(harness.command("c-1", with(blob.clone())).await),
        ProblemCode::AttachmentMissing
    );
    // Uploaded by another member: still not the sender's.
    harness.upload(&harness.ola_token, bytes, "text/plain").await;
    assert_eq!(refused_code(harness.command("c-2", with(blob)).await), ProblemCode::AttachmentMissing);
    let mine = harness.upload(harness.token(), bytes, "text/plain").await;
    assert!(is_done(&harness.command("c-3", with(mine)).await));
    assert_eq!(harness.record::<Message>("c-3").attachments.len(), 1);
}

#[tokio::test]
async fn r_04_4_a_file_is_what_its_bytes_say_whatever_it_is_sent_as() {
    let harness = Harness::new().await;
    let command = |name: &str, blob: BlobRef| Command::SendMessage {
        thread_id: "0197a000-0000-7000-8000-000000000009".into(),
        recipient_id: "ntl".into(),
        subject: "Fil".into(),
        body: "Se vedlegg.".into(),
        attachments: vec![Attachment { name: name.into(), blob }],
    };
    let program = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff";
    for (id, name, kind, bytes) in [
        ("c-1", "vedtak.pdf", "application/pdf", program.as_slice()),
        ("c-2", "notat.txt", "text/plain", &program[..12]),
        ("c-3", "bilde.png", "image/png", b"<script>alert(1)</script>"),
    ] {
        let blob = harness.upload(harness.token(), bytes, kind).await;
        let errors = field_errors(harness.command(id, command(name, blob.clone())).await);
        assert_eq!(errors, [FieldError::new("attachments.0", FieldCode::FileType)], "{name}");
        // Nor is it served as what it was said to be.
        let served = harness.get(&format!("/v1/blobs/{}", blob.sha256), harness.token()).await;
        assert_ne!(served.headers()["content-type"], kind, "{name}");
    }
    let pdf = b"\xef\xbb\xbf%PDF-1.7 a letter";
    let blob = harness.upload(harness.token(), pdf, "application/pdf").await;
    assert!(is_done(&harness.command("c-4", command("vedtak.pdf", blob)).await));
    // Another member has said something else of the same bytes: each is answered for what they said themselves.
    harness.upload(&harness.ola_token, b"a;b", "text/csv").await;
    let blob = harness.upload(harness.token(), b"a;b", "text/plain").await;
    let answer = harness.command("c-5", command("liste.txt", blob)).await;
    assert!(is_done(&answer), "{answer:?}");
}

#[tokio::test]
async fn r_04_4_type_and_number_of_attachments_are_limited() {
    let harness = Harness::new().await;
    let blob = harness.upload(harness.token(), b"x", "image/gif").await;
    let file = |name: &str| Attachment { name: name.into(), blob: blob.clone() };
    let command = Command::SendMessage {
        thread_id: "n".into(),
        recipient_id: "ntl".into(),
        subject: "S".into(),
        body: "B".into(),
        attachments: vec![file("1.gif"), file("2.gif"), file("3.gif")],
    };
    let errors = field_errors(harness.command("c-1", command).await);
    assert!(errors.contains(&FieldError::new("attachments", FieldCode::TooManyFiles)));
    assert!(errors.contains(&FieldError::new("attachments.0", FieldCode::FileType)));
}

#[tokio::test]
async fn r_04_6_a_repeated_command_does_nothing_twice() {
    let harness = Harness::new().await;
    let first = harness.command("c-1", message("new-thread", "ntl")).await;
    harness.clock.set(noon() + chrono::TimeDelta::minutes(5));
    let again = harness.command("c-1", message("new-thread", "ntl")).await;
    assert_eq!(first, again);
    assert_eq!(harness.record::<Message>("c-1").sent_at, noon());
    // The key is the member's own: another's command of the same id is another command.
    let olas = Envelope { id: "c-1".into(), base_version: None, command: message("olas-thread", "ntl") };
    assert!(is_done(&harness.command_of(&harness.ola_token, olas).await));
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
async fn r_04_7_the_read_mark_moves_and_never_back() {
    let harness = Harness::new().await;
    let mark = |through: &str| Command::MarkRead {
        threads: vec!["demo-t1".into(), "gone".into()],
        through: through.parse().unwrap(),
    };
    assert!(is_done(&harness.command("c-1", mark("2026-06-10T08:00:00Z")).await));
    assert!(is_done(&harness.command("c-2", mark("2026-06-05T08:00:00Z")).await));
    let read = || harness.record::<Thread>("demo-t1").read_through.unwrap().to_rfc3339();
    assert_eq!(read(), "2026-06-10T08:00:00+00:00");
    // A machine whose clock is a year ahead.
    assert!(is_done(&harness.command("c-3", mark("2027-06-05T08:00:00Z")).await));
    assert_eq!(harness.record::<Thread>("demo-t1").read_through, Some(noon()));
    let none = Command::MarkRead { threads: vec!["gone".into()], through: noon() };
    assert_eq!(refused_code(harness.command("c-4", none).await), ProblemCode::NotFound);
}

#[tokio::test]
async fn r_01_6_edits_of_different_fields_merge() {
    let harness = Harness::new().await;
    let name = edit("first_name", json!("Kari"), json!("Karí Ánne"));
    let phone = edit("mobile_work", json!(""), json!("22 22 22 22"));
    assert!(is_done(&harness.command("c-1", name).await));
    let choice = Command::EditProfile {
        edits: vec![FieldEdit { field: "mobile_choice".into(), from: json!("private"), to: json!("work") }],
    };
    assert!(is_done(&harness.command("c-2", phone).await));
    assert!(is_done(&harness.command("c-3", choice).await));
    let profile: Profile = harness.record("demo");
    assert_eq!(profile.first_name, "Karí Ánne");
    assert_eq!(profile.mobile_work, "+4722222222");
}

#[tokio::test]
async fn r_01_6_a_field_that_clashes_comes_back_with_both_values() {
    let harness = Harness::new().await;
    assert!(is_done(&harness.command("c-1", edit("last_name", json!("Nordmann"), json!("Berg"))).await));
    harness.clock.set(noon() + chrono::TimeDelta::hours(1));
    let outcome = harness.command("c-2", edit("last_name", json!("Nordmann"), json!("Dahl"))).await;
    let Outcome::Conflict { fields, version } = outcome else { panic!("no conflict: {outcome:?}") };
    let [clash] = fields.as_slice() else { panic!("{fields:?}") };
    assert_eq!((&clash.mine, &clash.theirs), (&json!("Dahl"), &json!("Berg")));
    assert_eq!((clash.theirs_at, clash.theirs_by.as_str()), (noon(), "member"));
    assert!(version > 0);
    assert_eq!(harness.record::<Profile>("demo").last_name, "Berg");
    // Both wanted the same: no clash.
    assert!(is_done(&harness.command("c-3", edit("last_name", json!("Nordmann"), json!("Berg"))).await));
}

#[tokio::test]
async fn r_01_6_a_clash_with_the_office_says_so() {
    use min_side_wire::office::OfficeCommand;
    let harness = Harness::new().await;
    let edits = vec![FieldEdit { field: "last_name".into(), from: json!("Nordmann"), to: json!("Lie") }];
    let by_office = OfficeCommand::EditProfile { member_id: "demo".into(), edits };
    assert!(is_done(&harness.office("o-1", by_office).await));
    let outcome = harness.command("c-1", edit("last_name", json!("Nordmann"), json!("Dahl"))).await;
    let Outcome::Conflict { fields, .. } = outcome else { panic!("no conflict: {outcome:?}") };
    assert_eq!(fields[0].theirs_by, "office");
}

#[tokio::test]
async fn r_01_2_the_birth_date_is_not_the_members_to_edit() {
    let harness = Harness::new().await;
    let date = harness.command("c-1", edit("birth_date", json!("1980-02-03"), json!("1990-02-03"))).await;
    assert_eq!(field_errors(date), [FieldError::new("birth_date", FieldCode::ReadOnly)]);
    let nonsense = harness.command("c-2", edit("shoe_size", json!(1), json!(2))).await;
    assert_eq!(field_errors(nonsense), [FieldError::new("shoe_size", FieldCode::Unknown)]);
}

#[tokio::test]
async fn r_01_3_a_choice_that_points_at_nothing_is_refused_by_name() {
    let harness = Harness::new().await;
    let emptied =
        harness.command("c-1", edit("email_private", json!("demo@privat.example.no"), json!(""))).await;
    assert_eq!(field_errors(emptied), [FieldError::new("email_choice", FieldCode::ChoiceOfEmpty)]);
    let both = Command::EditProfile {
        edits: vec![
            FieldEdit { field: "email_private".into(), from: json!("demo@privat.example.no"), to: json!("") },
            FieldEdit { field: "email_choice".into(), from: json!("private"), to: json!("work") },
        ],
    };
    assert!(is_done(&harness.command("c-2", both).await));
}

#[tokio::test]
async fn r_01_4_a_mobile_choice_that_points_at_nothing_is_refused_by_name() {
    let harness = Harness::new().await;
    let wrong = harness.command("c-1", edit("mobile_choice", json!("private"), json!("work"))).await;
    assert_eq!(field_errors(wrong), [FieldError::new("mobile_choice", FieldCode::ChoiceOfEmpty)]);
}

#[tokio::test]
async fn r_01_5_the_server_validates_each_field_again() {
    let harness = Harness::new().await;
    let street = json!({"line1": "Storgata 1", "line2": "", "postal_code": "0155", "place": "OSLO"});
    let bad_code = json!({"line1": "Storgata 1", "line2": "", "postal_code": "15", "place": "OSLO"});
    let cases = [
        (
            "email_work",
            json!("demo@arbeid.example.no"),
            json!("not an address"),
            "email_work",
            FieldCode::BadEmail,
        ),
        ("mobile_private", json!("+4740000000"), json!("123"), "mobile_private", FieldCode::BadPhone),
        ("first_name", json!("Kari"), json!("Kari <b>"), "first_name", FieldCode::BadCharacters),
        ("first_name", json!("Kari"), json!(7), "first_name", FieldCode::NotPermitted),
        ("address", street, bad_code, "address.postal_code", FieldCode::BadPostalCode),
    ];
    for (n, (field, from, to, named, code)) in cases.into_iter().enumerate() {
        let outcome = harness.command(&format!("c-{n}"), edit(field, from, to)).await;
        assert_eq!(field_errors(outcome), [FieldError::new(named, code)], "{field}");
    }
    assert_eq!(harness.record::<Profile>("demo").first_name, "Kari");
    // One name is enough, none is not.
    let emptied = |fields: &[(&str, &str)]| Command::EditProfile {
        edits: fields
            .iter()
            .map(|(field, from)| FieldEdit {
                field: (*field).into(),
                from: json!(from),
                to: json!(" \u{200b}"),
            })
            .collect(),
    };
    let last = harness.record::<Profile>("demo").last_name;
    let none = harness.command("c-none", emptied(&[("first_name", "Kari"), ("last_name", &last)])).await;
    assert_eq!(field_errors(none), [FieldError::new("first_name", FieldCode::Required)]);
    assert!(is_done(&harness.command("c-single", emptied(&[("first_name", "Kari")])).await));
    assert_eq!(harness.record::<Profile>("demo").name(), last);
}

#[tokio::test]
async fn r_02_2_the_magazine_is_all_of_the_membership_that_can_be_edited() {
    let harness = Harness::new().await;
    let magazine = |field: &str, from: Value, to: Value| Command::EditMembership {
        edits: vec![FieldEdit { field: field.into(), from, to }],
    };
    assert!(is_done(&harness.command("c-1", magazine("magazine", json!(true), json!(false))).await));
    let dues = harness.command("c-2", magazine("dues", json!("payroll_deduction"), json!("invoice"))).await;
    assert_eq!(field_errors(dues), [FieldError::new("dues", FieldCode::ReadOnly)]);
    let text = harness.command("c-3", magazine("magazine", json!(false), json!("ja"))).await;
    assert_eq!(field_errors(text), [FieldError::new("magazine", FieldCode::NotPermitted)]);
    let (cache, _) = harness.sync(harness.token()).await;
    assert_eq!(cache.body("membership", "demo")["magazine"], json!(false));
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
async fn r_09_2_an_order_takes_its_points_at_once() {
    let harness = Harness::new().await;
    assert!(is_done(&harness.command("c-1", order(3)).await));
    let made: Order = harness.record("c-1");
    assert_eq!((made.points, made.quantity, made.reward_name.as_str()), (300, 3, "Kopp"));
    assert_eq!(harness.record::<PointsEntry>("c-1").points, -300);
    let short = refused(harness.command("c-2", order(8)).await);
    assert_eq!((short.code(), short.params["balance"].as_str()), (Some(ProblemCode::NotEnoughPoints), "700"));
}

#[tokio::test]
async fn r_09_2_an_order_is_refused_for_what_is_wrong_with_it() {
    let harness = Harness::new().await;
    let request = |reward: &str, quantity, price, deliver_to: &str, address| Command::OrderReward {
        reward_id: reward.into(),
        quantity,
        price,
        deliver_to: deliver_to.into(),
        address,
    };
    let gone = harness.command("c-1", request("sekk", 1, 50, "Kari", address())).await;
    assert_eq!(refused_code(gone), ProblemCode::NotAvailable);
    let dearer = refused(harness.command("c-2", request("kopp", 1, 90, "Kari", address())).await);
    assert_eq!((dearer.code(), dearer.params["price"].as_str()), (Some(ProblemCode::PriceChanged), "100"));
    assert_eq!(
        refused_code(harness.command("c-3", request("x", 1, 1, "K", address())).await),
        ProblemCode::NotFound
    );
    let nowhere = harness.command("c-4", request("kopp", 1, 100, " ", Address::default())).await;
    let named: Vec<String> = field_errors(nowhere).into_iter().map(|error| error.field).collect();
    assert_eq!(named, ["address.line1", "address.postal_code", "address.place", "deliver_to"]);
    let none = harness.command("c-5", request("kopp", 0, 100, "Kari", address())).await;
    assert_eq!(field_errors(none), [FieldError::new("quantity", FieldCode::OutOfRange)]);
}

/// Fifty at once with points for ten.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn r_09_3_ten_of_fifty_orders_at_once_succeed_and_the_ledger_balances() {
    let harness = std::sync::Arc::new(Harness::new().await);
    let orders: Vec<_> = (0..50)
        .map(|n| {
            let harness = std::sync::Arc::clone(&harness);
            // Every one is sent twice, as when the first answer was lost.
            tokio::spawn(async move {
                let id = format!("order-{n}");
                let first = harness.command(&id, order(1)).await;
                let again = harness.command(&id, order(1)).await;
                assert_eq!(first, again);
                is_done(&first)
            })
        })
        .collect();
    let mut succeeded = 0;
    for order in orders {
        succeeded += u32::from(order.await.unwrap());
    }
    assert_eq!(succeeded, 10);
    let (cache, _) = harness.sync(harness.token()).await;
    let ledger: i64 = cache
        .0
        .iter()
        .filter(|((collection, _), _)| collection == "points")
        .map(|(_, held)| held.body["points"].as_i64().unwrap())
        .sum();
    assert_eq!(ledger, 0);
    assert_eq!(cache.0.keys().filter(|(collection, _)| collection == "orders").count(), 10);
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
